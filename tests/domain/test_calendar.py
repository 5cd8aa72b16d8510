from datetime import date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.calendar import (
    DAY,
    WEEKDAYS,
    Workweek,
    ago,
    days,
    is_workday,
    journal_day,
    month_of,
    on_this_day,
    parse_past_day,
    week_of,
    workdays,
)

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + DAY
SUNDAY = MONDAY - DAY
BERLIN = ZoneInfo("Europe/Berlin")

DATES = st.dates(date(1, 2, 1), date(9999, 11, 30))
ANY_DATE = st.dates() | st.sampled_from([date.min, date(1, 1, 6), date(9999, 12, 26), date.max])


def at(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    """Give an instant in Berlin, where clocks change on 29 March and 25 October 2026."""
    return datetime.combine(day, time(hour, minute, fold=fold), BERLIN)


# The journal day


@pytest.mark.parametrize(
    ("now", "day_start", "day"),
    [
        (at(MONDAY, 23, 59), "03:00", MONDAY),
        (at(TUESDAY, 0), "03:00", MONDAY),
        (at(TUESDAY, 1, 30), "03:00", MONDAY),
        (at(TUESDAY, 2, 59).replace(second=59, microsecond=999_999), "03:00", MONDAY),
        (at(TUESDAY, 3), "03:00", TUESDAY),
        (at(TUESDAY, 12), "03:00", TUESDAY),
        (at(TUESDAY, 0), "00:00", TUESDAY),
        (at(MONDAY, 23, 59), "00:00", MONDAY),
        (at(TUESDAY, 11, 59), "12:00", MONDAY),
        (at(TUESDAY, 12), "12:00", TUESDAY),
        # the end of a month, of a year, of February
        (at(date(2027, 1, 1), 2), "03:00", date(2026, 12, 31)),
        (at(date(2028, 3, 1), 2), "03:00", date(2028, 2, 29)),
        (at(date(2028, 2, 29), 3), "03:00", date(2028, 2, 29)),
    ],
)
def test_until_the_day_starts_it_is_still_the_day_before(
    now: datetime, day_start: str, day: date
) -> None:
    assert journal_day(now, time.fromisoformat(day_start)) == day


SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("now", "day_start", "day"),
    [
        # 02:00 to 03:00 is left out: three o'clock comes right after 01:59.
        (at(SPRING, 1, 59), "03:00", SPRING - DAY),
        (at(SPRING, 3), "03:00", SPRING),
        (at(SPRING, 3), "02:30", SPRING),
        (at(SPRING, 1, 59), "02:30", SPRING - DAY),
        (at(SPRING + DAY, 1), "03:00", SPRING),
        # 02:00 to 03:00 comes twice: both are before three o'clock.
        (at(AUTUMN, 2, 30, fold=0), "03:00", AUTUMN - DAY),
        (at(AUTUMN, 2, 30, fold=1), "03:00", AUTUMN - DAY),
        (at(AUTUMN, 3), "03:00", AUTUMN),
        (at(AUTUMN, 2, 30, fold=0), "02:30", AUTUMN),
        (at(AUTUMN, 2, 0, fold=1), "02:30", AUTUMN - DAY),
    ],
)
def test_the_wall_clock_decides_on_the_days_that_clocks_change(
    now: datetime, day_start: str, day: date
) -> None:
    assert journal_day(now, time.fromisoformat(day_start)) == day


def test_the_first_day_of_all_has_none_before_it() -> None:
    assert journal_day(datetime.min.replace(tzinfo=BERLIN)) == date.min


# Workdays


@pytest.mark.parametrize(("day", "is_one"), [(MONDAY + n * DAY, n < 5) for n in range(7)])
def test_without_a_version_the_workdays_are_monday_to_friday(day: date, is_one: bool) -> None:
    assert is_workday(day) is is_one


@pytest.mark.parametrize(
    "versions",
    permutations(
        [
            Workweek(MONDAY, frozenset({0, 5})),
            Workweek(MONDAY + 7 * DAY, frozenset()),
            Workweek(MONDAY + 14 * DAY),
        ]
    ),
)
def test_the_version_valid_on_a_day_decides_in_whatever_order_they_come(
    versions: tuple[Workweek, ...],
) -> None:
    first, last = MONDAY - 7 * DAY, MONDAY + 20 * DAY
    assert [day.isoformat()[5:] for day in workdays(first, last, iter(versions))] == [
        *["11-16", "11-17", "11-18", "11-19", "11-20"],
        *["11-23", "11-28"],
        *["12-07", "12-08", "12-09", "12-10", "12-11"],
    ]


