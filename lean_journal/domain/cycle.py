"""PDCA cycles: a step, what one expects of it, and what one learned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lean_journal.domain.calendar import so_many_days
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.text import one_line

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
        """Keep what was written before the step as it was written, and a check whole.

        Raises:
            Refused: The expectation would change, or the start, or a check that was made; or
                something would be missing.
        """
        if not isinstance(edited, Cycle):
            return
        if edited.expect != self.expect:
            raise Refused("the expectation is locked: what you know by now belongs to the check")
        if (edited.improvement, edited.started) != (self.improvement, self.started):
            raise Refused("a cycle stays with its improvement and its start: start another one")
        if not self.is_open and edited.verdict != self.verdict:
            raise Refused("this cycle has been checked, and what was found stays: start another")
        _require_whole(edited)

    @property
    def verdict(self) -> tuple[date, date | None, bool | None, Decision | None]:
        """What a check settles for good, with the day it had been planned for."""
        return self.check, self.closed, self.as_expected, self.decision


def _require_whole(cycle: Cycle) -> None:
    """Refuse a cycle that is neither waiting for its check nor checked.

    Raises:
        Refused: Something is missing, or is there too early.
    """
    if not cycle.step.strip():
        raise Refused("say what the next step is")
    if cycle.check < cycle.started:
        raise Refused(f"it was started on {cycle.started.isoformat()}: check it then or later")
    if cycle.is_open:
        if cycle.as_expected is not None or cycle.decision is not None:
            raise Refused("what was found and decided is written when the cycle is closed")
        return
    if not cycle.happened.strip():
        raise Refused("say what happened before you close the cycle")
    if not cycle.learned.strip():
        raise Refused("say what you learned: that is what a cycle is for")
    if cycle.as_expected is None or cycle.decision is None:
        raise Refused("say whether it was as expected, and decide: adopt, adapt or abandon")


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
        obstacle=one_line(obstacle),
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
        raise Refused("this cycle has been checked already: start another one")
    closed = replace(
        cycle,
        happened=happened.strip(),
        as_expected=as_expected,
        learned=learned.strip(),
        wording=wording.strip(),
        decision=decision,
        closed=today,
    )
    _require_whole(closed)
    return closed


def standing(cycle: Cycle, today: date) -> str:
    """Say in words how a cycle stands: ``check in 3 days``, ``to check for 2 days``."""
    if cycle.decision is not None:
        surprise = "" if cycle.as_expected else "a surprise · "
        return f"{surprise}{cycle.decision}"
    days = (cycle.check - today).days
    if days == 0:
        return "check today"
    return f"check in {so_many_days(days)}" if days > 0 else f"to check for {so_many_days(-days)}"


def past_check(cycles: Iterable[Cycle], today: date) -> list[Cycle]:
    """Give the open cycles whose day to check has come, the one that waits longest first."""
    waiting = [one for one in cycles if one.is_open and one.check <= today]
    return sorted(waiting, key=lambda one: (one.check, one.created))


def in_order(cycles: Iterable[Cycle]) -> list[Cycle]:
    """Sort the cycles of an improvement as they followed one another."""
    return sorted(cycles, key=lambda one: (one.started, one.created))
