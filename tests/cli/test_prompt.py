"""`observe` without a line, in a real terminal."""

import json
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal

ASKING = "\n>"


def prompt(shell: Shell, *arguments: str) -> Terminal:
    return Terminal(["lean-journal", "observe", *arguments], env=shell.variables)


def drafts(shell: Shell) -> list[str]:
    folder = shell.file.parent / "drafts"
    return [
        draft["text"] for path in folder.glob("*.json") for draft in json.loads(path.read_bytes())
    ]


def test_each_enter_is_on_disk_before_the_next_line_is_asked_for(shell: Shell) -> None:
    with prompt(shell, "--theme", "safety") as terminal:
        terminal.wait_for("Safety notes of today: a line each, an empty one ends")
        terminal.wait_for("What could hurt someone here?")
        for number, fact in enumerate(["3 carts queue", "木 café [red]", "no guard"], start=1):
            terminal.send(f"w: {fact}")
            terminal.keys("enter")
            terminal.wait_for(f"saved waiting · {fact} → Safety notes of today 14:20")
            assert len(shell.facts()) == number
        terminal.keys("enter")
        assert terminal.wait() == 0
    assert len(shell.stored("walks")) == 1


def test_keys_typed_ahead_become_the_lines_they_were_meant_as(shell: Shell) -> None:
    with prompt(shell, "--new") as terminal:
        terminal.wait_for(ASKING)
        terminal.send("one\rtwo\rthree\r\r")
        assert terminal.wait() == 0
    assert shell.facts() == ["one", "two", "three"]
    assert len(shell.stored("walks")) == 1


def test_a_paste_becomes_a_line_each(shell: Shell) -> None:
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        terminal.paste("one\ntwo\n")
        terminal.keys("enter")
        terminal.wait_for("saved fact · two")
        terminal.keys("enter")
        assert terminal.wait() == 0
    assert shell.facts() == ["one", "two"]


def test_bytes_that_are_no_utf_8_do_not_end_it(shell: Shell) -> None:
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        terminal.send(b"caf\xff\r")
        terminal.wait_for("saved fact · caf\\udcff")
        terminal.keys("enter")
        assert terminal.wait() == 0
    assert shell.facts() == ["caf\\udcff"]


@pytest.mark.parametrize("end", ["ctrl+c", "ctrl+d", "enter"])
def test_it_ends_without_a_trace(shell: Shell, end: str) -> None:
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        terminal.keys(end)
        assert terminal.wait() == 0
        assert "Traceback" not in terminal.text
    assert not shell.file.exists()


def test_a_line_that_cannot_be_saved_is_shown_again(shell: Shell, tmp_path: Path) -> None:
    shell.done("observe", "before")
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        away = shell.file.rename(tmp_path / "away.json")
        terminal.send("still here")
        terminal.keys("enter")
        terminal.wait_for(lambda text: text.count("> still here") == 2)
        assert "not saved" in terminal.text
        away.rename(shell.file)
        terminal.keys("enter")
        terminal.wait_for("saved fact · still here")
        terminal.keys("ctrl+c")
        assert terminal.wait() == 0
    assert shell.facts() == ["before", "still here"]
    assert drafts(shell) == []


def test_what_cannot_be_written_is_said_before_a_line_is_typed(shell: Shell) -> None:
    shell.file.write_bytes(b'{"meta":{"1":{"schema":99}}}')
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        assert terminal.text.count("newer version") == 1
        terminal.keys("enter")
        assert terminal.wait() == 0


def test_a_line_given_up_unsaved_is_named_and_kept_as_a_draft(shell: Shell, tmp_path: Path) -> None:
    shell.done("observe", "before")
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        shell.file.rename(tmp_path / "away.json")
        terminal.send("given up")
        terminal.keys("enter")
        terminal.wait_for("is gone")
        terminal.keys("ctrl+c")
        assert terminal.wait() == 1
        assert "lean-journal: not saved: given up" in terminal.text
    assert drafts(shell) == ["given up"]


def test_a_terminal_that_closes_mid_sentence_leaves_a_draft(shell: Shell) -> None:
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        terminal.send("half a sent")
        deadline = time.monotonic() + 10
        while not drafts(shell):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        terminal.hangup()
        assert terminal.wait() == 1
    assert drafts(shell) == ["half a sent"]
    assert not shell.file.exists()


def test_being_ended_leaves_a_draft(shell: Shell) -> None:
    with prompt(shell, "--on", "yesterday") as terminal:
        terminal.wait_for(ASKING)
        terminal.send("half a sent")
        terminal.wait_for("half a sent")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 1
    (draft,) = (shell.file.parent / "drafts").glob("*.json")
    (kept,) = json.loads(draft.read_bytes())
    assert (kept["field"], kept["text"], kept["day"]) == ("capture", "half a sent", "2026-11-22")


def test_what_was_half_typed_and_then_saved_leaves_no_draft(shell: Shell) -> None:
    with prompt(shell) as terminal:
        terminal.wait_for(ASKING)
        terminal.send("slowly")
        terminal.wait_for(lambda _: drafts(shell))
        terminal.send(" typed\r")
        terminal.wait_for("saved fact · slowly typed")
        terminal.keys("enter")
        assert terminal.wait() == 0
    assert drafts(shell) == []


SLOW_TERMINAL = """
import sys, time, click
from lean_journal.__main__ import main

echo = click.echo

def slow(*args, **kwargs):
    time.sleep(0.3)
    echo(*args, **kwargs)

click.echo = slow
sys.argv = ["lean-journal", "observe"]
main()
"""


def test_a_slow_terminal_does_not_make_two_ends_of_one(shell: Shell) -> None:
    command = [sys.executable, "-c", SLOW_TERMINAL]
    with Terminal(command, env=shell.variables) as terminal:
        terminal.wait_for(ASKING)
        terminal.keys("ctrl+c")
        assert terminal.wait() == 0
