"""Behaviors as a person has them: the installed command in a real terminal, by keys alone."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.marks import mark
from tests.builders import MONDAY, journal
from tests.terminal import Terminal

pytestmark = pytest.mark.slow

NOW = {"LEAN_JOURNAL_NOW": "2026-11-23T08:00"}
DAY = timedelta(days=1)
LAST_MONDAY = MONDAY - 7 * DAY
FIVE = ("Ask first", "Keep or renegotiate", "Listen first", "Thank somebody", "Be on time")


def opened(file: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(["lean-journal", "--journal", file], env=NOW, size=size)


def marked(file: Path) -> dict[str, list[str]]:
    """Give the states of each behavior's marks, by day."""
    held = json.loads(file.read_bytes())
    found: dict[str, list[str]] = {}
    for one in sorted(held.get("marks", {}).values(), key=lambda one: str(one["day"])):
        found.setdefault(held["behaviors"][str(one["behavior"])]["name"], []).append(one["state"])
    return found


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
def test_a_missed_week_of_five_behaviors_is_filled_with_at_most_thirty_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        stored.add(Area(name="Press shop"), "area")
        daily = parse_cadence("daily")
        behaviors = [begin(name, daily, LAST_MONDAY - 14 * DAY) for name in FIVE]
        for one in add_behaviors(stored, behaviors):
            for age in range(8, 22):
                mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    file = tmp_path / "journal.json"
    with opened(file, size) as terminal:
        terminal.wait_for("Ask first")
        terminal.keys("3")
        # All typed ahead, as quickly as somebody can who knows what the week was like.
        week = ["yyyyy", "ynyyy", "sssss", "yyyyn", "yyyyy"]
        terminal.send("".join(week))
        terminal.wait_for("Mon 23 Nov  · unmarked" if size[0] > 40 else "Mon 23 Nov")
        terminal.wait_for(lambda _: sum(map(len, marked(file).values())) == 5 * 14 + 25)
        assert terminal.keys_sent <= 30
        terminal.keys("q")
        assert terminal.wait() == 0
    letters = {"y": "done", "n": "missed", "s": "not-possible"}
    for place, name in enumerate(FIVE):
        assert marked(file)[name][14:] == [letters[day[place]] for day in week]


def test_a_newcomer_begins_behaviors_and_marks_the_first_in_six_keys(tmp_path: Path) -> None:
    with opened(tmp_path / "journal.json") as terminal:
        terminal.wait_for("Which area is yours?")
        terminal.keys("esc", "3")
        terminal.wait_for("Be the leader you want.")
        terminal.keys("a", "enter")
        terminal.wait_for("Go and see")
        terminal.keys("y", "q")
        assert terminal.wait() == 0
        assert terminal.keys_sent == 6
    with journal(tmp_path) as stored:
        assert len(stored.find(Behavior)) == 3
        (one,) = stored.find(Mark)
        assert (one.day, one.state) == (MONDAY, MarkState.DONE)
