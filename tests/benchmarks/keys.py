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
    ("3", "key 3: Behaviors"),
    ("j", "j in the grid of Behaviors"),
    ("k", ""),
    # The day's first save makes the backup.
    ("y", ""),
    ("y", "y in the grid of Behaviors, saved and drawn"),
    ("6", "key 6: Review"),
)
"""What is pressed one after the other, and the name of what is measured; "" only leads there."""

GOAL = 1.5


def rows(bench: Bench) -> Iterator[Row]:
    """Press the keys on the sample and on a small journal, in turns."""
    old, new = bench.journal("keys"), _small(bench)
    seconds = medians_of_series(
        bench.rounds, {"old": _pressing(bench, old), "new": _pressing(bench, new)}
    )
    for _, what in KEYS:
        if what:
            yield Row(
                what=what,
                ours=seconds["old"][what],
                floor_name="the same key in a journal of one day",
                floor=seconds["new"][what],
                goal=GOAL,
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
    data, word = path.read_bytes(), first_word(path)
    command, env = bench.app(path)
    marked = _marks(path)

    def run() -> Mapping[str, float]:
        path.write_bytes(data)
        found: dict[str, float] = {}
        with Window(command, env) as window:
            window.until(word)
            window.settle()
            for key, what in KEYS:
                elapsed = window.press(key)
                if what:
                    found[what] = elapsed
        if _marks(path) != marked + sum(key == "y" for key, _ in KEYS):
            raise RuntimeError("a key that marks has not marked")
        return found

    return run


def _marks(path: Path) -> int:
    now = datetime.fromisoformat(NOW).astimezone()
    with Journal(path, clock=lambda: now) as journal:
        return len(journal.find(Mark))
