"""Doing what writes without freezing, and saying what was done or why it was not."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from lean_journal.domain.record import Refused
from lean_journal.domain.text import visible
from lean_journal.storage import Busy, Journal, JournalError
from lean_journal.storage.journal import PATIENCE
from lean_journal.tui.keyed import KeyedApp
from lean_journal.tui.layout import shortened

Done = TypeVar("Done")

BRIEFLY = 2.0
"""Seconds for which it is said that something was saved."""

LONGEST = 40
"""Characters of what was saved that are shown at most."""

RETRY_EVERY = 0.05
"""Seconds between two tries while another process holds the lock."""


class SavingApp(KeyedApp):
    """An app whose screens save through it, so that each refusal is a sentence."""

    journal: Journal
    """The one door to what is stored."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._saved = ""
        """What was saved by the key that is being handled."""

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
                if label := self.journal.take_done():
                    # Once the key is done with: what says more of it takes its place.
                    self._saved = label
                    self.call_next(self._say_saved)
                return done

    def _say_saved(self) -> None:
        """Say what was saved and how it is taken back, on one line and not for long."""
        label, self._saved = self._saved, ""
        if not label:
            return
        back = f" · {self.key_of('undo')} takes it back"
        room = min(self.size.width - len(back) - 4, LONGEST)
        self._clear_said()
        self.notify(f"{shortened(label, room)}{back}", timeout=BRIEFLY, markup=False)

    def is_nothing(self, text: str) -> bool:
        """Tell that a promise says nothing: an empty line may go, other words are asked for."""
        if text.strip():
            self.complain(Refused(f"{text.strip()!r} does not say what you will do"))
        return not text.strip()

    def say(self, sentence: str) -> None:
        """Show a sentence for a moment, in the place of the one before."""
        self._clear_said()
        self.notify(visible(sentence), markup=False)

    def complain(self, error: Exception) -> None:
        """Show what could not be done, and why; what the disk itself refuses here are drafts."""
        why = str(error)
        if isinstance(error, OSError):
            why = f"what you type cannot be kept as a draft: {error.strerror or error}"
        self._clear_said()
        self.notify(visible(why), severity="warning", timeout=8, markup=False)

    def _clear_said(self) -> None:
        """Make room for another sentence."""
        self._saved = ""
        self.clear_notifications()
        # Textual 8.2 leaves an empty line where a sentence stood.
        self.screen.query("ToastHolder").remove()
