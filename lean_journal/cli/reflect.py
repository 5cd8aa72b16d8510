"""The command that saves a reflection: from arguments, from a pipe, or from an editor."""

from datetime import date

import click

from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, on_terminal, piped, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import BLANK, ReflectionKind, day_for, text_of, tidied
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.passes import reflection_of, write

LABEL = 50
"""Characters of a text by which undo names it."""


@click.command(
    epilog=examples(
        "reflect 'be at press 2 at nine, and listen first'",
        "reflect --evening",
        "reflect --on yesterday - < page.md",
    )
)
@click.argument("text", nargs=-1, metavar="[TEXT|-]")
@click.option("--evening", "kind", flag_value="evening", help="The evening of the day.")
@click.option("--week", "kind", flag_value="week", help="The week the day lies in.")
@click.option("--month", "kind", flag_value="month", help="The month the day lies in.")
@click.option("--on", "on", metavar="DATE", help="Another day: ISO, yesterday, mon, -3d.")
@journal_option
@click.pass_obj
def reflect(session: Session, text: tuple[str, ...], kind: str | None, on: str | None) -> None:
    """Save a reflection, of the morning unless said otherwise.

    A TEXT, or for - the whole input, is added to the page without a prompt. Without either, a
    terminal gets $EDITOR with the day's prompts and what is answered already.

    Several words make one TEXT; put -- before one that begins with a dash.
    """
    with session.opened() as journal:
        day = past_day(journal, on) if on is not None else journal.today()
        chosen = ReflectionKind(kind or ReflectionKind.MORNING)
        day = day_for(chosen, day, journal.settings.week_start)
        if text and text != ("-",):
            _add(journal, day, chosen, storable(" ".join(text)))
        elif text or not on_terminal():
            _add(journal, day, chosen, storable(piped()))
        else:
            from lean_journal.cli.page import edit_page

            edit_page(journal, day, chosen)


def _add(journal: Journal, day: date, kind: ReflectionKind, text: str) -> None:
    """Add a text to what stands on the blank page, as a paragraph of its own."""
    text = tidied(text)
    if not text:
        raise Refused("there is nothing to save in an empty reflection")
    label = " ".join(text[: 2 * LABEL].split())
    with journal.transaction(shortened(label, LABEL)) as transaction:
        # Read as it is by now: another command may just have added a paragraph.
        known = text_of(reflection_of(journal, day, kind), BLANK)
        page = f"{known}\n\n{text}" if known else text
        write(journal, transaction, day, kind, BLANK, page, known)
    acknowledge(day, kind, text)


def acknowledge(day: date, kind: ReflectionKind, text: str) -> None:
    """Say what is saved, and for which day."""
    confirm(f"saved {kind.value} of {day.isoformat()} · {shortened(text)}")
