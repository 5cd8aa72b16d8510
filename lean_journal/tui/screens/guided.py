"""What guided passes share: a step, the line it is answered in, and commitments settled by it."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Protocol

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import parse_date
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import CommitmentStep
from lean_journal.domain.record import Refused
from lean_journal.storage.behaviors import change_in
from lean_journal.storage.commitments import mark_broken, mark_kept, renegotiate
from lean_journal.storage.drafts import Draft
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.step_view import StepView

Change = Callable[[Transaction], None]


class Keyed(Protocol):
    """A step of any pass."""

    @property
    def key(self) -> str:
        """Its name in the pass."""


class GuidedScreen(JournalScreen[None]):
    """Puts steps behind, one action each, and keeps what is half-typed in the step's line."""

    @property
    @abstractmethod
    def step(self) -> Keyed | None:
        """The step that is shown; None while none is."""

    @property
    @abstractmethod
    def guided(self) -> Pass:
        """The pass the step belongs to."""

    @property
    @abstractmethod
    def day(self) -> date:
        """The journal day of the pass."""

    @property
    @abstractmethod
    def prompt(self) -> str | None:
        """The prompt the step's line answers; None if it answers none."""

    @abstractmethod
    async def action_next(self) -> None:
        """Go on: with what was typed, or leaving the step."""

    # The line

    async def typed(self) -> str:
        """Give what was typed in the step's line, once all keys have been taken in."""
        await self.settle()
        line = self.query_one(StepView).line
        return line.value.strip(" \t") if line is not None else ""

    @property
    def line_name(self) -> str:
        """The name of the line that is shown, among the drafts; empty if none is."""
        line = self.query_one(StepView).line
        return line.draft if line is not None else ""

    def is_typing(self) -> bool:
        """Tell whether the line of the step that is shown holds text."""
        return self.query_one(StepView).holds(self.line_name)

    def show_line(self, name: str) -> None:
        """Show the line of a name, with what was half-typed in it before, to take the keys."""
        view = self.query_one(StepView)
        self.set_focus(view.show_line(name, self.half_typed.take_up(name) or ""))

    def take_up_line(self, name: str) -> bool:
        """Take up what another screen did to the line; tells whether it holds something else."""
        view = self.query_one(StepView)
        text = self.half_typed.current(name)
        is_other = view.line is not None and text != view.line.value
        view.show_line(name, text)
        return is_other

    def is_answered(self, line: str) -> None:
        """Let go of the text of the line of that name, now on disk, and show the next step."""
        if line:
            self.query_one(StepView).empty(line)
            self.half_typed.saved(line)
        self.refresh_view()

    async def action_save(self) -> None:
        """Do as Enter does."""
        await self.action_next()

    async def action_afresh(self) -> None:
        """Let go of what was half-typed."""
        await self.settle()
        self.is_answered(self.line_name)

    async def action_questions(self) -> None:
        """Show the next set of questions under the line."""
        await self.query_one(StepView).show_questions()

    async def action_edit_outside(self) -> None:
        """Write the answer in $EDITOR; what it leaves is saved."""
        from lean_journal.tui.dialogs.page import open_unsaved
        from lean_journal.tui.editor import edit_outside

        await self.settle()
        line, prompt = self.focused, self.prompt
        if not isinstance(line, Field):
            return
        edited = edit_outside(self.journal_app, Draft(line.draft, line.value, self.day))
        if edited is None:
            return
        if prompt is None:
            line.put(edited.text)
        elif edited.is_well:
            await self.answer_prompt(prompt, edited.text)
        else:
            await open_unsaved(self, line, edited.text)

    # Steps

    async def answer_prompt(self, prompt: str, text: str) -> bool:
        """Put an answer on disk and go on; tells whether it is there."""
        line = self.line_name
        saved = await self.journal_app.save(lambda: answer(self.journal, self.guided, prompt, text))
        if saved is not None:
            self.is_answered(line)
        return saved is not None

    async def go_through_step(
        self,
        step: Keyed,
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

    async def ask_cadence(
        self, behavior: Behavior, store: Callable[[str, Change], Awaitable[bool]]
    ) -> None:
        """Ask how often a behavior shall be shown from the next whole period on.

        Args:
            behavior: The behavior.
            store: Takes what was done, for undo, and the change; tells whether it is saved.
        """
        from lean_journal.tui.dialogs.line import LineDialog

        async def change_it(text: str) -> bool:
            if not text.strip():
                return True

            def change(transaction: Transaction) -> None:
                change_in(self.journal, transaction, behavior, behavior, parse_cadence(text))

            return await store(f"{behavior.name}: {text.strip()}", change)

        dialog = LineDialog(
            "How often, from the next whole day, week or month on?",
            draft=f"behavior {behavior.id}/cadence",
            placeholder=f"now {behavior.cadence}; 3/week, 1/month",
        )
        await self.show(dialog, change_it)

    # Commitments

    def chosen_commitment(self) -> Commitment | None:
        """Give the commitment the step asks about, as the journal holds it now."""
        if isinstance(self.step, CommitmentStep):
            return self.journal.lookup(Commitment, self.step.commitment.id)
        return None

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

        def settle(transaction: Transaction) -> bool:
            change(transaction)
            return True

        done = await self.act(label, settle)
        if done:
            self.journal_app.say(label)
        return bool(done)
