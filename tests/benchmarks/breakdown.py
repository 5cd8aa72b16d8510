"""Where the milliseconds of `lean-journal observe` go, from the start of Python to its end."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.bench import Bench
from tests.benchmarks.command_line import LINE
from tests.benchmarks.sample import NOW
from tests.benchmarks.timing import environment

PROGRAM = Path(__file__).with_name("stopwatch.py")

AROUND = "start Python with the stopwatch, and end it"


def steps(bench: Bench) -> dict[str, float]:
    """Give the median seconds of each step, in the order they are named."""
    journal = bench.journal("breakdown")
    env = environment({"LEAN_JOURNAL_NOW": NOW, "LEAN_JOURNAL_FILE": str(journal)})
    found: dict[str, list[float]] = {}
    for _ in range(bench.rounds):
        os.sync()
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, PROGRAM, LINE], env=env, check=True, capture_output=True
        )
        elapsed = time.perf_counter() - begun
        inside: dict[str, float] = json.loads(done.stdout)
        outside = {AROUND: elapsed - sum(inside.values())}
        for name, seconds in (outside | inside).items():
            found.setdefault(name, []).append(seconds)
    return {name: median(times) for name, times in found.items()}
