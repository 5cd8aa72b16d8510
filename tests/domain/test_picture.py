"""How days and weeks of a behavior look, before anybody draws them."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from lean_journal.domain.behavior import begin, park, resume
from lean_journal.domain.cadence import DAILY, parse_cadence
from lean_journal.domain.picture import (
    Look,
    Week,
    begins,
    glance,
    look,
    looks,
    recent,
    standing,
    stretch,
    weeks,
)
from lean_journal.domain.practice import Practice
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import run_words
from tests.domain.practising import DAY, MONDAY, practice
from tests.domain.test_streak_laws import practices

WEEK = 7 * DAY
SUNDAY = MONDAY + 6 * DAY


def seen(one: Practice, count: int = 12) -> str:
    """Draw the weeks: the count, ``.`` none, ``-`` frozen, a blank before it began."""
    return "".join(map(_cell, weeks(one, count)))


def _cell(week: Week) -> str:
    if week.is_outside:
        return " "
    return "-" if week.is_frozen else str(week.done or ".")


# Days


def test_each_state_of_a_day_has_its_look() -> None:
    one = practice(
        "daily",
        "dmx..d",
        absent=((MONDAY + 4 * DAY, MONDAY + 4 * DAY),),
        today=MONDAY + 8 * DAY,
    )
    shown = looks(one, MONDAY - DAY, MONDAY + 9 * DAY)
    assert list(shown.values()) == [
        Look.OUTSIDE,
        Look.DONE,
        Look.MISSED,
        Look.NOT_POSSIBLE,
        Look.UNMARKED,
        Look.ABSENT,
        Look.DONE,
        Look.REST,
        Look.UNMARKED,
        Look.UNMARKED,
        Look.COMING,
    ]


def test_nobody_is_absent_from_what_had_not_begun() -> None:
    before = MONDAY - 3 * DAY
    assert look(practice("daily", today=MONDAY, absent=((before, before),)), before) is Look.OUTSIDE


def test_a_week_that_is_met_asks_for_no_more_marks() -> None:
    one = practice("2/week", "d.d..", today=MONDAY + WEEK)
    assert look(one, MONDAY + DAY) is Look.REST
    one = practice("3/week", "d.d..", today=MONDAY + WEEK)
    assert look(one, MONDAY + DAY) is Look.UNMARKED


# Weeks


def test_a_week_shows_how_often_it_was_done_none_frozen_and_nothing_before_it_began() -> None:
    leave = (MONDAY + 2 * WEEK, MONDAY + 2 * WEEK + 4 * DAY)
    one = practice(
        "3/week",
        "ddd.... mm..... ....... d......",
        absent=(leave,),
        today=MONDAY + 4 * WEEK,
    )
    assert seen(one, 6) == " 3.-1."


def test_of_a_monthly_behavior_the_weeks_before_it_began_are_blank_too() -> None:
    one = practice("1/month", today=MONDAY + WEEK)
    assert seen(one, 5) == "   .."
    earlier = practice("1/month", "d", first=MONDAY - 2 * WEEK, today=MONDAY + WEEK)
    assert seen(earlier, 5) == " 1-.."
    assert begins(earlier) == MONDAY - 2 * WEEK


def test_a_week_of_leave_is_frozen_in_a_month_that_runs_on_too() -> None:
    away = ((MONDAY + WEEK, MONDAY + 2 * WEEK - DAY),)
    one = practice("4/month", "d", today=MONDAY + 3 * WEEK, absent=away)
    assert seen(one, 4) == "1-.."


def test_a_frozen_week_in_which_it_was_done_shows_how_often() -> None:
    thursday = MONDAY + 3 * DAY
    assert seen(practice("3/week", "d", begun=thursday, today=MONDAY + WEEK), 2) == "1."


def test_done_on_a_free_day_is_shown() -> None:
    assert seen(practice("daily", ".....d.", today=MONDAY + WEEK), 2) == "1."


def test_parked_weeks_are_frozen() -> None:
    behavior = park(begin("Ask first", parse_cadence("3/week"), MONDAY), SUNDAY)
    behavior = resume(behavior, MONDAY + 4 * WEEK)
    one = practice(behavior, "ddd.... " + "......." * 3 + "ddd", today=MONDAY + 4 * WEEK + 2 * DAY)
    assert seen(one, 6) == " 3---3"


def test_a_week_begins_on_the_day_that_is_set() -> None:
    days = Days((), (), week_start=6)
    one = Practice(
        begin("Ask first", DAILY, MONDAY - DAY),
        practice("daily", "d", today=MONDAY).marks,
        days,
        MONDAY,
    )
    assert [week.first for week in weeks(one, 2)] == [
        MONDAY - 8 * DAY,
        MONDAY - DAY,
    ]


@pytest.mark.parametrize("week_start", range(7))
def test_a_stretch_is_whole_weeks_and_holds_the_day(week_start: int) -> None:
    first, last = stretch(MONDAY, 52, week_start)
    assert (last - first).days + 1 == 52 * 7
    assert first.weekday() == week_start
    assert first <= MONDAY <= last < MONDAY + WEEK


def test_the_calendar_ends_without_an_error() -> None:
    assert stretch(date.min, 12)[0] == date.min
    assert stretch(date.max, 1)[1] == date.max
    for edge in (date.min, date.max):
        one = practice("daily", begun=edge, today=edge)
        assert standing(one, list(one.periods())).streak is not None
        assert weeks(one, 12)
        assert recent(one, edge) == list(one.periods())


# Standing


@given(practices())
def test_a_glance_sees_the_last_weeks_as_a_look_at_all_of_it_does(one: Practice) -> None:
    history = list(one.periods())
    full, quick = standing(one, history), glance(one)
    assert (quick.weeks, quick.month, quick.season) == (full.weeks, full.month, full.season)
    assert run_words(quick.run) == run_words(full.streak)
    since = stretch(one.today, 12, one.days.week_start)[0]
    assert recent(one, since) == [period for period in history if period.last >= since]
    assert recent(one, date.min) == history


def test_before_it_begins_there_is_nothing_to_glance_at() -> None:
    one = practice("daily", begun=MONDAY + timedelta(days=3), today=MONDAY)
    assert recent(one, MONDAY - 12 * WEEK) == []
    assert seen(one, 3) == "   "
    assert glance(one).run is None
