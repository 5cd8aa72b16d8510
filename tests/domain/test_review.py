"""A week and a month as facts: the measures, and which week or month it is time for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import park
from lean_journal.domain.calendar import Workweek
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import HoldingCheck, Horizon, Improvement, ImprovementState
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import (
    Share,
    balance,
    cycle_length,
    holding,
    is_asked_about,
    loops_closed,
    old_learning,
    practised_in,
    reported_back,
    share,
    surprises,
)
from lean_journal.domain.review_days import bounds, is_time, under_review
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import Consistency
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Walk, WalkState
from tests.domain.practising import DAY, MONDAY, WEEK, practice

K_WEEK, K_MONTH = ReflectionKind.WEEK, ReflectionKind.MONTH


# Fractions


@pytest.mark.parametrize(
    ("answers", "found"),
    [([], None), ([False], Share(0, 1)), ([True, False, True], Share(2, 3))],
)
def test_a_share_has_a_denominator_or_is_none(answers: list[bool], found: Share | None) -> None:
    assert share(answers) == found


def walked(days_ago: int, closed_after: int | None = None, **fields: Any) -> Walk:
    """A walk of an area, and after how many days its loop was closed."""
    day = MONDAY - days_ago * DAY
    closed = day + closed_after * DAY if closed_after is not None else None
    state = WalkState.CLOSED if closed is not None else WalkState.WALKED
    return Walk(day=day, **{"area": 1, "state": state, "loop_closed": closed, **fields})


@pytest.mark.parametrize(
    ("walks", "found"),
    [
        ([], None),
        ([walked(20, 7)], Share(1, 1)),
        ([walked(20, 8)], Share(0, 1)),
        ([walked(20)], Share(0, 1)),
        ([walked(20, 7), walked(20, 8), walked(20)], Share(1, 3)),
        # Its seven days still run: closed it counts, open it does not count yet.
        ([walked(7)], None),
        ([walked(8)], Share(0, 1)),
        ([walked(3, 0)], Share(1, 1)),
        # Twelve weeks.
        ([walked(83, 1)], Share(1, 1)),
        ([walked(84, 1)], None),
        # Notes and plans have no loop; a walk for a struggle has one.
        ([walked(20, area=None)], None),
        ([walked(20, state=WalkState.PLANNED)], None),
        ([walked(20, 2, area=None, struggle=5)], Share(1, 1)),
        ([walked(-3, 0)], None),
    ],
)
def test_a_loop_counts_that_closed_within_seven_days(
    walks: list[Walk], found: Share | None
) -> None:
    assert loops_closed(walks, MONDAY) == found


def ran(days_ago: int | None, length: int = 8, **fields: Any) -> Cycle:
    """A cycle checked some days ago; None is open."""
    closed = MONDAY - days_ago * DAY if days_ago is not None else None
    started = (closed or MONDAY) - length * DAY
    values = {"as_expected": True, "decision": Decision.ADAPT, "learned": "x"}
    known = values if closed is not None else {}
    return Cycle(
        improvement=1,
        step="s",
        expect="e",
        started=started,
        check=started + WEEK,
        closed=closed,
        **{**known, **fields},
    )


@pytest.mark.parametrize(
    ("cycles", "days", "surprised"),
    [
        ([], None, None),
        ([ran(None)], None, None),
        ([ran(0)], 8, Share(0, 1)),
        ([ran(1, 4, as_expected=False), ran(2, 9)], 6.5, Share(1, 2)),
        ([ran(1, 4), ran(1, 30, as_expected=False), ran(9, 5, as_expected=False)], 5, Share(2, 3)),
        ([ran(83, 2), ran(84, 40), ran(None, 90)], 2, Share(0, 1)),
        ([ran(3, 0)], 0, Share(0, 1)),
        ([ran(-1)], None, None),
    ],
)
def test_cycles_of_twelve_weeks_have_a_length_and_surprise(
    cycles: list[Cycle], days: float | None, surprised: Share | None
) -> None:
    assert cycle_length(cycles, MONDAY) == days
    assert surprises(cycles, MONDAY) == surprised


def better(state: ImprovementState = ImprovementState.TRYING, **fields: Any) -> Improvement:
    return Improvement(title="t", problem="p", state=state, **fields)


def looked(*days_ago_and_holds: tuple[int, bool]) -> Improvement:
    return better(
        checks=tuple(HoldingCheck(MONDAY - n * DAY, one) for n, one in days_ago_and_holds)
    )


@pytest.mark.parametrize(
    ("improvements", "found"),
    [
        ([], None),
        ([better()], None),
        ([looked((3, True))], Share(1, 1)),
        ([looked((3, True)), looked((9, False)), looked((40, True))], Share(2, 3)),
        # The look made last is what counts.
        ([looked((90, False), (3, True))], Share(1, 1)),
        ([looked((90, True), (3, False))], Share(0, 1)),
        ([looked((363, True))], Share(1, 1)),
        ([looked((364, True))], None),
    ],
)
def test_what_held_at_its_last_look_holds(
    improvements: list[Improvement], found: Share | None
) -> None:
    assert holding(improvements, MONDAY) == found


QUICK, LONG = Horizon.QUICK, Horizon.LONG
ADOPTED = ImprovementState.ADOPTED


@pytest.mark.parametrize(
    ("improvements", "found"),
    [
        ([], None),
        ([better(ImprovementState.IDEA), better(ImprovementState.ABANDONED)], None),
        ([better(), better(horizon=LONG), better()], (2, 1)),
        ([better(ADOPTED, adopted=MONDAY - 83 * DAY)], (1, 0)),
        ([better(ADOPTED, adopted=MONDAY - 84 * DAY)], None),
        ([better(ADOPTED)], None),
        ([better(horizon=LONG)], (0, 1)),
    ],
)
def test_the_balance_counts_what_is_tried_or_was_adopted_lately(
    improvements: list[Improvement], found: tuple[int, int] | None
) -> None:
    assert balance(improvements, MONDAY) == found


def heard(days_ago: int, state: StruggleState = StruggleState.HEARD, told: str = "") -> Struggle:
    return Struggle(heard=MONDAY - days_ago * DAY, words="w", state=state, told=told)


@pytest.mark.parametrize(
    ("struggles", "found"),
    [
        ([], None),
        ([heard(3)], Share(0, 1)),
        ([heard(3, StruggleState.CLOSED, "told"), heard(9)], Share(1, 2)),
        # Taken up again after a report, it has been reported back all the same.
        ([heard(3, StruggleState.IN_WORK, "told")], Share(1, 1)),
        ([heard(363, StruggleState.REPORTED, "told"), heard(364)], Share(1, 1)),
    ],
)
def test_a_struggle_counts_that_was_reported_back(
    struggles: list[Struggle], found: Share | None
) -> None:
    assert reported_back(struggles, MONDAY) == found


# A behavior


def summed(one: Practice, first: date = MONDAY, last: date = MONDAY + 6 * DAY) -> Any:
    return practised_in(one, first, last)


@pytest.mark.parametrize(
    ("cadence", "marks", "today", "seen"),
    [
        ("daily", "dmd..", MONDAY + 6 * DAY, Consistency(2, 5, 2)),
        # The running day counts once it is met.
        ("daily", "dm", MONDAY + 2 * DAY, Consistency(1, 2, 0)),
        ("daily", "dmd", MONDAY + 2 * DAY, Consistency(2, 3, 0)),
        ("3/week", "d.d", MONDAY + 8 * DAY, Consistency(2, 3, 1)),
        ("3/week", "d.d", MONDAY + 6 * DAY, Consistency(0, 0, 0)),
        ("3/week", "d.ddd", MONDAY + 4 * DAY, Consistency(3, 3, 0)),
        ("1/month", "d", MONDAY + 2 * DAY, Consistency(1, 1, 0)),
        ("1/month", "", MONDAY + 2 * DAY, Consistency(0, 0, 0)),
    ],
)
def test_a_week_of_a_behavior_is_a_plain_fraction(
    cadence: str, marks: str, today: date, seen: Consistency
) -> None:
    begun = MONDAY - 9 * WEEK
    assert summed(practice(cadence, marks, begun=begun, first=MONDAY, today=today)).seen == seen


def test_the_weeks_end_with_the_one_under_review() -> None:
    one = practice("daily", "d" * 5 + ".." + "dd", begun=MONDAY, today=MONDAY + 8 * DAY)
    last_week = summed(one)
    assert (len(last_week.weeks), last_week.weeks[-1].first, last_week.weeks[-1].done) == (
        12,
        MONDAY,
        5,
    )
    this_week = summed(one, MONDAY + WEEK, MONDAY + WEEK + 6 * DAY)
    assert [week.done for week in this_week.weeks[-2:]] == [5, 2]
    assert this_week.season == last_week.season == Consistency(7, 7, 0)


def test_a_month_takes_the_days_of_the_month_and_the_weeks_that_touch_it() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    daily = practice("daily", "d" * 90, begun=date(2026, 9, 28), today=date(2026, 12, 10))
    assert summed(daily, first, last).seen == Consistency(21, 21, 0)
    weekly = practice("1/week", "d......" * 12, begun=date(2026, 9, 28), today=date(2026, 12, 10))
    # From the week of 26 October to that of 30 November.
    assert summed(weekly, first, last).seen == Consistency(6, 6, 0)


def test_how_soon_it_comes_back_counts_the_whole_run() -> None:
    one = practice("daily", "dmmd. ..dmd", begun=MONDAY, today=MONDAY + 11 * DAY)
    assert summed(one).back == 1.0
    alone = practice("daily", "dmmd", begun=MONDAY, today=MONDAY + 3 * DAY)
    assert summed(alone).back == 2.0
    assert summed(practice("daily", "d", begun=MONDAY, today=MONDAY)).back is None


def test_a_run_longer_than_a_year_counts_whole_if_it_ended_within_one() -> None:
    marks = "d" + "." * 500 + "d"
    begun = date(2025, 6, 20)
    one = practice("1/month", marks, begun=begun, today=begun + 501 * DAY)
    assert summed(one, MONDAY, MONDAY).back == 16.0


def test_only_what_is_practised_then_and_now_is_asked_about() -> None:
    one = practice("daily", begun=MONDAY, today=MONDAY + 10 * DAY)
    week, sunday = (MONDAY, MONDAY + 6 * DAY), MONDAY - DAY
    assert is_asked_about(one, *week)
    assert not is_asked_about(one, MONDAY - WEEK, sunday)
    assert is_asked_about(one, MONDAY - WEEK, MONDAY)
    parked = park(one.behavior, MONDAY + 9 * DAY)
    assert not is_asked_about(practice(parked, today=MONDAY + 10 * DAY), *week)
    # Begun on Thursday, seen on Tuesday: nothing lies in the future.
    later = practice("daily", begun=MONDAY + 3 * DAY, today=MONDAY + DAY)
    assert not is_asked_about(later, *week)


# Learnings


def test_each_old_learning_has_its_turn_one_a_month() -> None:
    closed = [date(2026, 1, day) for day in (5, 9, 20)]
    cycles = [replace(ran(0), id=n, closed=day) for n, day in enumerate(closed, 1)]
    months = [date(2026 + n // 12, n % 12 + 1, 1) for n in range(5, 29)]
    found = [old_learning(cycles, month) for month in months]
    ids = [one.id for one in found if one is not None]
    assert ids == (ids[:3] * 8)
    assert sorted(ids[:3]) == [1, 2, 3]
    # In whatever order the file holds them.
    assert [old_learning(cycles[::-1], month) for month in months] == found


@pytest.mark.parametrize(
    ("fields", "is_old"),
    [
        ({"closed": date(2026, 8, 2)}, True),
        ({"closed": date(2026, 8, 3)}, False),
        ({"closed": None}, False),
        ({"closed": date(2026, 1, 1), "learned": ""}, False),
    ],
)
def test_a_learning_is_old_after_ninety_days(fields: dict[str, Any], is_old: bool) -> None:
    cycle = replace(ran(0), **fields)
    assert (old_learning([cycle], date(2026, 11, 1)) == cycle) is is_old


# Which week, which month


WEDNESDAY = MONDAY + 2 * DAY
NOV, DEC = date(2026, 11, 1), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kind", "today", "first"),
    [
        # On Monday last week is the one to review, from Tuesday on this week.
        (K_WEEK, MONDAY, MONDAY - WEEK),
        (K_WEEK, MONDAY + DAY, MONDAY),
        (K_WEEK, MONDAY + 4 * DAY, MONDAY),
        (K_WEEK, MONDAY + 6 * DAY, MONDAY),
        # The fifth working day of December is Monday the 7th.
        (K_MONTH, DEC, NOV),
        (K_MONTH, date(2026, 12, 7), NOV),
        (K_MONTH, date(2026, 12, 8), DEC),
        (K_MONTH, date(2026, 11, 30), NOV),
    ],
)
def test_what_has_ended_comes_first_for_as_long_as_it_is_fresh(
    kind: ReflectionKind, today: date, first: date
) -> None:
    assert under_review(kind, today, Days(), lambda _: True)[0] == first
    # Once its review is done, it is the one that runs.
    assert under_review(kind, today, Days(), lambda _: False) == bounds(kind, today)


def test_the_first_working_day_is_the_persons_own() -> None:
    away = Days(absences=[Absence(first=MONDAY, last=MONDAY + DAY)])
    for today in (MONDAY, MONDAY + DAY, WEDNESDAY):
        assert under_review(K_WEEK, today, away, lambda _: True)[0] == MONDAY - WEEK
    assert under_review(K_WEEK, WEDNESDAY + DAY, away, lambda _: True)[0] == MONDAY
    sundays = Days([Workweek(since=date.min, days=frozenset({6, 0, 1, 2, 3}))], week_start=6)
    sunday = MONDAY - DAY
    assert under_review(K_WEEK, sunday, sundays, lambda _: True)[0] == sunday - WEEK
    assert under_review(K_WEEK, MONDAY, sundays, lambda _: True)[0] == sunday


def test_a_week_of_leave_is_not_asked_for() -> None:
    away = Days(absences=[Absence(first=MONDAY - WEEK, last=MONDAY - DAY)])
    assert under_review(K_WEEK, MONDAY, away, lambda _: True)[0] == MONDAY


@pytest.mark.parametrize("day", [date.min, date.max, date.min + WEEK])
def test_the_ends_of_the_calendar_have_a_week_too(day: date) -> None:
    for kind in (K_WEEK, K_MONTH):
        first, last = under_review(kind, day, Days(), lambda _: True)
        assert first <= last <= date.max


@pytest.mark.parametrize(
    ("days_on", "is_it"), [(0, False), (3, False), (4, True), (6, True), (7, True)]
)
def test_it_is_time_once_no_working_day_is_left(days_on: int, is_it: bool) -> None:
    sunday = MONDAY + 6 * DAY
    assert is_time(sunday, MONDAY + days_on * DAY, Days()) is is_it


def test_before_leave_it_is_time_on_the_day_before_it() -> None:
    away = Days(absences=[Absence(first=MONDAY + 3 * DAY, last=MONDAY + 4 * DAY)])
    assert is_time(MONDAY + 6 * DAY, WEDNESDAY, away)
    assert not is_time(MONDAY + 6 * DAY, MONDAY + DAY, away)
