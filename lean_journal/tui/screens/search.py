"""Search over everything written, as one types; Enter goes to the record."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from lean_journal.domain.calendar import journal_day
from lean_journal.domain.record import Record
from lean_journal.domain.search import Hit, search
from lean_journal.domain.text import visible
from lean_journal.tui.commands import FORM, bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.layout import hanging
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.record_list import RecordList, Row
from lean_journal.tui.wording import day_name

MOST = 100
"""Hits shown; another word narrows them."""

NARROW = 56
"""Below this many cells a hit stands on two lines."""

HEAD = 30
"""Cells of the column that says what was found and of when."""

QUIET = 0.12
"""Seconds after the last key until the search begins."""


class SearchScreen(Dialog[Record]):
    """Words in everything written, newest first; it returns the record that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        *bindings(FORM),
    ]

    DEFAULT_CSS = """
    SearchScreen #sheet { height: 70%; min-height: 10; }
    SearchScreen RecordList { margin-top: 1; background: $surface; padding: 0 1; }
    """

    def __init__(self) -> None:
        """Begin with no words."""
        super().__init__("Search")
        self._hits: dict[str, Record] = {}

    def content(self) -> ComposeResult:
        """Lay out the line and the hits."""
        yield Field(placeholder="words in any order; enter goes there")
        yield Static(classes="hint", markup=False)
        yield RecordList()

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search once the keys pause."""
        event.stop()
        self.after_quiet(QUIET, self.refresh_view)

    async def submit(self) -> None:
        """Go to the record; with keys typed ahead the search has not begun yet."""
        self.refresh_view()
        self.dismiss(self._hits.get(self.query_one(RecordList).key))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the record that was clicked."""
        event.stop()
        self.dismiss(self._hits.get(event.option.id or ""))

    def action_move(self, step: int) -> None:
        """Move among the hits without leaving the line."""
        hits = self.query_one(RecordList)
        if step > 0:
            hits.action_cursor_down()
        else:
            hits.action_cursor_up()

    def refresh_view(self) -> None:
        """Find what holds the words, as the journal stands now."""
        journal = self.journal
        terms = self.query_one(Field).value.split()
        day_start = journal.settings.day_start
        hits = search(
            journal.all_records(),
            terms,
            lambda instant: journal_day(instant.astimezone(), day_start),
        )
        self._hits = {str(hit.record.id): hit.record for hit in hits[:MOST]}
        rows = self.query_one(RecordList)
        rows.show_rows([self._row(hit, rows.row_width) for hit in hits[:MOST]])
        self.query_one(".hint", Static).update(_count(len(hits)) if terms else "")

    @on(RecordList.Resized)
    def _fit_rows(self) -> None:
        self.refresh_view()

    def _row(self, hit: Hit, width: int) -> Row:
        name = type(hit.record).__name__.lower()
        day = day_name(hit.day, self.journal.today())
        head = Content.assemble((f"{name:12}", "$primary"), (day, "dim"))
        text = Content(visible(hit.excerpt))
        if width < NARROW:
            return Row(str(hit.record.id), Content("\n").join([head, text]))
        return Row(str(hit.record.id), hanging(head, text, width, HEAD))


def _count(hits: int) -> str:
    if not hits:
        return "nothing holds these words"
    more = f", the newest {MOST} of them shown" if hits > MOST else ""
    return f"{hits} found{more}"
