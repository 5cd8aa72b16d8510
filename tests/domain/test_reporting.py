"""When one is reminded of the monthly deck: from three working days before it is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.absence import Absence
from lean_journal.domain.calendar import DAY, Workweek, days, month_of
from lean_journal.domain.months import month_after
from lean_journal.domain.reporting import Report, due_day, report_stands, reports_on
from lean_journal.domain.rhythm import Days

OCTOBER = date(2026, 10, 1)


def reminded(
    month: date,
    reporting_day: int | None,
    *absent: tuple[date, date],
    workweeks: tuple[Workweek, ...] = (),
) -> list[date]:
    """Give all days on which the deck of a month is reminded of, of the half year around it."""
    shared = Days(workweeks, [Absence(first=first, last=last) for first, last in absent])
    around = (month.toordinal() + n for n in range(-60, 130))
    return [
        day
        for day in map(date.fromordinal, around)
        if month in {one.month for one in reports_on(day, reporting_day, shared)}
    ]


def in_november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("reporting_day", "due", "first", "last"),
    [
        # Thursday the 5th: from Monday on, and until the Thursday after.
        (5, in_november(5), in_november(2), in_november(12)),
        # Sunday the 1st: the days before it are October's own last ones.
        (1, in_november(1), date(2026, 10, 28), in_november(6)),
        (2, in_november(2), date(2026, 10, 28), in_november(9)),
        # Saturday the 7th: the Friday before it is one of the three.
        (7, in_november(7), in_november(4), in_november(13)),
        (20, in_november(20), in_november(17), in_november(27)),
        # November has thirty days; and five working days after it December's days go on.
        (31, in_november(30), in_november(25), date(2026, 12, 7)),
        (30, in_november(30), in_november(25), date(2026, 12, 7)),
    ],
)
def test_it_begins_three_working_days_before_and_ends_five_after(
    reporting_day: int, due: date, first: date, last: date
) -> None:
    assert due_day(OCTOBER, reporting_day) == due
    assert reminded(OCTOBER, reporting_day) == list(days(first, last))


@pytest.mark.parametrize(
    ("month", "reporting_day", "due"),
    [
        (date(2026, 1, 1), 31, date(2026, 2, 28)),
        (date(2028, 1, 1), 31, date(2028, 2, 29)),
        (date(2026, 12, 1), 5, date(2027, 1, 5)),
        (date(2026, 3, 1), 31, date(2026, 4, 30)),
    ],
)
def test_in_a_shorter_month_it_is_due_on_its_last_day(
    month: date, reporting_day: int, due: date
) -> None:
    assert due_day(month, reporting_day) == due
    assert due in reminded(month, reporting_day)


def test_off_reminds_of_nothing() -> None:
    assert reminded(OCTOBER, None) == []


@pytest.mark.parametrize(
    ("absent", "first", "last"),
    [
        # Monday and Tuesday off: the Thursday and Friday before count instead.
        ((in_november(2), in_november(3)), date(2026, 10, 29), in_november(12)),
        # Away from a week before: reminded before leaving, while October still runs.
        ((date(2026, 10, 26), in_november(4)), date(2026, 10, 21), in_november(12)),
        # Away on the day itself and the week after.
        ((in_november(5), in_november(13)), in_november(2), in_november(20)),
        # All October away: not before the month one tells of.
        ((date(2026, 9, 1), in_november(4)), OCTOBER, in_november(12)),
        # Half a year away from the day on: the next deck takes its place.
        ((in_november(6), date(2027, 5, 1)), in_november(2), date(2026, 12, 4)),
    ],
)
def test_days_one_is_away_are_no_working_days(
    absent: tuple[date, date], first: date, last: date
) -> None:
    assert reminded(OCTOBER, 5, absent) == list(days(first, last))


def test_the_workdays_are_those_that_held_then() -> None:
    # Tuesdays and Saturdays alone, and in the week of the deck every day but Wednesday.
    weeks = (
        Workweek(date(2026, 1, 1), frozenset({1, 5})),
        Workweek(in_november(2), frozenset({0, 1, 3, 4, 5, 6})),
    )
    assert reminded(OCTOBER, 5, workweeks=weeks) == list(days(date(2026, 10, 31), in_november(10)))


def test_two_may_be_due_at_once_and_the_older_one_comes_first() -> None:
    away = Days((), [Absence(first=date(2026, 11, 3), last=date(2026, 12, 3))])
    found = reports_on(in_november(10), 5, away)
    assert found == [
        Report(OCTOBER, in_november(5)),
        Report(date(2026, 11, 1), date(2026, 12, 5)),
    ]


@given(
    today=st.dates(),
    reporting_day=st.integers(1, 31),
    away=st.lists(st.tuples(st.dates(), st.integers(0, 60))),
)
def test_on_any_day_of_the_calendar_it_is_known_what_is_due(
    today: date, reporting_day: int, away: list[tuple[date, int]]
) -> None:
    absences = [
        Absence(
            first=first, last=date.fromordinal(min(first.toordinal() + n, date.max.toordinal()))
        )
        for first, n in away
    ]
    for report in reports_on(today, reporting_day, Days((), absences)):
        assert report.month == month_of(report.month)[0] <= today
        assert month_of(report.due)[0] == month_after(report.month)
        assert -70 < (today - report.due).days < 32


@pytest.mark.parametrize(
    ("today", "is_frozen", "said"),
    [
        (in_november(4), False, "due Thu 5 Nov · a draft"),
        (in_november(5), False, "due Thu 5 Nov · a draft"),
        (in_november(6), False, "was due Thu 5 Nov · a draft"),
        (in_november(5), True, "due Thu 5 Nov · frozen, not marked as sent"),
        (in_november(5) + 3 * DAY, True, "was due Thu 5 Nov · frozen, not marked as sent"),
    ],
)
def test_it_says_when_it_is_due_and_what_is_left_to_do(
    today: date, is_frozen: bool, said: str
) -> None:
    assert report_stands(Report(OCTOBER, in_november(5), is_frozen), today) == said
