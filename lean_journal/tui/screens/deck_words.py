"""The words of a deck: each form is one action, on the record the words belong to."""

from abc import abstractmethod
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import month_before, month_name
from lean_journal.domain.record import Record, as_edit
from lean_journal.domain.struggle import Struggle
from lean_journal.storage.deck import answer, change_deck, deck_of
from lean_journal.storage.improvements import change_improvement
from lean_journal.storage.struggles import change_struggle
from lean_journal.tui.screens.listed import ListScreen

_KINDS: tuple[type[Record], ...] = (Improvement, Cycle, Struggle)


class DeckWords(ListScreen):
    """The forms, for the deck of one month."""

    @property
    @abstractmethod
    def month(self) -> date:
        """The first day of the month."""

    @property
    def deck(self) -> Deck:
        """The deck as the journal holds it now; an empty one if nothing is written for it."""
        return deck_of(self.journal, self.month)

    @property
    def before(self) -> Deck:
        """The deck of the month before."""
        return deck_of(self.journal, month_before(self.month))

    def deck_record(self, id: int) -> Record | None:
        """Give the improvement, cycle or struggle of an id."""
        found = (self.journal.lookup(kind, id) for kind in _KINDS if id)
        return next((one for one in found if one is not None), None)

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
