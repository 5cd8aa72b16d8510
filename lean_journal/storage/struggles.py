"""Struggles in the journal: what a person does to them, and what follows of itself."""

from lean_journal.domain import struggle as domain_struggle
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.record import as_edit
from lean_journal.domain.struggle import Struggle, StruggleState, moved
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


def add_struggle(transaction: Transaction, struggle: Struggle) -> Struggle:
    """Store a new struggle under the next number.

    Raises:
        Refused: Nothing was said.
    """
    return transaction.add_numbered(domain_struggle.checked(struggle))


def change_struggle(transaction: Transaction, base: Struggle, edited: Struggle) -> Struggle:
    """Apply what a form returned to a struggle as it stands by now.

    Raises:
        Refused: It would lack what it needs.
        NotFound: It has been removed.
    """
    edit = as_edit(base, domain_struggle.checked(edited))
    return transaction.change(Struggle, base.id, edit)


def move_struggle(
    journal: Journal, transaction: Transaction, id: int, state: StruggleState, told: str = ""
) -> Struggle:
    """Bring a struggle to its next state.

    Raises:
        Refused: That state may not come next, or nothing was told.
    """
    today = journal.today()
    return transaction.change(Struggle, id, lambda one: moved(one, state, today, told))


def gone_to_see(journal: Journal, transaction: Transaction, walk: Walk) -> None:
    """Have the struggle a walk was for be seen, once the walk was made.

    With something tried for it already, it is in work.
    """
    if walk.struggle is None or walk.state is WalkState.PLANNED:
        return
    struggle = journal.lookup(Struggle, walk.struggle)
    if struggle is not None and struggle.state is StruggleState.HEARD:
        move_struggle(journal, transaction, struggle.id, StruggleState.SEEN)
        if journal.find(Improvement, struggle=struggle.id, state=ImprovementState.TRYING):
            taken_up(journal, transaction, struggle.id)


def taken_up(journal: Journal, transaction: Transaction, id: int) -> None:
    """Have a struggle be in work, once a cycle was started for it and somebody went to see.

    One that was reported back is taken up again.
    """
    struggle = journal.lookup(Struggle, id)
    wanted = StruggleState.IN_WORK
    if struggle is not None and wanted in domain_struggle.NEXT[struggle.state]:
        move_struggle(journal, transaction, id, wanted)
