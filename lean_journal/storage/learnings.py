"""Learnings in the journal: what cycles taught, on the days they were closed."""

from collections.abc import Collection
from datetime import date

from lean_journal.domain.cycle import Cycle
from lean_journal.storage.journal import Journal


def learnings_of(journal: Journal) -> list[Cycle]:
    """Give the cycles that were closed with a learning, the one closed last first."""
    found = [
        (one.closed, one.created, one)
        for one in journal.find(Cycle)
        if one.closed is not None and one.learned
    ]
    return [one for *_, one in sorted(found, key=lambda each: each[:2], reverse=True)]


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
