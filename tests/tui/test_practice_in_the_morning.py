"""The behaviors' part of the morning: marks, words, what slipped twice, the focus."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.marks import clear_mark, mark, mark_on
from tests.builders import MONDAY, Clock, journal, set_prompts
from tests.tui.running import running
from tests.tui.test_behaviors import marks, practise

DAY = timedelta(days=1)
FRIDAY, THURSDAY = MONDAY - 3 * DAY, MONDAY - 4 * DAY


def a_place(stored: Journal) -> Area:
    """Be no newcomer, and be asked nothing but about behaviors."""
    set_prompts(stored)
    place = stored.add(Area(name="Press shop"), "area")
    stored.add(Walk(day=MONDAY, area=place.id), "walk")
    return place


async def test_on_monday_the_marks_of_friday_are_asked_first(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Ask first", "Keep or renegotiate")
        practise(stored, "Go and see", cadence="3/week")
        stored.add(Commitment(what="call", due=MONDAY), "promise")
    async with running(tmp_path, mode="today") as person:
        assert "Fri 20 Nov · daily" in person.shown()
        assert "Ask first" in person.shown()
        await person.press("y")
        assert "Keep or renegotiate" in person.shown()
        await person.press("n")
        assert "n not on that day" in person.shown()
        await person.press("s")
        assert marks(person.journal) == {
            ("Ask first", FRIDAY): MarkState.DONE,
            ("Keep or renegotiate", FRIDAY): MarkState.MISSED,
            ("Go and see", FRIDAY): MarkState.NOT_POSSIBLE,
        }
        assert "I said I would" in person.shown()


async def test_of_a_week_a_day_without_it_stays_blank(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Go and see", cadence="3/week")
    async with running(tmp_path, mode="today") as person:
        await person.press("n")
        assert not marks(person.journal)
        assert "Today's focus" in person.shown()
        # It is not asked again this morning.
        (guided,) = person.journal.find(Pass)
        assert len(guided.done) == 1


async def test_a_week_or_month_that_is_met_asks_nothing(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        (weekly,) = practise(stored, "Go and see", cadence="2/week")
        (monthly,) = practise(stored, "Ask upward", cadence="1/month")
        for age in (4, 5):
            mark(stored, weekly, MONDAY - age * DAY, MarkState.DONE)
        mark(stored, monthly, date(2026, 11, 2), MarkState.DONE)
    async with running(tmp_path, mode="today") as person:
        assert "Today's focus" in person.shown()


async def test_enter_leaves_a_mark_and_undo_asks_again(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Ask first", "Keep or renegotiate")
    async with running(tmp_path, mode="today") as person:
        await person.press("enter")
        assert "Keep or renegotiate" in person.shown()
        await person.press("y", "u")
        assert not marks(person.journal)
        assert "Keep or renegotiate" in person.shown()


async def test_a_mark_made_in_another_window_is_not_asked_for(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        one, _ = practise(stored, "Ask first", "Keep or renegotiate")
    async with running(tmp_path, mode="today") as person:
        with journal(tmp_path, writer="window 2") as other:
            mark(other, one, FRIDAY, MarkState.MISSED)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Keep or renegotiate" in person.shown()
        await person.press("y")
        assert marks(person.journal)[("Ask first", FRIDAY)] is MarkState.MISSED


async def test_what_the_day_held_is_shown_beside_the_mark(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        place = a_place(stored)
        practise(stored, "Go and see", cadence="3/week")
        stored.add(Walk(day=FRIDAY, area=place.id, state=WalkState.WALKED), "walk")
    async with running(tmp_path, mode="today") as person:
        assert "that day: walked Press shop" in person.shown()
        assert not marks(person.journal)


# Every fifth time


async def fifth(stored: Journal) -> Behavior:
    a_place(stored)
    (one,) = practise(stored, "Ask first")
    for age in range(4, 8):
        mark(stored, one, MONDAY - age * DAY, MarkState.DONE)
    return one


async def test_every_fifth_time_the_words_are_asked_for_and_written(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = await fifth(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        assert "What was seen or heard?" in person.shown()
        await person.line("[i]Tom[/i] had the answer")
        kept = mark_on(person.journal, one.id, FRIDAY)
        assert kept is not None
        assert (kept.state, kept.evidence) == (MarkState.DONE, "[i]Tom[/i] had the answer")
        assert "Today's focus" in person.shown()


async def test_the_question_is_skipped_with_enter_and_not_asked_again(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = await fifth(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("y", "enter")
        assert "Today's focus" in person.shown()
        kept = mark_on(person.journal, one.id, FRIDAY)
        assert kept is not None
        assert kept.evidence == ""


async def test_words_half_typed_are_there_when_one_comes_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        await fifth(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("Tom had")
        await person.press("escape")
        await person.press("p")
        assert "Tom had" in person.shown()


async def test_words_are_asked_after_all_marks_and_only_of_marks_made_here(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = await fifth(stored)
        practise(stored, "Keep or renegotiate")
        (elsewhere,) = practise(stored, "Thank somebody")
        for age in (3, 4, 5, 6, 7):
            mark(stored, elsewhere, MONDAY - age * DAY, MarkState.DONE)
    async with running(tmp_path, mode="today") as person:
        # Typed ahead, the second letter is a mark, and not the words about the first.
        await person.press("y", "y")
        assert "Ask first" in person.shown()
        assert "What was seen or heard?" in person.shown()
        with journal(tmp_path, writer="window 2") as other:
            mark(other, one, FRIDAY, MarkState.DONE, "written elsewhere")
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Today's focus" in person.shown()


# What slipped twice


def slipped(stored: Journal) -> Behavior:
    a_place(stored)
    (one,) = practise(stored, "Ask first")
    for age, state in ((5, MarkState.DONE), (4, MarkState.MISSED), (3, MarkState.MISSED)):
        mark(stored, one, MONDAY - age * DAY, state)
    return one


async def test_after_two_misses_in_a_row_a_change_is_suggested_once(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = slipped(stored)
    clock = Clock()
    async with running(tmp_path, mode="today", clock=clock) as person:
        assert "A rule of thumb" in person.shown()
        await person.press("enter")
        assert "Today's focus" in person.shown()
        assert person.journal.get(Behavior, one.id).cadence == one.cadence
    clock.advance(days=1)
    async with running(tmp_path, mode="today", clock=clock) as person:
        await person.press("n")
        assert "rule of thumb" not in person.shown()


async def test_after_a_done_another_two_misses_suggest_again(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = slipped(stored)
    clock = Clock()
    async with running(tmp_path, mode="today", clock=clock) as person:
        await person.press("enter")
        mark(person.journal, one, MONDAY, MarkState.DONE)
        for age in (1, 2):
            clock.now += DAY
            mark(person.journal, one, MONDAY + age * DAY, MarkState.MISSED)
    clock.advance(days=1)
    async with running(tmp_path, mode="today", clock=clock) as person:
        assert "A rule of thumb" in person.shown()


async def test_it_is_made_smaller_or_its_cue_moved_or_it_is_parked(tmp_path: Path) -> None:
    for number, key in enumerate("mcp"):
        folder = tmp_path / str(number)
        folder.mkdir()
        with journal(folder) as stored:
            one = slipped(stored)
        async with running(folder, mode="today") as person:
            await person.press(key)
            if key != "p":
                await person.press("ctrl+a", "ctrl+k")
                await person.line({"m": "3/week", "c": "at the board"}[key])
            now = person.journal.get(Behavior, one.id)
            assert (str(now.cadence), now.cue, now.is_parked) == {
                "m": ("3/week", "", False),
                "c": ("daily", "at the board", False),
                "p": ("daily", "", True),
            }[key]
            assert "rule of thumb" not in person.shown()
            # The change and the step are one action.
            await person.press("u")
            assert "A rule of thumb" in person.shown()
            assert person.journal.get(Behavior, one.id).cadence == one.cadence


async def test_a_cadence_that_is_none_keeps_the_question(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one = slipped(stored)
    async with running(tmp_path, mode="today") as person:
        await person.press("m", "ctrl+a", "ctrl+k")
        await person.line("9/week")
        assert "9/week" in person.shown()
        assert person.said()[-1].startswith("'9/week' cannot be done")
        assert person.journal.get(Behavior, one.id).asked_about is None


@pytest.mark.parametrize("asked", [True, False])
async def test_unmarked_days_suggest_nothing_before_they_were_asked_for(
    tmp_path: Path, asked: bool
) -> None:
    clock = Clock(Clock().now - 3 * DAY)
    with journal(tmp_path, clock) as stored:
        a_place(stored)
        stored.add(Walk(day=FRIDAY, area=stored.find(Area)[0].id), "walk")
        (one,) = practise(stored, "Ask first")
        mark(stored, one, MONDAY - 5 * DAY, MarkState.DONE)
    if asked:
        # On Friday, Thursday's mark is left blank.
        async with running(tmp_path, mode="today", clock=clock) as person:
            await person.press("enter", "enter")
    clock.now = Clock().now
    async with running(tmp_path, mode="today", clock=clock) as person:
        assert "Fri 20 Nov" in person.shown()
        await person.press("enter")
        assert ("A rule of thumb" in person.shown()) is asked


# The focus


async def test_the_first_behavior_is_the_focus_and_a_digit_takes_another(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Ask first", "Keep or renegotiate", begun=MONDAY)
    async with running(tmp_path, mode="today") as person:
        assert "Today's focus" in person.shown()
        await person.press("2")
        assert person.app.current_mode == "today"
        assert "focus  Keep or renegotiate" in person.shown()
        (guided,) = person.journal.find(Pass)
        assert guided.finished
        await person.press("3")
        assert person.app.current_mode == "behaviors"


async def test_the_cue_is_written_where_it_is_missed(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Ask first", begun=MONDAY)
    async with running(tmp_path, mode="today") as person:
        await person.press("c")
        await person.line("when somebody stops me in the aisle")
        assert "cue: when somebody stops me in the aisle" in person.shown()
        await person.press("enter")
        assert "focus  Ask first · when somebody stops me in the aisle" in person.shown()


# The board


async def test_the_board_lists_what_is_due_and_marks_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        practise(stored, "Ask first", "Keep or renegotiate", begun=MONDAY)
    async with running(tmp_path, mode="today") as person:
        await person.press("enter")
        assert person.shown().count("unmarked") == 2
        await person.press("y")
        assert marks(person.journal) == {("Ask first", MONDAY): MarkState.DONE}
        assert person.shown().count("unmarked") == 1
        await person.press("s", "u")
        assert marks(person.journal) == {("Ask first", MONDAY): MarkState.DONE}
        await person.press("k", "enter")
        assert person.app.current_mode == "behaviors"


async def test_ending_a_walk_names_what_waits_and_ticks_nothing(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        place = stored.add(Area(name="Press shop"), "area")
        practise(stored, "Go and see", cadence="3/week")
        now = stored.now()
        stored.add(Walk(day=MONDAY, area=place.id, state=WalkState.WALKED, start=now), "walk")
    async with running(tmp_path, mode="gemba") as person:
        await person.press("f")
        assert person.said() == ["walk ended; 3 marks Go and see"]
        assert not person.journal.find(Mark)


async def test_a_mark_taken_back_elsewhere_is_asked_for_again_only_if_it_was_not_gone_through(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        a_place(stored)
        one, _ = practise(stored, "Ask first", "Keep or renegotiate")
        mark(stored, one, FRIDAY, MarkState.DONE)
    async with running(tmp_path, mode="today") as person:
        assert "Keep or renegotiate" in person.shown()
        with journal(tmp_path, writer="window 2") as other:
            clear_mark(other, one, FRIDAY)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Ask first" in person.shown()
