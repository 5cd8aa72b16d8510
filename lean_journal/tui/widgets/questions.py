"""Questions to ask at the work, a set at a time."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from lean_journal.domain.starter import COACHING_QUESTIONS, WALK_QUESTIONS


class Questions(Widget):
    """One set of questions; hidden until asked for."""

    DEFAULT_CSS = """
    Questions {
        height: auto;
        padding: 0 1;
        margin-bottom: 1;
        display: none;
        color: $foreground;
    }
    """

    place: var[int] = var(-1)
    """Which set is shown; -1 shows none."""

    def __init__(self, theme: str = "") -> None:
        """Take the theme of the walk, whose questions come first."""
        super().__init__()
        sets = [*COACHING_QUESTIONS.items(), *WALK_QUESTIONS.items()]
        self._sets = sorted(sets, key=lambda named: named[0] != theme)

    def show_next(self) -> None:
        """Show the next set, and after the last one none."""
        self.place = self.place + 1 if self.place + 1 < len(self._sets) else -1

    def watch_place(self) -> None:
        """Show or hide."""
        self.display = self.place >= 0
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw the set that is chosen."""
        if self.place < 0:
            return ""
        name, questions = self._sets[self.place]
        count = f"  {self.place + 1} of {len(self._sets)}"
        lines = [Content(f"· {question}") for question in questions]
        head = Content.assemble((name, "bold $accent"), (count, "dim"))
        return Content("\n").join([head, *lines])
