"""What moves an improvement on: a cycle begun, its check, an idea dropped, a look after 30 days."""

from dataclasses import replace
from datetime import date, timedelta

from lean_journal.domain.calendar import so_many_days
from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import (
    HOLDS_AFTER,
    HoldingCheck,
    Improvement,
    ImprovementState,
    cannot_become,
    require_move,
)
from lean_journal.domain.record import Refused


def started(improvement: Improvement, cycle: int, today: date) -> Improvement:
    """Record that a cycle has been started for it.

    Args:
        improvement: The improvement.
        cycle: The id of the cycle.
        today: The journal day.

    Raises:
        Refused: A cycle is open, or it is adopted or abandoned.
    """
    if improvement.cycle is not None:
        raise Refused(f"a cycle of {improvement.handle} is open: check that one first")
    if improvement.state is ImprovementState.ADOPTED:
        raise cannot_become(improvement, ImprovementState.TRYING)
    if improvement.state is not ImprovementState.TRYING:
        improvement = _moved(improvement, ImprovementState.TRYING, today)
    return replace(improvement, cycle=cycle)


def decided(improvement: Improvement, decision: Decision, today: date) -> Improvement:
    """Record what was decided when its open cycle was checked.

    Raises:
        Refused: No cycle of it is open.
    """
    if improvement.cycle is None:
        raise Refused(f"no cycle of {improvement.handle} is open: start one")
    improvement = replace(improvement, cycle=None)
    if decision is Decision.ADOPT:
        return replace(_moved(improvement, ImprovementState.ADOPTED, today), adopted=today)
    if decision is Decision.ABANDON:
        return _moved(improvement, ImprovementState.ABANDONED, today)
    return improvement


def dropped(improvement: Improvement, today: date) -> Improvement:
    """Abandon an idea that is not worth a cycle, or what is not worth another one.

    Raises:
        Refused: A cycle is open, and its check decides; or it is adopted or abandoned.
    """
    if improvement.cycle is not None:
        raise Refused(f"{improvement.handle} is being tried: check its cycle, and abandon it there")
    return _moved(improvement, ImprovementState.ABANDONED, today)


def looked_at(improvement: Improvement, holds: bool, today: date) -> Improvement:
    """Record whether an adopted improvement holds; one that slipped is tried again.

    Raises:
        Refused: It is not adopted, was adopted less than 30 days ago, or was found to hold
            on this day already.
    """
    handle, last = improvement.handle, improvement.last_check
    if improvement.state is not ImprovementState.ADOPTED or improvement.adopted is None:
        raise Refused(f"{handle} is not adopted, so nothing can hold: adopt it with a cycle first")
    if (left := HOLDS_AFTER - (today - improvement.adopted)) > timedelta(0):
        days = so_many_days(left.days)
        raise Refused(f"{handle} was adopted too lately to tell whether it holds: look in {days}")
    if holds and last is not None and last.day == today:
        raise Refused(f"{handle} was found to hold today already: look again another day")
    checks = (*improvement.checks, HoldingCheck(today, holds))
    improvement = replace(improvement, checks=checks)
    return improvement if holds else _moved(improvement, ImprovementState.TRYING, today)


def _moved(improvement: Improvement, state: ImprovementState, today: date) -> Improvement:
    require_move(improvement, state)
    return replace(improvement, state=state, since=today)
