"""What a person does on Today: each key is one action, in the pass and on the board."""

from abc import abstractmethod

from lean_journal.domain.area import Area, checked
from lean_journal.domain.morning import (
    AreaStep,
    EvidenceStep,
    PromptStep,
    Step,
    StruggleStep,
    TwiceStep,
    WalkStep,
)
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk
from lean_journal.storage.marks import put_evidence
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.screens.guided import GuidedScreen


class TodayActions(GuidedScreen):
    """The actions, on the step that is shown or the row that is chosen."""

    @property
    @abstractmethod
    def step(self) -> Step | None:
        """The step that is shown; None on the board."""

    @property
    def prompt(self) -> str | None:
        """The prompt the step's line answers; None if it answers none."""
        return self.step.prompt if isinstance(self.step, PromptStep) else None

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

    async def _name_area(self, text: str) -> None:
        def add(transaction: Transaction) -> None:
            transaction.add(checked(Area(name=text), self.journal.find(Area)))

        await self.go_through_step(AreaStep(), f"area {text.strip()}", add)

    async def _write_evidence(self, step: EvidenceStep, text: str) -> None:
        behavior, day = step.behavior, step.day

        def write(transaction: Transaction) -> None:
            put_evidence(self.journal, transaction, behavior, day, text)

        await self.go_through_step(step, f"{behavior.name}: {text.strip()[:50]}", write)

    @abstractmethod
    async def settle_unchanged(self, step: TwiceStep) -> None:
        """Keep a behavior that slipped twice as it is."""

    async def action_plan(self) -> None:
        """Plan the suggested walk for today."""
        step, today = self.step, self.journal.today()
        if isinstance(step, WalkStep):
            walk, what = Walk(day=today, area=step.area.id), f"to {step.area.name}"
        elif isinstance(step, StruggleStep):
            walk, what = Walk(day=today, struggle=step.struggle.id), f"for {step.struggle.handle}"
        else:
            return

        def add(transaction: Transaction) -> None:
            transaction.add(walk)

        await self.go_through_step(step, f"a walk {what} planned", add)

    # The board

    async def action_hansei(self) -> None:
        """Reflect on the day: the evening's prompts."""
        from lean_journal.tui.dialogs.prompts import ask_prompts

        await ask_prompts(self.journal_app, self.journal.today(), ReflectionKind.EVENING)

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
