"""The commands that write down a struggle, change it, and bring it to its next state."""

from dataclasses import replace
from datetime import date
from typing import Any

import click

from lean_journal.cli.completion import struggle_names
from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, shortened
from lean_journal.cli.parts import LONGEST, called, counted, struggle_named
from lean_journal.cli.session import Session
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.struggles import add_struggle, change_struggle, move_struggle

_part = click.argument("part", nargs=-1, required=True, shell_complete=struggle_names)
"""A struggle by its handle or a unique part of its name; several words make one."""

_title = click.option("--title", metavar="TEXT", help="What may be said of it in public.")
_on = click.option("--on", "on", metavar="DATE", help="The day it was heard: ISO, mon, -3d.")


@click.command(
    "add",
    epilog=examples(
        "struggles add 'we lose an hour at every changeover'",
        "struggles add 'my boss asks me every week' --title 'Late parts' --on mon",
    ),
)
@click.argument("words", nargs=-1, required=True)
@_title
@_on
@journal_option
@click.pass_obj
def add(session: Session, words: tuple[str, ...], title: str | None, on: str | None) -> None:
    """Write down what she said, in her own WORDS.

    They stay private; the title is what a deck may show.
    """
    with session.opened() as journal:
        heard = _heard(journal, on) or journal.today()
        new = Struggle(
            heard=heard, words=storable(" ".join(words)), title=storable(title or "").strip()
        )
        with journal.transaction(f"struggle {shortened(new.name, LONGEST)}") as transaction:
            stored = add_struggle(transaction, new)
        confirm(f"saved {called(stored)} · heard on {stored.heard.isoformat()}")


@click.command(
    "edit", epilog=examples("struggles edit s3 --title 'Shorter changeovers at press 2'")
)
@_part
@_title
@click.option("--words", metavar="TEXT", help="What she said.")
@_on
@journal_option
@click.pass_obj
def edit(
    session: Session,
    part: tuple[str, ...],
    title: str | None,
    words: str | None,
    on: str | None,
) -> None:
    """Change its words, its title, or the day it was heard."""
    changes: dict[str, Any] = {
        field: storable(text)
        for field, text in {"title": title, "words": words}.items()
        if text is not None
    }
    if not changes and on is None:
        raise click.UsageError("what shall change? add --title, --words or --on")
    with session.opened() as journal:
        base = struggle_named(journal, part)
        if (heard := _heard(journal, on)) is not None:
            changes["heard"] = heard
        with journal.transaction(f"{base.handle} changed") as transaction:
            stored = change_struggle(transaction, base, replace(base, **changes))
        confirm(f"saved {called(stored)}")


def _heard(journal: Journal, on: str | None) -> date | None:
    return past_day(journal, on) if on is not None else None


@click.command("report", epilog=examples("struggles report s3 'the light is up, 4 carts less'"))
@click.argument("part", shell_complete=struggle_names)
@click.argument("text", nargs=-1, required=True)
@journal_option
@click.pass_obj
def report(session: Session, part: str, text: tuple[str, ...]) -> None:
    """Record that I reported back, and the TEXT of what I told her.

    PART is one word, as s3; put quotes around a part of its name of several words.
    """
    _move(session, (part,), StruggleState.REPORTED, storable(" ".join(text)))


@click.command("close", epilog=examples("struggles close s3"))
@_part
@journal_option
@click.pass_obj
def close(session: Session, part: tuple[str, ...]) -> None:
    """Close it, once it was reported back."""
    _move(session, part, StruggleState.CLOSED)


@click.command("again", epilog=examples("struggles again s3"))
@_part
@journal_option
@click.pass_obj
def again(session: Session, part: tuple[str, ...]) -> None:
    """Take up again what was reported back.

    She says that it still hurts.
    """
    _move(session, part, StruggleState.IN_WORK)


def _move(session: Session, part: tuple[str, ...], state: StruggleState, told: str = "") -> None:
    with session.opened() as journal:
        one = struggle_named(journal, part)
        with journal.transaction(f"{one.handle} {state}") as transaction:
            moved = move_struggle(journal, transaction, one.id, state, told)
        confirm(f"saved {called(moved)} · {state}")


@click.command("remove", epilog=examples("struggles remove s3"))
@_part
@journal_option
@click.pass_obj
def remove(session: Session, part: tuple[str, ...]) -> None:
    """Remove it; the walks and improvements for it stay."""
    with session.opened() as journal:
        one = struggle_named(journal, part)
        kinds = (
            ("walk", journal.find(Walk, struggle=one.id)),
            ("improvement", journal.find(Improvement, struggle=one.id)),
            ("observation", journal.find(Observation, link=one.handle)),
        )
        with journal.transaction(f"{one.handle} removed") as transaction:
            transaction.remove(Struggle, one.id)
        staying = [counted(len(found), noun) for noun, found in kinds if found]
        stays = f" · what belongs to it stays: {', '.join(staying)}" if staying else ""
        confirm(f"saved · {called(one)} is removed{stays}")
