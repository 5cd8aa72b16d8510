"""With every command moved that may be, no screen names a key that one was on."""

import re
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from lean_journal.domain.keymap import Keymap, Keys
from lean_journal.tui.app import JournalApp
from lean_journal.tui.command_table import BY_ID, FIELD, display_key
from lean_journal.tui.key_rules import _ALWAYS_ON, STRUCTURAL, free_keys
from lean_journal.tui.keymap import checked
from tests.tui.running import Person
from tests.tui.scenes import SCENES, scene_app

LETTERS = [chr(code) for code in range(0x3B1, 0x3CA) if chr(code) != "ς"]
CYRILLIC = [chr(code) for code in (*range(0x430, 0x450), *range(0x410, 0x430))]
ARMENIAN = [chr(code) for code in (*range(0x561, 0x587), *range(0x531, 0x557))]
IN_FIELDS = ["F8", "F9", "F10", "F11", "F12", "ctrl+t", "ctrl+g", "ctrl+r"]


def all_moved() -> dict[str, Keys]:
    """Give every command that may be moved a key of its own that no sentence holds."""
    letters, chords = iter([*LETTERS, *CYRILLIC, *ARMENIAN]), iter(IN_FIELDS)
    return {
        one.id: (next(chords if one.scope == FIELD or one.id in _ALWAYS_ON else letters),)
        for one in BY_ID.values()
        if free_keys(one)
    }


MOVED = all_moved()
OLD = {
    display_key(key)
    for name in MOVED
    for key in BY_ID[name].keys.split(",")
    if key not in STRUCTURAL
}
LETTER = re.compile(r"(?<![\w'’#/.<>+-])(?<!\d )([A-Za-z?]|F[1-5]|ctrl\+[ps])(?![\w'’:./…-])")
A_DOES = re.compile(r"(?<!\w)a (?!boss)[a-z]+s(?= (?!of)\w)")

ELSE = {
    # Not commands of the table: what is typed, or answers a question.
    "remove": {"y", "n"},
    "holds": {"y", "n"},
    "check-turned": {"y", "n"},
    "walk-form": {"y", "n"},
    "starters": {"x"},
    # What the command is on by itself, and the line it was asked in.
    "keymap": OLD,
    "keymap-line": {"u"},
    # Under it the footer waits until the palette is gone.
    "palette": OLD,
}
"""By scene, letters that no sentence names a command's key by."""


def named(text: str) -> set[str]:
    """Give the keys a text names."""
    found = {*LETTER.findall(text)} - {"a", "A", "I"}
    return found | {"a" for _ in A_DOES.findall(text)}


def test_everything_that_may_be_moved_can_be() -> None:
    assert checked(MOVED) == MOVED


@pytest.mark.parametrize("name", [one for one in SCENES if not SCENES[one].years])
async def test_no_sentence_names_the_key_a_command_was_on(tmp_path: Path, name: str) -> None:
    scene = SCENES[name]
    async with scene_app(tmp_path, (100, 40), scene) as pilot:
        await scene.come(pilot)
        await pilot.pause()
        app = cast("JournalApp", pilot.app)
        app.clear_notifications()
        app.journal.change_settings(
            lambda settings: replace(settings, keymap=Keymap(MOVED)), "keymap"
        )
        app.look_at_file()
        await pilot.pause(0.2)
        text = Person(pilot, app).shown()
        assert named(text) & OLD - ELSE.get(name, set()) == set()
