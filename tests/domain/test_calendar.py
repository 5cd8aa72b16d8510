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
    parse_past_day,
    week_of,
    workdays,
)

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + DAY
SUNDAY = MONDAY - DAY
BERLIN = ZoneInfo("Europe/Berlin")

DATES = st.dates(date(1, 2, 1), date(9999, 11, 30))


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


@given(day=DATES, week_start=st.integers(0, 6))
def test_every_day_lies_in_its_week_of_seven_days(day: date, week_start: int) -> None:
    first, last = week_of(day, week_start)
    assert first <= day <= last
    assert (last - first).days == 6
    assert first.weekday() == week_start
    assert week_of(first, week_start) == week_of(last, week_start) == (first, last)


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-02-10", 28), ("2028-02-29", 29), ("2026-12-31", 31), ("2026-11-01", 30)],
)
def test_a_month_ends_on_its_last_day(day: str, last: int) -> None:
    known = date.fromisoformat(day)
    assert month_of(known) == (known.replace(day=1), known.replace(day=last))


@given(day=DATES)
def test_every_day_lies_in_its_month(day: date) -> None:
    first, last = month_of(day)
    assert first <= day <= last
    assert first.month == last.month
    assert (last + DAY).day == first.day == 1


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
