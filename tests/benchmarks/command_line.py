"""The command line as whole processes: what a person waits for after Enter in a shell."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.peers import LISTED, Jrnl
from tests.benchmarks.sample import SEARCHED
from tests.benchmarks.timing import Row, Run, medians, python

LIBRARIES = "import click, msgspec, tinydb, filelock, platformdirs"
"""The libraries a command that writes cannot do without; loading them does nothing yet."""

FACT = "3 carts queue 40 min at press 2, and the crane stands still"
LINE = f"w: {FACT} // no signal between the two? >> check call light @kim !fri"
"""What is observed."""

TOO_HEAVY = ("textual", "pptx", "rich")
"""What the command line must not load before it knows the command."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the commands; all of them and their floors take turns."""
    journal = bench.journal("command-line")
    runs = {
        "observe": bench.command(journal, "observe", LINE),
        "libraries": python(LIBRARIES),
        "import": python("import lean_journal.cli.main"),
        "bare": python("pass"),
        "first": _first_of_the_day(bench),
        "search": bench.command(journal, "search", SEARCHED),
        "commitments": bench.command(journal, "commitments"),
        "streaks": bench.command(journal, "streaks"),
        "help": bench.command(journal, "--help"),
    }
    peer = Jrnl(bench) if bench.with_peers else None
    if peer is not None:
        runs["peer"] = peer.add(f"{FACT}. no signal between the two?")
        runs["listing"] = peer.list_newest()
        runs["containing"] = peer.containing(SEARCHED)
    seconds = medians(bench.rounds, runs)
    _require_saved(journal, bench.rounds)
    yield Row(
        what="lean-journal observe '…'",
        ours=seconds["observe"],
        floor_name=f"python -c '{LIBRARIES}'",
        floor=seconds["libraries"],
        goal=2,
    )
    if peer is not None:
        yield Row(
            what="the same",
            ours=seconds["observe"],
            floor_name=f"{peer.name} adding an entry",
            floor=seconds["peer"],
            goal=0.2,
        )
    yield Row(
        what=f"import lean_journal.cli.main ({_heavy_imports()})",
        ours=seconds["import"],
        floor_name="python -c pass",
        floor=seconds["bare"],
    )
    yield Row(what="the day's first observe, with its backup", ours=seconds["first"])
    what = f"lean-journal search {SEARCHED}"
    if peer is None:
        yield Row(what=what, ours=seconds["search"])
    else:
        yield Row(
            what=what,
            ours=seconds["search"],
            floor_name=f"{peer.name} -contains {SEARCHED}",
            floor=seconds["containing"],
            goal=0.4,
        )
    yield Row(what="lean-journal commitments", ours=seconds["commitments"])
    yield Row(what="lean-journal --help", ours=seconds["help"])
    if peer is None:
        yield Row(what="lean-journal streaks", ours=seconds["streaks"])
    else:
        yield Row(
            what="lean-journal streaks",
            ours=seconds["streaks"],
            floor_name=f"{peer.name} listing its newest {LISTED} entries",
            floor=seconds["listing"],
            goal=0.5,
        )


def _first_of_the_day(bench: Bench) -> Run:
    journal = bench.journal("first-of-the-day")
    observe = bench.command(journal, "observe", LINE)

    def run() -> float:
        for backup in journal.parent.glob("backups/*"):
            backup.unlink()
        return observe()

    return run


def _require_saved(journal: Path, rounds: int) -> None:
    """Make sure that what was measured is what was meant."""
    saved = journal.read_bytes().count(f'"fact":"{FACT}"'.encode())
    if saved < rounds:
        raise RuntimeError(f"{saved} observations stand in the file after {rounds} rounds")


def _heavy_imports() -> str:
    code = "import sys, lean_journal.cli.main; print(*(set(sys.argv[1:]) & set(sys.modules)))"
    argv = [sys.executable, "-c", code, *TOO_HEAVY]
    loaded = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split()
    return f"LOADS {', '.join(loaded)}" if loaded else f"loads neither {' nor '.join(TOO_HEAVY)}"
