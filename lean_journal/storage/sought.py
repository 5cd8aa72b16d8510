"""Rows whose words may hold some terms, chosen by their bytes before any of them is decoded.

What is let through is looked at again, as a record. What is not must not be a hit, so whatever
cannot be told from the bytes is let through.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lean_journal.domain.text import folded
from lean_journal.storage.codec import Row

_ASCII = bytes(range(128))

_APART = re.compile(r'[\x00-\x1f"\\/@]')
"""What JSON escapes, or may; and the @ that stands before an alias only when it is shown."""

_AFTER_A_BACKSLASH = "bfnrt"


def needles(terms: Iterable[str]) -> list[str]:
    """Give of each term the longest part that stands in a row's bytes as in its words.

    Args:
        terms: Folded texts.

    Returns:
        Parts of them, folded; none of a term of which no part is certain to stand there.
    """
    longest = (max(_APART.split(term), key=len) for term in terms)
    return [part for part in longest if part and _stands_alone(part)]


def _stands_alone(part: str) -> bool:
    """Tell whether a text stays what it is after an escape, whose letter it might join."""
    return all(folded(letter + part) == letter + part for letter in _AFTER_A_BACKSLASH)


FEW = 4
"""Rows one looks at together: to look at one by itself costs as much as to decode it."""


def may_hold(rows: Sequence[Row], parts: Sequence[str]) -> Sequence[Row]:
    """Choose the rows that may hold all of some parts of terms.

    Args:
        rows: Rows with their ids: as many as shall be looked at in one go.
        parts: What `needles` gave.
    """
    if not parts or not rows:
        return rows
    if not _may_hold(b"".join([raw for _, raw in rows]), parts):
        return ()
    if len(rows) <= FEW:
        return rows
    few = [rows[start : start + FEW] for start in range(0, len(rows), FEW)]
    return [row for some in few for row in may_hold(some, parts)]


def _may_hold(data: bytes, parts: Sequence[str]) -> bool:
    """Tell whether folded text that JSON holds may have all the parts in it."""
    lowered = data.lower()
    missing = [part for part in parts if part.encode() not in lowered]
    if not missing or b"\\u" in data:
        return True
    if data.isascii():
        return False
    others = data.translate(None, _ASCII)
    try:
        # Few characters but ASCII fold to ASCII: most often none of these can make up a part.
        made = _ASCII_OF_NONE.union(*map(_ascii_of, set(others.decode())))
        if any(part.isascii() and made.isdisjoint(part) for part in missing):
            return False
        whole = folded(data.decode())
    except UnicodeDecodeError:
        return True
    return all(part in whole for part in missing)


_ASCII_OF_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def _ascii_of(character: str) -> frozenset[str]:
    """Give the ASCII characters a character folds to, as the ﬁ of one piece to f and i."""
    return frozenset(one for one in folded(character) if one.isascii())
