"""The commands that begin an improvement, let an idea go, and remove one."""

import click

from lean_journal.cli.completion import area_names, improvement_names, struggle_names
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, shortened
from lean_journal.cli.parts import LONGEST, called, counted, improvement_named, struggle_named
from lean_journal.cli.session import Session
from lean_journal.domain.area import Area, matching_area
from lean_journal.domain.improvement import Horizon, Improvement, ImprovementState, standing
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Observation
from lean_journal.storage.improvements import (
    add_improvement,
    drop_improvement,
    remove_improvement,
)

_part = click.argument("part", nargs=-1, required=True, shell_complete=improvement_names)
"""An improvement by its handle or a unique part of its title; several words make one."""


@click.command(
    "add",
    epilog=examples(
        "improvements add 'Call light at press 2' --problem 'carts queue 40 min' --struggle s3",
        "improvements add 'One-piece flow' --problem 'batches of 40' --horizon long "
        "--target 'one piece at a time, by May'",
    ),
)
@click.argument("title", nargs=-1, required=True)
@click.option("--problem", metavar="TEXT", default="", help="What is wrong today, as a fact.")
@click.option("--area", metavar="A", shell_complete=area_names, help="Where it is made.")
@click.option(
    "--struggle", metavar="S", shell_complete=struggle_names, help="What it helps with, as s3."
)
@click.option(
    "--horizon",
    type=click.Choice([one.value for one in Horizon]),
    default=Horizon.QUICK.value,
    help="How far it reaches; a long one needs a --target.",
)
@click.option("--target", metavar="TEXT", default="", help="The target condition.")
@journal_option
@click.pass_obj
def add(
    session: Session,
    title: tuple[str, ...],
    problem: str,
    area: str | None,
    struggle: str | None,
    horizon: str,
    target: str,
) -> None:
    """Write down an idea by its TITLE, and the problem it is about.

    More is asked for when it is tried: lean-journal improvements start, and edit.
    """
    with session.opened() as journal:
        where = matching_area(journal.find(Area), storable(area)) if area is not None else None
        helps = struggle_named(journal, [struggle]) if struggle is not None else None
        new = Improvement(
            title=storable(" ".join(title)),
            problem=storable(problem),
            area=where.id if where is not None else None,
            struggle=helps.id if helps is not None else None,
            horizon=Horizon(horizon),
            target=storable(target).strip(),
        )
        with journal.transaction(f"improvement {shortened(new.title, LONGEST)}") as transaction:
            stored = add_improvement(transaction, new)
        helped = f" · for {called(helps)}" if helps is not None else ""
        confirm(f"saved {called(stored)} · {stored.state}{helped}")


@click.command("drop", epilog=examples("improvements drop i12"))
@_part
@journal_option
@click.pass_obj
def drop(session: Session, part: tuple[str, ...]) -> None:
    """Abandon an idea that was never tried."""
    with session.opened() as journal:
        one = improvement_named(journal, part, lambda known: known.state is ImprovementState.IDEA)
        with journal.transaction(f"{one.handle} dropped") as transaction:
            dropped = drop_improvement(journal, transaction, one.id)
        confirm(f"saved {called(dropped)} · {standing(dropped, journal.today())}")


@click.command("remove", epilog=examples("improvements remove i12"))
@_part
@journal_option
@click.pass_obj
def remove(session: Session, part: tuple[str, ...]) -> None:
    """Remove an improvement, and its cycles with it.

    The observations it came from stay, and keep its handle as a word.
    """
    with session.opened() as journal:
        one = improvement_named(journal, part)
        linked = journal.find(Observation, link=one.handle)
        with journal.transaction(f"{one.handle} removed") as transaction:
            gone = remove_improvement(journal, transaction, one.id)
        cycles = f", and {counted(gone, 'cycle')} with it" if gone else ""
        stays = (
            f" · {counted(len(linked), 'observation')} of it stay, with {one.handle} as a word"
            if linked
            else ""
        )
        confirm(f"saved · {called(one)} is removed{cycles}{stays}")
