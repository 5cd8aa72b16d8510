"""Commands on other keys than the program gives them: how that is typed and stored.

Which commands there are, and which keys are free, only the screens know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lean_journal.domain.record import Refused
from lean_journal.domain.text import storable

DEFAULT = "default"
"""Typed for the keys the program gives."""

Keys = tuple[str, ...]
"""Keys of a command by the names people give them: ``i``, ``/``, ``F6``, ``ctrl+t``."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The commands a person gave keys of their own."""

    keys: Mapping[str, Keys] = field(default_factory=dict)
    """The keys by the command's name; never none."""

    unread: Mapping[str, Any] = field(default_factory=dict)
    """Stored entries that are no keys; they are stored again as they are."""


def parse_keymap(text: str) -> Keymap:
    """Read a keymap as it is typed: ``undo=z F6, redo=Z``.

    Args:
        text: Entries between commas; keys of one command between spaces. Nothing, or
            ``default``, stands for none.

    Returns:
        The keymap, its names and keys as they were typed; a command on ``default`` is not in it.

    Raises:
        Refused: A part of it is no entry, or two are of one command.
    """
    found: dict[str, Keys] = {}
    if text.strip().casefold() in ("", DEFAULT):
        return Keymap()
    for part in filter(None, (part.strip() for part in storable(text).split(","))):
        name, sign, typed = part.partition("=")
        name, keys = name.strip(), tuple(typed.split())
        if not (name and sign and keys):
            raise Refused(f"{part!r} gives no key: type a command, = and its keys, as undo=z")
        if name in found:
            raise Refused(f"{name} is there twice: put all its keys in one place, as undo=z F6")
        found[name] = keys
    return Keymap({name: keys for name, keys in found.items() if keys != (DEFAULT,)})


def format_keymap(keymap: Keymap) -> str:
    """Print a keymap in the form `parse_keymap` reads."""
    return ", ".join(f"{name}={' '.join(keys)}" for name, keys in keymap.keys.items()) or DEFAULT


def stored_keymap(keymap: Keymap) -> dict[str, Any]:
    """Give a keymap as the file holds it: keys by command, those of one between commas."""
    return {**keymap.unread, **{name: ",".join(keys) for name, keys in keymap.keys.items()}}


def loaded_keymap(value: Any) -> Keymap:
    """Take up a stored keymap; an entry that gives no keys costs itself only.

    Raises:
        TypeError: It is no object.
    """
    if not isinstance(value, dict):
        raise TypeError(value)
    keys: dict[str, Keys] = {}
    unread: dict[str, Any] = {}
    for name, entry in value.items():
        found = tuple(entry.split(",")) if isinstance(entry, str) else ()
        if _can_be_typed(name, found):
            keys[name] = found
        else:
            unread[name] = entry
    return Keymap(keys, unread)


def _can_be_typed(name: str, keys: Keys) -> bool:
    try:
        read = parse_keymap(f"{name}={' '.join(keys)}")
    except Refused:
        return False
    return dict(read.keys) == {name: keys}
