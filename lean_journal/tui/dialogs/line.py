"""A dialog of one line."""

from textual.app import ComposeResult
from textual.widget import Widget

from lean_journal.tui.command_table import FORM
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.field import Field


class LineDialog(Dialog[str]):
    """Ask for one line; it returns the text, which may be empty."""

    BINDINGS = bindings(FORM)

    def __init__(self, title: str, *, draft: str, value: str = "", placeholder: str = "") -> None:
        """Take what to ask, the line's name among the drafts, and the text to begin with."""
        super().__init__(title)
        self._draft, self._value, self._placeholder = draft, value, placeholder

    def content(self) -> ComposeResult:
        """Lay out the line."""
        yield self.field(self._value, draft=self._draft, placeholder=self._placeholder)

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    async def save(self) -> None:
        """Close with the text."""
        await self.finish(self.query_one(Field).value.strip(" \t"))
