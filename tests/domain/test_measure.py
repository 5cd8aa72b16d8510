"""Numbers before and after, as a person types and reads them."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.improvement import Basis, Improvement
from lean_journal.domain.measure import format_number, measured, parse_number
from lean_journal.domain.record import Refused
from tests.builders import ANY_TEXT, improvement


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        (" \t\n", None),
        ("40", 40.0),
        (" 40 ", 40.0),
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("0,125", 0.125),
        (",5", 0.5),
        ("-3,5", -3.5),
        ("+4", 4.0),
        ("1,0000", 1.0),
        ("1e3", 1000.0),
        ("1,5e3", 1500.0),
        ("007", 7.0),
        ("٣", 3.0),
        ("１２", 12.0),
        ("9" * 300, float("9" * 300)),
        ("1e-400", 0.0),
    ],
)
def test_a_number_is_read_with_a_point_or_a_comma(typed: str, number: float | None) -> None:
    assert parse_number(typed) == number


@pytest.mark.parametrize("typed", ["-0", "-0,0", "-1e-400"])
def test_no_zero_is_below_zero(typed: str) -> None:
    assert format_number(parse_number(typed)) == "0"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nan", "'nan' is no number"),
        ("inf", "'inf' is no number"),
        ("-Infinity", "'-Infinity' is no number"),
        ("40 min", "'40 min' is no number: type it as 40 or 3.5, and its unit apart"),
        ("40%", "is no number"),
        ("about 40", "is no number"),
        ("1 000", "is no number"),
        ("1.000,5", "is no number"),
        ("1,000.5", "is no number"),
        ("1,5,3", "is no number"),
        ("1'000", "is no number"),
        ("--4", "is no number"),
        ("²", "is no number"),
        ("4\x00", "is no number"),
        ("\udcff", "is no number"),
        ("[b]4[/b]", "is no number"),
        ("0x10", "is no number"),
        # A thousand here, one there.
        ("1,000", "'1,000' can be read in two ways: type it as 1000 or as 1.0"),
        ("-12,500", "can be read in two ways"),
        ("1,000,000", "can be read in two ways"),
        ("1e400", "'1e400' is too large a number"),
        ("-1e400", "too large"),
        ("9" * 400, "too large"),
    ],
)
def test_what_is_no_number_is_refused_with_a_short_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(typed)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 120


@given(ANY_TEXT)
def test_any_text_is_a_number_nothing_or_refused(typed: str) -> None:
    try:
        number = parse_number(typed)
    except Refused:
        return
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (40.0, "40"),
        (0.0, "0"),
        (29.5, "29.5"),
        (-3.25, "-3.25"),
        (0.1, "0.1"),
        (1e14, "100000000000000"),
        (1e22, "1e+22"),
        (1e-7, "1e-07"),
        # A hand may have put them into the file; they are shown, not died of.
        (nan, "nan"),
        (inf, "inf"),
        (-inf, "-inf"),
    ],
)
def test_a_number_is_printed_without_needless_zeros(number: float | None, text: str) -> None:
    assert format_number(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_printed_and_read_is_the_same(number: float) -> None:
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (improvement(), ""),
        (improvement(measure="carts waiting"), "carts waiting"),
        (improvement(before=9.0, after=4.0, unit="carts"), "9 → 4 carts"),
        (improvement(before=9.0, basis=Basis.MEASURED), "9, measured"),
        (improvement(basis=Basis.MEASURED, sample="18 changeovers"), "18 changeovers"),
        (
            improvement(
                measure="a changeover",
                unit="min",
                before=41.0,
                after=29.5,
                period="two weeks each",
                sample="18 changeovers",
                basis=Basis.ESTIMATED,
            ),
            "a changeover: 41 → 29.5 min, two weeks each, 18 changeovers, estimated",
        ),
    ],
)
def test_what_was_measured_is_said_as_far_as_it_is_known(one: Improvement, words: str) -> None:
    assert measured(one) == words
