"""A struggle from hearing it to its end, as a person works on it: keys only, in a real terminal."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.slow

HEARD, CHECKED, CHECKED_AGAIN, A_MONTH_LATER = (
    "2026-11-02T09:00",
    "2026-11-09T16:00",
    "2026-11-16T16:00",
    "2026-12-16T08:00",
)
EXPECTED = "no cart waits longer than 15 minutes"
SEEN = (
    "w: three carts queue 40 min at press 2",
    "q: we only hear which order is next when the truck is here",
    "?: who may change the sequence",
)
SIZES = [(80, 24), (40, 20)]


def content(file: Path) -> Any:
    return json.loads(file.read_bytes())


def records(file: Path, table: str) -> list[Any]:
    return list(content(file).get(table, {}).values())


def only(file: Path, table: str) -> Any:
    (one,) = records(file, table)
    return one


class Story:
    """One session of the story after the other, on the same file."""

    def __init__(self, file: Path, size: tuple[int, int]) -> None:
        self.file, self._size = file, size

    def session(self, now: str) -> Terminal:
        return Terminal(
            ["lean-journal", "--journal", self.file],
            env={"LEAN_JOURNAL_NOW": now},
            size=self._size,
        )

    def to_improve(self, terminal: Terminal) -> None:
        terminal.wait_for("1 Today")
        terminal.keys("esc")
        terminal.send("5")
        terminal.wait_for("[5 Improve]")


def fill(terminal: Terminal, *texts: str) -> None:
    """Type into the fields of a form, one after the other, and save from the last."""
    for text in texts:
        terminal.send(f"{text}\r")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "40x20"])
def test_a_struggle_is_heard_seen_worked_on_reported_and_closed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    story = Story(tmp_path / "journal.json", size)
    _hear_and_go_and_see(story)
    _begin_a_cycle(story)
    _be_surprised(story)
    _adopt(story)
    _report_back(story)


def _hear_and_go_and_see(story: Story) -> None:
    with story.session(HEARD) as terminal:
        story.to_improve(terminal)
        terminal.send("b")
        terminal.wait_for("What does she struggle with?")
        fill(terminal, "the trucks leave late every Friday", "Trucks leave late on Fridays")
        terminal.wait_for("go, see")
        assert only(story.file, "struggles")["state"] == "heard"
        terminal.send("w")
        terminal.wait_for("Purpose")
        fill(terminal, "Press shop", "Flow", "what holds the trucks up?", "")
        terminal.send("\r")
        terminal.wait_for(lambda _: only(story.file, "struggles")["state"] == "seen")
        terminal.send("o")
        terminal.wait_for("Capture")
        for line in (*SEEN, ""):
            terminal.send(f"{line}\r")
        terminal.wait_for(lambda text: "Capture" not in text)
        terminal.send("4")
        terminal.wait_for("[4 Gemba]")
        terminal.send("f")
        terminal.wait_for("Told them when")
        _answer_after(terminal, "y", "When will you be back?")
        terminal.send("+7d\r")
        terminal.wait_for("be back")
        terminal.send("q")
        assert terminal.wait() == 0
    walk = only(story.file, "walks")
    assert [one["walk"] for one in records(story.file, "observations")] == [_id(story, "walks")] * 3
    back = only(story.file, "commitments")
    assert (back["what"], back["due"]) == ("be back at Press shop", "2026-11-09")
    assert walk["struggle"] == _id(story, "struggles")


def _begin_a_cycle(story: Story) -> None:
    with story.session(HEARD) as terminal:
        terminal.wait_for("1 Today")
        terminal.keys("esc")
        terminal.send("4")
        terminal.wait_for("[4 Gemba]")
        terminal.keys("enter")
        terminal.wait_for("three carts queue")
        terminal.send("n")
        terminal.wait_for("#i1")
        terminal.send("g")
        terminal.wait_for("[5 Improve]")
        terminal.send("c")
        terminal.wait_for("Start a cycle")
        fill(terminal, "the shift lead calls the next cart", EXPECTED, "+7d", "")
        terminal.wait_for(lambda _: records(story.file, "cycles"))
        terminal.wait_for(lambda text: "Start a cycle" not in text)
        assert EXPECTED not in terminal.text, "the card is not turned over yet"
        terminal.send("q")
        assert terminal.wait() == 0
    assert only(story.file, "improvements")["state"] == "trying"
    assert only(story.file, "struggles")["state"] == "in work"
    assert only(story.file, "cycles")["expect"] == EXPECTED
    linked = [one.get("link") for one in records(story.file, "observations")]
    assert linked == ["#i1", None, None]


def _be_surprised(story: Story) -> None:
    with story.session(CHECKED) as terminal:
        story.to_improve(terminal)
        terminal.send("jc")
        terminal.wait_for("Turn it over")
        assert EXPECTED not in terminal.text
        terminal.send("two carts waited on three days of five\r")
        terminal.wait_for(EXPECTED[:15])
        fill(terminal, "n", "nobody knows at ten which order is first", "adapt", "")
        terminal.wait_for(lambda _: "decision" in records(story.file, "cycles")[0])
        terminal.wait_for(lambda text: "Turn it over" not in text)
        terminal.send("c")
        terminal.wait_for("Start a cycle")
        fill(terminal, "the sequence hangs at press 2 by seven", "one cart at most", "+7d")
        fill(terminal, "nobody knows the sequence")
        terminal.wait_for(lambda _: len(records(story.file, "cycles")) == 2)
        terminal.send("q")
        assert terminal.wait() == 0
    first = records(story.file, "cycles")[0]
    assert (first["as_expected"], first["decision"]) == (False, "adapt")
    assert only(story.file, "improvements")["obstacles"] == ["nobody knows the sequence"]


def _adopt(story: Story) -> None:
    with story.session(CHECKED_AGAIN) as terminal:
        story.to_improve(terminal)
        terminal.send("jc")
        terminal.wait_for("Turn it over")
        terminal.send("one cart waited, once\r")
        terminal.wait_for("one cart at most")
        fill(terminal, "y", "a sheet at the press beats a mail", "adopt", "Carts wait no more.")
        terminal.wait_for(lambda _: only(story.file, "improvements")["state"] == "adopted")
        terminal.send("q")
        assert terminal.wait() == 0
    assert only(story.file, "improvements")["adopted"] == "2026-11-16"


def _report_back(story: Story) -> None:
    with story.session(A_MONTH_LATER) as terminal:
        story.to_improve(terminal)
        terminal.wait_for("holds?")
        terminal.send("jt")
        terminal.wait_for("Does it still hold?")
        terminal.send("y")
        terminal.wait_for(lambda _: "checks" in only(story.file, "improvements"))
        terminal.send("kr")
        terminal.wait_for("What did you report back?")
        terminal.send("the trucks left on time four Fridays in a row\r")
        terminal.wait_for(lambda _: only(story.file, "struggles")["state"] == "reported back")
        terminal.wait_for(lambda text: "What did you report back?" not in text)
        terminal.send("d")
        terminal.wait_for(lambda _: only(story.file, "struggles")["state"] == "closed")
        terminal.send("q")
        assert terminal.wait() == 0
    assert only(story.file, "improvements")["checks"] == [{"day": "2026-12-16", "holds": True}]


def _answer_after(terminal: Terminal, key: str, wanted: str) -> None:
    """Answer a question that comes by itself, once it can have been read."""
    time.sleep(0.5)
    terminal.send(key)
    terminal.wait_for(wanted)


def _id(story: Story, table: str) -> int:
    (key,) = content(story.file)[table]
    return int(key)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "40x20"])
def test_keys_typed_ahead_go_where_they_are_meant(tmp_path: Path, size: tuple[int, int]) -> None:
    story = Story(tmp_path / "journal.json", size)
    with story.session(HEARD) as terminal:
        story.to_improve(terminal)
        terminal.send("bthe trucks leave late\rTrucks leave late\raCarts are called\rthey queue\r")
        terminal.wait_for("idea since today" if size[0] > 60 else "#i1")
        terminal.send(
            "ca card\rone cart\r+7d\rno signal\rcone cart waited\ry\rask first\radopt\r\r"
        )
        terminal.wait_for(lambda _: only(story.file, "improvements")["state"] == "adopted")
        terminal.send("uUkwPress shop\rflow\rwhy wait?\r\r\rq")
        assert terminal.wait() == 0
    one, cycle = only(story.file, "improvements"), only(story.file, "cycles")
    assert (one["title"], one["problem"], one["state"]) == (
        "Carts are called",
        "they queue",
        "adopted",
    )
    assert one["struggle"] == _id(story, "struggles")
    assert (cycle["step"], cycle["expect"], cycle["check"], cycle["obstacle"]) == (
        "a card",
        "one cart",
        "2026-11-09",
        "no signal",
    )
    assert (cycle["happened"], cycle["as_expected"], cycle["learned"]) == (
        "one cart waited",
        True,
        "ask first",
    )
    walk = only(story.file, "walks")
    assert (walk["purpose"], walk["struggle"]) == ("why wait?", _id(story, "struggles"))
