"""Forms of a few text fields: enter goes on and saves at the end, ctrl+s saves from anywhere."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Spacing
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Static

from lean_journal.domain.record import Refused
from lean_journal.domain.text import visible
from lean_journal.tui.command_table import FORM
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.widgets.field import Field

Result = TypeVar("Result")


MOST_SPACED = 6
"""Fields that stand apart; more stand line by line, so that a form fits on 24 rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a form."""

    key: str
    label: str
    """At most ten letters."""

    value: str = ""
    hint: str = ""
    """What may be typed, shown while the field is empty."""

    choices: Sequence[str] = ()
    """Known values, suggested while typing; → takes one."""


class FormDialog(Dialog[Result]):
    """A dialog of labelled fields that returns one whole value.

    A subclass says how its texts become the value in `value`, and raises `Refused` with a
    sentence while they do not.
    """

    BINDINGS = bindings(FORM)

    DEFAULT_CSS = """
    FormDialog Horizontal { height: 1; margin-top: 1; }
    FormDialog Horizontal > Static { width: 12; padding: 0 1; color: $text-muted; }
    FormDialog Field { width: 1fr; }
    FormDialog.-long Horizontal { margin-top: 0; }
    FormDialog #complaint {
        dock: bottom;
        height: auto;
        max-height: 8;
        padding: 1 1 0 1;
        background: $surface;
        color: $warning;
        display: none;
    }
    """

    def __init__(self, title: str, entries: Sequence[Entry], *, draft: str) -> None:
        """Take the title, the fields in their order, and the form's name among the drafts."""
        super().__init__(title)
        self.set_class(len(entries) > MOST_SPACED, "-long")
        self._entries = entries
        self._draft = draft

    def content(self) -> ComposeResult:
        """Lay out the fields."""
        for entry in self._entries:
            yield from self.row(entry)
        yield self.complaint()

    def row(self, entry: Entry, classes: str = "") -> ComposeResult:
        """Lay out one field with its label."""
        with Horizontal(classes=classes):
            yield Static(entry.label, markup=False)
            yield self.field(
                entry.value,
                draft=f"{self._draft}/{entry.key}",
                id=entry.key,
                placeholder=entry.hint,
                suggester=SuggestFromList(entry.choices, case_sensitive=False)
                if entry.choices
                else None,
            )

    def complaint(self) -> Static:
        """Give the place where it is said what the texts lack."""
        return Static(id="complaint", markup=False)

    def complain(self, refusal: Refused) -> None:
        """Say what the texts lack; the form stays."""
        complaint = self.query_one("#complaint", Static)
        complaint.update(visible(str(refusal)))
        complaint.display = True
        self.call_after_refresh(self._keep_in_view)

    def on_descendant_focus(self) -> None:
        """Keep the field in sight."""
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        """Have the field in focus stand above what is complained of.

        Textual takes what lies under a docked widget for visible.
        """
        if not self.is_current:
            # It has been closed since.
            return
        complaint, row = self.query_one("#complaint", Static), self.row_in_focus()
        if row is not None and complaint.display:
            below = Spacing(0, 0, complaint.outer_size.height, 0)
            self.sheet.scroll_to_region(row.virtual_region, spacing=below, animate=False)

    def first(self) -> Widget:
        """Begin in the first field."""
        return self.query(Field).first()

    @abstractmethod
    def value(self, texts: dict[str, str]) -> Result:
        """Make the value of the texts by key.

        Raises:
            Refused: They do not make one; the sentence is shown and the form stays.
        """

    async def action_next_field(self) -> None:
        """Go to the next field."""
        await self.settle()
        self.focus_next(Field)

    async def action_previous_field(self) -> None:
        """Go to the field before."""
        await self.settle()
        self.focus_previous(Field)

    async def submit(self) -> None:
        """Go on to the next field; after the last one, save."""
        fields = list(self.query(Field))
        place = next((n for n, field in enumerate(fields) if field is self.focused), len(fields))
        if place + 1 < len(fields):
            self.set_focus(fields[place + 1])
        else:
            await self.save()

    async def save(self) -> None:
        """Close with the value, or say what it lacks."""
        texts = {field.id or "": field.value.strip(" \t") for field in self.query(Field)}
        try:
            value = self.value(texts)
        except Refused as refusal:
            self.complain(refusal)
            return
        await self.finish(value)
