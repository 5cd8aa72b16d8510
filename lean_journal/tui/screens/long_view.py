"""The long view: what came of it over months and years, a page for each way to look back."""

import asyncio
from collections.abc import Iterator, Mapping
from itertools import islice

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.record import Record
from lean_journal.tui.command_table import LONG
from lean_journal.tui.commands import bindings
from lean_journal.tui.found import place_of
from lean_journal.tui.screens.base import AFTER_THE_FRAME
from lean_journal.tui.screens.listed import ListScreen
from lean_journal.tui.screens.long_pages import PAGES
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.page_names import PageNames
from lean_journal.tui.widgets.record_list import RecordList, Row

AT_A_TIME = 40
"""Lines of rows that are drawn with each frame after the first, which fills the screen."""

FRAME = 1 / 60
"""Seconds of a frame."""


class LongViewScreen(ListScreen):
    """The pages, one at a time; a row goes to what it tells of."""

    BINDINGS = bindings(LONG)

    DEFAULT_CSS = """
    LongViewScreen #page { padding: 1 1 0 2; max-width: 130; }
    LongViewScreen PageNames { margin-bottom: 1; }
    LongViewScreen #hint { height: auto; color: $text-muted; padding-right: 1; }
    LongViewScreen.-narrow #page { padding: 0 0 0 1; }
    """

    def __init__(self, page: int = 0) -> None:
        """Take the place of the page to begin with, from 0."""
        super().__init__()
        self.page = page
        """The place of the page that is shown, from 0."""

        self._records: Mapping[str, Record] = {}
        self._left_at: dict[int, tuple[str, int]] = {}
        """By page, the row one stood at, and its place."""

        self.is_whole = True
        """Whether all rows of the page are drawn."""

    def compose(self) -> ComposeResult:
        """Lay out the names of the pages, and one list for the rows of each."""
        yield ModeTabs(self.app.current_mode)
        with Vertical(id="page"):
            yield PageNames([page.name for page in PAGES])
            yield Static(id="hint", markup=False)
            yield RecordList()
        yield CommandBar()

    def on_mount(self) -> None:
        """Give the keys to the rows."""
        self.set_focus(self._rows)

    @property
    def _rows(self) -> RecordList:
        return self.query_one(RecordList)

    def refresh_view(self) -> None:
        """Draw the page as the journal holds it now."""
        self._draw_page(self._rows.highlighted or 0)

    def _draw_page(self, gone: int) -> None:
        """Draw the page, its first rows at once; as far as one has gone, or one's place is lost."""
        self.query_one(ModeTabs).day = self.journal.today()
        self.query_one(PageNames).shown = self.page
        drawn = PAGES[self.page].draw(self.journal, self._rows.row_width)
        self._records = drawn.records
        left = iter(drawn.rows)
        first = [*islice(left, gone + 1), *_so_many(left, self.size.height)]
        self._rows.show_rows(first)
        hint = self.query_one("#hint", Static)
        hint.update(self.keyed(drawn.empty))
        hint.display = not first
        self.is_whole = False
        self.run_worker(self._draw_others(left), exclusive=True)
        self.refresh_bindings()

    async def _draw_others(self, left: Iterator[Row]) -> None:
        """Draw the rows one comes to further down, some with each frame."""
        await asyncio.sleep(AFTER_THE_FRAME)
        while some := _so_many(left, AT_A_TIME):
            self._rows.add_rows(some)
            await asyncio.sleep(FRAME)
        self.is_whole = True

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    @on(PageNames.Chosen)
    def _name_clicked(self, event: PageNames.Chosen) -> None:
        self.action_turn(event.place - self.page)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the pages and the records there are."""
        if action == "turn":
            return self.page > 0 if parameters == (-1,) else self.page + 1 < len(PAGES)
        return action != "open" or (self.is_mounted and self._rows.key in self._records)

    def action_back(self) -> None:
        """Go back to the review."""
        self.dismiss()

    def action_turn(self, pages: int) -> None:
        """Show another page, at the row one stood at there before."""
        self._left_at[self.page] = self._rows.key, self._rows.highlighted or 0
        self.page += pages
        key, gone = self._left_at.get(self.page, ("", 0))
        self._draw_page(gone)
        if not self._rows.move_to(key):
            self._rows.action_first()

    async def action_open(self) -> None:
        """Go to what the row tells of: a behavior's year, or a record where it is shown."""
        from lean_journal.tui.screens.year import YearScreen

        record = self._records.get(self._rows.key)
        place = place_of(self.journal, record) if record is not None else None
        if isinstance(place, str):
            self.journal_app.say(place)
        elif isinstance(place, Behavior):
            await self.app.push_screen(YearScreen(place.id), self._come_back)
        else:
            await self.journal_app.visit(place)

    def _come_back(self, behavior: int | None) -> None:
        """Stand at the behavior one looked at last."""
        for key, record in self._records.items():
            if isinstance(record, Behavior) and record.id == behavior:
                self._rows.move_to(key)


def _so_many(left: Iterator[Row], lines: int) -> list[Row]:
    """Draw the next rows, as many as it takes to fill so many lines."""
    some: list[Row] = []
    while lines > 0 and (row := next(left, None)) is not None:
        some.append(row)
        lines -= row.content.plain.count("\n") + 1
    return some
