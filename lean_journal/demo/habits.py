"""The marks of the behaviors: done and missed in runs, as it goes with people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lean_journal.demo.behaviors import add_behaviors
from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.practice import HABITS, NOT_POSSIBLE, OWN
from lean_journal.domain.behavior import Behavior, Mark, MarkState
from lean_journal.domain.cadence import Unit
from lean_journal.domain.morning import EvidenceStep, mark_step
from lean_journal.domain.practice import Practice

EVENING = "Ask first"
"""The behavior that is marked in the evening; other daily ones are in the next morning's pass."""

MISSED = {OWN: 0.125, EVENING: 0.125, "Keep or renegotiate": 0.115}
"""How often a day is missed in an easy week, when the day before was not."""

MISSED_AGAIN, IN_A_HARD_WEEK = 0.5, 1.8
"""How often after a miss; how much more often in a hard week."""

HARD, HARD_AGAIN = 0.17, 0.4
"""How many weeks are hard: after an easy one, and after a hard one."""

NOT_SAID, NOT_SAID_AGAIN = 0.015, 0.6
"""How many days are left unmarked: after one that was marked, and after one that was not."""

NOBODY_COULD, SAID_WHY = 0.015, 0.75
"""Shares: of days, not possible; of misses, those with a note."""

AT_THE_END, ON_A_HARD_DAY, ON_A_DAY = 0.8, 0.55, 0.25
"""How often what has a week or a month of time is noted as missed: on its last day, on one
of a hard week, and on another."""

EVIDENCE_EVERY = 5


@dataclass(slots=True)
class Habit:
    """A behavior as it is practised."""

    behavior: Behavior
    practice: Practice
    done: int = 0
    misses: int = 0
    """Misses in a row."""

    is_silent: bool = False
    """Whether nothing was said of the last day."""

    @property
    def name(self) -> str:
        """The behavior's name."""
        return self.behavior.name

    def is_daily(self, day: date) -> bool:
        """Tell whether it is asked for on each workday."""
        return self.practice.cadence_on(day).unit is Unit.DAY


