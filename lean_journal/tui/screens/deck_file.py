"""Writing a deck as a file, from the app."""

import asyncio
from abc import abstractmethod
from pathlib import Path

from lean_journal.domain.record import Refused
from lean_journal.reports.deck_file import as_file, wants_markdown
from lean_journal.reports.shown import ShownDeck
from lean_journal.storage.outside import Taken, require_free, write_file
from lean_journal.tui.screens.deck_words import DeckWords


class DeckWriting(DeckWords):
    """Asks for a name, and writes what is shown."""

    @property
    @abstractmethod
    def shown(self) -> ShownDeck | None:
        """The deck as it stands; None if what was frozen cannot be read."""

    async def action_write(self) -> None:
        """Write the deck as a file: PowerPoint, or Markdown if its name says so."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            path = await self.journal_app.save(lambda: _path(text or default))
            if path is None:
                return False
            taken = await self.journal_app.save(lambda: self._is_taken(path))
            if taken is None:
                return False
            # The question stands over the deck, not over a dialog that is about to close.
            self.call_next(self._ask_over if taken else self._write, path)
            return True

        default = f"deck-{self.month:%Y-%m}.pptx"
        dialog = LineDialog(
            "Write the deck to which file?",
            draft="",
            value=default,
            placeholder=f"{default}; a name that ends in .md gives Markdown",
        )
        await self.show(dialog, store)

    def _is_taken(self, path: Path) -> bool:
        try:
            require_free(path, self.journal.path, force=False)
        except Taken:
            return True
        return False

    async def _ask_over(self, path: Path) -> None:
        from lean_journal.tui.dialogs.ask import AskDialog

        async def answered(is_yes: bool) -> None:
            if is_yes:
                self.call_next(self._write, path)

        await self.show(AskDialog(f"{path} is there already. Write over it?"), answered)

    async def _write(self, path: Path) -> None:
        """Make the file, beside the screen: PowerPoint takes its time."""
        shown = self.shown
        if shown is None:
            return
        made = await asyncio.to_thread(
            as_file, shown.outline, is_draft=shown.is_draft, is_markdown=wants_markdown(path)
        )

        def write() -> bool:
            write_file(path, made.data)
            return True

        if await self.journal_app.save(write):
            draft = ", a draft" if shown.is_draft else ""
            self.journal_app.say(f"saved {path.absolute()}: {made.slides} slides{draft}")


def _path(text: str) -> Path:
    """Give the path of a typed name, in which a ~ is a home folder as in a shell.

    Raises:
        Refused: It names the home of somebody the system does not know.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Refused(f"{text} names a home folder nobody knows: choose another name") from None
