"""Doing what writes without freezing, and saying what was done or why it was not."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from textual.app import App

from lean_journal.domain.record import Refused
from lean_journal.domain.text import visible
from lean_journal.storage import Busy, JournalError
from lean_journal.storage.journal import PATIENCE

Done = TypeVar("Done")

RETRY_EVERY = 0.05
"""Seconds between two tries while another process holds the lock."""


class SavingApp(App[None]):
    """An app whose screens save through it, so that each refusal is a sentence."""

    @abstractmethod
    def look_at_file(self) -> None:
        """Draw anew when the journal changed."""

    async def save(self, action: Callable[[], Done]) -> Done | None:
        """Do something that writes, and wait for another writer without freezing.

        Args:
            action: Makes one transaction; it is tried again while another process writes.

        Returns:
            What the action returned, or None if it could not be done; the reason has then
            been shown.
        """
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while True:
            try:
                done = action()
            except Busy as error:
                if asyncio.get_running_loop().time() >= deadline:
                    self.complain(error)
                    return None
                await asyncio.sleep(RETRY_EVERY)
            except (JournalError, Refused) as error:
                self.complain(error)
                return None
            else:
                self.look_at_file()
                return done

    def is_nothing(self, text: str) -> bool:
        """Tell that a promise says nothing: an empty line may go, other words are asked for."""
        if text.strip():
            self.complain(Refused(f"{text.strip()!r} does not say what you will do"))
        return not text.strip()

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment, in the place of the one before."""
        self.clear_notifications()
        self.notify(visible(sentence), markup=False)

    def complain(self, error: Exception) -> None:
        """Show what could not be done, and why; what the disk itself refuses here are drafts."""
        why = str(error)
        if isinstance(error, OSError):
            why = f"what you type cannot be kept as a draft: {error.strerror or error}"
        self.clear_notifications()
        self.notify(visible(why), severity="warning", timeout=8, markup=False)
