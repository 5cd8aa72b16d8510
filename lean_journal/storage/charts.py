"""What the long view charts, gathered from the journal."""

from lean_journal.domain.behavior import Behavior, practised
from lean_journal.domain.charted import (
    Charted,
    adoptions_chart,
    checks_chart,
    practice_chart,
    promises_chart,
)
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.storage.behaviors import practices_of
from lean_journal.storage.journal import Journal


def practice_charts(journal: Journal) -> list[tuple[Behavior, Charted]]:
    """Chart each behavior that is practised now, in their order."""
    practices = practices_of(journal, practised(journal.find(Behavior)))
    return [(one.behavior, practice_chart(one)) for one in practices]


def monthly_charts(journal: Journal) -> list[Charted]:
    """Chart what became of promises and cycles; nothing of a kind there is no record of."""
    today = journal.today()
    promises = list(journal.glimpse(Commitment, "due", "state"))
    cycles = list(journal.glimpse(Cycle, "started", "closed", "decision", "improvement"))
    found = [promises_chart(promises, today)] if promises else []
    if cycles:
        found += [checks_chart(cycles, today), adoptions_chart(cycles, today)]
    return found
