"""How a run ends: with a sentence for what went wrong, and at once.

It loads neither Click nor the journal: the app opens without the one, and fails without the
other.
"""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

WRONG_USAGE = 2
"""The exit status of a run that was asked for something there is not."""


class WrongUsage(Exception):
    """What was asked for cannot be meant; the message is a sentence for the person."""


def never_fail_on_characters() -> None:
    """Have a terminal that cannot show a character show its number instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def leave(code: object) -> NoReturn:
    """End the process at once, with what was printed printed.

    Python's own end, tearing down every module, is a tenth of saving one line; and after a
    terminal was closed it fails for want of it. Everything worth keeping is on disk.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def discard_output() -> None:
    """Let go of what could not be printed, or Python complains of it as it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def sentence_of(error: Exception) -> str:
    """Say what went wrong; of an error nobody foresaw its place, but no text it may hold."""
    from lean_journal.domain.record import Refused
    from lean_journal.storage import JournalError

    if isinstance(error, (JournalError, Refused)):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {trace.tb_frame.f_globals['__name__']}, line {trace.tb_lineno}" if trace else ""
    return f"unexpected error: {type(error).__name__}{place}"
