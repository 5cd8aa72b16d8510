"""The commands that begin, edit, park, resume and remove the behaviors one practises."""

from collections.abc import Sequence
from dataclasses import replace
from shlex import quote
from typing import Any

import click

from lean_journal.cli.completion import behavior_names
from lean_journal.cli.numbers import Number
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm
from lean_journal.cli.session import Session
from lean_journal.cli.standing import parked_words, stands
from lean_journal.domain.behavior import (
    MOST_ACTIVE,
    Behavior,
    begin,
    matching_behavior,
    practised,
)
from lean_journal.domain.cadence import DAILY, parse_cadence
from lean_journal.domain.naming import named
from lean_journal.domain.record import Refused
from lean_journal.domain.starter import starter_named
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import (
    add_behaviors,
    behaviors_of,
    change_behavior,
    park_behavior,
    practices_of,
    remove_behavior,
    resume_behavior,
)

_name = click.argument(
    "words", nargs=-1, required=True, metavar="NAME", shell_complete=behavior_names
)
"""A behavior by a unique part of its name; several words make one."""

_definition = click.option("--definition", metavar="TEXT", help="When others would see it done.")
_cue = click.option("--cue", metavar="TEXT", help="What in the day reminds of it.")
_park = click.option(
    "--park", "other", metavar="NAME", shell_complete=behavior_names, help="Park this one for it."
)


@click.command(
    "add",
    epilog=examples(
        "behaviors add 'Ask first'",
        "behaviors add 'Thank somebody' --cadence 3/week --cue 'after the stand-up'",
        "behaviors add 'Go and see' --park 'ask first'",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@click.option(
    "--cadence", metavar="HOW-OFTEN", help='daily, "every day", N/week or N/month; else daily.'
)
@_definition
@_cue
@_park
@journal_option
@click.pass_obj
def add(
    session: Session,
    words: tuple[str, ...],
    cadence: str | None,
    definition: str | None,
    cue: str | None,
    other: str | None,
) -> None:
    """Begin a behavior; several words make one NAME.

    One of the starter set brings its cadence and its definition.
    """
    name = storable(" ".join(words))
    starter = starter_named(name)
    often = cadence if cadence is not None else starter and starter.cadence
    text = definition if definition is not None else starter.definition if starter else ""
    with session.opened() as journal:
        known = behaviors_of(journal)
        new = begin(
            starter.name if starter else name,
            parse_cadence(storable(often)) if often is not None else DAILY,
            journal.today(),
            definition=storable(text),
            cue=storable(cue or ""),
        )
        _refuse_parked(named(known, new.name))
        parking = _parking(known, other)
        (begun,) = add_behaviors(journal, [new], parking.id if parking else None)
        confirm(f"saved {begun.name} · {begun.cadence}{_and_parked(parking)}")


def _refuse_parked(same: Behavior | None) -> None:
    if same is not None and same.is_parked:
        raise Refused(
            f"there is a behavior {same.name} already, {parked_words(same)}: "
            f"`lean-journal behaviors resume {quote(same.name)}`"
        )


def _parking(known: Sequence[Behavior], other: str | None) -> Behavior | None:
    """Choose the behavior that makes room for another.

    Args:
        known: The behaviors of the journal.
        other: What was typed after ``--park``.

    Raises:
        Refused: There are five already, and none was named; or none of them fits the name.
    """
    active = practised(known)
    if other is not None:
        return matching_behavior(active, storable(other))
    if len(active) >= MOST_ACTIVE:
        raise Refused(
            f"{MOST_ACTIVE} behaviors at a time, and there are "
            f"{', '.join(one.name for one in active)}: "
            f"add --park {quote(active[-1].name)}, or another of them"
        )
    return None


def _and_parked(parking: Behavior | None) -> str:
    return f" · {parking.name} is parked" if parking is not None else ""


@click.command(
    "edit",
    epilog=examples(
        "behaviors edit ask first --cue 'before each stand-up'",
        "behaviors edit 'go and see' --name 'Go, see, listen' --position 1",
    ),
)
@_name
@click.option("--name", metavar="NAME", help="Another name; its marks stay.")
@_definition
@_cue
@click.option(
    "--position",
    type=Number("a place in the list", 1, MOST_ACTIVE),
    metavar="N",
    help=f"Its place in the list, from 1, the focus, to {MOST_ACTIVE}.",
)
@journal_option
@click.pass_obj
def edit(
    session: Session,
    words: tuple[str, ...],
    name: str | None,
    definition: str | None,
    cue: str | None,
    position: int | None,
) -> None:
    """Change a behavior's name, definition, cue or place."""
    texts = {"name": name, "definition": definition, "cue": cue}
    changes: dict[str, Any] = {
        field: storable(text) for field, text in texts.items() if text is not None
    }
    if not changes and position is None:
        raise click.UsageError("what shall change? add --name, --definition, --cue or --position")
    with session.opened() as journal:
        base = chosen(journal, words)
        saved = change_behavior(journal, base, replace(base, **changes), place=position)
        active = [one.id for one in practised(behaviors_of(journal))]
        place = f" · place {active.index(saved.id) + 1} of {len(active)}" if position else ""
        confirm(f"saved {saved.name}{place}")


@click.command("park", epilog=examples("behaviors park ask first"))
@_name
@journal_option
@click.pass_obj
def park(session: Session, words: tuple[str, ...]) -> None:
    """Stop practising a behavior for now; its marks stay."""
    with session.opened() as journal:
        behavior = chosen(journal, words)
        park_behavior(journal, behavior)
        confirm(f"saved {behavior.name} · parked")


@click.command(
    "resume",
    epilog=examples("behaviors resume ask first", "behaviors resume ask first --park 'go and see'"),
)
@_name
@_park
@journal_option
@click.pass_obj
def resume(session: Session, words: tuple[str, ...], other: str | None) -> None:
    """Practise a parked behavior again.

    A new streak begins, and its best stays. On the day it was parked it just goes on.
    """
    with session.opened() as journal:
        behavior = chosen(journal, words)
        if not behavior.is_parked:
            raise Refused(f"{behavior.name} is not parked")
        parking = _parking(behaviors_of(journal), other)
        resume_behavior(journal, behavior, parking.id if parking else None)
        (one,) = practices_of(journal, [journal.get(Behavior, behavior.id)])
        confirm(f"saved {behavior.name} · resumed · {stands(one)}{_and_parked(parking)}")


@click.command("remove", epilog=examples("behaviors remove ask first"))
@_name
@journal_option
@click.pass_obj
def remove(session: Session, words: tuple[str, ...]) -> None:
    """Remove a behavior that was never marked.

    One with marks can be parked, and they stay.
    """
    with session.opened() as journal:
        behavior = chosen(journal, words)
        remove_behavior(journal, behavior)
        confirm(f"saved · {behavior.name} is removed")


def chosen(journal: Journal, words: Sequence[str]) -> Behavior:
    """Find the behavior somebody names in one word or several.

    Raises:
        Refused: None fits, or several do.
    """
    return matching_behavior(behaviors_of(journal), storable(" ".join(words)))
