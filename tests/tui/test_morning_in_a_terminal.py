"""The morning session as a person has it: the installed command in a real terminal."""

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from tests.builders import MONDAY, journal
from tests.terminal import Terminal

pytestmark = pytest.mark.slow

NOW = {"LEAN_JOURNAL_NOW": "2026-11-23T08:00"}
ANSWERS = ("be at press 2 at nine", "that the queue is gone", "the call light: tell Kim")
SEEN = "What will I do today that others could see?"


def prepared(folder: Path) -> Path:
    """Prepare a morning of five steps: a commitment due, three prompts, a suggested walk."""
    with journal(folder) as stored:
        stored.add(Area(name="Press shop"), "area")
        stored.add(Commitment(what="check the call light", to="kim", due=MONDAY), "promise")
    return folder / "journal.json"


def opened(file: Path, **env: str) -> Terminal:
    return Terminal(["lean-journal", "--journal", file], env=NOW | env)


def content(file: Path) -> Any:
    return json.loads(file.read_bytes())


def answers(file: Path) -> list[str]:
    reflections = content(file).get("reflections", {}).values()
    return [one["text"] for reflection in reflections for one in reflection["answers"]]


def test_the_whole_pass_takes_one_key_a_step_besides_what_is_written(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        terminal.wait_for("check the call light")
        terminal.send("y")
        for text in ANSWERS:
            terminal.send(f"{text}\r")
        terminal.wait_for("Go and see: Press shop")
        terminal.send("y")
        terminal.wait_for("Monday 23 November 2026")
        written = sum(map(len, ANSWERS))
        assert terminal.keys_sent - written == 5
        terminal.send("q")
        assert terminal.wait() == 0
    assert answers(file) == list(ANSWERS)
    held = content(file)
    assert [one["state"] for one in held["commitments"].values()] == ["kept"]
    assert [one["state"] for one in held["walks"].values()] == ["planned"]
    assert [one["finished"] for one in held["passes"].values()] == [True]


def test_killed_at_every_step_it_resumes_there_with_what_was_half_typed(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    steps = [("check the call light", "y"), *((SEEN, f"{text}\r") for text in ANSWERS)]
    steps[2:] = [("assuming", steps[2][1]), ("Which commitment is at risk", steps[3][1])]
    for number, (asked, keys) in enumerate(steps):
        with opened(file) as terminal:
            terminal.wait_for(asked)
            if number > 1:
                # What was half-typed when the last one was killed comes back to its prompt.
                terminal.wait_for("Take it up?")
                time.sleep(0.5)
                terminal.send("y")
                terminal.wait_for("Morning of Mon 23 Nov")
                terminal.keys("ctrl+s")
                terminal.wait_for(lambda text: "Morning of" not in text)
            else:
                terminal.send(keys)
            terminal.wait_for(f"{number + 2} of 5")
            if 0 < number < 3:
                # Half of the next answer, long enough on the screen to be on disk.
                terminal.send(ANSWERS[number])
                terminal.wait_for(ANSWERS[number])
                _wait_for_draft(tmp_path, ANSWERS[number])
            terminal.signal(signal.SIGKILL)
            terminal.process.wait(10)
    with opened(file) as terminal:
        terminal.wait_for("Go and see: Press shop")
        terminal.send("\r")
        terminal.wait_for("Nothing is due")
        terminal.send("q")
        assert terminal.wait() == 0
    assert answers(file) == list(ANSWERS)
    assert [one["finished"] for one in content(file)["passes"].values()] == [True]
    assert not list((tmp_path / "drafts").glob("*.json"))


def _wait_for_draft(folder: Path, text: str) -> None:
    """The promise: text is on disk after a second of quiet, or two of typing."""
    until = time.monotonic() + 3
    while time.monotonic() < until:
        if any(text.encode() in path.read_bytes() for path in folder.glob("drafts/*.json")):
            return
        time.sleep(0.02)
    raise AssertionError(f"no draft of {text!r}")


@pytest.mark.parametrize("how", ["hangup", "terminate"])
def test_a_terminal_closed_in_mid_sentence_keeps_the_sentence(tmp_path: Path, how: str) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        terminal.wait_for("check the call light")
        terminal.send("yhalf a sent")
        terminal.wait_for("half a sent")
        if how == "hangup":
            terminal.hangup()
            terminal.process.wait(10)
        else:
            terminal.signal(signal.SIGTERM)
            assert terminal.wait() == 0
    with opened(file) as terminal:
        terminal.wait_for("“half a sent”")
        time.sleep(0.5)
        # Dismissed with one key, and never offered again.
        terminal.send("n")
        terminal.wait_for(lambda text: "Take it up?" not in text)
        terminal.wait_for(SEEN)
        terminal.keys("esc")
        terminal.wait_for("p goes on")
        terminal.send("q")
        assert terminal.wait() == 0
    assert not list((tmp_path / "drafts").glob("*.json"))
    assert answers(file) == []


def test_ctrl_z_leaves_to_the_shell_and_comes_back_in_mid_sentence(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    with opened(file) as terminal:
        terminal.wait_for("check the call light")
        terminal.send("yhalf a sent")
        terminal.wait_for("half a sent")
        terminal.send(b"\x1a")
        _wait_for_state(terminal.process.pid, "T")
        _wait_for_draft(tmp_path, "half a sent")
        before = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        # All of the screen is painted anew, not only the line that is in focus.
        terminal.wait_for(lambda _: SEEN.encode() in terminal.raw[before:])
        terminal.wait_for("half a sent")
        terminal.send("ence\r")
        terminal.wait_for("3 of 5")
        terminal.keys("esc")
        terminal.wait_for("p goes on")
        terminal.send("q")
        assert terminal.wait() == 0
    assert answers(file) == ["half a sentence"]


def _wait_for_state(pid: int, state: str) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        if found == state:
            return
        time.sleep(0.02)
    raise AssertionError(f"process {pid} is not in state {state}")


def editor(folder: Path, script: str) -> str:
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_the_editor_has_the_terminal_and_gives_it_back(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    script = 'echo "THE EDITOR"; read line; printf "%s\\nand more" "$line" > "$1"'
    with opened(file, EDITOR=editor(tmp_path, script)) as terminal:
        terminal.wait_for("check the call light")
        terminal.send("y")
        terminal.wait_for("2 of 5")
        terminal.keys("f4")
        terminal.wait_for("THE EDITOR")
        terminal.send("typed there\r")
        terminal.wait_for("3 of 5")
        terminal.keys("esc")
        terminal.wait_for("p goes on")
        terminal.send("q")
        assert terminal.wait() == 0
    assert answers(file) == ["typed there\nand more"]


def test_killed_while_the_editor_is_open_its_text_is_offered(tmp_path: Path) -> None:
    file = prepared(tmp_path)
    script = 'echo "written outside" > "$1"; echo "THE EDITOR"; read line'
    with opened(file, EDITOR=editor(tmp_path, script)) as terminal:
        terminal.wait_for("check the call light")
        terminal.send("y")
        terminal.wait_for("2 of 5")
        terminal.keys("f4")
        terminal.wait_for("THE EDITOR")
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.process.wait(10)
    with opened(file) as terminal:
        terminal.wait_for("“written outside”")
        time.sleep(0.5)
        terminal.send("y")
        terminal.wait_for("Morning of Mon 23 Nov")
        terminal.keys("ctrl+s")
        terminal.wait_for("3 of 5")
    assert answers(file) == ["written outside"]
    assert not list((tmp_path / "drafts").glob("*.edit"))


def test_a_newcomers_first_morning_is_two_lines_and_three_keys(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        terminal.wait_for("This is lean-journal")
        terminal.send("Press shop\r")
        terminal.wait_for(SEEN)
        terminal.send("listen before I speak\r")
        terminal.wait_for("Go and see: Press shop")
        terminal.send("\r")
        terminal.wait_for("“listen before I speak”")
        assert terminal.keys_sent - len("Press shop") - len("listen before I speak") == 3
    assert answers(file) == ["listen before I speak"]
