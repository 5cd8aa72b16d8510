"""The lock that lets one process at a time write, and names the one that holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lean_journal.storage.atomic import FILE_MODE, make_folder
from lean_journal.storage.errors import Busy, ReadOnly

if TYPE_CHECKING:
    from filelock import FileLock


class Lock:
    """A lock file beside the journal; the system lets go of it when its process ends."""

    def __init__(self, path: Path, patience: float) -> None:
        """Take the lock's path and the seconds to wait for it; nothing is created yet."""
        self._path = path
        self._patience = patience
        self._lock: FileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock, making its folder if need be.

        Raises:
            Busy: Another process did not let go in time; the sentence names it.
            ReadOnly: The folder cannot be written.
        """
        # Only who writes waits for it to load; the app's first frame does not.
        from filelock import FileLock

        try:
            make_folder(self._path.parent)
            if self._lock is None:
                self._lock = FileLock(
                    self._path, mode=FILE_MODE, poll_interval=0.02, on_acquired=_write_pid
                )
            self._lock.acquire(timeout=self._patience)
        except TimeoutError as error:
            pid = self.holder()
            who = f"process {pid}" if pid else "another process"
            raise Busy(f"{who} is writing to the journal and has not finished") from error
        except OSError as error:
            raise ReadOnly(
                f"cannot write in {self._path.parent}: {error.strerror or error}"
            ) from error
        try:
            yield
        finally:
            self._lock.release()

    def holder(self) -> int | None:
        """Tell which process holds the lock or held it last, if that is known."""
        with suppress(OSError, ValueError):
            return int(self._path.read_bytes())
        return None


def _write_pid(descriptor: int) -> None:
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
