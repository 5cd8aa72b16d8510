"""A journal built day by day, as if somebody had kept it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lean_journal.demo.decks import Decks
from lean_journal.demo.gemba import Gemba, add_areas
from lean_journal.demo.habits import Habits
from lean_journal.demo.improvements import Improvements
from lean_journal.demo.ledger import Ledger
from lean_journal.demo.pages import Pages
from lean_journal.demo.presence import Presence
from lean_journal.demo.promises import Promises
from lean_journal.demo.struggles import Struggles
from lean_journal.domain.calendar import DAY, days
from lean_journal.storage.kinds import TABLES
from lean_journal.storage.tables import Rows, Tables, encode

FOUR_YEARS = 1461
"""Days."""

Progress = Callable[[int], None]
"""Told of each day that is written, by its number from 1."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A sample journal."""

    tables: dict[str, Rows]

    @property
    def data(self) -> bytes:
        """The journal's file."""
        tables: Tables = dict(self.tables)
        return encode(tables)

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind it holds, by table."""
        return {name: len(self.tables[name]) for name in TABLES}


def length(years: int) -> int:
    """Give the days of some years."""
    return FOUR_YEARS * years // 4


def build(today: date, years: int = 1, seed: int = 1, progress: Progress | None = None) -> Demo:
    """Build a journal that ends on the day before today, so that today has a fresh morning.

    Args:
        today: The journal day it is looked at first.
        years: How long it has been kept, at least 1.
        seed: Another one gives other words and numbers; the same gives the same bytes.
        progress: Told how far it is.

    Raises:
        OverflowError: The calendar has no such years.
    """
    ledger = Ledger(seed)
    first, last = today - timedelta(days=length(years)), today - DAY
    presence = Presence(ledger, first, last)
    areas = add_areas(ledger, presence)
    loop = Ledger(seed, "improvements", ledger.tables)
    struggles = Struggles(loop, presence)
    improvements = Improvements(loop, presence, areas, struggles)
    promises = Promises(ledger, presence)
    gemba = Gemba(ledger, presence, areas, promises, improvements)
    habits = Habits(ledger, presence)
    pages = Pages(ledger, presence, habits)
    for number, day in enumerate(days(first, last), 1):
        if presence.at_work(day):
            _live(day, presence, promises, gemba, habits, pages)
            improvements.live(day)
            struggles.live(day)
        if progress is not None:
            progress(number)
    promises.leave_open(today)
    gemba.plan(presence.after(today + DAY))
    Decks(Ledger(seed, "decks", ledger.tables), presence).write()
    ledger.close()
    return Demo(ledger.tables)


def _live(
    day: date,
    presence: Presence,
    promises: Promises,
    gemba: Gemba,
    habits: Habits,
    pages: Pages,
) -> None:
    """Live a day at work, from the morning pass to the evening."""
    due = promises.asked_on(day)
    if day == presence.first:
        pages.first_morning(day)
    elif not pages.leaves_out(day):
        pages.morning(day, [*habits.morning(day), *due])
    walked = gemba.live(day)
    promises.live(day)
    habits.during(day, walked=walked, loops=gemba.closed[day])
    habits.evening(day)
    pages.evening(day)
    if presence.ends_week(day):
        pages.week(day)
    if presence.ends_month(day):
        pages.month(day)
