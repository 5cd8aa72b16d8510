"""The form of a struggle: what was said, and what may be said of it."""

from dataclasses import replace
from datetime import date

from lean_journal.domain.calendar import parse_past_day
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle, checked
from lean_journal.tui.dialogs.form import Entry, FormDialog


class StruggleDialog(FormDialog[Struggle]):
    """Write down a struggle, or change one."""

    def __init__(self, struggle: Struggle | None, today: date) -> None:
        """Take the struggle to change, or None for a new one, and the journal day."""
        self._struggle, self._today = struggle, today
        entries = [
            Entry("words", "Her words", struggle.words if struggle else "", "private, for you"),
            Entry(
                "title", "In public", struggle.title if struggle else "", "as the deck may say it"
            ),
        ]
        if struggle is not None:
            entries.append(Entry("heard", "Heard on", struggle.heard.isoformat(), "mon, -3d"))
        if struggle is not None and struggle.told:
            entries.append(Entry("told", "Reported", struggle.told, "what you told her"))
        super().__init__(
            f"Change {struggle.handle}" if struggle else "What does she struggle with?",
            entries,
            draft=f"struggle {struggle.id if struggle else 'new'}",
        )

    def value(self, texts: dict[str, str]) -> Struggle:
        """Make the struggle of the texts."""
        base = self._struggle or Struggle(heard=self._today, words="")
        heard = parse_past_day(texts.get("heard", "today"), self._today)
        if heard is None:
            raise Refused(f"{texts['heard']!r} is no day up to today: 2026-11-20, mon, -3d")
        told = texts.get("told", base.told)
        return checked(
            replace(base, words=texts["words"], title=texts["title"], heard=heard, told=told)
        )
