from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.picture import Look
from lean_journal.domain.today import Today, due_behavior, open_loops, planned_for
from lean_journal.domain.walk import Walk, WalkState
from tests.domain.practising import WEEK, behavior, practice

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

PLANNED = Walk(id=1, day=MONDAY, area=7, created=NOW)
WALKED = replace(PLANNED, id=2, state=WalkState.WALKED)
LATER = replace(WALKED, id=3, created=NOW + timedelta(hours=1))
BEFORE = replace(LATER, id=4, day=MONDAY - DAY)
TOMORROW = replace(LATER, id=5, day=MONDAY + DAY)
NOTES = replace(WALKED, id=6, area=None)
CLOSED = replace(WALKED, id=7, state=WalkState.CLOSED, loop_closed=MONDAY)
WALKS = [BEFORE, CLOSED, NOTES, PLANNED, TOMORROW, WALKED, LATER]


@pytest.mark.parametrize(
    ("day", "open_ids", "planned_ids"),
    [
        (MONDAY - 2 * DAY, [], []),
        (MONDAY - DAY, [4], []),
        (MONDAY, [3, 2, 4], [1]),
        (MONDAY + DAY, [5, 3, 2, 4], []),
    ],
)
def test_loops_are_open_from_the_walk_on_and_a_plan_is_of_its_day(
    day: date, open_ids: list[int], planned_ids: list[int]
) -> None:
    assert [walk.id for walk in open_loops(WALKS, day)] == open_ids
    assert [walk.id for walk in planned_for(WALKS, day)] == planned_ids


@pytest.mark.parametrize(
    ("steps_left", "due", "count"), [(0, 0, 0), (5, 0, 1), (0, 4, 4), (1, 4, 5)]
)
def test_what_waits_are_the_commitments_due_and_the_pass(
    steps_left: int, due: int, count: int
) -> None:
    promises = [Commitment(what="call", due=MONDAY)] * due
    day = Today(day=MONDAY, steps_left=steps_left, due=promises, areas={}, untriaged=9)
    assert day.count == count


@pytest.mark.parametrize(
    ("cadence", "marks", "day", "state", "is_due"),
    [
        ("daily", "", MONDAY, Look.UNMARKED, True),
        ("daily", "d", MONDAY, Look.DONE, False),
        ("daily", "m", MONDAY, Look.MISSED, False),
        ("daily", "x", MONDAY, Look.NOT_POSSIBLE, False),
        ("daily", "", MONDAY - 2 * DAY, Look.REST, False),
        ("every day", "", MONDAY - 2 * DAY, Look.UNMARKED, True),
        ("2/week", "d", MONDAY + DAY, Look.UNMARKED, True),
        ("2/week", "dd", MONDAY + DAY, Look.DONE, False),
        ("2/week", "dd", MONDAY + 2 * DAY, Look.REST, False),
        ("1/month", "", MONDAY, Look.UNMARKED, True),
        ("1/month", "d", MONDAY + DAY, Look.REST, False),
    ],
)
def test_a_behavior_is_due_while_the_day_asks_for_it_and_nothing_was_said(
    cadence: str, marks: str, day: date, state: Look, is_due: bool
) -> None:
    found = due_behavior(practice(cadence, marks, first=MONDAY, begun=MONDAY - 9 * WEEK, today=day))
    assert (found.state, found.is_due) == (state, is_due)
    assert found.standing is not None
    assert found.standing.unit in ("day", "week", "month")


def test_the_focus_is_the_one_chosen_else_the_first_whatever_is_due() -> None:
    one, other = (
        due_behavior(practice(replace(behavior("daily"), id=id), "d" * (id == 1), today=MONDAY))
        for id in (1, 2)
    )
    day = Today(day=MONDAY, steps_left=0, areas={}, behaviors=[one, other])
    assert day.focus is one
    assert day.behaviors_due == [other]
    assert replace(day, chosen=2).focus is other
    assert replace(day, chosen=77).focus is one
    assert replace(day, behaviors=[]).focus is None
    assert day.count == 0
