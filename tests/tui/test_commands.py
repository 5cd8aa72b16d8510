"""The command table: keys, footer, help and palette cannot drift."""

from collections import Counter
from pathlib import Path

import pytest

from lean_journal.tui.command_table import (
    CAPTURE,
    COMMANDS,
    EVERYWHERE,
    FIELD,
    FOOTER,
    FORM,
    GUIDED_REVIEW,
    IMPROVE,
    TODAY,
)
from lean_journal.tui.commands import footer_commands
from tests.tui.running import running

PAGES = sorted({command.scope for command in COMMANDS} - {EVERYWHERE, FIELD, FORM, CAPTURE})


def keys(*scopes: str) -> list[str]:
    return [key for one in COMMANDS if one.scope in scopes for key in one.keys.split(",")]


def test_every_command_has_its_own_name() -> None:
    assert [id_ for id_, count in Counter(one.id for one in COMMANDS).items() if count > 1] == []


BY_STEP = {TODAY: {*"yp12345", "enter"}, IMPROVE: {"d"}, GUIDED_REVIEW: {*"yns"}}
"""By page, keys whose meaning the step or the chosen record decides; never two are possible."""


@pytest.mark.parametrize("page", PAGES)
def test_no_key_does_two_things_on_one_screen(page: str) -> None:
    used = Counter(keys(page, EVERYWHERE))
    twice = {key for key, count in used.items() if count > 1}
    assert twice == BY_STEP.get(page, set())


def test_the_letters_that_move_do_nothing_else() -> None:
    moving = {
        *("inside", "outside", "into", "out-of"),
        *("day-before", "day-after", "behavior-before", "behavior-after"),
        *("slide-before", "slide-after", "long-before", "long-after"),
    }
    letters = {key for one in COMMANDS if one.id not in moving for key in one.keys.split(",")}
    assert letters.isdisjoint("hjkl")


def test_in_a_text_field_no_letter_or_digit_is_a_command() -> None:
    assert [key for key in keys(FIELD, FORM, CAPTURE) if len(key) == 1] == []


def test_every_action_can_be_typed_without_an_english_keyboard() -> None:
    assert set(keys(*PAGES, EVERYWHERE)).isdisjoint({"left_square_bracket", "right_square_bracket"})


def test_the_footer_names_only_commands_that_exist_and_ends_with_help() -> None:
    assert set(FOOTER) <= {one.id for one in COMMANDS}
    assert footer_commands(one.id for one in COMMANDS if one.scope == EVERYWHERE)[-1].id == "help"


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((80, 24), "? help"), ((40, 20), "o capture  a add  / search  ? help")],
)
async def test_the_footer_keeps_help_at_every_width(
    tmp_path: Path, size: tuple[int, int], wanted: str
) -> None:
    async with running(tmp_path, size=size) as person:
        assert person.shown().splitlines()[-1].strip().endswith(wanted)


async def test_help_shows_the_commands_of_the_screen_and_the_capture_codes(tmp_path: Path) -> None:
    async with running(tmp_path, size=(100, 60)) as person:
        await person.press("o")
        await person.line("one")
        await person.press("enter", "question_mark")
        shown = person.shown()
        for command in COMMANDS:
            if command.scope in (EVERYWHERE, FIELD):
                assert command.help in shown
        assert "d defects" in shown
        assert "Go through what was seen" in shown
        assert "Begin a planned walk" not in shown
