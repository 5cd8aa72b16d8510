"""What a person does about behaviors on Today: in the pass, and on the board."""

from abc import abstractmethod
from dataclasses import replace

from lean_journal.domain.behavior import Behavior, MarkState
from lean_journal.domain.morning import FocusStep, MarkStep, TwiceStep
from lean_journal.domain.record import as_edit
from lean_journal.storage.behaviors import change_in, park_in
from lean_journal.storage.marks import mark, put_mark
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.screens.guided import Change
from lean_journal.tui.screens.today_actions import TodayActions


class TodayPractice(TodayActions):
    """The actions on marks, on a behavior that slipped twice, and on the day's focus."""

    @abstractmethod
    def chosen_behavior(self) -> Behavior | None:
        """Give the behavior of the board's row, as the journal holds it now."""

    async def action_mark(self, state: str) -> None:
        """Say what became of the behavior: on the day of the step, or from the board today."""
        step, wanted = self.step, MarkState(state)
        if isinstance(step, MarkStep):
            await self._mark_step(step, wanted)
        elif (behavior := self.chosen_behavior()) is not None:
            today = self.journal.today()
            done = await self.journal_app.save(lambda: mark(self.journal, behavior, today, wanted))
            if done is not None:
                self.journal_app.say(f"{behavior.name}: {wanted}")

    async def _mark_step(self, step: MarkStep, wanted: MarkState) -> None:
        behavior, day = step.behavior, step.day
        if wanted is MarkState.MISSED and not step.is_dated:
            # It may still be done on another day of the week or month.
            await self.go_through_step(step, f"{behavior.name}: not on {day.isoformat()}")
            return

        def change(transaction: Transaction) -> None:
            put_mark(self.journal, transaction, behavior, day, wanted)

        await self.go_through_step(step, f"{behavior.name}: {wanted}, {day.isoformat()}", change)

    # What slipped twice

    async def action_smaller(self) -> None:
        """Ask for less from the next period on."""
        step = self.step
        if not isinstance(step, TwiceStep):
            return

        async def store(label: str, change: Change) -> bool:
            return await self._settle_twice(step, label, change)

        await self.ask_cadence(step.behavior, store)

    async def action_cue(self) -> None:
        """Move the cue: what in the day reminds of the behavior."""
        step = self.step
        if isinstance(step, TwiceStep):
            await self.ask_cue(step.behavior, step)
        elif isinstance(step, FocusStep):
            await self.ask_cue(step.behaviors[0], None)

    async def ask_cue(self, behavior: Behavior, step: TwiceStep | None) -> None:
        """Ask for a behavior's cue; with a step, that puts it behind."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            edited = replace(behavior, cue=text.strip())
            label = f"cue of {behavior.name}"
            if step is None:
                edit = as_edit(behavior, edited)
                saved = await self.journal_app.save(
                    lambda: self.journal.change(Behavior, behavior.id, edit, label)
                )
                return saved is not None

            def change(transaction: Transaction) -> None:
                change_in(self.journal, transaction, behavior, edited)

            return await self._settle_twice(step, label, change)

        dialog = LineDialog(
            "What in the day reminds you?",
            draft=f"behavior {behavior.id}/cue",
            value=behavior.cue,
            placeholder="after the shift meeting",
        )
        await self.show(dialog, store)

    async def action_park(self) -> None:
        """Park the behavior; its marks stay."""
        step = self.step
        if isinstance(step, TwiceStep):
            id_, name = step.behavior.id, step.behavior.name

            def change(transaction: Transaction) -> None:
                park_in(self.journal, transaction, id_)

            await self._settle_twice(step, f"parked: {name}", change)

    async def settle_unchanged(self, step: TwiceStep) -> None:
        """Keep the behavior as it is; this run is not asked about again."""
        await self._settle_twice(step, f"kept as it is: {step.behavior.name}", lambda _: None)

    async def _settle_twice(self, step: TwiceStep, label: str, change: Change) -> bool:
        def settle(transaction: Transaction) -> None:
            change(transaction)
            transaction.change(
                Behavior,
                step.behavior.id,
                lambda one: replace(one, asked_about=step.newest.first),
            )

        return await self.go_through_step(step, label, settle)

    # The focus

    async def action_focus(self, digit: str) -> None:
        """Take another behavior for the day, by its place."""
        step, place = self.step, int(digit) - 1
        if isinstance(step, FocusStep) and place < len(step.behaviors):
            chosen = step.behaviors[place]
            await self.go_through_step(
                step,
                f"focus: {chosen.name}",
                note=lambda guided: replace(guided, focus=chosen.id),
            )
