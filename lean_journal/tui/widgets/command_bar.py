"""The footer: the keys that work right now, in one line."""

from typing import TYPE_CHECKING, cast

from textual.app import RenderResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from lean_journal.tui.command_table import Command
from lean_journal.tui.commands import footer_commands

if TYPE_CHECKING:
    from lean_journal.tui.screens.base import JournalScreen

NARROW = 60
"""Below this many columns three keys and help are shown."""


class CommandBar(Widget):
    """One line of keys drawn from the command table.

    Textual's own footer is a row of widgets, a quarter of an empty app's start.
    """

    DEFAULT_CSS = """
    CommandBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def on_mount(self) -> None:
        """Draw anew whenever the keys that work change."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw_anew)

    def _draw_anew(self, _screen: Screen[object]) -> None:
        # Under the palette Textual would ask the palette what this screen can do.
        if self.app.screen is self.screen:
            self.refresh()

    def render(self) -> RenderResult:
        """Show as many keys as fit, with help at the end."""
        screen = cast("JournalScreen[object]", self.screen)
        commands = footer_commands(screen.command_ids, screen.journal_app.commands)
        if not commands:
            return ""
        *others, last = commands
        if self.size.width < NARROW - 2:
            others = others[:3]
        room = self.size.width - _width(last)
        shown = []
        for command in others:
            room -= _width(command)
            if room < 0:
                break
            shown.append(command)
        return Content("  ").join(map(_drawn, [*shown, last]))


def _width(command: Command) -> int:
    return len(command.key) + 1 + len(command.label) + 2


def _drawn(command: Command) -> Content:
    return Content.assemble((command.key, "bold $accent"), " ", command.label)
