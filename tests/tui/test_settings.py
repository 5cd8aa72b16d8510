"""Settings by keys: shown as they are, changed one at a time, refused in a sentence."""

from pathlib import Path

import pytest

from lean_journal.domain.settings import SETTINGS, Settings, setting
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.screens.prompts import PromptsScreen
from lean_journal.tui.screens.settings import SettingsScreen
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import content
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


async def test_the_letter_is_text_in_a_field(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o", "S")
        assert not isinstance(person.app.screen, SettingsScreen)
        assert "S" in person.shown()
