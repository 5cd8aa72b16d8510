"""Screens of lists: drawn anew when what they show, or the room for its rows, has changed."""

from datetime import date

from textual import on

from lean_journal.domain.record import Record
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.record_list import RecordList


class ListScreen(JournalScreen[None]):
    """A mode whose lists are drawn anew when the journal, the day or their width changed.

    A subclass draws in `refresh_view`, and says in its `on_mount` where the keys go.
    """

    IS_READY_WHEN_MOUNTED = False

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._drawn: tuple[int, date, tuple[int, ...]] | None = None

    def on_mount(self) -> None:
        """Draw once there is a layout: rows for a width nobody knows yet would be in vain."""
        # The lists tell of their width; on a terminal without room for them none does.
        self.call_after_refresh(self.draw_if_changed)

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile."""
        if self.ready.is_set():
            self.draw_if_changed()

    @on(RecordList.Resized)
    def _fit_rows(self) -> None:
        self.draw_if_changed()

    def has_any(self, *kinds: type[Record]) -> bool:
        """Tell whether the journal holds a record of some kinds."""
        return any(next(iter(self.journal.glimpse(kind, "id")), None) for kind in kinds)

    def draw_if_changed(self) -> None:
        """Draw anew, unless the journal, the day and the room for rows are as they were."""
        room = tuple(rows.row_width for rows in self.query(RecordList))
        stands = (self.journal.version, self.journal.today(), room)
        if stands != self._drawn:
            self._drawn = stands
            self.refresh_view()
        self.ready.set()
