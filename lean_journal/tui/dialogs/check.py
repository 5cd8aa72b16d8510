"""Turning a cycle over: what happened comes first, then what had been expected."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Refused
from lean_journal.storage.improvements import Checked
from lean_journal.tui.dialogs.choices import chosen, yes_or_no
from lean_journal.tui.dialogs.form import Entry, FormDialog
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.wording import day_name

COLUMN = 12
"""Cells of the labels, as in any form."""


class CheckDialog(FormDialog[Checked]):
    """Check a cycle; the expectation shows once it is written what happened."""

    first_questions: ClassVar[str] = "Kata"

    DEFAULT_CSS = """
    CheckDialog #step { padding: 0 1; height: auto; color: $text-muted; }
    CheckDialog #expected { padding: 0 1; height: auto; margin-top: 1; color: $text-muted; }
    CheckDialog #expected { display: none; }
    CheckDialog Horizontal { display: none; }
    CheckDialog Horizontal.-first { display: block; }
    CheckDialog.-turned Horizontal { display: block; }
    CheckDialog.-turned #expected { display: block; }
    CheckDialog.-turned Horizontal { margin-top: 0; }
    """

    def __init__(self, cycle: Cycle, improvement: Improvement, today: date) -> None:
        """Take the open cycle, its improvement, and the journal day."""
        self._cycle, self._today = cycle, today
        super().__init__(
            f"Turn it over · {improvement.handle} {shown_text(improvement.title)}",
            [
                Entry("happened", "Happened", hint="what happened, as a fact"),
                Entry("as_expected", "Was it so?", hint="y as expected, n a surprise"),
                Entry("learned", "Learned", hint="what does the difference tell you?"),
                Entry("decision", "Decision", hint="adopt, adapt, abandon", choices=[*Decision]),
                Entry("wording", "Deck line", hint="may be empty; what the boss may read"),
            ],
            draft=f"check {cycle.id}",
        )

    def content(self) -> ComposeResult:
        """Lay out the step, then what happened, and behind it all the rest."""
        first, *others = self._entries
        yield Static(id="step", markup=False)
        yield from self.row(first, "-first")
        yield Static(id="expected", markup=False)
        for entry in others:
            yield from self.row(entry)
        yield self.complaint()

    def on_mount(self) -> None:
        """Show the step; go on where one left."""
        cycle = self._cycle
        step = Content.styled(shown_text(cycle.step), "$foreground")
        started = Content(day_name(cycle.started, self._today))
        rows = [self._told("Step", step), self._told("Started", started)]
        self.query_one("#step", Static).update(Content("\n").join(rows))
        expected = Content.styled(shown_text(cycle.expect), "bold $accent")
        self.query_one("#expected", Static).update(self._told("Expected", expected))
        _, *behind = self.query(Field)
        if any(field.value.strip() for field in behind):
            self.add_class("-turned")

    def _told(self, label: str, text: Content) -> Content:
        """Lay out a text as if it stood in a field."""
        return hanging(Content(label), text, max(self.size.width - 4, 24), COLUMN)

    @property
    def _happened(self) -> Field:
        return self.query_one("#happened", Field)

    async def submit(self) -> None:
        """Turn the card over, once it is written what happened; then as in any form."""
        if self.has_class("-turned"):
            await super().submit()
        elif self._happened.value.strip():
            self.add_class("-turned")
            self.query_one("#complaint", Static).display = False
            self.set_focus(self.query_one("#as_expected", Field))
        else:
            self.complain(Refused("say what happened; then it is turned over"))

    async def action_next_field(self) -> None:
        """Go to the next field, turning the card over."""
        await self.settle()
        if self.has_class("-turned"):
            self.focus_next(Field)
        else:
            await self.submit()

    async def save(self) -> None:
        """Close with what was found; before it is turned over, turn it over."""
        if self.has_class("-turned"):
            await super().save()
        else:
            await self.submit()

    def value(self, texts: dict[str, str]) -> Checked:
        """Make what was found of the texts."""
        if not texts["happened"]:
            raise Refused("say what happened before you close the cycle")
        as_expected = yes_or_no(texts["as_expected"], "was it as expected?")
        if not texts["learned"]:
            raise Refused("say what you learned: that is what a cycle is for")
        return Checked(
            happened=texts["happened"],
            as_expected=as_expected,
            learned=texts["learned"],
            decision=chosen(texts["decision"], Decision, "the decision"),
            wording=texts["wording"],
        )
