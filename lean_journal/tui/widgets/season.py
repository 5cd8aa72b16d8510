"""The twelve weeks: a heading of weeks, and a row per behavior."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Static

from lean_journal.domain.picture import Glance
from lean_journal.tui.widgets.command_bar import NARROW
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.season_rows import season_heading, season_rows

WIDEST = 130
"""Cells of the widest page."""

_BESIDE, _BESIDE_NARROW = 5, 3
"""Cells beside a row: the padding of the page, the scrollbar, and one to its left."""


class Season(Vertical):
    """Draws how the behaviors stand; fits itself to its width without asking anybody."""

    DEFAULT_CSS = """
    Season { height: 1fr; }
    Season > Static { height: 2; }
    Season > RecordList { scrollbar-gutter: stable; }
    """

    today: var[date | None] = var[date | None](None)
    """The journal day."""

    standings: var[Sequence[Glance]] = var[Sequence[Glance]](())
    """How each behavior stands, in their order, the parked ones last."""

    def compose(self) -> ComposeResult:
        """Lay out the heading and the rows."""
        yield Static(markup=False)
        yield RecordList()

    @property
    def _width(self) -> int:
        """Cells of a row, as they will be: the first frame does not wait for a layout."""
        beside = _BESIDE_NARROW if self.app.size.width < NARROW else _BESIDE
        return max(min(self.app.size.width, WIDEST) - beside, 20)

    @property
    def rows(self) -> RecordList:
        """The rows, to take the keys."""
        return self.query_one(RecordList)

    @property
    def chosen(self) -> int | None:
        """The id of the chosen behavior."""
        _, _, id_ = self.rows.key.partition("-")
        return int(id_) if id_ else None

    def choose(self, behavior: int) -> None:
        """Go to the row of a behavior."""
        for state in ("active", "parked"):
            self.rows.move_to(f"{state}-{behavior}")

    def show(self, standings: Sequence[Glance], today: date) -> None:
        """Take how the behaviors stand, and draw it."""
        self.today, self.standings = today, standings
        self._draw()

    @on(RecordList.Resized)
    def _draw(self) -> None:
        if self.today is None:
            return
        width = self._width
        active = [one for one in self.standings if not one.behavior.is_parked]
        heading = self.query_one(Static)
        heading.display = bool(active)
        heading.update(season_heading(active[0].weeks if active else (), width))
        self.rows.show_rows(season_rows(self.standings, self.today, width))
