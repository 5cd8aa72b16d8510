"""Which week or month a review looks at, and when it is time for one."""

from collections.abc import Callable, Mapping
from datetime import date

from lean_journal.domain.cadence import DAILY
from lean_journal.domain.calendar import DAY, days, month_of, week_of
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.rhythm import Days

GRACE: Mapping[ReflectionKind, int] = {ReflectionKind.WEEK: 1, ReflectionKind.MONTH: 5}
"""On how many working days after its end a week or month is still the one to review."""


def bounds(kind: ReflectionKind, day: date, week_start: int = 0) -> tuple[date, date]:
    """Give the first and the last day of the week or month a day lies in.

    Args:
        kind: `WEEK` or `MONTH`.
        day: Any of its days.
        week_start: The weekday a week begins on.
    """
    return week_of(day, week_start) if kind is ReflectionKind.WEEK else month_of(day)


def under_review(
    kind: ReflectionKind, today: date, shared: Days, is_open: Callable[[date], bool]
) -> tuple[date, date]:
    """Give the first and the last day of what is reviewed on a day.

    It is the calendar week or month that runs. The one before it comes first while its review
    is open: until the end of the first working day of a new week, or of the fifth of a new
    month. One in which nobody worked at all is not asked for.

    Args:
        kind: `WEEK` or `MONTH`.
        today: The journal day.
        shared: The person's workdays, absences and weeks.
        is_open: Tells of a week or month, by its first day, whether its review is to be done.
    """
    first, last = bounds(kind, today, shared.week_start)
    works = shared.asking(DAILY)
    if first == date.min or sum(works[day] for day in days(first, today - DAY)) >= GRACE[kind]:
        return first, last
    before = bounds(kind, first - DAY, shared.week_start)
    is_worked = any(works[day] for day in days(*before))
    return before if is_worked and is_open(before[0]) else (first, last)


def is_time(last: date, today: date, shared: Days) -> bool:
    """Tell whether a week or month is over, or no working day of it is left after today."""
    works = shared.asking(DAILY)
    return not any(works[day] for day in days(today, last) if day > today)
