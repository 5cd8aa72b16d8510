"""The harness itself: what a test types arrives, and what a command draws is seen."""

import os
import signal
import sys
import time

import pytest

from tests.terminal import Terminal

INTERRUPTIBLE = """
import time
try:
    print("go", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("stopped")
    raise SystemExit(3)
"""

SHOW_KEYS = """
from textual.app import App
from textual.widgets import Static

class ShowKeys(App):
    seen = ()

    def compose(self):
        yield Static("ready 木 👩‍👩‍👧 e\\u0301 |")
        yield Static(id="seen", markup=False)

    def show(self, what):
        self.seen = (*self.seen, what)
        self.query_one("#seen").update(" ".join(self.seen))

    def on_key(self, event):
        if event.key == "q":
            self.exit(message="bye")
        self.show(event.key)

    def on_paste(self, event):
        self.show(repr(event.text))

    def on_resize(self, event):
        self.show(f"{event.size.width}x{event.size.height}")

ShowKeys().run()
"""
"""A Textual app that shows what reaches it."""


def test_what_is_typed_reaches_the_command_and_its_answer_the_screen() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("木 👩‍👩‍👧 e\u0301 end")
        terminal.keys("enter")
        line = "木 👩‍👩‍👧 e\u0301 end"
        terminal.wait_for(f"{line}\n{line}")  # the terminal's echo, then what cat wrote
        assert terminal.screen[:3] == [line, line, ""]
        assert terminal.raw.decode().count(line) == 2


def test_keys_are_counted_as_a_person_presses_them() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("two words")
        terminal.keys("backspace", "F2", "Ctrl+A", "é", "enter")
        terminal.paste("many\nlines")
        terminal.send(b"\xff")
        assert terminal.keys_sent == 9 + 5 + 1


def test_a_key_that_does_not_exist_is_refused() -> None:
    with Terminal(["cat"]) as terminal, pytest.raises(ValueError, match="no key 'ctrl\\+enter'"):
        terminal.keys("ctrl+enter")


def test_the_command_learns_its_size_and_a_new_one() -> None:
    script = "trap 'stty size' WINCH; stty size; while :; do sleep 0.02; done"
    with Terminal(["sh", "-c", script], size=(40, 20)) as terminal:
        terminal.wait_for("20 40")
        terminal.resize(200, 60)
        terminal.wait_for("60 200")
        assert len(terminal.screen) == 60


def test_closing_the_window_hangs_up() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.hangup()
        assert terminal.wait() == -signal.SIGHUP


def test_ctrl_c_interrupts_and_a_signal_ends() -> None:
    # One process: a shell that gets the signal before it has begun its `cat` waits for that.
    with Terminal([sys.executable, "-c", INTERRUPTIBLE]) as terminal:
        terminal.wait_for("go")
        terminal.keys("ctrl+c")
        assert terminal.wait() == 3
        assert "stopped" in terminal.text
    with Terminal(["cat"]) as terminal:
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == -signal.SIGTERM


def test_leaving_the_with_ends_the_command() -> None:
    with Terminal(["sh", "-c", "trap '' HUP TERM; cat"]) as terminal:
        pass
    assert terminal.process.returncode == -signal.SIGKILL


def test_a_command_is_not_held_up_while_nobody_looks() -> None:
    with Terminal([sys.executable, "-c", "print('x' * 100_000)"]) as terminal:
        # Far more than a pty holds; the process itself is asked, not the harness.
        assert terminal.process.wait(timeout=30) == 0


def test_waiting_in_vain_shows_the_screen() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("what stands there")
        terminal.wait_for("what stands there")
        with pytest.raises(AssertionError, match=r"no 'absent' within(.|\n)*│what stands there│"):
            terminal.wait_for("absent", timeout=0.05)
        with pytest.raises(AssertionError, match="no what was waited for"):
            terminal.wait_for(lambda text: "absent" in text, timeout=0.05)
        with pytest.raises(AssertionError, match="still running"):
            terminal.wait(timeout=0.05)


def test_a_command_that_ended_is_not_waited_for() -> None:
    with Terminal(["echo", "bye"]) as terminal:
        terminal.wait_for("bye")
        begun = time.monotonic()
        with pytest.raises(AssertionError, match="the command ended without 'absent'"):
            terminal.wait_for("absent", timeout=60)
        assert time.monotonic() - begun < 30


def test_the_environment_is_a_terminals_and_nobodys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/someone")
    with Terminal(
        ["env"], env={"LEAN_JOURNAL_NOW": "2026-11-23T08:00"}, size=(200, 40)
    ) as terminal:
        assert terminal.wait() == 0
        variables = dict(line.split("=", 1) for line in terminal.screen if "=" in line)
    assert variables.keys() == {"TERM", "COLORTERM", "LANG", "PATH", "HOME", "LEAN_JOURNAL_NOW"}
    assert variables["HOME"] == os.devnull


def test_a_textual_app_draws_cleanly_and_gets_every_key() -> None:
    with Terminal([sys.executable, "-c", SHOW_KEYS], size=(100, 10)) as terminal:
        terminal.wait_for("100x10")
        assert terminal.screen[0] == "ready 木 👩‍👩‍👧 e\u0301 |"
        # Without a pause: an escape and the letter after it are two keys.
        terminal.keys("esc", "o", "F2", "shift+tab", "ctrl+s", "pagedown", "left")
        terminal.paste("one\ntwo")
        terminal.wait_for("escape o f2 shift+tab ctrl+s pagedown left 'one\\rtwo'")
        terminal.resize(60, 12)
        terminal.wait_for("60x12")
        terminal.keys("q")
        assert terminal.wait() == 0
        assert terminal.text.strip() == "bye"
    assert b"\x1b[?2026h" in terminal.raw
