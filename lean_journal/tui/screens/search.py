"""Search over everything written, as one types; Enter goes to the record."""

import asyncio
import gc
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from lean_journal.domain.query import SYNTAX, Query, split
from lean_journal.domain.record import Record
from lean_journal.domain.search import Hit, newest_first
from lean_journal.domain.text import visible
from lean_journal.storage import JournalError
from lean_journal.storage.search import hits_of, query_of
from lean_journal.tui.command_table import SEARCH
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.found import place_of
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.hit_rows import hit_row
from lean_journal.tui.widgets.record_list import RecordList, Row

MOST = 100
"""Hits shown; another word narrows them."""

AT_FIRST = 12
"""Hits drawn in one go: about as many as there is room for."""

YOUNG = 1
"""The generations of garbage that are collected when no key has come for a moment.

All of it would be looked through in the middle of a key, for more than half a frame.
"""

AT_A_TIME, AFTER = 6, 0.15
"""The others follow, so many with each frame, once no key has come for so many seconds."""

SLICE = 0.002
"""Seconds of searching until keys and other things have their turn."""

REST = 0.001
"""Seconds of their turn: asked for none, they would have to share it with what comes next."""

FRAME = 1 / 60
"""Seconds in which what was found is painted, and nothing is searched."""

REDRAW = 0.1
"""Seconds between two drawings of what is found while the search goes on."""


_HOW = "  ".join(typed for typed, _ in SYNTAX)


class SearchScreen(Dialog[Record]):
    """Words and filters over all records, newest first; it returns the record that was chosen."""

    BINDINGS = bindings(SEARCH)

    DEFAULT_CSS = """
    SearchScreen #sheet { height: 70%; min-height: 10; }
    SearchScreen RecordList { margin-top: 1; background: $surface; padding: 0 1; }
    SearchScreen RecordList > .option-list--option-highlighted {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    SearchScreen .hint.-wrong { color: $warning; }
    """

    def __init__(self) -> None:
        """Begin with no words."""
        super().__init__("Search")
        self._query = Query()
        self._asked, self._said = "", _HOW
        self._hits: dict[str, Record] = {}
        self.is_whole = True
        """Whether all hits are known, and the first of them drawn."""

        self._has_moved = False
        """Whether the person has chosen a hit since the line was changed."""

    def content(self) -> ComposeResult:
        """Lay out the line and the hits."""
        yield Field(placeholder="words, or a filter as kind:walk")
        yield Static(_HOW, classes="hint", markup=False)
        rows = RecordList()
        # The keys stay in the line: what is typed is never taken for a command.
        rows.can_focus = False
        yield rows

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Collect garbage at times of its own."""
        gc.disable()

    def on_unmount(self) -> None:
        """Collect garbage as ever."""
        gc.enable()

    @property
    def _rows(self) -> RecordList:
        return self.query_one(RecordList)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search anew; what was being searched for is let go of."""
        event.stop()
        if self.query_one(Field).value != self._asked:
            self._has_moved = False
            self.refresh_view()

    @on(RecordList.Resized)
    def refresh_view(self) -> None:
        """Search for what the line says, as the journal stands now."""
        self._asked = self.query_one(Field).value
        try:
            self._query = query_of(self.journal, split(self._asked))
        except JournalError as error:
            self.journal_app.complain(error)
            return
        self.is_whole = False
        self.run_worker(self._until_closed(self._search(self._query)), exclusive=True)

    async def _until_closed(self, searching: Awaitable[None]) -> None:
        """Search, unless the screen closes meanwhile and its list is gone."""
        with suppress(NoMatches):
            await searching

    async def _search(self, query: Query) -> None:
        """Go through the journal in slices, and show the newest hits as they come."""
        best: list[Hit] = []
        count, drawn, rested = 0, 0.0, monotonic()
        try:
            for found in hits_of(self.journal, query):
                count += len(found)
                best = newest_first([*best, *found])[:MOST] if found else best
                if monotonic() - rested < SLICE:
                    continue
                await asyncio.sleep(REST)
                if best and monotonic() - drawn > REDRAW:
                    self._show(best, f"{count} found …")
                    drawn = monotonic()
                    await asyncio.sleep(FRAME)
                rested = monotonic()
        except JournalError as error:
            self.journal_app.complain(error)
        await asyncio.sleep(REST)
        left = self._show(best, _count(count))
        self.is_whole = True
        await self._show_others(left)

    async def _show_others(self, left: Iterator[Hit]) -> None:
        """Show the hits one comes to further down."""
        await asyncio.sleep(AFTER)
        gc.collect(YOUNG)
        while some := list(islice(left, AT_A_TIME)):
            self._rows.add_rows(self._drawn(some))
            await asyncio.sleep(FRAME)

    def _show(self, hits: Sequence[Hit], said: str) -> Iterator[Hit]:
        """Show the first hits, and give the others."""
        self._hits = {}
        rows, left = self._rows, iter(hits)
        # As far as one has gone they come at once, or one would lose one's place.
        gone = (rows.highlighted or 0) if self._has_moved else 0
        rows.show_rows(list(self._drawn(islice(left, AT_FIRST + gone))))
        if not self._has_moved:
            rows.action_first()
        hint = self.query_one(".hint", Static)
        hint.set_class(bool(self._query.wrong), "-wrong")
        if self._query.wrong:
            said = visible(self._query.wrong)
        elif self._query.is_empty:
            said = _HOW
        if said != self._said:
            self._said = said
            hint.update(said)
        return left

    def _drawn(self, hits: Iterable[Hit]) -> Iterator[Row]:
        today, width = self.journal.today(), self._rows.row_width
        for hit in hits:
            self._hits[str(hit.record.id)] = hit.record
            yield hit_row(hit, today, width)

    async def submit(self) -> None:
        """Go to the record; with keys typed ahead the search goes on, or has not begun yet."""
        if self.query_one(Field).value != self._asked:
            self._has_moved = False
            self.refresh_view()
        while not self.is_whole:
            await asyncio.sleep(REST)
        if not self._asked.strip():
            self.dismiss(None)
        elif not self._query.wrong:
            self._go_to(self._rows.key)

    @on(OptionList.OptionSelected)
    def _row_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go_to(event.option.id or "")

    def _go_to(self, key: str) -> None:
        if (found := self._hits.get(key)) is None:
            return
        place = place_of(self.journal, found)
        if isinstance(place, str):
            self.journal_app.say(place)
        else:
            self.dismiss(place)

    def action_move(self, step: int) -> None:
        """Move among the hits without leaving the line."""
        self._has_moved = True
        if step > 0:
            self._rows.action_cursor_down()
        else:
            self._rows.action_cursor_up()

    async def action_page(self, step: int) -> None:
        """Move a page of hits without leaving the line."""
        self._has_moved = True
        await self.app.run_action("page_down" if step > 0 else "page_up", self._rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no questions: nothing is written here."""
        return action != "questions" and super().check_action(action, parameters)


def _count(hits: int) -> str:
    if not hits:
        return "nothing is found"
    more = f", the newest {MOST} of them shown" if hits > MOST else ""
    return f"{hits} found{more}"
