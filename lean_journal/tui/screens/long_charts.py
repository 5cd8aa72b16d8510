"""Charts, in the long view: practice by week; promises, checks and adoptions by month."""

from lean_journal.domain.charted import What
from lean_journal.storage import Journal
from lean_journal.storage.charts import monthly_charts, practice_charts
from lean_journal.tui.screens.long_page import Drawn
from lean_journal.tui.widgets.chart_rows import Titled, chart_rows
from lean_journal.tui.widgets.year_rows import row_key

_TITLES = {
    What.PROMISES: "Promises",
    What.CHECKS: "Cycles checked",
    What.ADOPTIONS: "Improvements adopted",
}


def draw_charts(journal: Journal, width: int) -> Drawn:
    """Draw the run charts; those of a behavior go to its year.

    Args:
        journal: The journal.
        width: Cells of a row.
    """
    practised = practice_charts(journal)
    charts = [
        Titled(row_key(behavior.id), behavior.name, charted) for behavior, charted in practised
    ]
    charts += [
        Titled(one.what.name.lower(), _TITLES[one.what], one) for one in monthly_charts(journal)
    ]
    return Drawn(
        rows=chart_rows(charts, journal.today(), width) if charts else (),
        records={row_key(behavior.id): behavior for behavior, _ in practised},
        empty="Run charts of what is practised, promised and tried stand here, from three weeks "
        "or months on: what is ordinary, and when something changed.",
    )
