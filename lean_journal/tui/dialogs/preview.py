"""A day's reflections laid out as Markdown, to read."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Markdown

from lean_journal.domain.reflection import Reflection, as_markdown
from lean_journal.domain.text import visible_lines
from lean_journal.tui.dialogs.base import Dialog

LONGEST = 100_000
"""Characters that are laid out."""


class PreviewDialog(Dialog[None]):
    """What was written, as it was meant to be read; links in it lead nowhere."""

    DEFAULT_CSS = """
    PreviewDialog #sheet { height: 100%; }
    PreviewDialog VerticalScroll { height: 1fr; background: $surface; }
    PreviewDialog MarkdownH1 { content-align: left middle; margin: 1 0 0 0; }
    PreviewDialog MarkdownH2 { text-style: bold; color: $foreground; margin: 1 0 0 0; }
    """

    def __init__(self, title: str, written: Sequence[Reflection]) -> None:
        """Take the reflections of the day."""
        super().__init__(title)
        pages = [
            f"# {one.kind.value.capitalize()}\n\n{as_markdown(one.answers)}" for one in written
        ]
        self._text = visible_lines("\n".join(pages)[:LONGEST])

    def content(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll():
            yield Markdown(self._text, open_links=False)

    def first(self) -> Widget:
        """Let the arrows scroll."""
        return self.query_one(VerticalScroll)
