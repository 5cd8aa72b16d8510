"""Choosing one of a few."""

from collections.abc import Sequence

from textual import on
from textual.widgets import OptionList

from lean_journal.tui.command_table import CHOOSE
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.widgets.record_list import Row


class ChooseDialog(ListDialog[str]):
    """Returns the key of the chosen row."""

    BINDINGS = bindings(CHOOSE)

    def __init__(self, title: str, rows: Sequence[Row], hint: str) -> None:
        """Take the question, the rows to choose from, and what follows from the choice."""
        super().__init__(title, hint=hint)
        self._rows = rows

    def refresh_view(self) -> None:
        """Show the rows."""
        self.rows.show_rows(self._rows)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.save()

    async def save(self) -> None:
        """Close with the chosen one."""
        if key := self.rows.key:
            await self.finish(key)
