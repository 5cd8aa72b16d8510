"""Behaviors and their marks in the journal: shared by the screens and the shell."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from lean_journal.domain.absence import Absence
from lean_journal.domain.absence import checked as checked_absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import (
    Behavior,
    Mark,
    MarkState,
    checked,
    in_order,
    mark_key,
    moved,
    park,
    practised,
    resume,
)
from lean_journal.domain.cadence import Cadence
from lean_journal.domain.practice import Practice, earliest_mark, with_cadence
from lean_journal.domain.record import Refused, as_edit, merged
from lean_journal.domain.rhythm import Days
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction

EVIDENCE_EVERY = 5
"""About every fifth time it was done one is asked what was seen or heard."""


def behaviors_of(journal: Journal) -> list[Behavior]:
    """Give the behaviors in their order, the parked ones last."""
    return in_order(journal.find(Behavior))


def days_of(journal: Journal) -> Days:
    """Give the person's workdays, absences and weeks."""
    settings = journal.settings
    return Days(settings.workweeks, journal.find(Absence), settings.week_start)


def practices_of(
    journal: Journal, behaviors: Iterable[Behavior] | None = None, day: date | None = None
) -> list[Practice]:
    """Give behaviors with all that was said of them.

    Args:
        journal: The journal.
        behaviors: Those wanted; without, all in their order.
        day: The day on which they are looked at; without, today.
    """
    wanted = behaviors_of(journal) if behaviors is None else list(behaviors)
    marks: dict[int, dict[date, MarkState]] = {behavior.id: {} for behavior in wanted}
    for mark in journal.glimpse(Mark, "behavior", "day", "state"):
        if mark.behavior in marks:
            marks[mark.behavior][mark.day] = mark.state
    shared, today = days_of(journal), day or journal.today()
    return [Practice(behavior, marks[behavior.id], shared, today) for behavior in wanted]


def waiting_today(journal: Journal) -> list[Behavior]:
    """Give the behaviors that wait for a mark today, in their order."""
    active = practices_of(journal, practised(journal.find(Behavior)))
    return [one.behavior for one in active if one.wants_mark(one.today)]


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


# The behaviors themselves


def add_behaviors(
    journal: Journal, new: Iterable[Behavior], parking: int | None = None
) -> list[Behavior]:
    """Begin behaviors as one action, parking another if there would be too many.

    Args:
        journal: The journal.
        new: The behaviors to begin.
        parking: The id of the one to park.

    Raises:
        Refused: A name is none or another's, or there would be more than five.
    """
    wanted = list(new)
    with journal.transaction(f"begun: {_names(wanted)}{_another(parking)}") as transaction:
        if parking is not None:
            park_in(journal, transaction, parking)
        return [transaction.add(checked(one, journal.find(Behavior))) for one in wanted]


def change_behavior(
    journal: Journal,
    base: Behavior,
    edited: Behavior,
    cadence: Cadence | None = None,
    *,
    place: int | None = None,
) -> Behavior:
    """Change a behavior's texts, its cadence and its place as one action.

    Args:
        journal: The journal.
        base: The behavior as the person began with it.
        edited: The behavior as the person wants it.
        cadence: What it shall be asked for from the next period on; None changes none.
        place: Where it shall stand among those that are practised, from 1; None moves none.

    Raises:
        Refused: The name is none or another's; or what is parked shall have a place.
    """
    now = f", {cadence}" if cadence not in (None, base.cadence) else ""
    with journal.transaction(f"changed: {edited.name}{now}") as transaction:
        changed = change_in(journal, transaction, base, edited, cadence)
        if place is not None:
            if changed.is_parked:
                raise Refused(f"{changed.name} is parked: only those practised have a place")
            active = [one.id for one in practised(journal.find(Behavior))]
            _move(journal, transaction, base.id, place - 1 - active.index(base.id))
        return changed


def change_in(
    journal: Journal,
    transaction: Transaction,
    base: Behavior,
    edited: Behavior,
    cadence: Cadence | None = None,
) -> Behavior:
    """Do as `change_behavior` does, within a transaction."""
    today, shared, others = journal.today(), days_of(journal), journal.find(Behavior)

    def edit(current: Behavior) -> Behavior:
        changed = as_edit(base, edited)(current)
        if cadence is not None:
            changed = with_cadence(changed, cadence, today, shared)
        return checked(changed, others)

    return transaction.change(Behavior, base.id, edit)


def park_behavior(journal: Journal, behavior: Behavior) -> None:
    """Stop practising a behavior at the end of today.

    Raises:
        Refused: It is parked already.
    """
    with journal.transaction(f"parked: {behavior.name}") as transaction:
        park_in(journal, transaction, behavior.id)


def resume_behavior(journal: Journal, behavior: Behavior, parking: int | None = None) -> None:
    """Practise a parked behavior again from today on, parking another if need be.

    Raises:
        Refused: It is not parked, or would be the sixth.
    """
    today = journal.today()
    with journal.transaction(f"resumed: {behavior.name}{_another(parking)}") as transaction:
        if parking is not None:
            park_in(journal, transaction, parking)
        others = journal.find(Behavior)
        transaction.change(Behavior, behavior.id, lambda one: checked(resume(one, today), others))


def move_behavior(journal: Journal, behavior: Behavior, places: int) -> None:
    """Move a behavior some places down the list, or with a negative number up."""
    with journal.transaction(f"moved: {behavior.name}") as transaction:
        _move(journal, transaction, behavior.id, places)


def _move(journal: Journal, transaction: Transaction, id: int, places: int) -> None:
    for id_, position in moved(journal.find(Behavior), id, places):
        transaction.change(Behavior, id_, _put_at(position))


def _put_at(position: int) -> Callable[[Behavior], Behavior]:
    return lambda one: replace(one, position=position)


def park_in(journal: Journal, transaction: Transaction, id: int) -> None:
    """Stop practising a behavior at the end of today, within a transaction."""
    today = journal.today()
    transaction.change(Behavior, id, lambda one: park(one, today))


def remove_behavior(journal: Journal, behavior: Behavior) -> None:
    """Remove a behavior nothing was ever said of.

    Raises:
        Refused: It has marks; parking keeps them.
    """
    with journal.transaction(f"removed: {behavior.name}") as transaction:
        if journal.find(Mark, behavior=behavior.id):
            raise Refused(f"{behavior.name} has marks: park it, and they stay")
        transaction.remove(Behavior, behavior.id)


def _another(parking: int | None) -> str:
    return "" if parking is None else ", and another parked"


def _names(behaviors: Iterable[Behavior]) -> str:
    return ", ".join(one.name.strip() for one in behaviors)


# Absences


def absences_of(journal: Journal) -> list[Absence]:
    """Give the absences, the one that ends last first."""
    return sorted(journal.find(Absence), key=lambda one: (one.last, one.first), reverse=True)


def add_absence(journal: Journal, absence: Absence) -> Absence:
    """Note an absence as an action of its own.

    Raises:
        Refused: It ends before it begins, or is too long.
    """
    return journal.add(checked_absence(absence), absence_label(absence))


def remove_absence(journal: Journal, absence: Absence) -> None:
    """Remove an absence as an action of its own."""
    with journal.transaction(f"removed: {absence_label(absence)}") as transaction:
        transaction.remove(Absence, absence.id)


def absence_label(absence: Absence) -> str:
    """Name an absence for undo."""
    return f"absence {absence.first.isoformat()}..{absence.last.isoformat()}"
