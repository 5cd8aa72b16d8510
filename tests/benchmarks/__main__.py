"""Print how fast the journal is: ``python -m tests.benchmarks [--peers] [--years 10]``."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.benchmarks import breakdown, sample
from tests.benchmarks.bench import FOLDER, Bench, filesystem_of
from tests.benchmarks.catalog import MEASURES
from tests.benchmarks.table import print_keys, print_rows, print_steps
from tests.economy import USES, Use, replay


def main() -> None:
    """Measure everything once and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="install and measure jrnl too")
    parser.add_argument("--years", type=int, default=10, help="years the journal was kept")
    parser.add_argument("--rounds", type=int, default=15, help="runs of each process")
    options = parser.parse_args()
    # Piped into a file, a table keeps the width it needs.
    console = Console(width=None if Console().is_terminal else 132)
    with TemporaryDirectory(prefix="lean-journal-", dir=FOLDER) as name:
        folder = Path(name)
        bench = Bench(folder, sample.build(options.years), options.rounds, options.peers)
        rows = [row for measure in MEASURES for row in measure(bench)]
        caption = (
            f"years: {options.years}, rounds: {options.rounds}; {bench.sample.size}; "
            f"{folder.parent} is on {filesystem_of(folder)}"
        )
        print_rows(console, rows, caption)
        print_steps(console, breakdown.steps(bench))
        print_keys(console, {name: (_keys(use), use.most) for name, use in USES.items()})


def _keys(use: Use) -> int:
    with TemporaryDirectory(prefix="lean-journal-", dir=FOLDER) as name:
        return replay(use, Path(name))


if __name__ == "__main__":
    main()
