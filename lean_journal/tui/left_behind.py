"""Offering what an ended window had half-typed, each form by itself, and going back there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lean_journal.storage.drafts import Draft
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.ways_back import to_its_form
from lean_journal.tui.wording import day_name

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp

_PLACES = {
    "capture": ", in the capture line",
    "prompt": ", in a reflection",
    "ask": ", in a prompt of your own",
    "area": ", in the form of an area",
    "behavior": ", in the form of a behavior",
    "evidence": ", as what was seen or heard",
    "absence": ", in the form of an absence",
    "walk": ", in the form of a walk",
    "told": ", to tell those you visited",
    "observation": ", in an observation",
    "meaning": ", as what something may mean",
    "promise": ", as what you will do",
    "due": ", as a new date",
    "back": ", as the day you will be back",
    "struggle": ", in the form of a struggle",
    "report": ", as what you reported back",
    "improvement": ", in the form of an improvement",
    "cycle": ", in the form of a cycle",
    "check": ", in the check of a cycle",
    "setting": ", in a setting",
    "keys": ", in the keys of a command",
    "deck": ", as what comes next in a deck",
    "outcome": ", as what became of a prediction",
    "words": ", in the words for a deck",
}
"""By kind of form, where its text was typed."""

UNREAD = 0.3
"""Seconds a question that comes by itself takes no answer: nobody has read it yet."""

LONGEST = 200
"""Characters of a text shown in the question."""


async def offer(app: "JournalApp", left: Sequence[Draft]) -> None:
    """Ask whether to take up what was left in one form; until it is answered it stays on disk.

    Args:
        app: The app.
        left: The texts of the form's fields.
    """

    async def answer(is_wanted: bool | None) -> None:
        try:
            if is_wanted:
                app.drafts.take_up(left)
                await _go_back(app, left)
            elif is_wanted is False:
                app.drafts.dismiss(left)
        except OSError as error:
            app.complain(error)

    shown = _together(left)
    excerpt = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    where = _PLACES.get(left[0].noun, "")
    question = f"Take it up? Left unsaved on {day_name(left[0].day)}{where}: “{excerpt}”"
    await app.push_screen(AskDialog(question, unread=UNREAD), answer)


async def _go_back(app: "JournalApp", left: Sequence[Draft]) -> None:
    """Open the form some texts were typed in; its fields begin with them.

    If what they belonged to is gone, they come to the capture line.
    """
    first = left[0]
    is_back = first.noun != "capture" and await to_its_form(app, first)
    if first.noun != "capture" and not is_back:
        own = app.drafts.kept("capture")
        text = _together([own, *left] if own is not None else left)
        app.drafts.keep(Draft("capture", text, first.day))
        for draft in left:
            app.drafts.drop(draft.field)
    if not is_back:
        await app.action_capture()


def _together(left: Sequence[Draft]) -> str:
    """Give the texts of a form in one line."""
    return " · ".join(draft.text for draft in left)
