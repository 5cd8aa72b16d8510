"""Commitments: what I said I would do, and whether I did."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lean_journal.domain.calendar import so_many_days
from lean_journal.domain.record import Record, Refused


class CommitmentState(StrEnum):
    """How a commitment stands; the last three are final."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment(Record):
    """One thing I said I would do; mine only, never somebody else's task."""

    what: str
    to: str = ""
    """The alias of the person it was said to, without the @."""

    due: date | None = None
    source: int | None = None
    """The id of the observation or walk it came from."""

    state: CommitmentState = CommitmentState.OPEN
    earlier_due: tuple[date, ...] = ()
    """The dates it was due before it was renegotiated, oldest first."""

    settled: date | None = None
    """The journal day it was kept, broken or dropped."""

    reason: str = ""
    successor: int | None = None
    """The id of the commitment that took its place after it was broken."""


def _require_open(commitment: Commitment) -> None:
    if commitment.state is not CommitmentState.OPEN:
        raise Refused(f"this commitment is already {commitment.state.value}")


def keep(commitment: Commitment, today: date) -> Commitment:
    """Record that it was done.

    Raises:
        Refused: It is settled already.
    """
    _require_open(commitment)
    return replace(commitment, state=CommitmentState.KEPT, settled=today)


def break_(commitment: Commitment, today: date, reason: str = "") -> Commitment:
    """Record that it was not done.

    Raises:
        Refused: It is settled already.
    """
    _require_open(commitment)
    return replace(commitment, state=CommitmentState.BROKEN, settled=today, reason=reason)


def drop(commitment: Commitment, today: date, reason: str) -> Commitment:
    """Record that it is no longer owed, and why.

    Raises:
        Refused: It is settled already, or no reason is given.
    """
    _require_open(commitment)
    if not reason.strip():
        raise Refused("say why it is dropped")
    return replace(commitment, state=CommitmentState.DROPPED, settled=today, reason=reason)


def set_due(commitment: Commitment, due: date, today: date) -> tuple[Commitment, Commitment | None]:
    """Give it a new date: renegotiated while it is not overdue, broken and begun anew after.

    Args:
        commitment: The open commitment.
        due: The new date, today or later.
        today: The journal day on which the new date is agreed.

    Returns:
        The commitment to store, and its successor if the old one had to be recorded as
        broken; the successor's id belongs in the broken one's `successor`.

    Raises:
        Refused: It is settled already, or the date is past or unchanged.
    """
    _require_open(commitment)
    if due < today:
        raise Refused(f"{due.isoformat()} is past: a new date is today or later")
    if due == commitment.due:
        raise Refused(f"it is due on {due.isoformat()} already")
    if commitment.due is None:
        return replace(commitment, due=due), None
    if today <= commitment.due:
        earlier = (*commitment.earlier_due, commitment.due)
        return replace(commitment, due=due, earlier_due=earlier), None
    successor = Commitment(
        what=commitment.what, to=commitment.to, due=due, source=commitment.source
    )
    return break_(commitment, today, reason=f"new date {due.isoformat()}"), successor


def by_due(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Sort commitments by their due date, those without one last, in the order of entry."""
    return sorted(commitments, key=lambda one: (one.due or date.max, one.created))


def standing(commitment: Commitment, today: date) -> str:
    """Say in words how a commitment stands: ``overdue by 3 days``, ``kept on 2026-11-20``."""
    if commitment.state is not CommitmentState.OPEN:
        settled = f" on {commitment.settled.isoformat()}" if commitment.settled else ""
        return f"{commitment.state.value}{settled}"
    if commitment.due is None:
        return "no date"
    days = (commitment.due - today).days
    if days == 0:
        return "due today"
    distance = so_many_days(abs(days))
    return f"due in {distance}" if days > 0 else f"overdue by {distance}"
