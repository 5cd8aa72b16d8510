"""Keys in the open app: from the key to the painted frame, at ten years and at a first week."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import MOST_ACTIVE, Mark, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.starter import STARTER_BEHAVIORS
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors
from tests.benchmarks.bench import Bench
from tests.benchmarks.first_frame import first_word
from tests.benchmarks.sample import LAST_DAY, NOW
from tests.benchmarks.timing import Row, Series, medians_of_series
from tests.benchmarks.window import Window

KEYS = (
    ("3", "key 3: Behaviors", ""),
    ("j", "j in the grid of Behaviors", ""),
    ("k", "", ""),
    # The day's first save makes the backup.
    ("y", "", ""),
    ("y", "y in the grid of Behaviors, saved and drawn", ""),
    ("6", "key 6: Review", "12 weeks"),
)
"""What is pressed one after the other; the name of what is measured, where "" only leads there;
and a word of the frame that is waited for, where another frame follows."""

GOAL = 1.5

WHOLE = "the same, with the best streak of all years"
"""What follows the first frame of Review."""


def rows(bench: Bench) -> Iterator[Row]:
    """Press the keys on the sample and on a small journal, in turns."""
    old, new = bench.journal("keys"), _small(bench)
    seconds = medians_of_series(
        bench.rounds, {"old": _pressing(bench, old), "new": _pressing(bench, new)}
    )
    for what in [*(what for _, what, _ in KEYS if what), WHOLE]:
        yield Row(
            what=what,
            ours=seconds["old"][what],
            floor_name="the same key in a journal of one day",
            floor=seconds["new"][what],
            goal=GOAL if what != WHOLE else None,
        )


def _small(bench: Bench) -> Path:
    """Make a journal with five behaviors begun on the last day, and nothing else."""
    path = bench.folder / "keys-small" / "journal.json"
    path.parent.mkdir()
    then = datetime.fromisoformat(NOW).astimezone().replace(day=LAST_DAY.day)
    with Journal(path, clock=lambda: then) as journal:
        journal.add(Area(name="Press shop"), "an area")
        add_behaviors(
            journal,
            [
                begin(one.name, parse_cadence(one.cadence), LAST_DAY, definition=one.definition)
                for one in STARTER_BEHAVIORS[:MOST_ACTIVE]
            ],
        )
    return path


def _pressing(bench: Bench, path: Path) -> Series:
    """Make a run that opens the app on a journal as it is now and presses all keys."""
    data, first = path.read_bytes(), first_word(path)
    command, env = bench.app(path)
    marked = _marks(path)

    def run() -> Mapping[str, float]:
        path.write_bytes(data)
        found: dict[str, float] = {}
        with Window(command, env) as window:
            window.until(first)
            window.settle()
            for key, what, word in KEYS:
                shown, whole = window.press(key, word)
                found[what] = shown
                if word:
                    found[WHOLE] = whole
        if _marks(path) != marked + sum(key == "y" for key, *_ in KEYS):
            raise RuntimeError("a key that marks has not marked")
        return found

    return run


def _marks(path: Path) -> int:
    now = datetime.fromisoformat(NOW).astimezone()
    with Journal(path, clock=lambda: now) as journal:
        return len(journal.find(Mark))
