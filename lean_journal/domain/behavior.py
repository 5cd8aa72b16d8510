"""Leadership behaviors: what one practises, how often, since when, and the marks of the days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lean_journal.domain.cadence import Cadence
from lean_journal.domain.naming import checked_name, matching
from lean_journal.domain.record import Record, Refused

MOST_ACTIVE = 5
"""Behaviors one practises at a time; more are practised by nobody."""


@dataclass(frozen=True, slots=True)
class CadenceVersion:
    """A cadence and the day it was decided on; `streak.spans` says from when it counts."""

    decided: date
    cadence: Cadence


@dataclass(frozen=True, slots=True)
class ActiveRange:
    """The days a behavior is practised, both included."""

    first: date
    last: date | None = None
    """The day it was parked; None while it is practised."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Behavior(Record):
    """One behavior of one's own that others could see."""

    name: str
    """Unique among the behaviors, whatever the case of its letters."""

    definition: str = ""
    """When it was shown, in words an observer could decide by."""

    cue: str = ""
    """What in the day reminds of it."""

    cadences: tuple[CadenceVersion, ...]
    """Every cadence it had, the oldest first; at least one."""

    active: tuple[ActiveRange, ...]
    """The days it is practised, the oldest first; at least one range."""

    position: int = 0
    """Its place among the behaviors, from 1; the first is the focus."""

    asked_about: date | None = None
    """The first day of the run of unmet periods a change was last suggested for."""

    def __post_init__(self) -> None:
        """Hold it to its fields, also where a file was edited by hand.

        Raises:
            ValueError: It has no cadence, or no days.
        """
        if not self.cadences or not self.active:
            raise ValueError("a behavior has a cadence, and days since when")

    @property
    def is_parked(self) -> bool:
        """Whether it is not practised now."""
        return self.active[-1].last is not None

    @property
    def begun(self) -> date:
        """The day it was begun, as it was entered; a mark before it may tell otherwise."""
        return self.active[0].first

    @property
    def cadence(self) -> Cadence:
        """The cadence decided on last."""
        return self.cadences[-1].cadence


class MarkState(StrEnum):
    """What became of a behavior on a day; a day without a mark is unmarked, and no failure."""

    DONE = "done"
    MISSED = "missed"
    NOT_POSSIBLE = "not-possible"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark(Record):
    """What a person says of one behavior on one day."""

    behavior: int
    day: date
    state: MarkState
    evidence: str = ""
    """What was seen or heard; of a missed one, what made it hard."""

    @property
    def natural_key(self) -> str:
        """There is one per behavior and day."""
        return mark_key(self.behavior, self.day)


def mark_key(behavior: int, day: date) -> str:
    """Give the natural key of a mark."""
    return f"{behavior} {day.isoformat()}"


def begin(
    name: str, cadence: Cadence, day: date, *, definition: str = "", cue: str = ""
) -> Behavior:
    """Make a behavior that is practised from a day on."""
    return Behavior(
        name=name,
        definition=definition,
        cue=cue,
        cadences=(CadenceVersion(day, cadence),),
        active=(ActiveRange(day),),
    )


def checked(behavior: Behavior, behaviors: Iterable[Behavior]) -> Behavior:
    """Check a behavior before it is stored, new or changed.

    Args:
        behavior: The behavior as the person wants it.
        behaviors: The behaviors of the journal, with or without it.

    Returns:
        The behavior to store: its texts trimmed; a new one stands last.

    Raises:
        Refused: Its name is none, too long, or another's; or it would be the sixth active.
    """
    known = list(behaviors)
    others = [one for one in known if one.id != behavior.id]
    # Undo may have left more than five: then each of them can still be changed.
    is_one_more = all(one.id != behavior.id for one in practised(known))
    if not behavior.is_parked and is_one_more and len(practised(others)) >= MOST_ACTIVE:
        raise Refused(f"{MOST_ACTIVE} behaviors at a time: park one first")
    return replace(
        behavior,
        name=checked_name(behavior, others, "a behavior"),
        definition=behavior.definition.strip(),
        cue=behavior.cue.strip(),
        position=behavior.position or max((one.position for one in others), default=0) + 1,
    )


def matching_behavior(behaviors: Iterable[Behavior], part: str) -> Behavior:
    """Find the one behavior a person means by its name or a unique part of it.

    Raises:
        Refused: None fits, or several do; the sentence names those to choose from.
    """
    return matching(behaviors, part, nouns="behaviors", how_to_add="lean-journal behaviors add")


def in_order(behaviors: Iterable[Behavior]) -> list[Behavior]:
    """Give the behaviors in their order, the parked ones last."""
    return sorted(behaviors, key=lambda one: (one.is_parked, one.position, one.created))


def practised(behaviors: Iterable[Behavior]) -> list[Behavior]:
    """Give the behaviors that are not parked, in their order."""
    return [one for one in in_order(behaviors) if not one.is_parked]


def park(behavior: Behavior, day: date) -> Behavior:
    """Stop practising a behavior at the end of a day.

    Raises:
        Refused: It is parked already.
    """
    if behavior.is_parked:
        raise Refused(f"{behavior.name} is parked already")
    *earlier, last = behavior.active
    return replace(behavior, active=(*earlier, replace(last, last=max(day, last.first))))


def resume(behavior: Behavior, day: date) -> Behavior:
    """Practise a parked behavior again from a day on; on the day it was parked, go on.

    Raises:
        Refused: It is not parked.
    """
    *earlier, last = behavior.active
    if last.last is None:
        raise Refused(f"{behavior.name} is not parked")
    if last.last >= day:
        return replace(behavior, active=(*earlier, replace(last, last=None)))
    return replace(behavior, active=(*behavior.active, ActiveRange(day)))


def moved(behaviors: Sequence[Behavior], id: int, places: int) -> list[tuple[int, int]]:
    """Move a behavior up or down among those that are practised.

    Args:
        behaviors: The behaviors of the journal.
        id: The one to move.
        places: How many places down; negative moves up.

    Returns:
        The ids of the behaviors whose position changes, with the new one.
    """
    order = in_order(behaviors)
    active = [one.id for one in order if not one.is_parked]
    if id in active:
        place = active.index(id)
        active.insert(min(max(place + places, 0), len(active) - 1), active.pop(place))
    parked = [one.id for one in order if one.is_parked]
    wanted = {id_: number for number, id_ in enumerate([*active, *parked], 1)}
    return [(one.id, wanted[one.id]) for one in order if one.position != wanted[one.id]]
