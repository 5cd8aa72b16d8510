"""Many processes that write one file at the same time, and the app among them."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from lean_journal.storage.backups import Backups
from tests.cli.shell import Shell
from tests.faults.state import temporary_files, unsound
from tests.faults.tally import Tally
from tests.faults.window import acknowledged, capturing
from tests.terminal import Terminal

WRITERS = 8

PATIENCE = 300.0


def many_writers(folder: Path, rounds: int) -> Tally:
    """Type lines at eight prompts and in the app, all at once, into one journal.

    Args:
        folder: Where the journal is begun.
        rounds: Ten times how many lines are typed at each.
    """
    each = max(rounds // 10, 1)
    tally = Tally(f"lines typed at {WRITERS} prompts and in the app at the same time")
    shell = Shell(folder / "journal.json")
    shell.done("observe", "the first")
    with ExitStack() as stack:
        app = stack.enter_context(capturing(shell))
        prompts = [
            stack.enter_context(Terminal(["lean-journal", "observe"], env=shell.variables))
            for _ in range(WRITERS)
        ]
        for prompt in prompts:
            prompt.wait_for("a line each", 30)
        for number, prompt in enumerate(prompts):
            prompt.send("".join(f"{line}\r" for line in _lines(f"prompt{number}", each)))
        app.send("".join(f"{line}\r" for line in _lines("app", each)))
        for number, prompt in enumerate(prompts):
            prompt.wait_for(f"prompt{number}.{each - 1} →", PATIENCE)
        app.wait_for(lambda _text: acknowledged(app) == each, PATIENCE)
        # The app has nobody to tell it, and shows the others' lines all the same.
        app.keys("esc")
        app.wait_for(f"{(WRITERS + 1) * each + 1} seen", PATIENCE)
    found = Counter(shell.facts())
    for number in range(WRITERS):
        _count(tally, found, _lines(f"prompt{number}", each))
    _count(tally, found, _lines("app", each))
    _look_at_the_rest(tally, shell)
    return tally


def _lines(writer: str, each: int) -> list[str]:
    return [f"{writer}.{number}" for number in range(each)]


def _count(tally: Tally, found: Counter[str], typed: list[str]) -> None:
    for line in typed:
        tally.check(found[line] == 1, f"{line} is there {found[line]} times")
    inside = [line for line in found if line in set(typed)]
    tally.check(inside == typed, f"not in the order it was typed: {inside[:5]}…")


def _look_at_the_rest(tally: Tally, shell: Shell) -> None:
    folder = shell.file.parent
    wrong = unsound(folder)
    tally.check(not wrong, wrong)
    tally.check(not temporary_files(folder), "a temporary file is left")
    walks = json.loads(shell.file.read_bytes())["walks"]
    tally.check(len(walks) == 1, f"{len(walks)} walks were begun where one was going on")
    kept = list(_others(Backups(shell.file)))
    tally.check(not kept, f"a writer took another for a foreign program: {kept}")


def _others(backups: Backups) -> Iterator[str]:
    return (one.reason for one in backups.newest_first() if one.reason != "daily")
