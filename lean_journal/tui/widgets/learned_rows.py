"""Rows of what cycles taught, month by month."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from textual.content import Content

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import month_name
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.record_list import Row

DAY = 8
"""Cells of the column of days: ``Mon 23``."""

NAME = 30
"""Least cells for the name of an improvement; with less room it has a line of its own."""

MOST_LINES = 3
"""Lines of what was learned; its thread shows all of it."""


def learned_rows(
    cycles: Iterable[Cycle], improvements: Mapping[int, Improvement], width: int
) -> Iterator[Row]:
    """Draw learnings under their months, each when it is wanted.

    Args:
        cycles: Closed ones, in the order to show.
        improvements: The improvements by id.
        width: Cells of a row.

    Yields:
        Headings, and a row for each cycle under its id.
    """
    month = ""
    for cycle in cycles:
        if cycle.closed is None:
            continue
        if (name := month_name(cycle.closed)) != month:
            if month:
                yield Row("", Content(" "))
            month = name
            yield Row("", Content.styled(name, "bold $primary"))
        improvement = improvements.get(cycle.improvement)
        yield Row(str(cycle.id), _learned(cycle, cycle.closed, improvement, width))


def _learned(cycle: Cycle, day: date, improvement: Improvement | None, width: int) -> Content:
    room = width - DAY
    lines = Content(shown_text(cycle.learned)).wrap(room)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1].truncate(room - 1).rstrip()
        lines = [*lines[: MOST_LINES - 1], last + "…"]
    lines += [line.truncate(room, ellipsis=True) for line in _facts(cycle, improvement, room)]
    head = Content.styled(f"{day:%a} {day.day:>2}".ljust(DAY), "dim")
    indent = Content(" " * DAY)
    first, *others = lines
    return Content("\n").join([head + first, *(indent + line for line in others)])


def _facts(cycle: Cycle, improvement: Improvement | None, room: int) -> list[Content]:
    """Say how it came, what was decided, and of which improvement."""
    found = ["as expected" if cycle.as_expected else "a surprise", str(cycle.decision or "")]
    came = Content.styled(" · ".join(part for part in found if part), "dim")
    if improvement is None:
        return [came]
    of = Content.styled(f"{improvement.handle} {shown_text(improvement.title)}", "dim")
    if room - came.cell_length < NAME:
        return [came, of]
    return [Content.assemble(came, (" · ", "dim"), of)]
