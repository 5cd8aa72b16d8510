"""What a person does in a review: each key is one action."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from lean_journal.domain.behavior import Behavior, checked
from lean_journal.domain.guided import Pass, gone_through
from lean_journal.domain.morning import PromptStep
from lean_journal.domain.review_steps import (
    BehaviorStep,
    CheckStep,
    HoldStep,
    IntentionStep,
    LearningStep,
    LoopStep,
    StarStep,
    Step,
    behavior_step,
)
from lean_journal.domain.walk import Observation, Walk, close_loop
from lean_journal.storage.behaviors import behaviors_of, park_in
from lean_journal.storage.improvements import Checked, check_cycle, look_at, make_improvement
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.layout import shortened
from lean_journal.tui.screens.guided import GuidedScreen


class ReviewActions(GuidedScreen):
    """The actions, on the step that is shown."""

    @property
    @abstractmethod
    def step(self) -> Step | None:
        """The step that is shown; None once the review is done."""

    @property
    def prompt(self) -> str | None:
        """The prompt the step's line answers; None if it answers none."""
        step = self.step
        return step.prompt if isinstance(step, PromptStep | IntentionStep) else None

    async def action_next(self) -> None:
        """Go on: with what was typed, or leaving the step."""
        step, prompt = self.step, self.prompt
        if step is None:
            await self.action_leave()
        elif prompt is not None:
            await self.answer_prompt(prompt, await self.typed())
        else:
            await self.go_through_step(step, _left(step))

    @abstractmethod
    async def action_leave(self) -> None:
        """Leave the review; it goes on from here."""

    # Behaviors

    async def action_cadence(self) -> None:
        """Ask for a behavior more or less often from the next period on."""
        step = self.step
        if isinstance(step, BehaviorStep):
            await self.ask_cadence(step.behavior, partial(self.go_through_step, step))

    async def action_park(self) -> None:
        """Park the behavior; its marks stay."""
        step = self.step
        if isinstance(step, BehaviorStep):
            behavior = step.behavior

            def change(transaction: Transaction) -> None:
                park_in(self.journal, transaction, behavior.id)

            await self.go_through_step(step, f"parked: {behavior.name}", change)

    async def action_swap(self) -> None:
        """Park the behavior, and begin another in its place."""
        from lean_journal.tui.dialogs.starters import StartersDialog

        step = self.step
        if not isinstance(step, BehaviorStep):
            return

        async def store(new: list[Behavior]) -> bool:
            return await self._swap(step, new)

        async def own(_none: Behavior | None) -> None:
            await self._swap_for_own(step)

        dialog = StartersDialog(behaviors_of(self.journal), self.journal.today(), own)
        await self.show(dialog, store)

    async def _swap_for_own(self, step: BehaviorStep) -> None:
        from lean_journal.tui.dialogs.behavior import BehaviorAnswer, BehaviorDialog

        async def store(answer: BehaviorAnswer) -> bool:
            return await self._swap(step, [answer.behavior])

        dialog = BehaviorDialog(None, behaviors_of(self.journal), self.journal.today())
        await self.show(dialog, store)

    async def _swap(self, step: BehaviorStep, new: list[Behavior]) -> bool:
        begun: list[Behavior] = []

        def change(transaction: Transaction) -> None:
            # Tried again while another process writes.
            begun.clear()
            park_in(self.journal, transaction, step.behavior.id)
            for one in new:
                others = self.journal.find(Behavior)
                begun.append(transaction.add(checked(one, others)))

        def note(guided: Pass) -> Pass:
            # What begins only now has no week to look back on.
            for one in begun:
                guided = gone_through(guided, behavior_step(one.id))
            return guided

        names = ", ".join(one.name.strip() for one in new)
        label = f"begun: {names}; parked: {step.behavior.name}"
        return await self.go_through_step(step, label, change, note)

    # What is open

    async def action_tell(self) -> None:
        """Close the loop with the people visited."""
        from lean_journal.tui.dialogs.line import LineDialog

        step = self.step
        if not isinstance(step, LoopStep):
            return
        walk = step.walk

        async def store(told: str) -> bool:
            now, today = self.journal.now().replace(microsecond=0), self.journal.today()

            def change(transaction: Transaction) -> None:
                transaction.change(Walk, walk.id, lambda one: close_loop(one, today, now, told))

            return await self.go_through_step(step, "loop closed", change)

        dialog = LineDialog(
            "What did you tell them?",
            draft=f"told {walk.id}",
            placeholder="what came of their walk with you",
        )
        await self.show(dialog, store)

    async def action_check(self) -> None:
        """Turn the cycle over: what happened, and what was learned."""
        from lean_journal.tui.dialogs.check import CheckDialog

        step = self.step
        if not isinstance(step, CheckStep):
            return

        async def store(found: Checked) -> bool:
            def change(transaction: Transaction) -> None:
                check_cycle(self.journal, transaction, step.cycle.id, found)

            return await self.go_through_step(step, f"cycle checked: {found.decision}", change)

        await self.show(CheckDialog(step.cycle, step.improvement, self.journal.today()), store)

    async def action_holds(self, is_holding: bool) -> None:
        """Say whether the improvement holds."""
        step = self.step
        if isinstance(step, HoldStep):
            one = step.improvement

            def change(transaction: Transaction) -> None:
                look_at(self.journal, transaction, one.id, is_holding)

            word = "holds" if is_holding else "slipped"
            await self.go_through_step(step, f"{one.handle} {word}", change)

    # Stars and learnings

    async def action_improve(self) -> None:
        """Make an improvement of what was starred."""

        def change(transaction: Transaction, seen: Observation) -> str:
            made = make_improvement(self.journal, transaction, seen.id)
            return f"{made.handle} {shortened(made.title, 60)}: an idea on 5 Improve"

        await self._settle_star("an improvement of what was seen", change)

    async def action_unstar(self) -> None:
        """Take the star away."""

        def change(transaction: Transaction, seen: Observation) -> str:
            transaction.change(Observation, seen.id, lambda one: replace(one, starred=False))
            return f"star taken away; {self.key_of('undo')} brings it back"

        await self._settle_star("star taken away", change)

    async def _settle_star(
        self, label: str, settle: Callable[[Transaction, Observation], str]
    ) -> None:
        step = self.step
        if not isinstance(step, StarStep):
            return
        said: list[str] = []

        def change(transaction: Transaction) -> None:
            said[:] = [settle(transaction, step.seen)]

        if await self.go_through_step(step, label, change):
            self.journal_app.say(said[0])

    async def action_thread(self) -> None:
        """Go to where the old learning was learned."""
        step = self.step
        if isinstance(step, LearningStep):
            await self.journal_app.go_to(step.cycle)


def _left(step: Step) -> str:
    """Say for undo what leaving a step means."""
    if isinstance(step, BehaviorStep):
        return f"kept as it is: {step.behavior.name}"
    return "looked at" if isinstance(step, LearningStep) else "left for later"
