"""A week of before as one sees it now: what occupied one then, and what came of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lean_journal.domain.behavior import Behavior, MarkState
from lean_journal.domain.cadence import Cadence
from lean_journal.domain.calendar import days
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle, in_order
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.streak import Consistency, consistency
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk


class PractisedThen(NamedTuple):
    """A behavior in a week of before."""

    behavior: Behavior
    cadence: Cadence
    """What was asked for at the end of that week."""

    seen: Consistency
    done: int
    """Days of the week it was done, due or not."""


class WalkThen(NamedTuple):
    """A walk of a week of before."""

    walk: Walk
    seen: int
    """How many lines were written on it."""

    kept: Sequence[Observation]
    """What was starred or linked of it, in the order it was seen."""


class PromiseThen(NamedTuple):
    """A promise made in a week of before."""

    promise: Commitment
    last: Commitment
    """The one that took its place by now, or the promise itself."""


class TriedThen(NamedTuple):
    """An improvement that was tried or adopted in a week of before."""

    improvement: Improvement
    cycles: Sequence[Cycle]
    """Those started or checked in that week."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Then:
    """A week of before; what was not there is empty."""

    name: str
    """How long ago it was."""

    first: date
    last: date
    practised: Sequence[PractisedThen] = ()
    written: Sequence[Reflection] = ()
    """Day by day; what was written of the week itself comes last."""

    walks: Sequence[WalkThen] = ()
    promises: Sequence[PromiseThen] = ()
    tried: Sequence[TriedThen] = ()
    heard: Sequence[Struggle] = ()
    links: Mapping[str, Improvement | Struggle]
    """What the lines of the walks are linked with, by handle."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        found = (self.written, self.walks, self.promises, self.tried, self.heard)
        return not (self.practised or any(found))


def practised_then(practice: Practice, first: date, last: date) -> PractisedThen | None:
    """Sum up a behavior in a calendar week; None if it was not practised in it.

    Of a month that was asked for, the whole month counts.
    """
    week = list(days(first, last))
    done = sum(practice.marks.get(day) is MarkState.DONE for day in week)
    if not done and not any(practice.is_active(day) for day in week):
        return None
    periods = {one.first: one for day in week if (one := practice.period_on(day)) is not None}
    seen = consistency(list(periods.values()), last, 1, practice.days.week_start)
    return PractisedThen(practice.behavior, practice.cadence_on(last), seen, done)


def last_of(promise: Commitment, lookup: Callable[[int], Commitment | None]) -> Commitment:
    """Give what took the place of a promise in the end: one that was broken may be made anew.

    Args:
        promise: The promise.
        lookup: Gives a promise by its id; None if it has been removed.
    """
    met = {promise.id}
    while promise.successor is not None and promise.successor not in met:
        met.add(promise.successor)
        if (successor := lookup(promise.successor)) is None:
            break
        promise = successor
    return promise


def tried_then(
    improvements: Iterable[Improvement], cycles: Iterable[Cycle], first: date, last: date
) -> list[TriedThen]:
    """Give the improvements that were adopted in some days, or had a cycle begun or checked.

    Args:
        improvements: All of the journal, in the order to give them in.
        cycles: Those that were started or checked in these days.
        first: The first of the days.
        last: The last one.
    """
    by_improvement: dict[int, list[Cycle]] = {}
    for cycle in in_order(cycles):
        by_improvement.setdefault(cycle.improvement, []).append(cycle)
    return [
        TriedThen(one, by_improvement.get(one.id, ()))
        for one in improvements
        if one.id in by_improvement or (one.adopted is not None and first <= one.adopted <= last)
    ]
