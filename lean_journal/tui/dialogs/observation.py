"""The form of an observation: the capture line once more."""

from collections.abc import Collection
from datetime import date

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from lean_journal.domain.capture import Captured, parse, write
from lean_journal.domain.walk import Observation
from lean_journal.tui.command_table import FORM
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.chips import Chips
from lean_journal.tui.widgets.field import Field


class ObservationDialog(Dialog[Captured]):
    """Change an observation as the line it can be typed as."""

    BINDINGS = bindings(FORM)

    def __init__(self, seen: Observation, today: date, handles: Collection[str]) -> None:
        """Take the observation and what its line is read with.

        Args:
            seen: The observation.
            today: The journal day, which dates in the line refer to.
            handles: What it may link to.
        """
        super().__init__("Change the observation")
        self._today = today
        # A link stays known here even if what it names is gone meanwhile.
        self._handles = {*handles, seen.link} - {""}
        self._line = write(as_captured(seen), today, self._handles)
        self._draft = f"observation {seen.id}"

    def content(self) -> ComposeResult:
        """Lay out the line and how it is understood."""
        yield self.field(self._line, draft=self._draft)
        yield Chips()

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Show how the line is understood."""
        self.query_one(Chips).captured = self._parsed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how the line is understood now."""
        event.stop()
        self.query_one(Chips).captured = self._parsed()

    async def save(self) -> None:
        """Close with the line; one without a fact changes nothing."""
        parsed = self._parsed()
        if parsed.fact:
            await self.finish(parsed)
        else:
            self.dismiss(None)

    def _parsed(self) -> Captured:
        return parse(self.query_one(Field).value, self._today, self._handles)


def as_captured(seen: Observation) -> Captured:
    """Give an observation as a captured line says it."""
    return Captured(
        kind=seen.kind,
        waste=seen.waste,
        fact=seen.fact,
        interpretation=seen.interpretation,
        link=seen.link,
        starred=seen.starred,
    )
