"""Fractions of what was done of what was asked for, and how soon one returned after a miss."""

from dataclasses import replace
from datetime import date

import pytest

from lean_journal.domain.behavior import ActiveRange, MarkState
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.practice import Practice, with_cadence
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import (
    Consistency,
    consistency,
    consistency_words,
    return_time,
)
from tests.domain.practising import DAY, MONDAY, WEEK, behavior, practice

BEGUN = MONDAY - 52 * WEEK
FIRST = MONDAY - 3 * WEEK
"""The first day of the four weeks that end with the week of Monday."""


def seen(one: Practice, weeks: int = 4) -> tuple[int, int, int]:
    """Give done, possible and unmarked."""
    found = consistency(list(one.periods()), one.today, weeks, one.days.week_start)
    return found.done, found.possible, found.unmarked


def returned(one: Practice) -> float | None:
    return return_time(list(one.periods()), one.today)


# Day cadences


@pytest.mark.parametrize(
    ("marks", "today", "fraction"),
    [
        ("ddddd.. ddddd.. ddddd.. d", MONDAY, (16, 16, 0)),
        ("dd.dd.. dmddd.. ddddd.. d", MONDAY, (14, 16, 1)),
        ("dd.dd.. dmddd.. ddddd..", MONDAY, (13, 15, 1)),
        ("dd.dd.. dmddd.. ddddd.. m", MONDAY, (13, 15, 1)),
        ("dd.dd.. dmddd.. ddddd.. x", MONDAY, (13, 15, 1)),
        ("xxddd.. ddddddd ddddd..", MONDAY, (13, 13, 0)),
        ("", MONDAY, (0, 15, 15)),
        ("", MONDAY - DAY, (0, 15, 15)),
    ],
)
def test_due_days_are_counted_and_today_once_it_is_done(
    marks: str, today: date, fraction: tuple[int, int, int]
) -> None:
    """The weekends done or not are of no account; what was not possible was not due."""
    begun = FIRST - WEEK if today < MONDAY else FIRST - 9 * WEEK
    assert seen(practice("daily", marks, first=FIRST, begun=begun, today=today)) == (
        fraction if today == MONDAY else (0, 19, 19)
    )


def test_weeks_before_the_four_do_not_enter() -> None:
    one = practice("every day", "ddddddd", first=FIRST - WEEK, begun=BEGUN, today=MONDAY - DAY)
    assert seen(one) == (7, 27, 20)
    later = practice("every day", "ddddddd", first=FIRST - WEEK, begun=BEGUN, today=MONDAY)
    assert seen(later) == (0, 21, 21)
    assert seen(later, weeks=12) == (7, 77, 70)


def test_days_of_leave_and_before_it_began_do_not_enter() -> None:
    absent = ((MONDAY - WEEK, MONDAY - 4 * DAY),)
    one = practice("daily", "d", begun=MONDAY - 2 * WEEK, today=MONDAY, absent=absent)
    # The first week, and the Friday after the leave.
    assert seen(one) == (1, 6, 5)


def test_another_first_day_of_the_week_moves_the_four_weeks() -> None:
    sunday = MONDAY - DAY
    for week_start, possible in ((0, 27), (6, 21)):
        one = practice("every day", begun=BEGUN, today=sunday, week_start=week_start)
        assert seen(one) == (0, possible, possible)


# Week cadences


@pytest.mark.parametrize(
    ("marks", "fraction"),
    [
        ("ddd.... ddd.... ddd....", (9, 9, 0)),
        ("ddddddd d...... .......", (4, 9, 5)),
        ("ddd.... dmm.... mmmmmmm", (4, 9, 0)),
        ("ddd.... dm..... ddd....", (7, 9, 1)),
        ("xxxd... xxxxx.. xxxxx.d", (1, 2, 1)),
        ("ddd.... ddd.... ddd.... dd", (9, 9, 0)),
        ("ddd.... ddd.... ddd.... ddd", (12, 12, 0)),
        ("ddd.... ddd.... ddd.... dddd", (12, 12, 0)),
    ],
)
def test_a_week_enters_with_what_it_asked_for_and_the_running_one_once_it_is_met(
    marks: str, fraction: tuple[int, int, int]
) -> None:
    one = practice("3/week", marks, first=FIRST, begun=FIRST - 9 * WEEK, today=MONDAY + 3 * DAY)
    assert seen(one) == fraction


def test_frozen_weeks_never_enter() -> None:
    """The week it began in, the ones of parking and resuming, those between, and one of leave."""
    one = replace(
        behavior("3/week", MONDAY - 10 * WEEK + 3 * DAY),
        active=(
            ActiveRange(MONDAY - 10 * WEEK + 3 * DAY, MONDAY - 6 * WEEK + DAY),
            ActiveRange(MONDAY - 4 * WEEK + 3 * DAY),
        ),
    )
    absent = ((MONDAY - 2 * WEEK, MONDAY - WEEK - DAY),)
    practised = practice(one, "d", first=MONDAY - 6 * WEEK, today=MONDAY, absent=absent)
    # Three weeks before it was parked; of those since, the third and the last before today.
    assert seen(practised, weeks=12) == (0, 15, 15)
    assert seen(practised) == (0, 6, 6)


