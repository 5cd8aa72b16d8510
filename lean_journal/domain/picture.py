"""What a behavior's days and weeks look like, before anybody draws them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import TypedDict

from lean_journal.domain.behavior import Behavior, MarkState
from lean_journal.domain.calendar import days, week_of
from lean_journal.domain.practice import Outcome, Period, Practice
from lean_journal.domain.streak import Consistency, Run, Streak, consistency, run_now, streak


class Look(StrEnum):
    """How a day of a behavior looks."""

    DONE = "done"
    MISSED = "missed"
    NOT_POSSIBLE = "not possible"
    UNMARKED = "unmarked"
    """It was asked for, and nobody has said anything."""

    ABSENT = "absent"
    REST = "not due"
    """A free day, or one of a week or month that is met already."""

    OUTSIDE = "not practised"
    """Before it began, or while it was parked."""

    COMING = "to come"


_MARKED = {
    MarkState.DONE: Look.DONE,
    MarkState.MISSED: Look.MISSED,
    MarkState.NOT_POSSIBLE: Look.NOT_POSSIBLE,
}


def look(practice: Practice, day: date) -> Look:
    """Tell how a day looks; what was said of it comes first."""
    if (state := practice.marks.get(day)) is not None:
        return _MARKED[state]
    if not practice.is_active(day):
        return Look.OUTSIDE
    if practice.days.is_absent(day):
        return Look.ABSENT
    if day > practice.today:
        return Look.COMING
    return Look.UNMARKED if practice.wants_mark(day) else Look.REST


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a behavior as one cell shows it."""

    first: date
    done: int
    """Days it was done, due or not."""

    is_frozen: bool
    """Whether it neither counts nor breaks, and nothing was done."""

    is_outside: bool
    """Whether the behavior had not begun."""


def begins(practice: Practice) -> date:
    """Give the first day there is something to see: the one it was begun, or an earlier mark."""
    return min(practice.behavior.begun, min(practice.marks, default=date.max))


def stretch(newest: date, count: int, week_start: int = 0) -> tuple[date, date]:
    """Give the first and the last day of some calendar weeks in a row.

    Args:
        newest: A day of the last of them.
        count: How many weeks.
        week_start: The weekday weeks begin on.
    """
    first, last = week_of(newest, week_start)
    earliest = max(1, first.toordinal() - 7 * (count - 1))
    return week_of(date.fromordinal(earliest), week_start)[0], last


def looks(practice: Practice, first: date, last: date) -> Mapping[date, Look]:
    """Tell how every day looks from the first to the last one, both included."""
    return {day: look(practice, day) for day in days(first, last)}


def weeks(practice: Practice, count: int) -> list[Week]:
    """Give the last weeks of a behavior, the running one last.

    Only where nothing was done are the periods looked at: ten years take milliseconds.

    Args:
        practice: The behavior with its marks.
        count: How many weeks.
    """
    begun, week_start = begins(practice), practice.days.week_start
    first, last = stretch(practice.today, count, week_start)
    # Of thousands of days: by the number of their week, which costs less than its first day.
    done = Counter(
        (day.toordinal() - 1 - week_start) // 7
        for day, state in practice.marks.items()
        if state is MarkState.DONE and day >= first
    )
    found: list[Week] = []
    while first <= last:
        end = week_of(first, week_start)[1]
        times = done[(first.toordinal() - 1 - week_start) // 7]
        if times or end < begun:
            found.append(Week(first, times, is_frozen=False, is_outside=not times))
        else:
            found.append(_idle_week(practice, first, end))
        if end == date.max:
            break
        first = date.fromordinal(end.toordinal() + 1)
    return found


def _idle_week(practice: Practice, first: date, last: date) -> Week:
    """Look at a week in which nothing was done."""
    shown = practice.days.stretch(first, last)
    # Mostly the first one tells.
    outcomes = _outcomes(practice, shown)
    one = next(outcomes, None)
    # Of a month that runs on, a week nobody asked anything in is frozen all the same.
    is_frozen = one is not None and (
        not any(map(practice.is_asked, shown))
        or (one is Outcome.FROZEN and all(other is Outcome.FROZEN for other in outcomes))
    )
    return Week(first, 0, is_frozen, is_outside=one is None)


def _outcomes(practice: Practice, shown: Sequence[date]) -> Iterator[Outcome]:
    """Tell what became of the periods some days in a row lie in."""
    known: date | None = None
    for day in shown:
        period = practice.period_on(day) if known is None or day > known else None
        if period is not None:
            known = period.last
            yield period.outcome


SEASON = 12
"""Weeks one looks at together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """A behavior as its last weeks show it."""

    behavior: Behavior
    weeks: Sequence[Week]
    """The last twelve, the running one last."""

    run: Run | None
    """None before it begins."""

    month: Consistency
    """Over four weeks."""

    season: Consistency
    """Over twelve weeks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing(Glance):
    """A behavior as all its history shows it."""

    streak: Streak | None
    """None before it begins."""


def glance(practice: Practice) -> Glance:
    """Sum up the last weeks, which takes hardly longer after ten years than after one."""
    since = stretch(practice.today, SEASON, practice.days.week_start)[0]
    return Glance(
        run=run_now(practice.periods_back()), **_last_weeks(practice, recent(practice, since))
    )


def standing(practice: Practice, history: Sequence[Period]) -> Standing:
    """Sum up how a behavior stands today.

    Args:
        practice: The behavior with its marks.
        history: Its periods, the oldest first.
    """
    stands = streak(history)
    return Standing(run=stands, streak=stands, **_last_weeks(practice, history))


class _LastWeeks(TypedDict):
    behavior: Behavior
    weeks: Sequence[Week]
    month: Consistency
    season: Consistency


def _last_weeks(practice: Practice, history: Sequence[Period]) -> _LastWeeks:
    today, week_start = practice.today, practice.days.week_start
    return {
        "behavior": practice.behavior,
        "weeks": weeks(practice, SEASON),
        "month": consistency(history, today, 4, week_start),
        "season": consistency(history, today, SEASON, week_start),
    }


def recent(practice: Practice, since: date) -> list[Period]:
    """Give the last of a behavior's periods, the oldest first: those that reach a day or later."""
    return list(takewhile(lambda period: period.last >= since, practice.periods_back()))[::-1]
