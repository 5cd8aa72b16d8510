"""The command that writes a sample journal, to look around before one writes a word."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from lean_journal.cli.leaving import WrongUsage
from lean_journal.cli.numbers import Number
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm
from lean_journal.cli.session import Session
from lean_journal.domain.calendar import journal_day
from lean_journal.domain.record import Refused
from lean_journal.storage.outside import write_file

if TYPE_CHECKING:
    from lean_journal.demo import Progress

MOST_YEARS = 30

TOLD = (
    *("reflections", "marks", "walks", "observations", "commitments"),
    *("struggles", "improvements", "cycles"),
)
"""The tables whose sizes are told."""


@click.command(epilog=examples("demo look.json", "demo ten.json --years 10 --seed 7"))
@click.argument("name", type=click.Path(), metavar="FILE")
@click.option(
    "--years",
    type=Number("a number of years", 1, MOST_YEARS),
    default=1,
    metavar="N",
    help=f"How long it has been kept, up to {MOST_YEARS} years; else one.",
)
@click.option(
    "--seed",
    type=Number("a whole number"),
    default=1,
    metavar="N",
    help="Any whole number: another one, other words; else 1.",
)
@journal_option
@click.pass_obj
def demo(session: Session, name: str, years: int, seed: int) -> None:
    """Write a sample journal into a new FILE.

    It holds somebody's walks, promises, habits and improvements, and ends yesterday, so that
    this morning is still to come. The same seed gives the same journal on the same day. Your
    own journal is not touched.
    """
    from lean_journal.demo import build, length

    if not name.strip():
        raise click.UsageError("FILE is the name of the new journal, as look.json, and not empty")
    file = Path(name)
    _refuse_if_there(file)
    # The wall clock alone: a sample is the same in every time zone.
    today = journal_day(session.clock())
    try:
        with _bar(length(years)) as progress:
            sample = build(today, years, seed, progress)
    except OverflowError:
        raise WrongUsage(f"the calendar has no {years} years around {today}") from None
    _save(file, sample.data)
    counts = ", ".join(f"{sample.counts[table]:,} {table}" for table in TOLD)
    confirm(f"saved {file}: {counts}")
    confirm(f"open it with `lean-journal --journal {quote(str(file))}`")


def _refuse_if_there(file: Path) -> None:
    if file.exists():
        raise Refused(f"{file} is there already: choose another name")


@contextmanager
def _bar(days: int) -> "Iterator[Progress | None]":
    """Draw on a terminal how far it is; it goes when it is done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=console.is_dumb_terminal) as bar:
        task = bar.add_task("writing", total=days)
        yield lambda number: bar.update(task, completed=number)


def _save(file: Path, data: bytes) -> None:
    """Write the file so that nobody else can read it.

    Raises:
        Refused: Something has come to stand there meanwhile.
        NotSaved: The disk refused.
    """
    _refuse_if_there(file)
    write_file(file, data)
