"""The weekly and the monthly review: a guided pass, left and taken up at any step."""

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from lean_journal.domain.fact_words import period_name
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import CommitmentStep, PromptStep
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review_steps import (
    BehaviorStep,
    CheckStep,
    FactsStep,
    HoldStep,
    IntentionStep,
    LearningStep,
    LoopStep,
    StarStep,
    Step,
    steps_behind,
    steps_left,
)
from lean_journal.storage.drafts import prompt_field
from lean_journal.storage.passes import pass_of
from lean_journal.storage.review import facts_of
from lean_journal.storage.review_steps import review_of
from lean_journal.storage.review_waiting import period_under_review
from lean_journal.tui.command_table import FIELD, GUIDED_REVIEW
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.review_actions import ReviewActions
from lean_journal.tui.widgets.command_bar import NARROW, CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.review_facts import facts_page
from lean_journal.tui.widgets.review_words import keys, question
from lean_journal.tui.widgets.step_view import StepView
from lean_journal.tui.widgets.step_words import progress
from lean_journal.tui.widgets.year_page import YearPage

_ON_STEPS: dict[str, type] = {
    **dict.fromkeys(("cadence", "park", "swap"), BehaviorStep),
    **dict.fromkeys(("keep", "set_due", "break"), CommitmentStep),
    "tell": LoopStep,
    "check": CheckStep,
    "holds": HoldStep,
    **dict.fromkeys(("improve", "unstar"), StarStep),
    "thread": LearningStep,
}
"""The step an action is for."""

_IN_THE_LINE = {"save", "capture", "help", "edit_outside", "questions"}

_BESIDE = 6
"""Cells beside the words of a step."""

WIDEST = 94
"""Cells of the widest words of a step."""


class ReviewPassScreen(ReviewActions):
    """Asks one thing at a time; once all is through, shows the facts again."""

    BINDINGS = bindings(GUIDED_REVIEW, FIELD)

    DEFAULT_CSS = """
    ReviewPassScreen.-facts StepView { display: none; }
    ReviewPassScreen YearPage { display: none; }
    ReviewPassScreen.-facts YearPage { display: block; }
    ReviewPassScreen.-narrow StepView, ReviewPassScreen.-narrow YearPage { padding: 1 1; }
    """

    def __init__(self, kind: ReflectionKind) -> None:
        """Take what is reviewed: `WEEK` or `MONTH`."""
        super().__init__()
        self._kind = kind
        self._period: tuple[date, date] | None = None
        self._step: Step | None = None
        self._seen: tuple[int, date, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page of facts and the step."""
        yield ModeTabs("review")
        yield YearPage()
        yield StepView()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the step that comes next."""
        self._period = period_under_review(self.journal, self._kind)
        self.refresh_view()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the words to the new width."""
        del event
        if self._seen not in (None, self._state()):
            self.refresh_view()

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile."""
        self.half_typed.sync()
        is_stale = self._seen not in (None, self._state())
        if self.query_one(StepView).line is not None and self.prompt is not None:
            is_stale = self.take_up_line(self._draft_name(self.prompt)) or is_stale
        if is_stale:
            self.refresh_view()

    # The view

    @property
    def period(self) -> tuple[date, date]:
        """The first and the last day of the week or month: the same until one leaves."""
        return self._period or period_under_review(self.journal, self._kind)

    @property
    def day(self) -> date:
        """The journal day."""
        return self.journal.today()

    @property
    def step(self) -> Step | None:
        """The step that is shown; None once the review is done."""
        return self._step

    @property
    def guided(self) -> Pass:
        """The pass of the week or month."""
        return pass_of(self.journal, self.period[0], self._kind)

    def _state(self) -> tuple[int, date, int]:
        return self.journal.version, self.journal.today(), self.app.size.width

    def refresh_view(self) -> None:
        """Show the step that comes next, or that the review is done."""
        self._seen = self._state()
        self.query_one(ModeTabs).day = self.journal.today()
        guided = self.guided
        if guided.finished:
            self._show_end()
            return
        review = review_of(self.journal, guided)
        steps = steps_left(review)
        if steps:
            self._show_step(steps, steps_behind(review))
        else:
            self._show_end()

    def _show_step(self, steps: list[Step], behind: int) -> None:
        step = steps[0]
        if self._step is not None and self.is_typing():
            # Another window went on meanwhile: what is being typed here stays under the keys.
            step = self._step
        head = progress(behind, len(steps))
        is_new = self._step is None or step.key != self._step.key
        self._step = step
        self.set_class(isinstance(step, FactsStep), "-facts")
        if isinstance(step, FactsStep):
            page = self.query_one(YearPage)
            facts = facts_page(step.facts, page.text_width)
            page.show(Content("\n\n").join([head, facts]))
            self.set_focus(page)
        else:
            self._show_asked(step, head, is_new)
        self.refresh_bindings()

    def _show_asked(self, step: Step, head: Content, is_new: bool) -> None:
        view = self.query_one(StepView)
        width = min(max(self.app.size.width - _BESIDE, 24), WIDEST)
        if self.app.size.width >= NARROW:
            head = Content.assemble(head, (f"  {period_name(self._kind, *self.period)}", "dim"))
        view.show(head, question(step, self.day, width), self.keyed(keys(step)))
        if not is_new:
            return
        if isinstance(step, PromptStep | IntentionStep):
            self.show_line(self._draft_name(step.prompt))
        else:
            view.hide_line()
            self.set_focus(None)

    def _show_end(self) -> None:
        """Show the facts once more."""
        self._step = None
        self.query_one(StepView).hide_line()
        self.add_class("-facts")
        page = self.query_one(YearPage)
        facts = facts_of(self.journal, self._kind, self.period[0])
        page.show(Content("\n\n").join([_DONE, facts_page(facts, page.text_width)]))
        self.set_focus(page)
        self.refresh_bindings()

    def _draft_name(self, prompt: str) -> str:
        """Name the line among the drafts, as the form does that asks the same."""
        return prompt_field(self.period[0], self._kind, prompt)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the step can do."""
        del parameters
        if action in _ON_STEPS:
            return isinstance(self._step, _ON_STEPS[action])
        if action in _IN_THE_LINE:
            return self.prompt is not None
        if action == "afresh":
            return self.half_typed.is_typing()
        return True

    async def action_leave(self) -> None:
        """Leave the review; it goes on from here."""
        await self.settle()
        self.keep_draft()
        self.dismiss(None)


_DONE = Content.styled("This review is done. esc goes back.", "$accent")
