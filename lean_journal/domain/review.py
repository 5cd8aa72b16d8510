"""A week and a month as facts: practice, promises, loops and cycles (DOMAIN §6).

Plain fractions and medians only: no score, no count as a target, and no word about up or down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Horizon, Improvement, ImprovementState
from lean_journal.domain.ledger import SEASON, Ledger
from lean_journal.domain.picture import SEASON as SEASON_WEEKS
from lean_journal.domain.picture import Week, recent, stretch, weeks
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.streak import (
    LAST_YEAR,
    Consistency,
    Run,
    consistency,
    return_time,
    run_now,
)
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk, WalkState

TOLD_WITHIN = timedelta(days=7)
"""In how many days the people visited shall hear what came of a walk."""

OLD = timedelta(days=90)
"""A learning that is older than this comes back."""

_WEEKS_OF_MONTH = 6
"""No month touches more weeks."""

INTENTIONS: Mapping[ReflectionKind, str] = {
    ReflectionKind.WEEK: "One intention for the coming week?",
    ReflectionKind.MONTH: "One intention for the coming month?",
}
"""What a review asks last; its answer belongs to the reflection of that week or month."""


class Share(NamedTuple):
    """A plain fraction with its denominator, which is not 0."""

    part: int
    of: int


class Seen(NamedTuple):
    """An area, and the day it was seen last."""

    area: Area
    last: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Practised:
    """A behavior as a review shows it."""

    behavior: Behavior
    weeks: Sequence[Week]
    """Twelve, the last one that of the review, or the last one of its month."""

    seen: Consistency
    """Of the week or month under review."""

    season: Consistency
    """Of the twelve calendar weeks up to today."""

    run: Run | None
    """How it stands today; None before it begins."""

    back: float | None
    """The median length of its runs of unmet periods, in its own unit, over 52 weeks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a review shows first; a measure with nothing in it is None or empty."""

    kind: ReflectionKind
    first: date
    last: date
    today: date
    intention: str = ""
    """What the review before this one meant this week or month to be for."""

    practised: Sequence[Practised] = ()
    ledger: Ledger | None = None
    loops: Share | None = None
    """Walks of twelve weeks whose loop closed within seven days."""

    areas: Sequence[Seen] = ()
    cycle_days: float | None = None
    """The median of the days from the start of a cycle to its check, over twelve weeks."""

    surprises: Share | None = None
    """Cycles of twelve weeks in which something else happened than was expected."""

    holding: Share | None = None
    """Improvements that held when one looked last, within a year."""

    balance: tuple[int, int] | None = None
    """Quick and long improvements that are tried or were adopted within twelve weeks."""

    reported: Share | None = None
    """Struggles heard within a year on which one has reported back."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        measures = (self.ledger, self.loops, self.cycle_days, self.surprises)
        monthly = (self.holding, self.balance, self.reported)
        return not (self.intention or self.practised or self.areas) and all(
            one is None for one in (*measures, *monthly)
        )


def share(answers: Iterable[bool]) -> Share | None:
    """Count how many of some are so; None if there are none at all."""
    known = list(answers)
    return Share(sum(known), len(known)) if known else None


def is_asked_about(practice: Practice, first: date, last: date) -> bool:
    """Tell whether a behavior that is practised now was practised in a week or month too."""
    if practice.behavior.is_parked:
        return False
    shown = practice.days.stretch(first, min(last, practice.today))
    return any(practice.is_active(day) for day in shown)


