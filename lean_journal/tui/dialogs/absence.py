"""The form of an absence."""

from dataclasses import replace
from datetime import date

from lean_journal.domain.absence import Absence, checked, parse_range
from lean_journal.tui.dialogs.form import Entry, FormDialog


class AbsenceDialog(FormDialog[Absence]):
    """Note an absence, or change one."""

    def __init__(self, absence: Absence | None, day: date, today: date) -> None:
        """Take the absence to change, or None for a new one on a day, and the journal day."""
        self._absence, self._today = absence, today
        self._day = day
        super().__init__(
            "Change the absence" if absence else "An absence",
            [
                Entry(
                    "first",
                    "From",
                    absence.first.isoformat() if absence else "",
                    f"{day.isoformat()}; or 2026-12-21, tomorrow, mon, -3d",
                ),
                Entry(
                    "last",
                    "To",
                    absence.last.isoformat() if absence else "",
                    "the last day of it; empty: that day only",
                ),
                Entry("reason", "Reason", absence.reason if absence else "", "leave, shutdown …"),
            ],
            draft=f"absence {absence.id if absence else 'new'}",
        )

    def value(self, texts: dict[str, str]) -> Absence:
        """Make the absence of the texts."""
        first, last = texts["first"] or self._day.isoformat(), texts["last"]
        begins, ends = parse_range(f"{first}..{last}" if last else first, self._today)
        base = self._absence or Absence(first=begins, last=ends)
        return checked(replace(base, first=begins, last=ends, reason=texts["reason"]))
