"""All years of a behavior at a glance: by week, and by month."""

from datetime import date, timedelta

from hypothesis import given

from lean_journal.domain.behavior import MarkState, park
from lean_journal.domain.picture import weeks
from lean_journal.domain.practice import Practice
from lean_journal.domain.years import MOST_YEARS, Month, by_month, by_week
from tests.domain.practising import DAY, MONDAY, WEEK, behavior, practice
from tests.domain.test_streak_laws import practices


def done(one: Practice) -> int:
    """Count the days that can stand in a cell."""
    first = min(week.first for cells in by_week(one).values() for week in cells.values())
    return sum(state is MarkState.DONE and day >= first for day, state in one.marks.items())


def test_a_week_lies_in_the_year_most_of_its_days_do() -> None:
    begun = date(2025, 12, 29)
    one = practice("daily", "d......" * 3, begun=begun, today=begun + 3 * WEEK - DAY)
    years = by_week(one)
    assert list(years) == [2026]
    assert {place: week.first for place, week in years[2026].items()} == {
        0: begun,
        1: begun + WEEK,
        2: begun + 2 * WEEK,
    }


def test_the_newest_year_comes_first_and_nothing_stands_before_the_beginning() -> None:
    one = practice("1/week", "d......" * 60, begun=MONDAY, today=MONDAY + 60 * WEEK)
    years = by_week(one)
    assert list(years) == [2028, 2027, 2026]
    assert min(years[2026]) == 47
    assert len(years[2027]) in (52, 53)


def test_a_month_shows_its_share_once_its_periods_are_over() -> None:
    begun = date(2026, 9, 1)
    one = practice("daily", "dd", begun=begun, today=date(2026, 10, 2))
    assert by_month(one) == {2026: {10: Month(0, 1), 9: Month(2, 22)}}


def test_a_week_counts_in_the_month_of_its_middle_day() -> None:
    begun = date(2026, 9, 28)
    one = practice("2/week", "d", begun=begun, today=begun + 2 * WEEK)
    # The first week is the one it began in: unmet, it is frozen.
    assert by_month(one) == {2026: {10: Month(0, 2), 9: Month(0, 0)}}


def test_a_parked_behavior_asks_for_nothing() -> None:
    begun = date(2026, 8, 3)
    parked = park(behavior("daily", begun), date(2026, 8, 31))
    one = practice(parked, "ddddd", first=begun, today=date(2026, 10, 15))
    # The day it was parked on is frozen: it was not done.
    assert by_month(one)[2026] == {10: Month(0, 0), 9: Month(0, 0), 8: Month(5, 20)}
    assert all(week.is_frozen for week in weeks(one, 5))


def test_a_mistyped_year_makes_no_thousand_lines() -> None:
    one = practice("daily", "d", begun=date(1026, 11, 23), today=MONDAY)
    assert len(by_week(one)) <= MOST_YEARS
    assert len(by_month(one)) == MOST_YEARS
    first = practice("daily", "d", begun=date.min, today=date.min + timedelta(days=40))
    assert list(by_week(first)) == [1]
    last = practice("daily", "d", begun=date.max - 9 * DAY, today=date.max)
    assert list(by_week(last)) == [9999]


@given(practices())
def test_no_day_is_left_out_or_counted_twice(one: Practice) -> None:
    shown = [week for cells in by_week(one).values() for week in cells.values()]
    assert len({week.first for week in shown}) == len(shown)
    if shown:
        assert sum(week.done for week in shown) == done(one)


@given(practices())
def test_the_weeks_are_those_of_the_twelve_weeks(one: Practice) -> None:
    shown = {week.first: week for cells in by_week(one).values() for week in cells.values()}
    recent = [week for week in weeks(one, 12) if not week.is_outside]
    assert [shown.get(week.first) for week in recent] == recent
