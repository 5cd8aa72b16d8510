"""Gemba by keys: what a person presses, and what the journal then holds."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage.improvements import remove_improvement
from lean_journal.tui.screens.gemba import MOST_WALKS, GembaScreen
from lean_journal.tui.screens.gemba_actions import UNREAD
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import MONDAY, Clock, journal, seen
from tests.storage.loop import add, do, hear, start
from tests.tui.running import running


async def test_the_first_day_says_what_to_press(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        assert "Press o, type what you saw" in person.shown()
    assert list(tmp_path.iterdir()) == []


async def test_a_walk_with_a_new_area_begins_now_and_takes_the_next_line(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("Press [/]shop\tflow\twhy wait")
        await person.press("ctrl+s", "o")
        await person.line("w: carts")
        await person.press("enter")
        (walk,) = person.journal.find(Walk)
        (area,) = person.journal.find(Area)
        assert (area.name, walk.area, walk.theme, walk.purpose, walk.state) == (
            "Press [/]shop",
            area.id,
            "Flow",
            "why wait",
            WalkState.WALKED,
        )
        assert [one.walk for one in person.journal.find(Observation)] == [walk.id]
        assert "Press [/]shop · Flow" in person.shown()


async def test_a_walk_and_its_new_area_are_one_undo_step(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("Press")
        await person.press("ctrl+s", "u")
        assert (person.journal.find(Walk), person.journal.find(Area)) == ([], [])
        await person.press("U")
        assert len(person.journal.find(Walk)) == 1


async def test_a_planned_walk_is_begun_when_it_is_walked(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock) as person:
        await person.press("a")
        await person.type("Press\t\t\twed")
        await person.press("enter")
        (walk,) = person.journal.find(Walk)
        assert (walk.day, walk.state) == (MONDAY + timedelta(days=2), WalkState.PLANNED)
        clock.advance(days=2)
        await person.press("b")
        (walk,) = person.journal.find(Walk)
        assert (walk.day, walk.state, walk.start) == (
            date(2026, 11, 25),
            WalkState.WALKED,
            clock.now,
        )


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "32", "[red]"])
async def test_a_day_that_cannot_be_planned_is_said_and_the_form_stays(
    tmp_path: Path, day: str
) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("Press\t\t\t" + day)
        await person.press("enter")
        assert "is no day to come" in person.shown()
        assert person.journal.find(Walk) == []


async def test_finishing_a_walk_makes_the_next_line_begin_another(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one")
    async with running(tmp_path) as person:
        await person.press("f")
        await person.pilot.pause(UNREAD)
        await person.press("n", "o")
        await person.line("two")
        first, second = person.journal.find(Walk)
        assert first.ended is not None
        assert [one.walk for one in person.journal.find(Observation)] == [first.id, second.id]


async def test_closing_the_loop_notes_what_was_told_and_when(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one")
    async with running(tmp_path) as person:
        await person.press("c")
        await person.line("the light [/] is mended")
        (walk,) = person.journal.find(Walk)
        assert (walk.state, walk.told, walk.loop_closed) == (
            WalkState.CLOSED,
            "the light [/] is mended",
            MONDAY,
        )
        assert "told Mon 23 Nov: the light [/] is" in person.shown()


async def test_notes_offer_no_loop_to_close(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one", area="")
    async with running(tmp_path) as person:
        assert "close loop" not in person.shown()
        await person.press("c")
        assert person.journal.find(Walk)[0].state is WalkState.WALKED


async def test_triage_goes_through_what_was_seen_and_saves_each_answer(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "w: carts queue", "s: guard [/] open", "plain")
    async with running(tmp_path) as person:
        await person.press("t")
        assert "1 of 3" in person.shown()
        await person.press("m")
        await person.line("no signal?")
        await person.press("i")
        await person.line("check call light @kim !fri")
        await person.press("s", "enter")
        assert "guard [/] open" in person.shown()
        await person.press("enter", "escape")
        first, second, third = person.journal.find(Observation)
        assert (first.interpretation, first.starred) == ("no signal?", True)
        assert [one.triaged for one in (first, second, third)] == [True, True, False]
        (promise,) = person.journal.find(Commitment)
        assert (promise.what, promise.to, promise.due, promise.source) == (
            "check call light",
            "kim",
            date(2026, 11, 27),
            first.id,
        )
        assert "1 to triage" in person.shown()


async def test_an_observation_is_changed_as_the_line_it_was(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "w: carts queue // why *")
    async with running(tmp_path) as person:
        await person.press("enter", "enter")
        await person.press("home")
        await person.type("s: ")
        await person.press("delete", "delete", "delete", "enter")
        (one,) = person.journal.find(Observation)
        assert (one.kind.value, one.waste, one.fact, one.interpretation, one.starred) == (
            "safety",
            None,
            "carts queue",
            "why",
            True,
        )


async def test_leaving_a_form_changes_nothing(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    before = (tmp_path / "journal.json").read_bytes()
    async with running(tmp_path) as person:
        await person.press("enter", "enter", "x", "y", "escape")
        await person.press("left", "e", "z", "escape", "c", "q", "escape", "x", "n", "x", "escape")
    assert (tmp_path / "journal.json").read_bytes() == before


async def test_a_removed_walk_takes_what_was_seen_with_it_and_undo_brings_all_back(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one", "two")
    async with running(tmp_path) as person:
        await person.press("x")
        assert "with the 2 things seen" in person.shown()
        await person.press("y")
        assert (person.journal.find(Walk), person.journal.find(Observation)) == ([], [])
        await person.press("u")
        assert len(person.journal.find(Observation)) == 2


async def test_a_adds_a_line_to_the_walk_one_is_in_whatever_its_age(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        walk = seen(stored, "one")
    clock.advance(days=30)
    async with running(tmp_path, clock=clock) as person:
        await person.press("enter", "a")
        await person.line("remembered late")
        assert [one.walk for one in person.journal.find(Observation)] == [walk.id, walk.id]


async def test_areas_are_added_renamed_and_shown_longest_unseen_first(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        seen(stored, "one", area="Press shop")
        clock.advance(days=9)
        seen(stored, "two", area="Paint")
    async with running(tmp_path, clock=clock) as person:
        await person.press("A")
        shown = person.shown()
        assert shown.index("seen 9 d ago") < shown.index("seen today")
        await person.press("a")
        await person.line("press SHOP")
        await person.press("ctrl+s")
        assert "there is an area Press shop already" in person.shown()
        await person.press("escape", "a")
        # What was typed is still there, and goes with one key.
        assert "press SHOP" in person.shown()
        await person.press("f5")
        await person.line("Goods in")
        await person.line("yes")
        assert {(area.name, area.one_person) for area in person.journal.find(Area)} == {
            ("Press shop", False),
            ("Paint", False),
            ("Goods in", True),
        }


async def test_on_a_narrow_screen_one_list_shows_at_a_time(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts queue")
    async with running(tmp_path, size=(40, 20)) as person:
        assert "carts queue" not in person.shown()
        await person.press("enter")
        assert "carts queue" in person.shown()
        await person.press("escape")
        assert "carts queue" not in person.shown()


async def test_at_the_end_of_a_walk_the_day_one_will_be_back_becomes_a_commitment(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        walk = seen(stored, "one")
    async with running(tmp_path) as person:
        # Keys that were meant for the walk answer no question.
        await person.press("f", "y", "n")
        assert "Told them when you'll be back?" in person.shown()
        await person.pilot.pause(UNREAD)
        await person.press("y")
        await person.line("soon")
        assert "'soon' is no day to come" in person.said()[-1]
        assert "When will you be back?" in person.shown()
        await person.press("ctrl+u")
        await person.line("fri")
        (promise,) = person.journal.find(Commitment)
        assert (promise.what, promise.due, promise.source) == (
            "be back at Press shop",
            MONDAY + timedelta(days=4),
            walk.id,
        )
        assert "be back at Press shop" in person.shown()
        await person.press("u")
        assert person.journal.find(Commitment) == []
        assert person.journal.get(Walk, walk.id).ended is not None


@pytest.mark.parametrize("keys", [("n",), ("escape",), ("y", "enter"), ("y", "escape")])
async def test_who_did_not_say_when_promises_nothing(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one")
    async with running(tmp_path) as person:
        await person.press("f")
        await person.pilot.pause(UNREAD)
        await person.press(*keys)
        assert "be back?" not in person.shown()
        assert person.journal.find(Commitment) == []
        assert person.journal.find(Walk)[0].ended is not None


async def test_nobody_was_told_anything_on_a_page_of_notes(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one", area="")
    async with running(tmp_path) as person:
        await person.press("f")
        assert "be back?" not in person.shown()
        assert person.journal.find(Walk)[0].ended is not None


async def test_one_key_makes_an_improvement_of_what_was_seen_and_g_goes_to_it(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "w: carts [/] queue", "other")
    async with running(tmp_path) as person:
        await person.press("n", "g")
        assert person.journal.find(Improvement) == []
        await person.press("enter", "n")
        (made,) = person.journal.find(Improvement)
        first, second = person.journal.find(Observation)
        assert (made.title, made.problem, made.area) == (
            "carts [/] queue",
            "carts [/] queue",
            person.journal.find(Area)[0].id,
        )
        assert (first.link, first.triaged, second.link) == ("#i1", True, "")
        assert person.said() == ["#i1 carts [/] queue: an idea on 5 Improve"]
        await person.press("n")
        assert person.said() == ["it belongs to #i1 already"]
        await person.press("g")
        assert person.app.current_mode == "improve"
        assert "#i1  carts [/] queue" in person.shown()
        await person.press("4", "u")
        assert person.journal.find(Improvement) == []
        assert [one.link for one in person.journal.find(Observation)] == ["", ""]


async def test_where_the_improvement_has_been_removed_another_can_be_made(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts")
    async with running(tmp_path) as person:
        await person.press("enter", "n")
        (made,) = person.journal.find(Improvement)
        do(person.journal, lambda t: remove_improvement(person.journal, t, made.id))
        person.app.look_at_file()
        await person.press("g")
        assert person.app.current_mode == "gemba"
        # The line still says what it belonged to.
        await person.press("enter")
        assert "carts #i1" in person.shown()
        await person.press("escape", "n")
        (made,) = person.journal.find(Improvement)
        assert made.number == 2
        assert person.journal.find(Observation)[0].link == "#i2"


async def test_triage_makes_an_improvement_and_goes_on(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "one", "two")
    async with running(tmp_path) as person:
        await person.press("t", "n", "n")
        assert person.said() == ["it belongs to #i1 already"]
        assert "#i1" in person.shown()
        await person.press("enter", "n", "enter")
        assert [one.title for one in person.journal.find(Improvement)] == ["one", "two"]
        assert [one.link for one in person.journal.find(Observation)] == ["#i1", "#i2"]
        assert "Triage" not in person.shown()


async def test_a_walk_for_a_struggle_says_so_and_g_goes_to_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        heard = hear(stored)
        seen(stored, "carts")
    async with running(tmp_path) as person:
        await person.press("e", "tab", "tab", "tab")
        await person.type("S1")
        await person.press("ctrl+s")
        (walk,) = person.journal.find(Walk)
        assert walk.struggle == heard.id
        assert person.journal.find(Struggle)[0].state is StruggleState.SEEN
        assert "for #s1 Trucks wait" in person.shown()
        await person.press("g")
        assert person.app.current_mode == "improve"
        assert "#s1  Trucks wait" in person.shown()


@pytest.mark.parametrize("typed", ["s9", "[red]", "lorries"])
async def test_a_struggle_nobody_knows_is_said_and_the_form_stays(
    tmp_path: Path, typed: str
) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path) as person:
        await person.press("a", "tab", "tab")
        await person.type("why wait\t" + typed)
        await person.press("ctrl+s")
        assert "why wait" in person.shown()
        assert person.shown().count(typed) == 2, "in its field, and in what is said of it"
        assert person.journal.find(Walk) == []


async def test_without_an_open_struggle_a_walk_asks_for_none(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored, StruggleState.CLOSED)
    async with running(tmp_path) as person:
        await person.press("a")
        assert [field.id for field in person.app.screen.query("Field")] == [
            *("area", "theme", "purpose", "day"),
        ]


async def test_a_line_can_be_given_a_link_and_lose_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        seen(stored, "carts")
        start(stored, add(stored))
    async with running(tmp_path) as person:
        await person.press("enter", "enter")
        await person.type(" #i1")
        await person.press("enter")
        assert person.journal.find(Observation)[0].link == "#i1"
        await person.press("enter", *["backspace"] * 4, "enter")
        (one,) = person.journal.find(Observation)
        assert (one.fact, one.link) == ("carts", "")


async def test_walks_of_long_ago_are_folded_and_come_when_one_asks_for_them(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored, stored.transaction("walks") as transaction:
        for days in range(MOST_WALKS + 5):
            walk = Walk(
                day=MONDAY - timedelta(days=days),
                state=WalkState.WALKED,
                purpose=f"walk {days:03}",
            )
            walk = transaction.add(walk)
        transaction.add(Observation(walk=walk.id, fact="a zebra"))
        for days in range(1, 4):
            transaction.add(Walk(day=MONDAY + timedelta(days=days), purpose="to come"))
    async with running(tmp_path, size=(100, 90)) as person:
        assert "walk 059" in person.shown()
        assert person.shown().count("to come") == 3
        assert "walk 060" not in person.shown()
        await person.press("end")
        assert "5 earlier" in person.shown()
        await person.press("t", "x", "c", "e")
        assert len(person.journal.find(Walk)) == MOST_WALKS + 8
        await person.press("enter")
        assert "walk 064" in person.shown()
        assert "5 earlier" not in person.shown()
        assert isinstance(person.app.screen, GembaScreen)
        chosen = person.app.screen.chosen_walk()
        assert chosen is not None
        assert chosen.purpose == "walk 060"
    async with running(tmp_path, size=(100, 90)) as person:
        await person.press("slash")
        await person.type("zebra")
        await person.press("enter")
        assert "walk 064" in person.shown()
        assert "4 earlier" in person.shown()
        assert "a zebra" in person.shown()


async def test_one_more_walk_than_are_drawn_is_drawn_too(tmp_path: Path) -> None:
    with journal(tmp_path) as stored, stored.transaction("walks") as transaction:
        for days in range(MOST_WALKS + 1):
            transaction.add(Walk(day=MONDAY - timedelta(days=days), state=WalkState.WALKED))
    async with running(tmp_path, size=(100, 90)) as person:
        assert "earlier" not in person.shown()


async def test_keys_typed_ahead_of_the_first_look_find_the_rows(tmp_path: Path) -> None:
    with journal(tmp_path) as filled:
        for number in range(3):
            filled.add(Walk(day=MONDAY - timedelta(days=number)), "a walk")
    async with running(tmp_path, mode="reflect") as person:
        # What the key 4 does; the app looks at the next key once this has returned.
        await person.app.action_switch_mode("gemba")
        screen = person.app.screen
        assert isinstance(screen, GembaScreen)
        chosen = screen.chosen_walk()
        assert chosen is not None
        assert chosen.day == MONDAY


async def test_going_to_a_mode_draws_its_rows_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = GembaScreen.refresh_view

    def counted(screen: GembaScreen) -> None:
        drawn.append(screen.query_one("#walks", RecordList).row_width)
        draw(screen)

    monkeypatch.setattr(GembaScreen, "refresh_view", counted)
    with journal(tmp_path) as filled:
        filled.add(Walk(day=MONDAY), "a walk")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("4")
        assert len(drawn) == 1
        assert drawn[0] > 20