def test_a_week_of_which_part_was_leave_asks_for_the_rest() -> None:
    absent = ((MONDAY - WEEK, MONDAY - WEEK + 2 * DAY),)
    one = practice(
        "3/week", "...d", first=MONDAY - WEEK, begun=MONDAY - WEEK, today=MONDAY, absent=absent
    )
    assert seen(one) == (0, 0, 0)
    begun = replace(one.behavior, active=(ActiveRange(MONDAY - 2 * WEEK),))
    assert seen(Practice(begun, one.marks, one.days, MONDAY)) == (1, 2, 1)


# Month cadences


@pytest.mark.parametrize(
    ("today", "weeks", "months"),
    [
        (date(2026, 11, 23), 4, [11]),
        (date(2026, 11, 22), 4, [10, 11]),
        (date(2026, 12, 7), 4, [11, 12]),
        (date(2026, 11, 23), 12, [9, 10, 11]),
        (date(2026, 11, 15), 12, [8, 9, 10, 11]),
    ],
)
def test_a_month_enters_if_one_of_the_weeks_touches_it(
    today: date, weeks: int, months: list[int]
) -> None:
    """Each month was met, the running one too, by as many days as its number."""
    marks = {date(2026, month, 1): MarkState.DONE for month in range(1, 13)}
    one = Practice(behavior("1/month", date(2025, 12, 1)), marks, Days(), today)
    assert seen(one, weeks) == (len(months), len(months), 0)


def test_a_month_enters_as_a_whole_and_the_running_one_once_it_is_met() -> None:
    marks = {date(2026, 10, 1): MarkState.DONE, date(2026, 11, 2): MarkState.DONE}
    one = Practice(behavior("2/month", BEGUN), marks, Days(), date(2026, 11, 22))
    assert seen(one) == (1, 2, 1)
    met = Practice(
        one.behavior, {**marks, date(2026, 11, 20): MarkState.DONE}, Days(), date(2026, 11, 22)
    )
    assert seen(met) == (3, 4, 1)


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (Consistency(17, 19, 2), "17 of 19 · 2 unmarked"),
        (Consistency(17, 19, 0), "17 of 19"),
        (Consistency(0, 1, 1), "0 of 1 · 1 unmarked"),
        (Consistency(0, 0, 0), "nothing counted yet"),
    ],
)
def test_a_fraction_is_said_with_its_denominator(fraction: Consistency, words: str) -> None:
    assert consistency_words(fraction) == words


# How soon one returned


@pytest.mark.parametrize(
    ("marks", "median"),
    [
        ("ddddd", None),
        ("d.d..", 1),
        ("dm.d.", 2),
        ("d....", None),
        (".d...", 1),
        ("d.d.d", 1),
        ("d...d .. .d", 2),
        ("dd.d. .. .d", 1.5),
        ("dx.xd", 1),
    ],
)
def test_the_return_is_the_median_length_of_the_runs_that_ended(
    marks: str, median: float | None
) -> None:
    """Free days and days that were not possible neither lengthen a run nor end it."""
    first = MONDAY - WEEK
    begun = first - DAY * 2  # a Saturday: the first day itself is no day it began on
    one = practice("daily", marks, first=first, begun=begun, today=MONDAY + 4 * DAY)
    assert returned(one) == median


def test_a_run_that_ended_more_than_52_weeks_ago_is_forgotten() -> None:
    first = MONDAY - 53 * WEEK
    one = practice("every day", ".d" + "d" * 400, first=first, begun=first - WEEK, today=MONDAY)
    assert returned(one) is None
    earlier = practice(
        "every day", ".d" + "d" * 400, first=first, begun=first - WEEK, today=first + 364 * DAY
    )
    assert returned(earlier) == 7


def test_a_run_broken_off_by_parking_is_none() -> None:
    one = replace(
        behavior("daily", MONDAY - 9 * DAY),
        active=(ActiveRange(MONDAY - 9 * DAY, MONDAY + DAY), ActiveRange(MONDAY + 4 * DAY)),
    )
    assert returned(practice(one, "....d", first=MONDAY, today=MONDAY + 4 * DAY)) is None


def test_a_run_is_told_in_the_present_unit() -> None:
    weekly = behavior("1/week", MONDAY - 9 * WEEK)
    daily = with_cadence(weekly, parse_cadence("daily"), MONDAY - 5 * WEEK, Days())
    marks = "d...... ....... d......"
    before = practice(weekly, marks, first=MONDAY - 8 * WEEK, today=MONDAY - 6 * WEEK)
    assert returned(before) == 1
    after = practice(daily, marks, first=MONDAY - 8 * WEEK, today=MONDAY)
    assert returned(after) is None
