"""Nobody else may look in, whatever the umask: not after a change, and not while it is made.

A journal that is a symbolic link stays one.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lean_journal.storage.drafts import Draft, Drafts
from tests.builders import MONDAY, journal
from tests.cli.shell import Shell
from tests.faults.actions import ACTIONS, Action
from tests.faults.disk import EveryStep
from tests.faults.outside import COMMANDS
from tests.faults.steps import IN_MEMORY
from tests.faults.tally import Tally
from tests.faults.window import capturing

UMASKS = (0o000, 0o077, 0o022, 0o027, 0o277)

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def modes(folder: Path, rounds: int) -> Tally:
    """Look at the modes of all files at each step of each action, and after each command.

    Args:
        folder: Where the journals are begun.
        rounds: From a hundred on, with five umasks and all commands, else with two and the
            commands that write files.
    """
    tally = Tally("private files and folders whatever the umask, at every step")
    for mask in UMASKS if rounds >= 100 else UMASKS[:2]:
        with _umask(mask):
            for action in ACTIONS:
                _watch_action(tally, action, mask)
            _watch_drafts(tally, mask)
            _watch_commands(tally, folder / f"{mask:o}", mask, writing_only=rounds < 100)
            _watch_the_app(tally, folder / f"app {mask:o}", mask)
    return tally


def symlinks(folder: Path, rounds: int) -> Tally:
    """Change a journal through a symbolic link, by commands and in the app.

    Args:
        folder: Where the link and the journal lie.
        rounds: How many commands are run, at most.
    """
    tally = Tally("a journal that is a symbolic link stays one")
    real, links = folder / "real", folder / "links"
    real.mkdir()
    links.mkdir()
    (links / "journal.json").symlink_to("../real/mine.json")
    shell = Shell(links / "journal.json")
    for command in COMMANDS[:rounds]:
        named = [word.replace("NAMED", str(folder / "named")) for word in command]
        before = _state_of(real / "mine.json")
        done = shell.process(*named, piped=b"one\ntwo\n", cwd=folder)
        tally.check(not done.returncode, f"{command}: {done.stderr!r}")
        _judge_link(tally, links, str(command))
        # A command that says it saved has written the real file.
        is_change = done.stdout.startswith(b"saved") and named == list(command)
        is_written = _state_of(real / "mine.json") != before
        tally.check(is_written or not is_change, f"{command}: not in the real file")
    with capturing(shell) as app:
        app.send("through a link\r")
        app.wait_for("1 saved")
    _judge_link(tally, links, "the app")
    tally.check("through a link" in Shell(real / "mine.json").facts(), "the app's line is lost")
    return tally


def _judge_link(tally: Tally, links: Path, what: str) -> None:
    beside = [path.name for path in links.iterdir()]
    tally.check((links / "journal.json").is_symlink(), f"{what}: the link is a file now")
    tally.check(beside == ["journal.json"], f"{what}: beside the link lie {beside}")


def _state_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


@contextmanager
def _umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Name all in a folder that others may read, write or enter."""
    return [
        f"{path.relative_to(folder)} {stat.S_IMODE(status.st_mode):o}"
        for path in folder.rglob("*")
        if (status := path.lstat()).st_mode & OTHERS and not path.is_symlink()
    ]


def _watch_action(tally: Tally, action: Action, mask: int) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as name, pytest.MonkeyPatch.context() as patch:
        home = Path(name) / "home"
        home.mkdir(0o700)
        home.chmod(0o700)
        with _umask(0o077):
            action.begin(home)
        action.prepare(patch)
        disk = EveryStep(Path(name), patch)

        def look(_index: int, step: str) -> None:
            found = open_to_others(Path(name))
            tally.check(not found, f"umask {mask:03o}, {action.name}, before {step}: {found}")

        disk.meet = look
        with journal(home, action.clock()) as opened:
            action.do(opened)
        look(0, "the end")


def _watch_drafts(tally: Tally, mask: int) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        drafts = Drafts(Path(name) / "home" / "journal.json")
        drafts.keep(Draft("capture", "half a sent", MONDAY))
        with drafts.editing(Draft("capture", "half a sentence", MONDAY)):
            found = open_to_others(Path(name))
        found += open_to_others(Path(name))
        drafts.close()
    tally.check(not found, f"umask {mask:03o}, drafts: {found}")


def _watch_commands(tally: Tally, folder: Path, mask: int, *, writing_only: bool) -> None:
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)
    shell = Shell(folder / "home" / "journal.json")
    for command in COMMANDS:
        is_first = command is COMMANDS[0]
        if writing_only and not is_first and not any("NAMED" in word for word in command):
            continue
        named = [word.replace("NAMED", str(folder / "named")) for word in command]
        done = shell.process(*named, piped=b"one\ntwo\n", cwd=folder)
        found = open_to_others(folder)
        said = f"umask {mask:03o}, {command}: {found} {done.stderr!r}"
        tally.check(not found and not done.returncode, said)


def _watch_the_app(tally: Tally, folder: Path, mask: int) -> None:
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)
    shell = Shell(folder / "home" / "journal.json")
    with capturing(shell) as app:
        app.send("seen in the app\r")
        app.wait_for("1 saved")
        app.send("half a sent")
        app.wait_for(lambda _text: any((folder / "home" / "drafts").glob("*.json")))
        found = open_to_others(folder)
    tally.check(not found, f"umask {mask:03o}, the app: {found}")