def practised_in(practice: Practice, first: date, last: date) -> Practised:
    """Sum up a behavior for a review.

    Args:
        practice: The behavior with its marks, as it stands today.
        first: The first day of the week or month under review.
        last: Its last day.
    """
    week_start = practice.days.week_start
    shown = min(last, practice.today)
    later = (stretch(practice.today, 1, week_start)[0] - stretch(shown, 1, week_start)[0]).days // 7
    # A run of unmet periods that ended within the year may have begun before it.
    year = recent(practice, _back(practice.today, 2 * LAST_YEAR))
    in_it = [one for one in year if one.first <= last and one.last >= first]
    return Practised(
        behavior=practice.behavior,
        weeks=weeks(practice, SEASON_WEEKS + later)[:SEASON_WEEKS],
        seen=consistency(in_it, last, _WEEKS_OF_MONTH, week_start),
        season=consistency(year, practice.today, SEASON_WEEKS, week_start),
        run=run_now(practice.periods_back()),
        back=return_time(year, practice.today),
    )


def loops_closed(walks: Iterable[Walk], today: date) -> Share | None:
    """Count the walks of twelve weeks whose people heard within seven days what came of them.

    Notes and plans have no loop; a walk whose seven days still run counts once it is closed.
    """
    since = _back(today, SEASON)
    made = [
        walk
        for walk in walks
        if since < walk.day <= today
        and walk.state is not WalkState.PLANNED
        and (walk.area is not None or walk.struggle is not None)
    ]
    return share(
        walk.loop_closed is not None and walk.loop_closed - walk.day <= TOLD_WITHIN
        for walk in made
        if walk.loop_closed is not None or today - walk.day > TOLD_WITHIN
    )


def closed_lately(cycles: Iterable[Cycle], today: date) -> list[Cycle]:
    """Give the cycles that were checked within twelve weeks."""
    since = _back(today, SEASON)
    return [one for one in cycles if one.closed is not None and since < one.closed <= today]


def cycle_length(cycles: Iterable[Cycle], today: date) -> float | None:
    """Give the median of the days from start to check of the cycles checked in twelve weeks."""
    # Only a review pays for its import.
    from statistics import median

    lengths = [
        (one.closed - one.started).days
        for one in closed_lately(cycles, today)
        if one.closed is not None
    ]
    return float(median(lengths)) if lengths else None


def surprises(cycles: Iterable[Cycle], today: date) -> Share | None:
    """Count the cycles checked in twelve weeks that did not go as expected."""
    return share(one.as_expected is False for one in closed_lately(cycles, today))


def holding(improvements: Iterable[Improvement], today: date) -> Share | None:
    """Count the improvements that held when one looked last, of those looked at in a year."""
    since = _back(today, LAST_YEAR)
    looks = (one.checks[-1] for one in improvements if one.checks)
    return share(look.holds for look in looks if since < look.day <= today)


def balance(improvements: Iterable[Improvement], today: date) -> tuple[int, int] | None:
    """Count quick and long improvements that are tried or were adopted within twelve weeks."""
    since = _back(today, SEASON)
    reach = [
        one.horizon
        for one in improvements
        if one.state is ImprovementState.TRYING
        or (one.state is ImprovementState.ADOPTED and one.adopted and since < one.adopted <= today)
    ]
    return (reach.count(Horizon.QUICK), reach.count(Horizon.LONG)) if reach else None


def reported_back(struggles: Iterable[Struggle], today: date) -> Share | None:
    """Count the struggles heard within a year on which one has reported back."""
    since = _back(today, LAST_YEAR)
    return share(bool(one.told) for one in struggles if since < one.heard <= today)


def old_learning(cycles: Iterable[Cycle], month: date) -> Cycle | None:
    """Give the learning that comes back in a month: each has its turn, one a month.

    Args:
        cycles: All of the journal.
        month: The first day of the month: a learning is old if it was so then.

    Returns:
        A cycle closed more than 90 days before; None if there is none.
    """
    old = sorted(
        (
            (one.closed, one.created, one)
            for one in cycles
            if one.closed is not None and one.learned and month - one.closed > OLD
        ),
        key=lambda found: found[:2],
    )
    return old[(12 * month.year + month.month) % len(old)][2] if old else None


def _back(day: date, span: timedelta) -> date:
    return day - min(span, day - date.min)
