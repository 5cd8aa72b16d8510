"""Behaviors and their marks: done and missed in runs, as it goes with people."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.practice import HABITS, NOT_POSSIBLE, OWN, OWN_DEFINITION
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin, park, resume
from lean_journal.domain.cadence import Cadence, Unit, parse_cadence
from lean_journal.domain.morning import EvidenceStep, mark_step
from lean_journal.domain.practice import Practice, with_cadence
from lean_journal.domain.starter import starter_named

CALM = timedelta(days=12)
"""Before the end nothing slips: two misses in a row would be asked about before all else."""

UNMARKED, NOT_POSSIBLE_SHARE, EVIDENCE_EVERY = 0.03, 0.02, 5

AFTER_A_MISS, HARDER = 0.42, 2.5
"""How likely one misses again; how much likelier one misses in a hard week."""

MISSES = {OWN: 0.07, "Ask first": 0.09, "Keep or renegotiate": 0.04}
"""How likely one misses a day in an easy week, after one that was done."""


@dataclass(slots=True)
class Habit:
    """A behavior as it is practised."""

    behavior: Behavior
    practice: Practice
    done: int = 0
    misses: int = 0
    """Misses in a row."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark that says a behavior was missed."""

    behavior: str
    note: str


class Habits:
    """Practises the behaviors and marks the days."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Take the ledger, and store the behaviors."""
        self._ledger, self._presence = ledger, presence
        self._last = presence.on_or_before(presence.last)
        self._is_hard = False
        self._slips: list[Slip] = []
        self._habits = []
        for position, behavior in enumerate(self._behaviors(), 1):
            changed = ledger.moment(_last_change(behavior), 17)
            stored = ledger.add(behavior(position), ledger.moment(behavior.begun, 7), changed)
