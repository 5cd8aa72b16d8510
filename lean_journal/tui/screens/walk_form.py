"""Opening the form of a walk, from whatever screen."""

from typing import Any

from lean_journal.domain.area import Area
from lean_journal.domain.record import UNSAVED
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk
from lean_journal.storage.capture import store_walk
from lean_journal.tui.dialogs.walk import WalkAnswer, WalkDialog
from lean_journal.tui.screens.base import JournalScreen


async def open_walk(screen: JournalScreen[Any], walk: Walk | None) -> None:
    """Open the form of a walk; one that is not stored yet, or None, is new."""
    journal = screen.journal
    base = walk if walk is not None and walk.id != UNSAVED else None

    async def store(answer: WalkAnswer) -> bool:
        stored = await screen.journal_app.save(
            lambda: store_walk(journal, base, answer.walk, answer.area)
        )
        if stored is not None:
            screen.show_record(stored)
        return stored is not None

    dialog = WalkDialog(
        walk,
        journal.find(Area),
        journal.find(Struggle),
        today=journal.today(),
        now=journal.now(),
    )
    await screen.show(dialog, store)
