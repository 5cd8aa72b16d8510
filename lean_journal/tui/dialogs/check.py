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
    CheckDialog #expected { padding: 0 1; height: auto; margin-top: 1; display: none; }
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
                Entry("as_expected", "Expected?", hint="y as expected, n a surprise"),
                Entry("learned", "Learned", hint="what does the difference tell you?"),
                Entry("decision", "Decision", hint="adopt, adapt, abandon", choices=[*Decision]),
                Entry("wording", "Deck line", hint="may stay empty; what the boss may read"),
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
        width = max(self.size.width - 4, 24)
        started = f"  started {day_name(self._cycle.started, self._today)}"
        step = Content.assemble((shown_text(self._cycle.step), "$foreground"), (started, "dim"))
        self.query_one("#step", Static).update(hanging(Content("Step"), step, width, COLUMN))
        expected = Content.styled(shown_text(self._cycle.expect), "bold $accent")
        label = Content.styled("Expected", "$text-muted")
        self.query_one("#expected", Static).update(hanging(label, expected, width, COLUMN))
        if self._happened.value.strip():
            self.add_class("-turned")

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
