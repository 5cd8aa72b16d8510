"""A month as its deck may tell it: the fields written for others, and no other field.

What is not copied here, field by field, cannot get into a deck (DESIGN §8).
"""

from dataclasses import dataclass
from datetime import date
from math import isfinite

from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Basis
from lean_journal.domain.struggle import StruggleState


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """An adopted improvement."""

    record: int
    """The id of the improvement, so that its words can be changed where they are shown."""

    wording: str
    starred: bool
    measure: str
    unit: str
    before: float | None
    after: float | None
    period: str
    sample: str
    basis: Basis | None
    share_with: str
    credit: str
    """Whose work it was; empty without consent."""

    area: str
    """Where it was made; empty where that would name a person."""

    @property
    def has_number(self) -> bool:
        """Whether all is there that a number needs to be believed."""
        return (
            bool(self.measure.strip())
            and self.basis is not None
            and all(one is not None and isfinite(one) for one in (self.before, self.after))
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What the deck says of one record."""

    record: int
    """The id of the improvement or the cycle."""

    wording: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned(Line):
    """The deck line of a checked cycle in which something else happened than was expected."""

    decision: Decision


@dataclass(frozen=True, kw_only=True, slots=True)
class Priority:
    """A struggle as it may be spoken of, and what was done about it."""

    record: int
    """The id of the struggle."""

    title: str
    state: StruggleState
    tried: tuple[Line, ...]
    """What is being tried, or was checked in the month, in the words of the improvement."""

    results: tuple[Effect, ...]
    """What has been adopted for it and stands, as the month ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What became of the prediction in the deck before."""

    record: int
    """The id of that deck."""

    prediction: str
    outcome: str
    came_true: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """All that the slides of one month are made from."""

    month: date
    """The first day of the month."""

    record: int
    """The id of its deck; 0 while nothing is written for it."""

    adopted: tuple[Effect, ...]
    """What was adopted in the month, in that order; the cycle that says so is checked."""

    looked_at: int
    """Of earlier improvements, those looked at in the month to see whether they hold."""

    held: int
    """Of these, those that hold."""

    unlooked: int
    """Earlier improvements whose 30 days are over and nobody has looked at."""

    checked: int
    """Cycles checked in the month."""

    surprises: int
    """Of these, those in which something else happened than was expected."""

    learned: tuple[Learned, ...]
    """What is said of these, in the order they were checked."""

    priorities: tuple[Priority, ...]
    """The struggles that moved in the month, the one that has come furthest first."""

    by_month: tuple[tuple[date, int], ...]
    """Months and how many improvements each adopted: up to twelve, and this one last."""

    in_months: int
    """How many improvements these months adopted; one adopted again counts once."""

    target: str
    prediction: str
    wanted: str
    answer: Answer | None
    """None if the deck before predicted nothing."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that a deck could tell of."""
        return not (self.adopted or self.checked or self.looked_at or self.priorities)
