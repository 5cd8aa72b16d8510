"""The steps of a review that still have something to ask."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.guided import Pass, gone_through
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.morning import CommitmentStep, PromptStep
from lean_journal.domain.picture import looks
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import INTENTIONS, Facts, Seen, practised_in
from lean_journal.domain.review_steps import (
    MOST,
    BehaviorStep,
    CheckStep,
    FactsStep,
    HoldStep,
    IntentionStep,
    LearningStep,
    LoopStep,
    Review,
    StarStep,
    is_under_way,
    steps_behind,
    steps_left,
)
from lean_journal.domain.walk import Observation, Walk
from tests.domain.practising import DAY, MONDAY, behavior, practice

WEEK, MONTH = ReflectionKind.WEEK, ReflectionKind.MONTH
SUNDAY = MONDAY + 6 * DAY
INTENTION = INTENTIONS[WEEK]
FACTS = Facts(
    kind=WEEK, first=MONDAY, last=SUNDAY, today=MONDAY, areas=[Seen(Area(name="P"), None)]
)
NO_FACTS = replace(FACTS, areas=())
WALK = Walk(id=1, day=MONDAY)
BETTER = Improvement(id=7, title="t", problem="p")


def practised(id: int) -> BehaviorStep:
    known: Behavior = replace(behavior("daily"), id=id)
    one = practice(known, today=MONDAY)
    return BehaviorStep(practised_in(one, MONDAY, SUNDAY), looks(one, MONDAY, SUNDAY))


def due(*ids: int) -> list[Commitment]:
    return [Commitment(id=id, what=f"promise {id}", due=MONDAY) for id in ids]


def loops(*ids: int) -> list[LoopStep]:
    return [LoopStep(replace(WALK, id=id), None) for id in ids]


def cycle(id: int) -> Cycle:
    return Cycle(id=id, improvement=7, step="s", expect="e", started=MONDAY, check=MONDAY)


def checks(*ids: int) -> list[CheckStep]:
    return [CheckStep(cycle(id), BETTER) for id in ids]


def holding(*ids: int) -> list[HoldStep]:
    return [HoldStep(replace(BETTER, id=id)) for id in ids]


def stars(*ids: int) -> list[StarStep]:
    return [StarStep(Observation(id=id, walk=1), WALK) for id in ids]


def review(*done: str, prompts: tuple[str, ...] = ("A?", "B?"), **fields: Any) -> Review:
    guided = Pass(day=MONDAY, kind=WEEK, prompts=prompts, done=done)
    return Review(guided=guided, **fields)


def keys(known: Review) -> list[str]:
    return [step.key for step in steps_left(known)]


PROMPTS = ["prompt A?", "prompt B?", f"prompt {INTENTION}"]


@pytest.mark.parametrize(
    ("known", "left"),
    [
        (review(), PROMPTS),
        (review(prompts=()), PROMPTS[-1:]),
        (review(*PROMPTS), []),
        (review("prompt A?"), PROMPTS[1:]),
        # What was answered elsewhere is not asked again, the intention neither.
        (review(answered=["A?"]), PROMPTS[1:]),
        (review(answered=["A?", "B?", INTENTION]), []),
        # A prompt of one's own that is the intention is asked once.
        (review(prompts=("A?", INTENTION)), ["prompt A?", PROMPTS[-1]]),
        # Facts with nothing in them are not shown.
        (review(facts=FACTS), ["facts", *PROMPTS]),
        (review(facts=NO_FACTS), PROMPTS),
        (review(facts=None), PROMPTS),
        # They come first or not at all; prompts are answered elsewhere too.
        (review("prompt A?", facts=FACTS), ["facts", *PROMPTS[1:]]),
        # The order.
        (
            review(
                facts=FACTS,
                behaviors=[practised(1), practised(2)],
                due=due(11),
                loops=loops(21),
                checks=checks(31),
                holding=holding(41),
                stars=stars(51),
                learning=LearningStep(cycle(61), BETTER),
            ),
            [
                *("facts", "behavior 1", "behavior 2", "commitment 11", "loop 21", "cycle 31"),
                *("holds 41", "star 51", "learning", *PROMPTS),
            ],
        ),
        # What was gone through.
        (review("behavior 1", behaviors=[practised(1), practised(2)]), ["behavior 2", *PROMPTS]),
        (review("learning", learning=LearningStep(cycle(61), None)), PROMPTS),
        # What took the place of a broken commitment is not asked about the same week.
        (review("commitment 10", due=due(11, 12), renewed={11}), ["commitment 12", *PROMPTS]),
    ],
)
def test_the_steps_that_still_have_something_to_ask(known: Review, left: list[str]) -> None:
    assert keys(known) == left


@pytest.mark.parametrize(
    ("field", "make", "noun"),
    [
        ("due", due, "commitment"),
        ("loops", loops, "loop"),
        ("checks", checks, "cycle"),
        ("holding", holding, "holds"),
        ("stars", stars, "star"),
    ],
)
def test_of_each_kind_of_record_five_are_asked_about(field: str, make: Any, noun: str) -> None:
    many = {field: make(*range(1, 9))}
    names = [f"{noun} {id}" for id in range(1, 9)]
    assert keys(review(**many)) == [*names[:MOST], *PROMPTS]
    # Those gone through count, whether they are still there or not.
    assert keys(review(names[0], **many)) == [*names[1:MOST], *PROMPTS]
    assert keys(review(f"{noun} 99", **many)) == [*names[: MOST - 1], *PROMPTS]
    assert keys(review(*names[:6], **many)) == PROMPTS


def test_a_step_carries_what_it_asks_about() -> None:
    known = review(facts=FACTS, due=due(11), last_intention="listen")
    assert steps_left(known) == [
        FactsStep(FACTS),
        CommitmentStep(due(11)[0]),
        PromptStep("A?"),
        PromptStep("B?"),
        IntentionStep(INTENTION, "listen"),
    ]


@pytest.mark.parametrize(
    ("done", "is_it"),
    [
        ((), False),
        (("prompt A?", f"prompt {INTENTION}"), False),
        (("facts",), True),
        (("prompt A?", "cycle 3"), True),
    ],
)
def test_a_review_is_under_way_once_more_than_prompts_is_behind(
    done: tuple[str, ...], is_it: bool
) -> None:
    assert is_under_way(review(*done).guided) is is_it


def test_a_month_has_an_intention_of_its_own() -> None:
    guided = Pass(day=MONDAY, kind=MONTH)
    assert keys(Review(guided=guided)) == [f"prompt {INTENTIONS[MONTH]}"]
    assert INTENTIONS[MONTH] != INTENTION


def test_what_is_behind_counts_once_wherever_it_was_answered() -> None:
    assert steps_behind(review()) == 0
    assert steps_behind(review("facts", "prompt A?", answered=["A?", "B?", "else?"])) == 3
    assert steps_behind(review(answered=[INTENTION])) == 1


SOME = st.lists(st.integers(1, 8), unique=True)


@given(
    behaviors=st.lists(st.integers(1, 5), unique=True),
    promised=SOME,
    walked=SOME,
    starred=SOME,
    gone=st.lists(st.sampled_from(["facts", *PROMPTS, "behavior 1", "loop 2", "star 3"])),
    answered=st.sets(st.sampled_from(["A?", "B?", INTENTION])),
)
def test_no_step_comes_twice_and_each_takes_only_itself_away(
    behaviors: list[int],
    promised: list[int],
    walked: list[int],
    starred: list[int],
    gone: list[str],
    answered: set[str],
) -> None:
    known = review(
        *dict.fromkeys(gone),
        facts=FACTS,
        behaviors=[practised(id) for id in behaviors],
        due=due(*promised),
        loops=loops(*walked),
        stars=stars(*starred),
        answered=answered,
    )
    left = keys(known)
    assert len(set(left)) == len(left)
    assert not set(left) & set(known.guided.done)
    for step in left:
        after = replace(known, guided=gone_through(known.guided, step))
        assert keys(after) == [key for key in left if key != step]
