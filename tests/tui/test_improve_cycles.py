"""Cycles by keys: started with an expectation, turned over to check, and what follows."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.storage import Journal
from lean_journal.storage.improvements import remove_improvement
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.questions import Questions
from tests.builders import MONDAY, Clock, content, journal
from tests.storage.loop import add, check, do, hear, say, start
from tests.tui.running import Person, running

EXPECTED = "zebra crossing"
"""What a cycle of these tests leads to; found nowhere else."""

SIZES = [(80, 24), (40, 20), (120, 40)]


def trying(stored: Journal, obstacles: tuple[str, ...] = ()) -> tuple[Improvement, Cycle]:
    """An improvement with an open cycle."""
    one = add(stored, obstacles=obstacles)
    from lean_journal.storage.improvements import start_cycle

    cycle = do(stored, lambda t: start_cycle(stored, t, one.id, "a card", EXPECTED))
    return one, cycle


def only_cycle(stored: Journal) -> Cycle:
    (one,) = stored.find(Cycle)
    return one


def only_improvement(stored: Journal) -> Improvement:
    (one,) = stored.find(Improvement)
    return one


def values(person: Person) -> dict[str, str]:
    return {field.id or "": field.value for field in person.app.screen.query(Field)}


# Starting


async def test_a_cycle_is_started_with_a_step_and_an_expectation(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        heard = hear(stored, StruggleState.SEEN)
        add(stored, struggle=heard.id)
    async with running(tmp_path, mode="improve") as person:
        await person.press("j", "c")
        for text in ("a [/] card", EXPECTED, "", "no signal"):
            await person.line(text)
        one, cycle = only_improvement(person.journal), only_cycle(person.journal)
        assert (cycle.step, cycle.expect, cycle.check, cycle.obstacle, cycle.improvement) == (
            "a [/] card",
            EXPECTED,
            MONDAY + timedelta(days=7),
            "no signal",
            one.id,
        )
        assert (one.state, one.cycle, one.obstacles) == (
            ImprovementState.TRYING,
            cycle.id,
            ("no signal",),
        )
        assert person.journal.find(Struggle)[0].state is StruggleState.IN_WORK
        assert person.said() == ["started; to be checked on Mon 30 Nov"]
        shown = person.shown()
        assert "check 7 d" in shown
        assert "a [/] card" in shown


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("", "", ""), "say what the next step is"),
        (("a card", "", ""), "write what you expect"),
        (("a card", "less", "soon"), "'soon' is no day to come"),
        (("a card", "less", "2026-11-20"), "'2026-11-20' is no day to come"),
    ],
)
async def test_a_cycle_that_lacks_something_is_not_started_and_all_of_it_stays(
    tmp_path: Path, texts: tuple[str, ...], said: str
) -> None:
    with journal(tmp_path) as stored:
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        for text in texts:
            await person.line(text)
        await person.press("enter")
        assert said in person.shown()
        assert tuple(values(person).values()) == (*texts, "")
        assert person.journal.find(Cycle) == []


async def test_a_known_obstacle_is_offered_while_one_types(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored, obstacles=("no signal at the press",))
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        for text in ("a card", "less", ""):
            await person.line(text)
        await person.type("no s")
        await person.press("right", "enter")
        assert only_cycle(person.journal).obstacle == "no signal at the press"
        assert only_improvement(person.journal).obstacles == ("no signal at the press",)


async def test_with_a_cycle_open_c_turns_it_over_and_starts_no_second(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        assert "Turn it over" in person.shown()
        await person.press("escape", "right", "c")
        assert "Turn it over" in person.shown()


async def test_a_second_cycle_another_window_started_meanwhile_is_refused(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        one = add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        await person.type("mine\texpected")
        with journal(tmp_path, writer="other") as other:
            start(other, one, "theirs")
        await person.press("ctrl+s")
        assert "a cycle of #i1 is open: check that one first" in person.said()[-1]
        assert values(person)["step"] == "mine"
        assert only_cycle(person.journal).step == "theirs"


# The expectation


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_expected_shows_nowhere_while_the_cycle_is_open(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        heard = hear(stored, StruggleState.SEEN)
        one, _ = trying(stored)
        stored.change(Improvement, one.id, lambda now: replace(now, struggle=heard.id), "for")
        say(stored, f"carts {one.handle}")
    clock.advance(days=8)
    ways = (
        *((), ("right",), ("right", "down"), ("right", "down", "down"), ("left",)),
        *(("e",), ("escape", "down"), ("e",), ("escape",), ("right", "down", "down", "e")),
        *(("escape", "question_mark"), ("escape", "1", "escape"), ("4",), ("right",), ("6",)),
        ("slash", *"zebra"),
    )
    async with running(tmp_path, clock=clock, size=size, mode="improve") as person:
        for keys in ways:
            await person.press(*keys)
            await person.pilot.pause(0.2)
            assert "crossing" not in person.shown(), keys
        # It is found by its words, and named by its step.
        await person.press("enter")
        assert "a card" in person.shown()
        await person.press("c")
        assert "Turn it over" in person.shown()
        assert "crossing" not in person.shown()
        await person.line("two carts waited")
        assert "crossing" in person.shown()


async def test_it_shows_in_the_thread_once_the_cycle_was_checked(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        _, cycle = trying(stored)
        check(stored, cycle)
    async with running(tmp_path, mode="improve") as person:
        assert f"expected   {EXPECTED}" in person.shown()
        assert "a surprise" in person.shown()


async def test_no_form_changes_what_is_expected(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        _, cycle = trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("right", "down", "e")
        assert list(values(person)) == ["step", "obstacle", "check"]
        await person.press("ctrl+u")
        await person.type("two cards")
        await person.press("tab", "tab", "ctrl+u")
        await person.type("fri")
        await person.press("ctrl+s")
        changed = only_cycle(person.journal)
        assert (changed.step, changed.check) == ("two cards", MONDAY + timedelta(days=4))
        check(person.journal, cycle)
        person.app.look_at_file()
        await person.press("enter")
        assert list(values(person)) == ["step", "obstacle", "happened", "learned", "wording"]
        await person.press("tab", "tab", "tab", "ctrl+u", "ctrl+s")
        assert "a checked cycle says what happened and what was learned" in person.shown()
        await person.type("ask before you try")
        await person.press("ctrl+s")
        changed = only_cycle(person.journal)
        assert (changed.learned, changed.expect) == ("ask before you try", EXPECTED)


async def test_a_check_half_written_shows_it_no_sooner_the_next_time(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        await person.type("two ca")
        await person.press("escape", "c")
        assert values(person)["happened"] == "two ca"
        assert "crossing" not in person.shown()
        await person.line("rts waited")
        assert "crossing" in person.shown()
        await person.type("n")
        await person.press("escape", "c")
        # It was turned over, and something stands behind it.
        assert "crossing" in person.shown()
        assert values(person)["as_expected"] == "n"


# Checking


@pytest.mark.parametrize(
    ("decision", "state", "said"),
    [
        ("adopt", ImprovementState.ADOPTED, "#i1 adopted today; e says what changed"),
        ("ada", ImprovementState.TRYING, "#i1 trying since today; c starts the next cycle"),
        ("Abandon", ImprovementState.ABANDONED, "#i1 abandoned"),
    ],
)
async def test_a_cycle_is_turned_over_and_decided(
    tmp_path: Path, decision: str, state: ImprovementState, said: str
) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, size=(120, 40), mode="improve") as person:
        await person.press("c")
        for text in ("two [/] carts", "n", "nobody knows", decision, "Fewer carts wait."):
            await person.line(text)
        one, cycle = only_improvement(person.journal), only_cycle(person.journal)
        assert (one.state, one.cycle) == (state, None)
        assert (cycle.happened, cycle.as_expected, cycle.learned, cycle.wording) == (
            "two [/] carts",
            False,
            "nobody knows",
            "Fewer carts wait.",
        )
        assert cycle.closed == MONDAY
        assert person.said()[-1].startswith(said)
        shown = person.shown()
        assert "two [/] carts · a surprise" in shown
        assert f"decided    {Decision(cycle.decision or '')} · Mon 23 Nov" in shown


FOUND = ("two carts", "n", "ask first", "adapt", "")


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (0, "", "say what happened before you close the cycle"),
        (1, "", "was it as expected? type y or n"),
        (1, "maybe", "was it as expected? type y or n"),
        (2, "", "say what you learned: that is what a cycle is for"),
        (3, "", "the decision is adopt, adapt or abandon"),
        (3, "ad", "the decision is adopt, adapt or abandon"),
    ],
)
async def test_a_check_that_lacks_something_is_not_closed_and_all_of_it_stays(
    tmp_path: Path, place: int, text: str, said: str, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, size=size, mode="improve") as person:
        await person.press("c")
        await person.line(FOUND[0])
        for found in FOUND[1:]:
            await person.type(found)
            await person.press("tab")
        # Once around: one stands in the first field.
        await person.press(*["tab"] * place, "ctrl+u")
        await person.type(text)
        await person.press("ctrl+s")
        assert " ".join(said.split()) in " ".join(person.shown().split())
        assert tuple(values(person).values()) == (*FOUND[:place], text, *FOUND[place + 1 :])
        assert only_cycle(person.journal).is_open
        await person.press("ctrl+u")
        await person.type(FOUND[place])
        await person.press("ctrl+s")
        assert not only_cycle(person.journal).is_open


async def test_before_it_is_written_what_happened_it_is_not_turned_over(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        for key in ("enter", "tab", "ctrl+s", "shift+tab"):
            await person.press(key)
            assert "crossing" not in person.shown()
            assert "Learned" not in person.shown()
        assert "say what happened; then it is turned over" in person.shown()


async def test_questions_come_with_f3_those_of_the_kata_first_while_checking(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        await person.type("two ca")
        await person.press("f3")
        assert "Where are we really?" in person.shown()
        await person.type("rts")
        await person.press("f3")
        assert "What has changed?" in person.shown()
        assert values(person)["happened"] == "two carts"
        await person.press("enter", "f3")
        assert "What would change your mind?" in person.shown()
        for _ in range(len(person.app.screen.query_one(Questions)._sets) - 3 + 1):
            await person.press("f3")
        assert not person.app.screen.query_one(Questions).display
        await person.press("escape", "a", "f3")
        assert "What has changed?" in person.shown()
        await person.press("escape", "b", "f3")
        assert "What has changed?" in person.shown()


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_one_types_stays_in_sight_beside_the_questions(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        trying(stored)
    async with running(tmp_path, size=size, mode="improve") as person:
        await person.press("c", "f3")
        await person.type("two carts")
        assert "two carts" in person.shown()
        assert "When can we go and see?" in person.shown()
        await person.press("enter", "f3")
        await person.type("nnn")
        assert "nnn" in person.shown()
        assert "What options do we have?" in person.shown()


# Two windows


async def test_a_cycle_checked_elsewhere_meanwhile_is_said_and_nothing_typed_is_lost(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        _, cycle = trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        await person.line("mine happened")
        with journal(tmp_path, writer="other") as other:
            check(other, cycle)
        for text in ("y", "mine learned", "adopt", ""):
            await person.line(text)
        assert "this cycle has been checked already" in person.said()[-1]
        assert values(person)["learned"] == "mine learned"
        held = only_cycle(person.journal)
        assert (held.happened, held.decision) == ("two carts", Decision.ADAPT)
        assert only_improvement(person.journal).state is ImprovementState.TRYING
        await person.press("escape")
        assert "happened   two carts" in person.shown()
    # What was typed is offered, and as the cycle is closed, it comes to the capture line whole.
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y")
        (text,) = [field.value for field in person.app.screen.query(Field)]
        assert text == "mine happened · y · mine learned · adopt"


async def test_a_cycle_removed_with_its_improvement_meanwhile_is_said(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one, _ = trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("c")
        await person.line("mine happened")
        with journal(tmp_path, writer="other") as other:
            do(other, lambda t: remove_improvement(other, t, one.id))
        for text in ("y", "mine learned", "adopt", ""):
            await person.line(text)
        assert "has been removed" in person.said()[-1]
        assert values(person)["learned"] == "mine learned"
        await person.press("escape")
        assert "what does your boss struggle with?" in person.shown()


async def test_the_words_of_a_cycle_both_windows_changed_stay_both(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        _, cycle = trying(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("right", "down", "e")
        await person.type(" mine")
        with journal(tmp_path, writer="other") as other:
            other.change(Cycle, cycle.id, lambda one: replace(one, step="theirs"), "step")
        await person.press("ctrl+s")
        assert only_cycle(person.journal).step == "theirs / a card mine"


async def test_texts_of_an_improvement_both_windows_changed_stay_both(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        one, _ = trying(stored, obstacles=("first",))
    async with running(tmp_path, mode="improve") as person:
        await person.press("e", "tab")
        await person.type(" mine")
        await person.press(*["tab"] * 5)
        await person.type(" | mine")
        with journal(tmp_path, writer="other") as other:
            other.change(
                Improvement,
                one.id,
                lambda now: replace(
                    now,
                    title="Theirs",
                    problem="theirs",
                    obstacles=(*now.obstacles, "theirs"),
                    before=9.0,
                ),
                "theirs",
            )
        await person.press("ctrl+s")
        both = only_improvement(person.journal)
        assert (both.title, both.problem, both.obstacles, both.before) == (
            "Theirs",
            "theirs / 3 carts queue mine",
            ("first", "mine", "theirs"),
            9.0,
        )


async def test_a_whole_check_is_one_transaction(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        heard = hear(stored, StruggleState.SEEN)
        add(stored, struggle=heard.id)
    async with running(tmp_path, mode="improve") as person:
        commits = len(content(tmp_path)["actions"])
        await person.press("j", "c")
        for text in ("a card", EXPECTED, "", ""):
            await person.line(text)
        assert len(content(tmp_path)["actions"]) == commits + 1
        await person.press("c")
        for text in FOUND:
            await person.line(text)
        assert len(content(tmp_path)["actions"]) == commits + 2
