"""What a person does with a deck: its words, a yes to each slide, the file, what came back."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.content import Content

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import NEXT, Deck, Pull
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import month_after, month_before, month_name
from lean_journal.domain.record import Record, as_edit
from lean_journal.domain.struggle import Struggle
from lean_journal.reports.deck_file import as_file, wants_markdown
from lean_journal.reports.shown import ShownDeck
from lean_journal.reports.slides import Slide, as_plain
from lean_journal.storage.deck import answer, change_deck, confirm, deck_of, freeze, pull
from lean_journal.storage.improvements import change_improvement
from lean_journal.storage.outside import Taken, require_free, write_file
from lean_journal.storage.struggles import change_struggle
from lean_journal.tui.screens.listed import ListScreen
from lean_journal.tui.widgets.record_list import Row

_KINDS: tuple[type[Record], ...] = (Improvement, Cycle, Struggle)

_ON_DRAFTS = frozenset({"confirm", "freeze", "plan", "answer"})


class DeckActions(ListScreen):
    """The actions, on the deck and the page the screen shows."""

    @property
    @abstractmethod
    def month(self) -> date:
        """The first day of the month."""

    @property
    @abstractmethod
    def shown(self) -> ShownDeck | None:
        """The deck as it stands; None if what was frozen cannot be read."""

    @property
    @abstractmethod
    def slide(self) -> Slide | None:
        """The slide that is shown; None on another page."""

    @property
    @abstractmethod
    def is_confirmed(self) -> bool:
        """Whether each slide was confirmed as it is."""

    @property
    @abstractmethod
    def chosen_record(self) -> int:
        """The id of the record whose words the chosen row shows; 0 if they are nobody's."""

    @property
    @abstractmethod
    def is_gap(self) -> bool:
        """Whether the chosen row is something nobody has written yet."""

    @property
    @abstractmethod
    def chosen_month(self) -> date | None:
        """The month of the chosen row of what came back."""

    @abstractmethod
    def can_go(self, pages: int) -> bool:
        """Tell whether there is a page so many pages on."""

    @abstractmethod
    def can_turn(self, months: int) -> bool:
        """Tell whether there is something to see in the month before or after."""

    @abstractmethod
    def show_page(self, page: str) -> None:
        """Show a page, at its first row."""

    @abstractmethod
    def show_month(self, month: date) -> None:
        """Show the deck of another month, from its first page."""

    @abstractmethod
    def next_unconfirmed(self) -> str:
        """Name the next slide that nobody has confirmed, else the one that is shown."""

    @property
    def deck(self) -> Deck:
        """The deck as the journal holds it now; an empty one if nothing is written for it."""
        return deck_of(self.journal, self.month)

    @property
    def before(self) -> Deck:
        """The deck of the month before."""
        return deck_of(self.journal, month_before(self.month))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the page and the deck are ready for."""
        if not self.is_mounted or action in ("back", "help"):
            return True
        if action in ("go", "month"):
            (steps,) = parameters
            can = self.can_go if action == "go" else self.can_turn
            return isinstance(steps, int) and can(steps)
        if self.shown is None:
            return False
        if action in _ON_DRAFTS and not self.shown.is_draft:
            return False
        offered: dict[str, Callable[[], bool]] = {
            "confirm": lambda: self.slide is not None,
            "freeze": lambda: self.is_confirmed,
            "answer": lambda: bool(self.before.prediction.strip()),
            "pull": lambda: self.deck.frozen is not None and bool(NEXT[self.deck.pull]),
            "open": self._can_open,
            "thread": lambda: self._chosen_thread() is not None,
        }
        return offered[action]() if action in offered else True

    def _can_open(self) -> bool:
        if self.chosen_month is not None or self.is_gap:
            return True
        return self.shown is not None and self.shown.is_draft and bool(self.chosen_record)

    def _chosen_thread(self) -> Record | None:
        return self._record(self.chosen_record)

    def _record(self, id: int) -> Record | None:
        found = (self.journal.lookup(kind, id) for kind in _KINDS if id)
        return next((one for one in found if one is not None), None)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def action_month(self, months: int) -> None:
        """Look at the deck of the month before or after."""
        self.show_month(month_before(self.month) if months < 0 else month_after(self.month))

    async def action_thread(self) -> None:
        """Go to the record the row tells of."""
        if (record := self._chosen_thread()) is not None:
            self.dismiss(None)
            await self.journal_app.go_to(record)

    # Words

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

    async def open_words(self, record: Record) -> None:
        """Open the form of what the deck tells of a record."""
        from lean_journal.tui.dialogs.deck import DeckLineDialog, PublicTitleDialog
        from lean_journal.tui.dialogs.improvement import ImprovementDialog

        journal = self.journal
        match record:
            case Improvement():
                areas, struggles = journal.find(Area), journal.find(Struggle)

                async def of_improvement(edited: Improvement) -> bool:
                    label = f"deck words of {record.handle}"
                    return bool(
                        await self.act(
                            label, lambda t: change_improvement(journal, t, record, edited)
                        )
                    )

                dialog = ImprovementDialog(record, areas, struggles, for_deck=True)
                await self.show(dialog, of_improvement)
            case Struggle():

                async def of_struggle(edited: Struggle) -> bool:
                    label = f"public title of {record.handle}"
                    return bool(await self.act(label, lambda t: change_struggle(t, record, edited)))

                await self.show(PublicTitleDialog(record), of_struggle)
            case Cycle():

                async def of_cycle(edited: Cycle) -> bool:
                    edit = as_edit(record, edited)
                    return bool(
                        await self.act("deck line", lambda t: t.change(Cycle, record.id, edit))
                    )

                await self.show(DeckLineDialog(record), of_cycle)

    async def action_plan(self) -> None:
        """Write what comes next: target, prediction, decision wanted."""
        from lean_journal.tui.dialogs.deck import PlanDialog

        base = self.deck

        async def store(edited: Deck) -> bool:
            label = f"what comes after {month_name(base.month)}"
            return bool(await self.act(label, lambda t: change_deck(self.journal, t, base, edited)))

        await self.show(PlanDialog(base), store)

    async def action_answer(self) -> None:
        """Say what became of what the deck before predicted."""
        from lean_journal.tui.dialogs.deck import AnswerDialog

        base = self.before

        async def store(edited: Deck) -> bool:
            label = f"what came of {month_name(base.month)}"
            told = edited.outcome, edited.came_true
            return bool(await self.act(label, lambda t: answer(self.journal, t, base.month, *told)))

        await self.show(AnswerDialog(base), store)

    # From a draft to what came back

    async def action_confirm(self) -> None:
        """Say yes to the slide as it is, and go to the next that waits for it."""
        if self.shown is None or self.slide is None:
            return
        outline, slide, month = self.shown.outline, self.slide, self.month
        plain = as_plain(outline)["slides"][outline.slides.index(slide)]
        label = f"yes to a slide of {month_name(month)}"
        if await self.act(label, lambda t: confirm(self.journal, t, month, plain)) is None:
            return
        if self.is_confirmed:
            self.journal_app.say("every slide is confirmed; f freezes the deck")
        self.show_page(self.next_unconfirmed())

    async def action_freeze(self) -> None:
        """Keep the slides as they were confirmed."""
        if self.shown is None:
            return
        plain, month = as_plain(self.shown.outline), self.month
        label = f"the deck of {month_name(month)} frozen"
        if await self.act(label, lambda t: freeze(self.journal, t, month, plain)) is not None:
            self.journal_app.say("frozen: it stays as it is. w writes the file, s notes it sent")

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

    # The file

    async def action_write(self) -> None:
        """Write the deck as a file: PowerPoint, or Markdown if its name says so."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            path = Path(text or default).expanduser()
            taken = await self.journal_app.save(lambda: self._is_taken(path))
            if taken is None:
                return False
            # The question stands over the deck, not over a dialog that is about to close.
            self.call_next(self._ask_over if taken else self._write, path)
            return True

        default = f"deck-{self.month:%Y-%m}.pptx"
        dialog = LineDialog(
            "Write the deck to which file?",
            draft="",
            value=default,
            placeholder=f"{default}; a name that ends in .md gives Markdown",
        )
        await self.show(dialog, store)

    def _is_taken(self, path: Path) -> bool:
        try:
            require_free(path, self.journal.path, force=False)
        except Taken:
            return True
        return False

    async def _ask_over(self, path: Path) -> None:
        from lean_journal.tui.dialogs.ask import AskDialog

        async def answered(is_yes: bool) -> None:
            if is_yes:
                self.call_next(self._write, path)

        await self.show(AskDialog(f"{path} is there already. Write over it?"), answered)

    async def _write(self, path: Path) -> None:
        """Make the file, beside the screen: PowerPoint takes its time."""
        shown = self.shown
        if shown is None:
            return
        made = await asyncio.to_thread(
            as_file, shown.outline, is_draft=shown.is_draft, is_markdown=wants_markdown(path)
        )

        def write() -> bool:
            write_file(path, made.data)
            return True

        if await self.journal_app.save(write):
            draft = ", a draft" if shown.is_draft else ""
            self.journal_app.say(f"saved {path.absolute()}: {made.slides} slides{draft}")


_MEANING = {
    Pull.SENT: "sent: it is with her",
    Pull.DISCUSSED: "discussed: she came back to it",
    Pull.REUSED: "reused upward: she handed some of it on",
    Pull.ASKED: "asked for first: she asked before it came",
}
