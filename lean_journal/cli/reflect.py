"""The command that saves a reflection: from arguments, from a pipe, or from an editor."""

import os
from dataclasses import replace
from datetime import date

import click

from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, on_terminal, piped, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import (
    BLANK,
    Answer,
    ReflectionKind,
    as_markdown,
    day_for,
    from_markdown,
    key_of,
    text_of,
)
from lean_journal.domain.text import storable
from lean_journal.editor import editor_command, run_editor, text_in
from lean_journal.storage import Journal
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.storage.passes import pass_of, reflection_of
from lean_journal.storage.passes import reflect as store


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
            _edit(journal, day, chosen)


def _add(journal: Journal, day: date, kind: ReflectionKind, text: str) -> None:
    """Add a text to what stands on the blank page, as a paragraph of its own."""
    text = text.strip("\n")
    if not text.strip():
        raise Refused("there is nothing to save in an empty reflection")
    known = text_of(reflection_of(journal, day, kind), BLANK)
    page = f"{known}\n\n{text}" if known else text
    store(journal, day, kind, {BLANK: page}, {BLANK: known})
    _confirm(day, kind, text)


def _edit(journal: Journal, day: date, kind: ReflectionKind) -> None:
    """Have the person's editor fill in the prompts; what it leaves is saved."""
    command = editor_command(os.environ)
    written = reflection_of(journal, day, kind)
    known = {one.prompt: one.text for one in (written.answers if written is not None else ())}
    prompts = [BLANK, *pass_of(journal, day, kind).prompts, *known]
    bases = {prompt: known.get(prompt, "") for prompt in prompts}
    before = as_markdown(Answer(prompt, text) for prompt, text in bases.items())
    after = _edited(journal, command, Draft(f"prompt {key_of(day, kind)}/", before, day))
    found = from_markdown(after, [prompt for prompt in bases if prompt])
    changed = {prompt: text for prompt, text in found.items() if text != bases[prompt]}
    if not changed or not after.strip():
        raise Refused("nothing was written, so nothing was changed")
    store(journal, day, kind, changed, bases)
    _confirm(day, kind, next((text for text in changed.values() if text), "emptied"))


def _edited(journal: Journal, command: list[str], draft: Draft) -> str:
    """Let an editor have a page; what it wrote before it failed stays as a draft."""
    drafts = Drafts(journal.path)
    try:
        with drafts.editing(draft) as file:
            try:
                run_editor(command, file)
            except Refused as error:
                kept = _keep(drafts, draft, text_in(file))
                raise Refused(f"{error}; nothing was saved{kept}") from None
            return text_in(file)
    finally:
        drafts.close()


def _keep(drafts: Drafts, draft: Draft, text: str) -> str:
    if not text.strip() or text == draft.text.rstrip("\n"):
        return ""
    drafts.keep(replace(draft, text=text))
    return ", but what it wrote is kept: the app offers it"


def _confirm(day: date, kind: ReflectionKind, text: str) -> None:
    confirm(f"saved {kind.value} of {day.isoformat()} · {shortened(text)}")
