"""A long text shortened to what stands around a word in it."""

from bisect import bisect_left
from itertools import pairwise

from lean_journal.domain.text import folded

EXCERPT = 80
"""Characters of a text that are shown around a word."""

PIECE = 256
"""Characters that are folded at a time to find a place in a long text."""


def excerpt(text: str, term: str, length: int = EXCERPT) -> str:
    """Shorten a text to what stands around a term.

    Args:
        text: A text that holds the term, whatever its case.
        term: The term, folded.
        length: How many characters to keep; a mark for what is left out comes on top.
    """
    if len(text) <= length:
        return text
    written = _end_in(text, folded(text).find(term) + len(term))
    start = max(0, min(written - (length + len(term)) // 2, len(text) - length))
    before = "…" if start else ""
    after = "…" if start + length < len(text) else ""
    return f"{before}{text[start : start + length].strip()}{after}"


def _end_in(text: str, end: int) -> int:
    """Give the place in a text as it was written that is a place in it folded.

    Folding may make a text longer, or shorter.
    """
    if text.isascii():
        return end
    # A plain letter or blank never joins what stands before it.
    starts = [n for n in range(0, len(text), PIECE) if not n or text[n].isascii()]
    for start, stop in pairwise([*starts, len(text)]):
        piece = text[start:stop]
        width = len(folded(piece))
        if end <= width:
            return start + bisect_left(range(len(piece)), end, key=lambda n: len(folded(piece[:n])))
        end -= width
    return len(text)
