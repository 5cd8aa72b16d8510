"""What the long view charts, gathered from the journal."""

from collections.abc import Iterable, Iterator

from lean_journal.domain.behavior import Behavior
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


def practice_charts(journal: Journal, behaviors: Iterable[Behavior]) -> Iterator[Charted]:
    """Chart behaviors, each when it is wanted."""
    return map(practice_chart, practices_of(journal, behaviors))


def monthly_charts(journal: Journal) -> Iterator[Charted]:
    """Chart what became of promises and cycles; nothing of a kind there is no record of."""
    today = journal.today()
    if promises := list(journal.glimpse(Commitment, "due", "state")):
        yield promises_chart(promises, today)
    if cycles := list(journal.glimpse(Cycle, "started", "closed", "decision", "improvement")):
        yield checks_chart(cycles, today)
        yield adoptions_chart(cycles, today)
