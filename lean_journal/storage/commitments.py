"""What becomes of commitments, in the journal: shared by the pass, the board and the shell."""

from dataclasses import replace
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment, break_, keep, set_due
from lean_journal.domain.record import Record
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


def is_placed(journal: Journal, promise: Commitment) -> bool:
    """Tell whether a commitment stands on a walk; all others stand nowhere but on Today."""
    source = promise.source or 0
    kinds: tuple[type[Record], ...] = (Observation, Walk)
    return any(journal.lookup(kind, source) is not None for kind in kinds)


def mark_kept(journal: Journal, transaction: Transaction, id: int) -> None:
    """Record that it was done.

    Raises:
        Refused: It is settled already.
    """
    today = journal.today()
    transaction.change(Commitment, id, lambda one: keep(one, today))


def mark_broken(journal: Journal, transaction: Transaction, id: int) -> None:
    """Record that it was not done.

    Raises:
        Refused: It is settled already.
    """
    today = journal.today()
    transaction.change(Commitment, id, lambda one: break_(one, today))


def promise_return(journal: Journal, transaction: Transaction, walk: Walk, due: date) -> Commitment:
    """Promise the people visited on a walk to be back.

    Args:
        journal: The journal.
        transaction: The action it is part of.
        walk: The walk.
        due: The day they were told.
    """
    area = journal.lookup(Area, walk.area) if walk.area is not None else None
    what = f"be back at {area.name}" if area is not None else "be back where I walked"
    return transaction.add(Commitment(what=what, due=due, source=walk.id))


def renegotiate(journal: Journal, transaction: Transaction, id: int, due: date) -> None:
    """Give it a new date; one that is overdue is recorded as broken, and another takes its place.

    Raises:
        Refused: It is settled already, or the date is past or unchanged.
    """
    today = journal.today()
    _, successor = set_due(transaction.change(Commitment, id, lambda one: one), due, today)
    new = transaction.add(successor) if successor is not None else None

    def edit(one: Commitment) -> Commitment:
        edited, _ = set_due(one, due, today)
        return edited if new is None else replace(edited, successor=new.id)

    transaction.change(Commitment, id, edit)
