"""The weekly and the monthly review: their steps, each only when it has something to ask."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, MarkState
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.morning import COMMITMENT_STEPS, CommitmentStep, PromptStep
from lean_journal.domain.picture import Look
from lean_journal.domain.review import INTENTIONS, Facts, Practised
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk

MOST = 5
"""Commitments, walks, cycles, improvements and stars that one review asks about, of each."""

FACTS_STEP = "facts"
"""The key of the step that shows the facts."""


class FactsStep(NamedTuple):
    """Look at the week or month as it was."""

    facts: Facts
    key: str = FACTS_STEP


class Note(NamedTuple):
    """What stands beside a day on which a behavior was not done."""

    day: date
    state: MarkState
    text: str


class BehaviorStep(NamedTuple):
    """Keep a behavior as it is, ask for less or more, park it, or begin another in its place."""

    practised: Practised
    days: Mapping[date, Look]
    """Every day of the week."""

    notes: Sequence[Note] = ()
    """What was in the way, the oldest day first."""

    @property
    def behavior(self) -> Behavior:
        """The behavior."""
        return self.practised.behavior

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return behavior_step(self.behavior.id)


class LoopStep(NamedTuple):
    """Say what the people visited were told."""

    walk: Walk
    area: Area | None
    struggle: Struggle | None = None
    """What it was made for."""

    seen: Sequence[str] = ()
    """What was seen on it."""

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"loop {self.walk.id}"


class CheckStep(NamedTuple):
    """Check a cycle whose day to check has come."""

    cycle: Cycle
    improvement: Improvement

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"cycle {self.cycle.id}"


class HoldStep(NamedTuple):
    """Say whether an improvement adopted thirty days ago holds."""

    improvement: Improvement

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"holds {self.improvement.id}"


class StarStep(NamedTuple):
    """Make an improvement of a starred observation, or take its star away."""

    seen: Observation
    walk: Walk | None
    area: Area | None = None

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return f"star {self.seen.id}"


class LearningStep(NamedTuple):
    """Meet an old learning again."""

    cycle: Cycle
    improvement: Improvement | None
    key: str = "learning"


class IntentionStep(NamedTuple):
    """Write one intention for what comes."""

    prompt: str
    last: str = ""
    """The intention of the review before."""

    @property
    def key(self) -> str:
        """The step's name in the pass."""
        return prompt_step(self.prompt)


Step = (
    FactsStep
    | BehaviorStep
    | CommitmentStep
    | LoopStep
    | CheckStep
    | HoldStep
    | StarStep
    | LearningStep
    | PromptStep
    | IntentionStep
)


def behavior_step(id: int) -> str:
    """Give the key of the step that asks about a behavior."""
    return f"behavior {id}"


def is_under_way(guided: Pass) -> bool:
    """Tell whether more of a review is behind than prompts: then its facts are, seen or not.

    Prompts are answered on Reflect too, and facts that were none must not turn up later.
    """
    return any(not key.startswith(prompt_step("")) for key in guided.done)


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What the steps are made of, as the journal holds it; what a kind does not ask is empty."""

    guided: Pass
    """How far the review is, with its prompts."""

    facts: Facts | None = None
    """None once the review is under way."""

    behaviors: Sequence[BehaviorStep] = ()
    due: Sequence[Commitment] = ()
    """The open commitments due by today, the oldest first."""

    renewed: Collection[int] = ()
    """The ids of those that took the place of one this review asked about."""

    loops: Sequence[LoopStep] = ()
    checks: Sequence[CheckStep] = ()
    holding: Sequence[HoldStep] = ()
    stars: Sequence[StarStep] = ()
    learning: LearningStep | None = None
    answered: Collection[str] = ()
    """The prompts that hold an answer, wherever they were answered."""

    last_intention: str = ""


def steps_left(review: Review) -> list[Step]:
    """Give the steps that still have something to ask, in the order of the review.

    The facts, the behaviors, what is due, the open loops, the cycles to check, the improvements
    that may have slipped, the stars, an old learning, the prompts, one intention. Of each kind
    of record at most five are asked about.
    """
    done = review.guided.done
    due = [CommitmentStep(one) for one in review.due if one.id not in review.renewed]
    intention = IntentionStep(INTENTIONS[review.guided.kind], review.last_intention)
    prompts = [one for one in review.guided.prompts if one != intention.prompt]
    steps: list[Step] = []
    if review.facts is not None and not review.facts.is_empty:
        steps.append(FactsStep(review.facts))
    steps += review.behaviors
    steps += _at_most(due, COMMITMENT_STEPS, done)
    steps += _at_most(review.loops, "loop ", done)
    steps += _at_most(review.checks, "cycle ", done)
    steps += _at_most(review.holding, "holds ", done)
    steps += _at_most(review.stars, "star ", done)
    if review.learning is not None:
        steps.append(review.learning)
    steps += [PromptStep(one) for one in prompts if one not in review.answered]
    if intention.prompt not in review.answered:
        steps.append(intention)
    return [step for step in steps if step.key not in done]


S = TypeVar("S", CommitmentStep, LoopStep, CheckStep, HoldStep, StarStep)


def _at_most(steps: Sequence[S], noun: str, done: Collection[str]) -> list[S]:
    asked = sum(key.startswith(noun) for key in done)
    left = [step for step in steps if step.key not in done]
    return left[: max(0, MOST - asked)]


def steps_behind(review: Review) -> int:
    """Count the steps that are behind: gone through in the review, or answered elsewhere."""
    prompts = (*review.guided.prompts, INTENTIONS[review.guided.kind])
    answered = {prompt_step(one) for one in prompts if one in review.answered}
    return len(answered.union(review.guided.done))
