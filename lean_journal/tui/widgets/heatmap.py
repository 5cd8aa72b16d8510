"""The heatmap: a column a week, a row a weekday, and a glyph for what became of each day."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content

from lean_journal.domain.picture import Look
from lean_journal.tui.looks import LOOKS
from lean_journal.tui.widgets.packing import packed

LABEL = 4
"""Cells of the weekday's name."""

_NAMED = (Look.DONE, Look.MISSED, Look.NOT_POSSIBLE, Look.UNMARKED, Look.ABSENT)
"""What the legend explains; the rest is blank."""


def heatmap(looks: Mapping[date, Look], week_start: int, width: int) -> Content:
    """Draw days, with the months above and the legend below.

    Args:
        looks: How each day of some weeks looks, the oldest first.
        week_start: The weekday weeks begin on.
        width: Cells there are; with room to spare the weeks stand apart.
    """
    if not looks:
        return Content("")
    first = next(iter(looks))
    monday = first.toordinal() - (first.weekday() - week_start) % 7
    columns: list[list[date | None]] = []
    for day in looks:
        week, weekday = divmod(day.toordinal() - monday, 7)
        if week == len(columns):
            columns.append([None] * 7)
        columns[week][weekday] = day
    cell = 2 if width >= LABEL + 2 * len(columns) else 1
    lines = [Content.styled(_months(columns, cell), "dim")]
    for weekday in range(7):
        name = f"{date(2024, 1, 1) + timedelta(days=week_start + weekday):%a}"
        days = (column[weekday] for column in columns)
        glyphs = (LOOKS[looks[day] if day else Look.OUTSIDE] for day in days)
        spaced = ((glyph.ljust(cell), style) for glyph, style in glyphs)
        lines.append(Content.assemble((name.ljust(LABEL), "dim"), *spaced))
    return Content("\n").join([*lines, *_legend(width)])


def _months(columns: list[list[date | None]], cell: int) -> str:
    """Name each month over the week its first day lies in."""
    line = " " * LABEL
    for number, column in enumerate(columns):
        named = [day for day in column if day is not None and (day.day == 1 or number == 0)]
        place = LABEL + cell * number
        has_room = place + 3 <= LABEL + cell * len(columns)
        if named and (len(line) < place or number == 0) and has_room:
            line = f"{line:{place}}{named[-1]:%b}"
    return line


def _legend(width: int) -> list[Content]:
    """Explain the glyphs in as many lines as it takes."""
    entries = [Content.assemble(LOOKS[look], (f" {look.value}", "dim")) for look in _NAMED]
    return packed(entries, width, "  ")
