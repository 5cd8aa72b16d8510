"""The installed command in a real terminal, by keys alone; then the file is read."""

import json
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from lean_journal.storage.ids import natural_id
from tests.terminal import Terminal

pytestmark = pytest.mark.slow

NOW = {"LEAN_JOURNAL_NOW": "2026-11-23T08:00"}
SIZES = [(80, 24), (40, 20), (200, 60)]
LINES = [
    "w: 3 carts queue 40 min at press 2 // no signal? >> check call light @kim !fri",
    "s: guard [/] open",
    "5: wrenches missing",
    "+: good handover",
    "漢字 [red]plain[/red] 👩\u200d🔧 e\u0301",
]


def opened(file: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(["lean-journal", "--journal", file], env=NOW, size=size)


def go_to_gemba(terminal: Terminal) -> None:
    """Leave the newcomer's first question for another day."""
    terminal.wait_for("Which area is yours?")
    terminal.keys("esc")
    terminal.wait_for("Nothing is due")
    terminal.send("4")
    terminal.wait_for("Go and see")


def facts(file: Path) -> list[str]:
    return [row["fact"] for row in TinyDB(file).table("observations").all()]


def no_escape_of_ours(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    return not any(sign in text for sign in ("\x1b[31mred", "\x1b]0;", "\x9b", "\u202e"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_five_lines_after_a_walk_are_five_records(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "journal.json"
    with opened(file, size) as terminal:
        go_to_gemba(terminal)
        terminal.keys("o")
        # All at once, as fast as a terminal can: keys typed ahead wait for the disk.
        terminal.send("".join(f"{line}\r" for line in LINES))
        terminal.wait_for("5 saved")
        terminal.keys("enter")
        terminal.wait_for(lambda text: "Capture" not in text)
        terminal.send("q")
        assert terminal.wait() == 0
    assert facts(file) == [
        "3 carts queue 40 min at press 2",
        "guard [/] open",
        "wrenches missing",
        "good handover",
        "漢字 [red]plain[/red] 👩\u200d🔧 e\u0301",
    ]
    (promise,) = TinyDB(file).table("commitments").all()
    assert (promise["what"], promise["to"], promise["due"]) == (
        "check call light",
        "kim",
        "2026-11-27",
    )


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_walk_from_its_plan_to_the_closed_loop(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "journal.json"
    with opened(file, size) as terminal:
        go_to_gemba(terminal)
        terminal.send("aPress shop\rflow\rwhy do they wait?\r\r")
        terminal.wait_for("Press shop")
        terminal.send("ow: carts queue\r")
        terminal.wait_for("1 saved")
        terminal.send("\r")
        terminal.wait_for(lambda text: "Capture" not in text)
        terminal.send("tmno signal?\r\rf")
        terminal.wait_for("walk ended")
        terminal.wait_for("Told them when you'll be back?")
        terminal.keys("esc")
        terminal.wait_for(lambda text: "Told them" not in text)
        terminal.send("cthe light is mended\r")
        terminal.wait_for("closed")
        terminal.send("q")
        assert terminal.wait() == 0
    (walk,) = TinyDB(file).table("walks").all()
    (seen,) = TinyDB(file).table("observations").all()
    assert (walk["state"], walk["told"], walk["theme"]) == (
        "loop closed",
        "the light is mended",
        "Flow",
    )
    assert (seen["interpretation"], seen["triaged"]) == ("no signal?", True)


def test_a_paste_of_many_lines_and_an_escape_in_it(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.keys("o")
        terminal.wait_for("Capture")
        terminal.paste("w: one\nplain two\n\ns: three\x1b[31mred\x1b]0;title\x07\n")
        terminal.wait_for("3 saved")
        assert no_escape_of_ours(terminal.raw)
    assert facts(file) == ["one", "plain two", "three␛[31mred␛]0;title\x07"]


def test_bytes_that_are_no_text_become_text_one_can_see(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.keys("o")
        terminal.wait_for("Capture")
        terminal.send(b"caf\xff\xfe")
        terminal.keys("enter")
        terminal.wait_for("1 saved")
    assert facts(file) == ["caf\\udcff\\udcfe"]


def test_hostile_text_in_the_file_reaches_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    hostile = "\x1b[31mred\x1b]0;title\x07\x9b31m\u202edaer\x00 [red]x[/red]"
    row: dict[str, Any] = {"created": "2026-11-23T07:00:00Z", "updated": "2026-11-23T07:00:00Z"}
    walk = row | {"day": "2026-11-23", "state": "walked", "area": 2, "theme": hostile,
                  "purpose": hostile, "told": hostile}  # fmt: skip
    seen = row | {"walk": 1, "fact": hostile, "interpretation": hostile, "link": hostile}
    promise = row | {"what": hostile, "to": hostile, "source": 3, "due": "2026-11-23"}
    written = row | {"day": "2026-11-20", "kind": "evening",
                     "answers": [{"prompt": hostile, "text": hostile}]}  # fmt: skip
    struggle = row | {"number": 1, "heard": "2026-11-20", "words": hostile, "title": hostile,
                      "state": "in work", "since": "2026-11-21", "told": hostile}  # fmt: skip
    improvement = natural_id("improvements", "1")
    texts = ("title", "problem", "target", "measure", "unit", "period", "sample", "standard")
    tried = row | dict.fromkeys((*texts, "share_with", "wording", "credit"), hostile)
    tried |= {"number": 1, "state": "trying", "cycle": 6, "obstacles": [hostile], "area": 2}
    cycle = row | {"improvement": improvement, "obstacle": hostile, "step": hostile,
                   "expect": hostile, "started": "2026-11-20", "check": "2026-11-22"}  # fmt: skip
    checked = cycle | dict.fromkeys(("happened", "learned", "wording"), hostile)
    checked |= {"as_expected": False, "decision": "adapt", "closed": "2026-11-22"}
    file.write_text(
        json.dumps(
            {
                "meta": {"1": {"schema": 1}},
                "areas": {"2": row | {"name": hostile}},
                "walks": {"1": walk},
                "observations": {"3": seen},
                "commitments": {"4": promise},
                # Its id is the digest of its day and kind.
                "reflections": {str(natural_id("reflections", "2026-11-20 evening")): written},
                "struggles": {str(natural_id("struggles", "1")): struggle},
                "improvements": {str(improvement): tried},
                "cycles": {"6": cycle, "7": checked},
            }
        )
    )
    with opened(file, (120, 40)) as terminal:
        terminal.wait_for("[red]x[/red]")
        for keys, wanted in (
            ("2hhh", "Friday 20 November 2026"),
            ("v", "Evening"),
            ("\x1b[27u", "enter open"),
            ("4", "[4 Gemba]"),
            ("\re", "Change the observation"),
            ("\x1b[27u", "fact"),
            ("o", "Capture"),
            ("\x1b[27u", "fact"),
            ("A", "Areas"),
            ("\x1b[27u", "fact"),
            ("t", "Triage"),
            ("\x1b[27u", "fact"),
            ("/red", "found"),
            ("\x1b[27u", "fact"),
            ("5", "in work for 2 days"),
            ("e", "Change #s1"),
            ("\x1b[27ur", "What did you report back?"),
            ("\x1b[27uw", "A walk"),
            ("\x1b[27uj", "trying since today"),
            ("e", "Change #i1"),
            ("\x1b[27uc", "Turn it over"),
            ("happened\r", "Was it so?"),
            ("\x1b[27ux", "Remove #i1"),
            ("\x1b[27u\r", "decided"),
        ):
            terminal.send(keys)
            terminal.wait_for(wanted)
        assert no_escape_of_ours(terminal.raw)


@pytest.mark.parametrize("how", ["hangup", "terminate", "kill"])
def test_half_a_sentence_outlives_the_end_of_the_app(tmp_path: Path, how: str) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.send("ohalf a sent")
        terminal.wait_for("half a sent")
        if how == "hangup":
            terminal.hangup()
            terminal.process.wait(10)
        elif how == "terminate":
            terminal.signal(signal.SIGTERM)
            assert terminal.wait() == 0
        else:
            drafts = tmp_path / "drafts"
            until = time.monotonic() + 2.5  # the promise: two seconds of typing at most
            while not list(drafts.glob("*.json")) and time.monotonic() < until:
                time.sleep(0.05)
            terminal.signal(signal.SIGKILL)
            terminal.process.wait(10)
    with opened(file) as terminal:
        terminal.wait_for("Take it up?")
        time.sleep(0.5)  # an answer typed before one can have read it is none
        terminal.send("y")
        terminal.wait_for("Capture")
        terminal.send("ence\r")
        terminal.wait_for("1 saved")
        terminal.send("\r")
        terminal.wait_for(lambda text: "Capture" not in text)
        terminal.keys("esc")
        terminal.wait_for("1 seen, not gone through")
        terminal.send("q")
        terminal.wait()
    assert facts(file) == ["half a sentence"]
    assert list((tmp_path / "drafts").iterdir()) == []


def test_two_windows_on_one_file_lose_nothing_and_show_each_other(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as one, opened(file) as two:
        for window in (one, two):
            go_to_gemba(window)
            window.keys("o")
            window.wait_for("Capture")
        for number in range(5):
            one.send(f"one {number}\r")
            two.send(f"two {number}\r")
        for window in (one, two):
            window.wait_for("5 saved")
            window.send("\r")
            window.wait_for(lambda text: "Capture" not in text)
            window.wait_for("one 4")
            window.wait_for("two 4")
    assert sorted(facts(file)) == sorted(f"{w} {n}" for w in ("one", "two") for n in range(5))


def test_a_resize_in_the_middle_of_a_line_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.send("ohalf a ")
        terminal.wait_for("half a")
        terminal.resize(40, 20)
        terminal.wait_for("half a")
        terminal.send("line\r")
        terminal.wait_for("1 saved")
    assert facts(file) == ["half a line"]


def test_keys_pressed_before_the_first_frame_are_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        terminal.send("Press shop\rlisten first\r")
        terminal.wait_for("Go and see: Press shop")
    (area,) = TinyDB(file).table("areas").all()
    (written,) = TinyDB(file).table("reflections").all()
    assert area["name"] == "Press shop"
    assert [one["text"] for one in written["answers"]] == ["listen first"]


def test_a_form_filled_as_fast_as_a_terminal_can(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.send("aPress shop\tflow\twhy wait\r\r")
        terminal.wait_for("Press shop · Flow")
    (walk,) = TinyDB(file).table("walks").all()
    assert (walk["theme"], walk["purpose"]) == ("Flow", "why wait")


def test_keys_that_change_a_line_keep_their_place_among_letters(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    with opened(file) as terminal:
        go_to_gemba(terminal)
        terminal.send("o")
        terminal.wait_for("what you saw")
        # Backspace, Home, Delete, End and left, all in one burst.
        terminal.send("abc\x7fd\x1b[Hx\x1b[3~y\x1b[Fef\x1b[Dg\r")
        terminal.wait_for(lambda _: len(facts(file)) == 1)
        terminal.keys("esc")
        terminal.wait_for("xybdegf")
        terminal.keys("2", "a")
        terminal.wait_for("Morning of Mon")
        terminal.send("one\x7f\x7fther\x1b[Hx")
        terminal.wait_for("xother")
    assert facts(file) == ["xybdegf"]


def test_an_unexpected_error_is_one_line_without_private_text(tmp_path: Path) -> None:
    program = (
        "from lean_journal.tui.app import JournalApp\n"
        "def fail(self, secret='my private words'):\n"
        "    raise ZeroDivisionError(secret)\n"
        "JournalApp.action_undo = fail\n"
        "from lean_journal.cli.main import main\n"
        "main()\n"
    )
    file = tmp_path / "journal.json"
    with Terminal([sys.executable, "-c", program, "--journal", file], env=NOW) as terminal:
        go_to_gemba(terminal)
        terminal.send("ohalf a sent\x1b[27u")
        terminal.wait_for(lambda text: "Capture" not in text)
        terminal.send("u")
        assert terminal.wait() == 1
        lines = [text for text in terminal.screen if text.strip()]
        assert lines == [
            "lean-journal ended by an error (ZeroDivisionError); what was saved is safe."
        ]
        assert b"private words" not in terminal.raw
    assert len(list((tmp_path / "drafts").glob("*.json"))) == 1
