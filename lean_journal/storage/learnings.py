"""Learnings in the journal: what cycles taught, on the days they were closed."""

from collections.abc import Collection
from datetime import date

from lean_journal.domain.cycle import Cycle
from lean_journal.storage.journal import Journal


def learnings_on(journal: Journal, days: Collection[date]) -> dict[date, list[Cycle]]:
    """Give the cycles that were closed on some days with a learning, the oldest entry first."""
    wanted = frozenset(days)
    found: dict[date, list[Cycle]] = {}
    for seen in journal.glimpse(Cycle, "closed", "created"):
        if seen.closed in wanted:
            cycle = journal.lookup(Cycle, seen.id)
            if cycle is not None and cycle.learned:
                found.setdefault(seen.closed, []).append(cycle)
    return {day: sorted(cycles, key=lambda one: one.created) for day, cycles in found.items()}
