import pytest

from lean_journal.domain.cadence import (
    DAILY,
    EVERY_DAY,
    MOST_TIMES,
    Cadence,
    Unit,
    parse_cadence,
)
from lean_journal.domain.record import Refused

ALL = [
    DAILY,
    EVERY_DAY,
    *(Cadence(Unit.WEEK, times) for times in range(1, 8)),
    *(Cadence(Unit.MONTH, times) for times in range(1, 29)),
]


@pytest.mark.parametrize("cadence", ALL, ids=str)
def test_a_cadence_is_typed_as_it_is_printed(cadence: Cadence) -> None:
    assert parse_cadence(str(cadence)) == cadence
    assert cadence.times <= MOST_TIMES[cadence.unit]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("daily", "daily"),
        (" DAILY ", "daily"),
        ("Every  Day", "every day"),
        ("3/week", "3/week"),
        (" 03 / Week", "3/week"),
        ("28/month", "28/month"),
    ],
)
def test_case_and_blanks_do_not_matter(typed: str, printed: str) -> None:
    assert str(parse_cadence(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8/week", "type 1/week to 7/week"),
        ("0/week", "type 1/week to 7/week"),
        ("0/month", "type 1/month to 28/month"),
        ("29/month", "type 1/month to 28/month"),
        ("99999/week", "is no cadence: type daily, every day, 3/week or 1/month"),
        ("-1/week", "is no cadence"),
        ("1/day", "is no cadence"),
        ("everyday", "is no cadence"),
        ("weekly", "is no cadence"),
        ("3/weeks", "is no cadence"),
        ("3/week\n3/week", "is no cadence"),
        ("٣/week", "is no cadence"),
        ("", "is no cadence"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_may_be_typed(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        parse_cadence(typed)


def test_only_every_day_asks_on_free_days() -> None:
    assert [cadence for cadence in ALL if not cadence.workdays_only] == [EVERY_DAY]
