"""What the years cost: the same things in journals of one day to thirty years, in turns."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import sample
from tests.benchmarks.bench import Bench
from tests.benchmarks.command_line import LINE
from tests.benchmarks.first_frame import first_word, until
from tests.benchmarks.memory import peaks
from tests.benchmarks.timing import Row, Run, medians

YEARS = (0, 1, 3, 10, 30)
"""A journal of 0 years is not there yet: the app asks what a first day asks."""

FLOOR = 1
"""The years each is held against."""

ASKED_FIRST = "Which area is yours?"

FRAME, OBSERVE, TODAY, MEMORY = "first frame", "observe", "today", "peak memory after it"

GOALS = {(FRAME, 30): 1.3, (OBSERVE, 30): 3.0}
"""At most so many times as much as after one year."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure a start of the app and two commands at each age."""
    journals = {years: _journal(bench, years) for years in YEARS}
    runs: dict[str, Run] = {}
    for years, path in journals.items():
        command, env = bench.app(path)
        runs[_name(FRAME, years)] = until(command, _word(path), env)
        runs[_name(OBSERVE, years)] = _observing(bench, path)
        runs[_name(TODAY, years)] = bench.command(path, "today")
    seconds = medians(bench.rounds, runs)
    for what in (FRAME, OBSERVE, TODAY):
        yield from _against_one_year(what, {years: seconds[_name(what, years)] for years in YEARS})
    if Path("/proc/self/status").exists():
        held = {years: _peak(bench, path) for years, path in journals.items()}
        yield from _against_one_year(MEMORY, held)


def _against_one_year(what: str, found: dict[int, float]) -> Iterator[Row]:
    for years, ours in found.items():
        yield Row(
            what=_name(what, years),
            ours=ours,
            floor_name="at 1 year" if years != FLOOR else "",
            floor=found[FLOOR] if years != FLOOR else 0.0,
            goal=GOALS.get((what, years)),
            in_megabytes=what == MEMORY,
        )


def _name(what: str, years: int) -> str:
    return f"{what}, at {years} years" if years != 1 else f"{what}, at 1 year"


def _journal(bench: Bench, years: int) -> Path:
    path = bench.folder / f"grown-{years}" / "journal.json"
    path.parent.mkdir()
    if years:
        path.write_bytes(sample.build(years).journal)
    return path


def _word(path: Path) -> str:
    return first_word(path) if path.exists() else ASKED_FIRST


def _observing(bench: Bench, path: Path) -> Run:
    """Make a run of `observe` that leaves the journal as it was, not one of 0 years too."""
    data = path.read_bytes() if path.exists() else None
    observe = bench.command(path, "observe", LINE)

    def run() -> float:
        elapsed = observe()
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
        return elapsed

    return run


def _peak(bench: Bench, path: Path) -> float:
    command, env = bench.app(path)
    return peaks(command, _word(path), env, {"": ""})[""]
