"""Offering what an ended window had half-typed in its capture line."""

from typing import TYPE_CHECKING

from lean_journal.storage.drafts import Draft
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.wording import day_name

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp


async def offer(app: "JournalApp") -> None:
    """Ask once whether to take up what was left; until it is answered it stays on disk."""
    left = [draft for draft in app.drafts.left_behind() if draft.text.strip()]
    if not left:
        return
    draft = Draft("capture", " ".join(one.text for one in left), left[0].day)
    app.drafts.keep(draft)

    async def answer(is_wanted: bool | None) -> None:
        if is_wanted:
            await app.action_capture()
        elif is_wanted is False:
            app.drafts.drop(draft.field)

    question = f"Left unsaved on {day_name(draft.day)}: “{draft.text}”. Take it up?"
    await app.push_screen(AskDialog(question), answer)
