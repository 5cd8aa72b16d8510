"""Writing a whole file so that a crash leaves the old one or the new one, never a third."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def real_path(path: Path) -> Path:
    """Follow symbolic links as far as they lead; a loop of links stays as it is named."""
    # Path.resolve would raise a RuntimeError for a loop, before anyone can say so well.
    return Path(os.path.realpath(path))


def make_folder(folder: Path) -> None:
    """Make a private folder and those above it, where they do not exist.

    Raises:
        OSError: It cannot be made, or something else stands there.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=FOLDER_MODE)
        folder.chmod(FOLDER_MODE)
        # Else a power cut may take the folder, with all that was flushed in it. The one
        # above may be nobody's to open: then it is as safe as the system keeps it.
        with suppress(OSError):
            flush_folder(folder.parent)


def replace_file(
    path: Path, data: bytes, temporary: Path, check: Callable[[], None] | None = None
) -> int:
    """Put new contents in the place of a file, durably but for its name in the folder.

    Call `flush_folder` next: until then a power cut may bring the old file back.

    Args:
        path: The file to replace or make; never a symbolic link.
        data: All it shall hold.
        temporary: Where to write first, in the same folder; what a crash left there goes.
        check: Called when the new file is complete; it stops the replacing by raising.

    Returns:
        A descriptor of the new file, open for reading; the caller closes it.

    Raises:
        OSError: The disk refused a step; the old file stands and the temporary is gone.
    """
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(temporary, flags, FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)
        _write_all(descriptor, data)
        os.fsync(descriptor)
        if check is not None:
            check()
        os.replace(temporary, path)
    except BaseException:
        os.close(descriptor)
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return descriptor


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable.

    Raises:
        OSError: The disk refused; the files stand, but may lose their names in a power cut.
    """
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, data: bytes, temporary: Path) -> None:
    """Write a private file in one durable step, for a file only one process writes.

    Args:
        path: The file to replace or make.
        data: All it shall hold.
        temporary: Where to write first, as for `replace_file`.

    Raises:
        OSError: The disk refused a step.
    """
    os.close(replace_file(path, data, temporary))
    flush_folder(path.parent)


def read_all(descriptor: int) -> bytes:
    """Read a file from its start, wherever its descriptor stands."""
    size = os.fstat(descriptor).st_size
    parts = []
    offset = 0
    while offset < size and (part := os.pread(descriptor, size - offset, offset)):
        parts.append(part)
        offset += len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
