"""Medians of things timed turn by turn, so that a machine that slows down slows them all."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

T = TypeVar("T")

Run = Callable[[], float]
"""Does something once and gives the seconds that count."""

Series = Callable[[], Mapping[str, float]]
"""Does several things once and gives the seconds of each, by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table; times are medians in seconds, memory is in bytes."""

    what: str
    ours: float
    floor_name: str = ""
    """What ours is held against; empty if the line only informs."""

    floor: float = 0.0
    goal: float | None = None
    """What is wanted at most: the ratio of ours to the floor, or of memory the difference."""

    is_memory: bool = False
    """Whether both are bytes, of which the difference counts."""

    in_megabytes: bool = False
    """Whether both are bytes, of which the ratio counts."""

    @property
    def against(self) -> float | None:
        """Ours as a multiple of the floor; of memory what it is more than the floor."""
        if not self.floor_name:
            return None
        return self.ours - self.floor if self.is_memory else self.ours / self.floor

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None or self.against is None else self.against <= self.goal


def medians(rounds: int, runs: Mapping[str, Run]) -> dict[str, float]:
    """Time several things in turns.

    Args:
        rounds: How often each is run; one round before them warms the caches and is not
            counted.
        runs: What to time, by name.

    Returns:
        The median seconds of each.
    """
    return {name: median(times) for name, times in _in_turns(rounds, runs).items()}


def medians_of_series(rounds: int, runs: Mapping[str, Series]) -> dict[str, dict[str, float]]:
    """Do as `medians` for runs that time several things each: by name the medians by name."""
    return {
        name: {part: median(times[part] for times in found) for part in found[0]}
        for name, found in _in_turns(rounds, runs).items()
    }


def _in_turns(rounds: int, runs: Mapping[str, Callable[[], T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        # Every other round runs backwards: what comes after a heavy neighbor changes too.
        for name in list(runs) if number % 2 else reversed(list(runs)):
            # Else an fsync would pay for what its neighbor left unwritten.
            os.sync()
            one = runs[name]()
            if number:
                found[name].append(one)
    return found


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
