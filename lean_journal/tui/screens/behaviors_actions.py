"""What a person does to behaviors and their marks: each key is one action."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import MOST_ACTIVE, Behavior, MarkState, practised
from lean_journal.domain.practice import Practice
from lean_journal.storage.behaviors import (
    add_behaviors,
    change_behavior,
    move_behavior,
    park_behavior,
    remove_behavior,
    resume_behavior,
)
from lean_journal.storage.drafts import evidence_field
from lean_journal.storage.marks import EVIDENCE_EVERY, clear_mark, mark, mark_on, write_evidence
from lean_journal.tui.layout import shown_text
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name


class BehaviorsActions(JournalScreen[None]):
    """The actions, on the chosen behavior and day."""

    def __init__(self) -> None:
        """Begin before the first mark."""
        super().__init__()
        self._last: tuple[Behavior, date] | None = None
        """The cell that was marked last: the cursor has gone on from it."""

        self.offered = ""
        """What may be done about it."""

    @property
    @abstractmethod
    def practices(self) -> list[Practice]:
        """The behaviors with their marks, as the journal held them at the last look."""

    @property
    @abstractmethod
    def chosen(self) -> tuple[Practice, date] | None:
        """The behavior and the day under the cursor."""

    @abstractmethod
    def advance(self) -> None:
        """Go to the next cell that wants a mark, if there is one."""

    @abstractmethod
    def show_chosen(self) -> None:
        """Draw what stands behind the chosen cell."""

    @abstractmethod
    def go_to_cell(self, behavior: int, day: date) -> None:
        """Choose a cell, and show its days if they are not shown."""

    # Marks

    async def action_mark(self, state: str) -> None:
        """Say what became of the behavior on the day, and go on to the next cell."""
        chosen = self.chosen
        if chosen is None:
            return
        (practice, day), wanted = chosen, MarkState(state)
        behavior = practice.behavior
        saved = await self.journal_app.save(lambda: mark(self.journal, behavior, day, wanted))
        if saved is None:
            return
        self._last, self.offered = (behavior, day), ""
        done = 1 + sum(one is MarkState.DONE for one in practice.marks.values())
        is_new = wanted is MarkState.DONE and day not in practice.marks
        if is_new and done % EVIDENCE_EVERY == 0:
            evidence = self.key_of("evidence")
            self.offered = (
                f"{behavior.name}, {done} times: {evidence} writes what was seen or heard"
            )
        self.advance()
        self.show_chosen()

    def _is_blank(self) -> bool:
        chosen = self.chosen
        return chosen is not None and chosen[1] not in chosen[0].marks

    async def action_clear(self) -> None:
        """Take back what was said of the cell; on a blank one, go back to the mark made last."""
        chosen, last = self.chosen, self._last
        if chosen is None:
            return
        behavior, day = chosen[0].behavior, chosen[1]
        if self._is_blank() and last is not None:
            behavior, day = last
        self._last, self.offered = None, ""
        await self.journal_app.save(lambda: clear_mark(self.journal, behavior, day))
        self.go_to_cell(behavior.id, day)

    async def action_evidence(self) -> None:
        """Write what was seen or heard; of a miss, what made it hard."""
        chosen, last = self.chosen, self._last
        if self.offered and last is not None and self._is_blank():
            await self.ask_evidence(*last)
        elif chosen is not None:
            await self.ask_evidence(chosen[0].behavior, chosen[1])

    async def ask_evidence(self, behavior: Behavior, day: date) -> None:
        """Ask for the words beside a mark."""
        from lean_journal.tui.dialogs.line import LineDialog

        known = mark_on(self.journal, behavior.id, day)
        # Who writes what was seen says that it was done.
        state = known.state if known is not None else MarkState.DONE
        base = known.evidence if known is not None else ""

        async def store(text: str) -> bool:
            self.offered = ""
            if text == base:
                return True
            saved = await self.journal_app.save(
                lambda: write_evidence(self.journal, behavior, day, text, base)
            )
            return saved is not None

        asked = "What was seen or heard?" if state is MarkState.DONE else "What made it hard?"
        asked = f"{shown_text(behavior.name)}, {day_name(day, self.journal.today())}: {asked}"
        draft = evidence_field(behavior.id, day)
        await self.show(LineDialog(asked, draft=draft, value=base), store)

    # Behaviors

    async def action_add(self) -> None:
        """Begin behaviors of the starter set, or one of one's own."""
        from lean_journal.tui.dialogs.starters import StartersDialog

        async def ask(parking: int | None) -> None:
            async def store(new: list[Behavior]) -> bool:
                return await self._begin(new, parking)

            known = [one.behavior for one in self.practices]
            await self.show(StartersDialog(known, self.journal.today(), self.open_form), store)

        await self._with_room(ask)

    async def _begin(self, new: list[Behavior], parking: int | None) -> bool:
        if not new:
            return True
        saved = await self.journal_app.save(lambda: add_behaviors(self.journal, new, parking))
        if saved is not None:
            self.go_to_cell(saved[0].id, self.journal.today())
        return saved is not None

    async def open_form(self, behavior: Behavior | None) -> None:
        """Open the form of a behavior, or of a new one."""
        from lean_journal.tui.dialogs.behavior import BehaviorAnswer, BehaviorDialog

        async def ask(parking: int | None) -> None:
            async def store(answer: BehaviorAnswer) -> bool:
                if behavior is None:
                    return await self._begin([answer.behavior], parking)
                saved = await self.journal_app.save(
                    lambda: change_behavior(self.journal, behavior, answer.behavior, answer.cadence)
                )
                return saved is not None

            today, known = self.journal.today(), [one.behavior for one in self.practices]
            await self.show(BehaviorDialog(behavior, known, today), store)

        await (ask(None) if behavior is not None else self._with_room(ask))

    async def _with_room(self, then: Callable[[int | None], Awaitable[None]]) -> None:
        """Go on at once while there are fewer than five; else ask which to park.

        Args:
            then: Takes the id of the one to park, or None.
        """
        active = practised(one.behavior for one in self.practices)
        if len(active) < MOST_ACTIVE:
            await then(None)
            return
        from lean_journal.tui.dialogs.choose import ChooseDialog

        async def park(key: str) -> None:
            self.call_next(then, int(key))

        dialog = ChooseDialog(
            f"{len(active)} at a time. Which one rests?",
            [Row(str(one.id), Content(shown_text(one.name))) for one in active],
            "Its marks stay; it can be taken up again.",
        )
        await self.show(dialog, park)

    async def action_edit(self) -> None:
        """Change the behavior."""
        if (chosen := self.chosen) is not None:
            await self.open_form(chosen[0].behavior)

    async def action_park(self) -> None:
        """Park the behavior, or practise a parked one again."""
        chosen = self.chosen
        if chosen is None:
            return
        behavior = chosen[0].behavior
        if not behavior.is_parked:
            if await self._done(lambda: park_behavior(self.journal, behavior)):
                self.journal_app.say(
                    f"{behavior.name} is parked; {self.key_of('park')} takes it up again"
                )
            return

        async def resume(parking: int | None) -> None:
            await self._done(lambda: resume_behavior(self.journal, behavior, parking))

        await self._with_room(resume)

    async def action_remove(self) -> None:
        """Remove a behavior that has no marks."""
        if (chosen := self.chosen) is not None:
            behavior = chosen[0].behavior
            if await self._done(lambda: remove_behavior(self.journal, behavior)):
                self.say_undoable("removed")

    async def action_move(self, places: int) -> None:
        """Move the behavior up or down; the first one is the focus of the day."""
        if (chosen := self.chosen) is not None:
            behavior = chosen[0].behavior
            await self._done(lambda: move_behavior(self.journal, behavior, places))

    async def _done(self, action: Callable[[], None]) -> bool:
        def act() -> bool:
            action()
            return True

        return bool(await self.journal_app.save(act))

    async def action_open(self) -> None:
        """Look at a year of the behavior; come back to the one looked at last."""
        from lean_journal.tui.screens.year import YearScreen

        def come_back(behavior: int | None) -> None:
            if behavior is not None and chosen is not None:
                self.go_to_cell(behavior, chosen[1])

        if (chosen := self.chosen) is not None:
            await self.app.push_screen(YearScreen(chosen[0].behavior.id), come_back)

    async def action_absences(self) -> None:
        """List the absences."""
        from lean_journal.tui.screens.absences import AbsencesScreen

        day = self.chosen[1] if self.chosen is not None else self.journal.today()
        await self.app.push_screen(AbsencesScreen(day))
