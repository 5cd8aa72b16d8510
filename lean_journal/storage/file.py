"""The journal's file: a TinyDB storage with a lock and atomic commits.

Acknowledged means durable: a commit is lock, reload if the file changed, the change in
memory, temporary file, fsync, replace, fsync of the folder. Reading takes no lock.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from lean_journal.storage import meta
from lean_journal.storage.atomic import flush_folder, read_all, real_path, replace_file
from lean_journal.storage.backups import DAILY_REASON, Backup, Backups
from lean_journal.storage.errors import NotSaved, ReadOnly, Unreadable
from lean_journal.storage.lock import Lock
from lean_journal.storage.meta import SCHEMA
from lean_journal.storage.state import NOTHING, Stamp, State, load, stamp_at, stamp_of
from lean_journal.storage.tables import NotTables, Tables, encode

Clock = Callable[[], datetime]
"""Gives the present instant as the person's local time with its UTC offset."""


class JournalFile(Storage):
    """One file as TinyDB sees it; writing is possible only inside `transaction`."""

    def __init__(self, path: Path, *, clock: Clock, patience: float) -> None:
        """Take a path; nothing is created or read yet.

        Args:
            path: Where the journal lives or shall live; a symbolic link stays one.
            clock: Gives the person's local time, which dates the backups.
            patience: Seconds to wait for another process's lock.
        """
        self.path = path
        self._real = real_path(path)
        self.backups = Backups(self._real)
        self.notices: list[str] = []
        """Sentences the person should see once; whoever shows them empties the list."""

        self.version = 0
        """Grows whenever memory takes up another state of the file."""

        self.has_saved = False
        """Whether anything was committed here."""

        self.lock = Lock(self._real.with_name(f"{self._real.name}.lock"), patience)
        self._clock = clock
        self._loaded: State | None = None
        self._staged: Tables | None = None
        self._is_dirty = False
        self._is_broken = False

    # What TinyDB calls

    def read(self) -> Any:
        """Give the tables: in a transaction its own, else those of the file as it is now.

        Raises:
            Unreadable: The file is no journal, or cannot be read.
        """
        return self._staged if self._staged is not None else self._newest_readable().tables

    def write(self, data: Any) -> None:
        """Stage tables for the commit at the end of the transaction."""
        if self._staged is None:
            raise RuntimeError("the journal is written only inside a transaction")
        self._staged = data
        self._is_dirty = True

    def close(self) -> None:
        """Let go of the file."""
        if self._loaded is not None and self._loaded.descriptor >= 0:
            os.close(self._loaded.descriptor)
        self._loaded = None

    # What Journal calls

    @property
    def read_only(self) -> str:
        """Why the journal cannot be written, as a sentence; empty when it can."""
        schema = self._refresh().schema
        if schema > SCHEMA:
            return (
                f"{self.path} was written by a newer version (schema {schema}, this one "
                f"writes {SCHEMA}): it opens read-only"
            )
        if self._real.exists() and not os.access(self._real, os.W_OK):
            return f"{self.path} is read-only"
        return ""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock, work on the newest state, and commit what changed in one step.

        Raises:
            Busy: Another process did not finish in time.
            ReadOnly: The file is of a newer schema, or not writable.
            Unreadable: The file is no journal.
            NotSaved: The disk refused; the file and what memory says of it are as before.
        """
        if self._staged is not None:
            raise RuntimeError("transactions do not nest")
        # Before the lock, which may not be written either, and would say less well why.
        self._refuse_if_read_only()
        self._refuse_if_gone()
        with self.lock.held():
            self._refuse_if_read_only()
            before = self._refresh()
            self._staged, self._is_dirty = dict(before.tables), False
            try:
                yield
                if self._is_dirty:
                    self._commit(before, self._staged)
            finally:
                self._staged = None

    def restore(self, data: bytes) -> Backup | None:
        """Put a whole file in the place of the present one, after backing that one up.

        Args:
            data: The bytes of the file to bring back.

        Returns:
            The backup of what stood before, or None if nothing did.

        Raises:
            Busy: Another process did not finish in time.
            NotSaved: The disk refused; nothing changed.
        """
        with self.lock.held():
            try:
                standing = self._real.read_bytes() if self._real.exists() else b""
                kept = self._copy(standing, "before restore") if standing else None
                os.close(self._put(data))
            except OSError as error:
                raise NotSaved(f"not restored: {error.strerror or error}") from error
        return kept

    def unreadable(self, why: str) -> Unreadable:
        """Say what is wrong with the file, and which backup is the way back."""
        newest_first = self.backups.newest_first()
        good = self.backups.newest_good()
        way_back = (
            f"the newest good backup is number {newest_first.index(good) + 1}, of "
            f"{good.taken:%Y-%m-%d %H:%M}: `lean-journal restore "
            f"{newest_first.index(good) + 1}`"
            if good
            else "there is no good backup of it"
        )
        return Unreadable(f"cannot read {self.path}: {why}; it was left as it is; {way_back}")

    # Reading

    def _newest_readable(self) -> State:
        """Take up the file as it is now, or stay with the last good state while it is broken.

        A sync tool may be in the middle of writing it: the screen goes on showing what is
        known. Writing goes through `_refresh` and is refused.
        """
        try:
            fresh = self._refresh()
        except Unreadable as error:
            if self._loaded is None:
                raise
            if not self._is_broken:
                self._is_broken = True
                self.notices.append(str(error))
            return self._loaded
        self._is_broken = False
        return fresh

    def _refresh(self) -> State:
        """Take up the file as it is now; cheap when it did not change."""
        try:
            status = self._real.stat()
        except FileNotFoundError:
            stamp: Stamp = ()
        except OSError as error:
            raise Unreadable(f"cannot read {self.path}: {error.strerror}") from error
        else:
            stamp = stamp_of(status)
            if not stat.S_ISREG(status.st_mode):
                what = "a folder" if stat.S_ISDIR(status.st_mode) else "no file"
                raise Unreadable(f"{self.path} is {what}, not a journal")
        loaded = self._loaded
        if loaded is not None and (loaded.stamp == stamp or not stamp):
            # A file that has gone is still in memory; only writing must notice.
            return loaded
        fresh = self._load() if stamp else self._begin()
        self._keep_what_was_replaced(fresh)
        self._take_up(fresh)
        return fresh

    def _begin(self) -> State:
        """Begin a journal in memory; its file comes with the first commit."""
        if self.backups.newest_first():
            self.notices.append(
                f"there is no journal at {self.path}, but there are backups of one: "
                f"see `lean-journal backups`"
            )
        return NOTHING

    def _load(self) -> State:
        try:
            return load(self._real, may_be_empty=not self.backups.newest_first())
        except OSError as error:
            raise Unreadable(f"cannot read {self.path}: {error.strerror}") from error
        except (NotTables, Unreadable) as error:
            raise self.unreadable(str(error)) from error

    def _take_up(self, fresh: State) -> None:
        if self._loaded is not None and self._loaded.descriptor >= 0:
            os.close(self._loaded.descriptor)
        self._loaded = fresh
        self.version += 1

    def _keep_what_was_replaced(self, fresh: State) -> None:
        """Back up our last version when the new file does not descend from it."""
        mine = self._loaded
        if mine is None or not mine.tables:
            return
        known, led_to_fresh = meta.commits(mine.tables), meta.commits(fresh.tables)
        if known and known[-1] in led_to_fresh[:-1]:
            return
        last = encode(mine.tables)
        if known == led_to_fresh and last == encode(fresh.tables):
            return
        try:
            self._copy(last, "replaced")
        except OSError as error:
            self.notices.append(
                f"{self.path} was replaced by another program, and the version before it "
                f"could not be kept: {error.strerror}"
            )
        else:
            self.notices.append(
                f"{self.path} was replaced by another program; the version before it is kept: "
                f"see `lean-journal backups`"
            )

    def _refuse_if_read_only(self) -> None:
        if reason := self.read_only:
            raise ReadOnly(reason)

    def _refuse_if_gone(self) -> None:
        was_there = self._loaded is not None and self._loaded.stamp
        if was_there and not stamp_at(self._real):
            raise NotSaved(
                f"not saved: {self.path} is gone; put it back, or start again to begin anew"
            )

    # Writing

    def _commit(self, before: State, tables: Tables) -> None:
        warning = self._back_up(before)
        meta.add_commit(tables)

        def refuse_if_replaced() -> None:
            if stamp_at(self._real) != before.stamp:
                raise NotSaved(
                    f"not saved: another program replaced {self.path} meanwhile; try again"
                )

        try:
            descriptor = self._put(encode(tables), refuse_if_replaced)
        except OSError as error:
            raise NotSaved(f"not saved: {error.strerror or error}; nothing changed") from error
        self._take_up(State(stamp_of(os.fstat(descriptor)), descriptor, tables, SCHEMA))
        self.has_saved = True
        if warning:
            self.notices.append(warning)

    def _copy(self, data: bytes, reason: str) -> Backup:
        return self.backups.save(data, self._clock(), reason)

    def _put(self, data: bytes, check: Callable[[], None] | None = None) -> int:
        """Write, fsync, replace, fsync the folder; give a descriptor of the new file."""
        temporary = self._real.with_name(f"{self._real.name}.tmp")
        descriptor = replace_file(self._real, data, temporary, check)
        try:
            flush_folder(self._real.parent)
        except OSError as error:
            # The new state stands in the file: to call it unsaved would be a lie.
            self.notices.append(
                f"saved, but the disk did not confirm the folder ({error.strerror}): "
                f"a power cut now could bring the version before back"
            )
        return descriptor

    def _back_up(self, before: State) -> str:
        """Keep the state before, if it is time to, and give what to say once it is saved."""
        if before.descriptor < 0 or not before.tables:
            return ""
        if before.schema < SCHEMA:
            try:
                self._copy(read_all(before.descriptor), "before migration")
            except OSError as error:
                raise NotSaved(
                    f"not saved: no backup could be made before the file is brought to "
                    f"schema {SCHEMA}: {error.strerror}"
                ) from error
        elif not self.backups.made_on(self._clock()):
            try:
                self._copy(read_all(before.descriptor), DAILY_REASON)
            except OSError as error:
                return f"today's backup could not be made: {error.strerror}"
        return ""
