"""A question answered with one key."""

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from lean_journal.domain.text import visible
from lean_journal.tui.dialogs.base import Dialog


class AskDialog(Dialog[bool]):
    """Yes or no; leaving it answers neither."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", priority=True),
        Binding("n", "answer(False)", "no", priority=True),
    ]

    def __init__(self, question: str, *, unread: float = 0.0) -> None:
        """Take the question.

        Args:
            question: As it shall be read.
            unread: Seconds in which keys are taken to be meant for what lay there before.
        """
        super().__init__(visible(question))
        self._unread = unread
        self._shown_at = 0.0

    def content(self) -> ComposeResult:
        """Name the keys."""
        yield Static("y  yes      n  no      esc  not now", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin to count."""
        self._shown_at = monotonic()

    async def action_answer(self, is_yes: bool) -> None:
        """Close with the answer, unless it was typed before the question could be read."""
        if monotonic() - self._shown_at >= self._unread:
            await self.finish(is_yes)
