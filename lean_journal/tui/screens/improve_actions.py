"""Going along a thread on Improve, and its forms: each action is one dialog, one transaction."""

from abc import abstractmethod

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record, as_edit
from lean_journal.domain.struggle import LONGEST_TITLE, Struggle
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.improvements import (
    add_improvement,
    change_improvement,
    remove_improvement,
)
from lean_journal.storage.struggles import add_struggle, change_struggle
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.layout import shortened
from lean_journal.tui.screens.listed import ListScreen

LONGEST_LABEL = 50
"""Characters of a record's name in what undo says."""

_KINDS: tuple[type[Record], ...] = (Improvement, Struggle, Cycle, Observation, Walk)


class ImproveActions(ListScreen):
    """The actions, on whatever the screen says is chosen."""

    @property
    @abstractmethod
    def is_inside(self) -> bool:
        """Whether the keys go to the thread, not to the board."""

    @abstractmethod
    def chosen_record(self) -> Struggle | Improvement | None:
        """Give what is chosen on the board as the journal holds it now."""

    @abstractmethod
    def chosen_knot(self) -> Record | None:
        """Give the chosen record of the thread, if one is inside it."""

    @abstractmethod
    def action_focus_thread(self) -> None:
        """Go to the thread."""

    @property
    @abstractmethod
    def folded(self) -> str:
        """The settled state whose other records the chosen row of the board stands for."""

    @abstractmethod
    async def action_cycle(self) -> None:
        """Turn over the open cycle of the improvement; without one, start one."""

    def record_of(self, id: int) -> Record | None:
        """Give the record of a thread that has an id."""
        found = (self.journal.lookup(kind, id) for kind in _KINDS)
        return next((one for one in found if one is not None), None)

    @property
    def improvement(self) -> Improvement | None:
        """The improvement the keys are about: the chosen one, or that of the chosen cycle."""
        knot = self.chosen_knot()
        if isinstance(knot, Cycle):
            return self.journal.lookup(Improvement, knot.improvement)
        subject = knot if self.is_inside else self.chosen_record()
        return subject if isinstance(subject, Improvement) else None

    @property
    def struggle(self) -> Struggle | None:
        """The struggle the keys are about."""
        subject = self.chosen_knot() if self.is_inside else self.chosen_record()
        return subject if isinstance(subject, Struggle) else None

    # Going along the thread

    async def action_open(self) -> None:
        """Go into the thread; in it, go to what the row names."""
        if not self.is_inside:
            self.action_focus_thread()
            return
        knot = self.chosen_knot()
        if isinstance(knot, Cycle):
            await (self.action_cycle() if knot.is_open else self.action_edit())
        elif knot is not None:
            if knot == self.chosen_record():
                await self.action_edit()
            else:
                await self.journal_app.go_to(knot)

    # Forms

    async def action_add(self) -> None:
        """Add an improvement; on a struggle, one that helps with it."""
        await self.open_improvement(None, helps=self.struggle)

    async def open_improvement(
        self, improvement: Improvement | None, *, helps: Struggle | None = None
    ) -> None:
        """Open the form of an improvement, or of a new one."""
        from lean_journal.tui.dialogs.improvement import ImprovementDialog

        async def store(edited: Improvement) -> bool:
            def change(transaction: Transaction) -> Improvement:
                if improvement is None:
                    return add_improvement(transaction, edited)
                return change_improvement(self.journal, transaction, improvement, edited)

            stored = await self.act(f"improvement {shortened(edited.title, LONGEST_LABEL)}", change)
            if stored is not None:
                self.show_record(stored)
            return stored is not None

        areas, struggles = self.journal.find(Area), self.journal.find(Struggle)
        await self.show(ImprovementDialog(improvement, areas, struggles, helps=helps), store)

    async def action_hear(self) -> None:
        """Write down what the boss struggles with."""
        await self.open_struggle(None)

    async def open_struggle(self, struggle: Struggle | None) -> None:
        """Open the form of a struggle, or of a new one."""
        from lean_journal.tui.dialogs.struggle import StruggleDialog

        async def store(edited: Struggle) -> bool:
            def change(transaction: Transaction) -> Struggle:
                if struggle is None:
                    return add_struggle(transaction, edited)
                return change_struggle(transaction, struggle, edited)

            stored = await self.act(f"struggle {shortened(edited.name, LONGEST_LABEL)}", change)
            if stored is not None:
                self.show_record(stored)
            return stored is not None

        await self.show(StruggleDialog(struggle, self.journal.today()), store)

    async def action_edit(self) -> None:
        """Change what is chosen."""
        subject = self.chosen_knot() if self.is_inside else self.chosen_record()
        match subject:
            case Improvement():
                await self.open_improvement(subject)
            case Struggle():
                await self.open_struggle(subject)
            case Cycle():
                await self.open_cycle(subject)

    async def open_cycle(self, cycle: Cycle) -> None:
        """Open the form that mends the words of a cycle."""
        from lean_journal.tui.dialogs.cycle import CycleDialog

        async def store(edited: Cycle) -> bool:
            edit = as_edit(cycle, edited)
            saved = await self.journal_app.save(
                lambda: self.journal.change(Cycle, cycle.id, edit, "cycle changed")
            )
            return saved is not None

        await self.show(CycleDialog(cycle, self.journal.today()), store)

    # Removing

    async def action_remove(self) -> None:
        """Remove an improvement with its cycles, or a struggle."""
        improvement, struggle = self.improvement, self.struggle
        if improvement is not None and not isinstance(self.chosen_knot(), Cycle):
            await self._ask_removal(improvement)
        elif struggle is not None:
            await self._ask_removal(struggle)

    async def _ask_removal(self, one: Improvement | Struggle) -> None:
        from lean_journal.tui.dialogs.ask import AskDialog

        async def answer(is_yes: bool) -> None:
            if is_yes and await self.act(f"{one.handle} removed", remove):
                self.say_undoable(f"{one.handle} removed")

        def remove(transaction: Transaction) -> bool:
            if isinstance(one, Improvement):
                remove_improvement(self.journal, transaction, one.id)
            else:
                transaction.remove(Struggle, one.id)
            return True

        cycles = self.journal.find(Cycle, improvement=one.id)
        count = "1 cycle" if len(cycles) == 1 else f"{len(cycles)} cycles"
        with_it = f" with its {count}" if cycles else ""
        stays = " What was seen and tried for it stays." if isinstance(one, Struggle) else ""
        name = shortened(one.name, LONGEST_TITLE)
        await self.show(AskDialog(f"Remove {one.handle} “{name}”{with_it}?{stays}"), answer)
