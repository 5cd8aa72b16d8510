"""The grid of behaviors and days: a cell is what became of one behavior on one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from lean_journal.domain.picture import Look
from lean_journal.tui.looks import LOOKS

CELL = 3
"""Cells a day takes."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One behavior with the days that are shown."""

    behavior: int
    label: str
    """As wide as every other row's."""

    looks: Mapping[date, Look]
    worded: frozenset[date]
    """The days whose mark has words beside it."""

    is_dim: bool


class MarkGrid(DataTable[Text]):
    """Moves by arrows or hjkl; beyond either side it asks for other days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "cursor_left", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("l", "cursor_right", show=False),
    ]

    DEFAULT_CSS = """
    MarkGrid {
        background: $background;
        height: auto;
        scrollbar-size-vertical: 1;
        &:focus { background-tint: transparent; }
        & > .datatable--header, &:focus > .datatable--header {
            background: $background;
            background-tint: transparent;
            color: $text-muted;
            text-style: none;
        }
        & > .datatable--header-cursor { background: $panel; color: $foreground; }
        & > .datatable--header-hover { background: $panel; }
        & > .datatable--even-row, & > .datatable--odd-row { background: $background; }
    }
    """

    class Beyond(Message):
        """The cursor was moved beyond the first or the last day that is shown."""

        def __init__(self, days: int) -> None:
            """Take the direction: -1 to earlier days, 1 to later ones."""
            super().__init__()
            self.days = days

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(header_height=2, cell_padding=0)
        self._days: Sequence[date] = ()
        self._drawn: Sequence[GridRow] = ()
        self._today: date | None = None

    @property
    def chosen(self) -> tuple[int, date] | None:
        """The behavior and the day under the cursor; None without any row."""
        row, column = self.cursor_coordinate
        if row >= len(self._drawn) or column >= len(self._days):
            return None
        return self._drawn[row].behavior, self._days[column]

    def show_days(self, days: Sequence[date], rows: Sequence[GridRow], today: date) -> None:
        """Draw the grid.

        Args:
            days: The days, without a gap.
            rows: The behaviors.
            today: The journal day, whose column says so.
        """
        is_same_shape = (
            days == self._days
            and today == self._today
            and [(row.behavior, row.label) for row in rows]
            == [(row.behavior, row.label) for row in self._drawn]
        )
        if is_same_shape:
            self._change_cells(rows)
        else:
            self._draw(days, rows, today)
        self._days, self._drawn, self._today = days, rows, today

    def _draw(self, days: Sequence[date], rows: Sequence[GridRow], today: date) -> None:
        row, column = self.cursor_coordinate
        self.clear(columns=True)
        for day in days:
            style = "bold" if day == today else ""
            mark = "▾" if day == today else ""
            head = Text(f"{day:%a}"[:2] + f"{mark}\n{day.day:2}", style=style)
            self.add_column(head, width=CELL, key=day.isoformat())
        for one in rows:
            cells = [_cell(one, day) for day in days]
            # Labels are as muted as the header: dim besides, one could not read them.
            label = Text(one.label)
            self.add_row(*cells, label=label, key=str(one.behavior))
        self.move_cursor(row=row, column=column)

    def _change_cells(self, rows: Sequence[GridRow]) -> None:
        for number, (old, new) in enumerate(zip(self._drawn, rows, strict=True)):
            for column, day in enumerate(self._days):
                if (cell := _cell(new, day)) != _cell(old, day):
                    self.update_cell_at(Coordinate(number, column), cell)

    def choose(self, behavior: int, day: date) -> bool:
        """Move the cursor to a cell; tells whether it is shown."""
        rows = [row.behavior for row in self._drawn]
        if behavior not in rows or day not in self._days:
            return False
        self.move_cursor(row=rows.index(behavior), column=self._days.index(day))
        return True

    def action_cursor_left(self) -> None:
        """Go a day back."""
        if self.cursor_coordinate.column == 0:
            self.post_message(self.Beyond(-1))
        else:
            super().action_cursor_left()

    def action_cursor_right(self) -> None:
        """Go a day on."""
        if self.cursor_coordinate.column == len(self._days) - 1:
            self.post_message(self.Beyond(1))
        else:
            super().action_cursor_right()


def _cell(row: GridRow, day: date) -> Text:
    look = row.looks[day]
    glyph, style = LOOKS[look]
    words = "″" if day in row.worded else " "
    return Text(f" {glyph}{words}", style="dim" if row.is_dim else style)
