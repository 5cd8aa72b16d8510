"""What works on every screen: undo, other windows, a new day, themes, the palette."""

import asyncio
import fcntl
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from lean_journal.domain.area import Area
from lean_journal.domain.capture import parse
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.capture import Place, observe, remove_walk
from tests.builders import MONDAY, Clock, journal, seen
from tests.tui.running import running


async def test_what_another_window_writes_is_shown_within_two_seconds(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        with journal(tmp_path) as other:
            seen(other, "from elsewhere")
        await person.pilot.pause(1.6)
        assert "from elsewhere" in person.shown()


async def test_undo_takes_back_this_windows_newest_not_anothers(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.line("mine")
        await person.press("enter")
        with journal(tmp_path, writer="other") as other:
            other.add(Area(name="Paint"), "area Paint")
        await person.press("u")
        assert person.said()[-1] == "undone: mine"
        assert person.journal.find(Observation) == []
        assert [area.name for area in person.journal.find(Area)] == ["Paint"]
        await person.press("u")
        assert person.said()[-1] == "there is nothing to undo"


async def test_an_edit_keeps_what_another_window_changed_meanwhile(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        walk = seen(stored, "carts queue")
    async with running(tmp_path) as person:
        await person.press("e", "tab", "tab")
        await person.type("mine")
        with journal(tmp_path) as other:
            other.change(Walk, walk.id, lambda one: replace(one, theme="Flow"), "theme")
            other.change(Walk, walk.id, lambda one: replace(one, purpose="theirs"), "purpose")
        await person.press("ctrl+s")
        (stored_walk,) = person.journal.find(Walk)
        assert (stored_walk.theme, stored_walk.purpose) == ("Flow", "theirs / mine")


async def test_a_new_day_is_said_when_it_begins(tmp_path: Path) -> None:
    clock = Clock(Clock().now.replace(hour=23))
    async with running(tmp_path, clock=clock) as person:
        clock.advance(hours=3)
        person.app.look_at_file()
        assert person.said() == []
        clock.advance(hours=1)
        person.app.look_at_file()
        await person.pilot.pause()
        assert person.said() == ["a new day: Tuesday 24 November"]


async def test_letters_are_text_in_a_field_and_commands_outside(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("qou/U?4Axy")
        await person.press("ctrl+s")
        assert [area.name for area in person.journal.find(Area)] == ["qou/U?4Axy"]


async def test_the_theme_that_is_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        person.app.theme = "lean-light"
        await person.pilot.pause(0.2)
    async with running(tmp_path) as person:
        assert person.app.theme == "lean-light"


async def test_a_theme_that_is_gone_is_stood_in_for_and_kept(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        stored.change_settings(lambda settings: replace(settings, theme="of-a-plugin"), "theme")
    async with running(tmp_path) as person:
        await person.pilot.pause(0.2)
        assert person.app.theme == "lean-dark"
        assert person.journal.settings.theme == "of-a-plugin"


async def test_another_writer_who_holds_the_lock_does_not_freeze_the_screen(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as person:
        with (tmp_path / "journal.json.lock").open("w") as held_elsewhere:
            fcntl.flock(held_elsewhere, fcntl.LOCK_EX)
            await person.press("o", "x")
            person.app.post_message(Key("enter", "\r"))  # a pilot would wait for the answer
            await asyncio.sleep(0.3)
            assert person.journal.find(Observation) == []
        await person.pilot.pause(0.4)
        assert [one.fact for one in person.journal.find(Observation)] == ["x"]


async def test_a_form_that_cannot_be_saved_stays_with_what_was_typed(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        walk = seen(stored, "carts queue")
    async with running(tmp_path) as person:
        await person.press("e", "tab", "tab")
        await person.type("long thought")
        with journal(tmp_path, writer="other") as other:
            remove_walk(other, walk.id)
        await person.press("ctrl+s")
        assert person.said()[-1] == "that walk has been removed"
        assert "long thought" in person.shown()
        await person.press("escape")
        assert "Go and see" in person.shown()


async def test_a_journal_broken_while_it_is_open_is_shown_as_it_was_and_taken_up_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "journal.json"
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    whole = file.read_bytes()
    async with running(tmp_path) as person:
        file.write_bytes(whole[:50])
        person.app.look_at_file()
        await person.press("right", "left", "down", "t", "escape", "e")
        await person.type("x")
        await person.press("ctrl+s")
        assert "cannot read" in person.said()[-1]
        assert file.read_bytes() == whole[:50]
        file.write_bytes(whole)
        await person.press("ctrl+s")
        assert "carts queue" in person.shown()
        assert "Change the walk" not in person.shown()


async def test_undo_does_not_work_under_a_question(tmp_path: Path) -> None:
    with journal(tmp_path, writer="other") as stored:
        seen(stored, "one")
    async with running(tmp_path) as person:
        await person.press("s", "enter", "s", "left", "x", "u", "escape")
        assert person.journal.find(Observation)[0].starred


async def test_what_undo_brings_back_stands_where_it_stood(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        walk = seen(stored, "aline")
        for line in ("bline", "cline"):
            clock.advance(seconds=1)
            observe(stored, [parse(line, MONDAY)], Place(walk=walk.id))
    async with running(tmp_path) as person:
        await person.press("right", "x", "x", "u", "u")
        shown = person.shown()
        assert shown.index("aline") < shown.index("bline") < shown.index("cline")


async def test_the_palette_offers_only_what_works_here(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one", area="")
    async with running(tmp_path, size=(100, 70)) as person:
        before = person.shown().splitlines()[-1]
        await person.press("ctrl+p")
        await person.pilot.pause(0.5)
        shown = person.shown()
        assert "Triage" in shown
        assert "Begin a planned walk" not in shown
        assert "Note what you told" not in shown
        await person.press("escape")
        assert person.shown().splitlines()[-1] == before


async def test_a_sentence_said_again_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press(*["u"] * 5)
        assert person.said() == ["there is nothing to undo"]


# What a walk leads to


# What was saved


async def test_what_was_saved_is_said_with_the_key_that_takes_it_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    async with running(tmp_path) as person:
        await person.press("right", "s")
        assert person.said() == ["star · u takes it back"]
        await person.press("u")
        assert person.said() == ["undone: star"]
        await person.press("x")
        # What the screen itself says of it takes its place.
        assert person.said() == ["observation removed; u brings it back"]


async def test_on_a_narrow_screen_it_is_one_line(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as person:
        await person.press("o")
        await person.line("the carts queue at press 2 and nobody knows why they do")
        (said,) = person.said()
        assert said.endswith("… · u takes it back")
        assert len(said) <= 36


async def test_what_changes_nothing_says_nothing(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    async with running(tmp_path) as person:
        await person.press("right", "enter")
        await person.press("enter")
        assert person.said() == []


@pytest.mark.parametrize(("mode", "rows"), [("gemba", "walks"), ("improve", "board")])
async def test_an_empty_screen_keeps_the_keys_for_its_first_rows(
    tmp_path: Path, mode: str, rows: str
) -> None:
    async with running(tmp_path, mode=mode) as person:
        focused = person.app.focused
        assert focused is not None
        assert focused.id == rows
