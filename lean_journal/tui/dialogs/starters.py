"""The starter set of behaviors: choose some, or write one of your own."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.behavior import Behavior, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.naming import named
from lean_journal.domain.starter import PRESELECTED, STARTER_BEHAVIORS, StarterBehavior
from lean_journal.tui.command_table import STARTERS
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.widgets.record_list import Row

BOX, CADENCE, NAME = 4, 9, 28
"""Cells of the box, of the longest cadence and of the longest name, each with a gap."""

LEAST = 12
"""Cells a definition must have at least: of less one could read nothing."""


class StartersDialog(ListDialog[list[Behavior]]):
    """Returns the behaviors to begin; three are chosen already for somebody without any."""

    BINDINGS = bindings(STARTERS)

    DEFAULT_CSS = """
    StartersDialog .meaning { height: 1; padding: 0 1; margin: 1 0; }
    StartersDialog.-narrow .meaning { height: 2; margin: 0; }
    StartersDialog.-narrow RecordList { max-height: 11; }
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
        super().__init__(
            "Behaviors to begin with",
            hint="{choose} chooses · enter begins them · {own} writes your own",
        )
        self._today, self._own = today, own
        self._starters = [one for one in STARTER_BEHAVIORS if not named(behaviors, one.name)]
        self._chosen = set() if behaviors else set(PRESELECTED)

    def content(self) -> ComposeResult:
        """Lay out the list, and below it the whole of what the chosen row means."""
        rows, *others = super().content()
        yield rows
        yield Static(classes="meaning", markup=False)
        yield from others

    @on(OptionList.OptionHighlighted)
    def _say_meaning(self) -> None:
        key = self.rows.key
        meaning = self._starters[int(key)].definition if key else ""
        self.query_one(".meaning", Static).update(meaning)

    def refresh_view(self) -> None:
        """Show which are chosen."""
        self.show_hint()
        rows = self.rows
        rows.show_rows(
            [
                Row(str(number), _row(one, one.name in self._chosen, rows.row_width))
                for number, one in enumerate(self._starters)
            ]
        )
        self._say_meaning()

    @on(OptionList.OptionSelected)
    def _row_clicked(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the behavior, or let go of it."""
        if key := self.rows.key:
            self._chosen ^= {self._starters[int(key)].name}
            self.refresh_view()

    async def action_own(self) -> None:
        """Write one of one's own."""
        self.dismiss(None)
        self.app.call_later(self._own, None)

    async def save(self) -> None:
        """Close with the chosen ones."""
        chosen = [one for one in self._starters if one.name in self._chosen]
        if not chosen:
            self.journal_app.say(
                self.keyed("{choose} chooses a behavior, {own} writes one of your own")
            )
            return
        await self.finish(
            [
                begin(one.name, parse_cadence(one.cadence), self._today, definition=one.definition)
                for one in chosen
            ]
        )


def _row(starter: StarterBehavior, is_chosen: bool, width: int) -> Content:
    box = ("[x] " if is_chosen else "[ ] ", "bold $accent" if is_chosen else "dim")
    row = Content.assemble(box, f"{starter.cadence:{CADENCE}}{starter.name}")
    if width - BOX - CADENCE - NAME >= LEAST:
        row = Content.assemble(row.pad_right(NAME - len(starter.name)), (starter.definition, "dim"))
    return row.truncate(width, ellipsis=True)
