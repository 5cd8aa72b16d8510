"""The names of a screen's pages in one line, the one that is shown in brackets."""

from collections.abc import Sequence

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

WIDE = 3
"""Cells between two names; where they have no room for it, one."""


class PageNames(Widget):
    """Tells where one is among the pages; a click on a name asks for its page."""

    DEFAULT_CSS = """
    PageNames { height: 1; color: $foreground; }
    """

    shown: var[int] = var(0)
    """The place of the page that is shown, from 0."""

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, place: int) -> None:
            """Take the place of its page, from 0."""
            super().__init__()
            self.place = place

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names, in the order of the pages."""
        super().__init__()
        self._names = names

    def watch_shown(self) -> None:
        """Mark the other page."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Ask for the page whose name was clicked."""
        right = 0
        for place, name in enumerate(self._drawn()):
            left, right = right, right + name.cell_length + self._gap
            if left <= event.x < right - self._gap:
                self.post_message(self.Chosen(place))

    @property
    def _gap(self) -> int:
        cells = sum(name.cell_length for name in self._drawn())
        return WIDE if cells + WIDE * (len(self._names) - 1) <= self.size.width else 1

    def _drawn(self) -> list[Content]:
        return [
            Content.styled(f"[{name}]", "bold $primary")
            if place == self.shown
            else Content.styled(name, "dim")
            for place, name in enumerate(self._names)
        ]

    def render(self) -> RenderResult:
        """Draw the names."""
        return Content(" " * self._gap).join(self._drawn())
