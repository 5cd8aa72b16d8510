"""Rows of what a search has found: what it is, of when, and the words."""

from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import Mark
from lean_journal.domain.record import Record
from lean_journal.domain.search import Hit
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Observation
from lean_journal.tui.layout import hanging
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name, kind_name

NARROW = 56
"""Below this many cells a hit stands on two lines."""

KIND, HEAD = 15, 31
"""Cells of what was found, and of that together with its day."""


def hit_row(hit: Hit, today: date, width: int) -> Row:
    """Draw a hit.

    Args:
        hit: What was found.
        today: The journal day: a day of its year is shown without the year.
        width: Cells of a row.
    """
    day = day_name(hit.day, today)
    head = Content.assemble((f"{hit_name(hit.record):{KIND}}", "$primary"), (day, "dim"))
    text = Content(visible(hit.line))
    two_lines = Content("\n").join([head, text])
    return Row(
        str(hit.record.id), two_lines if width < NARROW else hanging(head, text, width, HEAD)
    )


def hit_name(record: Record) -> str:
    """Name what was found; an observation by what was observed, a mark by what it says."""
    if isinstance(record, Observation):
        return kind_name(record.kind, record.waste)
    return record.state.value if isinstance(record, Mark) else type(record).__name__.lower()
