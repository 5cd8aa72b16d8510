"""SIGKILL while lines are saved: what was acknowledged is there, and the file is whole."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

from lean_journal.storage.drafts import Drafts
from tests.builders import area, journal
from tests.cli.shell import SCRIPT, Shell
from tests.faults.tally import Tally
from tests.faults.window import acknowledged, capturing
from tests.terminal import Terminal

SAVED = re.compile(r"saved fact · (\S+) →")
"""How the command line acknowledges a line."""

AT_MOST = 0.5
"""Seconds a command takes from its start to its end, and some more."""

TYPED_AHEAD = 12


@dataclass(slots=True)
class Attempt:
    """What a process that was killed had been given, and what it had said of it."""

    typed: list[str]
    """The facts, in their order."""

    sure: list[str]
    """Those it acknowledged."""

    is_one_action: bool = False
    """Whether all of them are saved together or not at all."""


@dataclass(slots=True)
class Site:
    """A journal at which processes are killed, and what has to be in it."""

    shell: Shell
    tally: Tally
    random: Random = field(default_factory=lambda: Random(20261123))
    acknowledged: int = 0
    """How many commits were."""

    cut_short: int = 0
    """How often the process died between the temporary file and its place."""

    standing: list[str] = field(default_factory=list)
    """All facts that stood after the kill before."""

    @property
    def temporary(self) -> Path:
        """Where a commit writes first."""
        return self.shell.file.with_name(f"{self.shell.file.name}.tmp")

    def words(self, count: int) -> list[str]:
        """Make facts no other attempt has."""
        return [f"k{self.tally.tried}.{number}" for number in range(count)]

    def judge(self, attempt: Attempt) -> None:
        """Count an attempt by what stands in the file after it."""
        self.acknowledged += bool(attempt.sure) if attempt.is_one_action else len(attempt.sure)
        self.cut_short += self.temporary.exists()
        wrong = self._wrong_with(attempt)
        with journal(self.shell.file.parent) as opened:
            opened.add(area(f"after {self.tally.tried}"), "area")
        Drafts(self.shell.file).clear()
        wrong = wrong or self._left_over()
        self.tally.check(not wrong, wrong)

    def _wrong_with(self, attempt: Attempt) -> str:
        if not self.shell.file.exists():
            return "the file is gone" if self.standing or attempt.sure else ""
        try:
            json.loads(self.shell.file.read_bytes())
            facts = self.shell.facts()
        except ValueError as error:
            return f"the file does not parse: {error}"
        before, new = facts[: len(self.standing)], facts[len(self.standing) :]
        lost = before != self.standing or new[: len(attempt.sure)] != attempt.sure
        self.standing = facts
        if lost:
            return f"acknowledged {attempt.sure}, found {new}"
        if new != attempt.typed[: len(new)]:
            return f"typed {attempt.typed}, found {new}"
        if attempt.is_one_action and len(new) not in (0, len(attempt.typed)):
            return f"half of one action: {new}"
        return ""

    def _left_over(self) -> str:
        """Name what the kill left although there was another commit since."""
        folder = self.shell.file.parent
        found = {path.name for path in folder.iterdir()} | {
            path.name for path in (folder / "drafts").glob("*")
        }
        ours = {self.shell.file.name, f"{self.shell.file.name}.lock", "backups", "drafts"}
        return f"left over: {sorted(found - ours)}" if found - ours else ""


def kills_of_commands(folder: Path, rounds: int) -> Tally:
    """Kill `observe` at random instants, in each of its three forms.

    Args:
        folder: Where the journal is begun.
        rounds: How many acknowledged commits the kills are spread over, at least.
    """
    site = Site(
        Shell(folder / "journal.json"),
        Tally("SIGKILL during observe: an argument, lines piped in, the prompt"),
    )
    return _go_on(site, rounds, cycle([_argument, _piped, _prompt]))


def kills_of_the_app(folder: Path, rounds: int) -> Tally:
    """Kill the app at random instants while its capture line saves what was typed ahead.

    Args:
        folder: Where the journal is begun.
        rounds: How many acknowledged commits the kills are spread over, at least.
    """
    site = Site(Shell(folder / "journal.json"), Tally("SIGKILL of the app at its capture line"))
    return _go_on(site, rounds, cycle([_window]))


def _go_on(site: Site, rounds: int, ways: Iterator[Callable[[Site], Attempt]]) -> Tally:
    while site.acknowledged < rounds and site.tally.lost < rounds:
        site.judge(next(ways)(site))
    site.tally.note(
        f"{site.acknowledged} commits acknowledged over {site.tally.tried} kills, "
        f"{site.cut_short} of them in the middle of a commit"
    )
    return site.tally


def _argument(site: Site) -> Attempt:
    typed = site.words(1)
    return Attempt(typed, _killed(site, typed[0]))


def _piped(site: Site) -> Attempt:
    typed = site.words(site.random.randint(2, 30))
    said = _killed(site, "-", "\n".join(typed))
    # All are acknowledged by the first word about any of them.
    return Attempt(typed, typed if said else [], is_one_action=True)


def _killed(site: Site, argument: str, piped: str = "") -> list[str]:
    """Run `observe`, kill it, and give the facts it had acknowledged."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [SCRIPT, "observe", argument], env=site.shell.variables, stdin=pipe, stdout=pipe
    ) as process:
        assert process.stdin is not None
        process.stdin.write(piped.encode())
        process.stdin.close()
        _wait(site, process)
        process.kill()
        assert process.stdout is not None
        return SAVED.findall(process.stdout.read().decode())


def _wait(site: Site, process: subprocess.Popen[bytes]) -> None:
    """Wait for an instant: any of the run, or one within its commit."""
    if site.random.random() < 0.5:
        time.sleep(site.random.uniform(0, AT_MOST))
        return
    while process.poll() is None and not site.temporary.exists():
        pass
    time.sleep(site.random.uniform(0, 0.002))


def _prompt(site: Site) -> Attempt:
    typed = site.words(TYPED_AHEAD)
    with Terminal(["lean-journal", "observe"], env=site.shell.variables) as terminal:
        terminal.wait_for("a line each")
        terminal.send("".join(f"{fact}\r" for fact in typed))
        time.sleep(site.random.uniform(0, AT_MOST / 4))
        terminal.process.kill()
        terminal.wait()
        return Attempt(typed, SAVED.findall(terminal.raw.decode()))


def _window(site: Site) -> Attempt:
    typed = site.words(TYPED_AHEAD)
    with capturing(site.shell) as terminal:
        # Not all at once: the app acknowledges when it comes to drawing.
        for fact in typed[: site.random.randint(1, TYPED_AHEAD)]:
            terminal.send(f"{fact}\r")
            time.sleep(site.random.uniform(0, AT_MOST / 8))
        terminal.process.kill()
        terminal.wait()
        return Attempt(typed, typed[: acknowledged(terminal)])
