"""Files a person has written beside the journal: whole or not at all, and private."""

import os
from pathlib import Path

from lean_journal.domain.record import Refused
from lean_journal.storage.atomic import make_folder, real_path, write_private
from lean_journal.storage.errors import NotSaved


class Taken(Refused):
    """A file of that name is there already, and nobody said that it may go."""


def require_free(path: Path, journal: Path, *, force: bool, way_out: str = "") -> None:
    """Make sure that nothing would be lost if a file were written.

    Args:
        path: The file to write.
        journal: The journal's file.
        force: Whether the person lets another file go.
        way_out: How to say so, for the sentence.

    Raises:
        Taken: It is there already.
        Refused: It is the journal itself, or no ordinary file.
        NotSaved: The system refused to look, as for a name that is too long.
    """
    try:
        is_there = path.exists()
    except OSError as error:
        raise NotSaved(f"cannot write {path}: {error.strerror}") from error
    if not is_there:
        return
    if not path.is_file():
        raise Refused(f"{path} is no ordinary file: choose another name")
    if journal.exists() and path.samefile(journal):
        raise Refused(f"{path} is the journal itself: choose another name")
    if not force:
        way_out = f": {way_out}" if way_out else ""
        raise Taken(f"{path} is there already{way_out}")


def write_file(path: Path, data: bytes) -> None:
    """Write a file, with the folders it lies in.

    Raises:
        NotSaved: The disk refused; the sentence names the file.
    """
    real = real_path(path)
    try:
        make_folder(real.parent)
        write_private(real, data, real.with_name(f".lean-journal.{os.getpid()}.tmp"))
    except OSError as error:
        raise NotSaved(f"cannot write {path}: {error.strerror}") from error
