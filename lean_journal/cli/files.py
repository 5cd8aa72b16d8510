"""Files a command writes beside the journal: whole or not at all, and private."""

import os
from pathlib import Path

from lean_journal.storage import NotSaved
from lean_journal.storage.atomic import make_folder, real_path, write_private


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
