"""How many keys each use takes besides what is written: replayed in a real terminal."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.prompts import Prompt
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.marks import mark
from lean_journal.storage.passes import reflect
from tests.builders import MONDAY, journal, set_prompts
from tests.terminal import Terminal

DAY = timedelta(days=1)
FIVE = ("Ask first", "Go and see", "Listen first", "Thank somebody", "Be on time")
FIRST_DAY = MONDAY - 28 * DAY

SEEN = (
    "w: 3 carts queue at press 2",
    "the call light is off",
    "q: nobody told us",
    "+: tools hang in place",
    "d: a bent die >> ask tooling @ana !fri",
)


class Step(NamedTuple):
    """Waiting for words on the screen, then keys and what is written."""

    until: str | Callable[[Path], bool]
    """What stands on the screen, or what is true of the journal's file."""

    keys: Sequence[str] = ()
    text: str = ""
    """What is written after the keys; each line of it ends with Enter, which is a key."""


@dataclass(frozen=True, slots=True)
class Use:
    """Something a person does, from the app as it opened or stood."""

    most: int
    """Keys it may take besides what is written."""

    prepare: Callable[[Journal], None]
    steps: Sequence[Step]
    is_done: Callable[[Any], bool]
    """Tells by the content of the file whether it was done."""

    before: Sequence[Step] = ()
    """The way there, which does not count."""


def replay(use: Use, folder: Path, size: tuple[int, int] = (80, 24)) -> int:
    """Do it with the installed command in a terminal; gives the keys it took.

    Args:
        use: What is done.
        folder: An empty folder for the journal.
        size: Columns and rows.

    Raises:
        AssertionError: Something did not come on the screen, or the journal does not hold
            what it should.
    """
    with journal(folder) as stored:
        use.prepare(stored)
    file = folder / "journal.json"
    env = {"LEAN_JOURNAL_NOW": f"{MONDAY}T08:00"}
    with Terminal(["lean-journal", "--journal", file], env=env, size=size) as terminal:
        for step in use.before:
            _take(terminal, step, file)
        begun = terminal.keys_sent
        written = sum(_take(terminal, step, file) for step in use.steps)
        taken = terminal.keys_sent - begun - written
        terminal.wait_for(lambda _: use.is_done(json.loads(file.read_bytes())))
    return taken


def _take(terminal: Terminal, step: Step, file: Path) -> int:
    """Take a step; gives the characters of what was written."""
    until = step.until
    terminal.wait_for(until if isinstance(until, str) else lambda _: until(file))
    terminal.keys(*step.keys)
    terminal.send(step.text.replace("\n", "\r"))
    return sum(map(len, step.text.split("\n")))


# The journals


def _practised(stored: Journal, until: date) -> None:
    """Five daily behaviors, marked day by day, and an area nobody has seen."""
    stored.add(Area(name="Press shop"), "area")
    for place, one in enumerate(add_behaviors(stored, [begin(n, DAILY, FIRST_DAY) for n in FIVE])):
        # The first has been done four times: the fifth asks what was seen.
        begun = until - 4 * DAY if not place else until - 3 * DAY
        day = FIRST_DAY
        while day < until:
            mark(stored, one, day, MarkState.DONE if day >= begun else MarkState.NOT_POSSIBLE)
            day += DAY


def _morning(stored: Journal) -> None:
    _practised(stored, MONDAY - 3 * DAY)
    stored.add(Commitment(what="check the light", due=MONDAY), "promise")


def _missed_week(stored: Journal) -> None:
    _practised(stored, MONDAY - 7 * DAY)


def _five_prompts(stored: Journal) -> None:
    stored.add(Area(name="Press shop"), "area")
    prompts = tuple(Prompt(f"Question {n}?") for n in range(1, 6))
    set_prompts(stored, *prompts, kind=ReflectionKind.EVENING)


