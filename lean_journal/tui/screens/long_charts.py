"""Charts, in the long view: practice by week; promises, checks and adoptions by month."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lean_journal.domain.behavior import Behavior, practised
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
    behaviors = practised(journal.find(Behavior))
    charts = _charts(journal, behaviors)
    first = next(charts, None)
    return Drawn(
        rows=chart_rows(chain([first], charts), journal.today(), width) if first else (),
        records={row_key(behavior.id): behavior for behavior in behaviors},
        empty="Run charts of what is practised, promised and tried stand here, from three weeks "
        "or months on: what is ordinary, and when something changed.",
    )


def _charts(journal: Journal, behaviors: Sequence[Behavior]) -> Iterator[Titled]:
    """Chart what there is, each when it is wanted."""
    for behavior, charted in zip(behaviors, practice_charts(journal, behaviors), strict=True):
        yield Titled(row_key(behavior.id), behavior.name, charted)
    for charted in monthly_charts(journal):
        yield Titled(charted.what.name.lower(), _TITLES[charted.what], charted)
