"""One run of the command line: which journal it is about, and what time it is.

This is the one place that reads the real clock.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lean_journal.cli.leaving import WrongUsage
from lean_journal.cli.output import complain
from lean_journal.paths import journal_file

if TYPE_CHECKING:
    from lean_journal.storage import Journal

FIXED_CLOCK = "LEAN_JOURNAL_NOW"
"""The environment variable that stops the clock, for demonstrations and tests."""


@dataclass(slots=True)
class Session:
    """What a command needs to know of the run it is part of."""

    named: Path | None = None
    """The file given with ``--journal``, if one was."""

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self.named or journal_file(os.environ)

    @property
    def clock(self) -> Callable[[], datetime]:
        """The person's local time with its UTC offset, real or stopped.

        Raises:
            WrongUsage: The clock is stopped at what is no date and time.
        """
        stopped = os.environ.get(FIXED_CLOCK)
        if not stopped:
            return _local_time
        try:
            instant = datetime.fromisoformat(stopped).astimezone()
        except (ValueError, OverflowError):
            raise WrongUsage(
                f"{FIXED_CLOCK} is {stopped!r}: it has to be a date and time as 2026-11-23T08:00"
            ) from None
        return lambda: instant

    @contextmanager
    def opened(self) -> Iterator["Journal"]:
        """Open the journal for a command, and pass on what it has to tell the person.

        What fails once a change is saved, as to read what would be told of it, is told, but
        is no failure of the command: a person would type the line again.

        Raises:
            JournalError: It cannot be read, and nothing was saved.
        """
        from lean_journal.storage import Journal, JournalError

        with Journal(self.path, clock=self.clock) as journal:
            reason = ""
            try:
                yield journal
            except JournalError as error:
                reason = str(error)
                if not journal.has_saved:
                    raise
                complain(f"saved, but there is no telling more: {reason}")
            finally:
                # A read-only journal says why as it opens, and again as it refuses.
                pass_on_notices(journal, besides=reason)


def pass_on_notices(journal: "Journal", besides: str = "") -> None:
    """Print what a journal has to tell the person, but for a sentence known already."""
    for notice in journal.take_notices():
        if notice != besides:
            complain(notice)


def _local_time() -> datetime:
    return datetime.now(UTC).astimezone()
