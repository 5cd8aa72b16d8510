"""Runs of unmet periods: when a change is suggested, and how long the way back took."""

from dataclasses import replace
from datetime import date

import pytest

from lean_journal.domain.behavior import ActiveRange
from lean_journal.domain.practice import Practice
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import return_time, streak, unmet_twice
from tests.domain.practising import DAY, MONDAY, WEEK, behavior, days_of, practice

FRIDAY = MONDAY - 3 * DAY
BEGUN = MONDAY - 2 * WEEK


def asked(marks: str, after: date | None = None) -> list[date]:
    """Give the first days of the unmet periods a change is suggested for."""
    one = practice("daily", marks, begun=BEGUN, today=MONDAY)
    return [period.first for period in unmet_twice(one.periods_back(), after)]


@pytest.mark.parametrize(
    ("marks", "suggested"),
    [
        ("ddddd..dddmm", [FRIDAY, FRIDAY - DAY]),
        ("ddddd..dddm.", [FRIDAY, FRIDAY - DAY]),  # unmarked counts like missed
        ("ddddd..dddmx", []),  # a day not possible is none of the two
        ("ddddd..ddmxm", [FRIDAY, FRIDAY - 2 * DAY]),  # and does not part them
        ("ddddd..dddmd", []),
        ("ddddd..ddmdm", []),
        ("ddddd..ddddm", []),
    ],
)
def test_two_unmet_in_a_row_suggest_a_change(marks: str, suggested: list[date]) -> None:
    assert asked(marks) == suggested


def test_a_run_is_asked_about_once_and_the_next_one_again() -> None:
    run = "ddddd..dmmmm"
    assert asked(run, after=FRIDAY - 2 * DAY) == []
    assert asked(run, after=FRIDAY) == []  # on the very day it was asked about
    assert asked("ddddm..mddmm", after=MONDAY - WEEK) == [FRIDAY, FRIDAY - DAY]


def test_taking_up_a_parked_behavior_begins_a_new_run() -> None:
    one = behavior("daily", BEGUN)
    again = replace(one, active=(ActiveRange(BEGUN, FRIDAY - WEEK), ActiveRange(FRIDAY - DAY)))
    marks = days_of("dddmm.......", BEGUN)
    for today, count in ((MONDAY, 0), (MONDAY + DAY, 2)):
        seen = Practice(again, marks, Days(), today)
        # The day it is taken up is frozen; what was missed before it was parked is over.
        assert len(unmet_twice(seen.periods_back(), None)) == count
        stands = streak(list(seen.periods()))
        assert stands is not None
        assert [one.first for one in stands.unmet] == [FRIDAY, MONDAY][: 1 + count // 2]


@pytest.mark.parametrize(("weeks", "found"), [(51, True), (52, False)])
def test_a_way_back_counts_for_52_weeks(weeks: int, found: bool) -> None:
    back = MONDAY - weeks * WEEK
    one = practice(
        "1/week",
        "d......" + "......." + "d......" * (weeks + 1),
        begun=back - 2 * WEEK,
        today=MONDAY,
    )
    assert (return_time(list(one.periods()), MONDAY) == 1) is found
