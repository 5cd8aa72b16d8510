"""Going out to the person's editor and coming back with the text."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from lean_journal.domain.record import Refused
from lean_journal.editor import editor_command, run_editor, text_in
from lean_journal.storage.drafts import Draft

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp


@dataclass(frozen=True, slots=True)
class Edited:
    """What an editor left."""

    text: str
    is_well: bool
    """Whether it ended well; else the text is to be looked at, not saved."""


def edit_outside(app: "JournalApp", draft: Draft) -> Edited | None:
    """Let the person's editor have a text, and wait for it.

    Args:
        app: The app, which leaves the terminal to the editor meanwhile.
        draft: The field the text is for, and the text.

    Returns:
        What it left; None if that is empty or unchanged. If something went wrong, it has
        been said.
    """
    trouble: Exception | None = None
    text = ""
    try:
        command = editor_command(os.environ)
        with app.drafts.editing(draft) as file:
            # What is raised inside would leave the app without its terminal.
            with app.suspend():
                try:
                    run_editor(command, file)
                except Refused as error:
                    trouble = error
            text = text_in(file)
    except SuspendNotSupported:
        trouble = Refused("this terminal cannot be left to an editor")
    except (Refused, OSError) as error:
        trouble = trouble or error
    is_new = bool(text.strip()) and text != draft.text.rstrip("\n")
    if trouble is not None:
        kept = "; what it wrote is here, not saved" if is_new else "; nothing was changed"
        app.complain(Refused(f"{trouble}{kept}"))
    return Edited(text, trouble is None) if is_new else None
