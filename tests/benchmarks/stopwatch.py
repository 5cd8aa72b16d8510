"""One `lean-journal observe` with a stopwatch around its steps; a program of its own.

It imports nothing but the standard library, so that all imports of the command are counted.
Called with a line and with LEAN_JOURNAL_FILE set, it saves the line and prints the seconds of
each step as JSON. A step's seconds do not hold those of a step inside it.
"""

import contextlib
import importlib
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

IMPORTS = (
    ("import the command line", "lean_journal.cli.main"),
    ("import the storage", "lean_journal.storage"),
    ("import the command", "lean_journal.cli.observe"),
)

STEPS = (
    ("read the file", "lean_journal.storage.state", "read_all"),
    ("split it into tables and rows", "lean_journal.storage.tables", "_split"),
    ("find the current walk", "lean_journal.storage.capture", "standing_walk"),
    ("note the action for undo", "lean_journal.storage.history.History", "record"),
    ("look for today's backup", "lean_journal.storage.backups.Backups", "made_on"),
    ("encode the tables", "lean_journal.storage.file", "encode"),
    ("write", "os", "write"),
    ("fsync of file and folder", "os", "fsync"),
    ("replace", "os", "replace"),
)
"""A name for people, and the function it stands for; by where it is called from."""

REST = "all else: Click, TinyDB, the lock, printing"


class Stopwatch:
    """Sums the seconds spent in each step."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.seconds: dict[str, float] = {}
        self._inside: list[float] = []

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what happens in the ``with`` for a step, but for the steps inside it."""
        begun = time.perf_counter()
        self._inside.append(0.0)
        try:
            yield
        finally:
            elapsed = time.perf_counter() - begun
            own = elapsed - self._inside.pop()
            self.seconds[name] = self.seconds.get(name, 0.0) + own
            if self._inside:
                self._inside[-1] += elapsed

    def watch(self, name: str, owner: Any, attribute: str) -> None:
        """Count every call of a function for a step."""
        function: Callable[..., Any] = getattr(owner, attribute)

        def watched(*arguments: Any, **options: Any) -> Any:
            with self.step(name):
                return function(*arguments, **options)

        setattr(owner, attribute, watched)


def observe(line: str) -> dict[str, float]:
    """Save a line as the command does, and give the seconds of each step."""
    stopwatch = Stopwatch()
    for name, module in IMPORTS:
        with stopwatch.step(name):
            importlib.import_module(module)
    for name, owner, attribute in STEPS:
        stopwatch.seconds[name] = 0.0
        stopwatch.watch(name, _owner(owner), attribute)
    # Not `main`, which ends the process before anything could be printed.
    commands: Callable[[list[str]], None] = importlib.import_module(
        "lean_journal.cli.main"
    ).commands
    unheard = contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO()))
    with stopwatch.step(REST), unheard, contextlib.suppress(SystemExit):
        commands(["observe", line])
    return stopwatch.seconds


def _owner(dotted: str) -> Any:
    try:
        return importlib.import_module(dotted)
    except ModuleNotFoundError:
        module, _, name = dotted.rpartition(".")
        return getattr(importlib.import_module(module), name)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(observe(sys.argv[1])))
