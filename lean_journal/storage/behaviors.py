"""Behaviors in the journal, how they are practised, and changing them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import (
    Behavior,
    Mark,
    MarkState,
    checked,
    in_order,
    moved,
    park,
    practised,
    resume,
)
from lean_journal.domain.cadence import Cadence
from lean_journal.domain.practice import Practice, with_cadence
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.rhythm import Days
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


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
