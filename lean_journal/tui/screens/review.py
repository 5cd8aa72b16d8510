"""Review: twelve weeks of every behavior at a glance."""

from textual.app import ComposeResult

from lean_journal.tui.commands import REVIEW, bindings
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs


class ReviewScreen(JournalScreen[None]):
    """One row per behavior, one cell per week."""

    BINDINGS = bindings(REVIEW)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield ModeTabs("review")
        yield CommandBar()
