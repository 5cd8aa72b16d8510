"""Absences in the journal."""

from lean_journal.domain.absence import Absence, checked
from lean_journal.storage.journal import Journal


def absences_of(journal: Journal) -> list[Absence]:
    """Give the absences, the one that ends last first."""
    return sorted(journal.find(Absence), key=lambda one: (one.last, one.first), reverse=True)


def add_absence(journal: Journal, absence: Absence) -> Absence:
    """Note an absence as an action of its own.

    Raises:
        Refused: It ends before it begins, or is too long.
    """
    return journal.add(checked(absence), absence_label(absence))


def remove_absence(journal: Journal, absence: Absence) -> None:
    """Remove an absence as an action of its own."""
    with journal.transaction(f"removed: {absence_label(absence)}") as transaction:
        transaction.remove(Absence, absence.id)


def absence_label(absence: Absence) -> str:
    """Name an absence for undo."""
    return f"absence {absence.first.isoformat()}..{absence.last.isoformat()}"
