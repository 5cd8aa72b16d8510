import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.text import decoded, folded, storable, visible, visible_lines
from tests.builders import ANY_TEXT

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def acts_on_a_terminal(character: str) -> bool:
    """Tell whether a character is a control, breaks a line, or is half of a surrogate pair."""
    is_control = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return is_control or character in BIDI


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("[red]Größe[/] 漢字 😀", "[red]Größe[/] 漢字 😀"),
        ("a\nb", "a⏎b"),
        ("a\tb", "a⇥b"),
        ("\x00\x07\x1b[31m", "␀␇␛[31m"),
        ("\r\n", "␍⏎"),
        ("\x7f", "␡"),
        ("\x9b31m", "\\x9b31m"),
        ("\x85", "\\x85"),
        ("\u202eabc\u202c", "‹RLO›abc‹PDF›"),
        ("\u2028\u2029", "⏎⏎"),
        ("\udcff", "\\udcff"),
        # what letters are made of stays: joiners, combining marks, no-break spaces
        ("👩\u200d🔧 e\u0301 \u00a0", "👩\u200d🔧 e\u0301 \u00a0"),
    ],
)
def test_what_would_act_on_a_terminal_is_a_symbol(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(text=ANY_TEXT)
def test_no_text_acts_on_a_terminal_or_breaks_a_line(text: str) -> None:
    shown = visible(text)
    assert not any(map(acts_on_a_terminal, shown))
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown
    shown.encode()


def test_every_character_that_acts_on_a_terminal_is_replaced() -> None:
    for character in map(chr, range(0x1_0000)):
        assert (visible(character) != character) is acts_on_a_terminal(character)


@given(text=ANY_TEXT)
def test_lines_stay_lines_and_nothing_else_acts(text: str) -> None:
    shown = visible_lines(text)
    assert shown.count("\n") == text.count("\n")
    assert not any(acts_on_a_terminal(character) for character in shown if character != "\n")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("café", "café"),
        ("caf\udce9", "caf\\udce9"),
        ("\ud83d", "\\ud83d"),
        ("\x00\x1b", "\x00\x1b"),
    ],
)
def test_lone_surrogates_are_written_out(text: str, stored: str) -> None:
    assert storable(text) == stored


@given(text=ANY_TEXT)
def test_any_text_can_be_stored_and_nothing_but_surrogates_changes(text: str) -> None:
    stored = storable(text)
    stored.encode()
    assert storable(stored) == stored
    assert (stored == text) is not any("\ud800" <= one <= "\udfff" for one in text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("STRASSE", "straße"), ("Café", "cafe\u0301"), ("ＰＲＥＳＳ", "press"), ("Σ", "ς")],
)
def test_texts_a_person_would_call_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"one\ntwo\n", "one\ntwo"),
        (b"one\n\n\n", "one"),
        (b"\n one \n", "\n one "),
        (b"one\r\ntwo\r\n", "one\ntwo"),
        (b"\xef\xbb\xbfone", "one"),
        ("Größe 漢字 😀".encode(), "Größe 漢字 😀"),
        (b"caf\xe9\n", "caf\\udce9"),
        (b"a\x00\x1b[31m", "a\x00\x1b[31m"),
    ],
)
def test_a_text_is_read_from_whatever_an_editor_left(data: bytes, text: str) -> None:
    assert decoded(data) == text


@given(st.binary())
def test_any_bytes_give_a_text_that_can_be_stored(data: bytes) -> None:
    assert storable(decoded(data)) == decoded(data)
