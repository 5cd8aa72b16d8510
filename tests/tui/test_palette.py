"""The command palette: what it does is what the keys do, and it leads to all that was written."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.command import CommandList

from lean_journal.domain.keymap import Keymap
from lean_journal.domain.walk import Observation
from tests.builders import MONDAY, commitment, journal, observation, seen, walk
from tests.tui.running import Person, running
from tests.tui.test_search import WAYS, filled, tab


async def palette(person: Person, line: str) -> list[str]:
    """Open the palette, type a line, and give what it offers."""
    await person.press("ctrl+p")
    await person.type(line)
    await person.pilot.pause(0.5)
    offered = person.app.screen.query_one(CommandList)
    return [str(option.prompt) for option in offered.options]


async def test_the_palette_does_what_the_key_does(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await palette(person, "capture")
        await person.press("enter")
        await person.pilot.pause(0.3)
        assert "Capture →" in person.shown()


@pytest.mark.parametrize(("line", "mode", "shown"), WAYS)
async def test_a_record_is_found_by_its_words_and_esc_comes_back(
    tmp_path: Path, line: str, mode: str, shown: list[str]
) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path, mode="review") as person:
        before = person.shown()
        assert await palette(person, line)
        await person.press("enter")
        await person.pilot.pause(0.3)
        assert tab(person) == mode
        for text in shown:
            assert text in person.shown()
        await person.press("escape")
        assert person.shown() == before


async def test_commands_stand_above_records_and_the_newest_record_first(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        with stored.transaction("an old line") as transaction:
            old = transaction.add(walk(MONDAY - timedelta(days=9)))
            transaction.add(observation(old, "capture of an old line"))
        seen(stored, "capture of a new line")
    async with running(tmp_path) as person:
        offered = await palette(person, "capture")
        assert offered[0].startswith("Capture\n")
        assert "of a new line" in offered[-2]
        assert "of an old line" in offered[-1]


async def test_what_a_person_wrote_is_never_markup_in_the_palette(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "[red]carts[/] [@click=app.leave]x", area="[b]Press[/b]")
    async with running(tmp_path) as person:
        (only,) = (text for text in await palette(person, "carts") if "carts" in text)
        assert only.startswith("[red]carts[/] [@click=app.leave]x\n")


async def test_a_promise_of_no_walk_and_a_record_removed_meanwhile_are_said(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        stored.add(commitment("thank the setters", due=MONDAY + timedelta(days=2)), "it")
        seen(stored, "a cart of scrap")
    async with running(tmp_path) as person:
        assert await palette(person, "setters")
        await person.press("enter")
        await person.pilot.pause(0.3)
        assert "Today shows it then" in person.said()[-1]
        assert await palette(person, "scrap")
        (found,) = person.journal.find(Observation)
        with person.journal.transaction("meanwhile") as transaction:
            transaction.remove(Observation, found.id)
        await person.press("enter")
        await person.pilot.pause(0.3)
        assert person.said()[-1] == "that has been removed meanwhile"


async def test_a_filter_that_cannot_be_meant_offers_no_record(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts")
    async with running(tmp_path) as person:
        offered = await palette(person, "carts on:2026-13-40")
        assert not any(text.startswith("carts") for text in offered)


async def test_a_command_stands_there_with_the_key_it_is_on(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        stored.change_settings(
            lambda settings: replace(settings, keymap=Keymap({"undo": ("z",)})), "keymap"
        )
    async with running(tmp_path) as person:
        offered = await palette(person, "undo")
        assert offered[0] == "Undo\nTake back what this window did last. (z)"
