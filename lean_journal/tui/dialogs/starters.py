"""The starter set of behaviors: choose some, or write one of your own."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from lean_journal.domain.behavior import Behavior, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.naming import named
from lean_journal.domain.starter import PRESELECTED, STARTER_BEHAVIORS
from lean_journal.tui.commands import STARTERS, bindings
from lean_journal.tui.dialogs.base import Dialog

NAME = 28
"""Cells of the longest starter's name, and a gap."""


class StartersDialog(Dialog[list[Behavior]]):
    """Returns the behaviors to begin; three are chosen already for somebody without any."""

    BINDINGS = bindings(STARTERS)

    DEFAULT_CSS = """
    StartersDialog SelectionList {
        height: auto; max-height: 14; border: none; background: $surface; padding: 0 1;
        &:focus { border: none; background-tint: transparent; }
    }
    """

    def __init__(
        self,
        behaviors: Sequence[Behavior],
        today: date,
        own: Callable[[Behavior | None], Awaitable[None]],
    ) -> None:
        """Take what is known.

        Args:
            behaviors: The behaviors of the journal; they are not offered again.
            today: The journal day.
            own: Opens the form of a behavior of one's own.
        """
        super().__init__("Behaviors to begin with")
        self._today, self._own = today, own
        self._starters = [one for one in STARTER_BEHAVIORS if not named(behaviors, one.name)]
        self._preselected = () if behaviors else PRESELECTED

    def content(self) -> ComposeResult:
        """Lay out the list."""
        yield SelectionList[str](
            *(
                Selection(
                    Content.assemble(f"{one.name:{NAME}}{one.cadence:9}", (one.definition, "dim")),
                    one.name,
                    one.name in self._preselected,
                )
                for one in self._starters
            )
        )
        yield Static(
            "space chooses · enter begins them · a writes your own", classes="hint", markup=False
        )

    def first(self) -> Widget:
        """Begin in the list."""
        return self.query_one(SelectionList)

    def action_choose(self) -> None:
        """Choose the behavior, or let go of it."""
        self.query_one(SelectionList).action_select()

    async def action_own(self) -> None:
        """Write one of one's own."""
        self.dismiss(None)
        self.app.call_later(self._own, None)

    async def save(self) -> None:
        """Close with the chosen ones."""
        chosen = self.query_one(SelectionList[str]).selected
        await self.finish(
            [
                begin(
                    one.name,
                    parse_cadence(one.cadence),
                    self._today,
                    definition=one.definition,
                )
                for one in self._starters
                if one.name in chosen
            ]
        )
