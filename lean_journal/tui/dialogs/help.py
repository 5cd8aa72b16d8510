"""The keys of a screen and the capture line; and, by words, of all others."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from lean_journal.tui.command_table import COMMANDS, FIELD, HELP
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.help_entries import KEYS, Entry, entries, found
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.chips import Chips
from lean_journal.tui.widgets.field import Field


class HelpDialog(Dialog[None]):
    """What can be done here, and with which key; what is typed finds it anywhere."""

    BINDINGS = bindings(HELP)

    DEFAULT_CSS = """
    HelpDialog #sheet { height: 100%; }
    HelpDialog VerticalScroll {
        height: 1fr;
        margin-top: 1;
        padding: 0 1;
        background: $surface;
    }
    """

    def __init__(self, screen: JournalScreen[Any]) -> None:
        """Take the screen whose keys are asked for."""
        super().__init__("Keys")
        ids = screen.command_ids
        if not any(one.id in ids for one in COMMANDS if one.scope == FIELD):
            # A page without a field of its own tells what the fields of its forms can do.
            ids |= {one.id for one in COMMANDS if one.scope == FIELD}
        self._ids = ids
        self._width = 0
        """Columns of the terminal what is shown was drawn for."""

        self._has_query = "go-there" in ids
        self._has_line = not isinstance(screen, Dialog) or bool(screen.query(Chips))

    def content(self) -> ComposeResult:
        """Lay out the line and what it finds."""
        yield Field(placeholder="words find it on any screen, as: walk, delete, theme")
        with VerticalScroll(can_focus=False):
            yield Static(self._drawn(""), markup=False)

    def first(self) -> Widget:
        """Begin in the line; the arrows scroll."""
        return self.query_one(Field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the words find."""
        event.stop()
        self.refresh_view()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._width != self.app.size.width:
            self.refresh_view()

    def refresh_view(self) -> None:
        """Show the keys as they are now."""
        sought = self.query_one(Field).value
        self.query_one("VerticalScroll > Static", Static).update(self._drawn(sought))

    def _drawn(self, sought: str) -> Content:
        self._width = self.app.size.width
        width = max(self._width - 8, 30)
        here, others = entries(
            self.journal_app.commands,
            self._ids,
            has_query=self._has_query,
            has_line=self._has_line,
        )
        if not sought.strip():
            return _sections(here, width)
        shown = _sections([*found(here, sought), *found(others, sought)], width)
        none = f"No key and no command is found for “{shown_text(sought.strip())}”."
        return shown or Content.styled(none, "dim")

    def action_move(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        rows = self.query_one(VerticalScroll)
        rows.scroll_relative(y=step * max(1, rows.size.height - 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no questions: nothing is written here."""
        return action != "questions" and super().check_action(action, parameters)


def _sections(shown: Iterable[Entry], width: int) -> Content:
    """Draw entries under their headings."""
    return Content("\n\n").join(
        _section(heading, those, width)
        for heading, those in groupby(shown, lambda one: one.heading)
    )


def _section(heading: str, those: Iterable[Entry], width: int) -> Content:
    rows = [
        hanging(
            Content.styled(one.key, "bold $accent"), Content(one.says), width, _column(one, width)
        )
        for one in those
    ]
    return Content("\n").join([Content.styled(heading, "bold $primary"), *rows])


def _row(one: Entry, width: int) -> Content:
    key = Content.styled(one.key, "bold $accent")
    return hanging(key, Content(one.says), width, _column(one, width))


def _column(one: Entry, width: int) -> int:
    """Give the cells before what an entry says."""
    return min(one.column, width // 3 if one.column <= KEYS else width // 2)
