"""The prompts of a day as one page in the person's editor."""

import os
from collections.abc import Mapping, Sequence
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
)
from lean_journal.editor import TOLD_TO_END, editor_command, handled, run_editor, text_in
from lean_journal.storage import Journal, JournalError
from lean_journal.storage.drafts import Draft, Drafts, prompt_field
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
    bases = _asked(journal, day, kind)
    whole = Draft(prompt_field(day, kind, BLANK), _page(bases), day, bases[BLANK])
    told: list[int] = []
    drafts = Drafts(journal.path)
    try:
        with (
            handled(lambda number, _: told.append(number), *TOLD_TO_END),
            drafts.editing(whole) as file,
        ):
            if told:
                raise SystemExit(1)
            try:
                run_editor(command, file)
                if changed := _changed(file, bases):
                    # What was written stays in its file until it is in the journal.
                    reflect(journal, day, kind, changed, bases)
            except (Refused, JournalError) as error:
                unsaved = [
                    Draft(prompt_field(day, kind, prompt), text, day, bases[prompt])
                    for prompt, text in _changed(file, bases).items()
                ]
                raise Refused(f"{error}; {_keep(drafts, unsaved)}") from error
    finally:
        drafts.close()
    if not changed:
        raise Refused("nothing was written, so nothing was changed")
    acknowledge(day, kind, next((text for text in changed.values() if text), "emptied"))


def _asked(journal: Journal, day: date, kind: ReflectionKind) -> dict[str, str]:
    """Give the prompts that stand on the page, with what is written to each; its top has none."""
    written = reflection_of(journal, day, kind)
    known = {one.prompt: one.text for one in (written.answers if written is not None else ())}
    prompts = (BLANK, *pass_of(journal, day, kind).prompts, *known)
    return {prompt: known.get(prompt, "") for prompt in prompts}


def _page(texts: Mapping[str, str]) -> str:
    return as_markdown(Answer(prompt, text) for prompt, text in texts.items())


def _changed(file: Path, bases: Mapping[str, str]) -> dict[str, str]:
    """Give the texts an editor changed, by prompt; an empty page changes none."""
    page = text_in(file)
    if not page.strip():
        return {}
    before, after = (from_markdown(one, bases) for one in (_page(bases), page))
    return {prompt: text for prompt, text in after.items() if text != before[prompt]}


def _keep(drafts: Drafts, unsaved: Sequence[Draft]) -> str:
    """Keep what was written, and say so."""
    written = [draft for draft in unsaved if draft.text]
    for draft in written:
        drafts.keep(draft)
    return "what was written is kept, and the app offers it" if written else "nothing was changed"
