"""Half-typed text, kept beside the journal until it is saved, one file per process.

A process holds a lock on its own draft while it lives; the system lets go of it however the
process ends, so a draft whose lock is free was left behind.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from lean_journal.domain.text import storable
from lean_journal.storage.atomic import FILE_MODE, make_folder, write_private


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
        real = journal.resolve()
        self._folder = real.parent / "drafts"
        self._stem = real.stem
        self._path = self._folder / f"{self._stem}.{os.getpid()}-{os.urandom(3).hex()}.json"
        self._lock: FileLock | None = None
        self._kept: dict[str, Draft] = {}

    def keep(self, draft: Draft) -> None:
        """Put a draft on disk, in the place of this process's draft of the same field.

        Raises:
            OSError: The disk refused it; the one before stands.
        """
        draft = Draft(draft.field, storable(draft.text), draft.day)
        if self._kept.get(draft.field) == draft:
            return
        self._write({**self._kept, draft.field: draft})

    def drop(self, field: str) -> None:
        """Let go of this process's draft of a field: its text is saved, or not wanted.

        Raises:
            OSError: The disk refused it.
        """
        if field in self._kept:
            self._write({name: kept for name, kept in self._kept.items() if name != field})

    def left_behind(self) -> list[Draft]:
        """Take over what ended processes left; each draft is given to one process once.

        The text is then this process's to keep or to drop.
        """
        found: list[Draft] = []
        for path in sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []:
            if path == self._path or not path.name.startswith(f"{self._stem}."):
                continue
            with suppress(Timeout, OSError), FileLock(_lock_of(path), timeout=0):
                found += _read(path)
                path.unlink()
                _lock_of(path).unlink()
        return found

    def close(self) -> None:
        """End this process's hold; what was not dropped is offered to the next one."""
        if self._lock is None:
            return
        self._lock.release()
        if not self._kept:
            with suppress(OSError):
                _lock_of(self._path).unlink()
        self._lock = None

    def clear(self) -> int:
        """Delete the drafts of ended processes, and tell how many there were."""
        return len(self.left_behind())

    def _write(self, kept: dict[str, Draft]) -> None:
        if kept:
            make_folder(self._folder)
            if self._lock is None:
                lock = FileLock(_lock_of(self._path), mode=FILE_MODE)
                lock.acquire(timeout=0)
                self._lock = lock
            write_private(self._path, msgspec.json.encode(list(kept.values())))
        else:
            self._path.unlink(missing_ok=True)
        self._kept = kept


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _read(path: Path) -> list[Draft]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Draft])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return []
