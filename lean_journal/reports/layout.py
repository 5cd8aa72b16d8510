"""Laying out a deck so that no text leaves its box.

Sizes go down by steps until a text fits. Paragraphs that do not fit at the last step go on on
another slide; one that is too long by itself is cut with an ellipsis.
"""

from collections.abc import Iterator
from dataclasses import replace

from lean_journal.reports.figures import with_figures
from lean_journal.reports.flow import flowed
from lean_journal.reports.pages import Page, Pages, Rect, Run, Stages, TextBox, Tone
from lean_journal.reports.slides import Item, Outline, Part, Slide
from lean_journal.reports.typesetter import Fit, Typesetter

LEFT, WIDTH = 54.0, 852.0
TOP, BOTTOM = 64.0, 492.0
"""Where a title begins, and where everything else has ended."""

KICKER = Rect(LEFT, 32, WIDTH, 20)

GAP = 22.0
"""Between a title and what stands below it."""

STAGES_HEIGHT = 34.0

DECK_KICKER = Fit((14,), 20)
DRAFT_KICKER = Fit((14,), 20, bold=True)
TITLE = Fit((30, 28, 26, 24, 22, 20), 100, bold=True)
HEADLINE = Fit((40, 36, 32, 28, 24, 20), 150, bold=True)


def laid_out(outline: Outline, *, is_draft: bool) -> Pages:
    """Lay out a deck.

    Args:
        outline: The deck.
        is_draft: Whether each slide says that it has not been confirmed.
    """
    layout = _Layout(outline.kicker, is_draft=is_draft)
    pages = [page for slide in outline.slides for page in layout.pages(slide)]
    return Pages(tuple(pages), tuple(layout.setter.too_long))


class _Layout:
    """Lays out slide after slide."""

    def __init__(self, kicker: str, *, is_draft: bool) -> None:
        self.setter = Typesetter()
        text = f"Draft · {kicker}" if is_draft else kicker
        paragraph, _ = self.setter.fit(text, WIDTH, DRAFT_KICKER if is_draft else DECK_KICKER)
        tone = Tone.ACCENT if is_draft else Tone.SOFT
        self._kicker = TextBox(KICKER, (paragraph._replace(tone=tone),))

    def pages(self, slide: Slide) -> Iterator[Page]:
        """Lay out a slide, on more than one page if it is long."""
        page = Page(kicker=self._kicker, title=_title(slide, self.setter))
        room = _below(page.title.rect)
        if any(one.change for one in slide.figures):
            yield with_figures(page, slide.figures, room, self.setter)
        elif slide.counts:
            yield replace(page, charts=(Run(room, slide.months, slide.counts),))
        else:
            observed = [
                Item(label=one.basis.capitalize(), text=one.text, note=one.note)
                for one in slide.figures
            ]
            items = (*slide.items, *observed)
            yield from self._paragraphs(page, replace(slide, items=items), room)

    def _paragraphs(self, page: Page, slide: Slide, room: Rect) -> Iterator[Page]:
        if slide.stages:
            strip = room._replace(height=STAGES_HEIGHT)
            page = replace(page, stages=Stages(strip, slide.stages, slide.reached))
            room = _below(strip)
        if not slide.items:
            yield page
            return
        # That a title is cut once more is not worth a word.
        more = replace(slide, part=Part.NEXT, title=f"{slide.title} (continued)")
        title = _title(more, Typesetter())
        for body in flowed(slide.items, room, _below(title.rect), self.setter):
            yield replace(page, body=body)
            page = Page(kicker=self._kicker, title=title)


def _title(slide: Slide, setter: Typesetter) -> TextBox:
    is_headline = slide.part is Part.HEADLINE
    title, height = setter.fit(slide.title, WIDTH, HEADLINE if is_headline else TITLE)
    # With nothing below it, it stands by itself.
    alone = is_headline and not slide.items
    top = TOP + (BOTTOM - TOP - height) / 3 if alone else TOP
    return TextBox(Rect(LEFT, top, WIDTH, height), (title,))


def _below(rect: Rect) -> Rect:
    """Give the room below something across the slide."""
    top = rect.bottom + GAP
    return Rect(LEFT, top, WIDTH, BOTTOM - top)
