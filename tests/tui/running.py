"""The app under a pilot, for tests that press keys and look at what the journal holds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from lean_journal.storage import Journal
from lean_journal.tui.app import JournalApp, open_journal
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.left_behind import UNREAD
from lean_journal.tui.screens.base import JournalScreen
from tests.builders import Clock

_NAMES = {" ": "space", "\t": "tab"}


class Person:
    """Somebody at the keyboard."""

    def __init__(self, pilot: Pilot[None], app: JournalApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def journal(self) -> Journal:
        """The journal the app has open."""
        return self.app.journal

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names, and let the screen come to rest."""
        await self.pilot.press(*keys)
        await whole(self.pilot)

    async def type(self, text: str) -> None:
        """Type characters, those no key is named after as the terminal sends them."""
        for character in text:
            if character.isascii():
                await self.pilot.press(_NAMES.get(character, character))
            else:
                self.app.post_message(Key(character, character))
                await self.pilot.pause()
        await self.pilot.pause()

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        await self.type(text)
        await self.press("enter")

    async def is_asked(self) -> None:
        """Wait until what was left behind is offered, and the question can have been read."""
        for _ in range(50):
            await self.pilot.pause(0.1)
            if isinstance(self.app.screen, AskDialog):
                break
        await self.pilot.pause(UNREAD)

    def shown(self) -> str:
        """Give the text of the whole screen."""
        width = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.crop(0, width).text.rstrip() for strip in lines)

    def said(self) -> list[str]:
        """Give the texts of the notifications, the newest last."""
        return [notification.message for notification in self.app._notifications]


async def whole(pilot: Pilot[None]) -> None:
    """Wait until a screen takes keys, and one that is drawn in two frames shows the second."""
    for _ in range(250):
        screen = pilot.app.screen
        is_ready = not isinstance(screen, JournalScreen) or screen.ready.is_set()
        if is_ready and getattr(screen, "is_whole", True):
            break
        await pilot.pause(0.02)
    await pilot.pause()


@asynccontextmanager
async def running(
    folder: Path,
    *,
    clock: Clock | None = None,
    size: tuple[int, int] = (80, 24),
    mode: str = "gemba",
) -> AsyncIterator[Person]:
    """Run the app on the journal of a folder.

    Args:
        folder: Where ``journal.json`` lies or shall lie.
        clock: What time it is; by default Monday 23 November 2026 at eight.
        size: Columns and rows.
        mode: The mode to begin in; the app itself begins on today.
    """
    with open_journal(folder / "journal.json", clock or Clock()) as journal:
        app = JournalApp(journal)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if app.current_mode != mode:
                await app.switch_mode(mode)
                await whole(pilot)
            yield Person(pilot, app)
