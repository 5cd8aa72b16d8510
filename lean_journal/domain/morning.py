"""The morning pass: its steps in their order, each only when it has something to ask."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.cadence import Cadence, Unit
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.practice import Period

if TYPE_CHECKING:
    # Not on the way to the first frame.
    from lean_journal.domain.struggle import Struggle

MOST_COMMITMENTS = 3
"""Commitments due that one morning asks about: the oldest."""


class AreaStep(NamedTuple):
    """Name an area of one's own: the first thing a newcomer is asked."""

    key: str = "area"


class MarkStep(NamedTuple):
    """Say what became of a behavior on the last day that asked for it."""

    behavior: Behavior
    day: date
    cadence: Cadence
    """The one that counts on the day."""

    seen: tuple[str, ...] = ()
    """What else the journal knows of the day: it suggests a mark, and ticks none."""

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return mark_step(self.behavior.id, self.day)

    @property
    def is_dated(self) -> bool:
        """Whether a day without it is a miss; of a week or month it may be any other day."""
        return self.cadence.unit is Unit.DAY


class EvidenceStep(NamedTuple):
    """Write what was seen or heard when a behavior was done."""

    behavior: Behavior
    day: date

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"evidence {self.behavior.id} {self.day.isoformat()}"


class TwiceStep(NamedTuple):
    """Make a behavior smaller, move its cue or park it, after two unmet periods in a row."""

    behavior: Behavior
    newest: Period
    """The last one that was not met."""

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"twice {self.behavior.id} {self.newest.first.isoformat()}"


class FocusStep(NamedTuple):
    """Have one behavior in mind for the day."""

    behaviors: tuple[Behavior, ...]
    """Those that are practised, in their order; the first, unless another is chosen."""

    key: str = "focus"


class CommitmentStep(NamedTuple):
    """Say what became of a commitment that is due."""

    commitment: Commitment

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return commitment_step(self.commitment.id)


class PromptStep(NamedTuple):
    """Answer a prompt in a line."""

    prompt: str

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return prompt_step(self.prompt)


class WalkStep(NamedTuple):
    """Take up a suggested walk, or not."""

    area: Area
    last: date | None
    """The day it was last seen."""

    key: str = "walk"


class StruggleStep(NamedTuple):
    """Take up a walk for a struggle nobody has gone to see, or not."""

    struggle: "Struggle"
    key: str = "walk"


PracticeStep = MarkStep | EvidenceStep | TwiceStep
"""What the pass asks about behaviors before anything else."""

Step = AreaStep | PracticeStep | CommitmentStep | PromptStep | FocusStep | WalkStep | StruggleStep

COMMITMENT_STEPS = "commitment "


def mark_step(behavior: int, day: date) -> str:
    """Give the key of the step that asks for a mark."""
    return f"mark {behavior} {day.isoformat()}"


def commitment_step(id: int) -> str:
    """Give the key of the step that asks about a commitment."""
    return f"{COMMITMENT_STEPS}{id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning:
    """What the steps are made of, as the journal holds it."""

    guided: Pass
    """How far the pass is, with the prompts chosen for the day."""

    is_first: bool = False
    """Whether this is somebody's first morning: no area yet and no pass before."""

    practice: Sequence[PracticeStep] = ()
    """What is to be asked about behaviors, gone through or not."""

    behaviors: Sequence[Behavior] = ()
    """Those that are practised, in their order."""

    due: Sequence[Commitment] = ()
    """The open commitments due by the day, the oldest first."""

    renewed: Collection[int] = ()
    """The ids of those that took the place of one the pass asked about: not asked about again."""

    answered: Collection[str] = ()
    """The prompts that hold an answer already."""

    suggestion: WalkStep | StruggleStep | None = None


def steps_left(morning: Morning) -> list[Step]:
    """Give the steps that still have something to ask, in the order of the pass.

    The area of a newcomer, the marks of the last due day, at most three commitments due, the
    prompts, the focus of the day, a suggested walk. A step that was answered elsewhere, as in
    a second window, is not among them.
    """
    done = set(morning.guided.done)
    asked = sum(key.startswith(COMMITMENT_STEPS) for key in done)
    due = [CommitmentStep(one) for one in morning.due if one.id not in morning.renewed]
    steps: list[Step] = [AreaStep()] if morning.is_first else []
    steps += morning.practice
    steps += [step for step in due if step.key not in done][: max(0, MOST_COMMITMENTS - asked)]
    steps += [PromptStep(one) for one in morning.guided.prompts if one not in morning.answered]
    if morning.behaviors:
        steps.append(FocusStep(tuple(morning.behaviors)))
    if morning.suggestion is not None:
        steps.append(morning.suggestion)
    return [step for step in steps if step.key not in done]


def steps_behind(morning: Morning) -> int:
    """Count the steps that are behind: gone through in the pass, or answered elsewhere."""
    answered = {prompt_step(one) for one in morning.guided.prompts if one in morning.answered}
    return len(answered.union(morning.guided.done))


def suggested_walk(
    areas: Sequence[Area], visits: dict[int, date], todays: Collection[int | None]
) -> WalkStep | None:
    """Suggest to go and see the area longest unvisited.

    Args:
        areas: The known areas, the oldest entry first.
        visits: The last day each was walked, by id.
        todays: The areas that are planned or were walked on the day.

    Returns:
        The suggestion; an area never seen comes before all others. None if there is no
        area, or a walk is planned or was made that day.
    """
    if not areas or any(area is not None for area in todays):
        return None
    area = min(areas, key=lambda area: visits.get(area.id, date.min))
    return WalkStep(area, visits.get(area.id))
