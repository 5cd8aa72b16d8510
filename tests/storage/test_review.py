"""The weekly and the monthly review in the journal: gathered, left, resumed, ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.behavior import Behavior, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.guided import Pass
from lean_journal.domain.improvement import HoldingCheck, Horizon, Improvement, ImprovementState
from lean_journal.domain.prompts import Prompt
from lean_journal.domain.reflection import Reflection, ReflectionKind, text_of
from lean_journal.domain.review import INTENTIONS, Share
from lean_journal.domain.review_steps import (
    BehaviorStep,
    FactsStep,
    HoldStep,
    IntentionStep,
    LearningStep,
    LoopStep,
    Note,
    StarStep,
    Step,
)
from lean_journal.domain.struggle import StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors, park_behavior
from lean_journal.storage.commitments import mark_kept, renegotiate
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.improvements import make_improvement
from lean_journal.storage.learnings import learnings_on
from lean_journal.storage.marks import mark
from lean_journal.storage.passes import pass_of, reflect, reflection_of
from lean_journal.storage.review import facts_of
from lean_journal.storage.review_steps import has_more, steps_of
from lean_journal.storage.review_waiting import Waiting, period_under_review, reviews_waiting
from lean_journal.storage.transaction import Transaction
from tests.builders import (
    MONDAY,
    Clock,
    area,
    commitment,
    cycle,
    improvement,
    journal,
    observation,
    set_prompts,
    struggle,
    walk,
)

WEEK, MONTH = ReflectionKind.WEEK, ReflectionKind.MONTH
LAST_MONDAY = MONDAY - 7 * DAY
FRIDAY = MONDAY + 4 * DAY
INTENTION = INTENTIONS[WEEK]
NOVEMBER = date(2026, 11, 1)


def clock(day: date = MONDAY) -> Clock:
    return Clock(datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def guided(opened: Journal, kind: ReflectionKind = WEEK, first: date = LAST_MONDAY) -> Pass:
    return pass_of(opened, first, kind)


def steps(opened: Journal, kind: ReflectionKind = WEEK, first: date = LAST_MONDAY) -> list[Step]:
    return steps_of(opened, guided(opened, kind, first))


def nouns(opened: Journal, kind: ReflectionKind = WEEK, first: date = LAST_MONDAY) -> list[str]:
    """Give what kinds of steps are left, in their order."""
    return [step.key.partition(" ")[0] for step in steps(opened, kind, first)]


def of_kind(found: list[Step], kind: type[Any]) -> list[Any]:
    return [step for step in found if isinstance(step, kind)]


def leave(opened: Journal, key: str, change: Callable[[Transaction], None] | None = None) -> Pass:
    return go_through(opened, guided(opened), key, f"left {key}", change)


def practise(opened: Journal, *names: str, day: date = MONDAY - 30 * DAY) -> list[Behavior]:
    cadence = parse_cadence("daily")
    return add_behaviors(opened, [begin(name, cadence, day) for name in names])


def adopted(title: str, day: date, *looks: HoldingCheck, **fields: Any) -> Improvement:
    state = ImprovementState.ADOPTED
    return improvement(title, state=state, adopted=day, since=day, checks=looks, **fields)


def checked(owner: Improvement, day: date, learned: str = "ask first", **fields: Any) -> Cycle:
    return cycle(
        owner,
        started=day - 8 * DAY,
        check=day,
        closed=day,
        **{
            "happened": "2 carts",
            "as_expected": True,
            "learned": learned,
            "decision": Decision.ADAPT,
            **fields,
        },
    )


def numbered(opened: Journal, record: Any) -> Any:
    """Store an improvement or a struggle in whatever state."""
    with opened.transaction("numbered") as transaction:
        return transaction.add_numbered(record)


# The facts


def test_an_empty_journal_has_no_facts_and_no_review_waits(tmp_path: Path) -> None:
    with journal(tmp_path, clock(FRIDAY)) as opened:
        for kind in (WEEK, MONTH):
            assert facts_of(opened, kind, period_under_review(opened, kind)[0]).is_empty
        assert reviews_waiting(opened) == []
        assert not opened.path.exists()


def test_a_week_shows_what_the_journal_holds_and_a_month_more(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        press, paint = (opened.add(area(name), "area") for name in ("Press 2", "Paint"))
        one, _ = practise(opened, "Ask first", "Parked")
        mark(opened, one, MONDAY - 3 * DAY, MarkState.DONE)
        park_behavior(opened, opened.find(Behavior)[1])
        closed = {"state": WalkState.CLOSED, "loop_closed": MONDAY - 9 * DAY}
        opened.add(walk(MONDAY - 10 * DAY, area=press.id, **closed), "walk")
        opened.add(walk(MONDAY - 20 * DAY, area=press.id), "walk")
        kept = opened.add(commitment("call"), "promise")
        with opened.transaction("kept") as transaction:
            mark_kept(opened, transaction, kept.id)
        opened.add(commitment("write"), "promise")
        held = numbered(opened, adopted("a", MONDAY - 60 * DAY, HoldingCheck(MONDAY, True)))
        numbered(opened, improvement("b", state=ImprovementState.TRYING, horizon=Horizon.LONG))
        opened.add(checked(held, MONDAY - DAY, as_expected=False), "cycle")
        numbered(opened, struggle(state=StruggleState.REPORTED, told="told"))
        week = facts_of(opened, WEEK, LAST_MONDAY)
        assert (week.first, week.last, week.today) == (LAST_MONDAY, MONDAY - DAY, MONDAY)
        assert [shown.behavior.name for shown in week.practised] == ["Ask first"]
        assert (week.practised[0].seen.done, week.practised[0].seen.possible) == (1, 5)
        assert week.ledger is not None
        assert week.ledger.oldest_open is not None
        assert (week.ledger.kept, week.ledger.oldest_open.what) == (1, "write")
        assert week.loops == Share(1, 2)
        assert [(seen.area.id, seen.last) for seen in week.areas] == [
            (press.id, MONDAY - 10 * DAY),
            (paint.id, None),
        ]
        assert (week.cycle_days, week.surprises) == (8, Share(1, 1))
        # What takes long to show is looked at once a month.
        assert (week.holding, week.balance, week.reported) == (None, None, None)
        month = facts_of(opened, MONTH, NOVEMBER)
        assert (month.first, month.last) == (NOVEMBER, date(2026, 11, 30))
        assert (month.holding, month.balance, month.reported) == (
            Share(1, 1),
            (1, 1),
            Share(1, 1),
        )
        assert (month.loops, month.surprises) == (week.loops, week.surprises)


def test_only_what_a_person_dropped_is_no_ledger(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        state = CommitmentState.DROPPED
        opened.add(commitment(state=state, settled=MONDAY, reason="moved"), "promise")
        assert facts_of(opened, WEEK, LAST_MONDAY).ledger is None


# What is asked


def test_a_week_asks_what_there_is_to_ask_in_its_order(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, Prompt("How was it?"), kind=WEEK)
        press = opened.add(area(), "area")
        practise(opened, "Ask first", "Go and see")
        opened.add(commitment("call", MONDAY), "promise")
        opened.add(commitment("later", MONDAY + DAY), "promise")
        seen = opened.add(walk(LAST_MONDAY, area=press.id), "walk")
        opened.add(observation(seen, "3 carts queue"), "seen")
        owner = numbered(opened, improvement())
        opened.add(cycle(owner, check=MONDAY), "cycle")
        opened.add(cycle(owner, check=MONDAY + DAY), "cycle")
        numbered(opened, adopted("holds?", MONDAY - 30 * DAY))
        numbered(opened, adopted("too soon", MONDAY - 29 * DAY))
        assert nouns(opened) == [
            *("facts", "behavior", "behavior", "commitment", "loop", "cycle", "holds"),
            *("prompt", "prompt"),
        ]
        (loop,) = of_kind(steps(opened), LoopStep)
        assert (loop.area, loop.seen) == (press, ["3 carts queue"])
        (held,) = of_kind(steps(opened), HoldStep)
        assert held.improvement.title == "holds?"


def test_a_month_asks_for_stars_and_brings_back_a_learning(tmp_path: Path) -> None:
    now = Clock()
    with journal(tmp_path, now) as opened:
        set_prompts(opened, kind=MONTH)
        press = opened.add(area(), "area")
        practise(opened, "Ask first")
        opened.add(commitment("call", MONDAY), "promise")
        place = opened.add(walk(MONDAY, area=press.id), "walk")
        for fact, fields in (
            ("old", {"starred": True}),
            ("plain", {}),
            ("made", {"starred": True}),
            ("gone", {"starred": True, "link": "#i99"}),
        ):
            now.advance(seconds=1)
            opened.add(observation(place, fact, **fields), "seen")
        with opened.transaction("made") as transaction:
            made = next(one for one in opened.find(Observation) if one.fact == "made")
            owner = make_improvement(opened, transaction, made.id)
        learned = opened.add(checked(owner, date(2026, 6, 1)), "cycle")
        opened.add(checked(owner, date(2026, 10, 1)), "cycle")
        found = steps(opened, MONTH, NOVEMBER)
        assert nouns(opened, MONTH, NOVEMBER) == ["facts", "star", "star", "learning", "prompt"]
        # The newest first; what belongs to an improvement is not offered again.
        assert [(one.seen.fact, one.area) for one in of_kind(found, StarStep)] == [
            ("gone", press),
            ("old", press),
        ]
        (learning,) = of_kind(found, LearningStep)
        assert (learning.cycle.id, learning.improvement.id) == (learned.id, owner.id)


def test_a_behavior_comes_with_its_days_and_what_was_in_the_way(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = practise(opened, "Ask first")
        for days, state, text in (
            (7, MarkState.MISSED, "audit"),
            (6, MarkState.DONE, "heard Ana out"),
            (5, MarkState.NOT_POSSIBLE, "ill"),
            (4, MarkState.MISSED, ""),
            (8, MarkState.MISSED, "the week before"),
        ):
            mark(opened, one, MONDAY - days * DAY, state, text)
        (step,) = of_kind(steps(opened), BehaviorStep)
        assert step.notes == [
            Note(LAST_MONDAY, MarkState.MISSED, "audit"),
            Note(LAST_MONDAY + 2 * DAY, MarkState.NOT_POSSIBLE, "ill"),
        ]
        words = [look.value for look in step.days.values()]
        assert words == ["missed", "done", "not possible", "missed", "unmarked", *["not due"] * 2]


def test_what_begins_after_the_week_has_no_week_to_look_back_on(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        practise(opened, "New", day=MONDAY)
        assert not of_kind(steps(opened), BehaviorStep)
        assert of_kind(steps(opened, first=MONDAY), BehaviorStep)


def test_a_cycle_or_star_whose_owner_was_removed_is_left_out_or_shown_alone(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        owner = numbered(opened, improvement())
        opened.add(cycle(owner, check=MONDAY), "cycle")
        opened.add(checked(owner, date(2026, 6, 1)), "cycle")
        place = opened.add(walk(), "walk")
        opened.add(observation(place, starred=True), "seen")
        with opened.transaction("removed") as transaction:
            transaction.remove(Improvement, owner.id)
            transaction.remove(Walk, place.id)
        assert "cycle" not in nouns(opened)
        found = steps(opened, MONTH, NOVEMBER)
        (star,) = of_kind(found, StarStep)
        (learning,) = of_kind(found, LearningStep)
        assert (star.walk, learning.improvement) == (None, None)


def test_the_intention_of_the_week_before_is_shown_and_stands_beside_the_new_one(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        reflect(opened, LAST_MONDAY - 7 * DAY, WEEK, {INTENTION: "listen"})
        reflect(opened, date(2026, 10, 1), MONTH, {INTENTIONS[MONTH]: "the hard thing"})
        (facts,) = of_kind(steps(opened), FactsStep)
        assert facts.facts.intention == "listen"
        assert steps(opened)[-1] == IntentionStep(INTENTION, "listen")
        assert steps(opened, MONTH, NOVEMBER)[-1] == IntentionStep(
            INTENTIONS[MONTH], "the hard thing"
        )


def test_the_week_before_begins_on_the_day_that_is_set(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.change_settings(lambda known: replace(known, week_start=6), "week")
        sunday = LAST_MONDAY - DAY
        reflect(opened, sunday - 7 * DAY, WEEK, {INTENTION: "listen"})
        assert steps(opened, first=sunday)[-1] == IntentionStep(INTENTION, "listen")


# Left, resumed, ended


def test_each_step_is_an_action_on_disk_and_undo_brings_the_question_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, kind=WEEK)
        (one,) = practise(opened, "Ask first")
        leave(opened, "facts")
        leave(opened, f"behavior {one.id}")
        answer(opened, guided(opened), INTENTION, "listen")
        assert guided(opened).finished
        assert steps(opened) == []
    with journal(tmp_path) as opened:
        written = reflection_of(opened, LAST_MONDAY, WEEK)
        assert text_of(written, INTENTION) == "listen"
        assert opened.undo() == "listen"
        assert not guided(opened).finished
        assert nouns(opened) == ["prompt"]
        opened.undo()
        assert nouns(opened) == ["behavior", "prompt"]
        assert opened.find(Reflection) == []


def test_prompts_answered_on_reflect_are_not_asked_again_and_end_no_review(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, Prompt("A?"), Prompt("B?"), kind=WEEK)
        # As the form of the prompts does.
        answer(opened, guided(opened), "A?", "one")
        answer(opened, guided(opened), "B?", "")
        assert not guided(opened).finished
        assert nouns(opened) == ["prompt"]
        answer(opened, guided(opened), INTENTION, "")
        assert guided(opened).finished


def test_a_review_whose_last_answer_came_elsewhere_is_done(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, kind=WEEK)
        (one,) = practise(opened, "Ask first")
        leave(opened, "facts")
        leave(opened, f"behavior {one.id}")
        assert [waiting.is_begun for waiting in reviews_waiting(opened)] == [True]
        assert has_more(opened, guided(opened))
        reflect(opened, LAST_MONDAY, WEEK, {INTENTION: "listen"})
        assert not has_more(opened, guided(opened))
        assert steps(opened) == []
        assert reviews_waiting(opened) == []
        assert period_under_review(opened, WEEK)[0] == MONDAY


def test_what_comes_up_after_the_end_does_not_open_it_again(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, kind=WEEK)
        answer(opened, guided(opened), INTENTION, "listen")
        assert guided(opened).finished
        opened.add(commitment("call", MONDAY), "promise")
        assert steps(opened) == []


def test_a_commitment_with_a_new_date_is_not_asked_about_again(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, kind=WEEK)
        late = opened.add(commitment("call", MONDAY - DAY), "promise")

        def change(transaction: Transaction) -> None:
            renegotiate(opened, transaction, late.id, MONDAY)

        leave(opened, f"commitment {late.id}", change)
        states = [one.state for one in opened.find(Commitment)]
        assert states == [CommitmentState.BROKEN, CommitmentState.OPEN]
        assert nouns(opened) == ["prompt"]


def test_loops_are_asked_the_newest_first_five_at_most(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        press = opened.add(area(), "area")
        for days in range(1, 8):
            opened.add(walk(MONDAY - days * DAY, area=press.id), "walk")
        found = of_kind(steps(opened), LoopStep)
        assert [(MONDAY - one.walk.day).days for one in found] == [1, 2, 3, 4, 5]
        leave(opened, found[0].key)
        assert [one.key for one in of_kind(steps(opened), LoopStep)] == [
            one.key for one in found[1:]
        ]


# When it is time


def lived(opened: Journal, since: date = LAST_MONDAY) -> None:
    practise(opened, "Ask first", day=since)


def test_on_monday_last_week_waits_until_it_is_done(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        set_prompts(opened, kind=WEEK)
        lived(opened)
        sunday = MONDAY - DAY
        assert reviews_waiting(opened) == [Waiting(WEEK, LAST_MONDAY, sunday, is_begun=False)]
        leave(opened, "facts")
        assert reviews_waiting(opened) == [Waiting(WEEK, LAST_MONDAY, sunday, is_begun=True)]
        for step in steps(opened):
            leave(opened, step.key)
        assert reviews_waiting(opened) == []
        assert period_under_review(opened, WEEK) == (MONDAY, MONDAY + 6 * DAY)


@pytest.mark.parametrize(
    ("day", "waiting"),
    [
        (MONDAY + DAY, []),
        (FRIDAY - DAY, []),
        (FRIDAY, [MONDAY]),
        (FRIDAY + 2 * DAY, [MONDAY]),
        # Monday the 30th is also the last working day of November.
        (MONDAY + 7 * DAY, [MONDAY, NOVEMBER]),
        (MONDAY + 8 * DAY, [NOVEMBER]),
    ],
)
def test_it_is_time_on_the_last_working_day(tmp_path: Path, day: date, waiting: list[date]) -> None:
    with journal(tmp_path, clock(day)) as opened:
        lived(opened)
        assert [one.first for one in reviews_waiting(opened)] == waiting


def test_one_that_was_begun_early_waits_from_then_on(tmp_path: Path) -> None:
    with journal(tmp_path, clock(MONDAY + DAY)) as opened:
        lived(opened)
        go_through(opened, guided(opened, first=MONDAY), "facts", "facts")
        assert [(one.first, one.is_begun) for one in reviews_waiting(opened)] == [(MONDAY, True)]


@pytest.mark.parametrize("record", ["behavior", "walk", "pass"])
def test_nobody_is_asked_for_a_week_before_the_journal_was_begun(
    tmp_path: Path, record: str
) -> None:
    def write(opened: Journal, day: date) -> None:
        if record == "behavior":
            lived(opened, day)
        elif record == "walk":
            opened.add(walk(day), "walk")
        else:
            opened.add(Pass(day=day, kind=ReflectionKind.MORNING), "pass")

    with journal(tmp_path) as opened:
        write(opened, MONDAY)
        assert reviews_waiting(opened) == []
        assert period_under_review(opened, WEEK)[0] == MONDAY
    with journal(tmp_path, name="other.json") as opened:
        write(opened, MONDAY - DAY)
        assert [one.first for one in reviews_waiting(opened)] == [LAST_MONDAY]


def test_the_week_begins_on_the_day_that_is_set(tmp_path: Path) -> None:
    with journal(tmp_path, clock(FRIDAY)) as opened:
        lived(opened)
        opened.change_settings(lambda known: replace(known, week_start=6), "week")
        sunday = MONDAY - DAY
        assert period_under_review(opened, WEEK) == (sunday, sunday + 6 * DAY)
        go_through(opened, guided(opened, first=sunday), "facts", "facts")
        assert [one.first for one in reviews_waiting(opened)] == [sunday]


# Learnings


def test_learnings_come_by_the_day_they_were_learned(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        owner = numbered(opened, improvement())
        year_ago = date(2025, 11, 23)
        for day, learned in (
            (year_ago, "one"),
            (year_ago, "two"),
            (MONDAY, "three"),
            (year_ago, ""),
        ):
            opened.add(checked(owner, day, learned), "cycle")
        opened.add(cycle(owner), "cycle")
        found = learnings_on(opened, [year_ago, MONDAY - DAY])
        assert {day: [one.learned for one in cycles] for day, cycles in found.items()} == {
            year_ago: ["one", "two"]
        }
        assert learnings_on(opened, []) == {}