class Habits:
    """Practises the behaviors, and marks the days."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Take the ledger, and store the behaviors."""
        self._ledger, self._presence = ledger, presence
        self.behaviors = add_behaviors(ledger, presence)
        self._habits = [
            Habit(one, Practice(one, {}, presence.days, presence.last)) for one in self.behaviors
        ]
        self._is_hard = False
        self._slips: list[tuple[str, str]] = []

    def active_on(self, day: date) -> list[Behavior]:
        """Give the behaviors practised on a day, in their order."""
        return [one.behavior for one in self._habits if one.practice.is_active(day)]

    def take_slips(self) -> tuple[str, int, str] | None:
        """Give what slipped most this week, how often, and a note on it.

        The week is over with that, and another one begins, hard or not.
        """
        slips, self._slips = self._slips, []
        self._is_hard = self._ledger.happens(HARD_AGAIN if self._is_hard else HARD)
        noted = {name: note for name, note in slips if note}
        if not noted:
            return None
        name, count = Counter(name for name, _ in slips if name in noted).most_common(1)[0]
        return name, count, noted[name]

    # A day

    def morning(self, day: date) -> list[str]:
        """Mark the day at work before this one, and give the steps the pass has for it."""
        before = self._presence.before(day)
        steps: list[str] = []
        for habit in self._habits:
            if not habit.practice.wants_mark(before):
                continue
            steps.append(mark_step(habit.behavior.id, before))
            if habit.is_daily(before) and habit.name != EVENING:
                mark = self._mark_due(habit, before, self._ledger.moment(day, 7))
                if mark is not None and mark.state is MarkState.DONE and mark.evidence:
                    steps.append(EvidenceStep(habit.behavior, before).key)
        return steps

    def during(self, day: date, *, walked: bool, loops: int) -> None:
        """Mark what is marked on the day itself: what has a week or a month of time."""
        for habit in self._habits:
            if habit.is_daily(day) or not habit.practice.is_asked(day):
                continue
            wants = habit.practice.wants_mark(day)
            if self._is_done(habit.name, day, wants=wants, walked=walked, loops=loops):
                self._mark(habit, day, MarkState.DONE, self._ledger.moment(day, 15))
            elif wants and self._is_missed(habit, day):
                self._mark(habit, day, MarkState.MISSED, self._ledger.moment(day, 16))

    def evening(self, day: date) -> None:
        """Mark what is marked in the evening."""
        for habit in self._habits:
            if habit.name == EVENING and habit.is_daily(day) and habit.practice.is_asked(day):
                self._mark_due(habit, day, self._ledger.moment(day, 16))

    # Within

    def _is_done(self, name: str, day: date, *, wants: bool, walked: bool, loops: int) -> bool:
        happens, is_hard = self._ledger.happens, self._is_hard_on(day)
        if name == "Go and see":
            # Some walks were no going to see: too short, or with the phone in hand.
            return walked and happens(0.25 if is_hard else 0.98 if wants else 0.9)
        if name == "Close the loop":
            share = 1 if self._presence.is_near_the_end(day) else 0.25 if is_hard else 0.8
            return loops > 0 and happens(share if wants else 0.5)
        if name == "Ask upward":
            return wants and happens(0.07)
        return happens((0.3 if is_hard else 0.65) if wants else 0.15)

    def _is_missed(self, habit: Habit, day: date) -> bool:
        """Tell whether a day without it is noted as missed while its week or month is unmet."""
        if habit.practice.cadence_on(day).unit is Unit.MONTH:
            return self._presence.ends_month(day) and self._ledger.happens(AT_THE_END)
        if self._presence.ends_week(day):
            return self._ledger.happens(AT_THE_END)
        return self._ledger.happens(ON_A_HARD_DAY if self._is_hard_on(day) else ON_A_DAY)

    def _mark_due(self, habit: Habit, day: date, at: datetime) -> Mark | None:
        """Mark a day of a daily behavior; perhaps nothing is said of it."""
        happens, is_calm = self._ledger.happens, self._presence.is_near_the_end(day)
        silent = happens(NOT_SAID_AGAIN if habit.is_silent else NOT_SAID)
        habit.is_silent = silent and not is_calm
        if habit.is_silent:
            return None
        if happens(NOBODY_COULD):
            return self._mark(habit, day, MarkState.NOT_POSSIBLE, at)
        share = MISSED[habit.name] * (IN_A_HARD_WEEK if self._is_hard else 1)
        is_missed = happens(MISSED_AGAIN if habit.misses else share) and not is_calm
        return self._mark(habit, day, MarkState.MISSED if is_missed else MarkState.DONE, at)

    def _mark(self, habit: Habit, day: date, state: MarkState, at: datetime) -> Mark:
        happens = self._ledger.happens
        words = HABITS[habit.name]
        note = ""
        if state is MarkState.DONE:
            habit.done += 1
            if habit.done % EVIDENCE_EVERY == 0 or happens(0.02):
                note = self._note(words.seen)
        elif happens(SAID_WHY):
            note = self._note(words.hard if state is MarkState.MISSED else NOT_POSSIBLE)
        if state is MarkState.MISSED:
            self._slips.append((habit.name, note))
        habit.misses = habit.misses + 1 if state is MarkState.MISSED else 0
        habit.practice.marks[day] = state
        mark = Mark(behavior=habit.behavior.id, day=day, state=state, evidence=note)
        return self._ledger.add(mark, at)

    def _note(self, templates: Sequence[str]) -> str:
        return self._ledger.words.note(templates, place=self._ledger.place())

    def _is_hard_on(self, day: date) -> bool:
        return self._is_hard and not self._presence.is_near_the_end(day)
