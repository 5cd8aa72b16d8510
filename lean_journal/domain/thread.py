"""The thread from a struggle by way of walks and observations to improvements and cycles."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lean_journal.domain.cycle import Cycle, in_order
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk


class Knot(NamedTuple):
    """A record of a thread, and how far it is from the beginning."""

    record: Record
    depth: int
    """0 stands at the left; what follows from a record is one deeper."""


def thread(
    struggle: Struggle | None,
    walks: Iterable[Walk],
    observations: Iterable[Observation],
    improvements: Iterable[Improvement],
    cycles: Iterable[Cycle],
) -> list[Knot]:
    """Lay out what led to what.

    Args:
        struggle: Where it begins; None for improvements that help with no struggle.
        walks: Those made for it, and those on which one of the observations was made.
        observations: Those of the thread.
        improvements: Those of the thread.
        cycles: Theirs.

    Returns:
        Every record once, each under what it came from. An improvement follows the first
        observation that names it; those that none names stand after the walks, and so do
        observations whose walk is not among them.
    """
    by_walk: defaultdict[int, list[Observation]] = defaultdict(list)
    for seen in sorted(observations, key=lambda one: one.created):
        by_walk[seen.walk].append(seen)
    layout = _Layout(improvements, cycles)
    depth = 0
    if struggle is not None:
        layout.knots.append(Knot(struggle, 0))
        depth = 1
    for walk in sorted(walks, key=lambda one: (one.day, one.created)):
        layout.knots.append(Knot(walk, depth))
        layout.observations(by_walk.pop(walk.id, []), depth + 1)
    for astray in by_walk.values():
        layout.observations(astray, depth)
    layout.rest(depth)
    return layout.knots


class _Layout:
    """Puts each improvement where it is named first."""

    def __init__(self, improvements: Iterable[Improvement], cycles: Iterable[Cycle]) -> None:
        self.knots: list[Knot] = []
        self._waiting = {
            one.handle: one for one in sorted(improvements, key=lambda one: one.created)
        }
        self._cycles: defaultdict[int, list[Cycle]] = defaultdict(list)
        for cycle in in_order(cycles):
            self._cycles[cycle.improvement].append(cycle)

    def observations(self, observations: Iterable[Observation], depth: int) -> None:
        for seen in observations:
            self.knots.append(Knot(seen, depth))
            self.improvement(seen.link, depth + 1)

    def improvement(self, handle: str, depth: int) -> None:
        improvement = self._waiting.pop(handle, None)
        if improvement is not None:
            self.knots.append(Knot(improvement, depth))
            self.knots += [Knot(cycle, depth + 1) for cycle in self._cycles[improvement.id]]

    def rest(self, depth: int) -> None:
        for handle in list(self._waiting):
            self.improvement(handle, depth)
