"""Every struggle over time, gathered from the journal in one look at each kind of record."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.struggle_line import Move, Moved, StruggleLine, in_order, line_of
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage.journal import Journal


def struggle_lines(journal: Journal) -> list[StruggleLine]:
    """Give all struggles in their order, each with what `thread_of` would show of it."""
    today, struggles = journal.today(), journal.find(Struggle)
    if not struggles:
        return []
    look = _Look(journal, struggles, today)
    return in_order(line_of(one, look.moves[one.id], today) for one in struggles)


class _Look:
    """Collects what happened, by the id of the struggle it happened for."""

    def __init__(self, journal: Journal, struggles: list[Struggle], today: date) -> None:
        self.moves: defaultdict[int, list[Moved]] = defaultdict(list)
        self._by_handle = {one.handle: {one.id} for one in struggles}
        """By what a line may be linked with, the struggles that it is seen for."""

        improvements = list(journal.glimpse(Improvement, "number", "struggle", "adopted"))
        helped = {one.id: {one.struggle} - {None} for one in improvements}
        self._by_handle |= {f"#i{one.number}": helped[one.id] for one in improvements}
        self._walk(journal)
        for one in improvements:
            self._note(helped[one.id], Move.ADOPTED, one.adopted)
        for cycle in journal.glimpse(Cycle, "improvement", "started", "closed"):
            ids = helped.get(cycle.improvement, ())
            self._note(ids, Move.CYCLE, cycle.started, cycle.closed or today)

    def _walk(self, journal: Journal) -> None:
        """Note the walks, and what was seen on them; a line may bring an improvement along."""
        walks = {
            one.id: one
            for one in journal.glimpse(Walk, "day", "state", "struggle")
            if one.state is not WalkState.PLANNED
        }
        for one in walks.values():
            if one.struggle is not None:
                self._note({one.struggle}, Move.WALK, one.day)
        lines = [
            (walks[seen.walk], seen.link)
            for seen in journal.glimpse(Observation, "walk", "link")
            if seen.walk in walks and (seen.link or walks[seen.walk].struggle is not None)
        ]
        for walk, link in lines:
            if walk.struggle is not None and link.startswith("#i") and link in self._by_handle:
                self._by_handle[link].add(walk.struggle)
        for walk, link in lines:
            ids = self._by_handle.get(link, set()) | ({walk.struggle} - {None})
            self._note(ids, Move.SEEN, walk.day)

    def _note(
        self, ids: Iterable[int], move: Move, first: date | None, last: date | None = None
    ) -> None:
        if first is not None:
            for id in ids:
                self.moves[id].append(Moved(move, first, last or first))
