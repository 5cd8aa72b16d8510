"""What a person does on Today: each key is one action, in the pass and on the board."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import date

from lean_journal.domain.area import Area, checked
from lean_journal.domain.behavior import MarkState
from lean_journal.domain.calendar import parse_date
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import (
    AreaStep,
    CommitmentStep,
    EvidenceStep,
    PromptStep,
    Step,
    TwiceStep,
    WalkStep,
)
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk
from lean_journal.storage.behaviors import put_mark
from lean_journal.storage.commitments import mark_broken, mark_kept, renegotiate
from lean_journal.storage.drafts import Draft
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.field import Field

Change = Callable[[Transaction], None]


class TodayActions(JournalScreen[None]):
    """The actions, on the step that is shown or the row that is chosen."""

    @property
    @abstractmethod
    def step(self) -> Step | None:
        """The step that is shown; None on the board."""

    @property
    @abstractmethod
    def guided(self) -> Pass:
        """The pass the step belongs to."""

    @abstractmethod
    def chosen_commitment(self) -> Commitment | None:
        """Give the commitment of the step or the row, as the journal holds it now."""

    @property
    @abstractmethod
    def day(self) -> date:
        """The journal day of the pass."""

    @abstractmethod
    async def typed(self) -> str:
        """Give what was typed in the step's line, once all keys have been taken in."""

    # The pass

    async def action_next(self) -> None:
        """Go on: with what was typed, or leaving the step."""
        step = self.step
        if step is None:
            return
        text = await self.typed()
        if isinstance(step, PromptStep):
            await self.answer_prompt(step.prompt, text)
        elif isinstance(step, AreaStep) and text.strip():
            await self._name_area(text)
        elif isinstance(step, EvidenceStep) and text.strip():
            await self._write_evidence(step, text)
        elif isinstance(step, TwiceStep):
            await self.settle_unchanged(step)
        else:
            await self.go_through_step(step, "left for later")

    async def answer_prompt(self, prompt: str, text: str) -> bool:
        """Put an answer on disk and go on; tells whether it is there."""
        line = self.line_name
        saved = await self.journal_app.save(lambda: answer(self.journal, self.guided, prompt, text))
        if saved is not None:
            self.is_answered(line)
        return saved is not None

    @property
    @abstractmethod
    def line_name(self) -> str:
        """The name of the line that is shown, among the drafts; empty if none is."""

    @abstractmethod
    def is_answered(self, line: str) -> None:
        """Let go of the text of the line of that name, now on disk, and show the next step."""

    async def _name_area(self, text: str) -> None:
        def add(transaction: Transaction) -> None:
            transaction.add(checked(Area(name=text), self.journal.find(Area)))

        await self.go_through_step(AreaStep(), f"area {text.strip()}", add)

    async def go_through_step(
        self,
        step: Step,
        label: str,
        change: Change | None = None,
        note: Callable[[Pass], Pass] | None = None,
    ) -> bool:
        """Put a step behind with what it changes, and show the next; tells whether it is saved."""
        line = self.line_name
        done = await self.journal_app.save(
            lambda: go_through(self.journal, self.guided, step.key, label, change, note)
        )
        if done is not None:
            self.is_answered(line)
        return done is not None

    async def _write_evidence(self, step: EvidenceStep, text: str) -> None:
        behavior, day = step.behavior, step.day

        def write(transaction: Transaction) -> None:
            put_mark(self.journal, transaction, behavior, day, MarkState.DONE, text)

        await self.go_through_step(step, f"{behavior.name}: {text.strip()[:50]}", write)

    @abstractmethod
    async def settle_unchanged(self, step: TwiceStep) -> None:
        """Keep a behavior that slipped twice as it is."""

    async def action_plan(self) -> None:
        """Plan the suggested walk for today."""
        step = self.step
        if isinstance(step, WalkStep):
            today = self.journal.today()

            def add(transaction: Transaction) -> None:
                transaction.add(Walk(day=today, area=step.area.id))

            await self.go_through_step(step, f"a walk to {step.area.name} planned", add)

    async def action_edit_outside(self) -> None:
        """Write the answer in $EDITOR; what it leaves is saved."""
        from lean_journal.tui.dialogs.page import open_unsaved
        from lean_journal.tui.editor import edit_outside

        await self.settle()
        line, step = self.focused, self.step
        if not isinstance(line, Field):
            return
        edited = edit_outside(self.journal_app, Draft(line.draft, line.value, self.day))
        if edited is None:
            return
        if not isinstance(step, PromptStep):
            line.put(edited.text)
        elif edited.is_well:
            await self.answer_prompt(step.prompt, edited.text)
        else:
            await open_unsaved(self, line, edited.text)

    async def action_hansei(self) -> None:
        """Reflect on the day: the evening's prompts."""
        from lean_journal.tui.dialogs.prompts import ask_prompts

        await ask_prompts(self.journal_app, self.journal.today(), ReflectionKind.EVENING)

    # Commitments

    async def action_keep(self) -> None:
        """Record that the commitment was kept."""
        if (one := self.chosen_commitment()) is not None:
            await self._settle(one, "kept", lambda t: mark_kept(self.journal, t, one.id))

    async def action_break(self) -> None:
        """Record that the commitment was not kept."""
        if (one := self.chosen_commitment()) is not None:
            await self._settle(one, "broken", lambda t: mark_broken(self.journal, t, one.id))

    async def action_set_due(self) -> None:
        """Give the commitment another date."""
        one = self.chosen_commitment()
        if one is not None:
            await self.ask_date(one)

    async def ask_date(self, one: Commitment) -> None:
        """Ask for the new date of a commitment."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            if not text.strip():
                return True

            def change(transaction: Transaction) -> None:
                due = parse_date(text.strip(), self.journal.today())
                if due is None:
                    raise Refused(f"{text!r} is no day to come: type fri, +3d or 2026-12-01")
                renegotiate(self.journal, transaction, one.id, due)

            return await self._settle(one, f"new date {text}", change)

        dialog = LineDialog("By when?", draft=f"due {one.id}", placeholder="fri, +3d, 2026-12-01")
        await self.show(dialog, store)

    async def _settle(self, one: Commitment, how: str, change: Change) -> bool:
        label = f"{how}: {one.what[:50]}"
        step = self.step
        if isinstance(step, CommitmentStep) and step.commitment.id == one.id:
            return await self.go_through_step(step, label, change)

        def settle() -> bool:
            with self.journal.transaction(label) as transaction:
                change(transaction)
            return True

        done = await self.journal_app.save(settle)
        if done:
            self.journal_app.say(label)
        return bool(done)

    async def action_add(self) -> None:
        """Write down what I will do."""
        from lean_journal.domain.capture import parse
        from lean_journal.storage.capture import observe
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            line = parse(f">> {text}", self.journal.today())
            if line.promise is None:
                return self.journal_app.is_nothing(text)
            saved = await self.journal_app.save(lambda: observe(self.journal, [line]))
            if saved is not None:
                self.journal_app.say(f"I will {line.promise.what[:60]}")
            return saved is not None

        dialog = LineDialog(
            "What will I do?", draft="promise new", placeholder="check call light @kim !fri"
        )
        await self.show(dialog, store)
