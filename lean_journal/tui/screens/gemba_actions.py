"""What a person does on Gemba: each action is one dialog at most and one transaction."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from lean_journal.domain.calendar import parse_date
from lean_journal.domain.capture import Captured
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk, close_loop, end
from lean_journal.storage.behaviors import waiting_today
from lean_journal.storage.capture import Place, begin_walk, change_observation, remove_walk
from lean_journal.storage.commitments import promise_return
from lean_journal.storage.improvements import handles_of
from lean_journal.storage.transaction import Transaction
from lean_journal.tui.screens.improve_seen import improve
from lean_journal.tui.screens.listed import ListScreen

UNREAD = 0.3
"""Seconds in which keys are meant for the walk, not yet for the question that follows it."""

MOST_SUGGESTED = 2
"""Behaviors that are named as a walk ends."""


class GembaActions(ListScreen):
    """The actions, on whatever the screen says is chosen."""

    @property
    @abstractmethod
    def is_inside(self) -> bool:
        """Whether the keys go to what was seen on the chosen walk, not to the walks."""

    @abstractmethod
    def chosen_walk(self) -> Walk | None:
        """Give the chosen walk as the journal holds it now."""

    @abstractmethod
    def chosen_observation(self) -> Observation | None:
        """Give the chosen observation, if one is inside a walk."""

    def seen_on(self, walk: Walk) -> list[Observation]:
        """Give what was seen on a walk."""
        return self.journal.find(Observation, walk=walk.id)

    @abstractmethod
    def action_focus_observations(self) -> None:
        """Go to the observations."""

    async def action_add(self) -> None:
        """Add a walk, or an observation to the walk one is in."""
        walk = self.chosen_walk()
        if self.is_inside and walk is not None:
            await self.journal_app.action_capture(Place(walk=walk.id))
        else:
            await self.open_form(None)

    async def action_open(self) -> None:
        """Go into the walk; change the observation."""
        if self.is_inside:
            await self.action_edit()
        else:
            self.action_focus_observations()

    async def action_edit(self) -> None:
        """Change the observation or the walk."""
        if self.is_inside:
            if (seen := self.chosen_observation()) is not None:
                await self.open_observation(seen)
        elif (walk := self.chosen_walk()) is not None:
            await self.open_form(walk)

    async def open_form(self, walk: Walk | None) -> None:
        """Open the form of a walk, or of a new one."""
        from lean_journal.tui.screens.walk_form import open_walk

        await open_walk(self, walk)

    async def open_observation(self, seen: Observation) -> None:
        """Open the form of an observation."""
        from lean_journal.tui.dialogs.observation import ObservationDialog

        async def store(line: Captured) -> bool:
            saved = await self.journal_app.save(
                lambda: change_observation(self.journal, seen, line)
            )
            return saved is not None

        handles = handles_of(self.journal)
        await self.show(ObservationDialog(seen, self.journal.today(), handles), store)

    async def action_begin(self) -> None:
        """Begin a planned walk."""
        if (walk := self.chosen_walk()) is not None:
            await self.journal_app.save(lambda: begin_walk(self.journal, walk.id))

    async def action_end(self) -> None:
        """End the walk."""
        now = self.journal.now().replace(microsecond=0)
        walk = await self._change_walk(lambda walk: end(walk, now), "walk ended")
        if walk is not None:
            untriaged = sum(not seen.triaged for seen in self.seen_on(walk))
            hint = f"; {self.key_of('triage')} goes through {untriaged} seen" if untriaged else ""
            self.journal_app.say(f"walk ended{hint}{self._suggestion()}")
            if not walk.is_notes:
                await self.ask_return(walk)

    async def ask_return(self, walk: Walk) -> None:
        """Ask whether the people visited know when one will be back."""
        from lean_journal.tui.dialogs.ask import AskDialog

        async def answer(is_yes: bool) -> None:
            if is_yes:
                self.app.call_later(self.ask_return_date, walk)

        await self.show(AskDialog("Told them when you'll be back?", unread=UNREAD), answer)

    async def ask_return_date(self, walk: Walk) -> None:
        """Ask for the day one said one would be back; it is a commitment from then on."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def store(text: str) -> bool:
            if not text.strip():
                return True

            def change(transaction: Transaction) -> Commitment:
                due = parse_date(text.strip(), self.journal.today())
                if due is None:
                    raise Refused(f"{text!r} is no day to come: type fri, +3d or 2026-12-01")
                return promise_return(self.journal, transaction, walk, due)

            return await self.act("be back", change) is not None

        dialog = LineDialog(
            "When will you be back?", draft=f"back {walk.id}", placeholder="fri, +3d, 2026-12-01"
        )
        await self.show(dialog, store)

    def _suggestion(self) -> str:
        """Name behaviors the walk may have been a mark of; it ticks none."""
        waiting = waiting_today(self.journal)
        names = ", ".join(one.name for one in waiting[:MOST_SUGGESTED])
        return f"; 3 marks {names}" if waiting else ""

    async def action_close(self) -> None:
        """Close the loop with the people visited."""
        from lean_journal.tui.dialogs.line import LineDialog

        walk = self.chosen_walk()
        if walk is None:
            return

        async def store(told: str) -> bool:
            now, today = self.journal.now().replace(microsecond=0), self.journal.today()
            closed = await self._change_walk(
                lambda walk: close_loop(walk, today, now, told), "loop closed"
            )
            return closed is not None

        await self.show(
            LineDialog(
                "What did you tell them?",
                draft=f"told {walk.id}",
                placeholder="what came of their walk with you",
            ),
            store,
        )

    async def _change_walk(self, edit: Callable[[Walk], Walk], label: str) -> Walk | None:
        walk = self.chosen_walk()
        if walk is None:
            return None
        return await self.journal_app.save(lambda: self.journal.change(Walk, walk.id, edit, label))

    async def action_star(self) -> None:
        """Star the observation or take the star away."""
        seen = self.chosen_observation()
        if seen is not None:
            edit = as_edit(seen, replace(seen, starred=not seen.starred))
            label = "star taken away" if seen.starred else "star"
            await self.journal_app.save(
                lambda: self.journal.change(Observation, seen.id, edit, label)
            )

    async def action_improve(self) -> None:
        """Make an improvement of the observation; it keeps the link."""
        if (seen := self.chosen_observation()) is not None:
            await improve(self, seen.id)

    def thread_of_chosen(self) -> Improvement | Struggle | None:
        """Give what the observation belongs to, or the struggle the walk was for."""
        seen, walk = self.chosen_observation(), self.chosen_walk()
        link = seen.link if seen is not None else ""
        if link.startswith("#i") and (one := self.journal.keyed(Improvement, link[2:])):
            return one
        if link.startswith("#s") and (heard := self.journal.keyed(Struggle, link[2:])):
            return heard
        return self.struggle_of(walk) if walk is not None else None

    def struggle_of(self, walk: Walk) -> Struggle | None:
        """Give the struggle a walk was for."""
        return self.journal.lookup(Struggle, walk.struggle) if walk.struggle is not None else None

    async def action_thread(self) -> None:
        """Go to the thread the observation or the walk belongs to."""
        await self.journal_app.go_to(self.thread_of_chosen())

    async def action_remove(self) -> None:
        """Remove the observation, or the walk with all that was seen on it."""
        walk, seen = self.chosen_walk(), self.chosen_observation()
        if self.is_inside:
            if seen is not None:
                await self._remove_observation(seen)
        elif walk is not None:
            await self._remove_walk(walk)

    async def _remove_observation(self, seen: Observation) -> None:
        def remove(transaction: Transaction) -> bool:
            transaction.remove(Observation, seen.id)
            return True

        if await self.act("an observation removed", remove):
            self.say_undoable("observation removed")

    async def _remove_walk(self, walk: Walk) -> None:
        from lean_journal.tui.dialogs.ask import AskDialog

        count = len(self.seen_on(walk))

        async def answer(is_yes: bool) -> None:
            if not is_yes:
                return
            if await self.journal_app.save(lambda: remove_walk(self.journal, walk.id)):
                self.say_undoable("walk removed")

        seen = f" with the {count} things seen on it" if count else ""
        await self.show(AskDialog(f"Remove this walk{seen}?"), answer)

    async def action_triage(self) -> None:
        """Go through what was seen on the walk."""
        from lean_journal.tui.screens.triage import TriageScreen

        walk = self.chosen_walk()
        if walk is None:
            return
        waiting = [seen for seen in self.seen_on(walk) if not seen.triaged]
        if not waiting:
            self.journal_app.say("everything seen on this walk has been gone through")
            return
        await self.app.push_screen(TriageScreen([seen.id for seen in waiting]))

    async def action_areas(self) -> None:
        """Show the areas."""
        from lean_journal.tui.screens.areas import AreasScreen

        await self.app.push_screen(AreasScreen())
