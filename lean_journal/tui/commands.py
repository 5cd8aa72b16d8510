"""What the table of commands becomes on the screen: bindings, and an order for the footer."""

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from lean_journal.tui.command_table import BY_ID, CAPTURE, COMMANDS, FOOTER, Command


def bindings(*scopes: str) -> list[BindingType]:
    """Give Textual the bindings of some scopes.

    They all go first: the app then handles the key itself and finishes what it begins, a
    dialog with its field in focus, before it looks at the next key. Keys typed ahead would
    otherwise be taken for commands, or overtake one another. Only Enter in the capture line
    waits its turn in the field, behind the save of the line before.
    """
    return [
        Binding(
            keys,
            command.action.format(key=keys),
            command.label,
            id=command.id,
            tooltip=command.help,
            priority=command.scope != CAPTURE,
        )
        for command in COMMANDS
        if command.scope in scopes
        for keys in _bound(command)
    ]


def _bound(command: Command) -> list[str]:
    """Give the keys of a command as Textual binds them, those that mean different things apart."""
    if "{key}" in command.action:
        return command.keys.split(",")
    return [command.bound]


def footer_commands(ids: Iterable[str], commands: Mapping[str, Command] = BY_ID) -> list[Command]:
    """Choose and order commands for the footer.

    Args:
        ids: The commands that are available now.
        commands: Every command by its id, on the keys it has by now.

    Returns:
        Those the footer knows, most useful first; help is the last.
    """
    available = set(ids)
    chosen: dict[str, Command] = {}
    for id_ in FOOTER:
        if id_ in available:
            # Two keys that do the same, as Enter and ctrl+s in the capture line, show as one.
            chosen.setdefault(commands[id_].label, commands[id_])
    return list(chosen.values())
