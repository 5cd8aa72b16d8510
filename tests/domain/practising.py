"""What tests of a practice build: a behavior with its marks written as a line of letters."""

from collections.abc import Iterable
from datetime import date, timedelta

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import Behavior, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import Workweek
from lean_journal.domain.practice import Practice
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import Streak, streak

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
WEEK = 7 * DAY


def days_of(text: str, first: date = MONDAY) -> dict[date, MarkState]:
    """Read marks from a first day on: ``d`` done, ``m`` missed, ``x`` not possible, ``.`` none."""
    states = {"d": MarkState.DONE, "m": MarkState.MISSED, "x": MarkState.NOT_POSSIBLE}
    letters = text.replace(" ", "")
    return {first + n * DAY: states[one] for n, one in enumerate(letters) if one in states}


def behavior(cadence: str, begun: date = MONDAY, name: str = "Ask first") -> Behavior:
    return begin(name, parse_cadence(cadence), begun)


def practice(
    cadence: str | Behavior,
    marks: str = "",
    *,
    begun: date = MONDAY,
    first: date | None = None,
    today: date,
    absent: tuple[tuple[date, date], ...] = (),
    workweeks: Iterable[Workweek] = (),
    week_start: int = 0,
) -> Practice:
    """Build a practice; the marks begin on the first day, else on the day it was begun."""
    practised = behavior(cadence, begun) if isinstance(cadence, str) else cadence
    absences = [Absence(first=one, last=last) for one, last in absent]
    shared = Days(workweeks, absences, week_start)
    return Practice(practised, days_of(marks, first or begun), shared, today)


def stands(one: Practice) -> Streak:
    found = streak(list(one.periods()))
    assert found is not None
    return found
