"""Triage: go through what was seen, one thing at a time; each answer is on disk at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from lean_journal.domain.capture import Captured, parse
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.walk import Observation
from lean_journal.storage.capture import change_observation
from lean_journal.storage.improvements import handles_of
from lean_journal.tui.command_table import TRIAGE
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.dialogs.observation import ObservationDialog, as_captured
from lean_journal.tui.screens.improve_seen import improve
from lean_journal.tui.widgets.gemba_rows import observation_rows


class TriageScreen(Dialog[None]):
    """What does it mean, and what follows from it?"""

    BINDINGS = bindings(TRIAGE)

    DEFAULT_CSS = """
    TriageScreen #seen { padding: 1 1 0 1; height: auto; max-height: 12; }
    """

    def __init__(self, waiting: Sequence[int]) -> None:
        """Take the ids of the observations to go through, at least one."""
        super().__init__("")
        self._waiting = list(waiting)
        self._total = len(waiting)

    def content(self) -> ComposeResult:
        """Lay out the observation."""
        yield Static(id="seen", markup=False)

    def on_mount(self) -> None:
        """Show the first one."""
        self.refresh_view()

    def refresh_view(self) -> None:
        """Show the observation as it is now; pass over one that has been removed."""
        seen = self._seen()
        if seen is None:
            self.dismiss(None)
            return
        promises = self.journal.find(Commitment, source=seen.id)
        width = max(self.size.width - 4, 24)
        row, *_ = observation_rows([seen], promises, today=self.journal.today(), width=width)
        self.query_one("#seen", Static).update(row.content)
        place = self._total - len(self._waiting) + 1
        self.query_one(".title", Static).update(f"Triage  {place} of {self._total}")

    def _seen(self) -> Observation | None:
        while self._waiting:
            seen = self.journal.lookup(Observation, self._waiting[0])
            if seen is not None:
                return seen
            self._waiting.pop(0)
        return None

    async def action_next(self) -> None:
        """Done with this one."""
        if await self._edit(lambda seen: replace(seen, triaged=True), "triage"):
            self._waiting.pop(0)
            self.refresh_view()

    async def action_improve(self) -> None:
        """Make an improvement of it; it keeps the link."""
        if (seen := self._seen()) is not None:
            await improve(self, seen.id)

    async def action_star(self) -> None:
        """Offer it as an improvement in the monthly review, or no longer."""
        await self._edit(lambda seen: replace(seen, starred=not seen.starred), "star")

    async def action_interpret(self) -> None:
        """Write what it may mean."""
        seen = self._seen()
        if seen is None:
            return

        async def store(text: str) -> bool:
            line = replace(as_captured(seen), interpretation=text)
            return await self._store(seen, line)

        dialog = LineDialog(
            "What may it mean?", draft=f"meaning {seen.id}", value=seen.interpretation
        )
        await self.show(dialog, store)

    async def action_promise(self) -> None:
        """Write what I will do about it."""
        seen = self._seen()
        if seen is None:
            return

        async def store(text: str) -> bool:
            parsed = parse(f">> {text}", self.journal.today())
            line = replace(as_captured(seen), promise=parsed.promise)
            if parsed.promise is None:
                return self.journal_app.is_nothing(text)
            return await self._store(seen, line)

        dialog = LineDialog(
            "What will I do?", draft=f"promise {seen.id}", placeholder="check call light @kim !fri"
        )
        await self.show(dialog, store)

    async def action_edit(self) -> None:
        """Change the whole line."""
        seen = self._seen()
        if seen is None:
            return

        async def store(line: Captured) -> bool:
            return await self._store(seen, line)

        handles = handles_of(self.journal)
        await self.show(ObservationDialog(seen, self.journal.today(), handles), store)

    async def _store(self, seen: Observation, line: Captured) -> bool:
        saved = await self.journal_app.save(lambda: change_observation(self.journal, seen, line))
        return saved is not None

    async def _edit(self, edit: Callable[[Observation], Observation], label: str) -> bool:
        seen = self._seen()
        if seen is None:
            return False
        changed = await self.journal_app.save(
            lambda: self.journal.change(Observation, seen.id, edit, label)
        )
        return changed is not None
