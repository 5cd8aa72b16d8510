"""Attack the journal, and print what it cost: ``python -m tests.faults [--rounds N] [NAME…]``."""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tests.faults.catalog import FAULTS, fault
from tests.faults.tally import Tally

FOLDER = Path("/var/tmp")
"""Where the journals are made: unlike /tmp it outlives a restart, so it is on a real disk."""


def main() -> None:
    """Try each fault, print the table, and exit with 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000, help="how often each is tried")
    parser.add_argument("faults", nargs="*", metavar="NAME", help=f"of: {', '.join(FAULTS)}")
    options = parser.parse_args()
    if unknown := set(options.faults) - FAULTS.keys():
        parser.error(f"no fault named {', '.join(sorted(unknown))}")
    # Piped into a file, a table keeps the width it needs.
    console = Console(width=None if Console().is_terminal else 132)
    table = Table(title="lean-journal: what was tried, survived and lost")
    table.add_column("fault", ratio=3)
    for heading in ("tried", "survived", "lost", "seconds"):
        table.add_column(heading, justify="right")
    tallies = []
    for name in options.faults or FAULTS:
        begun = time.monotonic()
        with TemporaryDirectory(prefix="lean-journal-", dir=FOLDER) as folder:
            tally = _try(name, Path(folder), options.rounds)
        tallies.append(tally)
        _add(table, tally, time.monotonic() - begun)
        console.print(f"{name}: {tally.survived} of {tally.tried}", style="dim")
    console.print(table)
    for tally in tallies:
        for note in tally.notes:
            console.print(f"{escape(tally.name)}: {escape(note)}")
    sys.exit(1 if any(tally.lost for tally in tallies) else 0)


def _try(name: str, folder: Path, rounds: int) -> Tally:
    """Try a fault; one that comes to no end has cost something too."""
    try:
        return fault(name)(folder, rounds)
    except AssertionError as error:
        tally = Tally(name)
        tally.check(False, str(error))
        return tally


def _add(table: Table, tally: Tally, seconds: float) -> None:
    counts = (tally.tried, tally.survived, tally.lost)
    table.add_row(escape(tally.name), *(f"{count:,}" for count in counts), f"{seconds:,.0f}")


if __name__ == "__main__":
    main()
