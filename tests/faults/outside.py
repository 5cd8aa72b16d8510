"""What the program touches: the journal's folder, what the person named, and nothing else."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.shell import Shell
from tests.faults.tally import Tally
from tests.faults.window import capturing
from tests.terminal import Terminal

WATCHED = Path(__file__).with_name("watched")

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("observe", "w: carts queue >> call @kim !fri"),
    ("observe", "-"),
    ("reflect", "what I learned"),
    ("areas", "add", "Press 2"),
    ("behaviors", "add", "Coach", "--cadence", "daily"),
    ("mark", "Coach"),
    ("absence", "2026-12-24..2026-12-31"),
    ("struggles", "add", "Trucks wait"),
    ("improvements", "add", "Carts are called", "--problem", "they queue"),
    ("settings", "week_start", "sun"),
    ("today",),
    ("streaks", "--json"),
    ("commitments",),
    ("search", "carts"),
    ("export",),
    ("export", "-o", "NAMED/out.json"),
    ("export", "--format", "csv", "-o", "NAMED/tables"),
    ("export", "--format", "md", "-o", "NAMED/out.md"),
    ("deck", "this", "-o", "NAMED/deck.pptx"),
    ("deck", "this", "-o", "NAMED/deck.md"),
    ("demo", "NAMED/demo.json"),
    ("undo",),
    ("redo",),
    ("backups",),
    ("restore", "1"),
    ("doctor",),
    ("forget", "--yes"),
    ("--help",),
)

MODES = {
    "2": "Reflect",
    "3": "Behaviors",
    "5": "Improve",
    "6": "Review",
    "1": "Today",
    "4": "Gemba",
}

HARMLESS = re.compile(r"/dev/(null|tty|pts/\d+)|/proc/\S*")
"""The terminal and the like."""


@dataclass(frozen=True, slots=True)
class Place:
    """A person's folders, all of them fresh, and where things may be written."""

    root: Path

    @property
    def home(self) -> Path:
        """The journal's folder, by the person's own variables."""
        return self.root / "data" / "lean-journal"

    @property
    def named(self) -> Path:
        return self.root / "named"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def variables(self) -> dict[str, str]:
        folders = {
            "HOME": "home",
            "TMPDIR": "tmp",
            "XDG_DATA_HOME": "data",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "run",
        }
        return {name: str(self.root / folder) for name, folder in folders.items()} | {
            "PYTHONPATH": str(WATCHED),
            "PYTHONDONTWRITEBYTECODE": "1",
            "WATCHED_LOG": str(self.log),
            # The default place: no journal is named.
            "LEAN_JOURNAL_FILE": "",
        }

    def made(self) -> "Place":
        for name in ("home", "tmp", "data", "config", "cache", "state", "run", "cwd", "named"):
            (self.root / name).mkdir()
        self.log.touch()
        return self

    def touched(self) -> Iterator[tuple[str, str]]:
        """Give what was done since the last look, and clear it."""
        for line in self.log.read_text().splitlines():
            event, _, path = line.partition("\t")
            yield event, path
        os.truncate(self.log, 0)

    def found(self) -> set[str]:
        """Name all there is but in the journal's folder and where the person said."""
        allowed = (self.home, self.named)
        return {
            str(path.relative_to(self.root))
            for path in self.root.rglob("*")
            if not any(path.is_relative_to(folder) for folder in allowed)
        }


def outside(folder: Path, rounds: int) -> Tally:
    """Run all commands, the prompt and the app, and see what they touch.

    Args:
        folder: Where a person's folders are made.
        rounds: How many of the commands are run, at most.
    """
    tally = Tally("nothing written outside the journal's folder and what was named; no network")
    place = Place(folder / "person")
    place.root.mkdir()
    place.made()
    before = place.found()
    shell = Shell(place.home / "journal.json")
    # Some of the commands need what an earlier one made: of few rounds, the first.
    for command in COMMANDS[:rounds]:
        arguments = [word.replace("NAMED", str(place.named)) for word in command]
        done = shell.process(
            *arguments, piped=b"one\ntwo\n", env=place.variables, cwd=place.root / "cwd"
        )
        tally.check(not done.returncode, f"{command}: {done.stderr!r}")
        _judge(tally, place, str(command), before)
    _prompt(shell, place)
    _judge(tally, place, "the prompt", before)
    _app(shell, place)
    _judge(tally, place, "the app", before)
    return tally


def _prompt(shell: Shell, place: Place) -> None:
    env = shell.variables | place.variables
    with Terminal(["lean-journal", "observe"], env=env, cwd=place.root / "cwd") as terminal:
        terminal.wait_for("a line each")
        terminal.send("seen at the prompt\r")
        terminal.wait_for("saved fact")
        terminal.send("\r")
        terminal.wait()


def _app(shell: Shell, place: Place) -> None:
    """Visit every mode, and leave something half-typed."""
    with capturing(shell, **place.variables) as terminal:
        terminal.send("seen in the app\r")
        terminal.wait_for("1 saved")
        terminal.keys("esc")
        for key, word in MODES.items():
            terminal.keys(key)
            terminal.wait_for(f"[{key} {word}]")
        terminal.keys("o")
        terminal.wait_for("Capture")
        terminal.send("half a sent")
        terminal.wait_for(lambda _text: any((place.home / "drafts").glob("*.json")))
        terminal.keys("esc")
        terminal.send("q")
        terminal.wait()


def _judge(tally: Tally, place: Place, what: str, before: set[str]) -> None:
    touched = list(place.touched())
    is_watched = bool(touched) and touched[0][0] == "watched"
    tally.check(is_watched, f"{what}: it was not watched")
    for event, path in touched[1:]:
        is_ours = any(Path(path).is_relative_to(one) for one in (place.home, place.named))
        tally.check(is_ours or bool(HARMLESS.fullmatch(path)), f"{what}: {event} {path}")
    tally.check(place.found() == before, f"{what}: {sorted(place.found() - before)}")
