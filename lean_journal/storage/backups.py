"""Compressed copies of the whole journal, beside it, by day, week and month."""

import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lean_journal.storage import meta
from lean_journal.storage.atomic import flush_folder, make_folder, real_path, write_private
from lean_journal.storage.errors import Unreadable
from lean_journal.storage.tables import parse, rows_of

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months keep a backup."""

DAILY_REASON = "daily"

_STAMP = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})(?:-(\d{1,9}))?\.([a-z-]+)\.gz", re.ASCII)
"""What follows the journal's name: ``2026-11-23T080000-2.before-restore.gz``."""

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

    serial: int = 1
    """Its place among those of the same second."""


class Backups:
    """The backups of one journal, in the folder ``backups`` beside it."""

    def __init__(self, journal: Path) -> None:
        """Take the journal's path; nothing is created."""
        real = real_path(journal)
        self.folder = real.parent / "backups"
        self._journal = real.name

    def newest_first(self) -> list[Backup]:
        """List them; number 1 for people is the first. A folder that cannot be read has none."""
        try:
            paths = list(self.folder.iterdir())
        except OSError:
            return []
        found = [backup for path in paths if (backup := self._recognize(path)) is not None]
        return sorted(found, key=_age, reverse=True)

    def require_readable(self) -> None:
        """Make sure that where none is listed there is none.

        Raises:
            Unreadable: The folder cannot be read.
        """
        try:
            next(self.folder.iterdir(), None)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise Unreadable(f"cannot read {self.folder}: {error.strerror}") from error

    def made_on(self, now: datetime) -> bool:
        """Tell whether the day's backup was made on the local date of an instant."""
        return any(
            backup.reason == DAILY_REASON and backup.taken.date() == now.date()
            for backup in self.newest_first()
        )

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
        taken = now.replace(microsecond=0, tzinfo=None)
        serial = 1 + max((one.serial for one in existing if one.taken == taken), default=0)
        path = self._path(taken, serial, reason)
        compressor = zlib.compressobj(_LEVEL, wbits=_GZIP)
        write_private(path, compressor.compress(data) + compressor.flush(), self._temporary)
        made = Backup(path, taken, reason, path.stat().st_size, serial)
        for aged in set(existing) - keep([made, *existing]):
            with suppress(OSError):
                aged.path.unlink()
        return made

    def newest_good(self) -> Backup | None:
        """Find the newest one that can be read as a journal."""
        return next((backup for backup in self.newest_first() if is_good(backup)), None)

    def clear(self) -> int:
        """Delete them all, and tell how many there were.

        Raises:
            OSError: The disk refused it.
        """
        doomed = self.newest_first()
        for backup in doomed:
            backup.path.unlink(missing_ok=True)
        self._temporary.unlink(missing_ok=True)
        if doomed:
            # What was to be forgotten must not come back after a power cut.
            flush_folder(self.folder)
        return len(doomed)

    @property
    def _temporary(self) -> Path:
        return self.folder / f"{self._journal}.tmp"

    def _path(self, taken: datetime, serial: int, reason: str) -> Path:
        later = f"-{serial}" if serial > 1 else ""
        name = f"{self._journal}.{taken:{_STAMP}}{later}.{reason.replace(' ', '-')}.gz"
        return self.folder / name

    def _recognize(self, path: Path) -> Backup | None:
        prefix = f"{self._journal}."
        named = _NAME.fullmatch(path.name.removeprefix(prefix))
        if named is None or not path.name.startswith(prefix):
            return None
        stamp, serial, reason = named.groups()
        try:
            taken = datetime.fromisoformat(stamp)
            size = path.stat().st_size
        except (ValueError, OSError):
            return None
        return Backup(path, taken, reason.replace("-", " "), size, int(serial or 1))


def _age(backup: Backup) -> tuple[datetime, int]:
    return backup.taken, backup.serial


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
    """Tell whether a backup can be read as a journal, table by table."""
    try:
        tables = parse(read(backup))
        meta.schema_of(tables)
        for name in list(tables):
            rows_of(tables, name)
    except (OSError, ValueError, Unreadable):
        return False
    return True


def keep(backups: Iterable[Backup]) -> set[Backup]:
    """Choose those worth keeping: all of 7 days, the newest of 4 weeks and of 12 months.

    Days, weeks and months count where there is a backup, so a long leave costs none.
    A day keeps all of its backups: the one before a restore is how to undo the restore.
    """
    newest_first = sorted(backups, key=_age, reverse=True)
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
