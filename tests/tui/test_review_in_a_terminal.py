"""The weekly review as a person has it: the installed command in a real terminal."""

import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.prompts import Prompt
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import INTENTIONS
from lean_journal.storage.behaviors import add_behaviors
from tests.builders import MONDAY, commitment, journal, observation, set_prompts, walk
from tests.terminal import Terminal

pytestmark = pytest.mark.slow

NOW = {"LEAN_JOURNAL_NOW": "2026-11-23T08:00"}
WEEK = ReflectionKind.WEEK
QUESTION = "What did an experiment teach me?"
TOLD, LEARNED, INTENTION = "the light is mended", "to wait for the answer", "be there at six"


def prepared(folder: Path) -> Path:
    """Prepare a week of seven steps, and no morning that asks for anything."""
    with journal(folder) as stored:
        set_prompts(stored)
        set_prompts(stored, Prompt(QUESTION), kind=WEEK)
        press = stored.add(Area(name="Press shop"), "area")
        add_behaviors(
            stored,
            [
                begin(name, parse_cadence("1/month"), MONDAY - 28 * DAY)
                for name in ("Ask upward", "Admit a learning")
            ],
        )
        stored.add(commitment("check the call light", MONDAY - DAY), "promise")
        place = stored.add(walk(MONDAY - 5 * DAY, area=press.id), "walk")
        stored.add(observation(place, "3 carts queue", triaged=True), "seen")
    return folder / "journal.json"


def opened(file: Path) -> Terminal:
    return Terminal(["lean-journal", "--journal", file], env=NOW)


def content(file: Path) -> Any:
    return json.loads(file.read_bytes())


def answers(file: Path) -> list[str]:
    reflections = content(file).get("reflections", {}).values()
    return [one["text"] for reflection in reflections for one in reflection["answers"]]


def on_review(terminal: Terminal) -> int:
    """Come to Review from the morning; gives how many keys that took."""
    terminal.wait_for("Today")
    terminal.keys("esc")
    terminal.send("6")
    terminal.wait_for("w begins the review of the week 16 – 22 November 2026")
    return terminal.keys_sent


def test_the_whole_week_takes_one_key_a_step_besides_what_is_written(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        before = on_review(terminal)
        terminal.send("w")
        terminal.wait_for("1 of 7")
        terminal.wait_for("Oldest open")
        terminal.send("\r")
        terminal.wait_for("Ask upward")
        terminal.send("\r")
        terminal.wait_for("Admit a learning")
        terminal.send("\r")
        terminal.wait_for("check the call light")
        terminal.send("y")
        terminal.wait_for("3 carts queue")
        terminal.send(f"t{TOLD}\r")
        terminal.wait_for(QUESTION)
        terminal.send(f"{LEARNED}\r")
        terminal.wait_for(INTENTIONS[WEEK])
        terminal.send(f"{INTENTION}\r")
        terminal.wait_for("This review is done")
        # w, a key a step, and one more to open the line of the loop.
        written = len(TOLD) + len(LEARNED) + len(INTENTION)
        assert terminal.keys_sent - before - written == 1 + 7 + 1
        terminal.keys("esc")
        terminal.wait_for(lambda text: "12 weeks" in text and "the review of" not in text)
        terminal.send("q")
        assert terminal.wait() == 0
    assert answers(file) == [LEARNED, INTENTION]
    held = content(file)
    assert [one["state"] for one in held["commitments"].values()] == ["kept"]
    assert [one["told"] for one in held["walks"].values()] == [TOLD]
    weekly = [one for one in held["passes"].values() if one["kind"] == "week"]
    assert [(one["day"], one["finished"]) for one in weekly] == [("2026-11-16", True)]


def test_typed_ahead_every_key_goes_to_its_step(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        on_review(terminal)
        terminal.send(f"w\r\r\ryt{TOLD}\r{LEARNED}\r{INTENTION}\r")
        terminal.wait_for("This review is done")
    assert answers(file) == [LEARNED, INTENTION]
    assert [one["told"] for one in content(file)["walks"].values()] == [TOLD]


def test_killed_in_the_middle_it_resumes_there_with_what_was_half_typed(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        on_review(terminal)
        terminal.send("w\r\r\ry\r")
        terminal.wait_for(QUESTION)
        terminal.send("to wait")
        terminal.wait_for("to wait")
        until = time.monotonic() + 5
        while not any(b"to wait" in one.read_bytes() for one in tmp_path.glob("drafts/*.json")):
            assert time.monotonic() < until
            time.sleep(0.02)
        terminal.signal(signal.SIGKILL)
        terminal.process.wait(10)
    with opened(file) as terminal:
        terminal.wait_for("“to wait”")
        time.sleep(0.5)
        terminal.send("y")
        terminal.wait_for("Week of Mon 16 Nov")
        terminal.send(" for the answer")
        terminal.keys("ctrl+s")
        terminal.wait_for(lambda text: "Week of" not in text)
        terminal.keys("esc")
        terminal.send("6")
        terminal.wait_for("w goes on with the review of the week")
        terminal.send("w")
        terminal.wait_for("7 of 7")
        terminal.wait_for(INTENTIONS[WEEK])
    assert answers(file) == [LEARNED]
