"""Which of five behaviors rests, so that another has room."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from lean_journal.domain.behavior import Behavior
from lean_journal.tui.commands import PARK, bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.record_list import RecordList, Row


class ParkDialog(Dialog[int]):
    """Returns the id of the behavior to park."""

    BINDINGS = bindings(PARK)

    DEFAULT_CSS = """
    ParkDialog RecordList { height: auto; max-height: 8; background: $surface; padding: 0 1; }
    """

    def __init__(self, behaviors: Sequence[Behavior]) -> None:
        """Take the behaviors that are practised."""
        super().__init__(f"{len(behaviors)} at a time. Which one rests?")
        self._behaviors = behaviors

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield RecordList()
        yield Static("Its marks stay; it can be taken up again.", classes="hint", markup=False)

    def first(self) -> Widget:
        """Begin in the list."""
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Show the behaviors."""
        rows = [Row(str(one.id), Content(shown_text(one.name))) for one in self._behaviors]
        self.query_one(RecordList).show_rows(rows)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.save()

    async def save(self) -> None:
        """Close with the chosen one."""
        if key := self.query_one(RecordList).key:
            await self.finish(int(key))
