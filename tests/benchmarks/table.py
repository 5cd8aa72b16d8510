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
            _amount(row, row.ours),
            row.floor_name,
            _amount(row, row.floor) if row.floor_name else "",
            "" if row.against is None else _against(row, row.against),
            "" if row.goal is None else f"≤ {_against(row, row.goal)}",
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


def print_keys(console: Console, taken: Mapping[str, tuple[int, int]]) -> None:
    """Print how many keys each use takes besides what is written, and how many it may."""
    table = Table(title="Keys besides what is written")
    table.add_column("use")
    table.add_column("keys", justify="right")
    table.add_column("goal", justify="right")
    for use, (keys, most) in taken.items():
        table.add_row(use, str(keys), f"≤ {most}")
    console.print(table)


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def _amount(row: Row, value: float) -> str:
    return _megabytes(value) if row.is_memory or row.in_megabytes else _milliseconds(value)


def _against(row: Row, value: float) -> str:
    return f"+{_megabytes(value)}" if row.is_memory else f"{value:.2f}"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"
