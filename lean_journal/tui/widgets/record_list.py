"""A list one moves through with arrows or hjkl, redrawn without losing one's place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list."""

    key: str
    """What the row stands for; empty for a heading, which is passed over."""

    content: Content


class RecordList(OptionList):
    """An option list that keeps its place by key when its rows change."""

    # They go first, as the commands do, so that a command typed ahead finds the row moved to.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", show=False, priority=True),
        Binding("up,k", "cursor_up", show=False, priority=True),
        Binding("home", "first", show=False, priority=True),
        Binding("end", "last", show=False, priority=True),
        Binding("pagedown", "page_down", show=False, priority=True),
        Binding("pageup", "page_up", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        &:focus {
            border: none;
            background: $background;
            background-tint: transparent;
        }
        & > .option-list--option-disabled {
            color: $foreground;
        }
    }
    """

    class Resized(Message):
        """The list has another width now: rows that were fitted to it want to be drawn anew."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id, markup=False)
        self._rows: Sequence[Row] = ()

    @property
    def row_width(self) -> int:
        """Cells a row has."""
        return max(self.scrollable_content_region.width, 20)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for rows of the new width."""
        del event
        self.post_message(self.Resized())

    @property
    def key(self) -> str:
        """The key of the highlighted row; empty if there is none."""
        option = self.highlighted_option
        return (option.id or "") if option is not None else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Draw rows, staying at the row with the same key, or else at the same place."""
        if rows == self._rows:
            return
        key, place = self.key, self.highlighted
        self._rows = rows
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(map(_option, rows))
        if not self.move_to(key):
            self._move_near(place or 0)

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Draw more rows after those that stand there."""
        more = list(rows)
        self._rows = [*self._rows, *more]
        self.add_options(map(_option, more))

    def move_to(self, key: str) -> bool:
        """Highlight the row of a key; tells whether there is one."""
        for index, row in enumerate(self._rows):
            if key and row.key == key:
                self.highlighted = index
                return True
        return False

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the highlighted row; with the first one its heading comes in sight too."""
        super().scroll_to_highlight(top)
        if self.is_mounted and not any(row.key for row in self._rows[: self.highlighted or 0]):
            self.scroll_to(y=0, animate=False, force=True)

    def _move_near(self, place: int) -> None:
        selectable = [index for index, row in enumerate(self._rows) if row.key]
        self.highlighted = min(
            selectable, key=lambda index: (abs(index - place), -index), default=None
        )


def _option(row: Row) -> Option:
    return Option(row.content, id=row.key or None, disabled=not row.key)
