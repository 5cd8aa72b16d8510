"""A program in a terminal of its own, watched by the bytes it draws; nothing emulates a screen.

`tests.terminal` shows what a person sees; this tells when it was drawn, and takes no processor
from the program.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benchmarks.timing import environment

SIZE = (24, 80)
PATIENCE = 20.0

QUIET = 0.25
"""Seconds without a byte after which a frame counts as finished."""


class Window:
    """A running program; use it in a ``with``, which ends it."""

    def __init__(self, argv: Sequence[str | Path], env: Mapping[str, str]) -> None:
        """Start a program.

        Args:
            argv: The program and its arguments.
            env: Variables besides a person's environment.
        """
        variables = environment({"TERM": "xterm-256color", **env})
        self._name = str(argv[0])
        self.begun = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], [str(part) for part in argv], variables)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def until(self, word: str) -> float:
        """Give the seconds from the start of the program until it has drawn a word.

        Raises:
            RuntimeError: The word did not come.
        """
        wanted, drawn = word.encode(), b""
        while wanted not in drawn:
            if not self._has_drawn(PATIENCE):
                raise RuntimeError(f"{self._name} did not draw {word!r}")
            drawn += os.read(self._terminal, 1 << 16)
        return time.perf_counter() - self.begun

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while self._has_drawn(2 * QUIET):
            os.read(self._terminal, 1 << 16)

    def press(self, key: str, word: str = "") -> tuple[float, float]:
        """Press a key.

        Args:
            key: What is typed.
            word: What the frame shows that is waited for.

        Returns:
            The seconds until the word was drawn, and until the last byte of all that the key
            changed on the screen; the same twice without a word.

        Raises:
            RuntimeError: It changed nothing, or the word did not come.
        """
        begun = drawn = time.perf_counter()
        os.write(self._terminal, key.encode())
        wait, text, shown = PATIENCE, b"", 0.0
        while self._has_drawn(wait):
            text += os.read(self._terminal, 1 << 16)
            drawn = time.perf_counter()
            if word and not shown and word.encode() in text:
                shown = drawn - begun
            wait = QUIET
        if drawn == begun or (word and not shown):
            raise RuntimeError(f"{self._name} did not draw {word or 'anything'!r} for {key!r}")
        return shown or drawn - begun, drawn - begun

    def type(self, text: str) -> None:
        """Type a text, whatever it changes."""
        os.write(self._terminal, text.encode())

    def wait_for(self, file: Path, patience: float) -> None:
        """Wait until the program has written a file, and read what it draws meanwhile.

        Raises:
            RuntimeError: It has not in so many seconds.
        """
        begun = time.perf_counter()
        while not (file.exists() and file.stat().st_size):
            if time.perf_counter() - begun > patience:
                raise RuntimeError(f"{self._name} did not write {file.name}")
            with suppress(OSError):
                if self._has_drawn(0.05):
                    os.read(self._terminal, 1 << 16)

    def peak_memory(self) -> int:
        """Give the most bytes of memory the program has held at a time.

        Raises:
            OSError: The system does not tell.
        """
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024

    def _has_drawn(self, patience: float) -> bool:
        return bool(select.select([self._terminal], [], [], patience)[0])
