"""Quick entry after a walk: a line, Enter, and it is on disk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from lean_journal.domain.area import Area
from lean_journal.domain.capture import Captured, parse
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Walk
from lean_journal.storage import NotFound
from lean_journal.storage.capture import Place, Taken, linkable, observe, standing_walk
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.capture_line import CaptureLine
from lean_journal.tui.widgets.chips import Chips
from lean_journal.tui.widgets.questions import Questions
from lean_journal.tui.wording import day_name, walk_title

FIELD_NAME = "capture"
"""What the drafts call this field."""


class CaptureScreen(Dialog[None]):
    """The capture line over whatever is on the screen."""

    DEFAULT_CSS = """
    CaptureScreen #saved { color: $success; padding: 0 1; display: none; }
    """

    def __init__(self, place: Place) -> None:
        """Take where the lines belong."""
        super().__init__("")
        self._place = place
        self._text = ""
        self._count = 0

    def content(self) -> ComposeResult:
        """Lay out the questions, the line and how it is understood."""
        self._text = self.half_typed.take_up(FIELD_NAME) or ""
        if (begun := self.half_typed.begun(FIELD_NAME)) is not None:
            self._belong_to(begun)
        walk = self._walk()
        yield Questions(walk.theme if walk is not None else self._place.theme)
        yield Static(id="saved", markup=False)
        yield CaptureLine(self._save, self._text, draft=FIELD_NAME)
        yield Chips()

    def _belong_to(self, day: date) -> None:
        """Have what was begun on another day go to that day."""
        if day != self.journal.today() and self._place == Place():
            self._place = Place(day=day)

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(CaptureLine)

    def on_mount(self) -> None:
        """Say where the lines go."""
        self.refresh_view()
        self._understand()

    def refresh_view(self) -> None:
        """Show which walk takes up the next line."""
        walk = self._walk()
        self.query_one(".title", Static).update(f"Capture → {self._destination(walk)}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how the line is understood."""
        self._text = event.value
        self._understand()

    async def action_questions(self) -> None:
        """Show the next set of questions."""
        self.query_one(Questions).show_next()

    async def save(self) -> None:
        """Save the line, as Enter does."""
        await self.query_one(CaptureLine).submit()

    async def action_capture(self) -> None:
        """Stay: this is the capture line."""

    async def _save(self, lines: Sequence[str]) -> bool:
        """Put lines on disk; an empty one ends."""
        if self.app.screen is not self:
            # Typed ahead of the end: not meant as a line for sure, so it stays a draft.
            return False
        parsed = [self._parsed(line) for line in lines]
        if all(line.is_empty for line in parsed):
            self.dismiss(None)
            return False
        if (begun := self.half_typed.begun(FIELD_NAME)) is not None:
            self._belong_to(begun)
        taken = await self.journal_app.save(lambda: observe(self.journal, parsed, self._place))
        if taken is None:
            self.keep_draft()
            return False
        self._text = ""
        self.half_typed.saved(FIELD_NAME)
        self._acknowledge(parsed, taken)
        return True

    def _acknowledge(self, lines: Sequence[Captured], taken: Taken) -> None:
        self._count += len([line for line in lines if not line.is_empty])
        if self._place.new:
            self._place = replace(self._place, new=False)
        last = lines[-1].fact or (lines[-1].promise.what if lines[-1].promise else "")
        saved = self.query_one("#saved", Static)
        saved.update(f"✓ {self._count} saved · {visible(last)[:60]}")
        saved.display = True
        self.refresh_view()
        for screen in self.app.screen_stack:
            if isinstance(screen, JournalScreen) and taken.walk is not None:
                screen.show_record(taken.walk)

    def _understand(self) -> None:
        self.query_one(Chips).captured = self._parsed(self._text)

    def _parsed(self, line: str) -> Captured:
        return parse(line, self.journal.today(), linkable(self.journal, line))

    def _walk(self) -> Walk | None:
        try:
            return standing_walk(self.journal, self._place)
        except NotFound:
            # Another window removed it; the line in hand goes where any line goes.
            self.journal_app.say("that walk has been removed; lines go to the current one")
            self._place = Place()
            return standing_walk(self.journal, self._place)

    def _destination(self, walk: Walk | None) -> str:
        if walk is None:
            day = self._place.day
            return f"new notes of {day_name(day)}" if day is not None else "new notes of today"
        areas = {area.id: area for area in self.journal.find(Area)}
        area = areas.get(walk.area) if walk.area is not None else None
        id_ = walk.struggle
        struggle = self.journal.lookup(Struggle, id_) if id_ is not None else None
        return walk_title(walk, area, self.journal.today(), struggle)
