"""Behaviors: a grid of behaviors and days."""

from textual.app import ComposeResult

from lean_journal.tui.commands import BEHAVIORS, bindings
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs


class BehaviorsScreen(JournalScreen[None]):
    """A cell per behavior and day."""

    BINDINGS = bindings(BEHAVIORS)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield ModeTabs("behaviors")
        yield CommandBar()
