"""A deck as Markdown: the same slides, for a mail or a wiki."""

import re
from collections.abc import Iterator

from lean_journal.reports.escaping import escaped
from lean_journal.reports.slides import Figure, Item, Outline, Slide

_LIST = re.compile(r"(-+|\+|\d+[.)])(?=\s|$)")
"""How a text begins that would be a list of its own, or a line across the page."""


def as_markdown(outline: Outline, *, is_draft: bool) -> bytes:
    """Write a deck as Markdown, each slide under its title.

    Args:
        outline: The deck.
        is_draft: Whether it says that it has not been confirmed.

    Returns:
        UTF-8; what people wrote is shown as they wrote it, whatever it means in Markdown.
    """
    draft = "Draft · " if is_draft else ""
    page = []
    for number, slide in enumerate(outline.slides):
        heading = f"## {_text(slide.title)}" if number else f"# {_text(slide.title)}"
        page += [heading, ""]
        if not number:
            page += [f"{draft}{_text(outline.kicker)}", ""]
        # A blank line between the parts of a slide, and one after it.
        for part in (_stages(slide), _items(slide), _figures(slide), _months(slide)):
            if lines := list(part):
                page += [*lines, ""]
    return "\n".join(page).encode()


def _stages(slide: Slide) -> Iterator[str]:
    if slide.stages:
        names = [
            f"**{_text(name)}**" if n == slide.reached else _text(name)
            for n, name in enumerate(slide.stages)
        ]
        yield " → ".join(names)


def _items(slide: Slide) -> Iterator[str]:
    yield from map(_item, slide.items)


def _item(item: Item) -> str:
    label = f"**{_text(item.label)}:** " if item.label else ""
    note = f" — {_text(item.note)}" if item.note else ""
    return f"- {label}{_text(item.text)}{note}"


def _figures(slide: Slide) -> Iterator[str]:
    for figure in slide.figures:
        yield f"- {_text(figure.text)}"
        yield f"  - {' · '.join(_facts(figure))}"


def _facts(figure: Figure) -> Iterator[str]:
    if figure.number:
        yield f"{_text(figure.measure)}: **{_text(figure.number)}**"
    yield figure.basis
    if figure.note:
        yield _text(figure.note)


def _months(slide: Slide) -> Iterator[str]:
    if slide.counts:
        yield from ("| month | adopted |", "|---|---:|")
        for month, count in zip(slide.months, slide.counts, strict=True):
            yield f"| {_text(month)} | {count} |"


def _text(text: str) -> str:
    return _LIST.sub(_plain_mark, escaped(text), count=1) if _LIST.match(text) else escaped(text)


def _plain_mark(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"
