"""The app in a terminal with the capture line open, for faults that come while one types."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.cli.shell import Shell
from tests.terminal import Terminal

_SAVED = re.compile(r"✓ (\d+) saved")


@contextmanager
def capturing(
    shell: Shell, command: Sequence[str | Path] = ("lean-journal",), **options: str
) -> Iterator[Terminal]:
    """Run the app on the journal of a shell, up to its empty capture line.

    Args:
        shell: Names the journal and the time.
        command: The app, perhaps behind a program that starts it.
        **options: More variables of its environment.

    Yields:
        The terminal; the app is killed when the ``with`` ends.
    """
    with Terminal(command, env=shell.variables | options, size=(80, 24)) as terminal:
        terminal.wait_for("Gemba", 30)
        # Out of the field of the morning's first question, where an o is text.
        terminal.keys("esc")
        terminal.wait_for("p goes on", 30)
        terminal.keys("o")
        terminal.wait_for("Capture", 30)
        yield terminal


def acknowledged(terminal: Terminal) -> int:
    """Tell how many lines the capture line says it saved."""
    found = _SAVED.search(terminal.text)
    return int(found[1]) if found else 0
