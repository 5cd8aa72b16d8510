"""The long view's page Then: this week a quarter and a year ago, and what came of it."""

from collections.abc import Iterable, Iterator

from lean_journal.domain.area import Area
from lean_journal.domain.record import Record
from lean_journal.storage import Journal
from lean_journal.storage.then import weeks_then
from lean_journal.tui.screens.long_page import Drawn
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.widgets.then_rows import Part, then_rows


def draw_then(journal: Journal, width: int) -> Drawn:
    """Draw the page; a journal that does not reach back a quarter has nothing on it."""
    weeks = weeks_then(journal)
    if all(week.is_empty for week in weeks):
        return Drawn((), {}, _EMPTY)
    areas = {area.id: area for area in journal.find(Area)}
    parts = then_rows(weeks, areas, today=journal.today(), width=width)
    records: dict[str, Record] = {}
    return Drawn(_noting(parts, records), records, _EMPTY)


def _noting(parts: Iterable[Part], records: dict[str, Record]) -> Iterator[Row]:
    """Give rows as they are drawn, and note what each goes to."""
    for row, record in parts:
        if record is not None:
            records[row.key] = record
        yield row


_EMPTY = (
    "Here stands what occupied you in this week a quarter ago and a year ago, and what came of "
    "it. It fills once the journal reaches back so far."
)
