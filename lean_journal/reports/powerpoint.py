"""A deck as an editable PowerPoint file: real text, native charts, and nothing else in it.

The same outline gives the same bytes, on any day.
"""

from io import BytesIO
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from lean_journal.reports.charts import LABELS, draw_bars, draw_run, lengths
from lean_journal.reports.fitting import has_only_arial, height, is_right_to_left
from lean_journal.reports.layout import laid_out
from lean_journal.reports.pages import Bars, Page, Paragraph, Rect, Stages, Tone
from lean_journal.reports.sealed import TEMPLATE, sealed
from lean_journal.reports.slides import Outline

WITH_TEXT, WITH_TITLE = 0, 1
"""The layouts, by their place in the master."""

KICKER, BODY = 10, 1
"""The placeholders besides the title, by their index."""

_COLORS = {
    Tone.TEXT: MSO_THEME_COLOR.TEXT_1,
    Tone.SOFT: MSO_THEME_COLOR.TEXT_2,
    Tone.ACCENT: MSO_THEME_COLOR.ACCENT_1,
}
_PASSED, _TO_COME = MSO_THEME_COLOR.ACCENT_4, MSO_THEME_COLOR.ACCENT_6


class PowerPoint(NamedTuple):
    """A file, and what is to be known of it."""

    data: bytes
    slides: int
    """How many slides it has."""

    cut: tuple[str, ...]
    """The texts that were too long for their place, as they were written."""


def as_powerpoint(outline: Outline, *, is_draft: bool) -> PowerPoint:
    """Write a deck as a PowerPoint file, 16:9.

    Args:
        outline: The deck.
        is_draft: Whether its slides say that it has not been confirmed.
    """
    laid = laid_out(outline, is_draft=is_draft)
    presentation = Presentation(str(TEMPLATE))
    for page in laid.pages:
        layout = presentation.slide_layouts[WITH_TITLE if page.body is None else WITH_TEXT]
        _draw(page, presentation.slides.add_slide(layout))
    file = BytesIO()
    presentation.save(file)
    return PowerPoint(sealed(file.getvalue()), len(laid.pages), laid.cut)


def _draw(page: Page, slide: Any) -> None:
    places = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
    for index, box in ((KICKER, page.kicker), (0, page.title), (BODY, page.body)):
        if box is not None:
            _place(places[index], box.rect)
            _write(places[index], box.paragraphs)
    for box in page.texts:
        shape = slide.shapes.add_textbox(*lengths(box.rect))
        _write(shape, box.paragraphs)
    if page.stages is not None:
        _draw_stages(page.stages, slide)
    for chart in page.charts:
        if isinstance(chart, Bars):
            draw_bars(chart, slide)
        else:
            draw_run(chart, slide)


# Text


def _place(shape: Any, rect: Rect) -> None:
    shape.left, shape.top, shape.width, shape.height = lengths(rect)


def _write(shape: Any, paragraphs: tuple[Paragraph, ...]) -> None:
    """Write paragraphs into an empty shape, without margins: the box is their room."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    for number, one in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.space_after = Pt(one.after)
        if not has_only_arial(one.text):
            # Fonts for other scripts have higher lines, each machine another one.
            paragraph.line_spacing = Pt(height(1, one.type))
        run = paragraph.add_run()
        run.text = one.text
        run.font.size, run.font.bold = Pt(one.type.size), one.type.bold
        run.font.color.theme_color = _COLORS[one.tone]
    for properties, one in zip(shape.element.xpath(".//a:pPr"), paragraphs, strict=True):
        if is_right_to_left(one.text):
            properties.set("algn", "r")
            properties.set("rtl", "1")


def _draw_stages(stages: Stages, slide: Any) -> None:
    each = stages.rect.width / len(stages.names)
    for number, name in enumerate(stages.names):
        rect = stages.rect._replace(left=stages.rect.left + number * each, width=each)
        kind = MSO_SHAPE.CHEVRON if number else MSO_SHAPE.PENTAGON
        shape = slide.shapes.add_shape(kind, *lengths(rect))
        is_here = number == stages.reached
        color = _PASSED if number < stages.reached else _TO_COME
        shape.fill.solid()
        shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1 if is_here else color
        shape.line.fill.background()
        frame = shape.text_frame
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = 0
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = name
        run.font.size, run.font.bold = Pt(LABELS), is_here
        # The one reached is dark, so its name is not.
        run.font.color.theme_color = (
            MSO_THEME_COLOR.BACKGROUND_1 if is_here else MSO_THEME_COLOR.TEXT_1
        )
