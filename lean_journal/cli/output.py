"""What goes in and out: no text of a person acts on the terminal, and a pipe gets all of it."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from lean_journal.domain.text import visible

if TYPE_CHECKING:
    from rich.console import Console

    from lean_journal.domain.record import Record

INDENT = 2
"""Cells by which a line stands further in than the one it belongs to."""


def say(sentence: str) -> None:
    """Print one line."""
    _write(visible(sentence))


def _write(line: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def confirm(sentence: str) -> None:
    """Print what is done and durable; if that fails, it is done all the same.

    An error here would make a person type the line again.
    """
    try:
        say(sentence)
    except OSError as error:
        complain(f"done, but it could not be printed: {error.strerror}")


def complain(sentence: str) -> None:
    """Print one line of what went wrong, or should be known besides, to stderr.

    Where that cannot be printed, as on a terminal that has closed, nobody is there to read it.
    """
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"lean-journal: {visible(sentence)}\n")
            sys.stderr.flush()


def shortened(text: str, length: int = 100) -> str:
    """Keep the beginning of a text too long for one line."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def piped() -> str:
    """Read the whole input, whatever its bytes; a line ends with a line feed."""
    data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    return data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")


def on_terminal() -> bool:
    """Tell whether a person reads what is printed and types the answers."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, is_plain: bool = False
) -> None:
    """Print rows: columns folded to its width on a terminal, else fields between tabs.

    Args:
        headings: One for each column; a pipe gets none, and empty ones are not drawn.
        rows: As many cells each.
        is_plain: Whether each row is a sentence of its own, in which what a column is about
            stands before what it says: nothing is to be seen by its place alone.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    if is_plain:
        for row in shown:
            _write(_sentence(headings, row))
        return
    if not _is_drawn():
        for row in shown:
            _write("\t".join(row))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=None,
        show_header=any(headings),
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="bold",
    )
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in shown:
        table.add_row(*map(Text, row))
    _console().print(table)


def _sentence(headings: Sequence[str], row: Sequence[str]) -> str:
    """Read a row aloud: ``Go and see: cadence 3/week; streak 3 weeks, best 20.``."""
    subject, *cells = row
    told = [
        f"{heading} {cell}".strip()
        for heading, cell in zip(headings[1:], cells, strict=True)
        if cell
    ]
    said = "; ".join(told).replace(" · ", ", ")
    return f"{subject}: {said}" if said[-1:] in (".", "!", "?", "…") else f"{subject}: {said}."


def print_indented(lines: Iterable[tuple[int, str]]) -> None:
    """Print lines that belong to one another; on a terminal a long one folds under itself.

    Args:
        lines: How far in each stands, from 0, and its text.
    """
    if not _is_drawn():
        for depth, text in lines:
            _write(f"{' ' * (INDENT * depth)}{visible(text)}")
        return
    from rich.padding import Padding
    from rich.text import Text

    console = _console()
    for depth, text in lines:
        left = min(INDENT * depth, console.width // 3)
        console.print(Padding(Text(visible(text)), (0, 0, 0, left), expand=False))


def _is_drawn() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _console() -> "Console":
    from rich.console import Console

    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in ("dumb", "unknown")
    # Rich takes a dumb terminal for 80 columns wide, whatever it is.
    width, height = get_terminal_size()
    return Console(color_system=None if is_plain else "auto", width=width, height=height)


def fields_of(record: "Record") -> dict[str, Any]:
    """Give the fields of a record by name, for JSON that says more than they do."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def print_json(value: Any) -> None:
    """Print records, and what is made of them, as JSON."""
    from lean_journal.reports.export import as_json

    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(as_json(value))
        sys.stdout.flush()
