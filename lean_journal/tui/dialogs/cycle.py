"""The forms of a cycle: to start one, and to mend the words of one."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lean_journal.domain.calendar import parse_date
from lean_journal.domain.cycle import CHECK_AFTER, Cycle, start
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import UNSAVED, Refused
from lean_journal.tui.dialogs.form import Entry, FormDialog
from lean_journal.tui.layout import shown_text


@dataclass(frozen=True, slots=True)
class Plan:
    """What the form of a new cycle returns."""

    step: str
    expect: str
    check: date
    obstacle: str


class StartDialog(FormDialog[Plan]):
    """Start a cycle: the next step, and what one expects of it."""

    first_questions: ClassVar[str] = "Kata"

    def __init__(self, improvement: Improvement, today: date) -> None:
        """Take the improvement and the journal day."""
        self._today = today
        super().__init__(
            f"Start a cycle · {improvement.handle} {shown_text(improvement.title)}",
            [
                Entry("step", "Next step", hint="one thing to try"),
                Entry("expect", "I expect", hint="what it will lead to; locked once started"),
                Entry("check", "Check on", hint=f"in {CHECK_AFTER.days} days; or fri, +3d"),
                Entry(
                    "obstacle",
                    "Obstacle",
                    hint="the one it works on; may stay empty",
                    choices=improvement.obstacles,
                ),
            ],
            draft=f"cycle new {improvement.id}",
        )

    def value(self, texts: dict[str, str]) -> Plan:
        """Make the plan of the texts, as a cycle would take it."""
        begun = start(
            UNSAVED,
            texts["step"],
            texts["expect"],
            self._today,
            check=_day(texts["check"], self._today),
            obstacle=texts["obstacle"],
        )
        return Plan(begun.step, begun.expect, begun.check, begun.obstacle)


class CycleDialog(FormDialog[Cycle]):
    """Mend the words of a cycle; what was expected stays as it was written."""

    def __init__(self, cycle: Cycle, today: date) -> None:
        """Take the cycle and the journal day."""
        self._cycle, self._today = cycle, today
        entries = [
            Entry("step", "Step", cycle.step),
            Entry("obstacle", "Obstacle", cycle.obstacle),
        ]
        if cycle.is_open:
            entries.append(Entry("check", "Check on", cycle.check.isoformat(), "fri, +3d"))
        else:
            entries += [
                Entry("happened", "Happened", cycle.happened),
                Entry("learned", "Learned", cycle.learned),
                Entry("wording", "Deck line", cycle.wording, "what the boss may read"),
            ]
        super().__init__("Change the cycle", entries, draft=f"cycle {cycle.id}")

    def value(self, texts: dict[str, str]) -> Cycle:
        """Make the cycle of the texts."""
        cycle = replace(self._cycle, obstacle=texts["obstacle"], step=texts["step"])
        if not cycle.step:
            raise Refused("say what the step is")
        if cycle.is_open:
            # A day that has passed meanwhile may stay; a new one may not lie in the past.
            unchanged = texts["check"] == cycle.check.isoformat()
            day = cycle.check if unchanged else _day(texts["check"], self._today)
            return replace(cycle, check=day or cycle.check)
        if not (texts["happened"] and texts["learned"]):
            raise Refused("a checked cycle says what happened and what was learned")
        return replace(
            cycle,
            happened=texts["happened"],
            learned=texts["learned"],
            wording=texts["wording"],
        )


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    day = parse_date(text, today)
    if day is None:
        raise Refused(f"{text!r} is no day to come: type fri, +3d or 2026-12-01")
    return day
