"""Line after line on a terminal: each Enter is on disk before the next line is asked for."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import TextIOWrapper
from time import monotonic
from types import FrameType, ModuleType
from typing import Self

import click

from lean_journal.cli.observe import save, walk_title
from lean_journal.cli.output import complain, say
from lean_journal.cli.session import pass_on_notices
from lean_journal.domain.record import Refused
from lean_journal.domain.starter import WALK_QUESTIONS
from lean_journal.domain.walk import Walk
from lean_journal.storage import Journal, JournalError
from lean_journal.storage.capture import Place, standing_walk
from lean_journal.storage.drafts import Draft, Drafts

SEEN_EVERY, KEPT_EVERY = 0.05, 1.0
"""Seconds between two looks at what is half-typed, and until it is on disk.

As its terminal closes, the line editor forgets the line before anybody is told.
"""

_ENDS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)


def take_lines(journal: Journal, place: Place) -> None:
    """Ask for lines and save each, until an empty one, ctrl+d or ctrl+c.

    A line that cannot be saved is shown again, to be tried once more or changed.

    Args:
        journal: The journal.
        place: Where the lines belong; a new walk is begun once.

    Raises:
        Refused: The last line was not saved and then given up.
    """
    _introduce(journal, place)
    text = ""
    with _Typing(journal, place).kept() as typing:
        while line := typing.read(text):
            text = line
            try:
                taken = save(journal, line.split("\n"), place)
            except (JournalError, Refused) as error:
                complain(str(error))
                typing.keep(line)
                continue
            pass_on_notices(journal)
            text = ""
            typing.drop()
            if taken.is_new_walk:
                place = replace(place, new=False)
        if text:
            raise Refused(f"not saved: {text}")
        typing.drop()


def _introduce(journal: Journal, place: Place) -> None:
    day = place.day or journal.today()
    begun = Walk(
        day=day,
        start=place.start,
        area=place.area,
        struggle=place.struggle,
        theme=place.theme,
    )
    walk = standing_walk(journal, place) or begun
    say(f"{walk_title(journal, walk)}: a line each, an empty one ends")
    say(_CODES)
    for question in WALK_QUESTIONS.get(walk.theme, ()):
        say(f"  {question}")
    pass_on_notices(journal)


_CODES = "d o w n t i m e wastes · s safety · 5 5S · + works well · q said · ? question"


class _Typing:
    """The line being typed, in a draft of its own while it is typed."""

    def __init__(self, journal: Journal, place: Place) -> None:
        self._journal = journal
        self._day = place.day
        self._drafts = Drafts(journal.path)
        self._editor = _line_editor()
        self._is_reading = self._is_looking = False
        self._ended_by = 0
        """The signal after which no more lines are asked for."""

        self._seen = ""
        """What was half-typed when it was last looked at."""

        self._keep_at = 0.0

    @contextmanager
    def kept(self) -> Iterator[Self]:
        """Leave what is half-typed on disk when the terminal or the system ends the process."""
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")  # any byte typed is text
        handlers = {signal.SIGALRM: self._look} | dict.fromkeys(_ENDS, self._end)
        before = {number: signal.signal(number, does) for number, does in handlers.items()}
        try:
            yield self
        finally:
            for number, did in before.items():
                signal.signal(number, did)
            self._drafts.close()

    def read(self, text: str) -> str:
        """Ask for a line that begins with a text; a blank one is empty, as is the end.

        Raises:
            SystemExit: The terminal or the system ended the process meanwhile.
        """
        if self._editor is not None:
            self._editor.set_startup_hook(lambda: self._show(text))
        line = ""
        try:
            self._seen, self._keep_at = text, monotonic() + KEPT_EVERY
            self._is_reading = True
            signal.setitimer(signal.ITIMER_REAL, SEEN_EVERY, SEEN_EVERY)
            if not self._ended_by:
                line = input("> ")
        except (EOFError, KeyboardInterrupt):
            # A closed terminal is none any more, even before its signal comes.
            if sys.stdin.isatty():
                click.echo()
            else:
                line = self._seen
        finally:
            self._is_reading = False
            signal.setitimer(signal.ITIMER_REAL, 0)
        if self._ended_by not in (0, signal.SIGINT) or not sys.stdin.isatty():
            self.keep(line)
            raise SystemExit(1)
        return line if line.strip() else ""

    def keep(self, text: str) -> None:
        """Put text that is not saved on disk; a blank one is not worth it."""
        if text.strip():
            with suppress(OSError):
                self._drafts.keep(Draft("capture", text, self._day or self._journal.today()))

    def drop(self) -> None:
        """Let go of what was kept: it is saved, or not wanted."""
        with suppress(OSError):
            self._drafts.drop("capture")

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """End the reading, if one goes on; what is being saved is saved to its end."""
        self._ended_by = number
        if self._is_reading:
            signal.setitimer(signal.ITIMER_REAL, 0.001, 0.05)

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        """Keep what is half-typed; the one handler that raises.

        While `input` ends by what one handler raised, CPython runs the next, and makes an
        error of its own of both.
        """
        if not self._is_reading or self._is_looking:
            # The next alarm comes while the disk is still at work for this one.
            return
        self._is_looking = True
        try:
            self._seen = self._half_typed() or (self._seen if self._ended_by else "")
            if self._ended_by or monotonic() >= self._keep_at:
                self.keep(self._seen)
                self._keep_at = monotonic() + KEPT_EVERY
        finally:
            self._is_looking = False
        if self._ended_by:
            # Once: the next alarm may come while what was raised is still being handled.
            self._is_reading = False
            raise KeyboardInterrupt

    def _half_typed(self) -> str:
        return self._editor.get_line_buffer() if self._editor is not None else ""

    def _show(self, text: str) -> None:
        if self._editor is not None:
            self._editor.insert_text(text)


def _line_editor() -> ModuleType | None:
    """Give Python's readline, which not every Python has; `input` uses it by itself."""
    try:
        import readline
    except ImportError:
        return None
    return readline
