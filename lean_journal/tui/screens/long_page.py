"""What a page of the long view is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lean_journal.domain.record import Record
from lean_journal.storage import Journal
from lean_journal.tui.widgets.record_list import Row


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as the journal fills it now."""

    rows: Iterable[Row]
    """Nothing at all if there is nothing to show; of many, each is best drawn when it is wanted."""

    records: Mapping[str, Record]
    """What a row goes to, by its key; a behavior to its year. A row may go nowhere."""

    empty: str
    """What the page is for and what fills it, in a sentence; read where there are no rows."""


@dataclass(frozen=True, slots=True)
class LongPage:
    """A way to look back over months and years."""

    name: str
    """One short word."""

    draw: Callable[[Journal, int], Drawn]
    """Fills it from the journal, for rows of so many cells."""
