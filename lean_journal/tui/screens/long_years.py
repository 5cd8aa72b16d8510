"""Years, in the long view: every behavior with all its years at a glance."""

from lean_journal.storage import Journal
from lean_journal.storage.behaviors import practices_of
from lean_journal.tui.screens.long_page import Drawn
from lean_journal.tui.widgets.year_rows import row_key, year_rows


def draw_years(journal: Journal, width: int) -> Drawn:
    """Draw the years of all behaviors, the parked ones last.

    Args:
        journal: The journal.
        width: Cells of a row.
    """
    practices = practices_of(journal)
    return Drawn(
        rows=year_rows(practices, width) if practices else (),
        records={row_key(one.behavior.id): one.behavior for one in practices},
        empty="All years of a behavior stand here, a cell a week, from its first day on. "
        "3 goes to Behaviors, to begin one.",
    )
