"""The absences: days on which no behavior is due."""

from datetime import date

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from lean_journal.domain.absence import Absence
from lean_journal.domain.months import range_name
from lean_journal.domain.record import as_edit
from lean_journal.storage.absences import absence_label, absences_of, add_absence, remove_absence
from lean_journal.tui.command_table import ABSENCES
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.absence import AbsenceDialog
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.record_list import Row

SPAN = 34
"""Cells of the longest range's name, and a gap."""


class AbsencesScreen(ListDialog[None]):
    """Leave and shutdowns, the newest first; for all behaviors."""

    BINDINGS = bindings(ABSENCES)

    def __init__(self, day: date) -> None:
        """Take the day a new absence begins on, unless told otherwise."""
        super().__init__(
            "Absences: nothing is due, and no streak breaks",
            hint="No absences yet: {add-absence} adds one.",
        )
        self._day = day

    def refresh_view(self) -> None:
        """Show the absences as they are now."""
        absences = absences_of(self.journal)
        self.rows.show_rows([Row(str(one.id), _row(one)) for one in absences])
        self.show_hint(not absences)

    def _chosen(self) -> Absence | None:
        key = self.rows.key
        return self.journal.lookup(Absence, int(key)) if key else None

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_edit()

    async def action_add(self) -> None:
        """Note an absence."""
        await self.open_form(None)

    async def action_edit(self) -> None:
        """Change the chosen absence."""
        if (absence := self._chosen()) is not None:
            await self.open_form(absence)

    async def action_remove(self) -> None:
        """Remove the chosen absence."""
        absence = self._chosen()
        if absence is not None:

            def remove() -> bool:
                remove_absence(self.journal, absence)
                return True

            if await self.journal_app.save(remove):
                self.say_undoable("removed")

    async def open_form(self, absence: Absence | None) -> None:
        """Open the form of an absence, or of a new one."""

        async def store(edited: Absence) -> bool:
            saved = await self.journal_app.save(
                lambda: (
                    self.journal.change(
                        Absence, absence.id, as_edit(absence, edited), absence_label(edited)
                    )
                    if absence is not None
                    else add_absence(self.journal, edited)
                )
            )
            return saved is not None

        await self.show(AbsenceDialog(absence, self._day, self.journal.today()), store)


def _row(absence: Absence) -> Content:
    span = (
        f"{absence.first.day} {absence.first:%B %Y}"
        if absence.first == absence.last
        else range_name(absence.first, absence.last)
    )
    return Content.assemble(f"{span:{SPAN}}", (shown_text(absence.reason), "dim"))
