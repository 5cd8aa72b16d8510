"""Gemba: walks, and what was seen on the one that is chosen."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import Record
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage.capture import (
    standing_walk,
)
from lean_journal.tui.command_table import GEMBA, KeyOf
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.gemba_actions import GembaActions
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.gemba_rows import EARLIER, observation_rows, walk_head, walk_rows
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.record_list import RecordList

KEY = "bold $accent"

MOST_WALKS = 60
"""Walks that are drawn besides the planned ones, the newest; one more row unfolds the others."""


def _welcome(key_of: KeyOf) -> Content:
    return Content.assemble(
        ("Go and see.\n\n", "bold $primary"),
        "Press ",
        (key_of("capture"), KEY),
        ", type what you saw, press ",
        ("Enter", KEY),
        ".\n",
        "A line each; an empty one ends.\n\n",
        (key_of("add"), KEY),
        "  begins or plans a walk to an area\n",
        (key_of("help"), KEY),
        "  shows every key",
    )


class GembaScreen(GembaActions):
    """Walks on the left, what was seen on the right; one of the two on a narrow screen."""

    BINDINGS = bindings(GEMBA)

    DEFAULT_CSS = """
    GembaScreen #walks { width: 38; padding: 0 1; }
    GembaScreen #detail { width: 1fr; padding: 0 1; border-left: vkey $panel; }
    GembaScreen #observations:blur > .option-list--option-highlighted {
        background: transparent;
    }
    GembaScreen #head { height: auto; padding: 0 0 1 0; }
    GembaScreen #welcome { display: none; padding: 2 4; height: 1fr; }
    GembaScreen.-empty #welcome { display: block; }
    GembaScreen.-empty #panes { display: none; }
    GembaScreen.-high #panes { padding-top: 1; }
    GembaScreen.-broad #walks { width: 52; }
    GembaScreen.-narrow #walks { width: 1fr; }
    GembaScreen.-narrow #detail { display: none; border-left: none; }
    GembaScreen.-narrow.-inside #walks { display: none; }
    GembaScreen.-narrow.-inside #detail { display: block; }
    """

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._has_begun = False
        self._is_unfolded = False
        self._sought = 0
        """The id of the walk one came to last: it is drawn though it be folded."""

        self._walk_drawn: tuple[int, int, date, int] | None = None
        """What is drawn of the chosen walk is of: walk, version, day and width."""

    def compose(self) -> ComposeResult:
        """Lay out the two lists."""
        yield ModeTabs("gemba")
        with Horizontal(id="panes"):
            yield RecordList(id="walks")
            with Vertical(id="detail"):
                yield Static(id="head", markup=False)
                yield RecordList(id="observations")
        yield Static(id="welcome", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the walks as they are now."""
        # What is hidden after it was shown would lose the keys.
        self.set_class(not self.has_any(Walk), "-empty")
        self.set_focus(self._walks)

    # The view

    @property
    def _walks(self) -> RecordList:
        return self.query_one("#walks", RecordList)

    @property
    def _observations(self) -> RecordList:
        return self.query_one("#observations", RecordList)

    @property
    def is_inside(self) -> bool:
        """Whether the keys go to what was seen on the chosen walk, not to the walks."""
        return self.focused is self._observations

    def refresh_view(self) -> None:
        """Draw the walks and the chosen one as the journal holds them now."""
        journal = self.journal
        walks, folded = self._shown_walks()
        self.set_class(not walks, "-empty")
        if not walks:
            self.query_one("#welcome", Static).update(_welcome(self.key_of))
        self.query_one(ModeTabs).day = journal.today()
        self._walks.show_rows(
            walk_rows(
                walks,
                self._areas(),
                Counter(journal.tally(Observation, "walk")),
                today=journal.today(),
                week_start=journal.settings.week_start,
                width=self._walks.row_width,
                folded=folded,
            )
        )
        if not self._has_begun and walks:
            self._has_begun = True
            self._walks.move_to(self._first_walk(walks))
        self._draw_walk()
        self.refresh_bindings()

    def _shown_walks(self) -> tuple[list[Walk], int]:
        """Give the walks that are drawn, the newest first, and how many are folded behind them."""
        journal = self.journal
        known = journal.glimpse(Walk, "day", "start", "created", "state")
        newest = sorted(known, key=_newest_first, reverse=True)
        most = MOST_WALKS + sum(one.state is WalkState.PLANNED for one in newest)
        shown = [one.id for one in newest]
        # A row that says "1 earlier" would spare none.
        if not self._is_unfolded and len(shown) > most + 1:
            sought = [id for id in shown[most:] if id == self._sought]
            shown = shown[:most] + sought
        walks = (journal.lookup(Walk, id) for id in shown)
        return [walk for walk in walks if walk is not None], len(newest) - len(shown)

    def _first_walk(self, newest_first: Sequence[Walk]) -> str:
        """Choose where to begin: the walk that is under way, else the last one, no plan."""
        today = self.journal.today()
        past = [walk for walk in newest_first if walk.day <= today] or newest_first
        return str((standing_walk(self.journal) or past[0]).id)

    def _draw_walk(self) -> None:
        walk = self.chosen_walk()
        head = self.query_one("#head", Static)
        if walk is None:
            head.update("")
            self._observations.show_rows(())
            self._walk_drawn = None
            return
        today, width = self.journal.today(), self._observations.row_width
        stands = (walk.id, self.journal.version, today, width)
        if stands == self._walk_drawn:
            return
        self._walk_drawn = stands
        seen = self.seen_on(walk)
        promises = self._promises({walk.id, *(one.id for one in seen)})
        untriaged = sum(not one.triaged for one in seen)
        area = self._areas().get(walk.area) if walk.area is not None else None
        struggle = self.struggle_of(walk)
        head.update(walk_head(walk, area, struggle, untriaged, today))
        rows = observation_rows(seen, promises, today=today, width=width)
        self._observations.show_rows(rows)

    def _promises(self, sources: set[int]) -> list[Commitment]:
        """Give the commitments that came from a walk or from what was seen on it."""
        known = self.journal.glimpse(Commitment, "source")
        found = [self.journal.lookup(Commitment, one.id) for one in known if one.source in sources]
        return sorted((one for one in found if one is not None), key=lambda one: one.created)

    def _areas(self) -> dict[int, Area]:
        return {area.id: area for area in self.journal.find(Area)}

    def chosen_walk(self) -> Walk | None:
        """Give the chosen walk as the journal holds it now."""
        key = self._walks.key
        return self.journal.lookup(Walk, int(key)) if key.isdecimal() else None

    def chosen_observation(self) -> Observation | None:
        """Give the chosen observation, if one is inside a walk."""
        key = self._observations.key if self.is_inside else ""
        return self.journal.lookup(Observation, int(key)) if key.isdecimal() else None

    def show_record(self, record: Record) -> None:
        """Come to a walk, or to the walk an observation or a commitment belongs to."""
        if isinstance(record, Walk):
            self._show_walk(record.id)
        elif isinstance(record, Observation):
            self._show_walk(record.walk)
            self._draw_walk()
            self.action_focus_observations()
            self._observations.move_to(str(record.id))
        elif isinstance(record, Commitment):
            self._show_source(record)

    def _show_walk(self, id: int) -> None:
        """Come to a walk, though it be folded."""
        self._sought = id
        if not self._walks.move_to(str(id)):
            self.refresh_view()
            self._walks.move_to(str(id))

    def _show_source(self, promise: Commitment) -> None:
        """Come to where a commitment was made, and to its row if it stands by itself."""
        source = promise.source or 0
        if (seen := self.journal.lookup(Observation, source)) is not None:
            self.show_record(seen)
        elif (walk := self.journal.lookup(Walk, source)) is not None:
            self.show_record(walk)
            self._draw_walk()
            self.action_focus_observations()
            self._observations.move_to(f"promise-{promise.id}")

    @on(OptionList.OptionHighlighted, "#walks")
    def _walk_chosen(self) -> None:
        self._draw_walk()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    # Keys

    async def action_open(self) -> None:
        """Unfold the earlier walks; else go into the walk, or change what was seen."""
        if self.is_inside or self._walks.key != EARLIER:
            await super().action_open()
            return
        place = self._walks.highlighted
        self._is_unfolded = True
        self.refresh_view()
        # At the first of those that were folded.
        self._walks.highlighted = place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the chosen walk."""
        del parameters
        if action in _ON_WALKS:
            return self._is_possible(action)
        return True

    def _is_possible(self, action: str) -> bool:
        if not self.is_mounted:
            return False
        walk = self.chosen_walk()
        if walk is None:
            return action == "open" and self._walks.key == EARLIER
        possible = {
            "begin": walk.state is WalkState.PLANNED,
            "end": walk.state is WalkState.WALKED and walk.ended is None,
            "close": walk.state is WalkState.WALKED and not walk.is_notes,
            "star": self.is_inside,
            "improve": self.is_inside and self.chosen_observation() is not None,
            "thread": self.thread_of_chosen() is not None,
        }
        return possible.get(action, True)

    def action_focus_observations(self) -> None:
        """Go to the observations."""
        self.add_class("-inside")
        self.set_focus(self._observations)

    def action_focus_walks(self) -> None:
        """Go back to the walks."""
        self.remove_class("-inside")
        self.set_focus(self._walks)


_ON_WALKS = frozenset(
    {
        *("open", "triage", "end", "close", "edit", "begin", "star", "remove"),
        *("improve", "thread"),
    }
)
"""Actions that need a walk."""


def _newest_first(walk: Any) -> tuple[object, ...]:
    return walk.day, walk.start.timestamp() if walk.start else 0.0, walk.created
