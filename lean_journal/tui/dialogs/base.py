"""What the dialogs share: their place on the screen, their keys, and one accent."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Static

from lean_journal.storage.drafts import Draft
from lean_journal.tui.command_table import FIELD
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.field import Field

Result = TypeVar("Result")


class Dialog(JournalScreen[Result], ModalScreen[Result]):
    """A sheet at the bottom of the screen; what lies above stays in view.

    A subclass gives its `content` and the widget that takes the keys first.
    """

    BINDINGS = bindings(FIELD)

    DEFAULT_CSS = """
    Dialog {
        align: center bottom;
        background: $background 30%;
    }
    Dialog > #sheet {
        height: auto;
        max-height: 100%;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        padding: 0 1 1 1;
        background: $surface;
        border-top: wide $primary;
    }
    Dialog .title { color: $primary; text-style: bold; padding: 0 1; }
    Dialog .label { color: $text-muted; padding: 0 1; margin-top: 1; }
    Dialog .hint { color: $text-muted; padding: 0 1; }
    """

    first_questions: ClassVar[str] = ""
    """The set of questions that comes first, if another than the everyday ones."""

    def __init__(self, title: str) -> None:
        """Take what stands at the head of the sheet."""
        super().__init__()
        self._title = title
        self.then: Callable[[Result], Awaitable[bool | None]] | None = None
        """What to do with the result; its False keeps the dialog, and what was typed, open."""

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with Vertical(id="sheet"):
            yield Static(self._title, classes="title", markup=False)
            yield from self.content()
        yield CommandBar()

    def field(
        self,
        saved: str = "",
        *,
        draft: str = "",
        placeholder: str = "",
        id: str | None = None,
        suggester: Suggester | None = None,
    ) -> Field:
        """Make a field that begins with what was half-typed in it before, else with its text."""
        kept = self.half_typed.take_up(draft) if draft else None
        return Field(
            kept if kept is not None else saved,
            placeholder=placeholder,
            id=id,
            suggester=suggester,
            draft=draft,
            saved=saved,
        )

    def content(self) -> ComposeResult:
        """Give what the sheet holds under its title."""
        yield from ()

    @property
    def sheet(self) -> Widget:
        """What the content stands on; it scrolls if it is taller than the screen."""
        return self.query_one("#sheet")

    def row_in_focus(self) -> Widget | None:
        """Give the part of the sheet that holds the focus."""
        return next((part for part in self.sheet.children if part.has_focus_within), None)

    def first(self) -> Widget | None:
        """Give the widget that takes the keys first."""
        return None

    def on_mount(self) -> None:
        """Take the keys at once: those typed ahead are meant for this dialog."""
        if (widget := self.first()) is not None:
            self.set_focus(widget)

    async def finish(self, result: Result) -> None:
        """Hand over the result, and close once it is taken."""
        self.app.clear_notifications()
        if self.then is None or await self.then(result) is not False:
            self.half_typed.end()
            self.dismiss(result)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result; a dialog that is closed already stays so.

        Textual would close whatever has come to be on top: keys typed ahead of the closing
        still reach the field that had the focus.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this dialog can do."""
        del parameters
        if action == "save":
            return type(self).save is not Dialog.save
        if action == "questions":
            return isinstance(self.focused, Field)
        if action == "edit_outside":
            return bool(getattr(self.focused, "draft", ""))
        if action == "afresh":
            return self.half_typed.is_typing()
        return hasattr(self, f"action_{action}")

    async def action_submit(self) -> None:
        """Go on, or save."""
        await self.settle()
        await self.submit()

    async def action_save(self) -> None:
        """Save."""
        await self.settle()
        await self.save()

    async def submit(self) -> None:
        """Do what Enter does; in most forms it saves."""
        await self.save()

    async def save(self) -> None:
        """Close with what was typed; a dialog without this has nothing to save."""

    async def action_leave(self) -> None:
        """Close without a result; what was typed is there again the next time."""
        await self.settle()
        # What was complained of here is no concern of the screen below.
        self.app.clear_notifications()
        self.keep_draft()
        self.dismiss(None)

    async def action_questions(self) -> None:
        """Show the next set of questions above the line that is typed."""
        from lean_journal.tui.widgets.questions import Questions

        row = self.row_in_focus()
        if not self.query(Questions):
            await self.sheet.mount(Questions(self.first_questions), before=row)
        questions = self.query_one(Questions)
        if row is not None:
            self.sheet.move_child(questions, before=row)
        questions.show_next()
        self.call_after_refresh(self._show_beside, questions)

    def _show_beside(self, questions: Widget) -> None:
        """Have as much of the questions in sight as the line they are for leaves room for."""
        # It may have been closed since.
        for widget in (questions, self.row_in_focus()) if self.is_current else ():
            if widget is not None and widget.display:
                self.sheet.scroll_to_region(widget.virtual_region, animate=False)

    async def action_afresh(self) -> None:
        """Let go of what was half-typed and begin with what is saved."""
        await self.settle()
        for field in self.query(Field):
            field.value = field.saved
            field.cursor_position = len(field.value)
        self.half_typed.all_saved()
        self.refresh_bindings()

    async def action_edit_outside(self) -> None:
        """Write the text of the field in $EDITOR; it comes back to the field."""
        from lean_journal.tui.editor import edit_outside

        await self.settle()
        field = self.focused
        if isinstance(field, Field):
            today = self.journal.today()
            edited = edit_outside(self.journal_app, Draft(field.draft, field.value, today))
            if edited is not None:
                field.put(edited.text)
