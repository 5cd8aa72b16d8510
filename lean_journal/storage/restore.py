"""A backup in the place of the journal, which may itself be unreadable or gone."""

from dataclasses import dataclass
from pathlib import Path

from lean_journal.storage.backups import Backup, is_good, read
from lean_journal.storage.errors import NotFound, Unreadable
from lean_journal.storage.file import Clock, JournalFile
from lean_journal.storage.journal import PATIENCE


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    backup: Backup
    """What stands now."""

    way_back: int | None
    """The number of the backup of what stood before; None if nothing did."""

    notices: tuple[str, ...]
    """Sentences the person should see."""


def restore(path: Path, number: int, *, clock: Clock, patience: float = PATIENCE) -> Restored:
    """Put a backup in the place of the journal, after backing that one up.

    Args:
        path: The journal's file; it need not be readable, nor be there.
        number: The backup's place among all, the newest first, from 1.
        clock: Gives the person's local time.
        patience: Seconds to wait while another process writes.

    Raises:
        NotFound: There is no backup of that number.
        Unreadable: That backup is damaged, or none can be read; nothing changed.
        JournalError: It could not be written; nothing changed.
    """
    file = JournalFile(path, clock=clock, patience=patience)
    file.backups.require_readable()
    newest_first = file.backups.newest_first()
    if not 1 <= number <= len(newest_first):
        raise NotFound(f"there is no backup number {number}: see `lean-journal backups`")
    backup = newest_first[number - 1]
    if not is_good(backup):
        raise Unreadable(f"backup number {number} is damaged and was not restored")
    kept = file.restore(read(backup))
    paths = [known.path for known in file.backups.newest_first()]
    way_back = paths.index(kept.path) + 1 if kept is not None else None
    return Restored(backup, way_back, tuple(file.notices))
