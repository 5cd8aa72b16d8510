"""The search by keys: what is found as one types, where Enter leads, and the way back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Mark, MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.deck import Deck
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Kind, Observation, Walk, Waste
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.passes import reflect
from lean_journal.tui.screens.search import AT_FIRST, MOST, SearchScreen
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import (
    MONDAY,
    area,
    commitment,
    improvement,
    journal,
    observation,
    seen,
    walk,
)
from tests.tui.running import Person, running, whole

FRIDAY = MONDAY - timedelta(days=3)


def filled(stored: Journal) -> dict[str, Record]:
    """Write what stands on every mode; all of it holds the word carts."""
    found: dict[str, Record] = {}
    with stored.transaction("all of it") as t:
        press, paint = t.add(area("Press shop")), t.add(area("Paint"))
        old = t.add(walk(date(2026, 10, 5), area=paint.id, theme="carts of old"))
        new = t.add(walk(FRIDAY, area=press.id, theme="flow"))
        waits = observation(new, "carts wait", kind=Kind.WASTE, waste=Waste.WAITING)
        found["seen"] = t.add(waits)
        found["second"] = t.add(observation(new, "carts roll"))
        found["promise"] = t.add(commitment("move carts", to="kim", source=new.id))
        found["alone"] = t.add(commitment("carts course", due=FRIDAY))
        found["idea"] = t.add_numbered(improvement("Carts are called"))
        found["deck"] = t.add(Deck(month=date(2026, 10, 1), target="no carts wait"))
    found |= {"old": old, "new": new, "area": press}
    (practised,) = add_behaviors(stored, [begin("Ask first", DAILY, FRIDAY)])
    mark = Mark(behavior=practised.id, day=FRIDAY, state=MarkState.MISSED, evidence="carts late")
    found["mark"] = stored.add(mark, "a mark")
    reflect(stored, date(2026, 3, 2), ReflectionKind.EVENING, {"": "carts again"}, {"": ""})
    return found


async def search(person: Person, line: str) -> None:
    """Open the search and type a line, until what it finds stands there."""
    await person.press("slash")
    await person.type(line)
    await found_all(person)


async def found_all(person: Person) -> None:
    await person.pilot.pause(0.1)
    await whole(person.pilot)


def hits(person: Person) -> int:
    return len(person.app.screen.query_one(RecordList).options)


def tab(person: Person) -> str:
    """Give the tab that is marked as the one one is on."""
    return person.shown().splitlines()[0].partition("[")[2].partition("]")[0]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("carts waste:w", ["1 found", "waiting", "carts wait"]),
        ("kind:walk", ["2 found", "Press shop: flow", "Paint: carts of old"]),
        ("area:pai", ["2 found", "Paint: carts of old"]),
        ("on:2026-03", ["1 found", "reflection", "carts again"]),
        ("2026-10..2026-10 kind:walk", ["1 found", "carts of old"]),
        ("@kim", ["1 found", "commitment", "@kim"]),
        ("kind:mark", ["1 found", "missed", "Ask first: carts late"]),
        ('"carts r"', ["1 found", "carts roll"]),
        ("kind:deck", ["1 found", "October 2026: no carts wait"]),
        ("carts absent", ["nothing is found"]),
        ("", ["kind:walk", "waste:waiting", "since:mon"]),
    ],
)
async def test_it_finds_as_one_types(tmp_path: Path, line: str, shown: list[str]) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        await search(person, line)
        for text in shown:
            assert text in person.shown()


async def test_a_wrong_value_is_named_and_takes_nothing_of_the_line(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        await search(person, "carts kind:wlak")
        assert "'wlak' is no kind; do you mean walk?" in person.shown()
        # What could be understood is searched for, but Enter does not go there.
        assert "carts wait" in person.shown()
        await person.press("enter")
        assert "carts kind:wlak" in person.shown()
        await person.press(*["backspace"] * 3)
        await person.type("alk")
        await found_all(person)
        assert "'wlak'" not in person.shown()
        assert "1 found" in person.shown()


WAYS = [
    ("carts wait kind:observation", "4 Gemba", ["Press shop", "carts wait"]),
    ("move carts", "4 Gemba", ["Press shop", "move carts"]),
    ("carts of old", "4 Gemba", ["Paint", "carts of old"]),
    ("carts again", "2 Reflect", ["Monday 2 March 2026", "carts again"]),
    ("carts late", "3 Behaviors", ["Ask first", "carts late"]),
    ("carts called", "5 Improve", ["Carts are called"]),
    ("no carts", "6 Review", ["October 2026"]),
    ("kind:area press", "4 Gemba", ["Areas", "Press shop"]),
]


@pytest.mark.parametrize("begin_in", ["gemba", "review"])
@pytest.mark.parametrize(("line", "mode", "shown"), WAYS)
async def test_enter_goes_to_the_record_and_esc_comes_back(
    tmp_path: Path, begin_in: str, line: str, mode: str, shown: list[str]
) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path, mode=begin_in) as person:
        before, screens = person.shown(), list(person.app.screen_stack)
        await search(person, line)
        await person.press("enter")
        assert tab(person) == mode
        for text in shown:
            assert text in person.shown()
        assert "esc back" in person.shown().splitlines()[-1]
        await person.press("escape")
        assert person.app.screen_stack == screens
        assert person.shown() == before


async def test_keys_typed_ahead_go_to_what_the_whole_line_finds(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        await person.press("slash")
        await person.pilot.press(*"roll", "enter", "s")
        await person.pilot.pause(0.3)
        (starred,) = [one for one in person.journal.find(Observation) if one.starred]
        assert starred.fact == "carts roll"


async def test_esc_after_a_search_goes_back_before_it_does_anything_else(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        # Inside the newest walk, at its second line.
        await person.press("right", "down")
        await search(person, "carts of old")
        await person.press("enter")
        # A dialog in between has its own esc.
        await person.press("o", "escape")
        assert "carts of old" in person.shown()
        await person.press("escape")
        await person.press("s")
        (starred,) = [one for one in person.journal.find(Observation) if one.starred]
        assert starred.fact == "carts roll"
        # From here on esc means what it always does: back to the walks.
        await person.press("escape")
        screen = person.app.screen
        assert screen.focused is screen.query_one("#walks")


async def test_from_what_was_found_one_may_search_on_and_come_back_step_by_step(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("escape")
        for line in ("carts of old", "carts again", "carts roll"):
            await search(person, line)
            await person.press("enter")
        assert tab(person) == "4 Gemba"
        await person.press("escape")
        assert "Monday 2 March 2026" in person.shown()
        await person.press("escape")
        assert "carts of old" in person.shown()
        await person.press("escape")
        assert tab(person) == "1 Today"


async def test_to_go_on_by_a_number_forgets_the_way_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("escape")
        await search(person, "carts again")
        await person.press("enter", "4", "right")
        assert "esc back" not in person.shown()
        await person.press("escape")
        assert tab(person) == "4 Gemba"
        await search(person, "carts called")
        await person.press("enter", "escape")
        assert tab(person) == "4 Gemba"


async def test_a_form_that_is_open_under_the_search_is_open_after_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        await person.press("A")
        assert "Areas" in person.shown()
        await search(person, "carts of old")
        await person.press("enter")
        assert "Areas" not in person.shown()
        await person.press("escape")
        assert "Areas" in person.shown()
        await person.press("escape")
        assert "Areas" not in person.shown()


async def test_a_commitment_made_on_no_walk_says_how_it_stands(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        await search(person, "carts course")
        await person.press("enter")
        assert person.said()[-1] == "overdue by 3 days: Today shows it"
        assert isinstance(person.app.screen, SearchScreen)


async def test_what_another_window_does_is_found_and_what_it_removes_is_not_gone_to(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        filled(stored)
    async with running(tmp_path) as person:
        other = journal(tmp_path, writer="other")
        await search(person, "crane")
        assert "nothing is found" in person.shown()
        other.add(commitment("ask about the crane"), "crane")
        await person.pilot.pause(1.3)
        await found_all(person)
        assert "ask about the crane" in person.shown()
        (crane,) = [one for one in other.find(Commitment) if "crane" in one.what]
        with other.transaction("gone") as t:
            t.remove(Commitment, crane.id)
        await person.press("enter")
        assert "removed" in person.said()[-1]
        other.close()


async def test_many_hits_are_counted_and_the_newest_can_be_walked_through(tmp_path: Path) -> None:
    with journal(tmp_path) as stored, stored.transaction("many") as t:
        for number in range(MOST + 50):
            day = MONDAY - timedelta(days=number)
            t.add(walk(day, theme=f"round {number}"))
    async with running(tmp_path) as person:
        await search(person, "round")
        assert f"{MOST + 50} found, the newest {MOST} of them shown" in person.shown()
        await person.pilot.pause(1.0)
        assert hits(person) == MOST > AT_FIRST
        await person.press("pagedown", *["down"] * 3, "up")
        chosen = person.app.screen.query_one(RecordList).highlighted or 0
        assert chosen > 3
        await person.press("enter")
        assert f"round {chosen}" in person.shown()
        assert len(person.journal.find(Walk)) == MOST + 50


async def test_help_shows_what_may_be_typed(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as person:
        await person.press("slash", "f1")
        assert "area:press" in person.shown()
        assert "Go to the record." in person.shown()
        await person.press("escape", "escape", "question_mark")
        assert "area:press" not in person.shown()


async def test_an_empty_line_leaves(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("slash", "enter")
        assert not isinstance(person.app.screen, SearchScreen)
        assert person.journal.find(Area) == []


async def test_search_finds_as_one_types_and_enter_goes_there(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue", "guard [/] open")
        seen(stored, "paint drips >> call Ana @ana", area="Paint")
    async with running(tmp_path) as person:
        await person.press("slash")
        await person.type("GUARD open")
        await person.pilot.pause(0.3)
        assert "1 found" in person.shown()
        assert "guard [/] open" in person.shown()
        await person.press("enter")
        assert "Press shop" in person.shown()
        await person.press("s")
        (starred,) = [one for one in person.journal.find(Observation) if one.starred]
        assert starred.fact == "guard [/] open"
        await person.press("slash")
        await person.line("@ana")
        assert "paint drips" in person.shown()


async def test_search_without_a_hit_says_so_and_odd_characters_do_no_harm(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("slash")
        await person.type("[red]\\ ( * %")
        await person.pilot.pause(0.3)
        assert "nothing is found" in person.shown()
        # There is nowhere to go, and what was typed is still there.
        await person.press("enter")
        assert "[red]\\ ( * %" in person.shown()
