"""The end of the app, and what is half-typed then: kept, and offered at the next start."""

import asyncio
import signal
from typing import Any

from textual.app import App

from lean_journal.domain.text import visible
from lean_journal.storage import JournalError
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.tui.screens.base import JournalScreen


class EndingApp(App[None]):
    """An app that loses nothing of what is typed, whoever ends it."""

    drafts: Drafts
    """What is half-typed, on disk."""

    def __init__(self) -> None:
        """Begin before the first look at what was left behind."""
        super().__init__()
        self._left: list[list[Draft]] | None = None
        self._has_failed = False

    def heed_signals(self) -> None:
        """End as one leaves when the terminal closes or the system says so."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._end)

    def _end(self) -> None:
        self.keep_drafts()
        self.exit()

    def keep_drafts(self) -> None:
        """Put what is half-typed on any screen on disk."""
        for screen in self._journal_screens():
            screen.keep_draft()

    def on_unmount(self) -> None:
        """Leave what is half-typed to the next start."""
        self.drafts.close()

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables, and those hold private text;
        # and one error may cause others on the way out.
        if self._has_failed:
            return
        self._has_failed = True
        self.keep_drafts()
        for screen in self._journal_screens():
            # Nobody shall wait for one that cannot be drawn.
            screen.ready.set()
        error = self._exception
        if isinstance(error, JournalError):
            # A table nobody needed to open the journal is damaged; this names the way back.
            self.panic(visible(str(error)))
            return
        name = type(error).__name__ if error is not None else "an unknown error"
        self.panic(f"lean-journal ended by an error ({name}); what was saved is safe.")

    async def offer_drafts(self) -> None:
        """Offer what was left behind, one form after the other, each once.

        Not under the keys: what is typed ahead of the question must not answer it.
        """
        if self._left is None:
            self._left = self.drafts.left_behind()
        # While the app closes, none is left.
        screen = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(screen, JournalScreen) or screen.is_modal:
            return
        if self._left and not screen.half_typed.is_typing():
            from lean_journal.tui.left_behind import offer

            await offer(screen.journal_app, self._left.pop(0))

    def _journal_screens(self) -> list[JournalScreen[Any]]:
        return [one for one in self.screen_stack if isinstance(one, JournalScreen)]
