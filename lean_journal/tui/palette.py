"""The command palette, from the command table."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from lean_journal.tui.command_table import COMMANDS, EVERYWHERE, FIELD, FORM

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp


class Palette(CommandPalette):
    """Textual's palette, which would fall over a page key before its list has been laid out."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys of the list wait for the list."""
        is_drawn = bool(self.query_one(CommandList).scrollable_content_region)
        return (action != "command_list" or is_drawn) and super().check_action(action, parameters)


def system_commands(app: "JournalApp", screen: Screen[object]) -> Iterable[SystemCommand]:
    """Give every command that works on a screen, and the change of theme.

    Args:
        app: The app that runs them.
        screen: The screen the palette was opened on.
    """
    active = {active.binding.id: active.node for active in screen.active_bindings.values()}
    # While the palette has the keys, letters are text and so not active; they still work after.
    active |= {command.id: app for command in COMMANDS if command.scope == EVERYWHERE}
    # Of two commands on one key Textual names the first, though it be the other's turn.
    active |= dict.fromkeys(_bound_on(screen), screen)
    for command in COMMANDS:
        if command.scope in (FIELD, FORM) or command.id == "palette" or command.id not in active:
            continue
        prefix, name, parameters = parse(command.action)
        if prefix == "screen" and not screen.check_action(name, parameters):
            # The palette is the app's screen by now, and Textual asked that one.
            continue
        node = active[command.id]
        yield SystemCommand(
            f"{command.label[0].upper()}{command.label[1:]}",
            f"{command.help} ({command.key})",
            lambda action=command.action, node=node: app.run_action(action, node),
        )
    yield SystemCommand("Theme", "Change the colors.", app.action_change_theme)


def _bound_on(screen: Screen[object]) -> Iterator[str]:
    """Give the ids of the commands a screen has keys for, its turn or not."""
    for kind in type(screen).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and "{key}" not in binding.action:
                yield binding.id or ""
