"""One step of a guided pass: what is asked, a line to answer in, and the keys."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from lean_journal.tui.widgets.field import Field


class StepView(Vertical):
    """Shows one step at a time; it has a line only where a line is asked for."""

    DEFAULT_CSS = """
    StepView { height: auto; max-width: 100; padding: 1 3; }
    StepView > Static { height: auto; }
    StepView > .question { margin: 1 0; }
    StepView > .keys { color: $text-muted; margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the words; the line comes with the first step that needs one."""
        yield Static(classes="progress", markup=False)
        yield Static(classes="question", markup=False)
        yield Static(classes="keys", markup=False)

    def show(self, progress: Content, question: Content, keys: str) -> None:
        """Show what is asked."""
        self.query_one(".progress", Static).update(progress)
        self.query_one(".question", Static).update(question)
        self.query_one(".keys", Static).update(keys)

    @property
    def line(self) -> Field | None:
        """The line, if it is shown."""
        fields = self.query(Field)
        return fields.first() if fields and fields.first().display else None

    def show_line(self, draft: str, text: str, placeholder: str = "") -> Field:
        """Show the line with a text.

        Args:
            draft: The line's name among the drafts.
            text: What was half-typed in it before.
            placeholder: Shown while it is empty.
        """
        fields = self.query(Field)
        if not fields:
            line = Field(text, draft=draft, placeholder=placeholder)
            self.mount(line, before=".keys")
            return line
        line = fields.first()
        line.display = True
        line.draft, line.value = draft, text
        line.suggest(placeholder)
        line.cursor_position = len(text)
        return line

    def holds(self, draft: str) -> bool:
        """Tell whether the line of a name is shown with something typed in it."""
        line = self.line
        return line is not None and line.draft == draft and bool(line.value.strip())

    def empty(self, draft: str) -> None:
        """Empty the line of a name; another that has taken its place stays as it is."""
        line = self.line
        if line is not None and line.draft == draft:
            line.value = ""

    async def show_questions(self) -> None:
        """Show the next set of questions to ask oneself or others."""
        from lean_journal.tui.widgets.questions import Questions

        if not self.query(Questions):
            await self.mount(Questions(), after=".keys")
        self.query_one(Questions).show_next()

    def hide_line(self) -> None:
        """Show no line; what was in it is on disk, or kept as a draft."""
        for questions in self.query("Questions"):
            questions.display = False
        for line in self.query(Field):
            line.draft, line.value, line.display = "", "", False
