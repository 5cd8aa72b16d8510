"""What may not be written or read, is gone, or is held by a process that stands still."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli.shell import SCRIPT, Shell
from tests.faults import powerless
from tests.faults.full import small_disk
from tests.faults.refusal import contents, wrong_with_refusal
from tests.faults.tally import Tally
from tests.faults.window import acknowledged, capturing
from tests.storage.holder import holder

POWERLESS = (sys.executable, "-I", powerless.__file__)

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("observe", "x"),
    ("reflect", "x"),
    ("areas", "add", "x"),
    ("settings", "week_start", "sun"),
    ("behaviors", "add", "x", "--cadence", "daily"),
    ("mark", "Coach"),
    ("undo",),
    ("redo",),
    ("forget", "--yes"),
    ("restore", "1"),
)

BUSY_FOR = 15.0
"""Seconds after which a command no longer waits for another process."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something in the way of every change."""

    name: str
    put: Callable[[Path], None]
    """Puts it in the way of the journal in a folder."""

    lift: Callable[[Path], None]
    said: str
    """A word of the line that says so, in small letters."""


def _mode(path: str, mode: int, usual: int, name: str, said: str) -> Obstacle:
    return Obstacle(
        name,
        lambda home: (home / path).chmod(mode),
        lambda home: (home / path).chmod(usual),
        said,
    )


PERMISSIONS = (
    _mode("", 0o500, 0o700, "a folder that may not be written", "permission denied"),
    _mode("", 0, 0o700, "a folder that may not be entered", "permission denied"),
    _mode("journal.json", 0o400, 0o600, "a file that may not be written", "read-only"),
    _mode("journal.json", 0, 0o600, "a file that may not be read", "permission denied"),
)


def _take_away(home: Path) -> None:
    home.rename(home.with_name("elsewhere"))


def _bring_back(home: Path) -> None:
    # What was typed meanwhile is a draft in the same place.
    shutil.copytree(home.with_name("elsewhere"), home, dirs_exist_ok=True)


GONE = Obstacle("a folder that was deleted", _take_away, _bring_back, "is gone")


def permissions(folder: Path, rounds: int) -> Tally:
    """Run commands, and type in the app, where a permission is missing.

    Args:
        folder: Where the journals are begun.
        rounds: How many commands are tried against each obstacle, at most.
    """
    tally = Tally("what may not be written or read, by every command and in the app")
    for number, obstacle in enumerate(PERMISSIONS):
        shell = _begun(folder / str(number) / "home")
        for command in COMMANDS[:rounds]:
            if obstacle.name == "a file that may not be written" and command[0] == "restore":
                continue  # it puts another file in its place, as is asked
            _run_against(tally, obstacle, shell, command)
        _type_against(tally, obstacle, shell)
    return tally


def gone_or_frozen(folder: Path, rounds: int) -> Tally:
    """Delete the folder under the app, and make the disk read-only.

    Args:
        folder: Where the journals are begun.
        rounds: How many commands are tried on the read-only disk, at most.
    """
    tally = Tally("a folder deleted under the app, and a disk that became read-only")
    _type_against(tally, GONE, _begun(folder / "gone" / "home"))
    with small_disk(folder / "disk") as disk:
        if disk is None:
            tally.note("no read-only disk: nobody but root may mount one")
            return tally
        frozen = Obstacle(
            "a disk that became read-only",
            lambda _home: _remount(disk, "ro"),
            lambda _home: _remount(disk, "rw"),
            "read-only",
        )
        shell = _begun(disk / "home")
        for command in COMMANDS[:rounds]:
            _run_against(tally, frozen, shell, command)
        _type_against(tally, frozen, shell)
    return tally


def stopped_holder(folder: Path, rounds: int) -> Tally:
    """Write while a process that holds the lock stands still; it takes the whole wait once.

    Args:
        folder: Where the journal is begun.
        rounds: How many commands wait at the same time, at most.
    """
    tally = Tally("a lock held by a process that stands still")
    shell = _begun(folder / "home")
    before = contents(folder / "home")
    with capturing(shell) as app, holder(folder / "home") as process:
        process.send_signal(signal.SIGSTOP)
        begun = time.monotonic()
        waiting = [_started(shell, command) for command in COMMANDS[: min(rounds, 4)]]
        app.send("typed in vain\r")
        for command, one in zip(COMMANDS, waiting, strict=False):
            done = _ended(one)
            waited = time.monotonic() - begun
            wrong = wrong_with_refusal(done, before, folder / "home")
            is_named = f"process {process.pid} is writing".encode() in done.stderr
            is_kept = is_named and BUSY_FOR <= waited < 2 * BUSY_FOR
            tally.check(is_kept and not wrong, f"{command}, {waited:.0f} s: {wrong}{done.stderr!r}")
        app.wait_for(f"process {process.pid} is writing", 2 * BUSY_FOR)
        kept = "typed in vain" in app.text and contents(folder / "home") == before
        tally.check(kept, f"the app:\n{app.text}")
        process.kill()
        process.wait()
        app.keys("enter")
        app.wait_for(lambda _text: acknowledged(app) == 1)
    tally.check("typed in vain" in shell.facts(), "the app, when it goes on")
    return tally


def _begun(home: Path) -> Shell:
    """Make a journal with something to take back, to bring back and to restore."""
    shell = Shell(home / "journal.json")
    shell.now = "2026-11-20T09:00"
    shell.done("behaviors", "add", "Coach", "--cadence", "every day")
    shell.now = Shell(home).now
    for line in ("one", "two", "three"):
        shell.done("observe", line)
    shell.done("undo")
    return shell


def _run_against(tally: Tally, obstacle: Obstacle, shell: Shell, command: tuple[str, ...]) -> None:
    home = shell.file.parent
    before = contents(home)
    obstacle.put(home)
    try:
        done = _ended(_started(shell, command))
    finally:
        obstacle.lift(home)
    wrong = wrong_with_refusal(done, before, home)
    is_said = obstacle.said in done.stderr.decode().lower()
    tally.check(is_said and not wrong, f"{obstacle.name}: {command}: {wrong or done.stderr!r}")


def _started(shell: Shell, command: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*POWERLESS, SCRIPT, *command],
        env=shell.variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _ended(process: "subprocess.Popen[bytes]") -> CompletedProcess[bytes]:
    printed, said = process.communicate(timeout=4 * BUSY_FOR)
    return CompletedProcess(process.args, process.returncode, printed, said)


def _type_against(tally: Tally, obstacle: Obstacle, shell: Shell) -> None:
    """Type a line in the app: it stays while the obstacle does, and is saved after it."""
    home = shell.file.parent
    before = contents(home)
    with capturing(shell, [*POWERLESS, SCRIPT]) as app:
        obstacle.put(home)
        try:
            app.send("typed in vain\r")
            app.wait_for(lambda text: _is_said(obstacle.said, text), 20)
            is_kept = "typed in vain" in app.text
        finally:
            obstacle.lift(home)
        is_same = contents(home) == before
        tally.check(is_kept and is_same, f"{obstacle.name}: the app:\n{app.text}")
        app.keys("enter")
        app.wait_for(lambda _text: acknowledged(app) == 1, 20)
    tally.check("typed in vain" in shell.facts(), f"{obstacle.name}: the app, without it")


def _is_said(word: str, text: str) -> bool:
    """Tell whether a notice on the screen holds some words, wherever they are folded."""
    return word in " ".join(row.partition("▌")[2].strip() for row in text.splitlines()).lower()


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
