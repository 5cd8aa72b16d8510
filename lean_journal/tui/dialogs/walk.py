"""The form of a walk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from lean_journal.domain.area import Area, checked, matching_area
from lean_journal.domain.calendar import parse_date
from lean_journal.domain.naming import numbered
from lean_journal.domain.record import UNSAVED, Refused
from lean_journal.domain.starter import WALK_QUESTIONS, theme_named
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.tui.dialogs.choices import struggles_to_name
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
        self,
        walk: Walk | None,
        areas: Sequence[Area],
        struggles: Sequence[Struggle],
        *,
        today: date,
        now: datetime,
    ) -> None:
        """Take the walk to change, or what a new one begins with.

        Args:
            walk: The walk; one that is not stored is new, and so is None.
            areas: The known areas.
            struggles: The known struggles.
            today: The journal day.
            now: The local time, at which a walk of today begins.
        """
        self._walk, self._areas, self._today, self._now = walk, areas, today, now
        self._struggles = struggles
        self._is_new = walk is None or walk.id == UNSAVED
        named = (one.handle for one in struggles if walk and one.id == walk.struggle)
        self._handle = next(named, "")
        super().__init__(
            "A walk" if self._is_new else "Change the walk",
            list(self._fields()),
            draft=f"walk {_rest(walk)}",
        )

    def _fields(self) -> Iterator[Entry]:
        """Give the fields; a struggle and a day only while there is a choice."""
        walk, names = self._walk, [known.name for known in self._areas]
        area = next((known.name for known in self._areas if walk and known.id == walk.area), "")
        theme, purpose = (walk.theme, walk.purpose) if walk else ("", "")
        yield Entry("area", "Area", area, "none makes it notes", names)
        yield Entry("theme", "Theme", theme, "flow, safety …", list(WALK_QUESTIONS))
        yield Entry("purpose", "Purpose", purpose, "what to learn?")
        if self._handle or any(one.is_open for one in self._struggles):
            choices = struggles_to_name(self._struggles)
            yield Entry("struggle", "For", self._handle, "s3, or how a struggle begins", choices)
        if self._is_new or (walk is not None and walk.state is WalkState.PLANNED):
            day = walk.day.isoformat() if walk and not self._is_new else ""
            yield Entry("day", "Day", day, "now; or fri, +3d")

    def value(self, texts: dict[str, str]) -> WalkAnswer:
        """Make the walk of the texts."""
        base = self._walk or Walk(day=self._today)
        walk = replace(base, theme=theme_named(texts["theme"]), purpose=texts["purpose"])
        if texts.get("struggle", self._handle) != self._handle:
            walk = replace(walk, struggle=self._struggle(texts["struggle"]))
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

    def _struggle(self, text: str) -> int | None:
        if not text:
            return None
        nouns, how_to_add = "struggles", "lean-journal struggles add"
        return numbered(self._struggles, text, nouns=nouns, how_to_add=how_to_add).id

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


def _rest(walk: Walk | None) -> str:
    """Give what tells the form from that of another walk."""
    if walk is not None and walk.id != UNSAVED:
        return str(walk.id)
    return f"for {walk.struggle}" if walk is not None and walk.struggle is not None else "new"
