"""Today: the guided morning pass, and afterwards the board of what is due."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import AreaStep, CommitmentStep, PromptStep, Step, WalkStep
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk
from lean_journal.storage.drafts import Draft
from lean_journal.storage.passes import morning_of, steps_of
from lean_journal.storage.today import today_of
from lean_journal.tui.commands import FIELD, TODAY, bindings
from lean_journal.tui.layout import shown_text
from lean_journal.tui.screens.today_actions import TodayActions
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.step_view import StepView
from lean_journal.tui.widgets.today_rows import WELCOME, board_rows, keys, progress, question
from lean_journal.tui.wording import day_name, full_day


class TodayScreen(TodayActions):
    """Opens on the pass while it has something to ask, and on the board after it."""

    BINDINGS = bindings(TODAY, FIELD)

    DEFAULT_CSS = """
    TodayScreen #board { display: none; height: 1fr; padding: 1 2; }
    TodayScreen.-board #board { display: block; }
    TodayScreen.-board StepView { display: none; }
    TodayScreen #head { height: auto; margin-bottom: 1; }
    TodayScreen RecordList { height: 1fr; }
    TodayScreen.-narrow #board { padding: 1 1; }
    """

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._day: date | None = None
        self._step: Step | None = None
        self._is_paused = False

    def compose(self) -> ComposeResult:
        """Lay out the step; the board comes when it is needed."""
        yield ModeTabs("today")
        yield StepView()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the day as it is now."""
        self.refresh_view()

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile."""
        self.refresh_view()

    # The view

    def refresh_view(self) -> None:
        """Show the step that comes next, or the board."""
        today = self.journal.today()
        self.query_one(ModeTabs).day = today
        if self._day != today and not self.half_typed.is_typing():
            self._day = today
            self._is_paused = False
        steps = [] if self._is_paused else steps_of(self.journal, self.day)
        if steps:
            self._show_step(steps)
        else:
            self._show_board()
        self.refresh_bindings()

    @property
    def day(self) -> date:
        """The journal day whose pass is under way: the one on which the typing began."""
        return self._day or self.journal.today()

    def _show_step(self, steps: list[Step]) -> None:
        self.remove_class("-board")
        step = steps[0]
        if self._step is not None and self.half_typed.is_typing():
            # Another window went on meanwhile: what is being typed here stays under the keys.
            step = self._step
        view = self.query_one(StepView)
        head = [progress(len(self.guided.done), len(steps))]
        if self.day != self.journal.today():
            head.append(Content.styled(f"for {day_name(self.day)}", "$accent"))
        asked = question(step, self.day)
        if isinstance(step, AreaStep):
            asked = Content.assemble(WELCOME, asked)
        view.show(Content("  ").join(head), asked, keys(step))
        if step == self._step:
            return
        self._step = step
        if isinstance(step, (PromptStep, AreaStep)):
            name = (
                f"prompt {self.day} morning/{step.prompt}"
                if isinstance(step, PromptStep)
                else "area new/name"
            )
            self.set_focus(view.show_line(name, self.half_typed.take_up(name) or ""))
        else:
            view.hide_line()
            self.set_focus(None)

    def _show_board(self) -> None:
        self._step = None
        self.add_class("-board")
        self.query_one(StepView).hide_line()
        if not self.query("#board"):
            board = Vertical(Static(id="head", markup=False), RecordList(), id="board")
            self.mount(board, before=self.query_one(CommandBar))
        self.call_after_refresh(self._draw_board)

    @on(RecordList.Resized)
    def _draw_board(self) -> None:
        """Fill the board once it is there."""
        lists = self.query(RecordList)
        if self._step is not None or not lists:
            return
        today = today_of(self.journal)
        lines = [Content.styled(full_day(today.day), "bold $primary")]
        if today.intention:
            lines.append(Content.styled(shown_text(today.intention), "italic"))
        if today.steps_left:
            lines.append(Content.styled("p goes on with the morning pass", "$accent"))
        rows = lists.first()
        found = board_rows(today, rows.row_width)
        if not found:
            lines.append(
                Content.styled(
                    "Nothing is due. o captures what you see; e reflects on the day.", "dim"
                )
            )
        self.query_one("#head", Static).update(Content("\n").join(lines))
        rows.show_rows(found)
        if self.focused is not rows:
            self.set_focus(rows)
        self.refresh_bindings()

    # What is chosen

    @property
    def step(self) -> Step | None:
        """The step that is shown; None on the board."""
        return self._step

    @property
    def guided(self) -> Pass:
        """The pass of the day."""
        return morning_of(self.journal, self.day).guided

    def _chosen(self) -> tuple[str, int]:
        lists = self.query(RecordList)
        noun, _, id_ = (lists.first().key if lists else "").partition("-")
        return (noun, int(id_)) if self._step is None and id_.isdecimal() else ("", 0)

    def chosen_commitment(self) -> Commitment | None:
        """Give the commitment of the step or the row, as the journal holds it now."""
        if isinstance(self._step, CommitmentStep):
            return self.journal.lookup(Commitment, self._step.commitment.id)
        noun, id_ = self._chosen()
        return self.journal.lookup(Commitment, id_) if noun == "commitment" else None

    def show_record(self, record: Record) -> None:
        """Come to a commitment on the board."""
        if isinstance(record, Commitment):
            self._is_paused = True
            self.refresh_view()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the step or the row can do."""
        del parameters
        step = self._step
        has_line = isinstance(step, (PromptStep, AreaStep))
        if step is None:
            noun, _ = self._chosen() if self.is_mounted else ("", 0)
            possible = {
                "keep": noun == "commitment",
                "set_due": noun == "commitment",
                "break": noun == "commitment",
                "open": bool(noun),
                "resume": True,
                "hansei": True,
                "add": True,
            }
        else:
            possible = {
                "next": True,
                "keep": isinstance(step, CommitmentStep),
                "set_due": isinstance(step, CommitmentStep),
                "break": isinstance(step, CommitmentStep),
                "plan": isinstance(step, WalkStep),
                "leave": True,
                "save": has_line,
                "capture": has_line,
                "help": has_line,
                "edit_outside": has_line,
                "afresh": has_line and self.half_typed.is_typing(),
            }
        return possible.get(action, action not in _OWN)

    async def typed(self) -> str:
        """Give what was typed in the step's line, once all keys have been taken in."""
        await self.settle()
        line = self.query_one(StepView).line
        return line.value.strip(" \t") if line is not None else ""

    def is_answered(self) -> None:
        """Let go of the line's text, which is on disk, and show the next step."""
        line = self.query_one(StepView).line
        if line is not None:
            self.half_typed.saved(line.draft)
            line.value = ""
        self.refresh_view()

    async def action_save(self) -> None:
        """Do as Enter does."""
        await self.action_next()

    async def action_leave(self) -> None:
        """Leave the pass; it goes on from here."""
        await self.settle()
        self.keep_draft()
        self._is_paused = True
        self.refresh_view()

    def action_resume(self) -> None:
        """Go on with the pass."""
        self._is_paused = False
        self.refresh_view()

    async def action_open(self) -> None:
        """Go to what the row names."""
        noun, id_ = self._chosen()
        kinds: dict[str, type[Record]] = {"commitment": Commitment, "walk": Walk, "triage": Walk}
        record = self.journal.lookup(kinds[noun], id_) if noun in kinds else None
        if record is not None:
            await self.journal_app.go_to(record)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    async def action_hansei(self) -> None:
        """Reflect on the day."""
        from lean_journal.tui.dialogs.prompts import ask_prompts

        await ask_prompts(self.journal_app, self.journal.today(), ReflectionKind.EVENING)

    async def action_edit_outside(self) -> None:
        """Write the answer in $EDITOR; what it leaves is saved."""
        from lean_journal.tui.editor import edit_outside

        await self.settle()
        line, step = self.query_one(StepView).line, self._step
        if line is None:
            return
        edited = edit_outside(self.journal_app, Draft(line.draft, line.value, self.day))
        if edited is None:
            return
        if edited.is_well and isinstance(step, PromptStep):
            await self.answer_prompt(step.prompt, edited.text)
        else:
            line.put(edited.text)

    async def action_afresh(self) -> None:
        """Let go of what was half-typed."""
        await self.settle()
        if (line := self.query_one(StepView).line) is not None:
            line.value = ""
            self.half_typed.saved(line.draft)
        self.refresh_bindings()


def _draft_name(step: PromptStep | AreaStep, day: date) -> str:
    """Name the line of a step among the drafts, as the form does that asks the same."""
    if isinstance(step, AreaStep):
        return "area new/name"
    return f"prompt {day.isoformat()} morning/{step.prompt}"


_OWN = frozenset(
    {"next", "keep", "set_due", "break", "plan", "open", "resume", "hansei", "add", "leave", "save"}
    | {"capture", "help", "edit_outside", "afresh", "questions"}
)
"""Actions of this screen; what is not among them is not its business."""
