from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.absence import LONGEST, Absence, checked, parse_range
from lean_journal.domain.record import Refused

MONDAY = date(2026, 11, 23)


def november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-11-05", november(5), november(5)),
        ("2026-12-21..2027-01-03", date(2026, 12, 21), date(2027, 1, 3)),
        ("today", MONDAY, MONDAY),
        ("Yesterday", november(22), november(22)),
        ("tomorrow", november(24), november(24)),
        ("-3d", november(20), november(20)),
        ("+2w", date(2026, 12, 7), date(2026, 12, 7)),
        ("fri", november(20), november(20)),
        ("mon", november(16), november(16)),
        ("monday..friday", november(16), november(20)),
        ("mon..mon", november(16), november(16)),
        ("fri..Mon", november(20), november(23)),
        ("today..fri", MONDAY, november(27)),
        ("tomorrow..friday", november(24), november(27)),
        ("2026-12-21..fri", date(2026, 12, 21), date(2026, 12, 25)),
        (" -3d .. today ", november(20), MONDAY),
        ("yesterday..+3d", november(22), november(26)),
        ("2026-11-23..2026-11-20", MONDAY, november(20)),
    ],
)
def test_days_are_read_as_a_person_means_them(typed: str, first: date, last: date) -> None:
    assert parse_range(typed, MONDAY) == (first, last)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", ""),
        ("..", ""),
        ("2026-12-21..", ""),
        ("..2026-12-21", ""),
        ("2026-13-01", "2026-13-01"),
        ("2026-02-29", "2026-02-29"),
        ("2026-12-21..22", "22"),
        ("2026-12-21...2026-12-22", ".2026-12-22"),
        ("leave", "leave"),
        ("today..leave", "leave"),
        ("-99999999d", "-99999999d"),
        ("٢٠٢٦-12-21", "٢٠٢٦-12-21"),
    ],
)
def test_what_is_no_day_is_named(typed: str, word: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_range(typed, MONDAY)
    assert str(refused.value).startswith(f"{word!r} is no day: type 2026-12-21, today")


@pytest.mark.parametrize("today", [date.min + timedelta(days=7), date.max])
@pytest.mark.parametrize("name", ["mon..sun", "today..fri", "today..today"])
def test_the_ends_of_the_calendar_break_nothing(today: date, name: str) -> None:
    with suppress(Refused):
        first, last = parse_range(name, today)
        assert abs(last - first) < timedelta(days=8)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_days_or_refused(begins: str, ends: str) -> None:
    for typed in (begins, f"{begins}..{ends}"):
        with suppress(Refused):
            first, last = parse_range(typed, MONDAY)
            assert (type(first), type(last)) == (date, date)


def test_a_reason_is_trimmed_and_a_day_is_enough() -> None:
    absence = checked(Absence(first=MONDAY, last=MONDAY, reason="  leave \n"))
    assert (absence.first, absence.last, absence.reason) == (MONDAY, MONDAY, "leave")


def test_one_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="end on 2026-11-22, before it begins on 2026-11-23"):
        checked(Absence(first=MONDAY, last=MONDAY - timedelta(days=1)))


def test_ten_years_are_an_absence_and_more_are_not() -> None:
    longest = Absence(first=MONDAY, last=MONDAY + LONGEST - timedelta(days=1))
    assert checked(longest) == longest
    with pytest.raises(Refused, match="more than ten years"):
        checked(Absence(first=MONDAY, last=MONDAY + LONGEST))
