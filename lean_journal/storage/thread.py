"""A thread gathered from the journal: from a struggle to the cycles, or to where it began."""

from collections.abc import Iterable, Sequence
from typing import Any

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.thread import Knot, thread
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.journal import Journal


def thread_of(journal: Journal, record: Struggle | Improvement) -> list[Knot]:
    """Give the thread a struggle or an improvement belongs to, from its beginning.

    From either end it is the same: an improvement of which no struggle is named belongs to
    the one it was seen for. What has been removed is not in it; of a record that has been
    removed itself there is none.
    """
    # A thread has many parts: one look at all observations is quicker than one for each.
    seen = list(journal.glimpse(Observation, "walk", "link"))
    improvements: dict[int, Improvement] = {}
    if isinstance(record, Improvement):
        improvement = journal.lookup(Improvement, record.id)
        if improvement is None:
            return []
        improvements[improvement.id] = improvement
        struggle = _helped(journal, improvement, seen)
    else:
        struggle = journal.lookup(Struggle, record.id)
        if struggle is None:
            return []
    walks: dict[int, Walk] = {}
    handles = set()
    if struggle is not None:
        handles.add(struggle.handle)
        walks = {one.id: one for one in journal.find(Walk, struggle=struggle.id)}
        improvements |= {one.id: one for one in journal.find(Improvement, struggle=struggle.id)}
        improvements |= _linked(journal, (one.link for one in seen if one.walk in walks))
    handles |= {one.handle for one in improvements.values()}
    chosen = [one for one in seen if one.walk in walks or one.link in handles]
    for id_ in {one.walk for one in chosen} - walks.keys():
        if (walk := journal.lookup(Walk, id_)) is not None:
            walks[id_] = walk
    observations = (journal.lookup(Observation, one.id) for one in chosen)
    return thread(
        struggle,
        walks.values(),
        [one for one in observations if one is not None],
        improvements.values(),
        [cycle for one in improvements for cycle in journal.find(Cycle, improvement=one)],
    )


def _helped(journal: Journal, improvement: Improvement, seen: Sequence[Any]) -> Struggle | None:
    """Give the struggle an improvement helps with, or else the one it was seen for."""
    if improvement.struggle is not None:
        return journal.lookup(Struggle, improvement.struggle)
    on = {one.walk for one in seen if one.link == improvement.handle}
    walks = [walk for id_ in on if (walk := journal.lookup(Walk, id_)) is not None]
    for walk in sorted(walks, key=lambda one: (one.day, one.created)):
        struggle = journal.lookup(Struggle, walk.struggle) if walk.struggle is not None else None
        if struggle is not None:
            return struggle
    return None


def _linked(journal: Journal, links: Iterable[str]) -> dict[int, Improvement]:
    """Give the improvements that observations became or belong to."""
    numbers = {link[2:] for link in links if link.startswith("#i")}
    found = [journal.keyed(Improvement, number) for number in numbers]
    return {one.id: one for one in found if one is not None}
