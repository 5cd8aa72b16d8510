"""Notes what a Python program does outside itself; it is found by its name on PYTHONPATH.

Each line is ``event<tab>path``: first that it watches; then every file opened for writing, made,
renamed or removed, every connection, every program started.
"""

import os
import sys
from typing import Any

CHANGES = {
    "os.mkdir": ((0, 2),),
    "os.rename": ((0, 2), (1, 3)),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.symlink": ((1, 2),),
    "os.link": ((1, 3),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "os.mkfifo": ((0, 2),),
}
"""By event, where its paths stand, and the descriptor of the folder each is relative to."""

STARTS = frozenset({"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork"})

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_log = os.open(os.environ["WATCHED_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _note(event: str, path: object) -> None:
    os.write(_log, f"{event}\t{path}\n".encode("utf-8", "backslashreplace"))


def _whole(path: Any, folder: int | None) -> str:
    name = f"/proc/self/fd/{path}" if isinstance(path, int) else os.fsdecode(path)
    if folder is not None and folder >= 0 and not name.startswith("/"):
        name = f"/proc/self/fd/{folder}/{name}"
    return os.path.realpath(name)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        # An integer was opened before, and noted then.
        if not isinstance(path, int) and (
            set(mode or "") & set("wax+") or (mode is None and flags & WRITING)
        ):
            _note(event, _whole(path, None))
    elif event in CHANGES:
        for at, folder in CHANGES[event]:
            _note(event, _whole(arguments[at], arguments[folder] if folder else None))
    elif event in STARTS or (event.startswith("socket.") and event != "socket.__new__"):
        _note(event, arguments)


_note("watched", sys.argv[:1])
sys.addaudithook(_watch)
