"""Half-typed text, kept beside the journal until it is saved, one file per process.

A process holds a lock on its own draft while it lives; the system lets go of it however the
process ends, so a draft whose lock is free was left behind.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import msgspec

from lean_journal.domain.reflection import ReflectionKind, key_of
from lean_journal.domain.text import decoded, storable
from lean_journal.storage.atomic import FILE_MODE, make_folder, real_path, write_private

if TYPE_CHECKING:
    from filelock import FileLock

_TEXT = "text.md"
"""The text in an editor; its name tells the editor that it may be Markdown."""

_EDITED = "draft.json"
"""Beside a text in an editor: the field it is for, and what it was before."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Text somebody had typed and not saved."""

    field: str
    """Which field of the app it was typed in, as ``capture`` or ``walk new/purpose``."""

    text: str
    day: date
    """The journal day it was begun on; it belongs there even if it is saved later."""

    base: str = ""
    """What was saved there when the typing began: what changed since is somebody else's."""

    left: str = ""
    """The ended process that left it behind; empty while it is this process's own."""

    @property
    def form(self) -> str:
        """The form its field is part of: texts of one form are taken up together.

        Each prompt is a form of its own, one line or one page.
        """
        return self.field if self.noun == "prompt" else self.field.partition("/")[0]

    @property
    def noun(self) -> str:
        """The first word of its field: what kind of form it is part of."""
        return self.field.partition(" ")[0]


def evidence_field(behavior: int, day: date) -> str:
    """Name the field of the words beside a mark."""
    return f"evidence {behavior} {day.isoformat()}"


def prompt_field(day: date, kind: ReflectionKind, prompt: str) -> str:
    """Name the field of a prompt, the same wherever it is answered."""
    return f"prompt {key_of(day, kind)}/{prompt}"


