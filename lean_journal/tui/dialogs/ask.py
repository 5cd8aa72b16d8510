"""A question answered with one key."""

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

    def __init__(self, question: str) -> None:
        """Take the question, as it shall be read."""
        super().__init__(visible(question))

    def content(self) -> ComposeResult:
        """Name the keys."""
        yield Static("y  yes      n  no      esc  not now", classes="hint", markup=False)

    async def action_answer(self, is_yes: bool) -> None:
        """Close with the answer."""
        await self.finish(is_yes)
