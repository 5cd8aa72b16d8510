"""A day at a glance: what is due, and which loops are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.morning import WalkStep
from lean_journal.domain.walk import Walk, WalkState


@dataclass(frozen=True, kw_only=True, slots=True)
class Today:
    """What a day holds for the person."""

    day: date
    steps_left: int
    """Steps the morning pass still has; 0 once its end was reached."""

    intention: str = ""
    """What the person wrote to the first prompt that morning."""

    due: Sequence[Commitment] = ()
    """The open commitments due by the day, the oldest first."""

    planned: Sequence[Walk] = ()
    open_loops: Sequence[Walk] = ()
    """The walks whose people have not heard what came of them, the newest first."""

    untriaged: int = 0
    """Observations nobody has gone through yet."""

    untriaged_on: int | None = None
    """The id of the newest walk with such an observation."""

    suggestion: WalkStep | None = None
    """The area longest unvisited, while no walk is planned or made that day."""

    areas: Mapping[int, Area]

    @property
    def count(self) -> int:
        """How many things wait: the commitments due, and the pass if it is not done."""
        return len(self.due) + bool(self.steps_left)


def planned_for(walks: Sequence[Walk], day: date) -> list[Walk]:
    """Give the walks that are planned for a day and have not begun."""
    return [walk for walk in walks if walk.state is WalkState.PLANNED and walk.day == day]


def open_loops(walks: Sequence[Walk], day: date) -> list[Walk]:
    """Give the walks to an area up to a day whose loop is open, the newest first."""
    found = [
        walk
        for walk in walks
        if walk.state is WalkState.WALKED and not walk.is_notes and walk.day <= day
    ]
    return sorted(found, key=lambda walk: (walk.day, walk.created), reverse=True)
