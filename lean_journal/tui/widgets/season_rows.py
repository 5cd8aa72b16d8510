"""Rows of the twelve weeks: a cell a week, and how each behavior stands, in words."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.picture import SEASON, Glance, Standing, Week
from lean_journal.domain.streak import consistency_words, counted, run_words, streak_words
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name

NOW = 4
"""Cells of the running week, which is named; the others have as many where there is room."""

LABEL_MIN, LABEL_MAX = 22, 32
"""Cells of a name on the line of its weeks; with less room it stands above them."""

WORDS = 48
"""Cells of the words on the line of the weeks; with less room they stand below."""


def season_heading(weeks: Sequence[Week], width: int) -> Content:
    """Name the weeks: the months, and below them the day each begins, the running one ``now``.

    Args:
        weeks: The weeks, the running one last.
        width: Cells of a row.
    """
    column, cell = _columns(width)
    months, days = "", ""
    for number, week in enumerate(weeks):
        is_now = number == len(weeks) - 1
        days += f"{'now' if is_now else week.first.day:>{NOW if is_now else cell}}"
        month = f"{week.first:%b}"
        is_new = number == 0 or week.first.month != weeks[number - 1].first.month
        # The end of a month before the first whole one is named where both have room.
        is_end = number == 0 and cell < NOW and week.first.day > 24
        if is_new and not is_end:
            months += month.rjust(len(days) - len(months))
    lines = [Content(" " * column + line) for line in (months, days)]
    return Content.styled(Content("\n").join(lines).plain, "dim")


def season_rows(standings: Sequence[Glance], today: date, width: int) -> list[Row]:
    """Draw the behaviors, the parked ones last.

    Args:
        standings: How each stands; at a glance, without its best streak.
        today: The present journal day.
        width: Cells of a row.
    """
    rows: list[Row] = []
    in_one = all(
        len(packed(_seen(one), _room(width), "  ")) == 1
        for one in standings
        if not one.behavior.is_parked
    )
    has_gaps = _columns(width)[0] > 0
    for one in standings:
        is_parked = one.behavior.is_parked
        is_first_parked = is_parked and not (rows and rows[-1].key.startswith("parked"))
        if rows and (is_first_parked or (has_gaps and not is_parked)):
            rows.append(Row("", Content(" ")))
        if is_parked:
            rows.append(Row(f"parked-{one.behavior.id}", _parked(one, today, width)))
        else:
            rows.append(Row(f"active-{one.behavior.id}", _active(one, width, in_one=in_one)))
    return rows


def _columns(width: int) -> tuple[int, int]:
    """Give the cells of the names, none if they stand above the weeks, and those of a week."""
    for cell, beside in ((NOW - 1, 3 + WORDS), (NOW, 0), (NOW - 1, 0)):
        room = width - cell * (SEASON - 1) - NOW - beside
        if room >= LABEL_MIN:
            return min(room, LABEL_MAX), cell
    return 0, NOW - 1


def _seen(one: Glance) -> list[Content]:
    """Give what was done of what was due, in four and in twelve weeks."""
    return [
        Content.assemble(("4 weeks ", "dim"), consistency_words(one.month)),
        Content.assemble(("12 weeks ", "dim"), consistency_words(one.season)),
    ]


def _beside(width: int) -> int:
    """Give the cells left of the words on the line of the weeks."""
    column, cell = _columns(width)
    return column + cell * (SEASON - 1) + NOW + 3


def _room(width: int) -> int:
    """Give the cells of a line of words: beside the weeks, below them, or below the name."""
    beside = _beside(width)
    if width >= beside + WORDS:
        return width - beside
    return width - 2 if _columns(width)[0] else width


def _apart(facts: Sequence[Content], width: int) -> list[Content]:
    """Give each fact lines of its own."""
    return [line for fact in facts for line in packed([fact], width, "")]


def _active(one: Glance, width: int, *, in_one: bool) -> Content:
    """Draw a behavior that is practised.

    Args:
        one: How it stands.
        width: Cells of a row.
        in_one: Whether four and twelve weeks stand on one line, as those of all rows do.
    """
    column, cell = _columns(width)
    name = Content.styled(shown_text(one.behavior.name), "bold")
    weeks = _weeks(one.weeks, cell)
    words = streak_words(one.streak) if isinstance(one, Standing) else run_words(one.run)
    stands = [Content(part) for part in words.split(" · ")]
    seen = _seen(one)
    room = _room(width)
    more = packed(stands, room, " · ")
    more += packed(seen, room, "  ") if in_one else _apart(seen, room)
    if not column:
        return Content("\n").join([name.truncate(width, ellipsis=True), weeks, *more])
    first = _label(name, column) + weeks
    if room == width - _beside(width):
        blank = " " * _beside(width)
        first, more = first + "   " + more[0], [blank + line for line in more[1:]]
    else:
        more = ["  " + line for line in more]
    return Content("\n").join([first, *more])


def _label(name: Content, column: int) -> Content:
    short = name.truncate(column - 2, ellipsis=True)
    return short.pad_right(column - short.cell_length)


def _weeks(weeks: Sequence[Week], cell: int) -> Content:
    """Draw the cells: how often it was done, ``·`` none, ``–`` frozen."""
    drawn: list[tuple[str, str]] = []
    for number, week in enumerate(weeks):
        width = NOW if number == len(weeks) - 1 else cell
        text, style = (str(week.done), "bold $success") if week.done else ("·", "dim")
        if week.is_frozen or week.is_outside:
            text, style = "–" if week.is_frozen else "", "dim"
        drawn.append((text.rjust(width), style))
    return Content.assemble(*drawn)


def _parked(one: Glance, today: date, width: int) -> Content:
    column, _ = _columns(width)
    since = one.behavior.active[-1].last or today
    facts = [Content(f"parked since {day_name(since, today)}")]
    if isinstance(one, Standing) and one.streak is not None:
        facts.append(Content(f"best {counted(one.streak.best, one.streak.unit)}"))
    name = Content(shown_text(one.behavior.name))
    if column:
        lines = [_label(name, column) + Content(" · ").join(facts)]
    else:
        lines = [name.truncate(width, ellipsis=True), *packed(facts, width, " · ")]
    return Content.styled(Content("\n").join(lines).plain, "dim")
