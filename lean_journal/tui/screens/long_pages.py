"""The pages of the long view, in their order."""

from lean_journal.tui.screens.long_charts import draw_charts
from lean_journal.tui.screens.long_learned import draw_learned
from lean_journal.tui.screens.long_page import LongPage
from lean_journal.tui.screens.long_struggles import draw_struggles
from lean_journal.tui.screens.long_then import draw_then
from lean_journal.tui.screens.long_years import draw_years

PAGES = (
    LongPage("Then", draw_then),
    LongPage("Learned", draw_learned),
    LongPage("Struggles", draw_struggles),
    LongPage("Charts", draw_charts),
    LongPage("Years", draw_years),
)
"""One names them in a line: forty columns have room for five short words."""
