"""The weeks one looks back to, gathered from the journal as it stands now."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from lean_journal.domain.calendar import days, this_week_before
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import R
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.then import (
    PromiseThen,
    Then,
    TriedThen,
    WalkThen,
    last_of,
    practised_then,
    tried_then,
)
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage.behaviors import practices_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.passes import reflection_of

_NEAR = timedelta(days=2)
"""The journal day of an instant lies nearer than that to its day in UTC."""


def weeks_then(journal: Journal) -> list[Then]:
    """Give this week a quarter and a year ago, and what came of it by now.

    A week of which nothing is known has nothing in it but its days.
    """
    look = _Look(journal)
    weeks = this_week_before(journal.today(), journal.settings.week_start)
    return [look.at(name, first, last) for name, first, last in weeks]


class _Look:
    """Looks back from one day; what both weeks need of all years is read once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._practices = practices_of(journal)
        self._walks = list(journal.glimpse(Walk, "day", "state"))
        self._seen = list(journal.glimpse(Observation, "walk", "starred", "link"))
        self._promises = list(journal.glimpse(Commitment, "created"))
        self._cycles = list(journal.glimpse(Cycle, "started", "closed"))
        self._improvements = journal.find(Improvement)
        self._struggles = journal.find(Struggle)
        self._named: list[Improvement | Struggle] = [*self._improvements, *self._struggles]

    def at(self, name: str, first: date, last: date) -> Then:
        """Give what is known of some days."""
        practised = (practised_then(practice, first, last) for practice in self._practices)
        walks = self._walks_of(first, last)
        linked = {seen.link for walk in walks for seen in walk.kept}
        return Then(
            name=name,
            first=first,
            last=last,
            practised=[one for one in practised if one is not None],
            written=list(self._written(first, last)),
            walks=walks,
            promises=list(self._promises_of(first, last)),
            tried=self._tried(first, last),
            heard=[one for one in self._struggles if first <= one.heard <= last],
            links={one.handle: one for one in self._named if one.handle in linked},
        )

    def _written(self, first: date, last: date) -> Iterator[Reflection]:
        kinds = (ReflectionKind.MORNING, ReflectionKind.EVENING)
        asked = [(day, kind) for day in days(first, last) for kind in kinds]
        for day, kind in (*asked, (first, ReflectionKind.WEEK)):
            written = reflection_of(self._journal, day, kind)
            if written is not None and written.answers:
                yield written

    def _walks_of(self, first: date, last: date) -> list[WalkThen]:
        made = {
            one.id
            for one in self._walks
            if first <= one.day <= last and one.state is not WalkState.PLANNED
        }
        seen: dict[int, list[Any]] = {id: [] for id in made}
        for line in self._seen:
            if line.walk in made:
                seen[line.walk].append(line)
        walks = self._whole(Walk, made)
        return [
            WalkThen(
                walk,
                len(seen[walk.id]),
                self._whole(Observation, [x.id for x in seen[walk.id] if x.starred or x.link]),
            )
            for walk in sorted(walks, key=lambda one: (one.day, one.start or one.created))
        ]

    def _promises_of(self, first: date, last: date) -> Iterator[PromiseThen]:
        near = [
            one.id for one in self._promises if first - _NEAR <= one.created.date() <= last + _NEAR
        ]
        for promise in self._whole(Commitment, near):
            if first <= self._journal.day_of(promise.created) <= last:
                lookup = partial(self._journal.lookup, Commitment)
                yield PromiseThen(promise, last_of(promise, lookup))

    def _tried(self, first: date, last: date) -> list[TriedThen]:
        touched = [
            one.id
            for one in self._cycles
            if first <= one.started <= last
            or (one.closed is not None and first <= one.closed <= last)
        ]
        return tried_then(self._improvements, self._whole(Cycle, touched), first, last)

    def _whole(self, kind: type[R], ids: Iterable[int]) -> list[R]:
        """Give records by their ids, the oldest entry first."""
        found = (self._journal.lookup(kind, id) for id in ids)
        return sorted((one for one in found if one is not None), key=lambda one: one.created)
