"""All years of a behavior at a glance: by week, or where there is less room by month."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lean_journal.domain.calendar import month_of
from lean_journal.domain.picture import Week, begins, recent, weeks
from lean_journal.domain.practice import Outcome, Practice, earliest_mark

MOST_YEARS = 40
"""Nobody keeps a journal for longer; a behavior begun before is a mistyped year."""

WEEKS_OF_YEAR = 53
"""The most weeks a year has: one belongs to the year most of its days lie in."""

_MIDDLE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a behavior as one cell shows it."""

    done: int
    """Days it was done, of those that were asked for."""

    need: int
    """Days asked for in its periods that are over; 0 if it is frozen."""


def by_week(practice: Practice) -> Mapping[int, Mapping[int, Week]]:
    """Give a behavior's weeks by year and by their place in it, from 0; the newest year first.

    Weeks in which the behavior had not begun are left out.
    """
    span = (practice.today - _first(practice)).days // 7 + 2
    found: defaultdict[int, dict[int, Week]] = defaultdict(dict)
    for week in reversed(weeks(practice, span)):
        if not week.is_outside:
            middle = min(week.first, date.max - _MIDDLE) + _MIDDLE
            found[middle.year][(middle.timetuple().tm_yday - 1) // 7] = week
    return found


def by_month(practice: Practice) -> Mapping[int, Mapping[int, Month]]:
    """Give a behavior's months by year and month, from 1; the newest year first.

    A period counts, once it is over or met, in the month its middle day lies in.
    """
    done: defaultdict[date, int] = defaultdict(int)
    need: defaultdict[date, int] = defaultdict(int)
    for period in recent(practice, _first(practice)):
        if period.outcome in (Outcome.MET, Outcome.UNMET):
            middle = month_of(period.first + (period.last - period.first) // 2)[0]
            done[middle] += min(period.done, period.need)
            need[middle] += period.need
    found: defaultdict[int, dict[int, Month]] = defaultdict(dict)
    for first in _months_back(practice):
        found[first.year][first.month] = Month(done[first], need[first])
    return found


def _first(practice: Practice) -> date:
    """Give the first day there is something to see, of as many years as are shown."""
    earliest = max(1, practice.today.year - MOST_YEARS + 1)
    first = max(begins(practice), earliest_mark(practice.behavior))
    return min(max(first, date(earliest, 1, 1)), practice.today)


def _months_back(practice: Practice) -> Iterator[date]:
    """Give the first days of the months, the running one first."""
    first = month_of(_first(practice))[0]
    month = month_of(practice.today)[0]
    while True:
        yield month
        if month <= first:
            return
        month = month_of(month - timedelta(days=1))[0]
