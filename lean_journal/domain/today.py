"""A day at a glance: what is due, and which loops are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.morning import StruggleStep, WalkStep
from lean_journal.domain.picture import Look, look
from lean_journal.domain.practice import Practice
from lean_journal.domain.reporting import Report
from lean_journal.domain.streak import Run, run_now
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk, WalkState


@dataclass(frozen=True, slots=True)
class DueBehavior:
    """A behavior that is practised, and what a day still asks of it."""

    behavior: Behavior
    standing: Run | None
    """How it stands; None before it begins."""

    state: Look
    """How the day looks; unmarked while it waits for its mark."""

    @property
    def is_due(self) -> bool:
        """Whether the day asks for it and is unmarked; of a week or month, while that is unmet."""
        return self.state is Look.UNMARKED


def due_behavior(practice: Practice) -> DueBehavior:
    """Tell how a behavior stands today."""
    stands = run_now(practice.periods_back())
    return DueBehavior(practice.behavior, stands, look(practice, practice.today))


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

    report: Report | None = None
    """The deck that is to be sent about now; None if nothing shall remind of one."""

    planned: Sequence[Walk] = ()
    open_loops: Sequence[Walk] = ()
    """The walks whose people have not heard what came of them, the newest first."""

    untriaged: int = 0
    """Observations nobody has gone through yet."""

    untriaged_on: int | None = None
    """The id of the newest walk with such an observation."""

    suggestion: WalkStep | StruggleStep | None = None
    """A struggle nobody has gone to see, else the area longest unvisited.

    None while a walk is planned or made that day.
    """

    past_check: Sequence[Cycle] = ()
    """The open cycles whose day to check has come, the one that waits longest first."""

    to_look_at: Sequence[Improvement] = ()
    """The improvements adopted 30 days ago or longer that nobody looked at since."""

    tried: Mapping[int, Improvement] = field(default_factory=dict)
    """The improvements of those cycles, by id."""

    areas: Mapping[int, Area]
    struggles: Mapping[int, Struggle] = field(default_factory=dict)
    """What those walks are for, by id."""

    behaviors: Sequence[DueBehavior] = ()
    """The behaviors that are practised, in their order, whether the day asks for them or not."""

    chosen: int | None = None
    """The id of the behavior chosen that morning."""

    @property
    def focus(self) -> DueBehavior | None:
        """The behavior chosen that morning, else the one that stands first."""
        chosen = (one for one in self.behaviors if one.behavior.id == self.chosen)
        return next(chosen, self.behaviors[0] if self.behaviors else None)

    @property
    def behaviors_due(self) -> list[DueBehavior]:
        """The behaviors that wait for a mark, in their order."""
        return [one for one in self.behaviors if one.is_due]

    @property
    def count(self) -> int:
        """How many things wait."""
        return waiting(self.due, self.steps_left)


def waiting(due: Sequence[Commitment], steps_left: int) -> int:
    """Count what waits: the commitments due, and the morning pass if it is not done."""
    return len(due) + bool(steps_left)


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
