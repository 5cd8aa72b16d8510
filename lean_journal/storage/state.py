"""One state of the journal's file: its tables, and the stamp that tells when it is another."""

import os
from dataclasses import dataclass
from pathlib import Path

from lean_journal.storage import meta
from lean_journal.storage.atomic import read_all
from lean_journal.storage.meta import SCHEMA
from lean_journal.storage.migrations import migrate
from lean_journal.storage.tables import Tables, parse

Stamp = tuple[int, ...]
"""Device, inode, mtime_ns, ctime_ns and size; empty for a file that does not exist."""


@dataclass(frozen=True, slots=True)
class State:
    """What memory holds of the file; replaced as a whole, never changed but by splitting."""

    stamp: Stamp
    descriptor: int
    """Kept open: ext4 gives a freed inode number to the next file at once. -1 for no file."""

    tables: Tables
    schema: int
    """The version the file follows, before it was migrated in memory."""


NOTHING = State((), -1, {}, SCHEMA)
"""A journal of which no file exists yet."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Give the stamp of a file as the system describes it."""
    return (
        status.st_dev,
        status.st_ino,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_size,
    )


def stamp_at(path: Path) -> Stamp:
    """Give the stamp of the file at a path, or an empty one if there is none."""
    try:
        return stamp_of(path.stat())
    except FileNotFoundError:
        return ()


def load(path: Path, *, may_be_empty: bool) -> State:
    """Read a file, brought to this program's schema in memory.

    Args:
        path: The file; never a symbolic link.
        may_be_empty: Whether a file of no bytes is a journal nothing was written in.

    Returns:
        Its state; whoever lets go of it closes the descriptor.

    Raises:
        OSError: It cannot be read.
        NotTables: It is not JSON, or not tables.
        Unreadable: It is no journal.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        stamp = stamp_of(os.fstat(descriptor))
        data = read_all(descriptor)
        if not data and may_be_empty:
            return State(stamp, descriptor, {}, SCHEMA)
        tables = parse(data)
        schema = meta.schema_of(tables)
        return State(stamp, descriptor, migrate(tables), schema)
    except BaseException:
        os.close(descriptor)
        raise
