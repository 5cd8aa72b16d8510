"""Behaviors: a grid of behaviors and days, filled by one key a cell."""

from datetime import date, timedelta

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import Behavior, Mark
from lean_journal.domain.calendar import DAY, days, week_of
from lean_journal.domain.months import range_name
from lean_journal.domain.picture import look
from lean_journal.domain.practice import Practice
from lean_journal.domain.record import Record
from lean_journal.storage.behaviors import practices_of
from lean_journal.storage.marks import mark_on, seen_on
from lean_journal.tui.command_table import BEHAVIORS, KeyOf
from lean_journal.tui.commands import bindings
from lean_journal.tui.layout import shown_text
from lean_journal.tui.looks import LOOKS
from lean_journal.tui.screens.behaviors_actions import BehaviorsActions
from lean_journal.tui.widgets.behavior_detail import detail
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mark_grid import GridRow, MarkGrid
from lean_journal.tui.widgets.mode_tabs import ModeTabs

FIRST_LOOK = timedelta(days=7)
"""How far back the screen looks, as it opens, for a day that wants to be marked."""

LABEL_WIDE, LABEL_NARROW = 28, 15
"""Cells of a behavior's name."""

_LEGEND = Content.styled(
    "   ".join(f"{glyph} {what}" for what, (glyph, _) in LOOKS.items() if glyph.strip()), "dim"
)


def _welcome(key_of: KeyOf) -> Content:
    return Content.assemble(
        ("Be the leader you want.\n\n", "bold $primary"),
        "Choose two or three behaviors others could see,\nand mark each day: done, missed, "
        "or not possible.\n\n",
        (key_of("add-behavior"), "bold $accent"),
        "  shows a set to begin with\n",
        (key_of("help"), "bold $accent"),
        "  shows every key",
    )