class Drafts:
    """The drafts of this process, and those that ended ones left behind."""

    def __init__(self, journal: Path) -> None:
        """Take the journal's path; nothing is created until there is something to keep."""
        real = real_path(journal)
        self._folder = real.parent / "drafts"
        self._path = self._folder / f"{real.name}.{os.getpid()}-{os.urandom(3).hex()}.json"
        self._any = re.compile(rf"{re.escape(real.name)}\.\d+-[0-9a-f]{{6}}\.(json|lock|edit)")
        self._lock: FileLock | None = None
        self._kept: list[Draft] = []

    def keep(self, draft: Draft) -> None:
        """Put a draft on disk, in the place of this process's draft of the same field.

        The day on which that one was begun stays.

        Raises:
            OSError: The disk refused it; the one before stands.
        """
        begun = self.kept(draft.field)
        day = begun.day if begun is not None else draft.day
        draft = replace(draft, text=storable(draft.text), day=day, left="")
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

    def left_behind(self) -> list[list[Draft]]:
        """Take over what ended processes left; each draft is given to one process once.

        It stays apart from what this process types, and from what another left, until it is
        taken up or dismissed; until then it is on disk, and offered to the next process if
        this one ends without an answer. A draft that cannot be read is left as it is.

        Returns:
            The drafts of each process and form together.
        """
        groups: dict[tuple[str, str], list[Draft]] = {}
        for path, left in self._ended():
            with suppress(OSError):
                named = [replace(one, left=one.left or path.stem) for one in left or ()]
                # A process killed while it took them over has left them twice.
                apart = [one for one in named if one not in self._kept]
                if apart:
                    self._write([*self._kept, *apart])
                if left is not None:
                    _delete(path)
                for draft in apart:
                    groups.setdefault((draft.left, draft.form), []).append(draft)
        return list(groups.values())

    def take_up(self, left: Sequence[Draft]) -> None:
        """Make drafts that were left behind this process's own.

        What it had itself typed in the same field changes places with them.

        Raises:
            OSError: The disk refused it.
        """
        fields = {draft.field for draft in left}
        # Not the process's own name: it would mix with what is typed here from now on.
        aside = f"{self._path.stem}-{os.urandom(3).hex()}"
        others = [
            replace(one, left=aside) if not one.left and one.field in fields else one
            for one in self._kept
            if one not in left
        ]
        self._write([*others, *(replace(one, left="") for one in left)])

    def dismiss(self, left: Sequence[Draft]) -> None:
        """Let go of drafts that were left behind.

        Raises:
            OSError: The disk refused it.
        """
        self._write([one for one in self._kept if one not in left])

    @contextmanager
    def editing(self, draft: Draft) -> Iterator[Path]:
        """Give a text to an editor in a file of its own, in a folder nobody else may enter.

        The folder is gone when the ``with`` ends, however it ends. If the process is killed
        meanwhile, what the editor last wrote is a draft left behind.

        Args:
            draft: The field the text is for, with the text as it is now.

        Raises:
            OSError: The disk refused it.
        """
        self._hold()
        draft = replace(draft, text=storable(draft.text))
        folder = _edited_of(self._path)
        file = folder / _TEXT
        temporary = _temporary_of(file)
        try:
            make_folder(folder)
            write_private(folder / _EDITED, msgspec.json.encode(draft), temporary)
            write_private(file, draft.text.encode(), temporary)
            yield file
        finally:
            rmtree(folder, ignore_errors=True)

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
        return [draft for draft in self._kept if draft.field == field and not draft.left]

    def _besides(self, field: str) -> list[Draft]:
        return [draft for draft in self._kept if draft.field != field or draft.left]

    def _ended(self) -> Iterator[tuple[Path, list[Draft] | None]]:
        """Give the files of ended processes, written or only begun, with what they hold."""
        try:
            files = [path for path in self._folder.iterdir() if self._any.fullmatch(path.name)]
        except OSError:
            return
        for path in sorted({path.with_suffix(".json") for path in files} - {self._path}):
            # A lock that is held belongs to a process that lives.
            with suppress(OSError), _lock_of(path).acquire(timeout=0):
                yield path, _read(path)

    def _hold(self) -> None:
        """Lock this process's drafts, so that none of another takes them over."""
        make_folder(self._folder)
        if self._lock is None:
            lock = _lock_of(self._path)
            # Another process may be looking whether it is free.
            lock.acquire(timeout=1)
            self._lock = lock

    def _write(self, kept: list[Draft]) -> None:
        if kept:
            self._hold()
            write_private(self._path, msgspec.json.encode(kept), _temporary_of(self._path))
        else:
            self._path.unlink(missing_ok=True)
        self._kept = kept


def _lock_of(path: Path) -> "FileLock":
    # The app's first frame does not wait for it to load.
    from filelock import FileLock

    return FileLock(path.with_suffix(".lock"), mode=FILE_MODE)


def _temporary_of(path: Path) -> Path:
    return path.with_suffix(".tmp")


def _edited_of(path: Path) -> Path:
    return path.with_suffix(".edit")


def _read(path: Path) -> list[Draft] | None:
    """Read a draft file: nothing if it was only begun, None if it cannot be read."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=list[Draft])
    except FileNotFoundError:
        kept = []
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    edited = _read_edited(_edited_of(path))
    if edited is None:
        return kept
    return [*(draft for draft in kept if draft.field != edited.field or draft.left), edited]


def _read_edited(folder: Path) -> Draft | None:
    """Read what the editor of a killed process had written; None if nothing new."""
    try:
        draft = msgspec.json.decode((folder / _EDITED).read_bytes(), type=Draft)
        text = decoded((folder / _TEXT).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    # As the editor would have left it untouched.
    is_new = text.strip() and text != decoded(draft.text.encode())
    return replace(draft, text=text) if is_new else None


def _delete(path: Path) -> None:
    """Delete a draft file and what belongs to it."""
    rmtree(_edited_of(path), ignore_errors=True)
    for part in (path, _temporary_of(path), path.with_suffix(".lock")):
        with suppress(OSError):
            part.unlink(missing_ok=True)
