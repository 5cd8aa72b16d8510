"""Saving inside the open app: what lies between Enter and the cleared line."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lean_journal.domain.capture import parse
from lean_journal.storage import Journal
from lean_journal.storage.capture import observe
from tests.benchmarks.bench import Bench
from tests.benchmarks.command_line import LINE
from tests.benchmarks.sample import NOW
from tests.benchmarks.timing import Row, medians


def rows(bench: Bench) -> Iterator[Row]:
    """Measure a save to the current walk beside the disk's own part in it."""
    path = bench.journal("saving")
    now = datetime.fromisoformat(NOW).astimezone()
    with Journal(path, clock=lambda: now, writer="app") as journal:
        line = parse(LINE, journal.today())

        def save() -> float:
            begun = time.perf_counter()
            observe(journal, [line])
            return time.perf_counter() - begun

        def write() -> float:
            return _write_durably(path.read_bytes(), path.with_name("raw.json"))

        seconds = medians(2 * bench.rounds, {"save": save, "write": write})
    yield Row(
        what="an observation saved in the open journal",
        ours=seconds["save"],
        floor_name="write, fsync, rename, fsync the folder: the same bytes",
        floor=seconds["write"],
        goal=2,
    )


def _write_durably(data: bytes, path: Path) -> float:
    """Do the least that makes a new file durable, and give the seconds it took."""
    temporary = path.with_suffix(".tmp")
    begun = time.perf_counter()
    with temporary.open("wb", buffering=0) as file:
        file.write(data)
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return time.perf_counter() - begun
