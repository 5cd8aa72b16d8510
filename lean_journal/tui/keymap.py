"""Commands on keys of one's own: what may be moved where, judged on what comes out of it all.

It knows nothing of Textual, so that the command line refuses what the app would.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from lean_journal.domain.keymap import Keymap, Keys, parse_keymap
from lean_journal.domain.record import Refused
from lean_journal.domain.settings import Settings
from lean_journal.tui.command_table import BY_ID, Command, display_key
from lean_journal.tui.key_names import textual_key
from lean_journal.tui.key_rules import STRUCTURAL, clashes, fault_of, free_keys, meeting, taken


@dataclass(frozen=True, slots=True)
class Judged:
    """What a stored keymap comes to."""

    keys: Mapping[str, Keys]
    """The entries that work, by the command's name, the keys as people write them."""

    faults: Mapping[str, str]
    """What is wrong with each of the others, in a sentence."""


def typed_keymap(settings: Settings, text: str, _today: date) -> Settings:
    """Apply a keymap that a person typed, as the setting of the domain does it, but checked.

    What is stored for commands this version does not have stays, whatever is typed.

    Raises:
        Refused: A command is unknown or never moves, or a key is none, reserved or taken.
    """
    stored = settings.keymap
    unknown = {name: keys for name, keys in stored.keys.items() if name not in BY_ID}
    typed = parse_keymap(text).keys
    # One that is printed among the others may be typed again.
    keys = checked({name: keys for name, keys in typed.items() if unknown.get(name) != keys})
    return replace(settings, keymap=Keymap({**unknown, **keys}, stored.unread))


def with_keys(settings: Settings, name: str, keys: Keys) -> Settings:
    """Give one command keys of its own, or with none those the program gives it.

    Whatever is wrong with other entries stays as it is.

    Raises:
        Refused: As of `typed_keymap`.
    """
    stored = settings.keymap
    others = {one: given for one, given in stored.keys.items() if one != name}
    working = judged(Keymap(others)).keys
    after = checked({name: keys, **working} if keys else working)
    return replace(settings, keymap=Keymap({**others, **after}, stored.unread))


def checked(wanted: Mapping[str, Keys]) -> dict[str, Keys]:
    """Check a whole keymap before it is stored.

    Returns:
        The keys as people write them; a command on the keys it has anyhow is not among them.

    Raises:
        Refused: Of the first entry that cannot be, and why.
    """
    keys: dict[str, Keys] = {}
    for name, typed in wanted.items():
        if fault := fault_of(name, typed):
            raise Refused(fault)
        keys[name] = _canonical(typed)
    for name, other, key in clashes(moved(keys)):
        raise Refused(taken(name, other, key))
    return {name: given for name, given in keys.items() if given != free_keys(BY_ID[name])}


def judged(keymap: Keymap) -> Judged:
    """Take of a stored keymap what works; a wrong entry costs itself only."""
    faults = {name: f"the keymap's entry {name} cannot be read" for name in keymap.unread}
    keys: dict[str, Keys] = {}
    for name, stored in keymap.keys.items():
        if fault := fault_of(name, stored):
            faults[name] = fault
        else:
            keys[name] = _canonical(stored)
    # What falls back to its own key may take it from another: until none is left to.
    while clash := next(clashes(moved(keys)), None):
        name, other, key = clash
        faults[name] = taken(name, other, key)
        del keys[name]
    return Judged(keys, faults)


def moved(keys: Mapping[str, Keys]) -> dict[str, Command]:
    """Give the commands that have keys of their own, with those keys.

    Args:
        keys: By the command's name, as people write them; each is right.
    """
    return {name: _on(BY_ID[name], given) for name, given in keys.items()}


def for_textual(commands: Mapping[str, Command]) -> dict[str, str]:
    """Give Textual the keys of the commands that moved, and of all that share a key with them.

    Textual takes a key from whatever has it, though it be another's turn: so all who have it
    are named.
    """
    named = dict(commands)
    waiting = list(commands)
    while waiting:
        command = BY_ID[waiting.pop()]
        keys = command.all_keys | named[command.id].all_keys
        for other in meeting(command.scope):
            if other.id not in named and "{key}" not in other.action and keys & other.all_keys:
                named[other.id] = other
                waiting.append(other.id)
    return {name: one.bound for name, one in named.items()}


def _on(command: Command, given: Keys) -> Command:
    """Put a command on other keys; those that are the same for all it keeps."""
    own = [key for one in given if (key := textual_key(one)) is not None]
    keys: list[str] = []
    for key in command.keys.split(","):
        if key in STRUCTURAL:
            keys.append(key)
        elif not keys or keys[-1] != own[-1]:
            keys += own
    return replace(command, keys=",".join(dict.fromkeys(keys)))


def _canonical(typed: Keys) -> Keys:
    keys = (key for one in typed if (key := textual_key(one)) is not None)
    return tuple(dict.fromkeys(map(display_key, keys)))
