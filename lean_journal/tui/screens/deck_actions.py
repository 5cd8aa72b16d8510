"""What a person does with a deck: each key is one action."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import date

from textual.content import Content

from lean_journal.domain.deck import NEXT, Pull
from lean_journal.domain.months import month_after, month_before, month_name
from lean_journal.domain.record import Record
from lean_journal.reports.shown import ShownDeck
from lean_journal.reports.slides import Slide, as_plain
from lean_journal.storage.deck import confirm, freeze, pull
from lean_journal.tui.screens.deck_file import DeckWriting
from lean_journal.tui.widgets.deck_pages import GAPS, HISTORY, DeckPages
from lean_journal.tui.widgets.record_list import Row

_ON_DRAFTS = frozenset({"confirm", "freeze", "plan", "answer"})


class DeckActions(DeckWriting):
    """The actions, on the page and the row the screen shows."""

    @property
    @abstractmethod
    def pages(self) -> DeckPages:
        """The pages of the deck as it stands."""

    @property
    @abstractmethod
    def page(self) -> str:
        """The name of the page that is shown."""

    @property
    @abstractmethod
    def row(self) -> str:
        """The key of the chosen row; empty if there is none."""

    @abstractmethod
    def can_turn(self, months: int) -> bool:
        """Tell whether there is something to see in the month before or after."""

    @abstractmethod
    def show_page(self, page: str) -> None:
        """Show a page, at its first row."""

    @abstractmethod
    def show_month(self, month: date) -> None:
        """Show the deck of another month, from its first page."""

    @property
    def shown(self) -> ShownDeck | None:
        """The deck as it stands; None if what was frozen cannot be read."""
        return self.pages.shown

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown; None on another page."""
        return self.pages.slide(self.page)

    @property
    def chosen_record(self) -> int:
        """The id of the record whose words the chosen row shows; 0 if they are nobody's."""
        return self.pages.record(self.page, self.row)

    @property
    def chosen_month(self) -> date | None:
        """The month of the chosen row of what came back."""
        is_month = self.page == HISTORY and self.row
        return date.fromisoformat(self.row) if is_month else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the page and the deck are ready for."""
        if not self.is_mounted or action in ("back", "help"):
            return True
        if action in ("go", "month"):
            (steps,) = parameters
            can = self._can_go if action == "go" else self.can_turn
            return isinstance(steps, int) and can(steps)
        if self.shown is None:
            return False
        if action in _ON_DRAFTS and not self.shown.is_draft:
            return False
        offered: dict[str, Callable[[], bool]] = {
            "confirm": lambda: self.slide is not None,
            "freeze": lambda: not self.pages.left,
            "answer": lambda: bool(self.before.prediction.strip()),
            "pull": lambda: self.deck.frozen is not None and bool(NEXT[self.deck.pull]),
            "open": self._can_open,
            "thread": lambda: self._chosen_thread() is not None,
        }
        return offered[action]() if action in offered else True

    def _can_go(self, pages: int) -> bool:
        names = self.pages.names
        return self.page in names and 0 <= names.index(self.page) + pages < len(names)

    def _can_open(self) -> bool:
        if self.chosen_month is not None or (self.page == GAPS and self.row):
            return True
        return self.shown is not None and self.shown.is_draft and bool(self.chosen_record)

    def _chosen_thread(self) -> Record | None:
        return self.deck_record(self.chosen_record)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def action_go(self, pages: int) -> None:
        """Go to another page."""
        names = self.pages.names
        self.show_page(names[names.index(self.page) + pages])

    def action_month(self, months: int) -> None:
        """Look at the deck of the month before or after."""
        self.show_month(month_before(self.month) if months < 0 else month_after(self.month))

    async def action_thread(self) -> None:
        """Go to the record the row tells of."""
        if (record := self._chosen_thread()) is not None:
            self.dismiss(None)
            await self.journal_app.go_to(record)

    async def action_open(self) -> None:
        """Change the words of the row where they are written; or go to its month."""
        if self.chosen_month is not None:
            self.show_month(self.chosen_month)
        elif self.chosen_record == self.before.id and self.before.id:
            await self.action_answer()
        elif (record := self._chosen_thread()) is not None:
            await self.open_words(record)
        elif self._can_open():
            await self.action_plan()

    # From a draft to what came back

    async def action_confirm(self) -> None:
        """Say yes to the slide as it is, and go to the next that waits for it."""
        if self.shown is None or self.slide is None:
            return
        plain, month = as_plain(self.shown.outline), self.month
        place = self.pages.slides.index(self.slide)
        label = f"yes to a slide of {month_name(month)}"
        if await self.act(label, lambda t: confirm(self.journal, t, month, plain, place)) is None:
            return
        if not self.pages.left:
            self.journal_app.say(
                self.keyed("every slide is confirmed; {freeze-deck} freezes the deck")
            )
        self.show_page(self.pages.next_left(self.page))

    async def action_freeze(self) -> None:
        """Keep the slides as they were confirmed."""
        if self.shown is None:
            return
        plain, month = as_plain(self.shown.outline), self.month
        label = f"the deck of {month_name(month)} frozen"
        if await self.act(label, lambda t: freeze(self.journal, t, month, plain)) is not None:
            self.journal_app.say(self.keyed(_FROZEN))

    async def action_pull(self) -> None:
        """Note what came back for the deck."""
        from lean_journal.tui.dialogs.choose import ChooseDialog

        month = self.month

        async def store(key: str) -> bool:
            signal = Pull(key)
            label = f"{month_name(month)}: {signal}"
            done = await self.act(label, lambda t: pull(self.journal, t, month, signal))
            if done is not None:
                self.journal_app.say(label)
            return done is not None

        rows = [Row(one.value, Content(_MEANING[one])) for one in NEXT[self.deck.pull]]
        hint = "It is what the deck is for; there is no score."
        await self.show(ChooseDialog("What came back?", rows, hint), store)


_MEANING = {
    Pull.SENT: "sent: it is with her",
    Pull.DISCUSSED: "discussed: she came back to it",
    Pull.REUSED: "reused upward: she handed some of it on",
    Pull.ASKED: "asked for first: she asked before it came",
}


_FROZEN = "frozen: it stays as it is. {write-deck} writes the file, {pull-signal} notes it sent"
