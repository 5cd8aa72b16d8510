"""The keys of a screen and the capture line, from the command table."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from lean_journal.domain.capture import CODES
from lean_journal.domain.query import SYNTAX
from lean_journal.tui.command_table import COMMANDS, EVERYWHERE, FIELD, Command, display_keys
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.layout import hanging
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.chips import Chips
from lean_journal.tui.wording import kind_name

_EXAMPLES = (
    ("w: 3 carts queue at press 2", "a code, a colon, a space, the fact"),
    ("// no signal?", "what it may mean"),
    (">> check call light @kim !fri", "what I will do, for whom, by when"),
    ("*", "at the very end: a star for the monthly review"),
    ("\\>>", "a backslash makes a marker plain text"),
)


KEYS = 20
"""Cells of the column of keys, where there is room."""


class HelpDialog(Dialog[None]):
    """What can be done here, and with which key."""

    DEFAULT_CSS = """
    HelpDialog #sheet { height: 100%; }
    HelpDialog VerticalScroll { height: 1fr; padding: 0 1; background: $surface; }
    HelpDialog VerticalScroll > Static { margin-bottom: 1; }
    """

    def __init__(self, screen: JournalScreen[Any]) -> None:
        """Take the screen whose keys are asked for."""
        super().__init__("Keys")
        self._is_page = not isinstance(screen, Dialog)
        self._ids = screen.command_ids
        self._has_field = any(one.id in self._ids for one in COMMANDS if one.scope == FIELD)
        self._has_capture_line = self._is_page or bool(screen.query(Chips))

    def content(self) -> ComposeResult:
        """List the commands by where they work."""
        width = max(self.app.size.width - 8, 30)
        with VerticalScroll():
            scopes = list(dict.fromkeys(command.scope for command in COMMANDS))
            for scope in sorted(scopes, key=lambda scope: scope in (EVERYWHERE, FIELD)):
                commands = [one for one in COMMANDS if one.scope == scope and self._works(one)]
                if commands:
                    yield Static(_listing(scope, commands, width))
            if "go-there" in self._ids:
                yield Static(_query(width))
            if self._has_capture_line:
                yield Static(_capture(width))

    def _works(self, command: Command) -> bool:
        # A page without a field of its own tells what the fields of its forms can do.
        is_for_later = command.scope == FIELD and not self._has_field
        return command.id in self._ids or is_for_later

    def first(self) -> Widget:
        """Let the arrows scroll."""
        return self.query_one(VerticalScroll)


def _listing(scope: str, commands: list[Command], width: int) -> Content:
    column = min(KEYS, width // 3)
    rows = [_row(display_keys(one.keys), one.help, width, column) for one in commands]
    return Content("\n").join([Content.styled(scope, "bold $primary"), *rows])


def _capture(width: int) -> Content:
    column = min(32, width // 2)
    codes = [f"{code} {kind_name(*meaning)}" for code, meaning in CODES.items()]
    return Content("\n").join(
        [
            Content.styled("The capture line", "bold $primary"),
            *(_row(typed, meaning, width, column) for typed, meaning in _EXAMPLES),
            _row("codes", " · ".join(codes), width, min(KEYS, width // 3)),
        ]
    )


def _query(width: int) -> Content:
    head = Content.styled("What may be typed", "bold $primary")
    column = min(KEYS + 2, width // 2)
    rows = [_row(typed, meaning, width, column) for typed, meaning in SYNTAX]
    return Content("\n").join([head, *rows])


def _row(key: str, meaning: str, width: int, column: int) -> Content:
    return hanging(Content.styled(key, "bold $accent"), Content(meaning), width, column)
