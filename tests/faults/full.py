"""A disk with too little room, and a system that lets no file grow."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from tests.cli.shell import Shell
from tests.faults.refusal import contents, wrong_with_line
from tests.faults.tally import Tally
from tests.faults.window import acknowledged, capturing

PAGE = 4096
DISK = 1024
"""Pages of the small disk: more than all backups of a journal that is kept small."""

LONG = "x" * 500


def full_disk(folder: Path, rounds: int) -> Tally:
    """Save lines on a small disk with no page free, with one, with two…

    Args:
        folder: Where the disk is mounted.
        rounds: How many lines are tried.
    """
    tally = Tally("a line saved on a disk with too little room (ENOSPC)")
    with small_disk(folder / "disk") as disk:
        if disk is None:
            tally.note("not tried: nobody but root may mount a small disk")
            return tally
        shell = _begun(disk / "home")
        for number in range(rounds):
            # Two lines a day: the first of them has a backup to make too.
            shell.now = f"2027-{1 + number // 40 % 12:02}-{1 + number // 2 % 20:02}T09:00"
            with _filled(disk, number % 24):
                is_there = _try(tally, shell, f"n{number}", lambda: None)
            if is_there:
                # Else the journal outgrows the disk.
                shell.done("undo")
        _type_on_a_full_disk(tally, shell, disk)
    return tally


def growing_file(folder: Path, rounds: int) -> Tally:
    """Save lines while no file may grow beyond a size (RLIMIT_FSIZE).

    Args:
        folder: Where the journal is begun.
        rounds: How many lines are tried.
    """
    tally = Tally("a line saved while no file may grow (EFBIG)")
    shell = _begun(folder / "home")
    random = Random(8)
    for number in range(rounds):
        most = random.randint(0, shell.file.stat().st_size + 2000)

        def limit(most: int = most) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        _try(tally, shell, f"n{number}", limit)
    return tally


@contextmanager
def small_disk(point: Path) -> Iterator[Path | None]:
    """Mount a small disk; None where that is not allowed."""
    point.mkdir()
    options = f"size={DISK * PAGE},mode=700"
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(point)]
    try:
        is_mounted = not subprocess.run(mount, capture_output=True, check=False).returncode
    except FileNotFoundError:
        is_mounted = False
    try:
        yield point if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", str(point)], check=True)


@contextmanager
def _filled(disk: Path, free: int) -> Iterator[None]:
    """Leave a number of pages of a disk free for a while."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(PAGE))
        file.truncate(max(0, file.tell() // PAGE - free) * PAGE)
    try:
        yield
    finally:
        ballast.unlink()


def _begun(home: Path) -> Shell:
    shell = Shell(home / "journal.json")
    for number in range(6):
        shell.done("observe", f"begun {number} {LONG}")
    return shell


def _try(tally: Tally, shell: Shell, line: str, limit: Callable[[], None]) -> bool:
    home = shell.file.parent
    before = contents(home)
    done = shell.process("observe", line, preexec_fn=limit)
    is_there = line in shell.facts()
    wrong = wrong_with_line(done, before, home, is_there=is_there)
    tally.check(not wrong, f"{line}: {wrong}")
    return is_there


def _type_on_a_full_disk(tally: Tally, shell: Shell, disk: Path) -> None:
    """Type in the app on the full disk: the line stays, and is saved when there is room."""
    with capturing(shell) as app:
        with _filled(disk, 0):
            before = shell.file.read_bytes()
            app.send("typed in vain\r")
            # In a sentence: the line is not saved, or its draft cannot be kept either.
            app.wait_for("No space left", 20)
            is_said = "not saved: No" in app.text or "as a draft: No" in app.text
            kept = is_said and "typed in vain" in app.text and shell.file.read_bytes() == before
            tally.check(kept, f"the app, full disk:\n{app.text}")
        app.keys("enter")
        app.wait_for(lambda _text: acknowledged(app) == 1, 20)
        tally.check("typed in vain" in shell.facts(), "the app, with room again")
