"""Rows of struggles over time: a glyph a month, and how each stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from textual.content import Content

from lean_journal.domain.struggle import Struggle, StruggleState, reported_on, standing
from lean_journal.domain.struggle_line import Move, StruggleLine, by_month, last_months
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.widgets.record_list import Row

GLYPHS: Mapping[Move, tuple[str, str]] = {
    Move.HEARD: ('"', "bold"),
    Move.WALK: ("→", "bold"),
    Move.SEEN: ("○", ""),
    Move.CYCLE: ("●", ""),
    Move.ADOPTED: ("✓", "bold $success"),
    Move.REPORTED: ("←", "bold"),
    Move.CLOSED: ("■", ""),
    Move.QUIET: ("·", "dim"),
}
"""Glyph and style of a month, told apart without color."""

HANDLE = 6
"""Cells of the column of handles: ``#s240``."""

MONTH = 2
"""Cells of a month: its glyph, and one between two."""

FEWEST, MOST = 6, 24
"""Months that are shown with little room, and with much."""

STANDING = 46
"""Cells for the words beside the months; with less room they stand below."""

NAMED = 3
"""Each so many months one is named, that of today among them."""


def struggle_rows(lines: Sequence[StruggleLine], today: date, width: int) -> Iterator[Row]:
    """Draw the struggles in the order they come in, each when it is wanted.

    Args:
        lines: The open ones, then the closed ones.
        today: The journal day.
        width: Cells of a row.

    Yields:
        The legend, headings, and a row for each struggle under its id.
    """
    room = (width - HANDLE - STANDING) // MONTH
    months = last_months(today, min(MOST, max(FEWEST, room)))
    legend = [Content.assemble(GLYPHS[move], (f" {move}", "dim")) for move in _LEGEND]
    yield Row("", Content("\n").join(packed(legend, width, "  ")))
    for is_open, group in groupby(lines, key=lambda one: one.struggle.is_open):
        some = list(group)
        yield Row("", Content(" "))
        title = f"{'Open' if is_open else 'Closed'}  {len(some)}"
        names = Content.styled(f"{'':{HANDLE}}{_names(months)}", "dim")
        yield Row("", Content("\n").join([Content.styled(title, "bold $primary"), names]))
        for one in some:
            yield Row(str(one.struggle.id), _line(one, months, today, width))


_LEGEND = [*(move for move in Move if move is not Move.QUIET), Move.QUIET]


def _names(months: Sequence[date]) -> str:
    """Name every third month over its glyph."""
    places = range((len(months) - 1) % NAMED, len(months), NAMED)
    line = ""
    for place in places:
        line = f"{line:{MONTH * place}}{months[place]:%b}"
    return line


def _line(one: StruggleLine, months: Sequence[date], today: date, width: int) -> Content:
    struggle = one.struggle
    handle = Content.styled(struggle.handle.ljust(HANDLE), "$primary")
    name = Content(shown_text(struggle.name)).truncate(width - HANDLE, ellipsis=True)
    stands = Content.styled(_stands(struggle, today), "dim")
    moves = list(by_month(one, months))
    parts = [stands]
    if any(moves):
        glyphs = [GLYPHS[move] if move is not None else (" ", "") for move in moves]
        parts.insert(0, Content(" ").join(Content.styled(*glyph) for glyph in glyphs))
    indent = Content(" " * HANDLE)
    below = packed(parts, width - HANDLE, "  ")
    return Content("\n").join([handle + name, *(indent + line for line in below)])


def _stands(struggle: Struggle, today: date) -> str:
    """Say how it stands, and how often one reported back before, as far as it is known."""
    is_told = struggle.state in (StruggleState.REPORTED, StruggleState.CLOSED)
    times = len(reported_on(struggle))
    words = [standing(struggle, today)]
    if times > is_told:
        words.append(f"reported back {_TIMES.get(times, f'{times} times')}")
    elif struggle.told and not is_told:
        words.append("reported back before")
    return " · ".join(words)


_TIMES = {1: "once", 2: "twice"}
