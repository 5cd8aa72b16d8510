"""A thread gathered from the journal: from a struggle to the cycles, or to where it began."""

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.thread import Knot, thread
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.journal import Journal


def thread_of(journal: Journal, record: Struggle | Improvement) -> list[Knot]:
    """Give the thread a struggle or an improvement belongs to, from its beginning.

    What it names and has been removed is not in it.
    """
    struggle = record if isinstance(record, Struggle) else None
    if isinstance(record, Improvement) and record.struggle is not None:
        struggle = journal.lookup(Struggle, record.struggle)
    walks: dict[int, Walk] = {}
    observations: dict[int, Observation] = {}
    improvements: dict[int, Improvement] = {}
    if struggle is not None:
        walks = {one.id: one for one in journal.find(Walk, struggle=struggle.id)}
        seen = [one for walk in walks for one in journal.find(Observation, walk=walk)]
        seen += journal.find(Observation, link=struggle.handle)
        observations = {one.id: one for one in seen}
        improvements = {one.id: one for one in journal.find(Improvement, struggle=struggle.id)}
        improvements |= _linked(journal, observations)
    if isinstance(record, Improvement):
        improvements.setdefault(record.id, record)
    for improvement in improvements.values():
        linked = journal.find(Observation, link=improvement.handle)
        observations |= {one.id: one for one in linked}
    for one in observations.values():
        if one.walk not in walks and (walk := journal.lookup(Walk, one.walk)) is not None:
            walks[walk.id] = walk
    return thread(
        struggle,
        walks.values(),
        observations.values(),
        improvements.values(),
        [cycle for one in improvements for cycle in journal.find(Cycle, improvement=one)],
    )


def _linked(journal: Journal, observations: dict[int, Observation]) -> dict[int, Improvement]:
    """Give the improvements that observations became or belong to."""
    numbers = {one.link[2:] for one in observations.values() if one.link.startswith("#i")}
    found = [journal.keyed(Improvement, number) for number in numbers]
    return {one.id: one for one in found if one is not None}
