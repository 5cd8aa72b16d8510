"""The first frame: from Enter in the shell to the first word of the day on the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from lean_journal.storage import Journal
from lean_journal.storage.morning import commitments_due
from tests.benchmarks.bench import Bench
from tests.benchmarks.sample import NOW
from tests.benchmarks.timing import Row, Run, environment, medians

SIZE = (24, 80)
PATIENCE = 20.0

FLOOR = """\
from textual.app import App
from textual.widgets import Static

class Floor(App):
    def compose(self):
        yield Static("the first word")

Floor().run()
"""
"""The least that Textual can do: an app with one Static."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the app on the sample, and the least app, in turns."""
    journal = bench.journal("first-frame")
    floor = journal.with_name("floor.py")
    floor.write_text(FLOOR, encoding="utf-8")
    word = _first_asked(journal)
    command = [Path(sys.executable).with_name("lean-journal")]
    env = {"LEAN_JOURNAL_NOW": NOW, "LEAN_JOURNAL_FILE": str(journal)}
    seconds = medians(
        bench.rounds,
        {
            "ours": _until(command, word, env),
            "floor": _until([sys.executable, floor], "the first word", {}),
        },
    )
    yield Row(
        what="first frame showing a word from today's data",
        ours=seconds["ours"],
        floor_name="the first frame of an app with one Static",
        floor=seconds["floor"],
        goal=1.5,
    )


def _first_asked(path: Path) -> str:
    """Give the beginning of what Today asks first: it stands in the journal alone."""
    now = datetime.fromisoformat(NOW).astimezone()
    with Journal(path, clock=lambda: now) as journal:
        return commitments_due(journal, journal.today())[0].what[:20]


def _until(argv: Sequence[str | Path], word: str, env: dict[str, str]) -> Run:
    """Make a run of a process in a terminal of its own until it has drawn a word.

    Raises:
        RuntimeError: The word did not come.
    """
    variables = environment({"TERM": "xterm-256color", **env})
    wanted = word.encode()

    def run() -> float:
        begun = time.perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvpe(argv[0], [str(part) for part in argv], variables)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        drawn = b""
        try:
            while wanted not in drawn:
                if not select.select([terminal], [], [], PATIENCE)[0]:
                    raise RuntimeError(f"{argv[0]} did not draw {word!r}")
                drawn += os.read(terminal, 1 << 16)
            return time.perf_counter() - begun
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(terminal)

    return run
