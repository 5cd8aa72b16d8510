"""The app: modes, theme, the journal, the clock, and what works everywhere."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from lean_journal.domain.record import Refused
from lean_journal.domain.text import visible
from lean_journal.storage import Busy, Clock, Journal, JournalError
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.storage.journal import PATIENCE
from lean_journal.tui import modes
from lean_journal.tui.command_table import EVERYWHERE, FOUND
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.filters import CONTROLS
from lean_journal.tui.going import GoingApp
from lean_journal.tui.keyed import KeyedApp
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.theming import ThemedApp

if TYPE_CHECKING:
    from textual.command import Provider

    from lean_journal.storage.capture import Place

Done = TypeVar("Done")

LOOK_EVERY = 1.0
"""Seconds between two looks at the file for what another process wrote."""

RETRY_EVERY = 0.05
"""Seconds between two tries while another process holds the lock."""


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


class JournalApp(ThemedApp, KeyedApp, GoingApp):
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
    Toast { padding: 0 1; max-width: 60; background: $panel; }
    ToastRack { dock: top; align: right top; margin: 1 0 0 0; }
    """

    def __init__(self, journal: Journal) -> None:
        """Take the opened journal; whoever opened it closes it."""
        super().__init__()
        self.journal = journal
        self.drafts = Drafts(journal.path)
        self._left: list[list[Draft]] | None = None
        self._seen = (journal.version, journal.today())
        self._has_failed = False
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
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._end)
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

    def on_unmount(self) -> None:
        """Leave what is half-typed to the next start."""
        self.drafts.close()

    def _end(self) -> None:
        """End because the terminal or the system says so, with what is half-typed kept."""
        self._keep_drafts()
        self.exit()

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
                screen.keep_draft()

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables, and those hold private text;
        # and one error may cause others on the way out.
        if self._has_failed:
            return
        self._has_failed = True
        self._keep_drafts()
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
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

            await offer(self, self._left.pop(0))

    # What the screens use

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
        self._keep_drafts()
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
