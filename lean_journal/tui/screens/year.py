"""A year of one behavior: its days, how it stands, and what was written beside the marks."""

from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from lean_journal.domain.behavior import Behavior, Mark
from lean_journal.domain.picture import begins, recent, stretch
from lean_journal.domain.practice import Practice
from lean_journal.storage.behaviors import behaviors_of, practices_of
from lean_journal.tui.command_table import YEAR
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.base import AFTER_THE_FRAME, JournalScreen
from lean_journal.tui.widgets.command_bar import NARROW, CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.year_page import YearPage
from lean_journal.tui.widgets.year_words import Note, Year, year_page

WEEKS, WEEKS_NARROW = 52, 26
"""Weeks that are shown, and below 60 columns."""


class YearScreen(JournalScreen[int]):
    """One step deeper than the twelve weeks; it gives back the behavior looked at last."""

    BINDINGS = bindings(YEAR)

    DEFAULT_CSS = """
    YearScreen.-narrow YearPage { padding: 0 1; }
    """

    def __init__(self, behavior: int) -> None:
        """Take the id of the behavior to begin with."""
        super().__init__()
        self._behavior = behavior
        self._order = [behavior]
        self._until: date | None = None
        """A day of the last week shown; None is the running one."""

        self._drawn: tuple[int, date, int] | None = None
        self._has_earlier = False
        self.is_whole = False
        """Whether the best streak, out of all years, is drawn too."""

    def compose(self) -> ComposeResult:
        """Lay out the page, in the mode one came from."""
        yield ModeTabs(self.app.current_mode)
        yield YearPage()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the year up to today at once; the best streak, out of all years, follows."""
        self._draw_periods(since=stretch(self.journal.today(), 2 * WEEKS)[0])
        self.set_focus(self._page)
        if not self.is_whole:
            # Counted at once, it would keep the thread that writes the frame from writing it.
            self.set_timer(AFTER_THE_FRAME, self._draw_all)

    def _draw_all(self) -> None:
        if not self.is_whole:
            self.refresh_view()

    @on(YearPage.Resized)
    def on_screen_resume(self) -> None:
        """Draw anew what was done meanwhile, or for another width."""
        if self._drawn != self._state():
            self.refresh_view()

    @property
    def _page(self) -> YearPage:
        return self.query_one(YearPage)

    def _state(self) -> tuple[int, date, int]:
        return self.journal.version, self.journal.today(), self._page.text_width

    @property
    def _weeks(self) -> int:
        return WEEKS_NARROW if self.app.size.width < NARROW else WEEKS

    # The view

    def refresh_view(self) -> None:
        """Draw the weeks as the journal holds them now."""
        self._draw_periods(since=date.min)

    def _draw_periods(self, since: date) -> None:
        """Draw the weeks, with what the periods tell that reach a day or later."""
        self._drawn = self._state()
        self.is_whole = True
        self.query_one(ModeTabs).day = self.journal.today()
        behaviors = behaviors_of(self.journal)
        self._order = [one.id for one in behaviors]
        behavior = next((one for one in behaviors if one.id == self._behavior), None)
        if behavior is None:
            self._has_earlier = False
            self._page.show(Content("This behavior has been removed; esc goes back."))
        else:
            year = self._year(behavior, since)
            self.is_whole = year.is_whole
            self._page.show(year_page(year, self._page.text_width))
        self.refresh_bindings()

    def _year(self, behavior: Behavior, since: date) -> Year:
        (practice,) = practices_of(self.journal, [behavior])
        first, last = self._shown(practice)
        self._has_earlier = begins(practice) < first
        is_whole = begins(practice) >= since
        return Year(
            practice,
            list(practice.periods()) if is_whole else recent(practice, since),
            is_whole,
            first,
            last,
            self._notes(first, last),
            f"{self._order.index(self._behavior) + 1} of {len(self._order)}",
        )

    def _shown(self, practice: Practice) -> tuple[date, date]:
        return stretch(self._until or practice.today, self._weeks, practice.days.week_start)

    def _notes(self, first: date, last: date) -> list[Note]:
        """Give what stands beside the marks of some days, the newest first."""
        found = [
            Note(mark.day, mark.state, mark.evidence)
            for mark in self.journal.glimpse(Mark, "behavior", "day", "state", "evidence")
            if mark.behavior == self._behavior and mark.evidence and first <= mark.day <= last
        ]
        return sorted(found, key=lambda note: note.day, reverse=True)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the ways there are."""
        if action == "go" and self._behavior in self._order:
            place = self._order.index(self._behavior)
            return place > 0 if parameters == (-1,) else place + 1 < len(self._order)
        if action == "step":
            return self._has_earlier if parameters == (-1,) else self._until is not None
        return action != "go"

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(self._behavior)

    def action_go(self, places: int) -> None:
        """Look at another behavior, at the same weeks and the same place of the page."""
        self._behavior = self._order[self._order.index(self._behavior) + places]
        self.refresh_view()

    def action_step(self, direction: int) -> None:
        """Go back or on by as many weeks as are shown."""
        today = self.journal.today()
        moved = (self._until or today).toordinal() + direction * 7 * self._weeks
        day = date.fromordinal(max(1, min(moved, today.toordinal())))
        this_week = today - timedelta(days=6)
        self._until = day if day < this_week else None
        self.refresh_view()