class BehaviorsScreen(BehaviorsActions):
    """The days of some weeks, and what stands behind the chosen cell."""

    BINDINGS = bindings(BEHAVIORS)

    DEFAULT_CSS = """
    BehaviorsScreen #page { padding: 1 2 0 2; }
    BehaviorsScreen.-narrow #page { padding: 0 1; }
    BehaviorsScreen #span { height: 1; text-style: bold; }
    BehaviorsScreen MarkGrid { max-height: 60%; margin-top: 1; }
    BehaviorsScreen #chosen { height: 1fr; margin-top: 1; }
    BehaviorsScreen.-narrow MarkGrid, BehaviorsScreen.-narrow #chosen { margin-top: 0; }
    BehaviorsScreen #welcome { display: none; padding: 2 4; height: 1fr; }
    BehaviorsScreen.-empty #welcome { display: block; }
    BehaviorsScreen.-empty #page { display: none; }
    """

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._practices: list[Practice] = []
        self._first: date | None = None
        self._place: tuple[int, date] | None = None
        self._drawn: tuple[int, date, int] | None = None
        """The version of the journal, the day and the number of weeks that are drawn."""

        self._shown: object = None
        """The cell, the version of the journal, the day and the width that are drawn."""

    def compose(self) -> ComposeResult:
        """Lay out the grid and what stands below it."""
        yield ModeTabs("behaviors")
        with Vertical(id="page"):
            yield Static(id="span", markup=False)
            yield MarkGrid()
            yield Static(id="chosen", markup=False)
        yield Static(id="welcome", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the grid at the first day that wants to be marked."""
        self.refresh_view()
        self.set_focus(self._grid)
        self._open_at_first()

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile."""
        self._refresh_if_stale()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many weeks as there is room for."""
        del event
        self.call_after_refresh(self._refresh_if_stale)

    # The view

    @property
    def _grid(self) -> MarkGrid:
        return self.query_one(MarkGrid)

    @property
    def _weeks(self) -> int:
        return 1 if self.has_class("-narrow") else 4 if self.has_class("-broad") else 2

    @property
    def practices(self) -> list[Practice]:
        """The behaviors with their marks, as the journal held them at the last look."""
        return self._practices

    @property
    def chosen(self) -> tuple[Practice, date] | None:
        """The behavior and the day under the cursor."""
        place = self._grid.chosen
        found = (one for one in self._practices if place and one.behavior.id == place[0])
        practice = next(found, None)
        return (practice, place[1]) if practice is not None and place is not None else None

    def _state(self) -> tuple[int, date, int]:
        return self.journal.version, self.journal.today(), self._weeks

    def _refresh_if_stale(self) -> None:
        if self._drawn != self._state():
            self.refresh_view()

    def refresh_view(self) -> None:
        """Draw the days as the journal holds them now."""
        self._drawn = self._state()
        today = self.journal.today()
        self.query_one(ModeTabs).day = today
        self._practices = practices_of(self.journal)
        self.set_class(not self._practices, "-empty")
        if not self._practices:
            self.query_one("#welcome", Static).update(_welcome(self.key_of))
        self._draw(today)
        self.refresh_bindings()

    def _draw(self, today: date) -> None:
        first = self._first = self._framed(today)
        shown = list(days(first, first + (7 * self._weeks - 1) * DAY))
        self.query_one("#span", Static).update(range_name(shown[0], shown[-1]))
        width = LABEL_NARROW if self.has_class("-narrow") else LABEL_WIDE
        rows = [
            GridRow(
                behavior=one.behavior.id,
                label=_label(one.behavior, width),
                looks={day: look(one, day) for day in shown},
                worded=frozenset(day for day in shown if self._has_words(one, day)),
                is_dim=one.behavior.is_parked,
            )
            for one in self._practices
        ]
        self._grid.show_days(shown, rows, today)
        if self._place is not None:
            self._grid.choose(self._place[0], min(self._place[1], shown[-1]))
        self.show_chosen()

    def _framed(self, today: date) -> date:
        """Give the first day to show: whole weeks, this one at most, the chosen day among them."""
        week_start, before_last = self.journal.settings.week_start, 7 * (self._weeks - 1) * DAY
        latest = week_of(today, week_start)[0] - before_last
        first = min(self._first or latest, latest)
        if self._place is not None:
            week = week_of(self._place[1], week_start)[0]
            first = max(min(first, week), min(week - before_last, latest))
        return first

    def _has_words(self, practice: Practice, day: date) -> bool:
        if day not in practice.marks:
            return False
        mark = mark_on(self.journal, practice.behavior.id, day)
        return mark is not None and bool(mark.evidence)

    def _open_at_first(self) -> None:
        """Choose the first cell that wants to be marked; without one, today."""
        today = self.journal.today()
        if self._practices:
            first = self._practices[0].behavior.id
            self.go_to_cell(*(self._wanting(today - FIRST_LOOK, today) or (first, today)))

    def _wanting(self, first: date, last: date, after: int = -1) -> tuple[int, date] | None:
        """Give the first cell that wants a mark: day by day, each from the top.

        Args:
            first: The day to begin with.
            last: The last day to look at.
            after: The place in the list after which the first day is looked at.
        """
        for day in days(first, last):
            for place, one in enumerate(self._practices):
                is_passed = day == first and place <= after
                if not is_passed and not one.behavior.is_parked and one.wants_mark(day):
                    return one.behavior.id, day
        return None

    def advance(self) -> None:
        """Go to the next cell that wants a mark, if there is one."""
        place = self._grid.chosen
        if place is None:
            return
        ids = [one.behavior.id for one in self._practices]
        found = self._wanting(place[1], self.journal.today(), after=ids.index(place[0]))
        if found is not None:
            self.go_to_cell(*found)

    def go_to_cell(self, behavior: int, day: date) -> None:
        """Choose a cell, and show its days if they are not shown."""
        self._place = (behavior, day)
        if not self._grid.choose(behavior, day):
            self._draw(self.journal.today())
        self.show_chosen()

    def show_chosen(self) -> None:
        """Draw what stands behind the chosen cell."""
        # Moving there and being told that one has come there draw the same.
        place, width = self._grid.chosen, self.size.width
        state = (place, self.journal.version, self.journal.today(), width, self.offered)
        if state == self._shown:
            return
        self._shown = state
        chosen = self.chosen
        text = Content("")
        if chosen is not None:
            practice, day = chosen
            mark = mark_on(self.journal, practice.behavior.id, day)
            text = detail(practice, day, mark, seen_on(self.journal, day), self.offered)
            if not self.has_class("-narrow"):
                text = Content("\n\n").join([text, _LEGEND])
        self.query_one("#chosen", Static).update(text)

    def show_record(self, record: Record) -> None:
        """Come to a behavior, or to a mark on its day."""
        if isinstance(record, Mark):
            self.go_to_cell(record.behavior, record.day)
        elif isinstance(record, Behavior):
            self.go_to_cell(record.id, self.journal.today())
        elif isinstance(record, Absence) and self._practices:
            day = min(record.first, self.journal.today())
            self.go_to_cell(self._practices[0].behavior.id, day)

    @on(DataTable.CellHighlighted)
    def _cell_chosen(self) -> None:
        self._place = self._grid.chosen
        self.show_chosen()
        self.refresh_bindings()

    @on(DataTable.CellSelected)
    async def _cell_clicked(self) -> None:
        await self.action_open()

    @on(MarkGrid.Beyond)
    def _go_beyond(self, event: MarkGrid.Beyond) -> None:
        if (place := self._grid.chosen) is not None:
            self.go_to_cell(place[0], place[1] + event.days * DAY)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen cell can do."""
        del parameters
        if not self.is_mounted or action in ("add", "absences"):
            return True
        chosen = self.chosen
        if action == "move":
            return chosen is not None and not chosen[0].behavior.is_parked
        return chosen is not None

    def action_weeks(self, weeks: int) -> None:
        """Go some weeks on or back, to the same weekday."""
        if (place := self._grid.chosen) is not None and self._first is not None:
            self._first += 7 * weeks * DAY
            self._place = (place[0], place[1] + 7 * weeks * DAY)
            self._draw(self.journal.today())

    def action_today(self) -> None:
        """Go to today."""
        if (place := self._grid.chosen) is not None:
            self.go_to_cell(place[0], self.journal.today())


def _label(behavior: Behavior, width: int) -> str:
    tail = " · parked" if behavior.is_parked else ""
    name = Content(shown_text(behavior.name)).truncate(width - len(tail) - 1, ellipsis=True)
    label = name + tail
    return label.pad_right(width - label.cell_length).plain
