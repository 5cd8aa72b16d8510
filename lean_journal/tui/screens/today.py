"""Today: the guided morning pass, and afterwards the board of what is due."""

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import (
    AreaStep,
    CommitmentStep,
    EvidenceStep,
    FocusStep,
    MarkStep,
    PromptStep,
    Step,
    StruggleStep,
    TwiceStep,
    WalkStep,
    steps_behind,
    steps_left,
)
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk
from lean_journal.storage.drafts import evidence_field, prompt_field
from lean_journal.storage.morning import first_step, morning_of
from lean_journal.tui.command_table import FIELD, TODAY
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.today_practice import TodayPractice
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.step_view import StepView
from lean_journal.tui.widgets.step_words import WELCOME, keys, progress, question
from lean_journal.tui.wording import day_name

if TYPE_CHECKING:
    from lean_journal.tui.widgets.board import Board

_ON_THE_BOARD = {"hansei", "add"}
_ON_COMMITMENTS = {"keep", "set_due", "break"}
_IN_THE_LINE = {"save", "capture", "help", "edit_outside", "questions"}

WITH_LINE = (AreaStep, EvidenceStep, PromptStep)
"""The steps that are answered in a line."""

_ON_STEPS: dict[str, tuple[type, ...]] = {
    "smaller": (TwiceStep,),
    "park": (TwiceStep,),
    "cue": (TwiceStep, FocusStep),
    "focus": (FocusStep,),
    "plan": (WalkStep, StruggleStep),
}
"""The steps an action is for."""


