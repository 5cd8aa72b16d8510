"""How people write keys, and how Textual names them."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase, punctuation

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters Textual does not call by their Unicode names."""

_WRITTEN = {
    "esc": "escape",
    "→": "right",
    "←": "left",
    "↑": "up",
    "↓": "down",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
"""Other ways to write a key."""

_NAMED = frozenset(
    [
        "escape",
        "enter",
        "tab",
        "space",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "shift+tab",
        "shift+up",
        "shift+down",
        "shift+left",
        "shift+right",
    ]
) | {f"f{number}" for number in range(1, 13)}
"""Keys with a name that every terminal passes on."""


def textual_key(text: str) -> str | None:
    """Give the name Textual has for a key a person wrote: ``?``, ``F5``, ``esc``, ``Ctrl+T``.

    A comma is written as ``comma``, since it stands between keys.

    Returns:
        The name; None if it is no key that every terminal passes on.
    """
    text = unicodedata.normalize("NFC", text)
    if len(text) == 1 and text not in _WRITTEN:
        return _of_character(text)
    name = _WRITTEN.get(text.casefold(), text.casefold())
    modifier, plus, key = name.rpartition("+")
    if plus and len(key) == 1 and key in ascii_lowercase:
        # With shift a letter is another letter; with any more, terminals differ.
        return {"ctrl": name, "shift": key.upper()}.get(modifier)
    if name in _NAMED:
        return name
    return name if character_of(name) in {*punctuation} else None


def _of_character(character: str) -> str | None:
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    if not character.isprintable() or unicodedata.combining(character):
        return None
    key = _key_named(character)
    # One whose name cannot be read back could not be shown as the key it is.
    return key if character_of(key) == character else None


def character_of(key: str) -> str:
    """Give the character a key is named after; empty if there is none."""
    return _punctuation().get(key) or _looked_up(key.replace("_", " "))


def _looked_up(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


@cache
def _punctuation() -> Mapping[str, str]:
    """Give ASCII characters by the names Textual has for their keys."""
    return {_key_named(one): one for one in punctuation}


def _key_named(character: str) -> str:
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)
