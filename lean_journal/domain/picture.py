"""What a behavior's days and weeks look like, before anybody draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lean_journal.domain.behavior import MarkState
from lean_journal.domain.calendar import days, week_of
from lean_journal.domain.practice import Outcome, Period, Practice


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
    if practice.days.is_absent(day):
        return Look.ABSENT
    if not practice.is_active(day):
        return Look.OUTSIDE
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


def weeks(practice: Practice, history: Sequence[Period], count: int) -> list[Week]:
    """Give the last weeks of a behavior, the running one last.

    Args:
        practice: The behavior with its marks.
        history: Its periods, the oldest first.
        count: How many weeks.
    """
    found: list[Week] = []
    newest = week_of(practice.today, practice.days.week_start)[0].toordinal()
    for number in reversed(range(count)):
        first, last = week_of(
            date.fromordinal(max(1, newest - 7 * number)), practice.days.week_start
        )
        done = sum(practice.marks.get(day) is MarkState.DONE for day in days(first, last))
        outcomes = [one.outcome for one in history if one.first <= last and first <= one.last]
        is_frozen = not done and all(one is Outcome.FROZEN for one in outcomes)
        found.append(Week(first, done, is_frozen and bool(outcomes), not outcomes and not done))
    return found
