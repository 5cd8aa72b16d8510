"""What the terminal sends, made fit for Textual's parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.tui.driver import PASTE_END, PASTE_START, InputCleaner


def cleaned(*pieces: bytes) -> str:
    cleaner = InputCleaner()
    return "".join(cleaner.clean(piece) for piece in pieces) + cleaner.clean(b"", final=True)


@pytest.mark.parametrize(
    ("sent", "given_on"),
    [
        (b"plain", "plain"),
        (b"\x1b[A", "\x1b[A"),
        (b"caf\xff", "caf\udcff"),
        (b"\x1b[200~a\x1b[31mb\x1b[201~\x1b[A", f"{PASTE_START}a␛[31mb{PASTE_END}\x1b[A"),
        (b"\x1b[200~\x1b\x1b[201~", f"{PASTE_START}␛{PASTE_END}"),
        (b"\x1b[200~a\0b\x1b[201~", f"{PASTE_START}a␀b{PASTE_END}"),
        (b"\x1b[200~\x1b[200~x\x1b[201~", f"{PASTE_START}␛[200~x{PASTE_END}"),
    ],
)
def test_escapes_inside_a_paste_become_text_and_others_stay(sent: bytes, given_on: str) -> None:
    assert cleaned(sent) == given_on


@given(st.text(), st.lists(st.integers(1, 12)))
def test_the_pieces_a_paste_comes_in_make_no_difference(text: str, cuts: list[int]) -> None:
    sent = f"{PASTE_START}{text}{PASTE_END}x".encode("utf-8", "replace")
    pieces = []
    rest = sent
    for cut in cuts:
        pieces.append(rest[:cut])
        rest = rest[cut:]
    assert cleaned(*pieces, rest) == cleaned(sent)
