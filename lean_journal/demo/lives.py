"""An improvement on its way: the cycles with their predictions, and how it stands in the end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.plans import Fate, Plan, Span
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.trials import (
    AGAIN,
    ANYWHERE,
    CREDITS,
    OBSERVED,
    PERIODS,
    SAMPLES,
    SHARE_WITH,
    STANDARDS,
    SURPRISES,
    WORDINGS,
    Case,
    Trial,
)
from lean_journal.demo.words.writer import capitalized
from lean_journal.domain.cycle import Cycle, Decision, close, start
from lean_journal.domain.improvement import Basis, Improvement, ImprovementState, checked
from lean_journal.domain.improvement_steps import decided, dropped, looked_at, started

SURPRISED = {Decision.ADOPT: 0.2, Decision.ADAPT: 0.34, Decision.ABANDON: 1.0}
"""How often a cycle that ends so went otherwise than expected."""

LEFT = 0.3
"""What is left of the number in the end, if all goes as expected."""

COUNTED, IS_MEASURED, STARRED, CONSENTED = 0.85, 0.75, 0.33, 0.6
"""Shares: of improvements those with numbers; of numbers those that are measured; of adopted
ones the starred; of those credited, who agreed to be named."""


class Life:
    """Lets one improvement run its course, as far as the journal reaches."""

    def __init__(
        self,
        ledger: Ledger,
        presence: Presence,
        improvement: Improvement,
        case: Case,
        trials: Sequence[Trial],
        given: Mapping[str, str],
    ) -> None:
        """Begin with an improvement that is stored.

        Args:
            ledger: Where it is stored.
            presence: How far the journal reaches.
            improvement: The improvement.
            case: What is said of it.
            trials: The first steps; others follow.
            given: What stands in the blanks of that: its place, its part.
        """
        self.improvement = improvement
        self._ledger, self._presence, self._case = ledger, presence, case
        self._given = dict(given)
        self._before = ledger.chance.randint(*case.before)
        self._number = self._before
        self._is_counted = ledger.happens(COUNTED)
        self._trials: Iterator[Trial] = iter((*trials, *ANYWHERE))

    @property
    def settled(self) -> date | None:
        """The day it was adopted or abandoned; None if it was not."""
        is_settled = self.improvement.state in (
            ImprovementState.ADOPTED,
            ImprovementState.ABANDONED,
        )
        return self.improvement.since if is_settled else None

    @property
    def numbers(self) -> dict[str, str]:
        """What is said of its numbers, once there are two."""
        one = self.improvement
        if one.before is None or one.after is None:
            return {}
        return {"before": f"{one.before:.0f}", "after": f"{one.after:.0f}", "unit": one.unit}

    def run(self, plan: Plan) -> None:
        """Go through a plan."""
        if plan.fate is Fate.DROPPED:
            if plan.look is not None and plan.look <= self._presence.last:
                self._store(dropped(self.improvement, plan.look), self._moment(plan.look, 8))
            return
        self._cycles(plan.spans, plan.fate)
        if plan.fate is not Fate.ADOPTED or not self._look(plan.look, holds=plan.holds):
            return
        if not plan.holds:
            self._trials = iter((AGAIN, *ANYWHERE[1:]))
            self._cycles(plan.again, Fate.ADOPTED)
            self._look(plan.second_look, holds=True)

    # Cycles

    def _cycles(self, spans: Sequence[Span], fate: Fate) -> None:
        last = len(spans) - 1
        end = {Fate.ADOPTED: Decision.ADOPT, Fate.ABANDONED: Decision.ABANDON}
        for number, span in enumerate(spans):
            if span.start > self._presence.last:
                return
            decision = end.get(fate, Decision.ADAPT) if number == last else Decision.ADAPT
            trial, goal = next(self._trials), self._goal(last - number)
            cycle = self._start(span, trial, goal)
            if span.closed > self._presence.last:
                return
            self._check(span, cycle, trial, goal, decision)

    def _goal(self, to_come: int) -> int:
        """Give the number expected of a step, so that the last one leads to what shall be left."""
        wanted = max(1, round(self._before * LEFT))
        step = (self._number - wanted) / (to_come + 1)
        return max(0, min(self._number - 1, round(self._number - step)))

    def _start(self, span: Span, trial: Trial, goal: int) -> Cycle:
        at, chance = self._moment(span.start, 17), self._ledger.chance
        obstacle = chance.choice(self._case.obstacles) if self._ledger.happens(0.7) else ""
        begun = start(
            self.improvement.id,
            self._say(trial.step),
            self._say(trial.expect, goal=goal),
            span.start,
            check=span.check,
            obstacle=self._say(obstacle) if obstacle else "",
        )
        cycle = self._ledger.add(begun, at)
        known = (*self.improvement.obstacles, cycle.obstacle)
        self.improvement = replace(
            self.improvement, obstacles=tuple(dict.fromkeys(filter(None, known)))
        )
        if self._is_counted and not self.improvement.measure:
            self.improvement = replace(
                self.improvement,
                measure=self._say(self._case.measure),
                unit=self._case.unit,
                before=float(self._before),
            )
        self._store(started(self.improvement, cycle.id, span.start), at)
        return cycle

    def _check(self, span: Span, cycle: Cycle, trial: Trial, goal: int, decision: Decision) -> None:
        is_surprise = self._ledger.happens(SURPRISED[decision])
        now = self._found(goal, decision, is_surprise=is_surprise)
        wording = is_surprise and self._ledger.happens(0.6)
        closed = close(
            cycle,
            span.closed,
            happened=self._say(
                trial.surprise if is_surprise else trial.as_expected, goal=goal, now=now
            ),
            as_expected=not is_surprise,
            learned=self._say(trial.lesson if is_surprise else trial.learned),
            decision=decision,
            wording=capitalized(self._note(SURPRISES, goal=goal, now=now)) if wording else "",
        )
        at = self._moment(span.closed, 14)
        self._ledger.add(closed, cycle.created, at)
        self._number = now
        settled = decided(self.improvement, decision, span.closed)
        if decision is Decision.ADOPT:
            settled = self._with_what_came_of_it(settled)
        self._store(settled, at)

    def _found(self, goal: int, decision: Decision, *, is_surprise: bool) -> int:
        """Give the number found: near the goal, well above it, or no better than before."""
        chance = self._ledger.chance
        if decision is Decision.ABANDON:
            return self._number
        if not is_surprise:
            return max(0, goal - chance.randint(0, max(1, goal // 10)))
        return min(self._number, goal + max(1, round((self._number - goal) * chance.random())))

    def _with_what_came_of_it(self, one: Improvement) -> Improvement:
        """Fill in what is known once it is adopted."""
        happens, chance = self._ledger.happens, self._ledger.chance
        if one.before is not None:
            one = replace(
                one,
                after=float(min(self._number, self._before - 1)),
                period=chance.choice(PERIODS),
                sample=self._note(SAMPLES),
                basis=Basis.MEASURED if happens(IS_MEASURED) else Basis.ESTIMATED,
            )
        said = {
            "measure": one.measure,
            "before": f"{one.before or 0:.0f}",
            "after": f"{one.after or 0:.0f}",
        }
        wording = self._note(WORDINGS if one.after is not None else OBSERVED, **said)
        one = replace(one, wording=capitalized(wording), standard=self._note(STANDARDS))
        if happens(0.5):
            one = replace(one, share_with=self._note(SHARE_WITH))
        if happens(0.7):
            one = replace(one, credit=self._note(CREDITS), consented=happens(CONSENTED))
        return replace(one, starred=one.starred or happens(STARRED))

    def _look(self, day: date | None, *, holds: bool) -> bool:
        """Look whether it holds, if that day comes; tells whether it did."""
        if day is None or day > self._presence.last:
            return False
        if not holds:
            # What slipped is half of the way back.
            self._number = (self._number + self._before + 1) // 2
        self._store(looked_at(self.improvement, holds, day), self._moment(day, 9))
        return True

    # Within

    def _moment(self, day: date, hour: int) -> datetime:
        """Draw an instant of a day, after all that was done before."""
        return max(self.improvement.updated, self._ledger.moment(day, hour))

    def _store(self, improvement: Improvement, at: datetime) -> None:
        self.improvement = self._ledger.add(checked(improvement), improvement.created, at)

    def _say(self, template: str, **numbers: int) -> str:
        return self._note((template,), **numbers)

    def _note(self, templates: Sequence[str], **said: str | int) -> str:
        numbers = {"last": self._number, "unit": self._case.unit, **said}
        blanks = self._given | {name: str(value) for name, value in numbers.items()}
        return self._ledger.words.note(templates, **blanks)
