"""The form of a walk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from lean_journal.domain.area import Area, checked, matching_area
from lean_journal.domain.calendar import parse_date
from lean_journal.domain.record import Refused
from lean_journal.domain.starter import WALK_QUESTIONS, theme_named
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.tui.dialogs.form import Entry, FormDialog


@dataclass(frozen=True, slots=True)
class WalkAnswer:
    """What the form returns."""

    walk: Walk
    """The walk as the person wants it; its area is set by whoever stores it."""

    area: Area | None
    """The area it visits; one that is not stored yet has no id. None: notes."""


class WalkDialog(FormDialog[WalkAnswer]):
    """Begin or plan a walk, or change one."""

    def __init__(
        self, walk: Walk | None, areas: Sequence[Area], today: date, now: datetime
    ) -> None:
        """Take the walk to change, or None for a new one.

        Args:
            walk: The walk, or None.
            areas: The known areas.
            today: The journal day.
            now: The local time, at which a walk of today begins.
        """
        self._walk, self._areas, self._today, self._now = walk, areas, today, now
        area = next((known for known in areas if walk and known.id == walk.area), None)
        entries = [
            Entry(
                "area",
                "Area",
                area.name if area else "",
                "none makes it notes",
                [known.name for known in areas],
            ),
            Entry(
                "theme",
                "Theme",
                walk.theme if walk else "",
                "flow, safety …",
                list(WALK_QUESTIONS),
            ),
            Entry("purpose", "Purpose", walk.purpose if walk else "", "what to learn?"),
        ]
        if walk is None or walk.state is WalkState.PLANNED:
            day = walk.day.isoformat() if walk else ""
            entries.append(Entry("day", "Day", day, "now; or fri, +3d"))
        title = "Change the walk" if walk else "A walk"
        super().__init__(title, entries, draft=f"walk {walk.id if walk else 'new'}")

    def value(self, texts: dict[str, str]) -> WalkAnswer:
        """Make the walk of the texts."""
        base = self._walk or Walk(day=self._today)
        walk = replace(base, theme=theme_named(texts["theme"]), purpose=texts["purpose"])
        if "day" in texts:
            walk = self._placed(walk, texts["day"])
        return WalkAnswer(walk, self._area(texts["area"]))

    def _placed(self, walk: Walk, text: str) -> Walk:
        if not text:
            return replace(
                walk,
                day=self._today,
                state=WalkState.WALKED,
                start=self._now.replace(microsecond=0),
            )
        day = parse_date(text, self._today)
        if day is None:
            raise Refused(f"{text!r} is no day to come: type tomorrow, fri, +3d or 2026-12-01")
        return replace(walk, day=day, state=WalkState.PLANNED, start=None)

    def _area(self, text: str) -> Area | None:
        if not text:
            return None
        try:
            return matching_area(self._areas, text)
        except Refused:
            # A name nobody knows yet is a new area; one that fits several is a question.
            if sum(text.casefold() in area.name.casefold() for area in self._areas) > 1:
                raise
            return checked(Area(name=text), self._areas)
