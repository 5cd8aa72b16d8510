"""Gemba walks and what was observed on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from lean_journal.domain.record import Record, Refused

CURRENT_FOR = timedelta(hours=2)
"""How long after its last entry a walk still takes up the next line."""


class Waste(StrEnum):
    """The eight wastes; a value is what the file holds."""

    DEFECTS = "defects"
    OVERPRODUCTION = "overproduction"
    WAITING = "waiting"
    TALENT = "non-used talent"
    TRANSPORT = "transport"
    INVENTORY = "inventory"
    MOTION = "motion"
    EXTRA_PROCESSING = "extra processing"


WASTE_SIGNS: Mapping[Waste, str] = {
    Waste.DEFECTS: "redo",
    Waste.OVERPRODUCTION: "too much, too early",
    Waste.WAITING: "idle",
    Waste.TALENT: "ideas ignored",
    Waste.TRANSPORT: "moved around",
    Waste.INVENTORY: "piled up",
    Waste.MOTION: "reach, search",
    Waste.EXTRA_PROCESSING: "nobody needs it",
}
"""How each waste shows at the work, in a word or two."""


class Kind(StrEnum):
    """What sort of thing was observed."""

    FACT = "fact"
    WASTE = "waste"
    SAFETY = "safety"
    FIVE_S = "5S"
    WORKS_WELL = "works well"
    QUOTE = "someone said"
    QUESTION = "open question"


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation(Record):
    """One thing seen or heard on a walk; the fact stands apart from its interpretation."""

    walk: int
    """The id of the walk it belongs to."""

    kind: Kind = Kind.FACT
    waste: Waste | None = None
    """Which waste; only with kind `WASTE`."""

    fact: str = ""
    interpretation: str = ""
    starred: bool = False
    """Whether the monthly review offers it as an improvement."""

    link: str = ""
    """The handle of the improvement or struggle it belongs to, as ``#i12``."""

    triaged: bool = False
    """Whether the person has looked at it again after the walk and decided."""


class WalkState(StrEnum):
    """Where a walk stands; it moves forward only."""

    PLANNED = "planned"
    WALKED = "walked"
    CLOSED = "loop closed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk(Record):
    """Going to see; without an area or a struggle it is a page of notes and enters no metric."""

    day: date
    """The journal day it belongs to."""

    state: WalkState = WalkState.PLANNED
    start: datetime | None = None
    """When it began, with the person's UTC offset then; None if planned or not known."""

    ended: datetime | None = None
    area: int | None = None
    """The id of the area visited."""

    struggle: int | None = None
    """The id of the struggle one goes to see."""

    theme: str = ""
    purpose: str = ""
    loop_closed: date | None = None
    """The journal day on which the people visited heard what came of it."""

    told: str = ""
    """What they were told."""

    @property
    def is_notes(self) -> bool:
        """Whether it is a page of notes: neither area nor struggle, so no loop and no metric."""
        return self.area is None and self.struggle is None


def begin(walk: Walk, now: datetime) -> Walk:
    """Start a planned walk.

    Raises:
        Refused: It has been walked already.
    """
    if walk.state is not WalkState.PLANNED:
        raise Refused("this walk has already been started")
    return replace(walk, state=WalkState.WALKED, start=now)


def end(walk: Walk, now: datetime) -> Walk:
    """End a walk, so that the next line starts another.

    Raises:
        Refused: It was never started, or has ended.
    """
    if walk.state is WalkState.PLANNED:
        raise Refused("this walk has not been started")
    if walk.ended is not None:
        raise Refused("this walk has already ended")
    return replace(walk, ended=now)


def close_loop(walk: Walk, today: date, now: datetime, told: str = "") -> Walk:
    """Record that the people visited were told what came of the walk; it ends with that.

    Args:
        walk: The walk whose loop is closed.
        today: The journal day on which they were told.
        now: The instant it ends, if it has not ended yet.
        told: What they were told, in a line; may stay empty.

    Raises:
        Refused: It was not walked, visited no area, or its loop is closed already.
    """
    if walk.state is WalkState.PLANNED:
        raise Refused("this walk has not been started")
    if walk.is_notes:
        raise Refused("notes have no loop to close: give the walk an area first")
    if walk.state is WalkState.CLOSED:
        raise Refused("the loop of this walk is already closed")
    return replace(
        walk, state=WalkState.CLOSED, ended=walk.ended or now, loop_closed=today, told=told
    )


def current_walk(
    walks: Iterable[Walk],
    last_entry: Mapping[int, datetime],
    *,
    day: date,
    now: datetime,
    area: int | None = None,
    theme: str = "",
    start: datetime | None = None,
) -> Walk | None:
    """Find the walk that takes up the next captured line; app and command line share this.

    It is the walk of the journal day that was started or added to within two hours, has
    not ended, and is of the given area if one is given. A theme or a start that is given
    describes the walk likewise: one of another theme, or begun at another time, is not it.

    Args:
        walks: Walks of the journal, at least those of the day.
        last_entry: The instant of the newest observation by walk id, where there is one.
        day: The journal day the line belongs to.
        now: The present instant.
        area: The id of the area the person named, if any.
        theme: The theme the person named, if any.
        start: When the walk began, if the person said so.

    Returns:
        The walk touched last among those that fit, or None: then a new one begins.
    """
    candidates = [
        (touched, walk)
        for walk in walks
        if walk.day == day
        and walk.state is WalkState.WALKED
        and walk.ended is None
        and area in (None, walk.area)
        and theme in ("", walk.theme)
        and start in (None, walk.start)
        and now - (touched := _last_touch(walk, last_entry)) < CURRENT_FOR
    ]
    return max(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _last_touch(walk: Walk, last_entry: Mapping[int, datetime]) -> datetime:
    return max(
        instant
        for instant in (walk.created, walk.start, last_entry.get(walk.id))
        if instant is not None
    )


class Visit(Protocol):
    """As much of a walk as says which area was visited when."""

    @property
    def area(self) -> int | None:
        """The id of the area."""

    @property
    def day(self) -> date:
        """The journal day."""

    @property
    def state(self) -> WalkState:
        """Where it stands."""


def last_visits(walks: Iterable[Visit]) -> dict[int, date]:
    """Give the last day each area was walked, by the area's id; plans do not count."""
    visits: dict[int, date] = {}
    for walk in walks:
        if walk.area is not None and walk.state is not WalkState.PLANNED:
            visits[walk.area] = max(walk.day, visits.get(walk.area, walk.day))
    return visits
