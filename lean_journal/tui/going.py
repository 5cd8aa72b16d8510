"""Going to a record in the mode that shows it; and to one that was found, and back."""

from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.screen import Screen

from lean_journal.domain.record import Record
from lean_journal.tui import modes
from lean_journal.tui.screens.base import JournalScreen


@dataclass(frozen=True, slots=True)
class _Way:
    """A jump to a record that was found."""

    begin: str
    """The mode one was in."""

    mode: str
    """The mode made for the record."""

    screen: Screen[Any]
    """The screen that shows it."""


class GoingApp(App[None]):
    """An app in which one goes to records, and comes back from one that was found.

    What was found is shown on a screen of its own, in a mode of its own: the modes stay as they
    are, with all that is open in them, so that coming back is being where one was.
    """

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self._ways: list[_Way] = []

    async def action_switch_mode(self, mode: str) -> None:
        """Go to a mode; return once it takes keys, so that keys typed ahead find its rows."""
        await self.switch_mode(mode)
        await self.until_ready()

    async def enter(self, screen: Screen[Any]) -> None:
        """Go to a screen above this one; return once it takes keys."""
        await self.push_screen(screen)
        await self.until_ready()

    async def until_ready(self) -> None:
        """Wait until the screen that is shown takes keys."""
        if isinstance(self.screen, JournalScreen):
            await self.screen.ready.wait()

    async def go_to(self, record: Record | None) -> None:
        """Come to a record in the mode that shows its kind."""
        if record is None:
            return
        mode = modes.mode_of(record)
        await self.action_switch_mode(mode)
        if isinstance(self.screen, JournalScreen):
            self.screen.show_record(record)

    async def action_search(self) -> None:
        """Open the search."""
        from lean_journal.tui.screens.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            await self.push_screen(SearchScreen(), self.visit)

    @property
    def is_away(self) -> bool:
        """Whether one looks at what was found, and may go back to where one was."""
        return bool(self._ways) and self.screen is self._ways[-1].screen

    async def action_come_back(self) -> None:
        """Go back to where one was before the search."""
        way = self._ways.pop()
        await self.action_switch_mode(way.begin)
        await self.remove_mode(way.mode)

    async def visit(self, record: Record | None) -> None:
        """Show a record on a screen of its own, from which `esc` comes back."""
        if record is None:
            return
        begin, shown_in = self.current_mode, modes.mode_of(record)
        while self._ways and self._ways[-1].mode != begin:
            # One left it by another way than back.
            await self.remove_mode(self._ways.pop().mode)
        mode = modes.another(shown_in, len(self._ways))
        self.add_mode(mode, modes.MODES[shown_in])
        await self.action_switch_mode(mode)
        if (above := modes.above(record)) is not None:
            await self.enter(above)
        if isinstance(self.screen, JournalScreen):
            self.screen.show_record(record)
        self._ways.append(_Way(begin, mode, self.screen))
        self.screen.refresh_bindings()
