"""The app: modes, theme, the journal, the clock, and what works everywhere."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from lean_journal.domain.text import visible
from lean_journal.storage import Clock, Journal
from lean_journal.storage.drafts import Drafts
from lean_journal.tui import modes
from lean_journal.tui.command_table import EVERYWHERE, FOUND
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.ending import EndingApp
from lean_journal.tui.filters import CONTROLS
from lean_journal.tui.going import GoingApp
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.theming import ThemedApp

if TYPE_CHECKING:
    from textual.command import Provider

    from lean_journal.storage.capture import Place

LOOK_EVERY = 1.0
"""Seconds between two looks at the file for what another process wrote."""


@contextmanager
def open_journal(path: Path, clock: Clock) -> Iterator[Journal]:
    """Open a journal for a window: undo knows it by its process, and it never waits inside.

    Raises:
        JournalError: It cannot be opened.
    """
    # The app waits for another writer itself, so that the screen lives meanwhile.
    with Journal(path, clock=clock, writer=f"window {os.getpid()}", patience=0) as journal:
        yield journal


def _records() -> "type[Provider]":
    """Give what finds records in the palette."""
    from lean_journal.tui.palette import Records

    return Records


_BREAKPOINTS = [(0, "-narrow"), (60, "-wide"), (110, "-broad")]
"""Below 60 columns a screen shows one pane; from 110 its lists are wider."""

_HEIGHTS = [(0, "-low"), (30, "-high")]
"""From 30 rows on there is room to leave some free."""


class JournalApp(ThemedApp, GoingApp, EndingApp):
    """Wires the modes to the journal."""

    TITLE = "lean-journal"
    AUTO_FOCUS = None
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {**modes.MODES}
    DEFAULT_MODE = modes.DEFAULT_MODE

    BINDINGS = bindings(FOUND, EVERYWHERE)
    COMMANDS = App.COMMANDS | {_records}
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    NOTIFICATION_TIMEOUT = 4

    CSS = """
    Toast { padding: 0 1; margin: 0; width: auto; max-width: 64; background: $panel; }
    ToastRack { dock: top; align: right top; margin: 0; overflow-y: hidden; }
    """

    def __init__(self, journal: Journal) -> None:
        """Take the opened journal; whoever opened it closes it."""
        super().__init__()
        self.journal = journal
        self.drafts = Drafts(journal.path)
        self._seen = (journal.version, journal.today())
        self.begin_with_theme(journal.settings)
        self.take_keymap(journal.settings)

    # Start and end

    def get_driver_class(self) -> type[Driver]:
        """Use the driver that survives hostile input, where Textual would use its own."""
        chosen = super().get_driver_class()
        from textual.drivers.linux_driver import LinuxDriver

        if chosen is not LinuxDriver:
            return chosen
        from lean_journal.tui.driver import JournalDriver

        return JournalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let no control character of anybody's text reach the terminal."""
        return [*super().get_line_filters(), *CONTROLS]

    def get_default_screen(self) -> Screen[None]:
        """Begin on Today."""
        return modes.today()

    async def on_mount(self) -> None:
        """Begin to look after the file, the signals and what was left from before."""
        self.heed_signals()
        self.theme_changed_signal.subscribe(self, self.keep_theme)
        self.app_resume_signal.subscribe(self, self._repaint)
        self.set_interval(LOOK_EVERY, self.look_at_file)
        self.set_interval(LOOK_EVERY, self.offer_drafts)
        self.add_mode(self.DEFAULT_MODE, modes.today)
        # Keys typed ahead are for it: Textual waits for the screen of a mode only.
        await self.until_ready()
        self.call_after_refresh(_begin_collecting)
        self.call_after_refresh(self.offer_drafts)
        self.call_after_refresh(self.look_at_file)

    # What the screens use

    def look_at_file(self) -> None:
        """Draw anew when the journal changed, by whomever, or a new day began."""
        seen = (self.journal.version, self.journal.today())
        for notice in self.journal.take_notices():
            self.notify(visible(notice), severity="warning", timeout=10, markup=False)
        if seen == self._seen:
            return
        if seen[1] != self._seen[1]:
            self.say(f"a new day: {seen[1]:%A %-d %B}")
        self._seen = seen
        self.take_theme(self.journal.settings)
        self.take_keymap(self.journal.settings)
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
                screen.refresh_view()

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let letters be text while a text field has the focus."""
        del parameters
        if action in _ON_LETTERS and action != "help" and isinstance(self.screen, AskDialog):
            # What was asked about must not change, or go from sight, under the question.
            return False
        if action == "come_back":
            return self.is_away
        screen = self.screen
        if action == "switch_mode" and isinstance(screen, JournalScreen) and screen.takes_digits:
            return False
        is_typing = self.focused is not None and self.focused.check_consume_key("a", "a")
        return action not in _ON_LETTERS or not is_typing

    async def action_capture(self, place: "Place | None" = None) -> None:
        """Open the capture line, with what was half-typed in it before."""
        from lean_journal.storage.capture import Place
        from lean_journal.tui.screens.capture import CaptureScreen

        if not isinstance(self.screen, CaptureScreen):
            await self.push_screen(CaptureScreen(place or Place()))

    async def action_undo(self) -> None:
        """Take back this window's newest action."""
        if label := await self.save(lambda: self.journal.undo(mine=True)):
            self.say(f"undone: {label}")

    async def action_redo(self) -> None:
        """Bring back what this window undid last."""
        if label := await self.save(lambda: self.journal.redo(mine=True)):
            self.say(f"back again: {label}")

    async def action_settings(self) -> None:
        """Show what can be set."""
        from lean_journal.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            await self.push_screen(SettingsScreen())

    async def action_suspend(self) -> None:
        """Go to the shell; what is half-typed is on disk meanwhile."""
        if isinstance(self.screen, JournalScreen):
            await self.screen.settle()
        self.keep_drafts()
        self.action_suspend_process()

    def _repaint(self, _app: App[object]) -> None:
        """Paint everything: after the shell had the terminal nothing of it is there any more."""
        self.screen.refresh(layout=True)
        for widget in self.screen.query("*"):
            widget.refresh()

    def action_help_quit(self) -> None:
        """Say how to leave, on the key that ends other programs."""
        leave = self.key_of("quit")
        self.say(f"{leave} leaves, outside of a text field; everything is saved")

    def action_leave(self) -> None:
        """Leave the app; there is nothing to save."""
        self.exit()

    async def action_help(self) -> None:
        """Show the keys of the screen below."""
        from lean_journal.tui.dialogs.help import HelpDialog

        if isinstance(self.screen, JournalScreen) and not isinstance(self.screen, HelpDialog):
            await self.push_screen(HelpDialog(self.screen))

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        from lean_journal.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(
                Palette(
                    id="--command-palette", placeholder="a command, or words of what was written"
                )
            )

    def search_themes(self) -> None:
        """Open the palette on the themes."""
        from textual.theme import ThemeProvider

        from lean_journal.tui.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Fill the palette from the command table."""
        from lean_journal.tui.palette import system_commands

        return system_commands(self, screen)


def _begin_collecting() -> None:
    """Collect garbage from now on, but never look through what has come to stay.

    Modules, styles and the journal's rows are most of all objects; looking through them takes
    tens of milliseconds, in the middle of a key.
    """
    gc.freeze()
    gc.enable()


_ON_LETTERS = frozenset(
    {"capture", "search", "undo", "redo", "settings", "help", "leave", "switch_mode"}
)
"""Actions on keys that are text inside a text field."""
