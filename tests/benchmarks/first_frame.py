"""The first frame: from Enter in the shell to the first word of the day on the screen."""

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from lean_journal.domain.morning import MarkStep
from lean_journal.storage import Journal
from lean_journal.storage.morning import first_step
from tests.benchmarks.bench import Bench
from tests.benchmarks.sample import NOW
from tests.benchmarks.timing import Row, Run, medians
from tests.benchmarks.window import Window

FLOOR = """\
from textual.app import App
from textual.widgets import Static

class Floor(App):
    def compose(self):
        yield Static("the first word")

Floor().run()
"""
"""The least that Textual can do: an app with one Static."""

FLOOR_WORD = "the first word"


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the app on the sample, and the least app, in turns."""
    journal = bench.journal("first-frame")
    floor = write_floor(journal.parent)
    command, env = bench.app(journal)
    seconds = medians(
        bench.rounds,
        {
            "ours": until(command, first_word(journal), env),
            "floor": until(floor, FLOOR_WORD, {}),
        },
    )
    yield Row(
        what="first frame showing a word from today's data",
        ours=seconds["ours"],
        floor_name="the first frame of an app with one Static",
        floor=seconds["floor"],
        goal=1.5,
    )


def write_floor(folder: Path) -> list[str | Path]:
    """Write the least app into a folder, and give the command that runs it."""
    path = folder / "floor.py"
    path.write_text(FLOOR, encoding="utf-8")
    return [sys.executable, path]


def first_word(path: Path) -> str:
    """Give the name of the behavior Today asks about first: it stands in the journal alone.

    Raises:
        RuntimeError: Today does not begin with a behavior.
    """
    now = datetime.fromisoformat(NOW).astimezone()
    with Journal(path, clock=lambda: now) as journal:
        first = first_step(journal, journal.today())
    if not isinstance(first, MarkStep):
        raise RuntimeError(f"Today begins with {first!r}")
    return first.behavior.name


def until(argv: Sequence[str | Path], word: str, env: dict[str, str]) -> Run:
    """Make a run of a process in a terminal of its own until it has drawn a word."""

    def run() -> float:
        with Window(argv, env) as window:
            return window.until(word)

    return run
