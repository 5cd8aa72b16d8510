"""A dialog of one line."""

from textual.app import ComposeResult
from textual.widget import Widget

from lean_journal.tui.commands import FORM, bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.field import Field


class LineDialog(Dialog[str]):
    """Ask for one line; it returns the text, which may be empty."""

    BINDINGS = bindings(FORM)

    def __init__(
        self, title: str, *, value: str = "", hint: str = "", placeholder: str = ""
    ) -> None:
        """Take what to ask, the text to begin with, and what to say below."""
        super().__init__(title)
        self._value, self._hint, self._placeholder = value, hint, placeholder

    def content(self) -> ComposeResult:
        """Lay out the line."""
        yield Field(self._value, placeholder=self._placeholder)

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    async def save(self) -> None:
        """Close with the text."""
        await self.finish(self.query_one(Field).value.strip(" \t"))
