"""The say/do ledger: what became of what I said I would do, about myself only (DOMAIN §6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lean_journal.domain.commitment import Commitment, CommitmentState

SEASON = timedelta(weeks=12)
"""How far it looks back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """Plain counts over the last twelve weeks, and what is open now."""

    kept: int
    renegotiated: int
    """Those given a new date before the old one had passed, whatever became of them."""

    broken: int
    dropped: int
    open: int
    oldest_open: Commitment | None
    """The open one that was said first."""

    lead_time: float | None
    """The median of the days from saying to doing, of those kept; None if none was."""


def ledger(commitments: Iterable[Commitment], today: date) -> Ledger:
    """Count what became of commitments.

    Args:
        commitments: All of the journal.
        today: The present journal day.
    """
    # Only the ledger pays for its import.
    from statistics import median

    known, since = list(commitments), today - SEASON
    settled = [one for one in known if one.settled is not None and since < one.settled <= today]
    waiting = [one for one in known if one.state is CommitmentState.OPEN]
    kept = [one for one in settled if one.state is CommitmentState.KEPT]
    days = [(one.settled - one.created.date()).days for one in kept if one.settled is not None]
    return Ledger(
        kept=len(kept),
        renegotiated=sum(bool(one.earlier_due) and one.earlier_due[-1] > since for one in known),
        broken=sum(one.state is CommitmentState.BROKEN for one in settled),
        dropped=sum(one.state is CommitmentState.DROPPED for one in settled),
        open=len(waiting),
        oldest_open=min(waiting, key=lambda one: one.created, default=None),
        lead_time=float(median(max(0, count) for count in days)) if days else None,
    )
