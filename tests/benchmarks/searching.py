"""Searching as one types: how long the event loop is kept from taking a key."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import looping
from tests.benchmarks.bench import Bench
from tests.benchmarks.first_frame import first_word
from tests.benchmarks.growth import ASKED_FIRST
from tests.benchmarks.sample import NOW, SEARCHED
from tests.benchmarks.timing import Row, Run, medians
from tests.benchmarks.window import PATIENCE, Window

QUERY = f"{SEARCHED} since:2020"

PAUSE = 0.12
"""Seconds between two keys of somebody who types without looking."""

FRAME = 1 / 60

WHAT = "longest work of the event loop in one go, while a query is typed"


def rows(bench: Bench) -> Iterator[Row]:
    """Type a query in the sample and in an empty journal, in turns."""
    old = bench.journal("searching")
    new = bench.folder / "searching-empty" / "journal.json"
    new.parent.mkdir()
    seconds = medians(bench.rounds, {"old": _typing(old), "new": _typing(new)})
    yield Row(
        what=WHAT,
        ours=seconds["old"],
        floor_name="the same in an empty journal",
        floor=seconds["new"],
    )
    yield Row(
        what="the same",
        ours=seconds["old"],
        floor_name="a frame, 60 in a second",
        floor=FRAME,
        goal=1.0,
    )


def _typing(path: Path) -> Run:
    """Make a run of the watched app in which the query is typed."""
    first = first_word(path) if path.exists() else ASKED_FIRST
    noted = path.parent / "longest"
    argv: list[str | Path] = [sys.executable, looping.__file__, path, NOW, noted]

    def run() -> float:
        noted.unlink(missing_ok=True)
        with Window(argv, {}) as window:
            window.until(first)
            window.settle()
            window.press("\x1b")
            window.press("/", "Search")
            for key in QUERY:
                window.type(key)
                time.sleep(PAUSE)
            window.settle()
            os.kill(window.pid, signal.SIGTERM)
            window.wait_for(noted, PATIENCE)
        return float(noted.read_text(encoding="ascii"))

    return run
