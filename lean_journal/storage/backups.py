"""Compressed copies of the whole journal, beside it, by day, week and month."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lean_journal.storage.atomic import make_folder, write_private
from lean_journal.storage.tables import NotTables, parse

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months keep a backup."""

_STAMP = "%Y-%m-%dT%H%M%S"
_GZIP = 16 + zlib.MAX_WBITS
_LEVEL = 1
"""The fastest: a day's first line waits for it, and text shrinks to a fifth even so."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the journal."""

    path: Path
    taken: datetime
    """The person's local time, without an offset."""

    reason: str
    """Why it was made: ``daily``, ``before restore``, ``before migration``, ``replaced``."""

    size: int
    """Bytes on disk."""


class Backups:
    """The backups of one journal, in the folder ``backups`` beside it."""

    def __init__(self, journal: Path) -> None:
        """Take the real path of the journal; nothing is created."""
        self.folder = journal.parent / "backups"
        self._stem = journal.stem

    def newest_first(self) -> list[Backup]:
        """List them; number 1 for people is the first."""
        if not self.folder.is_dir():
            return []
        found = [
            backup
            for path in self.folder.glob("*.json.gz")
            if (backup := self._recognize(path)) is not None
        ]
        return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)

    def made_on(self, now: datetime) -> bool:
        """Tell whether one was made on the local date of an instant."""
        return any(self.folder.glob(f"{self._glob_stem}.{now:%Y-%m-%d}T*.json.gz"))

    def save(self, data: bytes, now: datetime, reason: str) -> Backup:
        """Keep a copy, unless the newest one is the same, and drop what has aged out.

        Args:
            data: The whole file.
            now: The person's local time.
            reason: Why, in a word or three.

        Raises:
            OSError: The disk refused it.
        """
        existing = self.newest_first()
        if existing and _holds(existing[0], data):
            return existing[0]
        make_folder(self.folder)
        path = self._free_path(now, reason)
        compressor = zlib.compressobj(_LEVEL, wbits=_GZIP)
        write_private(path, compressor.compress(data) + compressor.flush())
        for aged in set(existing) - keep(existing):
            aged.path.unlink(missing_ok=True)
        return Backup(path, now.replace(tzinfo=None), reason, path.stat().st_size)

    def newest_good(self) -> Backup | None:
        """Find the newest one that can be read as a journal."""
        return next((backup for backup in self.newest_first() if is_good(backup)), None)

    def clear(self) -> int:
        """Delete them all, and tell how many there were."""
        doomed = self.newest_first()
        for backup in doomed:
            backup.path.unlink(missing_ok=True)
        return len(doomed)

    @property
    def _glob_stem(self) -> str:
        return "".join(f"[{c}]" if c in "*?[" else c for c in self._stem)

    def _free_path(self, now: datetime, reason: str) -> Path:
        name = f"{self._stem}.{now:{_STAMP}}.{reason.replace(' ', '-')}"
        candidates = [self.folder / f"{name}.json.gz"]
        while candidates[-1].exists():
            candidates.append(self.folder / f"{name}.{len(candidates) + 1}.json.gz")
        return candidates[-1]

    def _recognize(self, path: Path) -> Backup | None:
        stem, _, rest = path.name.removesuffix(".json.gz").rpartition(f"{self._stem}.")
        if stem or not rest:
            return None
        stamp, _, reason = rest.partition(".")
        try:
            taken = datetime.strptime(stamp, _STAMP)
            size = path.stat().st_size
        except (ValueError, OSError):
            return None
        return Backup(path, taken, reason.partition(".")[0].replace("-", " "), size)


def read(backup: Backup) -> bytes:
    """Give the file a backup holds.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    try:
        return zlib.decompress(backup.path.read_bytes(), wbits=_GZIP)
    except zlib.error as error:
        raise ValueError(f"{backup.path.name} is damaged") from error


def is_good(backup: Backup) -> bool:
    """Tell whether a backup can be read as tables."""
    try:
        parse(read(backup))
    except (OSError, ValueError, NotTables):
        return False
    return True


def keep(backups: Iterable[Backup]) -> set[Backup]:
    """Choose those worth keeping: all of 7 days, the newest of 4 weeks and of 12 months.

    Days, weeks and months count where there is a backup, so a long leave costs none.
    A day keeps all of its backups: the one before a restore is how to undo the restore.
    """
    newest_first = sorted(backups, key=lambda backup: backup.taken, reverse=True)
    kept = set()
    spans = ((DAILY, "%Y-%m-%d", True), (WEEKLY, "%G-%V", False), (MONTHLY, "%Y-%m", False))
    for limit, span, whole in spans:
        seen: list[str] = []
        for backup in newest_first:
            name = backup.taken.strftime(span)
            if name not in seen:
                seen.append(name)
            elif not whole:
                continue
            if len(seen) <= limit:
                kept.add(backup)
    return kept


def _holds(backup: Backup, data: bytes) -> bool:
    try:
        return read(backup) == data
    except (OSError, ValueError):
        return False
