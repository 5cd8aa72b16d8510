"""Paragraphs with their labels and small print, set to fit one slide or to go on on others."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lean_journal.reports.fitting import Type, cut, height, lines
from lean_journal.reports.pages import Paragraph, Rect, TextBox, Tone, shown
from lean_journal.reports.slides import Item
from lean_journal.reports.typesetter import Typesetter


class Sizes(NamedTuple):
    """The sizes of a paragraph, of the label above it and of its small print."""

    text: float
    label: float
    note: float

    between: float
    """The gap between two paragraphs, in points."""


SIZES = (
    Sizes(28, 16, 18, 28),
    Sizes(24, 14, 16, 22),
    Sizes(20, 14, 14, 16),
    Sizes(18, 14, 14, 14),
)
"""They go down by these steps until everything fits on one slide."""

MOST_LINES, MOST_NOTE_LINES = 6, 2
"""Of one paragraph, and of its small print."""

WITHIN = 3.0
"""The gap between a paragraph and what belongs to it, in points."""


class _Block(NamedTuple):
    """A paragraph with what belongs to it; never parted."""

    paragraphs: tuple[Paragraph, ...]
    height: float
    """With the gap below it."""

    is_whole: bool


def flowed(
    items: Sequence[Item], first: Rect, others: Rect, setter: Typesetter
) -> Iterator[TextBox]:
    """Set paragraphs on a slide, and on others as far as they must.

    Args:
        items: The paragraphs.
        first: The room on the first slide.
        others: The room on each slide after it.
        setter: Remembers what had to be cut.
    """
    room, on_page = first, list[_Block]()
    for block in _blocks(items, first, setter):
        if on_page and _height([*on_page, block]) > room.height:
            yield _box(on_page, room)
            room, on_page = others, []
        on_page.append(block)
    yield _box(on_page, room)


def _blocks(items: Sequence[Item], room: Rect, setter: Typesetter) -> list[_Block]:
    for sizes in SIZES:
        blocks = [_block(item, sizes, room.width) for item in items]
        if all(one.is_whole for one in blocks) and _height(blocks) <= room.height:
            return blocks
    for item, block in zip(items, blocks, strict=True):
        if not block.is_whole:
            setter.was_cut(item.text)
    return blocks


def _height(blocks: Sequence[_Block]) -> float:
    """Give the height of blocks below one another, but for the gap below the last."""
    return sum(one.height for one in blocks) - blocks[-1].paragraphs[-1].after


def _block(item: Item, sizes: Sizes, width: float) -> _Block:
    parts = [
        (item.label, Type(sizes.label, bold=True), Tone.ACCENT, 1),
        (item.text, Type(sizes.text), Tone.TEXT, MOST_LINES),
        (item.note, Type(sizes.note), Tone.SOFT, MOST_NOTE_LINES),
    ]
    paragraphs, needs, is_whole = [], 0.0, True
    for text, type_, tone, most in parts:
        if text:
            wanted = shown(text)
            kept = cut(wanted, width, most, type_)
            is_whole = is_whole and kept == wanted
            needs += height(lines(kept, width, type_), type_) + WITHIN
            paragraphs.append(Paragraph(kept, type_, tone, WITHIN))
    paragraphs[-1] = paragraphs[-1]._replace(after=sizes.between)
    return _Block(tuple(paragraphs), needs - WITHIN + sizes.between, is_whole)


def _box(blocks: Sequence[_Block], rect: Rect) -> TextBox:
    return TextBox(rect, tuple(one for block in blocks for one in block.paragraphs))
