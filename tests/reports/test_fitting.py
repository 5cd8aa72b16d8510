"""How much room text takes: never less than a real font says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.reports.fitting import (
    ELLIPSIS,
    Type,
    cut,
    fitted,
    has_only_arial,
    height,
    is_right_to_left,
    lines,
    width,
)
from tests.decks import CJK, EMOJI, LONG_WORDING, RIGHT_TO_LEFT
from tests.reports.packages import measure, wrapped

PLAIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"]),
    max_size=60,
)
ANY = st.text(st.sampled_from("ab WM.,…→ éßЖω木。「」ー👩שש1"), max_size=120)


@given(text=PLAIN, bold=st.booleans())
def test_no_text_of_latin_letters_is_wider_than_it_was_taken_for(text: str, bold: bool) -> None:
    written = text + "The quick brown fox jumps over the lazy dog. "
    taken = width(written, Type(20, bold))
    assert taken >= measure(written, 20, bold) - 0.01


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", [LONG_WORDING, CJK * 3, EMOJI, RIGHT_TO_LEFT * 2, "W" * 90])
@pytest.mark.parametrize("room", [60.0, 257.0, 852.0])
def test_a_text_takes_no_more_lines_than_it_was_given(text: str, room: float, bold: bool) -> None:
    assert lines(text, room, Type(18, bold)) >= len(wrapped(text, room, 18, bold))


def test_a_size_is_not_taken_for_much_more_than_it_needs() -> None:
    taken = width(LONG_WORDING, Type(20))
    assert taken < 1.05 * measure(LONG_WORDING, 20, bold=False)


@given(text=ANY, most=st.integers(1, 4), room=st.sampled_from([40.0, 90.0, 300.0]))
def test_what_is_cut_fits_and_is_as_long_as_it_can_be(text: str, most: int, room: float) -> None:
    type_ = Type(18)
    kept = cut(text, room, most, type_)
    assert lines(kept, room, type_) <= most
    if kept != text:
        assert lines(text, room, type_) > most
        assert kept.endswith(ELLIPSIS)
        begun = kept.removesuffix(ELLIPSIS)
        assert text.startswith(begun)
        more = text[: len(begun) + 12]
        assert lines(f"{more}{ELLIPSIS}", room, type_) > most or len(text) <= len(more)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 100, 1),
        ("a", 1, 1),
        ("aa bb", 34, 1),
        ("aa bb", 25, 2),
        ("aa    bb", 25, 2),
        ("mmmmmm", 18, 3),
        ("木木木木", 20, 4),
        ("木木木木", 31, 2),
        ("木木木。", 31, 2),
        ("「木」木", 31, 2),
    ],
)
def test_a_line_ends_at_a_blank_or_around_most_characters_of_cjk(
    text: str, room: float, expected: int
) -> None:
    assert lines(text, room, Type(10)) == expected


def test_a_text_is_set_in_the_largest_size_it_fits_in() -> None:
    found = fitted("a word and another", 400, (40, 30, 20), 50)
    assert (found.type.size, found.is_whole, found.text) == (40, True, "a word and another")
    assert found.height == height(1, found.type)
    small = fitted(LONG_WORDING[:140], 400, (40, 30, 20), 50)
    assert (small.type.size, small.is_whole) == (20, False)
    assert lines(small.text, 400, small.type) == 2


def test_a_size_less_is_taken_where_it_saves_a_line() -> None:
    text = "in one line of thirty points"
    room = width(text, Type(28)) + 1
    assert fitted(text, room, (30, 28, 20), 100).type.size == 28
    assert fitted(text, room * 1.2, (30, 28, 20), 100).type.size == 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain → “text” — Ωж€ …", True),
        ("木", False),
        ("שלום", False),
        ("👩", False),
        ("\u0e01", False),
    ],
)
def test_letters_beyond_arial_have_lines_of_their_own(text: str, expected: bool) -> None:
    assert has_only_arial(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("שלום a", True), ("a שלום", False), ("1 — ש", True), ("", False)]
)
def test_the_first_letter_with_a_side_decides(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected
