"""The long view's page Learned: what all cycles taught, the newest first."""

from lean_journal.domain.improvement import Improvement
from lean_journal.storage import Journal
from lean_journal.storage.learnings import learnings_of
from lean_journal.tui.screens.long_page import Drawn
from lean_journal.tui.widgets.learned_rows import learned_rows


def draw_learned(journal: Journal, width: int) -> Drawn:
    """Draw the page; each row goes to its cycle, in the thread it belongs to."""
    cycles = learnings_of(journal)
    improvements = {one.id: one for one in journal.find(Improvement)}
    rows = learned_rows(cycles, improvements, width)
    return Drawn(rows, {str(one.id): one for one in cycles}, _EMPTY)


_EMPTY = (
    "Here stands what your cycles taught, month by month. It fills as you check them: 5 goes to "
    "Improve, and {cycle} starts a cycle there."
)
