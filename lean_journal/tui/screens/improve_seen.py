"""Making an improvement of what was seen, with one key, from whatever screen."""

from typing import Any

from lean_journal.domain.improvement import Improvement
from lean_journal.storage.improvements import make_improvement
from lean_journal.tui.layout import shortened
from lean_journal.tui.screens.base import JournalScreen


async def improve(screen: JournalScreen[Any], seen: int) -> Improvement | None:
    """Make an improvement of an observation as an action of its own, and say so.

    Args:
        screen: The screen the key was pressed on.
        seen: The id of the observation.

    Returns:
        The improvement, or None if it could not be made; the reason has then been shown.
    """
    made: Improvement | None = await screen.act(
        "an improvement of what was seen", lambda t: make_improvement(screen.journal, t, seen)
    )
    if made is not None:
        screen.journal_app.say(f"{made.handle} {shortened(made.title, 60)}: an idea on 5 Improve")
    return made
