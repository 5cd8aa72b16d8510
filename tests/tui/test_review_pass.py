"""The weekly and the monthly review by keys: each step, left and resumed, shared, undone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.guided import Pass
from lean_journal.domain.improvement import HoldingCheck, Improvement, ImprovementState
from lean_journal.domain.prompts import Prompt
from lean_journal.domain.reflection import ReflectionKind, text_of
from lean_journal.domain.review import INTENTIONS
from lean_journal.domain.struggle import StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors, behaviors_of
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.marks import mark
from lean_journal.storage.passes import pass_of, reflect, reflection_of
from lean_journal.tui.screens.improve import ImproveScreen
from lean_journal.tui.screens.reflect import ReflectScreen
from lean_journal.tui.screens.review import ReviewScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.step_view import StepView
from lean_journal.tui.widgets.year_page import YearPage
from tests.builders import (
    MONDAY,
    Clock,
    commitment,
    content,
    cycle,
    improvement,
    journal,
    observation,
    set_prompts,
    struggle,
    walk,
)
from tests.tui.running import Person, running

DAY = timedelta(days=1)
WEEK, MONTH = ReflectionKind.WEEK, ReflectionKind.MONTH
LAST_MONDAY = MONDAY - 7 * DAY
NOVEMBER = date(2026, 11, 1)
INTENTION = INTENTIONS[WEEK]
QUESTION = "Which behavior slipped?"
SIZES = [(80, 24), (40, 20), (120, 40)]


def begun(stored: Journal, *names: str, cadence: str = "daily") -> list[Behavior]:
    day = MONDAY - 28 * DAY
    return add_behaviors(stored, [begin(name, parse_cadence(cadence), day) for name in names])


def numbered(stored: Journal, record: Any) -> Any:
    with stored.transaction("numbered") as transaction:
        return transaction.add_numbered(record)


def trying(stored: Journal, check: date = MONDAY - DAY) -> tuple[Improvement, Cycle]:
    """Store an improvement that is tried, with its open cycle."""
    owner = numbered(stored, improvement(state=ImprovementState.TRYING))
    one = stored.add(cycle(owner, started=check - 7 * DAY, check=check), "cycle")
    edit = "cycle"
    stored.change(Improvement, owner.id, lambda known: replace(known, cycle=one.id), edit)
    return owner, one


def adopted(stored: Journal, days_ago: int = 40, title: str = "Dies are laid out") -> Improvement:
    day = MONDAY - days_ago * DAY
    fields = {"state": ImprovementState.ADOPTED, "adopted": day, "since": day}
    found: Improvement = numbered(stored, improvement(title, **fields))
    return found


def learned(stored: Journal, closed: date, text: str = "ask before you measure") -> Cycle:
    owner = numbered(stored, improvement())
    found: dict[str, Any] = {"happened": "2 carts", "as_expected": False, "learned": text}
    return stored.add(cycle(owner, closed=closed, decision=Decision.ADAPT, **found), "cycle")


def a_week(folder: Path) -> None:
    """Prepare a week of nine steps, one of each kind and two behaviors."""
    with journal(folder) as stored:
        set_prompts(stored, Prompt(QUESTION), kind=WEEK)
        press = stored.add(Area(name="Press shop"), "area")
        begun(stored, "Ask first", "Go and see")
        stored.add(commitment("check the call light", MONDAY - DAY, to="kim"), "promise")
        place = stored.add(walk(LAST_MONDAY, area=press.id), "walk")
        stored.add(observation(place, "3 carts queue"), "seen")
        trying(stored)
        adopted(stored)


KEYS = ["enter", "enter", "enter", "y", "enter", "enter", "y", "enter", "enter"]
"""A key for each step of `a_week`."""


def empty_week(stored: Journal) -> None:
    """Have a week that asks for its intention, and for what a test adds."""
    set_prompts(stored, kind=WEEK)


def asked(person: Person) -> str:
    """Give what the step asks, with line ends as blanks."""
    view = person.app.screen.query_one(StepView)
    return " ".join(str(view.query_one(".question", Static).content).split())


def facts(person: Person) -> str:
    """Give the whole page of facts, with line ends as blanks."""
    page = person.app.screen.query_one(YearPage)
    return " ".join(str(page.query_one(Static).content).split())


def guided(stored: Journal, kind: ReflectionKind = WEEK, first: date = LAST_MONDAY) -> Pass:
    return pass_of(stored, first, kind)


def intention(stored: Journal, first: date = LAST_MONDAY) -> str:
    return text_of(reflection_of(stored, first, WEEK), INTENTION)


def practised(stored: Journal) -> dict[str, str]:
    """Give the cadence of each behavior by name, and whether it rests."""
    return {
        one.name: "parked" if one.is_parked else str(one.cadence) for one in behaviors_of(stored)
    }


# The whole of it


async def test_a_week_takes_one_key_a_step_besides_what_is_written(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        assert "w begins the review of the week 16 – 22 November 2026" in person.shown()
        await person.press("w")
        assert "1 of 9" in person.shown()
        assert "The week 16 – 22 November 2026" in facts(person)
        await person.press("enter")
        assert "Ask first" in asked(person)
        await person.press("enter", "enter")
        assert "check the call light" in asked(person)
        await person.press("y")
        assert "Press shop" in asked(person)
        assert "3 carts queue" in asked(person)
        await person.press("t")
        await person.line("the light is mended")
        assert "a kanban card" in asked(person)
        # What was expected shows when the card is turned over, not before.
        assert "one cart at most" not in person.shown()
        await person.press("enter")
        assert "Does it still hold? Dies are laid out" in asked(person)
        await person.press("y")
        assert QUESTION in asked(person)
        await person.line("the audit took all mornings")
        assert INTENTION in asked(person)
        await person.line("be at the line at six")
        assert "This review is done" in facts(person)
        await person.press("enter")
        assert isinstance(person.app.screen, ReviewScreen)
        assert "the review of the week" not in person.shown()
        assert guided(person.journal).finished
    held = content(tmp_path)
    (promise,) = held["commitments"].values()
    (place,) = held["walks"].values()
    assert (promise["state"], place["state"], place["told"]) == (
        "kept",
        "loop closed",
        "the light is mended",
    )
    (written,) = held["reflections"].values()
    assert (written["day"], written["kind"]) == ("2026-11-16", "week")
    assert [one["text"] for one in written["answers"]] == [
        "the audit took all mornings",
        "be at the line at six",
    ]
    checks = [one["checks"] for one in held["improvements"].values() if "checks" in one]
    assert checks == [[{"day": "2026-11-23", "holds": True}]]


@pytest.mark.parametrize("behind", range(9))
async def test_it_resumes_where_it_was_left_at_every_step(tmp_path: Path, behind: int) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", *KEYS[:behind], "escape")
        assert isinstance(person.app.screen, ReviewScreen)
        verb = "goes on with" if behind else "begins"
        assert f"w {verb} the review of the week" in person.shown()
        await person.press("w")
        assert f"{behind + 1} of 9" in person.shown()
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        assert f"{behind + 1} of 9" in person.shown()
        await person.press(*KEYS[behind:])
        assert guided(person.journal).finished


@pytest.mark.parametrize("behind", range(9))
async def test_undo_takes_back_one_step_and_asks_it_again(tmp_path: Path, behind: int) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", *KEYS[: behind + 1])
        before = len(guided(person.journal).done)
        if isinstance(person.app.focused, Field):
            await person.press("escape", "u", "w")
        else:
            await person.press("u")
        assert len(guided(person.journal).done) == before - 1
        assert f"{behind + 1} of 9" in person.shown()


async def test_another_window_goes_on_and_this_one_follows(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "enter", "enter")
        assert "check the call light" in asked(person)
        with journal(tmp_path, writer="window 2") as other:
            other.change(
                Commitment,
                other.find(Commitment)[0].id,
                lambda one: replace(one, what="check the siren"),
                "words",
            )
        person.app.look_at_file()
        await person.pilot.pause()
        assert "check the siren" in asked(person)
        with journal(tmp_path, writer="window 2") as other:
            (late,) = other.find(Commitment)
            with other.transaction("removed") as transaction:
                transaction.remove(Commitment, late.id)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Press shop" in asked(person)


async def test_what_is_typed_stays_while_another_window_answers_the_same(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        set_prompts(stored, Prompt(QUESTION), kind=WEEK)
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        await person.type("mine")
        with journal(tmp_path, writer="window 2") as other:
            answer(other, guided(other, first=MONDAY), QUESTION, "theirs")
        person.app.look_at_file()
        await person.pilot.pause()
        assert QUESTION in asked(person)
        await person.press("enter")
        assert text_of(reflection_of(person.journal, MONDAY, WEEK), QUESTION) == "theirs / mine"
        assert INTENTION in asked(person)


async def test_what_was_answered_on_reflect_is_not_asked_again(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        set_prompts(stored, Prompt(QUESTION), Prompt("B?"), kind=WEEK)
    async with running(tmp_path, mode="reflect") as person:
        await person.press("w")
        await person.line("the audit")
        await person.press("enter")
        assert isinstance(person.app.screen, ReflectScreen)
        await person.press("6", "w")
        # What was left there for good is left here too.
        assert INTENTION in asked(person)
        await person.line("listen")
        assert guided(person.journal, first=MONDAY).finished
        await person.press("escape", "2")
        assert "listen" in person.shown()


async def test_half_an_answer_is_there_again_when_one_comes_back(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", *KEYS[:7])
        await person.type("the aud")
        await person.press("escape")
        assert isinstance(person.app.screen, ReviewScreen)
        await person.press("w")
        assert person.app.screen.query_one(Field).value == "the aud"
        await person.line("it")
        assert text_of(reflection_of(person.journal, LAST_MONDAY, WEEK), QUESTION) == "the audit"


async def test_letters_are_text_in_an_answer_and_digits_too(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        await person.line("y n s p 6 q u")
        assert intention(person.journal, MONDAY) == "y n s p 6 q u"


async def test_going_to_another_mode_and_back_stays_at_the_step(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "3", "6")
        assert "Ask first" in asked(person)
        await person.press("enter")
        assert "Go and see" in asked(person)


async def test_a_review_that_is_done_shows_its_facts_again_and_the_running_week_follows(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        begun(stored, "Ask first")
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "enter")
        await person.line("listen")
        assert facts(person).startswith("This review is done. esc goes back. The week 16 – 22")
        await person.press("escape", "w")
        # What was meant for it stands on its facts, and beside the next intention.
        assert "I meant to: “listen”" in facts(person)
        assert "The week 23 – 29 November 2026" in facts(person)
        await person.press("enter", "enter")
        assert "The last one: “listen”" in asked(person)


async def test_an_empty_journal_asks_for_an_intention_and_no_more(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        set_prompts(stored, kind=MONTH)
    async with running(tmp_path, mode="review") as person:
        for key, prompt in (("w", INTENTION), ("m", INTENTIONS[MONTH])):
            await person.press(key)
            assert prompt in asked(person)
            assert "1 of 1" in person.shown()
            await person.press("enter", "escape")
        assert isinstance(person.app.screen, ReviewScreen)


# The facts


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_facts_are_what_the_journal_holds(tmp_path: Path, size: tuple[int, int]) -> None:
    with journal(tmp_path) as stored:
        press = stored.add(Area(name="Press [b]shop[/b]"), "area")
        stored.add(Area(name="Paint"), "area")
        daily, weekly = (
            begun(stored, "Ask first")[0],
            begun(stored, "Go and see", cadence="3/week")[0],
        )
        for number, letter in enumerate("dmddd"):
            state = MarkState.DONE if letter == "d" else MarkState.MISSED
            mark(stored, daily, LAST_MONDAY + number * DAY, state)
        mark(stored, weekly, LAST_MONDAY, MarkState.DONE)
        closed = {"state": WalkState.CLOSED, "loop_closed": MONDAY - 9 * DAY}
        stored.add(walk(MONDAY - 10 * DAY, area=press.id, **closed), "walk")
        stored.add(walk(MONDAY - 30 * DAY, area=press.id), "walk")
        stored.add(commitment("call \x1b[31mKim"), "promise")
        learned(stored, MONDAY - DAY)
        reflect(stored, LAST_MONDAY - 7 * DAY, WEEK, {INTENTION: "be [i]there[/i]"})
    async with running(tmp_path, mode="review", size=size) as person:
        await person.press("w")
        text = facts(person)
        assert "I meant to: “be [i]there[/i]”" in text
        assert "12 weeks that week" in text
        assert "4 of 5" in text
        assert "1 of 3 · 2 unmarked" in text
        assert "Loops closed 1 of 2 walks within 7 days" in text
        assert "Surprises 1 of 1 cycles" in text
        assert "that is what they are for" in text
        assert "Oldest open call ␛[31mKim" in text
        assert "Paint not seen yet" in text
        assert "Press [b]shop[/b] 10 d ago" in text
        # Of 14 days unmarked in a row, and one missed.
        assert "Ask first after 7.5 days" in text
        page = person.app.screen.query_one(YearPage)
        assert page.max_scroll_x == 0
        await person.press("j", "j")
        assert page.scroll_y == min(2, page.max_scroll_y)


async def test_a_measure_with_nothing_in_it_is_not_drawn_and_nothing_is_scored(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Ask first")
        adopted(stored)
    async with running(tmp_path, mode="review") as person:
        for key in "wm":
            await person.press(key)
            text = facts(person)
            absent = ("I said", "Oldest", "Loops", "Cycles", "Surprises", "Comes back", "Areas")
            refused = ("score", "better", "worse", " up", " down", "trend", "observations")
            assert not [word for word in (*absent, *refused) if word in text]
            assert "Ask first" in text
            await person.press("escape")


async def test_a_month_shows_what_takes_long(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        checks = (HoldingCheck(MONDAY - 5 * DAY, True),)
        numbered(stored, improvement("a", checks=checks))
        slipped = (HoldingCheck(MONDAY - 5 * DAY, False),)
        numbered(stored, improvement("b", state=ImprovementState.TRYING, checks=slipped))
        numbered(stored, struggle(state=StruggleState.REPORTED, told="told"))
    async with running(tmp_path, mode="review") as person:
        await person.press("m")
        text = facts(person)
        assert text.startswith("◉")
        assert "November 2026" in text
        assert "Quick : long 1 : 0 improvements tried or adopted" in text
        assert "Holding 1 of 2 improvements at their 30-day check" in text
        assert "Struggles 1 of 1 reported back" in text


# Behaviors


def one_behavior(folder: Path, *others: str, cadence: str = "daily") -> Behavior:
    with journal(folder) as stored:
        empty_week(stored)
        first, *_ = begun(stored, "Ask first", *others, cadence=cadence)
    return first


async def test_a_behavior_shows_its_week_and_what_was_in_the_way(tmp_path: Path) -> None:
    behavior = one_behavior(tmp_path)
    with journal(tmp_path) as stored:
        for days, state, text in (
            (0, MarkState.DONE, "heard"),
            (1, MarkState.MISSED, "audit \x1b[31m"),
            (3, MarkState.NOT_POSSIBLE, "ill"),
        ):
            mark(stored, behavior, LAST_MONDAY + days * DAY, state, text)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter")
        assert "✓ done Mon ○ missed Tue / not possible Thu · unmarked Wed Fri" in asked(person)
        assert "that week 1 of 4 · 2 unmarked" in asked(person)
        assert "What was in the way ○ Tue 17 Nov audit ␛[31m / Thu 19 Nov ill" in asked(person)
        assert "heard" not in asked(person)


async def test_the_words_fit_themselves_to_another_width(tmp_path: Path) -> None:
    behavior = one_behavior(tmp_path)
    with journal(tmp_path) as stored:
        mark(stored, behavior, LAST_MONDAY, MarkState.MISSED, "an audit took the whole morning")
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter")
        view = person.app.screen.query_one(StepView)
        wide = str(view.query_one(".question", Static).content).splitlines()
        await person.pilot.resize_terminal(40, 20)
        await person.pilot.pause()
        narrow = str(view.query_one(".question", Static).content).splitlines()
        assert len(narrow) > len(wide)
        assert max(map(len, narrow)) <= 38


async def test_a_behavior_is_asked_for_another_number_of_days(tmp_path: Path) -> None:
    one_behavior(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "a")
        await person.line("now and then")
        assert "is no cadence" in person.said()[-1]
        await person.press("f5")
        await person.line("3/week")
        assert practised(person.journal) == {"Ask first": "3/week"}
        assert INTENTION in asked(person)
        await person.press("escape", "u")
        assert practised(person.journal) == {"Ask first": "daily"}


async def test_a_behavior_is_parked(tmp_path: Path) -> None:
    one_behavior(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "p")
        assert practised(person.journal) == {"Ask first": "parked"}
        assert INTENTION in asked(person)
        await person.press("escape")
        assert "parked since" in person.shown()
        await person.press("u", "w")
        assert "Ask first" in asked(person)
        assert practised(person.journal) == {"Ask first": "daily"}


async def test_a_behavior_is_swapped_for_a_starter_in_one_action(tmp_path: Path) -> None:
    one_behavior(tmp_path, "B", "C", "D", "E")
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "s", "space", "enter")
        assert practised(person.journal) == {
            **dict.fromkeys("BCDE", "daily"),
            "Go and see": "3/week",
            "Ask first": "parked",
        }
        # What begins only now has no week to look back on.
        await person.press("enter", "enter", "enter", "enter")
        assert INTENTION in asked(person)
        await person.press("escape", *"uuuuu")
        assert practised(person.journal) == dict.fromkeys(["Ask first", *"BCDE"], "daily")


async def test_more_than_have_room_are_refused_and_nothing_is_parked(tmp_path: Path) -> None:
    one_behavior(tmp_path, "B", "C", "D", "E")
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "s", "space", "j", "space", "enter")
        assert "5 behaviors at a time" in person.said()[-1]
        assert practised(person.journal) == dict.fromkeys(["Ask first", *"BCDE"], "daily")
        await person.press("escape")
        assert "Ask first" in asked(person)


async def test_a_behavior_is_swapped_for_one_of_ones_own(tmp_path: Path) -> None:
    one_behavior(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "s", "a")
        for text in ("Thank in person", "a name and an act", ""):
            await person.line(text)
        await person.line("2/week")
        assert practised(person.journal) == {"Thank in person": "2/week", "Ask first": "parked"}
        assert INTENTION in asked(person)


async def test_a_swap_that_is_left_changes_nothing(tmp_path: Path) -> None:
    one_behavior(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter", "s", "escape")
        assert practised(person.journal) == {"Ask first": "daily"}
        assert "Ask first" in asked(person)


# What is open


@pytest.mark.parametrize(
    ("keys", "states", "due"),
    [
        (["y"], ["kept"], [MONDAY - DAY]),
        (["b"], ["broken"], [MONDAY - DAY]),
        (["enter"], ["open"], [MONDAY - DAY]),
        (["r", *"fri", "enter"], ["broken", "open"], [MONDAY - DAY, MONDAY + 4 * DAY]),
    ],
)
async def test_a_commitment_is_settled_or_left(
    tmp_path: Path, keys: list[str], states: list[str], due: list[date]
) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        stored.add(commitment("call", MONDAY - DAY), "promise")
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "enter")
        assert "overdue by 1 day" in asked(person)
        await person.press(*keys)
        known = person.journal.find(Commitment)
        assert [one.state.value for one in known] == states
        assert [one.due for one in known] == due
        assert INTENTION in asked(person)


async def test_a_cycle_is_turned_over_in_the_review(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        trying(stored)
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        assert "a kanban card" in asked(person)
        await person.press("c")
        for text in ("two carts waited", "n", "the card was not seen", "adopt"):
            await person.line(text)
        await person.press("enter")
        (known,) = person.journal.find(Cycle)
        assert (known.closed, known.as_expected, known.learned) == (
            MONDAY,
            False,
            "the card was not seen",
        )
        (owner,) = person.journal.find(Improvement)
        assert (owner.state, owner.cycle) == (ImprovementState.ADOPTED, None)
        assert INTENTION in asked(person)
        await person.press("escape", "u")
        assert person.journal.find(Cycle)[0].is_open


async def test_facts_that_were_none_do_not_turn_up_later(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        stored.add(commitment("call"), "promise")
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        assert "Oldest open" in facts(person)
        with journal(tmp_path, writer="window 2") as other:
            go_through(other, guided(other, first=MONDAY), "behavior 1", "kept")
        person.app.look_at_file()
        await person.pilot.pause()
        assert "call" in asked(person)


async def test_a_check_that_is_left_keeps_what_was_written(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        trying(stored)
    async with running(tmp_path, mode="review") as person:
        await person.press("w", "c")
        await person.type("two carts")
        await person.press("escape")
        assert "a kanban card" in asked(person)
        await person.press("c")
        assert "two carts" in person.shown()
        assert person.journal.find(Cycle)[0].is_open


@pytest.mark.parametrize(
    ("key", "state", "looks"),
    [
        ("y", ImprovementState.ADOPTED, [True]),
        ("n", ImprovementState.TRYING, [False]),
        ("enter", ImprovementState.ADOPTED, []),
    ],
)
async def test_an_improvement_holds_or_slipped(
    tmp_path: Path, key: str, state: ImprovementState, looks: list[bool]
) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        adopted(stored, 30)
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        assert "adopted 30 days ago" in asked(person)
        await person.press(key)
        (known,) = person.journal.find(Improvement)
        assert (known.state, [one.holds for one in known.checks]) == (state, looks)


# The month


def a_star(folder: Path) -> None:
    with journal(folder) as stored:
        set_prompts(stored, kind=MONTH)
        place = stored.add(walk(area=stored.add(Area(name="Press shop"), "area").id), "walk")
        seen = observation(place, "14 m to the scale", starred=True, interpretation="no scale near")
        stored.add(seen, "seen")


async def test_a_star_becomes_an_improvement_and_keeps_the_link(tmp_path: Path) -> None:
    a_star(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("m", "enter")
        assert "14 m to the scale may mean: no scale near" in asked(person)
        await person.press("n")
        (made,) = person.journal.find(Improvement)
        assert (made.title, made.handle) == ("14 m to the scale", "#i1")
        assert person.journal.find(Observation)[0].link == "#i1"
        assert person.said()[-1] == "#i1 14 m to the scale: an idea on 5 Improve"
        await person.press("escape", "u", "m")
        assert person.journal.find(Improvement) == []
        assert "14 m to the scale" in asked(person)


async def test_a_star_is_taken_away_or_left_for_the_next_month(tmp_path: Path) -> None:
    a_star(tmp_path)
    async with running(tmp_path, mode="review") as person:
        await person.press("m", "enter", "s")
        assert not person.journal.find(Observation)[0].starred
        await person.press("escape", "u", "m", "enter")
        assert person.journal.find(Observation)[0].starred
        assert INTENTIONS[MONTH] in asked(person)
        assert guided(person.journal, MONTH, NOVEMBER).done[-1].startswith("star ")


async def test_an_old_learning_comes_back_once_a_month(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        set_prompts(stored, kind=MONTH)
        learned(stored, date(2026, 3, 2))
    async with running(tmp_path, mode="review") as person:
        await person.press("m")
        assert "ask before you measure" in asked(person)
        assert "expected: one cart at most happened: 2 carts" in asked(person)
        await person.press("g")
        assert isinstance(person.app.screen, ImproveScreen)
        await person.press("6", "enter")
        assert INTENTIONS[MONTH] in asked(person)


async def test_the_month_that_has_ended_is_reviewed_in_its_first_five_working_days(
    tmp_path: Path,
) -> None:
    clock = Clock()
    clock.advance(days=14)
    with journal(tmp_path) as stored:
        begun(stored, "Ask first")
    async with running(tmp_path, clock=clock, mode="review") as person:
        assert "m begins the review of November 2026" in person.shown()
        await person.press("m")
        assert "12 weeks November" in facts(person)
        assert "4 of 12" not in person.shown()


# On this day


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_was_learned_on_this_day_comes_back_on_reflect(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        one = learned(stored, date(2025, 11, 23), "[b]ask[/b] first\nthen measure")
        learned(stored, date(2025, 11, 24), "the day after")
        reflect(stored, date(2025, 11, 23), ReflectionKind.EVENING, {"": "a long day"})
    async with running(tmp_path, mode="reflect", size=size) as person:
        text = " ".join(person.shown().split())
        assert "a year ago Sun 23 Nov 2025 a long day" in text
        assert "a year ago Sun 23 Nov 2025 learned [b]ask[/b] first⏎then measure" in text
        assert "the day after" not in text
        await person.press("x", "j", "x", "enter")
        assert isinstance(person.app.screen, ImproveScreen)
        assert person.journal.get(Cycle, one.id) == one


# Walks and stars need no place


async def test_a_walk_for_a_struggle_says_what_it_was_for(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        empty_week(stored)
        heard = numbered(stored, struggle(title="Trucks leave late"))
        place = stored.add(walk(LAST_MONDAY, struggle=heard.id), "walk")
        for number in range(5):
            stored.add(observation(place, f"truck {number} waits"), "seen")
    async with running(tmp_path, mode="review") as person:
        await person.press("w")
        assert "told nobody yet" in asked(person)
        assert "for #s1 Trucks leave late truck 0 waits truck 1 waits truck 2 waits and 2 more" in (
            asked(person)
        )
        await person.press("enter")
        assert person.journal.find(Walk)[0].state is WalkState.WALKED