def test_days_are_listed_from_the_first_to_the_last() -> None:
    assert list(days(MONDAY, TUESDAY)) == [MONDAY, TUESDAY]
    assert list(days(MONDAY, MONDAY)) == [MONDAY]
    assert list(days(TUESDAY, MONDAY)) == []
    assert list(days(date.max, date.max)) == [date.max]


# Periods


@pytest.mark.parametrize(
    ("week_start", "first"),
    [(0, MONDAY), (1, MONDAY - 6 * DAY), (5, MONDAY - 2 * DAY), (6, MONDAY - DAY)],
)
def test_a_week_begins_on_the_weekday_that_is_set(week_start: int, first: date) -> None:
    assert week_of(MONDAY, week_start) == (first, first + 6 * DAY)


@given(day=ANY_DATE, week_start=st.integers(0, 6))
def test_every_day_lies_in_its_week_of_seven_days(day: date, week_start: int) -> None:
    first, last = week_of(day, week_start)
    assert first <= day <= last
    # Only the calendar's own ends cut a week short.
    assert (last - first).days == 6 or date.min == first or date.max == last
    assert first.weekday() == week_start or date.min == first
    assert week_of(first, week_start) == week_of(last, week_start) == (first, last)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        *[("2026-02-10", 28), ("2028-02-29", 29), ("2026-12-31", 31), ("2026-11-01", 30)],
        *[("0001-01-01", 31), ("9999-12-31", 31)],
    ],
)
def test_a_month_ends_on_its_last_day(day: str, last: int) -> None:
    known = date.fromisoformat(day)
    assert month_of(known) == (known.replace(day=1), known.replace(day=last))


@given(day=ANY_DATE)
def test_every_day_lies_in_its_month(day: date) -> None:
    first, last = month_of(day)
    assert first <= day <= last
    assert first.month == last.month
    assert first.day == 1
    assert last == date.max or (last + DAY).day == 1


# Days as typed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        ("Today", MONDAY),
        (" today ", MONDAY),
        ("yesterday", SUNDAY),
        ("mon", MONDAY - 7 * DAY),
        ("monday", MONDAY - 7 * DAY),
        ("MONDAY", MONDAY - 7 * DAY),
        ("tues", MONDAY - 6 * DAY),
        ("fri", MONDAY - 3 * DAY),
        ("sunday", SUNDAY),
        ("-0d", MONDAY),
        ("-1d", SUNDAY),
        ("-3D", MONDAY - 3 * DAY),
        ("-365d", MONDAY - 365 * DAY),
        ("2026-11-23", MONDAY),
        ("2026-11-22", SUNDAY),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date.min),
        # no day
        ("", None),
        ("  ", None),
        ("mo", None),
        ("mond ay", None),
        ("mondays", None),
        ("noday", None),
        ("3d", None),
        ("+3d", None),
        ("--3d", None),
        ("-d", None),
        ("-3", None),
        ("-3w", None),
        ("-1.5d", None),
        ("-1_0d", None),
        ("2026-02-29", None),
        ("2026-13-01", None),
        ("2026-11-23T08:00", None),
        ("23.11.2026", None),
        ("11/23/2026", None),
        # too far, or in the future
        ("-999999999999999999999d", None),
        (f"-{'9' * 5000}d", None),
        ("-1000000d", None),
        ("2026-11-24", None),
        ("9999-12-31", None),
        ("tomorrow", None),
        # digits of other scripts, and what folds to a letter
        ("-٣d", None),
        ("-３d", None),
        ("２０２６-11-23", None),
        ("ſunday", None),
        ("today\x00", None),
        ("\udcff", None),
    ],
)
def test_a_past_day_is_read_as_typed(text: str, day: date | None) -> None:
    assert parse_past_day(text, MONDAY) == day


@pytest.mark.parametrize("today", [MONDAY + n * DAY for n in range(7)])
@pytest.mark.parametrize("name", WEEKDAYS)
def test_a_weekday_is_the_last_such_day_before_today(name: str, today: date) -> None:
    day = parse_past_day(name, today)
    assert day is not None
    assert 1 <= (today - day).days <= 7
    assert WEEKDAYS[day.weekday()] == name


@given(text=st.text(max_size=12), today=DATES)
def test_any_text_is_a_day_that_has_begun_or_none(text: str, today: date) -> None:
    day = parse_past_day(text, today)
    assert day is None or day <= today


