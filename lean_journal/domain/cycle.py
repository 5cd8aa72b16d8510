"""PDCA cycles: a step, what one expects of it, and what one learned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lean_journal.domain.record import Record, Refused

CHECK_AFTER = timedelta(days=7)
"""When a step is checked if its plan names no day."""


class Decision(StrEnum):
    """What follows from a checked cycle."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cycle(Record):
    """One step tried with a written expectation; it is open until it is checked."""

    improvement: int
    """The id of the improvement it belongs to."""

    obstacle: str = ""
    """The one obstacle it works on."""

    step: str
    expect: str
    """What the step will lead to, written before; locked from the start (DESIGN §3)."""

    started: date
    """The journal day it was started."""

    check: date
    """The journal day by which one goes to see what happened."""

    happened: str = ""
    as_expected: bool | None = None
    """Whether what happened was what was expected; a surprise is good. None while open."""

    learned: str = ""
    wording: str = ""
    """What the deck says of it, in a line."""

    decision: Decision | None = None
    closed: date | None = None
    """The journal day it was checked; None while it is open."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for its check."""
        return self.closed is None

    def check_edit(self, edited: Record) -> None:
        """Keep what was written before the step as it was written.

        Raises:
            Refused: The expectation would change, or the start, or a check that was made.
        """
        if not isinstance(edited, Cycle):
            return
        if edited.expect != self.expect:
            raise Refused("the expectation is locked: the cycle has been started")
        if (edited.improvement, edited.started) != (self.improvement, self.started):
            raise Refused("a cycle stays with its improvement and its start")
        if not self.is_open and (edited.closed, edited.as_expected, edited.decision) != (
            self.closed,
            self.as_expected,
            self.decision,
        ):
            raise Refused("this cycle has been checked: what was decided stays")


def start(
    improvement: int,
    step: str,
    expect: str,
    today: date,
    *,
    check: date | None = None,
    obstacle: str = "",
) -> Cycle:
    """Start a cycle.

    Args:
        improvement: The id of the improvement.
        step: What is tried next.
        expect: What it will lead to.
        today: The journal day.
        check: The day to go and see what happened; a week from today if none is given.
        obstacle: What it works on.

    Raises:
        Refused: It says no step or expects nothing, or the check lies in the past.
    """
    if not step.strip():
        raise Refused("say what the next step is")
    if not expect.strip():
        raise Refused("write what you expect: the check compares with it")
    if check is not None and check < today:
        raise Refused(f"{check.isoformat()} is past: check today or later")
    return Cycle(
        improvement=improvement,
        obstacle=obstacle.strip(),
        step=step.strip(),
        expect=expect.strip(),
        started=today,
        check=check or today + min(CHECK_AFTER, date.max - today),
    )


def close(
    cycle: Cycle,
    today: date,
    *,
    happened: str,
    as_expected: bool,
    learned: str,
    decision: Decision,
    wording: str = "",
) -> Cycle:
    """Close a cycle with what happened and what was learned.

    Args:
        cycle: The open cycle.
        today: The journal day.
        happened: What happened, as a fact.
        as_expected: Whether that was what was expected.
        learned: What was learned.
        decision: What follows.
        wording: What the deck says of it.

    Raises:
        Refused: It is closed already, or says not what happened or was learned.
    """
    if not cycle.is_open:
        raise Refused("this cycle has been checked already")
    if not happened.strip():
        raise Refused("say what happened before you close the cycle")
    if not learned.strip():
        raise Refused("say what you learned: that is what a cycle is for")
    return replace(
        cycle,
        happened=happened.strip(),
        as_expected=as_expected,
        learned=learned.strip(),
        wording=wording.strip(),
        decision=decision,
        closed=today,
    )


def past_check(cycles: Iterable[Cycle], today: date) -> list[Cycle]:
    """Give the open cycles whose day to check has come, the one that waits longest first."""
    waiting = [one for one in cycles if one.is_open and one.check <= today]
    return sorted(waiting, key=lambda one: (one.check, one.created))


def in_order(cycles: Iterable[Cycle]) -> list[Cycle]:
    """Sort the cycles of an improvement as they followed one another."""
    return sorted(cycles, key=lambda one: (one.started, one.created))
