"""Which keys a command may have: none that is the same for all, and none another needs."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from lean_journal.domain.keymap import Keys
from lean_journal.tui.command_table import (
    BY_ID,
    CAPTURE,
    EVERYWHERE,
    FIELD,
    FORM,
    FOUND,
    Command,
    display_key,
    display_keys,
)
from lean_journal.tui.key_names import textual_key

_IN_FIELDS = (CAPTURE, FIELD, FORM)
"""Where one types: what is a letter there is text."""

_ON_ANY_SCREEN = (EVERYWHERE, FOUND, *_IN_FIELDS)
"""Scopes that may meet each other and every page; two pages never meet."""

_ALWAYS_ON = frozenset({"palette", "suspend"})
"""Commands from everywhere that work inside a text field too."""

_MOVE = "moves, in every list"

STRUCTURAL: Mapping[str, str] = {
    **dict.fromkeys(("up", "down", "left", "right", *"hjkl"), _MOVE),
    **dict.fromkeys(("home", "end", "pageup", "pagedown"), _MOVE),
    **dict.fromkeys(("tab", "shift+tab"), "goes to the next part, on every screen"),
    "enter": "opens and goes on, on every screen",
    "escape": "leaves, on every screen",
    **dict.fromkeys("123456", "is the number of a mode or of a choice, and those never change"),
    "ctrl+z": "goes to the shell",
    **dict.fromkeys(("ctrl+c", "ctrl+q"), "is for ending a program"),
    "ctrl+h": "is backspace to a terminal",
    "ctrl+i": "is tab to a terminal",
    **dict.fromkeys(("ctrl+j", "ctrl+m"), "is enter to a terminal"),
}
"""Keys that mean the same whatever a person sets, and what they do."""

EDITING = frozenset(
    {
        *("backspace", "delete", "space", "insert", "f6", "f7"),
        *("shift+up", "shift+down", "shift+left", "shift+right"),
        *(f"ctrl+{letter}" for letter in "adekuvwxy"),
    }
)
"""Keys that edit text in a field."""

_ANSWERS = ("y", "n")
"""Keys that answer a question, on whatever screen it is asked."""


def free_keys(command: Command) -> Keys:
    """Give the keys of a command that may be others, as people write them; none if it is fixed."""
    if "{key}" in command.action:
        return ()
    return tuple(display_key(key) for key in command.keys.split(",") if key not in STRUCTURAL)


def why_fixed(command: Command) -> str:
    """Say in a sentence why a command keeps its keys; nothing if it may have others."""
    if free_keys(command):
        return ""
    return f"{command.id} stays on {display_keys(command.keys)}: some keys are the same for all"


def fault_of(name: str, typed: Keys) -> str:
    """Say what is wrong with an entry by itself; nothing if it is right."""
    command = BY_ID.get(name)
    if command is None:
        near = get_close_matches(name.casefold(), BY_ID, n=1)
        hint = f"; is it {near[0]}?" if near else ": help and the settings in the app name them"
        return f"there is no command {name!r}{hint}"
    if fixed := why_fixed(command):
        return fixed
    return next(filter(None, (_wrong_key(command, one) for one in typed)), "")


def _wrong_key(command: Command, typed: str) -> str:
    key = textual_key(typed)
    if key is None:
        if "+" in typed:
            return f"not every terminal passes {typed!r} on: type a letter, F6 or ctrl+t"
        return f"{typed!r} is no key: type a letter, F6, ctrl+t, space or delete"
    if display_key(key) in free_keys(command):
        return ""
    shown = display_key(key)
    if key in STRUCTURAL:
        return f"{shown} {STRUCTURAL[key]}: {command.id} cannot have it"
    if command.scope in _IN_FIELDS or command.id in _ALWAYS_ON:
        is_chord = "+" in key or (key[0] == "f" and key[1:].isdecimal())
        if key in EDITING or not is_chord:
            what = "edits" if key in EDITING and key != "space" else "is"
            return f"{shown} {what} text in a field: {command.id} needs F8 to F12, or ctrl+t"
    if command.scope == EVERYWHERE and key in _ANSWERS:
        return f"{shown} answers questions everywhere: {command.id} cannot have it"
    return ""


def clashes(own: Mapping[str, Command]) -> Iterator[tuple[str, str, str]]:
    """Give each command that moved onto another's key, the other, and the key."""
    for name, command in own.items():
        for key in (key for key in command.keys.split(",") if key not in STRUCTURAL):
            for other in meeting(command.scope):
                present = own.get(other.id, other)
                if other.id != name and key in present.all_keys and not _take_turns(name, other.id):
                    yield name, other.id, key


@cache
def meeting(scope: str) -> tuple[Command, ...]:
    """Give the commands that may work while one of a scope does."""
    is_on_any = scope in _ON_ANY_SCREEN
    return tuple(
        one
        for one in BY_ID.values()
        if is_on_any or one.scope == scope or one.scope in _ON_ANY_SCREEN
    )


def _take_turns(name: str, other: str) -> bool:
    """Tell whether two commands share a key anyhow: then never both work at once."""
    return bool({*free_keys(BY_ID[name])} & {*free_keys(BY_ID[other])})


def taken(name: str, other: str, key: str) -> str:
    """Say in a sentence that a command cannot have another's key."""
    command = BY_ID[other]
    where = command.scope[0].lower() + command.scope[1:]
    of = f"{other} ({command.label}, {where})"
    return f"{display_key(key)} is the key of {of}: {name} cannot have it"