@given(today=DATES, back=st.integers(0, 20))
def test_a_day_reads_back_as_it_is_written(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    assert parse_past_day(day.isoformat(), today) == day
    assert parse_past_day(f"-{back}d", today) == day


@pytest.mark.parametrize(
    ("back", "words"),
    [(0, "today"), (1, "1 d"), (27, "27 d"), (28, "4 wk"), (400, "57 wk"), (-2, "in 2 d")],
)
def test_how_long_ago_a_day_was_is_said_shortly(back: int, words: str) -> None:
    assert ago(MONDAY - back * DAY, MONDAY) == words


# On this day


WEEK, MONTH, QUARTER, YEAR = "a week ago", "a month ago", "a quarter ago", "a year ago"


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (
            "2026-11-23",
            3,
            [
                *[(WEEK, "2026-11-16"), (MONTH, "2026-10-23"), (QUARTER, "2026-08-23")],
                *[(YEAR, "2025-11-23"), ("2 years ago", "2024-11-23")],
                ("3 years ago", "2023-11-23"),
            ],
        ),
        # The end of a month too short for the day.
        ("2026-07-31", 0, [(WEEK, "2026-07-24"), (MONTH, "2026-06-30"), (QUARTER, "2026-04-30")]),
        ("2026-05-31", 0, [(WEEK, "2026-05-24"), (MONTH, "2026-04-30"), (QUARTER, "2026-02-28")]),
        ("2026-03-30", 0, [(WEEK, "2026-03-23"), (MONTH, "2026-02-28"), (QUARTER, "2025-12-30")]),
        ("2028-03-31", 0, [(WEEK, "2028-03-24"), (MONTH, "2028-02-29"), (QUARTER, "2027-12-31")]),
        # But 30 only means 30 where there are 31.
        ("2026-06-30", 0, [(WEEK, "2026-06-23"), (MONTH, "2026-05-30"), (QUARTER, "2026-03-30")]),
        # Over the turn of a year.
        (
            "2026-01-03",
            1,
            [
                *[(WEEK, "2025-12-27"), (MONTH, "2025-12-03")],
                *[(QUARTER, "2025-10-03"), (YEAR, "2025-01-03")],
            ],
        ),
        # From 29 February: it counts as 28 where there is none.
        (
            "2028-02-29",
            5,
            [
                *[(WEEK, "2028-02-22"), (MONTH, "2028-01-29"), (QUARTER, "2027-11-29")],
                *[(YEAR, "2027-02-28"), ("2 years ago", "2026-02-28")],
                *[("3 years ago", "2025-02-28"), ("4 years ago", "2024-02-29")],
                ("5 years ago", "2023-02-28"),
            ],
        ),
        # From 28 February of a year without: both days of a year that has it.
        (
            "2027-02-28",
            3,
            [
                *[(WEEK, "2027-02-21"), (MONTH, "2027-01-28"), (QUARTER, "2026-11-28")],
                *[(YEAR, "2026-02-28"), ("2 years ago", "2025-02-28")],
                *[("3 years ago", "2024-02-28"), ("3 years ago", "2024-02-29")],
            ],
        ),
        # From 28 February of a year that has a 29th itself: that day only.
        (
            "2028-02-28",
            4,
            [
                *[(WEEK, "2028-02-21"), (MONTH, "2028-01-28"), (QUARTER, "2027-11-28")],
                *[(YEAR, "2027-02-28"), ("2 years ago", "2026-02-28")],
                *[("3 years ago", "2025-02-28"), ("4 years ago", "2024-02-28")],
            ],
        ),
        (
            "2101-02-28",
            1,
            [
                *[(WEEK, "2101-02-21"), (MONTH, "2101-01-28")],
                *[(QUARTER, "2100-11-28"), (YEAR, "2100-02-28")],
            ],
        ),
        # Before the first day of all there is none.
        ("0001-01-01", 3, []),
        ("0001-01-08", 3, [(WEEK, "0001-01-01")]),
        ("0001-02-28", 9, [(WEEK, "0001-02-21"), (MONTH, "0001-01-28")]),
        (
            "0002-01-07",
            3,
            [
                *[(WEEK, "0001-12-31"), (MONTH, "0001-12-07")],
                *[(QUARTER, "0001-10-07"), (YEAR, "0001-01-07")],
            ],
        ),
    ],
)
def test_the_days_one_looks_back_to(day: str, years: int, before: list[tuple[str, str]]) -> None:
    found = on_this_day(date.fromisoformat(day), years)
    assert [(name, then.isoformat()) for name, then in found] == before


@given(day=ANY_DATE, years=st.integers(0, 60))
def test_all_days_one_looks_back_to_are_before_and_come_but_once(day: date, years: int) -> None:
    found = [then for _, then in on_this_day(day, years)]
    assert all(then < day for then in found)
    assert len(set(found)) == len(found)
    for then in found[3:]:
        assert (then.month, then.day) in [(day.month, day.day), (2, 28), (2, 29)]


@pytest.mark.parametrize("years", range(1, 9))
def test_a_29th_of_february_is_looked_back_to_from_the_last_of_every_february(years: int) -> None:
    last = date(2024 + years, 3, 1) - DAY
    assert date(2024, 2, 29) in [then for _, then in on_this_day(last, years)]
