"""Medians of things timed turn by turn, so that a machine that slows down slows them all."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Run = Callable[[], float]
"""Does something once and gives the seconds that count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table; times are medians in seconds."""

    what: str
    ours: float
    floor_name: str = ""
    """What ours is held against; empty if the line only informs."""

    floor: float = 0.0
    goal: float | None = None
    """The ratio of ours to the floor that is wanted at most."""

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the floor."""
        return self.ours / self.floor if self.floor_name else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None or self.ratio is None else self.ratio <= self.goal


def medians(rounds: int, runs: Mapping[str, Run]) -> dict[str, float]:
    """Time several things in turns.

    Args:
        rounds: How often each is run; one round before them warms the caches and is not
            counted.
        runs: What to time, by name.

    Returns:
        The median seconds of each.
    """
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        # Every other round runs backwards: what comes after a heavy neighbor changes too.
        for name in list(runs) if number % 2 else reversed(list(runs)):
            # Else an fsync would pay for what its neighbor left unwritten.
            os.sync()
            elapsed = runs[name]()
            if number:
                seconds[name].append(elapsed)
    return {name: median(times) for name, times in seconds.items()}


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Give a person's environment: this one without what steers Python.

    With PYTHONDONTWRITEBYTECODE, as developers and containers have it, each start would
    compile every file anew that was changed since it was last allowed to keep the result.

    Args:
        more: Variables to add.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return own | dict(more)


def process(argv: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Run:
    """Make a run of a whole process, from before it starts until after it has ended.

    Args:
        argv: The command and its arguments; it gets no input and its output is dropped.
        env: Variables besides those of `environment`.

    Returns:
        A run; it raises RuntimeError with the command's errors when the command fails.
    """
    variables = environment(env or {})

    def run() -> float:
        begun = time.perf_counter()
        done = subprocess.run(
            argv,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        elapsed = time.perf_counter() - begun
        if done.returncode:
            raise RuntimeError(f"{argv[0]} failed: {done.stderr.decode(errors='replace')}")
        return elapsed

    return run


def python(code: str) -> Run:
    """Make a run of a line of Python in a process of its own, by this interpreter."""
    return process([sys.executable, "-c", code])