def _a_year_ago(stored: Journal) -> None:
    stored.add(Area(name="Press shop"), "area")
    day = MONDAY.replace(year=MONDAY.year - 1)
    reflect(stored, day, ReflectionKind.MORNING, {"": "a zebra in the paint shop"})


# What is there afterwards


def _answers(held: Any) -> list[str]:
    pages = held.get("reflections", {}).values()
    return [one["text"] for page in pages for one in page["answers"]]


def _marks_on(held: Any, first: date, last: date) -> int:
    days = [date.fromisoformat(one["day"]) for one in held["marks"].values()]
    return sum(first <= day <= last for day in days)


def _is_through(held: Any) -> bool:
    kept = [one for one in held["commitments"].values() if one["state"] == "kept"]
    planned = held.get("walks", {})
    friday = MONDAY - 3 * DAY
    return (
        all(one.get("finished") for one in held["passes"].values())
        and _answers(held) == ["be at press 2", "that it works", "the light"]
        and (len(kept), len(planned), _marks_on(held, friday, friday)) == (1, 1, 5)
    )


def _facts(held: Any) -> list[str]:
    return [one["fact"] for one in held.get("observations", {}).values()]


def _nothing_written(held: Any) -> bool:
    return not held.get("observations") and not _answers(held)


ASKED = "What will I do today"
"""How the first prompt of a morning begins: its line has the keys."""

USES: dict[str, Use] = {
    "the whole morning pass": Use(
        most=12,
        prepare=_morning,
        steps=(
            *(Step(name, ("y",)) for name in FIVE),
            Step("seen or heard", ("enter",)),
            Step("check the light", ("y",)),
            Step(ASKED, (), "be at press 2\n"),
            Step("9 of 12", (), "that it works\n"),
            Step("10 of 12", (), "the light\n"),
            Step("11 of 12", ("enter",)),
            Step("12 of 12", ("y",)),
        ),
        is_done=_is_through,
    ),
    "five observations after a walk": Use(
        most=7,
        prepare=_five_prompts,
        steps=(
            Step(ASKED, ("f2",)),
            *(Step("", (), f"{line}\n") for line in SEEN),
            Step(lambda file: len(_facts(_held(file))) == len(SEEN), ("enter",)),
        ),
        is_done=lambda held: len(_facts(held)) == len(SEEN) and len(held["commitments"]) == 1,
    ),
    "streak review from any screen": Use(
        most=1,
        prepare=_missed_week,
        before=(Step("Ask first", ("4",)),),
        steps=(Step("Go and see.", ("6",)), Step("12 weeks")),
        is_done=_nothing_written,
    ),
    "streak review inside a pass": Use(
        most=2,
        prepare=_five_prompts,
        steps=(Step(ASKED, ("esc", "6")), Step("Twelve weeks at a glance")),
        is_done=_nothing_written,
    ),
    "a missed week of five behaviors": Use(
        most=30,
        prepare=_missed_week,
        steps=(Step("Ask first", ("3", *"y" * 25)),),
        is_done=lambda held: _marks_on(held, MONDAY - 7 * DAY, MONDAY - 3 * DAY) == 25,
    ),
    "evening hansei of five prompts": Use(
        most=7,
        prepare=_five_prompts,
        steps=(
            Step(ASKED, ("esc",)),
            Step("evening", ("e",)),
            Step("Question 1?", (), "one\ntwo\nthree\nfour\nfive\n"),
        ),
        is_done=lambda held: _answers(held) == ["one", "two", "three", "four", "five"],
    ),
    "the same day last year": Use(
        most=3,
        prepare=_a_year_ago,
        steps=(Step(ASKED, ("esc", "2", "y")), Step("zebra")),
        is_done=lambda held: _answers(held) == ["a zebra in the paint shop"],
    ),
}
"""What a person does, by what it is called."""


def _held(file: Path) -> Any:
    return json.loads(file.read_bytes())
