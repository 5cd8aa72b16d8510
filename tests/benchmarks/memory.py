"""The memory the app holds, beside an app that shows one word."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.first_frame import FLOOR_WORD, first_word, write_floor
from tests.benchmarks.timing import Row
from tests.benchmarks.window import Window

GOAL = 50e6
"""Bytes the journal may take besides Textual."""

AT_FIRST = "peak memory after the first frame"
FURTHER = "peak memory after the first frames of Today, Behaviors and Review"


def rows(bench: Bench) -> Iterator[Row]:
    """Measure once: memory does not depend on what else the machine does."""
    if not Path("/proc/self/status").exists():
        return
    journal = bench.journal("memory")
    word = first_word(journal)
    command, env = bench.app(journal)
    floor = peaks(write_floor(journal.parent), FLOOR_WORD, {}, {"": ""})[""]
    for what, bytes_ in peaks(command, word, env, {AT_FIRST: "", FURTHER: "36"}).items():
        yield Row(
            what=what,
            ours=bytes_,
            floor_name="an app with one Static",
            floor=floor,
            goal=GOAL,
            is_memory=True,
        )


def peaks(
    argv: Sequence[str | Path], word: str, env: Mapping[str, str], keys: Mapping[str, str]
) -> dict[str, int]:
    """Give the peak after each of some series of keys, pressed one series after the other.

    Args:
        argv: The app.
        word: What its first frame shows.
        env: Its variables.
        keys: What is pressed, by what is measured after it.

    Returns:
        Bytes by what was measured.
    """
    found: dict[str, int] = {}
    with Window(argv, env) as window:
        window.until(word)
        window.settle()
        for name, series in keys.items():
            for key in series:
                window.press(key)
            found[name] = window.peak_memory()
    return found
