from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass, gone_through
from lean_journal.domain.morning import (
    MOST_COMMITMENTS,
    AreaStep,
    CommitmentStep,
    Morning,
    PromptStep,
    WalkStep,
    commitment_step,
    steps_left,
    suggested_walk,
)
from lean_journal.domain.reflection import ReflectionKind

MONDAY = date(2026, 11, 23)
PRESS, PAINT, GATE = Area(id=1, name="Press"), Area(id=2, name="Paint"), Area(id=3, name="Gate")
DUE = [Commitment(id=id, what=f"promise {id}", due=MONDAY) for id in (11, 12, 13, 14, 15)]
SUGGESTION = WalkStep(PRESS, None)
PROMPTS = ("A?", "B?")

IDS = [one.id for one in DUE]
KEYS = ["area", "walk", *[f"prompt {one}" for one in PROMPTS], *map(commitment_step, IDS)]

MORNINGS = st.builds(
    lambda done, due, **others: Morning(
        guided=Pass(day=MONDAY, kind=ReflectionKind.MORNING, prompts=PROMPTS, done=tuple(done)),
        due=[one for one in DUE if one.id in due],
        **others,
    ),
    done=st.lists(st.sampled_from(KEYS), unique=True),
    due=st.frozensets(st.sampled_from(IDS)),
    renewed=st.frozensets(st.sampled_from(IDS)),
    is_first=st.booleans(),
    answered=st.frozensets(st.sampled_from(PROMPTS)),
    suggestion=st.sampled_from([None, SUGGESTION]),
)


def morning(*done: str, **fields: Any) -> Morning:
    guided = Pass(day=MONDAY, kind=ReflectionKind.MORNING, prompts=PROMPTS, done=done)
    return Morning(guided=guided, **{"due": DUE[:2], "suggestion": SUGGESTION, **fields})


def keys(morning: Morning) -> list[str]:
    return [step.key for step in steps_left(morning)]


# The steps


ALL = ["commitment 11", "commitment 12", "prompt A?", "prompt B?", "walk"]


@pytest.mark.parametrize(
    ("known", "left"),
    [
        (morning(), ALL),
        (morning(is_first=True), ["area", *ALL]),
        (morning("area", is_first=True), ALL),
        (morning("walk", "prompt A?", "commitment 12"), ["commitment 11", "prompt B?"]),
        (morning(*ALL), []),
        # What has nothing to ask is skipped.
        (morning(due=()), ["prompt A?", "prompt B?", "walk"]),
        (morning(suggestion=None), ALL[:-1]),
        (morning(answered=["A?"]), ["commitment 11", "commitment 12", "prompt B?", "walk"]),
        (morning(due=(), suggestion=None, answered=PROMPTS), []),
        # The three oldest commitments, and none in the place of one that was asked about.
        (morning(due=DUE), ["commitment 11", "commitment 12", "commitment 13", *ALL[2:]]),
        (morning("commitment 11", due=DUE), ["commitment 12", "commitment 13", *ALL[2:]]),
        (morning("commitment 11", due=DUE[1:]), ["commitment 12", "commitment 13", *ALL[2:]]),
        (morning(*[f"commitment {n}" for n in (1, 2, 3)], due=DUE), ALL[2:]),
        (morning(*[f"commitment {n}" for n in (1, 2, 3, 4)], due=DUE), ALL[2:]),
        # What took the place of a broken one is not asked about the same morning.
        (
            morning("commitment 9", due=DUE[:3], renewed={12}),
            ["commitment 11", "commitment 13", *ALL[2:]],
        ),
        # A step of something that has gone, and one that this version does not know.
        (morning("commitment 99", "focus"), ALL),
    ],
)
def test_the_steps_that_still_have_something_to_ask(known: Morning, left: list[str]) -> None:
    assert keys(known) == left


def test_a_step_carries_what_it_asks_about() -> None:
    assert steps_left(morning(is_first=True)) == [
        AreaStep(),
        CommitmentStep(DUE[0]),
        CommitmentStep(DUE[1]),
        PromptStep("A?"),
        PromptStep("B?"),
        SUGGESTION,
    ]


@given(known=MORNINGS)
def test_no_step_comes_twice_and_no_more_than_three_commitments_in_one_morning(
    known: Morning,
) -> None:
    seen = list(known.guided.done)
    left = keys(known)
    assert not set(left) & set(seen)
    assert len(set(left)) == len(left)
    asked = [key for key in seen if key.startswith("commitment ")]
    to_ask = [key for key in left if key.startswith("commitment ")]
    assert len(asked) + len(to_ask) <= max(MOST_COMMITMENTS, len(asked))
    # Whichever step is gone through next, the others stay in their order.
    for step in left:
        after = replace(known, guided=gone_through(known.guided, step))
        assert keys(after) == [key for key in left if key != step]


# The suggested walk


@pytest.mark.parametrize(
    ("areas", "days_ago", "todays", "suggested"),
    [
        ([], {}, [], None),
        ([PRESS, PAINT, GATE], {1: 1, 2: 9, 3: 5}, [], (PAINT, 9)),
        ([PRESS, PAINT, GATE], {1: 1, 2: 9}, [], (GATE, None)),
        ([PRESS, PAINT, GATE], {}, [], (PRESS, None)),
        ([PAINT, PRESS], {1: 4, 2: 4}, [], (PAINT, 4)),
        ([PRESS], {1: 0, 7: 99}, [], (PRESS, 0)),
        # A walk is planned or was made today; notes without an area are none.
        ([PRESS, PAINT], {1: 0}, [1], None),
        ([PRESS, PAINT], {}, [None, 7], None),
        ([PRESS, PAINT], {}, [None], (PRESS, None)),
    ],
)
def test_the_area_longest_unvisited_is_suggested_unless_a_walk_is_there(
    areas: list[Area],
    days_ago: dict[int, int],
    todays: list[int | None],
    suggested: tuple[Area, int | None] | None,
) -> None:
    visits = {id: MONDAY - ago * DAY for id, ago in days_ago.items()}
    step = suggested_walk(areas, visits, todays)
    if suggested is None:
        assert step is None
    else:
        area, ago = suggested
        assert step == WalkStep(area, None if ago is None else MONDAY - ago * DAY)
