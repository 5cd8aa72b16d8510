"""Struggles in the journal: what a person does to them, and what follows of itself."""

from lean_journal.domain import struggle as domain_struggle
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.struggle import Struggle, StruggleState, moved
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


def add_struggle(transaction: Transaction, struggle: Struggle) -> Struggle:
    """Store a new struggle under the next number.

    Raises:
        Refused: Nothing was said, or it is more than heard.
    """
    if struggle.state is not StruggleState.HEARD:
        raise Refused("a struggle begins with what was heard: bring it further once it is saved")
    return transaction.add_numbered(domain_struggle.checked(struggle))


def change_struggle(transaction: Transaction, base: Struggle, edited: Struggle) -> Struggle:
    """Apply what a form returned to a struggle as it stands by now.

    Raises:
        Refused: It would lack what it needs.
        NotFound: It has been removed.
    """
    edit = as_edit(base, domain_struggle.checked(edited))
    return transaction.change(Struggle, base.id, lambda one: domain_struggle.checked(edit(one)))


def move_struggle(
    journal: Journal, transaction: Transaction, id: int, state: StruggleState, told: str = ""
) -> Struggle:
    """Bring a struggle to its next state.

    Raises:
        Refused: That state may not come next, or nothing was told.
        NotFound: It has been removed.
    """
    follow_up(journal, transaction, id)
    return _moved(journal, transaction, id, state, told)


def gone_to_see(journal: Journal, transaction: Transaction, walk: Walk) -> None:
    """Have the struggle a walk was for be seen, once the walk was made.

    With something tried for it already, it is in work.
    """
    if walk.struggle is not None:
        follow_up(journal, transaction, walk.struggle)


def taken_up(journal: Journal, transaction: Transaction, id: int) -> None:
    """Have a struggle be in work, once a cycle was started for it and somebody went to see.

    One that was reported back is taken up again.
    """
    struggle = follow_up(journal, transaction, id)
    if struggle is not None and struggle.state is StruggleState.REPORTED:
        _moved(journal, transaction, id, StruggleState.IN_WORK)


def follow_up(journal: Journal, transaction: Transaction, id: int) -> Struggle | None:
    """Have a struggle stand as walks and cycles say: seen with the one, in work with both.

    What made it so may be another window's, and undo takes back no more than one window did;
    so it is looked up, and not only noted when it happens.

    Returns:
        The struggle as it stands then; None if it has been removed.
    """
    struggle = journal.lookup(Struggle, id)
    if struggle is not None and struggle.state is StruggleState.HEARD and _is_seen(journal, id):
        struggle = _moved(journal, transaction, id, StruggleState.SEEN)
    if struggle is not None and struggle.state is StruggleState.SEEN and _is_tried(journal, id):
        struggle = _moved(journal, transaction, id, StruggleState.IN_WORK)
    return struggle


def _is_seen(journal: Journal, id: int) -> bool:
    walks = journal.find(Walk, struggle=id)
    return any(walk.state is not WalkState.PLANNED for walk in walks)


def _is_tried(journal: Journal, id: int) -> bool:
    helping = journal.find(Improvement, struggle=id)
    return any(journal.find(Cycle, improvement=one.id) for one in helping)


def _moved(
    journal: Journal, transaction: Transaction, id: int, state: StruggleState, told: str = ""
) -> Struggle:
    today = journal.today()
    return transaction.change(Struggle, id, lambda one: moved(one, state, today, told))
