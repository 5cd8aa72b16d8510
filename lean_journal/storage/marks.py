"""Marks in the journal: what became of a behavior on a day, and what was seen or heard."""

from dataclasses import replace
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, mark_key
from lean_journal.domain.practice import earliest_mark
from lean_journal.domain.record import Refused, merged
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction

EVIDENCE_EVERY = 5
"""About every fifth time it was done one is asked what was seen or heard."""


def mark_on(journal: Journal, behavior: int, day: date) -> Mark | None:
    """Give what was said of a behavior on a day."""
    return journal.keyed(Mark, mark_key(behavior, day))


def seen_on(journal: Journal, day: date) -> list[str]:
    """Say what else the journal knows of a day: it suggests marks, and ticks none.

    Returns:
        ``walked Press 2``, ``told Press 2``: each area once.
    """
    areas = {area.id: area.name for area in journal.find(Area)}
    walked = [
        f"walked {areas[walk.area]}"
        for walk in journal.find(Walk, day=day)
        if walk.state is not WalkState.PLANNED and walk.area in areas
    ]
    told = [
        f"told {areas[walk.area]}"
        for walk in journal.find(Walk, loop_closed=day)
        if walk.area in areas
    ]
    return list(dict.fromkeys([*walked, *told]))


def put_mark(
    journal: Journal,
    transaction: Transaction,
    behavior: Behavior,
    day: date,
    state: MarkState,
    evidence: str | None = None,
) -> Mark:
    """Say what became of a behavior on a day, within a transaction.

    Args:
        journal: The journal.
        transaction: The open transaction.
        behavior: The behavior.
        day: A journal day that has begun.
        state: What became of it.
        evidence: What was seen or heard; None leaves what stands.

    Raises:
        Refused: The day has not come yet, or lies ten years before the behavior begins.
    """
    if day > journal.today():
        raise Refused(f"{day.isoformat()} has not come yet")
    current = transaction.change(Behavior, behavior.id, lambda one: one)
    if day < earliest_mark(current):
        raise Refused(f"{day.isoformat()} is more than ten years before {current.name} begins")
    known = mark_on(journal, behavior.id, day)
    if known is None:
        text = (evidence or "").strip()
        return transaction.add(Mark(behavior=behavior.id, day=day, state=state, evidence=text))

    def edit(one: Mark) -> Mark:
        text = one.evidence if evidence is None else evidence.strip()
        return replace(one, state=state, evidence=text)

    return transaction.change(Mark, known.id, edit)


def mark(
    journal: Journal, behavior: Behavior, day: date, state: MarkState, evidence: str | None = None
) -> Mark:
    """Say what became of a behavior on a day, as an action of its own.

    Raises:
        Refused: The day has not come yet.
        NotFound: The behavior has been removed.
    """
    with journal.transaction(f"{behavior.name}: {state}, {day.isoformat()}") as transaction:
        return put_mark(journal, transaction, behavior, day, state, evidence)


def put_evidence(
    journal: Journal,
    transaction: Transaction,
    behavior: Behavior,
    day: date,
    text: str,
    base: str = "",
) -> Mark:
    """Write what was seen or heard on a day, within a transaction.

    A day without a mark was done, or there were nothing to write; else its state stays.

    Args:
        journal: The journal.
        transaction: The open transaction.
        behavior: The behavior.
        day: A journal day that has begun.
        text: What shall stand there.
        base: What stood there when the writing began. If another window wrote there
            meanwhile, both texts stay.

    Raises:
        Refused: As for `put_mark`.
    """
    known = mark_on(journal, behavior.id, day)
    if known is None:
        return put_mark(journal, transaction, behavior, day, MarkState.DONE, text)
    mine = text.strip()
    return transaction.change(
        Mark, known.id, lambda one: replace(one, evidence=merged(base, one.evidence, mine))
    )


def write_evidence(journal: Journal, behavior: Behavior, day: date, text: str, base: str) -> Mark:
    """Do as `put_evidence` does, as an action of its own."""
    with journal.transaction(f"{behavior.name}: words of {day.isoformat()}") as transaction:
        return put_evidence(journal, transaction, behavior, day, text, base)


def clear_mark(journal: Journal, behavior: Behavior, day: date) -> bool:
    """Take back what was said of a behavior on a day; tells whether anything was."""
    with journal.transaction(f"{behavior.name}: cleared, {day.isoformat()}") as transaction:
        known = mark_on(journal, behavior.id, day)
        if known is not None:
            transaction.remove(Mark, known.id)
        return known is not None
