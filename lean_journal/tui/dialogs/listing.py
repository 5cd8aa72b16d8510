"""A sheet with a list on it, drawn as the journal holds it now."""

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.record_list import RecordList

Result = TypeVar("Result")


class ListDialog(Dialog[Result]):
    """A dialog whose keys go to a list.

    A subclass gives the rows in `refresh_view`; it is asked again for another width.
    """

    DEFAULT_CSS = """
    ListDialog RecordList { height: auto; max-height: 14; background: $surface; padding: 0 1; }
    ListDialog.-tall #sheet { height: 100%; }
    ListDialog.-tall RecordList { height: 1fr; max-height: 100%; }
    """

    def __init__(self, title: str, *, hint: str = "", is_tall: bool = False) -> None:
        """Take what stands above the list and below it.

        Args:
            title: What stands at the head of the sheet.
            hint: A line under the list, with commands' ids in the places of keys; empty for none.
            is_tall: Whether the sheet takes the whole screen.
        """
        super().__init__(title)
        self._hint = hint
        self.set_class(is_tall, "-tall")

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield RecordList()
        if self._hint:
            yield Static(self.keyed(self._hint), classes="hint", markup=False)

    def show_hint(self, is_shown: bool = True) -> None:
        """Show the line under the list with the keys of now, or hide it."""
        hint = self.query_one(".hint", Static)
        hint.update(self.keyed(self._hint))
        hint.display = is_shown

    @property
    def rows(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def first(self) -> Widget:
        """Begin in the list."""
        return self.rows

    def on_mount(self) -> None:
        """Show what there is."""
        self.refresh_view()

    @on(RecordList.Resized)
    def _fit_rows(self) -> None:
        self.refresh_view()
