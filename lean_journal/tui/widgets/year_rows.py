"""Rows of the years: a line a year and a cell a week, or a cell a month on narrow screens."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from textual.content import Content

from lean_journal.domain.picture import Week, begins
from lean_journal.domain.practice import Practice
from lean_journal.domain.years import WEEKS_OF_YEAR, Month, by_month, by_week
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name

LABEL = 5
"""Cells of the year's name."""

MONTH = 2
"""Cells of a month where the weeks have no room."""

PARTS = "▂▄▆█"
"""A share, by quarters."""

_Drawn = tuple[str, str]

_NONE: _Drawn = ("·", "dim")
_FROZEN: _Drawn = ("–", "dim")
_BLANK: _Drawn = (" ", "dim")


def year_rows(practices: Sequence[Practice], width: int) -> Iterator[Row]:
    """Draw behaviors, each with all its years, below what the cells mean.

    Each is drawn when it is wanted.

    Args:
        practices: The behaviors with their marks, in their order.
        width: Cells of a row.
    """
    yield Row("", _legend(width))
    for practice in practices:
        yield Row("", Content(" "))
        yield Row(row_key(practice.behavior.id), _block(practice, width))


def row_key(behavior: int) -> str:
    """Name the row of a behavior."""
    return f"behavior-{behavior}"


def _cell(width: int) -> int:
    """Give the cells of a week; 0 if the weeks of a year have no room."""
    return min(2, (width - LABEL) // WEEKS_OF_YEAR)


def _block(practice: Practice, width: int) -> Content:
    cell = _cell(width)
    if cell:
        lines = [
            _line(year, [_week(cells.get(place)) for place in range(WEEKS_OF_YEAR)], cell)
            for year, cells in by_week(practice).items()
        ]
    else:
        lines = [
            _line(year, [_month(cells.get(month)) for month in range(1, 13)], MONTH)
            for year, cells in by_month(practice).items()
        ]
    heading = _month_names(cell) if cell else " " * LABEL + "J F M A M J J A S O N D"
    return Content("\n").join([_head(practice, width), Content.styled(heading, "dim"), *lines])


def _head(practice: Practice, width: int) -> Content:
    behavior, today = practice.behavior, practice.today
    parked = behavior.active[-1].last
    if parked is not None:
        fact = f"parked since {day_name(parked, today)}"
    else:
        fact = f"{practice.cadence} · since {day_name(begins(practice), today)}"
    name = Content.styled(shown_text(behavior.name), "bold")
    return Content("\n").join(
        line.truncate(width, ellipsis=True)
        for line in packed([name, Content.styled(fact, "dim")], width, "  ")[:2]
    )


def _line(year: int, cells: Sequence[_Drawn], cell: int) -> Content:
    # Cells of one style are one piece of text: thousands of pieces would take long to draw.
    drawn = [
        ("".join(text.ljust(cell) for text, _ in alike), style)
        for style, alike in groupby(cells, key=itemgetter(1))
    ]
    return Content.assemble((f"{year:<{LABEL}}", "dim"), *drawn)


def _week(week: Week | None) -> _Drawn:
    if week is None:
        return _BLANK
    if week.done:
        return str(week.done), "bold $success"
    return _FROZEN if week.is_frozen else _NONE


def _month(month: Month | None) -> _Drawn:
    if month is None:
        return _BLANK
    if not month.need:
        return _FROZEN
    if not month.done:
        return _NONE
    return PARTS[(len(PARTS) * month.done - 1) // month.need], "$success"


def _month_names(cell: int) -> str:
    """Name each month over the week its first day lies in, as it falls in most years."""
    line = ""
    for month in range(1, 13):
        first = date(2025, month, 1)
        week = round((first.timetuple().tm_yday - 1) / 7)
        line = line.ljust(LABEL + cell * week) + f"{first:%b}"
    return line


def _legend(width: int) -> Content:
    signs: Mapping[str, str]
    if _cell(width):
        signs = {"1–7": "days done that week", "·": "none", "–": "frozen"}
    else:
        signs = {"▂▄▆█": "share done that month, by quarters", "·": "none", "–": "frozen"}
    entries = [Content.assemble(sign, (f" {what}", "dim")) for sign, what in signs.items()]
    return Content("\n").join(packed(entries, width, "  "))
