"""Writing to one prompt, or on a page without one, over as many lines as it takes."""

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from lean_journal.domain.reflection import ReflectionKind, text_of
from lean_journal.storage.drafts import Draft, prompt_field
from lean_journal.storage.passes import reflect, reflection_of
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.editor import edit_outside
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.page import Page
from lean_journal.tui.wording import reflection_name

LONGEST = 100_000
"""Characters one can edit here at ease; an editor takes more."""


class PageDialog(Dialog[bool]):
    """One answer as a page; ctrl+s saves, and emptying it takes the answer away."""

    DEFAULT_CSS = """
    PageDialog #sheet { height: 100%; }
    PageDialog .hint { display: none; margin-top: 1; }
    """

    def __init__(self, day: date, kind: ReflectionKind, prompt: str) -> None:
        """Take whose answer it is; its text comes from the journal or a draft."""
        super().__init__(reflection_name(day, kind))
        self._day, self._kind, self._prompt = day, kind, prompt
        self._saved = self._text = ""

    @property
    def _draft(self) -> str:
        return prompt_field(self._day, self._kind, self._prompt)

    def content(self) -> ComposeResult:
        """Lay out the prompt and the page."""
        self._saved = text_of(reflection_of(self.journal, self._day, self._kind), self._prompt)
        text = self.half_typed.take_up(self._draft) or self._saved
        self._text = text
        if self._prompt:
            yield Static(self._prompt, classes="label", markup=False)
        page = Page(text[:LONGEST], draft=self._draft, saved=self._saved)
        hint = Static(self.keyed(_TOO_LONG), classes="hint", markup=False)
        if len(text) > LONGEST:
            page.read_only, page.draft = True, ""
            hint.display = True
        yield page
        yield hint

    def first(self) -> Widget:
        """Begin on the page."""
        return self.query_one(Page)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the editor for a page too long to edit here as well."""
        return action == "edit_outside" or super().check_action(action, parameters)

    async def save(self) -> None:
        """Put the page on disk."""
        page = self.query_one(Page)
        if not page.read_only:
            await self._store(page.value)

    async def _store(self, text: str) -> bool:
        def store() -> bool:
            base = self.half_typed.base(self._draft)
            bases = {self._prompt: self._saved if base is None else base}
            reflect(self.journal, self._day, self._kind, {self._prompt: text}, bases)
            return True

        saved = await self.journal_app.save(store)
        if saved:
            await self.finish(True)
        return bool(saved)

    async def action_afresh(self) -> None:
        """Let go of what was half-typed and begin with what is saved."""
        await self.settle()
        self.query_one(Page).text = self._saved
        self.half_typed.all_saved()
        self.refresh_bindings()

    async def action_edit_outside(self) -> None:
        """Go on writing in $EDITOR; what it leaves is saved."""
        await self.settle()
        page = self.query_one(Page)
        text = self._text if page.read_only else page.value
        edited = edit_outside(self.journal_app, Draft(self._draft, text, self.journal.today()))
        if edited is None:
            return
        if not page.read_only:
            page.text = edited.text
        if edited.is_well:
            await self._store(edited.text)
        else:
            self.half_typed.note(self._draft, edited.text, self._saved)
            self.keep_draft()


async def open_unsaved(screen: JournalScreen[Any], line: Field, text: str) -> None:
    """Open what a failed editor wrote for the line of a prompt: as a page, it keeps its lines.

    Args:
        screen: The screen of the line.
        line: The line, named among the drafts as its prompt is.
        text: What the editor wrote.
    """
    name = line.draft
    screen.half_typed.note(name, text, line.saved)
    screen.half_typed.keep()
    # The page holds the text from here on, not the line, until its screen shows it again.
    line.draft = ""
    await screen.app.push_screen(page_of(name))


def page_of(draft: str) -> PageDialog:
    """Make the page of a prompt by its name among the drafts."""
    head, _, prompt = draft.partition("/")
    _, day, kind = head.split(" ")
    return PageDialog(date.fromisoformat(day), ReflectionKind(kind), prompt)


_TOO_LONG = "too long to edit here: {editor} opens it in $EDITOR"
