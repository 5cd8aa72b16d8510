"""Choosing one of a few."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList, Static

from lean_journal.tui.commands import CHOOSE, bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.record_list import RecordList, Row


class ChooseDialog(Dialog[str]):
    """Returns the key of the chosen row."""

    BINDINGS = bindings(CHOOSE)

    DEFAULT_CSS = """
    ChooseDialog RecordList { height: auto; max-height: 8; background: $surface; padding: 0 1; }
    """

    def __init__(self, title: str, rows: Sequence[Row], hint: str) -> None:
        """Take the question, the rows to choose from, and what follows from the choice."""
        super().__init__(title)
        self._rows, self._hint = rows, hint

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield RecordList()
        yield Static(self._hint, classes="hint", markup=False)

    def first(self) -> Widget:
        """Begin in the list."""
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Show the rows."""
        self.query_one(RecordList).show_rows(self._rows)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.save()

    async def save(self) -> None:
        """Close with the chosen one."""
        if key := self.query_one(RecordList).key:
            await self.finish(key)
