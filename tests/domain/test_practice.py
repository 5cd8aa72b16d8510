"""From when a cadence counts, which days ask for a behavior, and what becomes of a period."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from lean_journal.domain.behavior import (
    ActiveRange,
    Behavior,
    CadenceVersion,
    MarkState,
    park,
    resume,
)
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import Workweek
from lean_journal.domain.practice import Outcome, Practice, earliest_mark, spans, with_cadence
from lean_journal.domain.rhythm import Days
from tests.domain.practising import DAY, MONDAY, WEEK, behavior, days_of, practice, stands
from tests.domain.test_streak_laws import practices

MET, UNMET, FROZEN, PENDING = Outcome.MET, Outcome.UNMET, Outcome.FROZEN, Outcome.PENDING

BEGUN = MONDAY - 10 * WEEK
WEDNESDAY = MONDAY + 2 * DAY


def decided(*versions: tuple[str, date]) -> Behavior:
    """Build a behavior that was begun long ago, with the cadences as they were decided on."""
    one = behavior(versions[0][0], BEGUN)
    for cadence, day in versions[1:]:
        one = with_cadence(one, parse_cadence(cadence), day, Days())
    return one


def counting(one: Behavior, days: Days | None = None) -> list[tuple[str, date, bool]]:
    """Give each cadence with the day from which it counts, and whether a streak begins there."""
    return [(str(span.cadence), span.first, span.begins) for span in spans(one, days or Days())]


def outcomes(one: Practice) -> list[Outcome]:
    return [period.outcome for period in one.periods()]


# From when a cadence counts


def test_the_first_cadence_reaches_back_and_on_without_end() -> None:
    (span,) = spans(behavior("3/week"), Days())
    assert (span.first, span.last, span.begins) == (date.min, date.max, False)


@pytest.mark.parametrize(
    ("old", "new", "first", "begins"),
    [
        ("daily", "every day", date(2026, 11, 26), False),
        ("daily", "3/week", date(2026, 11, 30), True),
        ("daily", "2/month", date(2026, 12, 1), True),
        ("3/week", "2/week", date(2026, 11, 30), False),
        ("3/week", "daily", date(2026, 11, 30), True),
        ("3/week", "2/month", date(2026, 12, 1), True),
        ("2/month", "3/month", date(2026, 12, 1), False),
        ("2/month", "daily", date(2026, 12, 1), True),
        # The month ends on a Monday: the week it ends in is a whole one of neither.
        ("2/month", "3/week", date(2026, 12, 7), True),
    ],
)
def test_a_cadence_counts_from_the_next_whole_period_of_both(
    old: str, new: str, first: date, begins: bool
) -> None:
    one = decided((old, BEGUN), (new, WEDNESDAY))
    assert counting(one) == [(old, date.min, False), (new, first, begins)]
    before, after = spans(one, Days())
    assert before.last == after.first - DAY


@pytest.mark.parametrize(
    ("new", "day", "first"),
    [
        ("daily", date(2026, 11, 29), date(2026, 11, 30)),
        ("daily", date(2026, 11, 30), date(2026, 12, 7)),
        ("2/month", date(2026, 11, 29), date(2026, 12, 1)),
        ("2/month", date(2026, 11, 30), date(2027, 1, 1)),
    ],
)
def test_on_the_last_day_of_a_period_it_is_the_next_day_that_begins_one(
    new: str, day: date, first: date
) -> None:
    assert counting(decided(("3/week", BEGUN), (new, day)))[1][1] == first


def test_a_week_that_begins_on_a_sunday_changes_on_one() -> None:
    one = replace(
        behavior("3/week", BEGUN),
        cadences=(
            CadenceVersion(BEGUN, parse_cadence("3/week")),
            CadenceVersion(WEDNESDAY, parse_cadence("daily")),
        ),
    )
    assert counting(one, Days(week_start=6))[1] == ("daily", date(2026, 11, 29), True)


def test_a_change_is_taken_back_until_it_counts() -> None:
    once = decided(("3/week", BEGUN), ("daily", WEDNESDAY))
    assert decided(("3/week", BEGUN), ("daily", WEDNESDAY), ("3/week", WEDNESDAY + DAY)) == decided(
        ("3/week", BEGUN)
    )
    other = with_cadence(once, parse_cadence("2/week"), WEDNESDAY + 4 * DAY, Days())
    assert counting(other) == [
        ("3/week", date.min, False),
        ("2/week", date(2026, 11, 30), False),
    ]
    again = with_cadence(once, parse_cadence("3/week"), date(2026, 11, 30), Days())
    assert counting(again) == [
        ("3/week", date.min, False),
        ("daily", date(2026, 11, 30), True),
        ("3/week", date(2026, 12, 7), True),
    ]


def test_what_was_taken_back_leaves_the_next_whole_period_as_it_is() -> None:
    """A week that was to follow a month does not shorten that month for what follows instead."""
    one = decided(("2/month", BEGUN), ("3/week", WEDNESDAY), ("daily", WEDNESDAY + DAY))
    assert counting(one) == [("2/month", date.min, False), ("daily", date(2026, 12, 1), True)]


def test_a_change_of_the_day_another_comes_into_force_is_taken_back_too() -> None:
    once = decided(("3/week", BEGUN), ("daily", WEDNESDAY))
    twice = with_cadence(once, parse_cadence("2/week"), MONDAY + WEEK, Days())
    assert with_cadence(twice, parse_cadence("daily"), MONDAY + WEEK, Days()) == once


def test_of_two_changes_for_the_same_day_the_later_one_counts() -> None:
    versions = [("3/week", BEGUN), ("daily", WEDNESDAY), ("2/week", WEDNESDAY + DAY)]
    one = replace(
        behavior("3/week", BEGUN),
        cadences=tuple(CadenceVersion(day, parse_cadence(cadence)) for cadence, day in versions),
    )
    assert counting(one) == [("3/week", date.min, False), ("2/week", MONDAY + WEEK, False)]


def test_the_same_cadence_again_changes_nothing() -> None:
    one = behavior("3/week", BEGUN)
    assert with_cadence(one, parse_cadence("3/week"), WEDNESDAY, Days()) == one
    changed = with_cadence(one, parse_cadence("daily"), WEDNESDAY, Days())
    assert with_cadence(changed, parse_cadence("daily"), WEDNESDAY, Days()) == changed


@pytest.mark.parametrize("day", [BEGUN, BEGUN - DAY])
def test_on_the_day_it_begins_a_cadence_is_corrected(day: date) -> None:
    one = with_cadence(behavior("3/week", BEGUN), parse_cadence("daily"), day, Days())
    assert one.cadences == (CadenceVersion(BEGUN, parse_cadence("daily")),)
    assert counting(one) == [("daily", date.min, False)]


def test_the_cadence_that_counts_and_the_one_to_come() -> None:
    one = decided(("3/week", BEGUN), ("daily", WEDNESDAY))
    sunday = practice(one, today=MONDAY + 6 * DAY)
    assert str(sunday.cadence) == "3/week"
    assert sunday.coming is not None
    assert (str(sunday.coming.cadence), sunday.coming.first) == ("daily", MONDAY + WEEK)
    monday = practice(one, today=MONDAY + WEEK)
    assert (str(monday.cadence), monday.coming) == ("daily", None)


# What becomes of the periods around a change


def test_days_turned_into_weeks_run_on_until_sunday() -> None:
    one = decided(("daily", BEGUN), ("2/week", WEDNESDAY))
    seen = practice(one, "ddm.d..d", first=MONDAY, today=MONDAY + 2 * WEEK)
    last = list(seen.periods())[-9:]
    # The day of the decision is not held against one.
    days = [MET, MET, FROZEN, UNMET, MET, FROZEN, FROZEN]
    assert [period.outcome for period in last] == [*days, UNMET, PENDING]
    week = last[-2]
    assert (week.first, week.last, week.done) == (MONDAY + WEEK, MONDAY + 13 * DAY, 1)
    assert [period.begins for period in last] == [*[False] * 7, True, False]


@pytest.mark.parametrize("marks", ["dd", "ddd"])
def test_a_week_that_is_cut_short_by_a_month_neither_counts_nor_breaks(marks: str) -> None:
    one = decided(("3/week", BEGUN), ("2/month", date(2026, 12, 2)))
    seen = practice(one, marks, first=date(2026, 12, 28), today=date(2027, 1, 1))
    cut, month = list(seen.periods())[-2:]
    assert (cut.first, cut.last, cut.need) == (date(2026, 12, 28), date(2026, 12, 31), 3)
    assert cut.outcome is FROZEN
    assert (month.unit, month.first, month.outcome) == ("month", date(2027, 1, 1), PENDING)


def test_the_week_in_which_a_change_is_decided_on_is_not_held_against_one() -> None:
    one = decided(("3/week", BEGUN), ("2/week", WEDNESDAY))
    assert outcomes(practice(one, today=MONDAY + WEEK))[-3:] == [UNMET, FROZEN, PENDING]
    assert outcomes(practice(one, "ddd", first=MONDAY, today=MONDAY + WEEK))[-2:] == [MET, PENDING]


# Parked and resumed


def test_the_weeks_of_parking_and_resuming_are_frozen_and_those_between_too() -> None:
    parked = park(behavior("3/week", BEGUN), WEDNESDAY)
    again = resume(parked, WEDNESDAY + 3 * WEEK)
    seen = practice(again, today=MONDAY + 5 * WEEK)
    history = list(seen.periods())[-7:]
    assert [one.outcome for one in history] == [UNMET, *[FROZEN] * 4, UNMET, PENDING]
    assert [one.begins for one in history] == [*[False] * 4, True, False, False]


def test_a_week_that_was_met_before_it_was_parked_counts() -> None:
    parked = park(behavior("2/week", BEGUN), WEDNESDAY)
    seen = practice(parked, "dd", first=MONDAY, today=MONDAY + 3 * WEEK)
    assert outcomes(seen)[-4:] == [MET, FROZEN, FROZEN, FROZEN]


def test_a_parked_behavior_asks_for_nothing_and_may_be_marked() -> None:
    parked = park(behavior("daily", BEGUN), MONDAY)
    seen = practice(parked, "..d", first=MONDAY, today=MONDAY + 3 * DAY)
    assert [seen.is_asked(MONDAY + n * DAY) for n in range(3)] == [True, False, False]
    assert not seen.wants_mark(MONDAY + DAY)
    assert outcomes(seen)[-4:] == [FROZEN] * 4
    assert seen.last_asked() == MONDAY


# Which days ask


@pytest.mark.parametrize(
    ("cadence", "asked"),
    [("daily", "1111100"), ("every day", "1111111"), ("3/week", "1111100"), ("1/month", "1111100")],
)
def test_free_days_ask_for_nothing_but_every_day(cadence: str, asked: str) -> None:
    seen = practice(cadence, begun=BEGUN, today=MONDAY + WEEK)
    assert "".join(str(int(seen.is_asked(MONDAY + n * DAY))) for n in range(7)) == asked


def test_another_workweek_counts_from_its_day_on() -> None:
    shift = Workweek(MONDAY + WEEK, frozenset({1, 2, 3, 4, 5}))
    seen = practice("daily", begun=BEGUN, today=MONDAY + 2 * WEEK, workweeks=[shift])
    asked = [seen.is_asked(MONDAY + n * DAY) for n in range(14)]
    assert asked == [*[True] * 5, False, False, False, *[True] * 5, False]
    weekly = practice(
        "7/week", "d" * 14, first=MONDAY, begun=BEGUN, today=MONDAY + 2 * WEEK, workweeks=[shift]
    )
    assert [(one.need, one.outcome) for one in list(weekly.periods())[-3:-1]] == [(5, MET)] * 2


def test_an_absence_asks_for_nothing_whatever_overlaps_it() -> None:
    absent = (
        (MONDAY + DAY, MONDAY + 3 * DAY),
        (MONDAY + 2 * DAY, MONDAY + 2 * DAY),
        (MONDAY + 4 * DAY, MONDAY + 7 * DAY),
    )
    seen = practice("every day", begun=BEGUN, today=MONDAY + 2 * WEEK, absent=absent)
    assert [n for n in range(10) if seen.is_asked(MONDAY + n * DAY)] == [0, 8, 9]


def test_nothing_is_asked_before_it_begins() -> None:
    seen = practice("every day", begun=WEDNESDAY, today=WEDNESDAY + DAY)
    assert [seen.is_asked(WEDNESDAY + n * DAY) for n in (-1, 0)] == [False, True]
    assert seen.period_on(WEDNESDAY - DAY) is None
    assert seen.period_on(WEDNESDAY + 2 * DAY) is None


@pytest.mark.parametrize(
    ("cadence", "marks", "wanted"),
    [
        ("daily", "d.mx..", "010010"),
        ("every day", "d.mx..", "010011"),
        # The week is unmet until the third.
        ("3/week", "dd....", "001110"),
        ("3/week", "ddd...", "000000"),
        ("3/week", "d.m.d.", "010100"),
        ("1/month", "d.....", "000000"),
        ("1/month", "m.....", "011110"),
    ],
)
def test_a_day_wants_a_mark_while_it_is_due_and_unmarked(
    cadence: str, marks: str, wanted: str
) -> None:
    today = MONDAY + 5 * DAY  # a Saturday
    seen = practice(cadence, marks, first=MONDAY, begun=BEGUN, today=today)
    assert "".join(str(int(seen.wants_mark(MONDAY + n * DAY))) for n in range(6)) == wanted
    assert not seen.wants_mark(today + 2 * DAY)


@pytest.mark.parametrize(
    ("begun", "today", "absent", "last"),
    [
        (BEGUN, MONDAY, (), MONDAY - 3 * DAY),
        (BEGUN, WEDNESDAY, (), WEDNESDAY - DAY),
        (BEGUN, MONDAY, ((MONDAY - 9 * DAY, MONDAY - DAY),), MONDAY - 10 * DAY),
        (BEGUN, MONDAY, ((BEGUN, MONDAY),), None),
        (MONDAY - 3 * DAY, MONDAY, (), MONDAY - 3 * DAY),
        (MONDAY - 2 * DAY, MONDAY, (), None),
        (MONDAY, MONDAY, (), None),
        (WEDNESDAY, MONDAY, (), None),
    ],
)
def test_the_last_day_that_asked_is_before_today(
    begun: date, today: date, absent: tuple[tuple[date, date], ...], last: date | None
) -> None:
    seen = practice("daily", begun=begun, today=today, absent=absent)
    assert seen.last_asked() == last


# Marks outside the days it is practised


def test_a_mark_before_the_first_day_moves_that_day_back() -> None:
    seen = practice("daily", "d....", first=MONDAY - WEEK, begun=MONDAY, today=MONDAY)
    history = list(seen.periods())
    assert history[0].first == MONDAY - WEEK
    assert [one.outcome for one in history] == [MET, *[UNMET] * 4, FROZEN, FROZEN, PENDING]


def test_a_mark_in_the_week_it_begins_asks_for_no_more() -> None:
    seen = practice("3/week", "d..d", first=MONDAY, begun=MONDAY + 3 * DAY, today=MONDAY + WEEK)
    first = next(seen.periods())
    assert (first.done, first.need, first.outcome) == (2, 2, MET)


def test_a_mark_in_the_week_before_asks_for_that_whole_week_and_for_no_more_of_its_own() -> None:
    thursday = MONDAY + 3 * DAY
    seen = practice("3/week", ".d", first=MONDAY - WEEK, begun=thursday, today=MONDAY + WEEK)
    before, own, running = seen.periods()
    assert (before.first, before.done, before.need) == (MONDAY - WEEK, 1, 3)
    assert (own.done, own.need) == (0, 2)
    assert running.outcome is PENDING


def test_a_mark_after_today_is_not_seen() -> None:
    seen = practice("every day", "..d", begun=MONDAY, today=MONDAY + DAY)
    assert outcomes(seen) == [FROZEN, PENDING]
    assert seen.marks == {}


# Periods


@pytest.mark.parametrize(
    ("marks", "done", "need", "missed", "outcome"),
    [
        ("ddd....", 3, 3, 0, MET),
        ("dm.d...", 2, 3, 1, UNMET),
        ("xxx....", 0, 2, 0, UNMET),
        ("xxxdd..", 2, 2, 0, MET),
        ("xxxxx..", 0, 0, 0, FROZEN),
        ("xxxxxd.", 1, 0, 0, MET),
        ("ddddddd", 7, 3, 0, MET),
    ],
)
def test_a_week_asks_for_no_more_days_than_were_due(
    marks: str, done: int, need: int, missed: int, outcome: Outcome
) -> None:
    seen = practice("3/week", marks, first=MONDAY, begun=BEGUN, today=MONDAY + WEEK)
    week = list(seen.periods())[-2]
    assert (week.done, week.need, week.missed, week.outcome) == (done, need, missed, outcome)


def test_a_month_is_met_by_days_in_any_of_its_weeks() -> None:
    seen = practice("2/month", begun=BEGUN, today=date(2026, 12, 1))
    marks = {date(2026, 11, 1): MarkState.DONE, date(2026, 11, 30): MarkState.DONE}
    month = list(Practice(seen.behavior, marks, seen.days, seen.today).periods())[-2]
    assert (month.first, month.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (month.done, month.need, month.outcome) == (2, 2, MET)


@pytest.mark.parametrize(
    ("week_start", "first"), [(0, MONDAY), (6, MONDAY - DAY), (5, MONDAY - 2 * DAY)]
)
def test_a_week_begins_on_the_day_that_is_set(week_start: int, first: date) -> None:
    seen = practice("1/week", begun=BEGUN, today=WEDNESDAY, week_start=week_start)
    running = list(seen.periods())[-1]
    assert (running.first, running.last) == (first, first + 6 * DAY)


def test_the_first_week_and_the_last_week_there_are_come_to_an_end() -> None:
    for day in (date.min, date.max):
        seen = practice("1/week", begun=day, today=day)
        assert len(list(seen.periods())) == 1


def test_a_range_that_was_parked_and_resumed_twice_is_told_in_order() -> None:
    one = replace(
        behavior("daily", MONDAY),
        active=(
            ActiveRange(MONDAY, MONDAY + DAY),
            ActiveRange(MONDAY + 3 * DAY, MONDAY + 3 * DAY),
            ActiveRange(MONDAY + 7 * DAY),
        ),
    )
    seen = practice(one, "dd.d...d", first=MONDAY, today=MONDAY + WEEK)
    assert [period.begins for period in seen.periods()] == [day in (3, 7) for day in range(8)]
    assert outcomes(seen) == [MET, MET, FROZEN, MET, *[FROZEN] * 3, MET]


@given(practices())
def test_the_periods_are_the_same_from_either_end(one: Practice) -> None:
    assert list(one.periods_back()) == list(one.periods())[::-1]


def test_only_a_due_day_counts_for_a_day() -> None:
    marks = days_of("....dd.", MONDAY)
    seen = Practice(behavior("daily", MONDAY), marks, Days(), MONDAY + 6 * DAY)
    assert [(one.done, one.need) for one in seen.periods()][4:] == [(1, 1), (0, 0), (0, 0)]


def test_what_was_done_while_parked_is_shown_and_lengthens_nothing() -> None:
    weekly = behavior("1/week", MONDAY - 4 * WEEK)
    parked = replace(weekly, active=(ActiveRange(MONDAY - 4 * WEEK, MONDAY - 2 * WEEK - DAY),))
    seen = practice(parked, "d......" * 4, first=MONDAY - 4 * WEEK, today=MONDAY)
    assert stands(seen).current == 2
    assert [one.outcome for one in seen.periods()][2:4] == [Outcome.FROZEN] * 2


def test_a_cadence_decided_before_the_last_one_counts_is_measured_by_the_one_in_force() -> None:
    monthly = behavior("2/month", date(2026, 9, 1))
    decided = [
        CadenceVersion(date(2026, 11, 25), parse_cadence("3/week")),
        CadenceVersion(date(2026, 11, 26), parse_cadence("daily")),
    ]
    both = replace(monthly, cadences=(*monthly.cadences, *decided))
    first = [(str(one.cadence), one.first) for one in spans(both, Days())]
    assert first == [("2/month", date.min), ("daily", date(2026, 12, 1))]


def test_parked_in_a_running_week_leaves_nothing_pending() -> None:
    parked = park(behavior("3/week", MONDAY - 2 * WEEK), MONDAY + 2 * DAY)
    seen = practice(parked, "ddd....ddd....d", first=MONDAY - 2 * WEEK, today=MONDAY + 3 * DAY)
    assert not stands(seen).is_pending
    assert stands(seen).current == 2


def test_a_mark_ten_years_before_it_began_is_a_mistyped_year_and_moves_nothing() -> None:
    one = behavior("daily")
    centuries = {date(202, 11, 20): MarkState.MISSED, MONDAY: MarkState.DONE}
    assert len(list(Practice(one, centuries, Days(), MONDAY).periods())) == 1
    years = {earliest_mark(one): MarkState.DONE}
    assert next(Practice(one, years, Days(), MONDAY).periods()).first == earliest_mark(one)


def test_a_saturday_meets_a_week_of_leave_whenever_the_leave_is_entered() -> None:
    away = ((MONDAY, MONDAY + 4 * DAY),)
    seen = practice("1/week", ".....d.", today=MONDAY + WEEK, absent=away)
    assert outcomes(seen) == [MET, PENDING]
