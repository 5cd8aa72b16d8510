"""Looking back over years in the open app: a year of a behavior, and the long view's pages."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks import sample
from tests.benchmarks.bench import Bench
from tests.benchmarks.first_frame import first_word
from tests.benchmarks.keys import GOAL as AS_FAST
from tests.benchmarks.modes import AGAIN, FIRST, FLOOR, GOAL, switching
from tests.benchmarks.timing import Row, Series, medians_of_series
from tests.benchmarks.window import Window

YEAR = "enter in Review: a year of a behavior"

PAGES = {
    "Learned": "a surprise",
    "Struggles": "heard",
    "Charts": "days a week",
    "Years": "Jan Feb Mar",
}
"""The pages after the first one, and words of their first rows."""

LONG = "key v: the long view, on its first page"


def rows(bench: Bench) -> Iterator[Row]:
    """Press the keys on the sample and on one of a year; and switch in the least app, in turns."""
    old, new = bench.journal("long"), _one_year(bench)
    floor = old.parent / "modes.py"
    floor.write_text(FLOOR, encoding="utf-8")
    seconds = medians_of_series(
        bench.rounds,
        {
            "old": _looking_back(bench, old),
            "new": _looking_back(bench, new),
            "floor": switching([sys.executable, floor]),
        },
    )
    for what, ours in seconds["old"].items():
        yield Row(
            what=what,
            ours=ours,
            floor_name="the same key in a journal of one year",
            floor=seconds["new"][what],
            goal=AS_FAST if YEAR in what else None,
        )
        if YEAR not in what:
            against = FIRST if what == LONG else AGAIN
            yield Row(
                what=what,
                ours=ours,
                floor_name=f"a switch between two empty screens, {against}",
                floor=seconds["floor"][against],
                goal=GOAL,
            )


def _one_year(bench: Bench) -> Path:
    path = bench.folder / "long-one" / "journal.json"
    path.parent.mkdir()
    path.write_bytes(sample.build(1).journal)
    os.sync()
    return path


def _looking_back(bench: Bench, path: Path) -> Series:
    command, env = bench.app(path)
    first = first_word(path)

    def run() -> Mapping[str, float]:
        found: dict[str, float] = {}
        with Window(command, env) as window:
            window.until(first)
            window.settle()
            window.press("6")
            for time in (FIRST, AGAIN):
                found[f"{YEAR}, {time}"], _ = window.press("\r", "begun")
                window.press("\x1b")
            found[LONG], _ = window.press("v", "Practised")
            for page, word in PAGES.items():
                found[f"{page} in the long view, its first rows"], _ = window.press("l", word)
        return found

    return run
