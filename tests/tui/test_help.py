"""Help: the keys of the screen below, and words that find what any other can do."""

from collections import Counter
from pathlib import Path

import pytest

from lean_journal.tui.command_table import BY_ID, COMMANDS
from lean_journal.tui.dialogs.help import HelpDialog
from lean_journal.tui.help_entries import _ALSO, entries, found
from tests.builders import journal, seen
from tests.tui.running import running

HERE, OTHERS = entries(BY_ID, {"capture", "add"}, has_query=False, has_line=True)
ALL = [*HERE, *OTHERS]


def keys(sought: str) -> set[str]:
    return {one.key for one in found(ALL, sought)}


def test_everything_that_can_be_done_stands_there_once() -> None:
    says = Counter(one.says for one in ALL)
    assert Counter(one.help for one in COMMANDS) <= says


@pytest.mark.parametrize(
    ("sought", "key"),
    [
        *(("undo", "u"), ("UNDO", "u"), ("mistake", "u"), ("delete", "x delete"), ("exit", "q")),
        *(("take  back window", "u"), ("window back", "u"), ("ctrl+p", "ctrl+p"), ("F4", "F4")),
        *(("powerpoint", "w"), ("powerpoint", "d"), ("vacation", "A"), ("theme", "S")),
        *(("pdca", "c"), ("waste", "codes"), ("transport", "codes"), ("star", "*")),
        *(("kind:walk", "kind:walk"), ("triage improve", "n"), ("export", "lean-journal export")),
        *(("？", "? F1"), ("U", "U"), ("@kim", "@kim")),
    ],
)
def test_words_find_it_in_any_order_and_case(sought: str, key: str) -> None:
    assert key in keys(sought)


def test_one_character_is_a_key_and_no_part_of_a_word() -> None:
    assert keys("u") == {"u", "U"}
    assert found(ALL, "qqq") == []


def test_the_words_of_newcomers_belong_to_commands() -> None:
    assert _ALSO.keys() <= BY_ID.keys()


async def test_what_is_typed_at_once_finds_it_here_first_and_elsewhere(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    async with running(tmp_path) as person:
        await person.pilot.press("question_mark", *"walk")
        await person.pilot.pause()
        shown = person.shown()
        assert "Add a walk" in shown
        assert "Type what you saw" in shown
        assert "Bring back what was undone" not in shown
        there = ["Gemba\n", "Everywhere", "Elsewhere: Today", "Gemba, at other times"]
        places = [shown.find(one) for one in there]
        assert -1 not in places
        assert places == sorted(places)
        assert "Begin a planned walk" in shown


async def test_the_sheet_stays_where_it_is_while_one_types(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("question_mark")
        head = person.shown().splitlines()[:4]
        await person.type("xyzzy")
        assert "No key and no command is found for “xyzzy”." in person.shown()
        assert person.shown().splitlines()[0] == head[0]
        assert person.shown().splitlines()[1] == head[1]
        await person.press("ctrl+u")
        assert person.shown().splitlines()[:4] == head


async def test_the_arrows_and_pages_scroll_while_one_types(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("question_mark")
        first = person.shown()
        await person.press("down")
        assert person.shown() != first
        await person.press("up")
        assert person.shown() == first
        await person.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "codes" in person.shown()
        await person.type("undo")
        assert "Take back what this window did last." in person.shown()


async def test_esc_leaves_at_once_and_f1_does_no_harm(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.pilot.press("question_mark", "escape", "o", "f1", "f1", *"un", "escape")
        await person.pilot.pause()
        assert not isinstance(person.app.screen, HelpDialog)
        await person.type("5 carts")
        assert "5 carts" in person.shown()


async def test_what_is_typed_is_text_and_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as person:
        await person.press("question_mark")
        await person.type("[red]{undo}\\")
        assert "[red]{undo}\\" in person.shown()
