"""A slide of a deck, as rows one can move through: what it says, and in what order."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from lean_journal.domain.deck import Deck, Pull
from lean_journal.domain.gaps import Gap
from lean_journal.domain.measure import format_number
from lean_journal.domain.months import month_name
from lean_journal.reports.slides import Figure, Item, Slide
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name

LABEL = 7
"""Cells before a bar."""

TITLE = "title"
"""The key of the row of a title that shows somebody's words."""

LEVELS = 6
"""Rows of a run chart."""

NARROWEST, WIDEST = 4, 8
"""Cells a month of a run chart takes; with less room its months stand below one another."""

_PARTS = " ▏▎▍▌▋▊▉█"
"""An eighth of a cell, two eighths, and so on."""

_GAP = Row("", Content(" "))


def parts_of(slide: Slide) -> Sequence[Item | Figure]:
    """Give what stands on a slide below its title; the key of its row is its place."""
    return (*slide.items, *slide.figures)


def slide_rows(slide: Slide, kicker: str, width: int, *, is_draft: bool) -> list[Row]:
    """Draw a slide.

    Args:
        slide: The slide.
        kicker: What stands in small print above its title.
        width: Cells of a row.
        is_draft: Whether it says that it has not been confirmed.
    """
    above = Content.styled(shown_text(kicker), "dim")
    if is_draft:
        above = Content.assemble(("Draft", "bold $accent"), (" · ", "dim"), above)
    title = Content.styled(shown_text(slide.title), "bold $foreground")
    rows = [Row("", above), Row(TITLE if slide.record else "", title), _GAP]
    if slide.stages:
        rows += [Row("", _stages(slide.stages, slide.reached)), _GAP]
    for place, part in enumerate(parts_of(slide)):
        drawn = _figure(part, width) if isinstance(part, Figure) else _item(part)
        rows += [Row(str(place), drawn), _GAP]
    rows += [Row("", line) for line in _run(slide.months, slide.counts, width)]
    return rows


def _item(item: Item) -> Content:
    lines = []
    if item.label:
        lines.append(Content.styled(shown_text(item.label), "bold $accent"))
    lines.append(Content(shown_text(item.text)))
    if item.note:
        lines.append(Content.styled(shown_text(item.note), "dim"))
    return Content("\n").join(lines)


def _stages(stages: Sequence[str], reached: int) -> Content:
    names = [
        Content.styled(f"● {name}", "bold $accent")
        if place == reached
        else Content.styled(name, "$foreground" if place < reached else "dim")
        for place, name in enumerate(stages)
    ]
    return Content.styled(" → ", "dim").join(names)


def _figure(figure: Figure, width: int) -> Content:
    lines = [Content(shown_text(figure.text))]
    if figure.measure:
        lines.append(Content.styled(shown_text(figure.measure), "bold $accent"))
    lines += _bars(figure, width)
    about = " · ".join(part for part in (figure.basis.capitalize(), figure.note) if part)
    lines.append(Content.styled(shown_text(about), "dim"))
    return Content("\n").join(lines)


def _bars(figure: Figure, width: int) -> Iterator[Content]:
    """Draw the number before and after, one bar above the other."""
    if figure.before is None or figure.after is None:
        return
    unit = shown_text(figure.unit)
    numbers = {
        "before": (figure.before, "$secondary"),
        "after": (figure.after, "$primary"),
    }
    shown = {name: f"{format_number(value)} {unit}".strip() for name, (value, _) in numbers.items()}
    room = width - LABEL - 1 - max(Content(one).cell_length for one in shown.values())
    most = max(figure.before, figure.after)
    # Below nothing there is no bar to draw, and beside a long unit no room for one.
    has_bars = min(figure.before, figure.after) >= 0 and most > 0 and room > LABEL
    for name, (value, color) in numbers.items():
        bar = _bar(value / most, room) if has_bars else ""
        yield Content.assemble(
            (name.ljust(LABEL), "dim"), (bar, color), " " if bar else "", (shown[name], "bold")
        )


def _bar(share: float, room: int) -> str:
    eighths = round(share * room * 8)
    return "█" * (eighths // 8) + _PARTS[eighths % 8].strip()


def _run(months: Sequence[str], counts: Sequence[int], width: int) -> Iterator[Content]:
    """Draw a run chart: a point for each month, its number beside it."""
    if not counts:
        return
    cells = min(WIDEST, width // len(counts))
    if cells < NARROWEST:
        for month, count in zip(months, counts, strict=True):
            points = "●" * min(count, max(1, width - 12))
            yield Content.assemble((f"{month}  ", "dim"), (points, "$primary"), f" {count}")
        return
    most = max(*counts, 1)
    heights = [round(count / most * LEVELS) for count in counts]
    for level in range(LEVELS, -1, -1):
        here = (
            f"● {count}".ljust(cells) if height == level else " " * cells
            for count, height in zip(counts, heights, strict=True)
        )
        yield Content.styled("".join(here).rstrip() or " ", "bold $primary")
    for line in _below(months, cells):
        yield Content.styled(line, "dim")


def _below(months: Sequence[str], cells: int) -> Iterator[str]:
    """Name the months below their points, and a year where it begins."""
    names = [month.partition(" ") for month in months]
    yield "".join(name[: cells - 1].ljust(cells) for name, _, _ in names).rstrip()
    years = [
        f"20{year}" if not place or year != names[place - 1][2] else ""
        for place, (_, _, year) in enumerate(names)
    ]
    yield "".join(year[:cells].ljust(cells) for year in years).rstrip()


def gap_rows(gaps: Iterable[Gap]) -> list[Row]:
    """Draw what the deck leaves out until it is written; the key of a row is its place."""
    title = "Before it goes out: what it leaves out until it is written"
    rows = [Row("", Content.styled(title, "bold $foreground")), _GAP]
    for place, gap in enumerate(gaps):
        sentence = f"{gap.sentence[:1].upper()}{gap.sentence[1:]}"
        rows += [Row(str(place), Content.assemble(("· ", "$accent"), shown_text(sentence)))]
    return rows


def history_rows(decks: Sequence[Deck]) -> list[Row]:
    """Draw what came back for each deck, the newest first; the key of a row is its month."""
    rows = [Row("", Content.styled("What came back, month by month", "bold $foreground")), _GAP]
    for deck in reversed(decks):
        month = Content(month_name(deck.month)).pad_right(16 - len(month_name(deck.month)))
        rows.append(Row(deck.month.isoformat(), Content.assemble(month, pull_words(deck))))
    return rows


def pull_words(deck: Deck) -> Content:
    """Say how far a deck has come."""
    if deck.frozen is None:
        return Content.styled("a draft", "dim")
    if not deck.pulls:
        return Content.styled("frozen, not sent yet", "dim")
    words = [
        Content.styled(one.signal.value, "bold $accent" if one.signal is Pull.ASKED else "")
        + Content.styled(f" {day_name(one.day)[4:]}", "dim")
        for one in deck.pulls
    ]
    return Content(" · ").join(words)