class TodayScreen(TodayPractice):
    """Opens on the pass while it has something to ask, and on the board after it."""

    BINDINGS = bindings(TODAY, FIELD)

    DEFAULT_CSS = """
    TodayScreen.-board StepView { display: none; }
    TodayScreen Board { display: none; }
    TodayScreen.-board Board { display: block; }
    TodayScreen.-narrow StepView, TodayScreen.-narrow Board { padding: 1 1; }
    """

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._day: date | None = None
        self._step: Step | None = None
        self._pass: Pass | None = None
        self._board: Board | None = None
        self._is_paused = False
        self._has_more = False
        """Whether the pass has steps left."""

        self._seen: tuple[int, date] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the step; the board comes when it is needed."""
        yield ModeTabs("today")
        yield StepView()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the day as it is now; a first step that is known at once does not wait."""
        self._day = self.journal.today()
        step = first_step(self.journal, self._day)
        if step is None:
            self.refresh_view()
        else:
            self.query_one(ModeTabs).day = self._day
            self._step = step
            self.query_one(StepView).show(
                Content(""), question(step, self._day), self.keyed(keys(step))
            )
            self.call_after_refresh(self.refresh_view)

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile."""
        self.half_typed.sync()
        seen = (self.journal.version, self.journal.today())
        is_stale = self._seen not in (None, seen)
        step = self._step
        if self.query_one(StepView).line is not None and isinstance(step, WITH_LINE):
            # Another screen may have gone on with the same answer, or a draft was taken up.
            is_stale = self.take_up_line(_draft_name(step, self.day)) or is_stale
        if is_stale:
            self.refresh_view()

    # The view

    @property
    def day(self) -> date:
        """The journal day of the pass: the one on which the typing began."""
        return self._day or self.journal.today()

    @property
    def step(self) -> Step | None:
        """The step that is shown; None on the board."""
        return self._step

    @property
    def guided(self) -> Pass:
        """The pass of the day."""
        return self._pass or morning_of(self.journal, self.day).guided

    def refresh_view(self) -> None:
        """Show the step that comes next, or the board."""
        today = self.journal.today()
        self._seen = (self.journal.version, today)
        self.query_one(ModeTabs).day = today
        if self._day != today and not self.is_typing():
            self._day = today
            self._is_paused = False
        morning = morning_of(self.journal, self.day)
        self._pass = morning.guided
        steps = [] if morning.guided.finished else steps_left(morning)
        self._has_more = bool(steps)
        if steps and not self._is_paused:
            self._show_step(steps, steps_behind(morning))
        else:
            self._show_board()
        self.refresh_bindings()

    def _show_step(self, steps: list[Step], behind: int) -> None:
        self.remove_class("-board")
        step = steps[0]
        if self._step is not None and self.is_typing():
            # Another window went on meanwhile: what is being typed here stays under the keys.
            step = self._step
        view = self.query_one(StepView)
        head = [progress(behind, len(steps))]
        if self.day != self.journal.today():
            head.append(Content.styled(f"for {day_name(self.day)}", "$accent"))
        asked = question(step, self.day)
        if isinstance(step, AreaStep):
            asked = Content.assemble(WELCOME, asked)
        view.show(Content("  ").join(head), asked, self.keyed(keys(step)))
        if self._step is not None and step.key == self._step.key:
            self._step = step
            return
        self._step = step
        if isinstance(step, WITH_LINE):
            self.show_line(_draft_name(step, self.day))
        else:
            view.hide_line()
            self.set_focus(None)

    def _show_board(self) -> None:
        # Neither the board nor what it shows is waited for by the first frame of the pass.
        from lean_journal.storage.today import today_of
        from lean_journal.tui.widgets.board import Board

        self._step = None
        self.query_one(StepView).hide_line()
        self.add_class("-board")
        if self._board is None:
            self._board = Board(self.keyed)
            self.mount(self._board, before=self.query_one(CommandBar))
        self._board.today = today_of(self.journal)
        self.call_after_refresh(self._go_on_board)

    def _go_on_board(self) -> None:
        """Have the board take the keys once it is there."""
        if self._step is None and self._board is not None and self.focused is None:
            self.set_focus(self._board.rows)
        self.refresh_bindings()

    # What is chosen

    def _chosen(self) -> tuple[str, int]:
        return self._board.chosen if self._step is None and self._board is not None else ("", 0)

    def chosen_commitment(self) -> Commitment | None:
        """Give the commitment of the step or the row, as the journal holds it now."""
        noun, id_ = self._chosen()
        is_row = noun == "commitment"
        return self.journal.lookup(Commitment, id_) if is_row else super().chosen_commitment()

    def chosen_behavior(self) -> Behavior | None:
        """Give the behavior of the board's row, as the journal holds it now."""
        noun, id_ = self._chosen()
        return self.journal.lookup(Behavior, id_) if noun == "behavior" else None

    @property
    def takes_digits(self) -> bool:
        """Whether a digit chooses the behavior of the day, not a mode."""
        return isinstance(self._step, FocusStep)

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the step or the row can do."""
        del parameters
        step = self._step
        if action in _ON_COMMITMENTS:
            return isinstance(step, CommitmentStep) or self._chosen()[0] == "commitment"
        if action == "mark":
            return isinstance(step, MarkStep) or self._chosen()[0] == "behavior"
        if action in _ON_STEPS:
            return isinstance(step, _ON_STEPS[action])
        if action == "open":
            return bool(self._chosen()[0])
        if action == "resume":
            return step is None and self._has_more
        if action in _ON_THE_BOARD:
            return step is None
        if action in _IN_THE_LINE:
            return isinstance(step, WITH_LINE)
        if action == "afresh":
            return step is not None and self.half_typed.is_typing()
        return action not in ("next", "leave") or step is not None

    async def action_leave(self) -> None:
        """Leave the pass; it goes on from here."""
        await self.settle()
        self.keep_draft()
        self._is_paused = True
        self.set_focus(None)
        self.refresh_view()

    def action_resume(self) -> None:
        """Go on with the pass."""
        self._is_paused = False
        self.refresh_view()

    async def action_open(self) -> None:
        """Go to what the row names."""
        from lean_journal.domain.cycle import Cycle
        from lean_journal.domain.improvement import Improvement

        noun, id_ = self._chosen()
        if noun == "deck":
            from lean_journal.tui.screens.deck import DeckScreen

            await self.journal_app.enter(DeckScreen(date.fromordinal(id_)))
            return
        kinds: dict[str, type[Record]] = {
            "behavior": Behavior,
            "commitment": Commitment,
            "walk": Walk,
            "triage": Walk,
            "cycle": Cycle,
            "improvement": Improvement,
        }
        record = self.journal.lookup(kinds[noun], id_) if noun in kinds else None
        if record is not None:
            await self.journal_app.go_to(record)


def _draft_name(step: AreaStep | EvidenceStep | PromptStep, day: date) -> str:
    """Name the line of a step among the drafts, as the form does that asks the same."""
    if isinstance(step, EvidenceStep):
        return evidence_field(step.behavior.id, step.day)
    if isinstance(step, AreaStep):
        return "area new/name"
    return prompt_field(day, ReflectionKind.MORNING, step.prompt)
