"""Settings by keys: shown as they are, changed one at a time, refused in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from lean_journal.domain.keymap import Keymap
from lean_journal.domain.settings import SETTINGS, Settings, setting
from lean_journal.tui.command_table import COMMANDS
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.screens.keymap import KeymapScreen
from lean_journal.tui.screens.prompts import PromptsScreen
from lean_journal.tui.screens.settings import SettingsScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import content, journal
from tests.tui.running import Person, running


async def come_to(person: Person, key: str) -> None:
    await person.press("S")
    rows = person.app.screen.query_one(RecordList)
    while rows.key != key:
        await person.press("down")


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("day_start", "04:30"),
        ("week_start", "sun"),
        ("workdays", "mon-thu,sat"),
        ("reporting_day", "off"),
        ("deck_title", "What got better"),
    ],
)
async def test_a_setting_is_changed_and_can_be_undone(tmp_path: Path, key: str, typed: str) -> None:
    async with running(tmp_path) as person:
        await come_to(person, key)
        await person.press("enter", "ctrl+u")
        await person.line(typed)
        assert isinstance(person.app.screen, SettingsScreen)
        assert setting(key).show(person.journal.settings) == typed
        assert typed in person.shown()
        assert key in str(content(tmp_path)["settings"])
        await person.press("u")
        assert setting(key).show(person.journal.settings) == setting(key).show(Settings())


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("day_start", "25:00", "no time until noon"),
        ("workdays", "someday", "are no weekdays"),
        ("reporting_day", "32", "no day of a month"),
        ("deck_title", "x" * 61, "one line of at most"),
    ],
)
async def test_a_wrong_value_is_refused_and_what_was_typed_stays(
    tmp_path: Path, key: str, typed: str, said: str
) -> None:
    async with running(tmp_path) as person:
        await come_to(person, key)
        await person.press("enter", "ctrl+u")
        await person.line(typed)
        assert isinstance(person.app.screen, LineDialog)
        assert said in person.said()[-1]
        assert setting(key).show(person.journal.settings) == setting(key).show(Settings())


async def test_every_setting_stands_there_at_every_size(tmp_path: Path) -> None:
    for size in ((80, 24), (40, 20)):
        async with running(tmp_path, size=size) as person:
            await person.press("S")
            seen = person.shown()
            for _ in SETTINGS:
                await person.press("down")
                seen += person.shown()
            assert all(one.key.replace("_", " ") in seen for one in SETTINGS)


async def test_prompts_have_a_screen_of_their_own_and_the_theme_a_preview(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await come_to(person, "evening_prompts")
        await person.press("enter")
        assert isinstance(person.app.screen, PromptsScreen)
        await person.press("escape", "escape")
        await come_to(person, "theme")
        await person.press("enter")
        await person.type("lean-light")
        await person.press("enter")
        assert person.journal.settings.theme == "lean-light"


async def test_a_command_is_found_by_words_and_given_other_keys(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await come_to(person, "keymap")
        await person.press("enter")
        assert isinstance(person.app.screen, KeymapScreen)
        await person.line("undo")
        assert isinstance(person.app.screen, LineDialog)
        await person.press("ctrl+u")
        await person.line("z f8")
        assert person.journal.settings.keymap == Keymap({"undo": ("z", "F8")})
        assert "z F8" in person.shown()
        assert "yours; by itself on u" in person.shown()
        await person.press("escape")
        assert "undo=z F8" in person.shown()
        await person.press("u")
        assert person.journal.settings.keymap != Keymap()
        await person.press("z")
        assert person.journal.settings.keymap == Keymap()
        assert "undone: keys undo=z f8" in person.said()[-1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("q", "q is the key of quit (quit, everywhere): undo cannot have it"),
        ("z, foo", "'foo' is no key"),
        ("j", "j moves, in every list"),
    ],
)
async def test_keys_that_cannot_be_are_refused_and_the_line_stays(
    tmp_path: Path, typed: str, said: str
) -> None:
    async with running(tmp_path) as person:
        await come_to(person, "keymap")
        await person.press("enter")
        await person.line("undo")
        await person.press("ctrl+u")
        await person.line(typed)
        assert isinstance(person.app.screen, LineDialog)
        assert said in person.said()[-1]
        assert typed in person.shown()
        assert person.journal.settings.keymap == Keymap()


@pytest.mark.parametrize("typed", ["default", "", "u"])
async def test_default_gives_the_keys_of_the_program_back(tmp_path: Path, typed: str) -> None:
    with journal(tmp_path) as stored:
        keymap = Keymap({"undo": ("z",), "redo": ("Z",)})
        stored.change_settings(lambda settings: replace(settings, keymap=keymap), "keymap")
    async with running(tmp_path) as person:
        await come_to(person, "keymap")
        await person.press("enter")
        await person.line("undo")
        assert person.app.screen.query_one(Field).value == "z"
        await person.press("ctrl+u")
        await person.line(typed)
        assert person.journal.settings.keymap == Keymap({"redo": ("Z",)})


async def test_what_keeps_its_keys_says_so_and_words_may_find_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as person:
        await come_to(person, "keymap")
        await person.press("enter")
        await person.line("gemba 4")
        assert isinstance(person.app.screen, KeymapScreen)
        assert "gemba stays on 4" in person.said()[-1]
        await person.type("xyzzy")
        assert "No command is found." in person.shown()
        await person.press("enter", "down", "pageup", "ctrl+u", "pagedown", "pagedown")
        assert person.app.screen.query_one(RecordList).key in {one.id for one in COMMANDS}


async def test_the_letter_is_text_in_a_field(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o", "S")
        assert not isinstance(person.app.screen, SettingsScreen)
        assert "S" in person.shown()
