"""Half-typed text, kept beside the journal until it is saved, one file per process.

A process holds a lock on its own draft while it lives; the system lets go of it however the
process ends, so a draft whose lock is free was left behind.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from lean_journal.domain.text import storable
from lean_journal.storage.atomic import FILE_MODE, make_folder, real_path, write_private


@dataclass(frozen=True, slots=True)
class Draft:
    """Text somebody had typed and not saved."""

    field: str
    """Which field of the app it was typed in, as ``capture``."""

    text: str
    day: date
    """The journal day it was begun on; it belongs there even if it is saved later."""


class Drafts:
    """The drafts of this process, and those that ended ones left behind."""

    def __init__(self, journal: Path) -> None:
        """Take the journal's path; nothing is created until there is something to keep."""
        real = real_path(journal)
        self._folder = real.parent / "drafts"
        self._path = self._folder / f"{real.name}.{os.getpid()}-{os.urandom(3).hex()}.json"
        self._any = re.compile(rf"{re.escape(real.name)}\.\d+-[0-9a-f]{{6}}\.(json|lock)")
        self._lock: FileLock | None = None
        self._kept: list[Draft] = []

    def keep(self, draft: Draft) -> None:
        """Put a draft on disk, in the place of this process's draft of the same field.

        Raises:
            OSError: The disk refused it; the one before stands.
        """
        draft = Draft(draft.field, storable(draft.text), draft.day)
        if self._of(draft.field) != [draft]:
            self._write([*self._besides(draft.field), draft])

    def kept(self, field: str) -> Draft | None:
        """Give this process's draft of a field."""
        return next(reversed(self._of(field)), None)

    def drop(self, field: str) -> None:
        """Let go of this process's draft of a field: its text is saved, or not wanted.

        Raises:
            OSError: The disk refused it.
        """
        if self._of(field):
            self._write(self._besides(field))

    def left_behind(self) -> list[Draft]:
        """Take over what ended processes left; each draft is given to one process once.

        The text is then this process's to keep or to drop, and on disk all the while. A
        draft that cannot be read is left as it is.
        """
        found: list[Draft] = []
        for path, left in self._ended():
            with suppress(OSError):
                if left:
                    self._write([*self._kept, *left])
                if left is not None:
                    _delete(path)
                    found += left
        return found

    def close(self) -> None:
        """End this process's hold; what was not dropped is offered to the next one."""
        if self._lock is None:
            return
        if not self._kept:
            _delete(self._path)
        self._lock.release()
        self._lock = None

    def clear(self) -> int:
        """Delete the drafts of ended processes, and tell how many there were."""
        count = 0
        for path, left in self._ended():
            _delete(path)
            count += len(left or ())
        return count

    def _of(self, field: str) -> list[Draft]:
        return [draft for draft in self._kept if draft.field == field]

    def _besides(self, field: str) -> list[Draft]:
        return [draft for draft in self._kept if draft.field != field]

    def _ended(self) -> Iterator[tuple[Path, list[Draft] | None]]:
        """Give the files of ended processes, written or only begun, with what they hold."""
        try:
            files = [path for path in self._folder.iterdir() if self._any.fullmatch(path.name)]
        except OSError:
            return
        for path in sorted({path.with_suffix(".json") for path in files} - {self._path}):
            # A lock that is held belongs to a process that lives.
            with suppress(Timeout, OSError), _lock_of(path).acquire(timeout=0):
                yield path, _read(path)

    def _write(self, kept: list[Draft]) -> None:
        if kept:
            make_folder(self._folder)
            if self._lock is None:
                lock = _lock_of(self._path)
                lock.acquire(timeout=0)
                self._lock = lock
            write_private(self._path, msgspec.json.encode(kept), _temporary_of(self._path))
        else:
            self._path.unlink(missing_ok=True)
        self._kept = kept


def _lock_of(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), mode=FILE_MODE)


def _temporary_of(path: Path) -> Path:
    return path.with_suffix(".tmp")


def _read(path: Path) -> list[Draft] | None:
    """Read a draft file: nothing if it was only begun, None if it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Draft])
    except FileNotFoundError:
        return []
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _delete(path: Path) -> None:
    """Delete a draft file and what belongs to it."""
    for part in (path, _temporary_of(path), path.with_suffix(".lock")):
        with suppress(OSError):
            part.unlink(missing_ok=True)
