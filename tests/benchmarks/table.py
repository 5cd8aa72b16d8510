"""The tables people read."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from tests.benchmarks.timing import Row


def print_rows(console: Console, rows: Sequence[Row], caption: str) -> None:
    """Print what was measured, beside its floor."""
    table = Table(title="lean-journal: medians, side by side in one run", caption=caption)
    table.add_column("what", ratio=3)
    table.add_column("ours ms", justify="right")
    table.add_column("floor", ratio=3)
    table.add_column("floor ms", justify="right")
    table.add_column("ratio", justify="right")
    table.add_column("goal", justify="right")
    table.add_column("")
    for row in rows:
        table.add_row(
            row.what,
            _milliseconds(row.ours),
            row.floor_name,
            _milliseconds(row.floor) if row.floor_name else "",
            "" if row.ratio is None else f"{row.ratio:.2f}",
            "" if row.goal is None else f"≤ {row.goal:g}",
            {True: "met", False: "short", None: ""}[row.is_met],
        )
    console.print(table)


def print_steps(console: Console, steps: Mapping[str, float]) -> None:
    """Print where the time of one command goes."""
    table = Table(title="Where the milliseconds of observe go")
    table.add_column("step")
    table.add_column("ms", justify="right")
    for name, seconds in steps.items():
        table.add_row(name, _milliseconds(seconds))
    table.add_section()
    table.add_row("together", _milliseconds(sum(steps.values())))
    console.print(table)


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"
