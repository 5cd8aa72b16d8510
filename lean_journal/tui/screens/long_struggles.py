"""The long view's page Struggles: each over the months, what moved it and how it stands."""

from lean_journal.storage import Journal
from lean_journal.storage.struggle_lines import struggle_lines
from lean_journal.tui.screens.long_page import Drawn
from lean_journal.tui.widgets.struggle_rows import struggle_rows


def draw_struggles(journal: Journal, width: int) -> Drawn:
    """Draw the page; each row goes to its thread."""
    lines = struggle_lines(journal)
    records = {str(one.struggle.id): one.struggle for one in lines}
    rows = struggle_rows(lines, journal.today(), width) if lines else ()
    return Drawn(rows, records, _EMPTY)


_EMPTY = (
    "Here stands what your boss struggles with, month by month, and what you did about it. It "
    "fills once you write one down: 5 goes to Improve, and {hear} writes it there."
)
