"""A page of text to scroll by arrows or j and k: a behavior's year, a week or month as facts."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

WIDEST = 124
"""Cells of the widest page."""

_BESIDE = 4
"""Cells beside the text: the padding and the scrollbar."""


class YearPage(VerticalScroll):
    """Holds the text; whoever fits it to the width gives it anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]

    DEFAULT_CSS = """
    YearPage { padding: 1 1 0 2; max-width: 124; scrollbar-size-vertical: 1; }
    YearPage > Static { height: auto; padding-bottom: 1; }
    """

    class Resized(Message):
        """The page has another width now: what was fitted to it wants to be drawn anew."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(markup=False)

    @property
    def text_width(self) -> int:
        """Cells of a line, with the scrollbar there or not, before any layout or after it."""
        return max(min(self.app.size.width, WIDEST) - _BESIDE, 20)

    def show(self, text: Content) -> None:
        """Draw a text; the place stays."""
        self.query_one(Static).update(text)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for a text of the new width."""
        del event
        self.post_message(self.Resized())
