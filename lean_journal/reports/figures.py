"""Figures side by side: what was done, its number before and after, and a chart of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lean_journal.reports.pages import Bars, Page, Paragraph, Rect, TextBox, Tone
from lean_journal.reports.slides import Figure
from lean_journal.reports.typesetter import Fit, Typesetter

BESIDE = 40.0
"""Between two figures, in points."""

BELOW = 10.0
"""Between the parts of a figure."""

SHARE_OF_WORDS = 0.44
"""The share of the width that the words of a single figure take beside its chart."""

WORDS = Fit((22, 20, 18, 16), 106)
MEASURE = Fit((14,), 34, bold=True, tone=Tone.ACCENT)
NUMBER = Fit((32, 28, 24, 20, 16), 40, bold=True)
UNIT = Fit((14,), 17)
NOTE = Fit((14,), 68, tone=Tone.SOFT)

WORDS_ALONE = Fit((28, 24, 22, 20, 18), 140)
NUMBER_ALONE = Fit((54, 48, 40, 32, 24, 20, 16), 66, bold=True)
"""What one figure alone has room for."""

LOWEST, HIGHEST = 60.0, 250.0
"""The heights a chart may have; higher bars say no more."""


class _Set(NamedTuple):
    """A figure as it is set, from top to bottom."""

    words: Paragraph
    words_height: float
    number: tuple[Paragraph, ...]
    """What was measured and the number, or that there is none."""

    number_height: float
    note: Paragraph
    note_height: float


def with_figures(page: Page, figures: Sequence[Figure], room: Rect, setter: Typesetter) -> Page:
    """Put figures on a page.

    Args:
        page: A page with its title.
        figures: One to three, at least one of them with a number.
        room: The room below the title.
        setter: Sets their texts.
    """
    if len(figures) == 1:
        return _beside_its_chart(page, figures[0], room, setter)
    columns = list(_columns(room, len(figures)))
    width, height = columns[0].width, room.height - LOWEST - BELOW
    # What stands side by side is of one size.
    words_fit = setter.common([one.text for one in figures], width, WORDS)
    number_fit = setter.common([one.change for one in figures], width, NUMBER)
    found = [_set(one, width, height, (words_fit, number_fit), setter) for one in figures]
    # Their numbers stand in one line, and so do their charts and their small print.
    words = max(one.words_height for one in found)
    number = max(one.number_height for one in found)
    chart = room.height - words - number - max(one.note_height for one in found) - 3 * BELOW
    heights = (words, number, min(chart, HIGHEST))
    for figure, one, column in zip(figures, found, columns, strict=True):
        if figure.change:
            page = _around_a_chart(page, figure, one, column, heights)
        else:
            page = _below_one_another(page, one, column, words)
    return page


def _beside_its_chart(page: Page, figure: Figure, room: Rect, setter: Typesetter) -> Page:
    left = room._replace(width=room.width * SHARE_OF_WORDS)
    one = _set(figure, left.width, room.height, (WORDS_ALONE, NUMBER_ALONE), setter)
    page = _below_one_another(page, one, left, one.words_height)
    beside = left.left + left.width + BESIDE
    width = room.left + room.width - beside
    chart = Rect(beside, room.top, width, min(room.height, HIGHEST))
    return replace(page, charts=(Bars(chart, figure),))


def _set(
    figure: Figure, width: float, height: float, fits: tuple[Fit, Fit], setter: Typesetter
) -> _Set:
    """Set the texts of a figure.

    Args:
        figure: The figure.
        width: How wide each of them may be.
        height: How high all of them may be: the words have what the others leave.
        fits: How the words and the number are set.
        setter: Sets them.
    """
    words_fit, number_fit = fits
    parts = [
        (figure.measure or "Observed", MEASURE),
        (figure.change, number_fit),
        (figure.unit, UNIT),
    ]
    number = [setter.fit(text, width, fit) for text, fit in parts if text]
    number_height = sum(needs for _, needs in number)
    about = [figure.basis.capitalize() if figure.change else "", figure.note]
    note, note_height = setter.fit(" · ".join(filter(None, about)), width, NOTE)
    left = height - number_height - note_height - 2 * BELOW
    fit = words_fit._replace(most=min(words_fit.most, left))
    words, words_height = setter.fit(figure.text, width, fit)
    paragraphs = tuple(paragraph for paragraph, _ in number)
    return _Set(words, words_height, paragraphs, number_height, note, note_height)


def _below_one_another(page: Page, one: _Set, column: Rect, words: float) -> Page:
    number = column.top + words + BELOW
    note = number + one.number_height + BELOW
    boxes = [
        TextBox(column._replace(height=words), (one.words,)),
        TextBox(column._replace(top=number, height=one.number_height), one.number),
        TextBox(column._replace(top=note, height=one.note_height), (one.note,)),
    ]
    # Without anything in small print, there is no box for it.
    return replace(page, texts=(*page.texts, *(box for box in boxes if box.paragraphs[0].text)))


def _around_a_chart(
    page: Page, figure: Figure, one: _Set, column: Rect, heights: tuple[float, float, float]
) -> Page:
    """Put a figure above and below its chart, the parts as high as those beside it."""
    words, number, chart = heights
    page = _below_one_another(page, one, column, words)
    top = column.top + words + number + 2 * BELOW
    bars = Bars(Rect(column.left, top, column.width, chart), figure)
    *above, note = page.texts
    low = TextBox(note.rect._replace(top=top + chart + BELOW), note.paragraphs)
    return replace(page, texts=(*above, low), charts=(*page.charts, bars))


def _columns(room: Rect, number: int) -> Iterator[Rect]:
    width = (room.width - BESIDE * (number - 1)) / number
    for place in range(number):
        yield room._replace(left=room.left + place * (width + BESIDE), width=width)
