"""Going from mode to mode in the open app, and to a long thread on Improve."""

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from lean_journal.domain.cycle import start
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from tests.benchmarks.bench import Bench
from tests.benchmarks.first_frame import first_word
from tests.benchmarks.sample import LAST_DAY, NOW
from tests.benchmarks.timing import Row, Series, medians_of_series
from tests.benchmarks.window import Window

FLOOR = """\
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

class One(Screen):
    def compose(self):
        yield Static("the first word")

class Two(Screen):
    def compose(self):
        yield Static("the other word")

class Floor(App):
    MODES = {"one": One, "two": Two}
    DEFAULT_MODE = "one"
    BINDINGS = [("5", "switch_mode('two')"), ("1", "switch_mode('one')")]

Floor().run()
"""
"""The least app with two modes: screens with nothing but a Static."""

THREAD = 50
"""Records in the long thread."""

GOAL = 3.0

KEYS = {
    "2": ("Reflect", ""),
    "3": ("Behaviors", ""),
    "4": ("Gemba", ""),
    "5": ("Improve", ""),
    "6": ("Review", "12 weeks"),
}
"""By key the mode, and a word of the frame that is waited for, where another frame follows."""

FIRST, AGAIN = "for the first time", "once more"

LONG = f"j to a struggle whose thread has {THREAD} records"


def rows(bench: Bench) -> Iterator[Row]:
    """Go to each mode and down to the long thread; and switch in the least app, in turns."""
    journal = bench.journal("modes")
    _add_thread(journal)
    floor = journal.parent / "modes.py"
    floor.write_text(FLOOR, encoding="utf-8")
    seconds = medians_of_series(
        bench.rounds,
        {
            "ours": _going(bench, journal),
            "floor": switching([sys.executable, floor]),
        },
    )
    for what, ours in seconds["ours"].items():
        against = FIRST if what.endswith(FIRST) else AGAIN
        yield Row(
            what=what,
            ours=ours,
            floor_name=f"a switch between two empty screens, {against}",
            floor=seconds["floor"][against],
            goal=GOAL,
        )


def _going(bench: Bench, path: Path) -> Series:
    command, env = bench.app(path)
    first = first_word(path)

    def run() -> Mapping[str, float]:
        found: dict[str, float] = {}
        with Window(command, env) as window:
            window.until(first)
            window.settle()
            # Each from Today: no mode draws what another has left it to draw.
            for key, (mode, word) in KEYS.items():
                for time in (FIRST, AGAIN):
                    found[f"key {key}: {mode}, {time}"], _ = window.press(key, word)
                    if (key, time) == ("5", AGAIN):
                        found[LONG], _ = window.press("j", "a remedy 48")
                    window.press("1")
                    word = ""
        return found

    return run


def switching(command: list[str | Path]) -> Series:
    """Make a run that switches between the two screens of the least app."""

    def run() -> Mapping[str, float]:
        with Window(command, {}) as window:
            window.until("the first word")
            window.settle()
            switched, _ = window.press("5")
            window.press("1")
            again, _ = window.press("5")
        return {FIRST: switched, AGAIN: again}

    return run


def _add_thread(path: Path) -> None:
    """Add the struggle that stands second on the board."""
    then = datetime.fromisoformat(NOW).astimezone().replace(day=LAST_DAY.day)
    with Journal(path, clock=lambda: then) as journal, journal.transaction("a thread") as made:
        for number in range(2):
            heard = LAST_DAY - timedelta(days=4000 - number)
            struggle = made.add_numbered(Struggle(heard=heard, words=f"what is hard {number}"))
        left = THREAD - 2
        while left > 0:
            day = LAST_DAY - timedelta(days=left)
            planned = Walk(day=day, state=WalkState.PLANNED, struggle=struggle.id)
            walk = made.add(planned)
            one = made.add_numbered(
                Improvement(title=f"a remedy {left}", problem="it is hard", struggle=struggle.id)
            )
            made.add(Observation(walk=walk.id, fact=f"a fact {left}", link=one.handle))
            left -= 3
        last = made.add_numbered(
            Improvement(title="a last remedy", problem="it is hard", struggle=struggle.id)
        )
        made.add(start(last.id, "the last step", "an end", LAST_DAY))
