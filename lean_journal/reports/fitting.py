"""How much room text takes in a presentation: widths of Arial, lines, and what is cut.

Whoever opens the deck has another font for what Arial does not hold, so those characters are
taken for wide ones; the letters of Arial have the widths of its makers, in thousandths of the
size, as Liberation Sans and Helvetica have them too.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

LINE = 1.2
"""The height of a line, in sizes; Arial's own is 1.15."""

ELLIPSIS = "…"

_WIDTHS: tuple[tuple[int, str], ...] = (
    (191, "'"),
    (222, "ijl"),
    (260, "|"),
    (278, " !,./:;I[\\]ft"),
    (333, "()-`r"),
    (334, "{}"),
    (355, '"'),
    (389, "*"),
    (469, "^"),
    (500, "Jckxyzsv"),
    (556, "#$0123456789?L_abdeghnopqu"),
    (584, "+<=>~"),
    (611, "FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (889, "%"),
    (944, "W"),
    (1000, "…→—"),
    (1015, "@"),
)

_BEYOND_CYRILLIC = 0x0530
_PUNCTUATION = "–‘’“”•‹›€"
"""Besides Latin, Greek and Cyrillic, Arial holds these too on any machine."""

_IN_ARIAL = {character: width / 1000 for width, all_ in _WIDTHS for character in all_}

_NEVER_FIRST = "…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々゛゜ゝゞ"
"""What does not begin a line in Japanese, besides what closes."""

_BOLD = 1.08
"""Bold letters are wider."""

_SAFE = 1.03
"""No program breaks lines quite like another."""

_EMOJI = 1.4
_UNKNOWN = 1.0
_RIGHT_TO_LEFT = 0.7
_OTHER_CASED = 0.8
"""Greek and Cyrillic, whose letters are about as wide as those of Latin."""


class Type(NamedTuple):
    """How a text is set."""

    size: float
    """In points."""

    bold: bool = False


def width(text: str, type_: Type) -> float:
    """Give the width of a text in one line, in points."""
    ems = sum(map(_em, text))
    return ems * type_.size * _SAFE * (_BOLD if type_.bold else 1)


def height(lines: int, type_: Type) -> float:
    """Give the height of so many lines, in points."""
    return lines * type_.size * LINE


def lines(text: str, room: float, type_: Type) -> int:
    """Count the lines a text takes.

    Args:
        text: A text of one paragraph.
        room: The width of its box, in points.
        type_: How it is set.
    """
    return sum(1 for _ in _starts(text, room, type_))


def cut(text: str, room: float, most: int, type_: Type) -> str:
    """Keep of a text what some lines hold, with an ellipsis for the rest.

    Args:
        text: A text of one paragraph.
        room: The width of its box, in points.
        most: How many lines there are.
        type_: How it is set.
    """
    starts = list(islice(_starts(text, room, type_), most + 1))
    if len(starts) <= most:
        return text
    last, end = starts[most - 1 :]
    while end > last and lines(text[last:end].rstrip() + ELLIPSIS, room, type_) > 1:
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _starts(text: str, room: float, type_: Type) -> Iterator[int]:
    """Give where each line of a text begins."""
    yield 0
    place, used = 0, 0.0
    for word in _unbroken(text):
        needs = width(word, type_)
        if used and used + width(word.rstrip(), type_) > room:
            yield place
            used = 0.0
        if needs <= room:
            used += needs
        else:
            # What is longer than a line is broken anywhere.
            for number, character in enumerate(word):
                needs = width(character, type_)
                if used and used + needs > room:
                    yield place + number
                    used = 0.0
                used += needs
        place += len(word)


class Fitted(NamedTuple):
    """A text as it fits."""

    text: str
    type: Type
    height: float
    """What it takes, in points."""

    is_whole: bool
    """Whether nothing had to be cut."""


def fitted(
    text: str, room: float, sizes: Sequence[float], most: float, *, bold: bool = False
) -> Fitted:
    """Set a text in the first of some sizes in which it fits, or cut it in the last.

    Args:
        text: A text of one paragraph.
        room: The width of its box, in points.
        sizes: The sizes to try, the largest first.
        most: The height of its box, in points; a line is the least it takes.
        bold: Whether it is bold.
    """
    fitting = []
    for size in sizes:
        type_ = Type(size, bold)
        allowed = int(most // height(1, type_))
        takes = len(list(islice(_starts(text, room, type_), allowed + 1)))
        if takes <= allowed:
            fitting.append((takes, type_))
    if fitting:
        # A size less is nothing beside a line less, with one word in it.
        takes, type_ = min(fitting[:2], key=lambda one: one[0])
        return Fitted(text, type_, height(takes, type_), True)
    fits = max(int(most // height(1, type_)), 1)
    return Fitted(cut(text, room, fits, type_), type_, height(fits, type_), False)


def has_only_arial(text: str) -> bool:
    """Tell whether every letter of a text is one of Arial, and so its lines are as high."""
    return all(
        ord(character) < _BEYOND_CYRILLIC or character in _IN_ARIAL or character in _PUNCTUATION
        for character in text
    )


def is_right_to_left(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: by its first letter that has a side."""
    for character in text:
        side = unicodedata.bidirectional(character)
        if side in ("L", "R", "AL"):
            return side != "L"
    return False


def _unbroken(text: str) -> Iterator[str]:
    """Part a text where a line may end: after blanks, and around most characters of CJK."""
    begun = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[begun:place]
            begun = place
    if text:
        yield text[begun:]


@cache
def _may_break(before: str, after: str) -> bool:
    if after.isspace() or before.isspace():
        return before.isspace() and not after.isspace()
    is_wide = any(unicodedata.east_asian_width(one) in "WF" for one in (before, after))
    return is_wide and not (
        after in _NEVER_FIRST
        or unicodedata.category(after) in ("Pe", "Pf", "Po")
        or unicodedata.category(before) in ("Ps", "Pi")
    )


@cache
def _em(character: str) -> float:
    """Give the width of a character in sizes."""
    if character in _IN_ARIAL:
        return _IN_ARIAL[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return sum(map(_em, plain))
    if category == "So" or ord(character) >= 0x1F000:
        return _EMOJI
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return _RIGHT_TO_LEFT
    return _OTHER_CASED if category in ("Lu", "Ll") else _UNKNOWN
