"""Behaviors: the grid filled by keys, and what the journal then holds."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.coordinate import Coordinate

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin, in_order
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.absences import add_absence
from lean_journal.storage.behaviors import add_behaviors, park_behavior
from lean_journal.storage.marks import mark, mark_on
from lean_journal.tui.widgets.mark_grid import MarkGrid
from tests.builders import MONDAY, Clock, journal
from tests.tui.running import Person, running

DAY = timedelta(days=1)
LAST_MONDAY, FRIDAY = MONDAY - 7 * DAY, MONDAY - 3 * DAY
FIVE = ("Ask first", "Go and see", "Close the loop", "Coach one cycle", "Keep or renegotiate")


def practise(
    stored: Journal, *names: str, cadence: str = "daily", begun: date = MONDAY - 28 * DAY
) -> list[Behavior]:
    """Begin behaviors, in that order."""
    new = [begin(name, parse_cadence(cadence), begun) for name in names]
    return add_behaviors(stored, new)


def marks(stored: Journal) -> dict[tuple[str, date], MarkState]:
    names = {one.id: one.name for one in stored.find(Behavior)}
    return {(names[one.behavior], one.day): one.state for one in stored.find(Mark)}


def cells(person: Person) -> list[str]:
    """Give the rows of the grid, a cell of each day without its blanks."""
    grid = person.app.screen.query_one(MarkGrid)
    return [
        "|".join(
            grid.get_cell_at(Coordinate(row, column)).plain.strip()
            for column in range(len(grid.columns))
        )
        for row in range(grid.row_count)
    ]


def chosen(person: Person) -> tuple[str, date]:
    place = person.app.screen.query_one(MarkGrid).chosen
    assert place is not None
    return person.journal.get(Behavior, place[0]).name, place[1]


# Marks


async def test_each_key_marks_a_cell_and_goes_on_to_the_next_unmarked_due_one(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", "Go and see")
    async with running(tmp_path, mode="behaviors") as person:
        assert chosen(person) == ("Ask first", LAST_MONDAY)
        await person.press("y", "n", "s", "y")
        assert marks(person.journal) == {
            ("Ask first", LAST_MONDAY): MarkState.DONE,
            ("Go and see", LAST_MONDAY): MarkState.MISSED,
            ("Ask first", LAST_MONDAY + DAY): MarkState.NOT_POSSIBLE,
            ("Go and see", LAST_MONDAY + DAY): MarkState.DONE,
        }
        assert cells(person)[0].startswith("✓|/|·")
        assert cells(person)[1].startswith("○|✓|·")
        assert chosen(person) == ("Ask first", LAST_MONDAY + 2 * DAY)


async def test_after_the_last_day_of_a_week_comes_the_next_workday(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
        for age in range(4, 8):
            mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors") as person:
        assert chosen(person) == ("Ask first", FRIDAY)
        await person.press("y")
        assert chosen(person) == ("Ask first", MONDAY)
        # The last one has no next: the cursor stays, and nothing else is marked.
        await person.press("y")
        assert chosen(person) == ("Ask first", MONDAY)
        assert len(marks(person.journal)) == 6


async def test_a_week_that_is_met_wants_no_more_marks(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Go and see", cadence="2/week")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("y", "y")
        assert chosen(person) == ("Go and see", MONDAY)
        assert cells(person)[0].startswith("✓|✓||||||·")


async def test_backspace_clears_and_undo_brings_the_mark_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
        mark(stored, one, LAST_MONDAY, MarkState.DONE, "he had the answer")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("left", "backspace")
        assert not marks(person.journal)
        await person.press("u")
        kept = mark_on(person.journal, one.id, LAST_MONDAY)
        assert kept is not None
        assert kept.evidence == "he had the answer"


async def test_another_mark_takes_the_place_of_the_first_and_keeps_its_words(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
        mark(stored, one, MONDAY, MarkState.MISSED, "no time")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "y")
        (kept,) = person.journal.find(Mark)
        assert (kept.state, kept.evidence) == (MarkState.DONE, "no time")


async def test_words_on_an_unmarked_day_say_that_it_was_done(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "v")
        assert "Ask first, Mon 23 Nov: What was seen or heard?" in person.shown()
        await person.press("enter")
        assert not marks(person.journal)
        await person.press("v")
        await person.line("someone said: no")
        (kept,) = person.journal.find(Mark)
        assert (kept.state, kept.evidence) == (MarkState.DONE, "someone said: no")
        # Of a day to come nobody can say it.
        await person.press("right", "v")
        await person.line("next time")
        assert person.said() == ["2026-11-24 has not come yet"]
        assert len(person.journal.find(Mark)) == 1


async def test_words_are_written_beside_a_mark(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "n", "left", "right", "v")
        assert "What made it hard?" in person.shown()
        await person.line("audit [all] day")
        kept = mark_on(person.journal, one.id, MONDAY)
        assert kept is not None
        assert (kept.state, kept.evidence) == (MarkState.MISSED, "audit [all] day")
        assert "“audit [all] day”" in person.shown()
        assert "○″" in cells(person)[0]


async def test_every_fifth_time_it_is_done_the_words_are_offered_and_never_asked(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("y", "y", "y", "y")
        assert "v writes" not in person.shown()
        await person.press("y")
        assert "Ask first, 5 times: v writes what was seen or heard" in person.shown()
        # The cursor has gone on; the words go to the mark they were offered for.
        assert chosen(person) == ("Ask first", MONDAY)
        await person.press("v")
        await person.line("he had the answer")
        assert [one.day for one in person.journal.find(Mark) if one.evidence] == [FRIDAY]
        assert "v writes" not in person.shown()
        await person.press("v")
        assert "Ask first, Mon 23 Nov: What was seen or heard?" in person.shown()


async def test_a_day_marked_done_twice_is_no_fifth_time(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
        for age in (4, 5, 6, 7):
            mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("left", "y")
        assert "v writes" not in person.shown()


async def test_backspace_on_a_blank_cell_goes_back_to_the_mark_made_last(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", "Go and see")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("y", "n", "backspace")
        assert marks(person.journal) == {("Ask first", LAST_MONDAY): MarkState.DONE}
        assert chosen(person) == ("Go and see", LAST_MONDAY)
        await person.press("backspace")
        assert len(marks(person.journal)) == 1


async def test_a_cell_passed_over_is_not_gone_back_to(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (rests,) = practise(stored, "Admit a learning")
        park_behavior(stored, rests)
        practise(stored, "Ask first", "Go and see")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("down", "y")
        # On to the next day, neither back nor to the parked one below.
        assert chosen(person) == ("Ask first", LAST_MONDAY + DAY)


@pytest.mark.parametrize("key", ["y", "n", "s"])
async def test_a_day_to_come_is_refused(tmp_path: Path, key: str) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "right", key)
        assert person.said() == ["2026-11-24 has not come yet"]
        assert not marks(person.journal)


async def test_a_free_day_and_one_before_the_first_can_be_marked(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", begun=MONDAY)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "left", "y")
        assert marks(person.journal) == {("Ask first", MONDAY - DAY): MarkState.DONE}
        assert "✓" in cells(person)[0]


# The weeks


async def test_days_are_scrolled_without_end(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("b", "b", "b")
        assert chosen(person) == ("Ask first", LAST_MONDAY - 21 * DAY)
        assert "26 October – 8 November 2026" in person.shown()
        await person.press("left")
        assert chosen(person) == ("Ask first", LAST_MONDAY - 22 * DAY)
        assert "19 October" in person.shown()
        await person.press("t")
        assert chosen(person) == ("Ask first", MONDAY)
        assert "16 – 29 November 2026" in person.shown()


@pytest.mark.parametrize(("size", "shown"), [((40, 20), 7), ((80, 24), 14), ((120, 40), 28)])
async def test_there_are_as_many_weeks_as_there_is_room_for(
    tmp_path: Path, size: tuple[int, int], shown: int
) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", "x" * 100, "木" * 30)
    async with running(tmp_path, mode="behaviors", size=size) as person:
        assert len(person.app.screen.query_one(MarkGrid).columns) == shown
        # Every day of the last row is inside the screen.
        assert cells(person)[2].count("·") >= 5
        assert (
            person.shown()
            .splitlines()[3 if shown == 7 else 5]
            .rstrip()
            .endswith({7: "22", 14: "29", 28: "29"}[shown])
        )


async def test_the_week_begins_as_it_is_set_and_workdays_too(tmp_path: Path) -> None:
    from dataclasses import replace

    from lean_journal.domain.settings import setting

    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
        stored.change_settings(lambda one: replace(one, week_start=6), "week")
        days = setting("workdays")
        stored.change_settings(lambda one: days.typed(one, "sat,sun", LAST_MONDAY), "days")
    async with running(tmp_path, mode="behaviors") as person:
        heads = [str(one.label) for one in person.app.screen.query_one(MarkGrid).columns.values()]
        assert heads[0].startswith("Su")
        assert cells(person)[0].split("|")[:8] == ["", "", "", "", "", "", "·", "·"]


@pytest.mark.parametrize("place", ["today", "past"])
async def test_the_cursor_stays_on_its_day_at_every_size(tmp_path: Path, place: str) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
        for age in range(8):
            mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors", size=(40, 20)) as person:
        assert chosen(person) == ("Ask first", MONDAY)
        if place == "past":
            await person.press(*["b"] * 3, "right")
        day = chosen(person)[1]
        for size in ((80, 24), (130, 40), (59, 24), (40, 20), (90, 24)):
            await person.pilot.resize_terminal(*size)
            await person.pilot.pause()
            assert chosen(person) == ("Ask first", day), size
        await person.press("n")
        assert marks(person.journal)["Ask first", day] is MarkState.MISSED


async def test_after_t_the_weeks_still_go_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "b")
        assert chosen(person) == ("Ask first", MONDAY - 7 * DAY)
        assert "9 – 22 November 2026" in person.shown()
        await person.press("f", "f", "f")
        assert "16 – 29 November 2026" in person.shown()


# Behaviors


async def test_somebody_without_behaviors_begins_with_three(tmp_path: Path) -> None:
    async with running(tmp_path, mode="behaviors") as person:
        assert "Be the leader you want." in person.shown()
        await person.press("a")
        assert person.shown().count("[x]") == 3
        await person.press("enter")
        found = in_order(person.journal.find(Behavior))
        assert [(one.name, str(one.cadence)) for one in found] == [
            ("Go and see", "3/week"),
            ("Ask first", "daily"),
            ("Close the loop", "1/week"),
        ]
        assert all(one.begun == MONDAY and one.definition for one in found)
        assert chosen(person) == ("Go and see", MONDAY)
        # One action, one undo step.
        await person.press("u")
        assert not person.journal.find(Behavior)


async def test_space_chooses_and_more_than_five_are_refused_with_the_list_kept_open(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("a", "space", "down", "space", "down", "space")
        # Go and see and Ask first let go of, Coach one cycle taken.
        assert person.shown().count("[x]") == 2
        await person.press("up", "space", "up", "space", *["down", "down", "down", "space"], "down")
        await person.press("space")
        assert person.shown().count("[x]") == 6
        await person.press("enter")
        assert person.said()[-1].startswith("5 behaviors at a time")
        assert not person.journal.find(Behavior)
        await person.press("space", "enter")
        assert len(person.journal.find(Behavior)) == 5


async def test_one_of_ones_own_is_written_and_changed_in_a_form(tmp_path: Path) -> None:
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("a", "a")
        await person.line("Thank [b]twice[/b]")
        await person.line("in person")
        await person.line("at the board")
        await person.press("ctrl+a", "ctrl+k")
        await person.line("4/month")
        (one,) = person.journal.find(Behavior)
        assert (one.name, one.definition, one.cue) == (
            "Thank [b]twice[/b]",
            "in person",
            "at the board",
        )
        assert str(one.cadence) == "4/month"
        assert "Thank [b]twice[/b]" in person.shown()
        await person.press("e", "ctrl+a", "ctrl+k")
        await person.type("Thank")
        await person.press("ctrl+s")
        assert person.journal.get(Behavior, one.id).name == "Thank"


@pytest.mark.parametrize(
    ("name", "cadence", "why"),
    [
        ("", "daily", "a behavior has a name"),
        ("ASK FIRST", "daily", "there is a behavior Ask first already"),
        ("x" * 200, "daily", "at most 100 characters"),
        ("Listen", "8/week", "type 1/week to 7/week"),
        ("Listen", "0/month", "type 1/month to 28/month"),
        ("Listen", "often", "is no cadence"),
    ],
)
async def test_what_makes_no_behavior_is_said_and_the_form_stays(
    tmp_path: Path, name: str, cadence: str, why: str
) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors", size=(120, 30)) as person:
        await person.press("a", "a")
        await person.type(name)
        await person.press("tab", "tab", "tab", "ctrl+a", "ctrl+k")
        await person.line(cadence)
        assert why in person.shown()
        assert [one.name for one in person.journal.find(Behavior)] == ["Ask first"]


async def test_a_sixth_asks_which_one_rests(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, *FIVE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("a")
        assert "5 at a time. Which one rests?" in person.shown()
        await person.press("down", "enter", "space", "enter")
        parked = [one.name for one in person.journal.find(Behavior) if one.is_parked]
        assert parked == ["Go and see"]
        assert len(person.journal.find(Behavior)) == 6
        # Parking and beginning are one action.
        await person.press("u")
        assert len(person.journal.find(Behavior)) == 5
        assert not any(one.is_parked for one in person.journal.find(Behavior))


async def test_leaving_the_question_parks_nobody(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, *FIVE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("a", "escape", "a", "enter", "escape")
        assert not any(one.is_parked for one in person.journal.find(Behavior))


async def test_one_is_parked_and_taken_up_again_and_its_marks_stay(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one, *_ = practise(stored, *FIVE)
        mark(stored, one, LAST_MONDAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", "k")
        assert chosen(person) == ("Ask first", MONDAY)
        await person.press("p")
        assert person.journal.get(Behavior, one.id).is_parked
        assert "Ask first · parked" in person.shown()
        assert chosen(person) == ("Ask first", MONDAY)
        await person.press("p")
        assert not person.journal.get(Behavior, one.id).is_parked
        assert marks(person.journal) == {("Ask first", LAST_MONDAY): MarkState.DONE}


async def test_taking_up_a_sixth_asks_which_one_rests(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (rests,) = practise(stored, "Admit a learning")
        park_behavior(stored, rests)
        practise(stored, *FIVE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("t", *["down"] * 5, "p")
        assert "Which one rests?" in person.shown()
        await person.press("enter")
        found = person.journal.find(Behavior)
        assert [one.name for one in found if one.is_parked] == ["Ask first"]


async def test_the_order_is_changed_and_the_cursor_stays_on_the_behavior(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", "Go and see", "Close the loop")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("J", "J")
        names = [one.name for one in in_order(person.journal.find(Behavior))]
        assert names == ["Go and see", "Close the loop", "Ask first"]
        assert chosen(person)[0] == "Ask first"
        await person.press("K")
        names = [one.name for one in in_order(person.journal.find(Behavior))]
        assert names == ["Go and see", "Ask first", "Close the loop"]


async def test_a_new_cadence_says_from_when_it_counts(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first", cadence="3/week")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("e", "tab", "tab", "tab", "ctrl+a", "ctrl+k")
        await person.line("daily")
        assert "daily from Mon 30 Nov" in person.shown()
        assert "3/week" in person.shown()


async def test_only_one_without_marks_is_removed(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one, _ = practise(stored, "Ask first", "Go and see")
        mark(stored, one, MONDAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("x", "down", "x")
        assert [one.name for one in person.journal.find(Behavior)] == ["Ask first"]
        await person.press("x")
        assert person.said()[-1] == "Ask first has marks: park it, and they stay"
        await person.press("u")
        assert len(person.journal.find(Behavior)) == 2


# Absences, walks, other windows


async def test_an_absence_is_entered_as_a_range_and_changed_and_removed(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        await person.press("A", "a", "enter")
        await person.line("wed")
        await person.line("leave")
        (away,) = person.journal.find(Absence)
        assert (away.first, away.last, away.reason) == (LAST_MONDAY, LAST_MONDAY + 2 * DAY, "leave")
        await person.press("enter", "tab", "ctrl+a", "ctrl+k")
        await person.type("2026-11-17")
        await person.press("ctrl+s")
        assert person.journal.get(Absence, away.id).last == LAST_MONDAY + DAY
        await person.press("escape")
        assert cells(person)[0].startswith("–|–|·|·|·")
        await person.press("A", "x", "escape")
        assert not person.journal.find(Absence)
        await person.press("u")
        assert len(person.journal.find(Absence)) == 1


@pytest.mark.parametrize(
    ("last", "why"),
    [("2026-11-15", "before it begins"), ("2036-12-01", "more than ten years"), ("soon", "no day")],
)
async def test_an_absence_that_cannot_be_is_said_and_the_form_stays(
    tmp_path: Path, last: str, why: str
) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors", size=(120, 30)) as person:
        await person.press("A", "a", "enter")
        await person.type(last)
        await person.press("ctrl+s")
        assert why in person.shown()
        assert not person.journal.find(Absence)


async def test_a_walk_suggests_a_mark_and_ticks_none(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        practise(stored, "Go and see", cadence="3/week")
        press = stored.add(Area(name="Press [shop]"), "area")
        stored.add(Walk(day=LAST_MONDAY, area=press.id, state=WalkState.WALKED), "walk")
    async with running(tmp_path, mode="behaviors") as person:
        assert "that day: walked Press [shop]" in person.shown()
        assert not marks(person.journal)


async def test_what_another_window_marks_appears(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (one,) = practise(stored, "Ask first")
    async with running(tmp_path, mode="behaviors") as person:
        with journal(tmp_path, writer="window 2") as other:
            mark(other, one, MONDAY, MarkState.DONE)
            add_absence(other, Absence(first=LAST_MONDAY, last=FRIDAY))
        person.app.look_at_file()
        await person.pilot.pause()
        assert cells(person)[0].split("|")[:8] == ["–", "–", "–", "–", "–", "", "", "✓"]


async def test_a_new_day_has_its_column_at_once(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        (one,) = practise(stored, "Ask first")
        for age in range(8):
            mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    async with running(tmp_path, mode="behaviors", clock=clock) as person:
        await person.press("t", "right", "y")
        assert (("Ask first", MONDAY + DAY)) not in marks(person.journal)
        clock.advance(hours=24)
        person.app.look_at_file()
        await person.pilot.pause()
        await person.press("y")
        assert marks(person.journal)[("Ask first", MONDAY + DAY)] is MarkState.DONE
