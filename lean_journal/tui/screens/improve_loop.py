"""The loop on Improve: cycles, the 30-day check, and how far one is with a struggle."""

from collections.abc import Mapping
from dataclasses import replace

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import HOLDS_AFTER, Improvement, ImprovementState, standing
from lean_journal.domain.record import Record, as_edit
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Walk
from lean_journal.storage.improvements import (
    Checked,
    check_cycle,
    drop_improvement,
    look_at,
    start_cycle,
)
from lean_journal.storage.struggles import move_struggle
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.layout import shortened, shown_text
from lean_journal.tui.screens.improve_actions import LONGEST_LABEL, ImproveActions


class ImproveLoop(ImproveActions):
    """What moves an improvement or a struggle on; offered in the states it is for."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for what is chosen."""
        del parameters
        if not self.is_mounted:
            return True
        if action in _ON_IMPROVEMENTS:
            one = self.improvement
            if one is None or one.state not in _ON_IMPROVEMENTS[action]:
                return False
            if action == "holds":
                return self._can_tell(one)
            return action != "drop" or one.cycle is None
        if action in _ON_STRUGGLES:
            struggle = self.struggle
            return struggle is not None and struggle.state in _ON_STRUGGLES[action]
        if action not in _ON_WHAT_IS_CHOSEN:
            return True
        chosen = self.chosen_knot() if self.is_inside else self.chosen_record()
        is_fold = action == "open" and bool(self.folded)
        return is_fold or isinstance(chosen, _ON_WHAT_IS_CHOSEN[action])

    def _can_tell(self, improvement: Improvement) -> bool:
        """Tell whether an improvement was adopted long enough ago to see whether it holds."""
        adopted = improvement.adopted
        return adopted is not None and self.journal.today() - adopted >= HOLDS_AFTER

    # Improvements

    async def action_cycle(self) -> None:
        """Turn over the open cycle of the improvement; without one, start one."""
        improvement = self.improvement
        if improvement is None:
            return
        cycle = None
        if improvement.cycle is not None:
            cycle = self.journal.lookup(Cycle, improvement.cycle)
        await (self.open_check(cycle) if cycle is not None else self.open_start(improvement))

    async def open_start(self, improvement: Improvement) -> None:
        """Open the form that starts a cycle."""
        from lean_journal.tui.dialogs.cycle import Plan, StartDialog

        async def store(plan: Plan) -> bool:
            def change(transaction: Transaction) -> Cycle:
                return start_cycle(
                    self.journal,
                    transaction,
                    improvement.id,
                    plan.step,
                    plan.expect,
                    check=plan.check,
                    obstacle=plan.obstacle,
                )

            started = await self.act(
                f"cycle started: {shortened(plan.step, LONGEST_LABEL)}", change
            )
            if started is not None:
                self.journal_app.say(f"started; to be checked on {started.check:%a %-d %b}")
            return started is not None

        await self.show(StartDialog(improvement, self.journal.today()), store)

    async def open_check(self, cycle: Cycle) -> None:
        """Turn an open cycle over."""
        from lean_journal.tui.dialogs.check import CheckDialog

        improvement = self.journal.lookup(Improvement, cycle.improvement)
        if improvement is None:
            return

        async def store(found: Checked) -> bool:
            def change(transaction: Transaction) -> Improvement:
                return check_cycle(self.journal, transaction, cycle.id, found)

            settled = await self.act(f"cycle checked: {found.decision}", change)
            if settled is not None:
                stands = standing(settled, self.journal.today())
                after = self.keyed(_NEXT[settled.state])
                self.journal_app.say(f"{settled.handle} {stands}{after}")
            return settled is not None

        await self.show(CheckDialog(cycle, improvement, self.journal.today()), store)

    async def action_holds(self) -> None:
        """Say whether an adopted improvement still holds."""
        from lean_journal.tui.dialogs.ask import AskDialog

        improvement = self.improvement
        if improvement is None:
            return
        chosen = improvement

        async def answer(is_holding: bool) -> None:
            word = "holds" if is_holding else "slipped"
            looked = await self.act(
                f"{chosen.handle} {word}",
                lambda transaction: look_at(self.journal, transaction, chosen.id, is_holding),
            )
            if looked is not None:
                tried = (
                    "" if is_holding else self.keyed("; it is tried again, {cycle} starts a cycle")
                )
                self.journal_app.say(f"{chosen.handle} {word}{tried}")

        await self.show(AskDialog(f"Does it still hold? {shown_text(chosen.title)}"), answer)

    async def action_drop(self) -> None:
        """Abandon an idea."""
        if (one := self.improvement) is not None:
            id_, label = one.id, f"{one.handle} abandoned"
            if await self.act(label, lambda t: drop_improvement(self.journal, t, id_)):
                self.say_undoable(label)

    async def action_star(self) -> None:
        """Star the improvement for the deck, or take the star away."""
        if (one := self.improvement) is not None:
            edit = as_edit(one, replace(one, starred=not one.starred))
            label = "star taken away" if one.starred else "star"
            await self.journal_app.save(
                lambda: self.journal.change(Improvement, one.id, edit, label)
            )

    # Struggles

    async def action_walk(self) -> None:
        """Plan a walk for the struggle, or go at once."""
        if (struggle := self.struggle) is not None:
            from lean_journal.tui.screens.walk_form import open_walk

            await open_walk(self, Walk(day=self.journal.today(), struggle=struggle.id))

    async def action_report(self) -> None:
        """Note what was reported back."""
        struggle = self.struggle
        if struggle is not None:
            await self.ask_report(struggle)

    async def ask_report(self, struggle: Struggle) -> None:
        """Ask what was reported back about a struggle."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(told: str) -> bool:
            return await self._move(struggle, StruggleState.REPORTED, told)

        dialog = LineDialog(
            "What did you report back?",
            draft=f"report {struggle.id}",
            placeholder="what you saw, what was tried, and what came of it",
        )
        await self.show(dialog, store)

    async def action_close(self) -> None:
        """Close a struggle that was reported back."""
        if (struggle := self.struggle) is not None:
            await self._move(struggle, StruggleState.CLOSED)

    async def action_again(self) -> None:
        """Take up again a struggle that still hurts."""
        if (struggle := self.struggle) is not None:
            await self._move(struggle, StruggleState.IN_WORK)

    async def _move(self, struggle: Struggle, state: StruggleState, told: str = "") -> bool:
        moved = await self.act(
            f"{struggle.handle} {state}",
            lambda transaction: move_struggle(self.journal, transaction, struggle.id, state, told),
        )
        if moved is not None:
            self.journal_app.say(f"{struggle.handle} {state}")
        return moved is not None


_OPEN = frozenset(StruggleState) - {StruggleState.CLOSED}

_ON_IMPROVEMENTS = {
    "cycle": {ImprovementState.IDEA, ImprovementState.TRYING},
    # Between two cycles too; while one is open, its check decides.
    "drop": {ImprovementState.IDEA, ImprovementState.TRYING},
    "holds": {ImprovementState.ADOPTED},
    "star": set(ImprovementState),
}
"""The states of an improvement in which an action is for it."""

_ON_WHAT_IS_CHOSEN: Mapping[str, tuple[type[Record], ...]] = {
    "open": (Record,),
    "focus_thread": (Record,),
    "edit": (Struggle, Improvement, Cycle),
    "remove": (Struggle, Improvement),
}
"""The kinds an action is for, whatever their state."""

_ON_STRUGGLES = {
    "walk": _OPEN,
    "report": {StruggleState.IN_WORK},
    "close": {StruggleState.REPORTED},
    "again": {StruggleState.REPORTED},
}
"""The states of a struggle in which an action is for it."""

_NEXT = {
    ImprovementState.IDEA: "",
    ImprovementState.TRYING: "; {cycle} starts the next cycle",
    ImprovementState.ADOPTED: (
        "; {edit-loop} says what changed, and in 30 days you look whether it holds"
    ),
    ImprovementState.ABANDONED: "",
}
"""What may come after a check."""
