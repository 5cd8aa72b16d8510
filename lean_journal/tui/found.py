"""What was found and is to be shown, as the journal holds it by now."""

from lean_journal.domain.commitment import Commitment, CommitmentState, standing
from lean_journal.domain.record import Record
from lean_journal.storage import Journal
from lean_journal.storage.commitments import is_placed


def place_of(journal: Journal, found: Record) -> Record | str:
    """Give a record as it is by now, or a sentence if no screen can show it.

    Args:
        journal: The journal.
        found: The record as it was found, which may be a while ago.

    Returns:
        The record; of one that has been removed and of a commitment that belongs to no walk,
        what there is to say.
    """
    record = journal.lookup(type(found), found.id)
    if record is None:
        return "that has been removed meanwhile"
    if isinstance(record, Commitment) and not is_placed(journal, record):
        return _standing(record, journal)
    return record


def _standing(promise: Commitment, journal: Journal) -> str:
    today = journal.today()
    stands = standing(promise, today)
    if promise.state is not CommitmentState.OPEN or promise.due is None:
        return stands
    return f"{stands}: Today shows it{'' if promise.due <= today else ' then'}"
