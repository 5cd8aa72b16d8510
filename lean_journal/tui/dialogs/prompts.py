"""The prompts of a reflection, one after the other, a line each."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from lean_journal.domain.guided import Pass
from lean_journal.domain.reflection import ReflectionKind, day_for
from lean_journal.storage.drafts import Draft, prompt_field
from lean_journal.storage.guided import answer
from lean_journal.storage.passes import pass_of, prompts_left
from lean_journal.tui.command_table import FORM
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.dialogs.page import open_unsaved
from lean_journal.tui.editor import edit_outside
from lean_journal.tui.layout import asked
from lean_journal.tui.widgets.step_view import StepView
from lean_journal.tui.widgets.step_words import progress
from lean_journal.tui.wording import reflection_name

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp


class PromptsDialog(Dialog[None]):
    """Asks what is left of a day's prompts; each answer is on disk before the next."""

    BINDINGS = bindings(FORM)

    DEFAULT_CSS = """
    PromptsDialog StepView { padding: 1 1 0 1; }
    """

    def __init__(self, day: date, kind: ReflectionKind) -> None:
        """Take the day under which the reflection is kept, and its kind."""
        super().__init__(reflection_name(day, kind))
        self._day, self._kind = day, kind
        self._prompt = ""
        self._again: bool | None = None
        """Whether all prompts had been gone through, so that those left are asked again."""

        self._passed: set[str] = set()
        """Prompts gone through in this dialog."""

    def content(self) -> ComposeResult:
        """Lay out the step."""
        yield StepView()

    def on_mount(self) -> None:
        """Ask the first prompt."""
        self.refresh_view()

    def first(self) -> Widget | None:
        """Begin in the line."""
        return self.query_one(StepView).line

    def on_screen_resume(self) -> None:
        """Take up what another screen did to the same answer."""
        if self._prompt:
            view = self.query_one(StepView)
            view.show_line(self._draft, self.half_typed.current(self._draft))

    def refresh_view(self) -> None:
        """Ask the next prompt; with none left, close."""
        guided = pass_of(self.journal, self._day, self._kind)
        left = [one for one in self._left(guided) if one not in self._passed]
        if self._prompt and self.query_one(StepView).holds(self._draft):
            # Another window answered it meanwhile; what is typed here stays under the keys.
            return
        if not left:
            self.dismiss(None)
            return
        behind = len(guided.prompts) - len(left)
        view = self.query_one(StepView)
        keys = "enter goes on · empty leaves it · esc leaves all"
        view.show(progress(behind, len(left)), asked(left[0]), keys)
        if left[0] != self._prompt:
            self._prompt = left[0]
            text = self.half_typed.take_up(self._draft) or ""
            self.set_focus(view.show_line(self._draft, text))

    def _left(self, guided: Pass) -> list[str]:
        """Give what is to be asked; once all is through, what was left without an answer."""
        if self._again is None:
            self._again = not prompts_left(self.journal, guided)
        return prompts_left(self.journal, replace(guided, done=()) if self._again else guided)

    @property
    def _draft(self) -> str:
        return prompt_field(self._day, self._kind, self._prompt)

    async def save(self) -> None:
        """Put the answer on disk and go on."""
        line = self.query_one(StepView).line
        if line is not None:
            await self._answer(line.value.strip(" \t"))

    async def _answer(self, text: str) -> None:
        guided = pass_of(self.journal, self._day, self._kind)
        prompt, draft = self._prompt, self._draft
        saved = await self.journal_app.save(lambda: answer(self.journal, guided, prompt, text))
        if saved is not None:
            self.query_one(StepView).empty(draft)
            self.half_typed.saved(draft)
            self._passed.add(prompt)
            self.refresh_view()

    async def action_edit_outside(self) -> None:
        """Write the answer in $EDITOR; what it leaves is saved."""
        await self.settle()
        line = self.query_one(StepView).line
        if line is None:
            return
        draft = Draft(self._draft, line.value, self.journal.today())
        edited = edit_outside(self.journal_app, draft)
        if edited is None:
            return
        if edited.is_well:
            await self._answer(edited.text)
        else:
            await open_unsaved(self, line, edited.text)


async def ask_prompts(app: "JournalApp", day: date, kind: ReflectionKind) -> None:
    """Ask the prompts of a day, a week or a month, unless all hold an answer."""
    day = day_for(kind, day, app.journal.settings.week_start)
    guided = replace(pass_of(app.journal, day, kind), done=())
    if prompts_left(app.journal, guided):
        await app.push_screen(PromptsDialog(day, kind))
    else:
        app.say("every prompt has its answer already; Reflect is where to change one")
