"""A command in a real terminal, driven by keys alone and read from its screen.

    with Terminal(["lean-journal", "--journal", file], env={"LEAN_JOURNAL_NOW": now}) as terminal:
        terminal.wait_for("Gemba")
        terminal.keys("o")
        terminal.send("w: carts queue at press 2")
        terminal.keys("enter")
        terminal.wait_for("1 saved")

The command has a pty of its own, so that signals, sizes and hanging up are the system's; what
it draws goes through pyte, with the few things mended that a terminal of today does otherwise.
"""

import os
import re
import select
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte
from wcwidth import iter_graphemes, wcswidth

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"f{n}": f"\x1bO{end}" for n, end in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{code}~" for n, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What xterm sends for each key that is no character; names in lower case."""

ESCAPE_KEY = "\x1b[27u"
"""What a terminal with the kitty keyboard protocol sends for it: no pause can be misread."""

_ALTERNATE_SCREEN, _BRACKETED_PASTE = 1049, 2004 << 5
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_PRIVATE = re.compile(rb"\x1b\[([<=>?])([0-9;]*)(\$?[A-Za-z])")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?0-9;]*\$?)?\Z")


class Terminal:
    """A running command with its screen; use it in a ``with``, which ends the command."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start a command.

        Args:
            argv: The command and its arguments; scripts of this virtualenv need no path.
            env: Variables besides TERM, LANG and PATH. Nothing else is inherited, and HOME
                is no folder: what a test forgets to place must not land in a person's own.
            size: Columns and rows.
            cwd: The working directory.
        """
        self.keys_sent = 0
        """How many keys a person would have pressed; a paste is one."""

        self._raw = bytearray()
        self._emulator = _Emulator(*size)
        self._changed = threading.Condition()
        self._is_closing = threading.Event()
        self._pty, child = os.openpty()
        termios.tcsetwinsize(child, size[::-1])
        os.set_blocking(self._pty, False)
        try:
            self.process = subprocess.Popen(
                argv,
                stdin=child,
                stdout=child,
                stderr=child,
                env=_environment() | dict(env or {}),
                cwd=cwd,
                start_new_session=True,
                # Only a controlling terminal sends SIGHUP, SIGWINCH and SIGINT.
                preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
            )
        except BaseException:
            os.close(self._pty)
            raise
        finally:
            os.close(child)
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        self.hangup()

    # What a person does

    def send(self, text: str | bytes) -> None:
        """Type text character by character, or send bytes no keyboard has; they count as no key.

        Raises:
            AssertionError: The command does not read, or has ended.
        """
        if isinstance(text, str):
            self.keys_sent += len(text)
            text = text.encode()
        self._write(text)

    def keys(self, *names: str) -> None:
        """Press keys one after the other: characters, or the names in `KEYS` in either case.

        Raises:
            ValueError: There is no such key.
            AssertionError: The command does not read, or has ended.
        """
        for name in names:
            if len(name) > 1 and name.lower() not in KEYS:
                raise ValueError(f"no key {name!r}")
            is_escape = name.lower() == "esc" and self._emulator.has_kitty_keyboard
            key = ESCAPE_KEY if is_escape else KEYS.get(name.lower(), name)
            self.keys_sent += 1
            self._write(key.encode())

    def paste(self, text: str) -> None:
        """Paste text as terminals do: bracketed where the command asked for it, lines by CR.

        Raises:
            AssertionError: The command does not read, or has ended.
        """
        pasted = text.replace("\r\n", "\r").replace("\n", "\r")
        if self._emulator.has_bracketed_paste:
            pasted = f"\x1b[200~{pasted}\x1b[201~"
        self.keys_sent += 1
        self._write(pasted.encode("utf-8", "surrogateescape"))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        with self._changed:
            self._emulator.screen.resize(rows, columns)
            termios.tcsetwinsize(self._pty, (rows, columns))

    def hangup(self) -> None:
        """Close the window: the system sends SIGHUP, and reading or writing fails."""
        if self._is_closing.is_set():
            return
        self._is_closing.set()
        self._reader.join()
        os.close(self._pty)

    def signal(self, number: int) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    # What a person sees

    @property
    def screen(self) -> list[str]:
        """The rows of the screen, without blanks at their ends; a wide character is one."""
        with self._changed:
            return self._emulator.rows()

    @property
    def text(self) -> str:
        """The rows of the screen, joined by line breaks."""
        return "\n".join(self.screen)

    @property
    def raw(self) -> bytes:
        """All bytes the command has sent so far."""
        with self._changed:
            return bytes(self._raw)

    @property
    def drawn(self) -> int:
        """How many bytes the command has sent so far."""
        with self._changed:
            return len(self._raw)

    def wait_for(self, wanted: str | Callable[[str], object], timeout: float = 10) -> None:
        """Wait until the screen shows a text, or until something is true of its text.

        Args:
            wanted: The text, or a predicate over the text of the screen; a predicate may
                look at anything else too, such as a file.
            timeout: Seconds until giving up.

        Raises:
            AssertionError: It did not come, or the command ended without showing it.
        """
        deadline = time.monotonic() + timeout
        while True:
            # Asked before the screen is read: what came last must still be seen.
            has_ended = not self._reader.is_alive()
            text = self.text
            if wanted in text if isinstance(wanted, str) else wanted(text):
                return
            if isinstance(wanted, str) and has_ended:
                raise AssertionError(f"the command ended without {wanted!r}\n{self._framed()}")
            if time.monotonic() > deadline:
                what = repr(wanted) if isinstance(wanted, str) else "what was waited for"
                raise AssertionError(f"no {what} within {timeout:g} s\n{self._framed()}")
            with self._changed:
                self._changed.wait(0.02)

    def wait(self, timeout: float = 10) -> int:
        """Wait for the command to end, and for the last of what it drew.

        Returns:
            Its exit code; the negative number of the signal that ended it.

        Raises:
            AssertionError: It goes on.
        """
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise AssertionError(f"still running after {timeout:g} s\n{self._framed()}") from error
        self._reader.join(timeout=1)
        return code

    # Within

    def _framed(self) -> str:
        rows = self.screen
        width = max(map(len, rows), default=0)
        edge = "─" * width
        return "\n".join([f"┌{edge}┐", *(f"│{row:{width}}│" for row in rows), f"└{edge}┘"])

    def _write(self, data: bytes, patience: float = 10) -> None:
        rest = memoryview(data)
        while rest:
            if not select.select([], [self._pty], [], patience)[1]:
                raise AssertionError(f"the command does not read\n{self._framed()}")
            try:
                rest = rest[os.write(self._pty, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise AssertionError(f"the command has ended\n{self._framed()}") from error

    def _read(self) -> None:
        while not self._is_closing.is_set():
            if not select.select([self._pty], [], [], 0.05)[0]:
                continue
            try:
                data = os.read(self._pty, 1 << 16)
            except OSError:  # how Linux says that nobody has the terminal open any more
                data = b""
            with self._changed:
                self._raw += data
                answers = self._emulator.feed(data, is_last=not data)
                self._changed.notify_all()
            if not data:
                return
            # A command that does not read gets no answer, and must not stop the reading.
            with suppress(OSError):
                os.write(self._pty, answers)


class _Emulator:
    """Bytes to a screen: pyte, with the private sequences it would take for text kept away."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = _Screen(columns, rows)
        self.has_kitty_keyboard = False
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""

    @property
    def has_bracketed_paste(self) -> bool:
        return _BRACKETED_PASTE in self.screen.mode

    def feed(self, data: bytes, *, is_last: bool = False) -> bytes:
        """Draw what came, but no half of a sequence or frame, and give the answers to it."""
        self._pending += data
        end = len(self._pending)
        if not is_last:
            begun = self._pending.rfind(_FRAME_BEGINS)
            if begun > self._pending.rfind(_FRAME_ENDS):
                end = begun
            elif unfinished := _UNFINISHED.search(self._pending):
                end = unfinished.start()
        ready, self._pending = self._pending[:end], self._pending[end:]
        self._stream.feed(_PRIVATE.sub(self._take_private, ready))
        answers, self.screen.answers = self.screen.answers, ""
        return answers.encode()

    def rows(self) -> list[str]:
        """The rows as text; the cell a wide character covers besides its own is empty."""
        screen = self.screen
        return [
            "".join(screen.buffer[y][x].data for x in range(screen.columns)).rstrip()
            for y in range(screen.lines)
        ]

    def _take_private(self, match: re.Match[bytes]) -> bytes:
        mark, parameters, end = match.groups()
        if mark == b"?" and end == b"$p":
            # Synchronized frames are known; mode 2048 is not: like xterm, we send SIGWINCH.
            state = 2 if parameters == b"2026" else 0
            self.screen.answers += f"\x1b[?{parameters.decode()};{state}$y"
            return b""
        if mark == b"?":
            return match[0]
        if end == b"u":
            self.has_kitty_keyboard = mark == b">"
        return b""


class _Screen(pyte.Screen):
    """pyte's screen, with the alternate one, answers, and characters of several code points."""

    def __init__(self, columns: int, lines: int) -> None:
        self.answers = ""
        self._main: dict[int, Any] | None = None
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        self.answers += data

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if _ALTERNATE_SCREEN in modes and self._main is None:
            self._main = dict(self.buffer)
            self.buffer.clear()
            self.save_cursor()

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if _ALTERNATE_SCREEN in modes and self._main is not None:
            self.buffer.clear()
            self.buffer.update(self._main)
            self._main = None
            self.restore_cursor()

    def draw(self, data: str) -> None:
        # pyte measures code points and drops a run after one without width, such as a joiner;
        # terminals and Rich measure what a person takes for one character.
        if data.isascii() and data.isprintable():
            super().draw(data)
            return
        for character in iter_graphemes(data):
            width = wcswidth(character)
            if width > 0:
                super().draw("x" if width == 1 else "\u3000")
            line, x = self.buffer[self.cursor.y], max(self.cursor.x - max(width, 1), 0)
            if width >= 0:
                text = character if width else line[x].data + character
                line[x] = line[x]._replace(data=text)


def _environment() -> dict[str, str]:
    scripts = Path(sys.executable).parent
    return {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": os.devnull,
    }
