"""The prompts of a day as one page in the person's editor."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lean_journal.cli.reflect import acknowledge
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import (
    BLANK,
    Answer,
    ReflectionKind,
    as_markdown,
    from_markdown,
    key_of,
)
from lean_journal.editor import TOLD_TO_END, editor_command, handled, run_editor, text_in
from lean_journal.storage import Journal, JournalError
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.storage.passes import pass_of, reflect, reflection_of


def edit_page(journal: Journal, day: date, kind: ReflectionKind) -> None:
    """Have the person's editor fill in the prompts, and save what it leaves.

    Raises:
        Refused: Nothing was written, or it was not saved; then it is kept as a draft.
        JournalError: The journal cannot be written, which is said before anybody types.
    """
    command = editor_command(os.environ)
    with journal.transaction("reflect"):
        pass  # Only to learn whether it can be written.
    written = reflection_of(journal, day, kind)
    known = {one.prompt: one.text for one in (written.answers if written is not None else ())}
    prompts = [BLANK, *pass_of(journal, day, kind).prompts, *known]
    bases = {prompt: known.get(prompt, "") for prompt in prompts}
    page = as_markdown(Answer(prompt, text) for prompt, text in bases.items())
    form = f"prompt {key_of(day, kind)}"
    told: list[int] = []
    drafts = Drafts(journal.path)
    try:
        with (
            handled(lambda number, _: told.append(number), *TOLD_TO_END),
            drafts.editing(Draft(f"{form}/", page, day)) as file,
        ):
            if told:
                raise SystemExit(1)
            try:
                run_editor(command, file)
                if changed := _changed(file, bases):
                    # What was written stays in its file until it is in the journal.
                    reflect(journal, day, kind, changed, bases)
            except (Refused, JournalError) as error:
                kept = _keep(drafts, form, day, _changed(file, bases))
                raise Refused(f"{error}; {kept}") from error
    finally:
        drafts.close()
    if not changed:
        raise Refused("nothing was written, so nothing was changed")
    acknowledge(day, kind, next((text for text in changed.values() if text), "emptied"))


def _changed(file: Path, bases: Mapping[str, str]) -> dict[str, str]:
    """Give the texts an editor changed, by prompt; an empty page changes none."""
    page = text_in(file)
    if not page.strip():
        return {}
    before = from_markdown(as_markdown(map(Answer, bases, bases.values())), bases)
    after = from_markdown(page, bases)
    return {prompt: text for prompt, text in after.items() if text != before[prompt]}


def _keep(drafts: Drafts, form: str, day: date, changed: Mapping[str, str]) -> str:
    """Keep what was written as drafts of the fields it is for, and say so."""
    written = {prompt: text for prompt, text in changed.items() if text}
    for prompt, text in written.items():
        drafts.keep(Draft(f"{form}/{prompt}", text, day))
    return "what was written is kept, and the app offers it" if written else "nothing was changed"
