"""What the boss struggles with: heard, gone to see, worked on, and reported back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.struggles import (
    STRUGGLES,
    TO_SEE,
    TOLD_ANYWAY,
    TOLD_SEEN,
    TOLD_WELL,
)
from lean_journal.demo.words.walks import AREAS, ONE_PERSON
from lean_journal.demo.words.writer import capitalized
from lean_journal.domain.calendar import DAY
from lean_journal.domain.struggle import NEXT, Struggle, StruggleState, checked, moved
from lean_journal.domain.walk import Kind, Walk, Waste

EVERY = (48, 74)
"""Days from one struggle to the next."""

UNSEEN = 7
"""Days before the end on which the last one is heard: nobody has gone to see it yet."""

LEFT_OPEN = 3
"""Of the last ones none is closed."""

SEEN_AGAIN, STILL_HURTS = 0.35, 0.12
"""Shares: of walks to where one is worked on, those for it; of those reported back, those that
are taken up again."""


@dataclass(slots=True)
class Held:
    """A struggle, and what has come of it."""

    record: Struggle
    area: str
    topics: tuple[Kind | Waste, ...]
    walks: int = 0
    improvements: int = 0
    reported: date | None = None
    again: date | None = None
    """The day it is taken up again."""

    @property
    def waits(self) -> bool:
        """Whether nothing has been written down for it yet that may help."""
        return self.improvements == 0


class Struggles:
    """Hears what she struggles with, and carries it on."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Draw the days on which one is heard, back from the end."""
        self._ledger, self._presence = ledger, presence
        day = presence.last - UNSEEN * DAY
        self._days: list[date] = []
        while day > presence.first + 12 * DAY:
            self._days.insert(0, presence.on_or_before(day))
            day -= ledger.chance.randint(*EVERY) * DAY
        self._cards: list[int] = []
        self._visited = {name: date.min for name in AREAS if name != ONE_PERSON}
        self.held: list[Held] = []

    def live(self, day: date) -> None:
        """Hear one, if she tells of one that day."""
        if day in self._days:
            self._hear(day)

    def go_and_see(self, walk: Walk, area: str, place: str, at: datetime) -> Walk:
        """Make a walk one for a struggle, if it shows where the walk leads.

        Args:
            walk: The walk.
            area: The name of the area.
            place: Where in it.
            at: When it begins.
        """
        if area in self._visited:
            self._visited[area] = walk.day
        held = next((one for one in self.held if self._is_seen(one, walk.day, area)), None)
        if held is None:
            return walk
        held.walks += 1
        self._move(held, StruggleState.SEEN, walk.day, at)
        note = self._ledger.words.note(TO_SEE, place=place)
        return replace(walk, struggle=held.record.id, purpose=walk.purpose or note)

    def is_left_in_work(self, held: Held) -> bool:
        """Tell whether it is the one that is still worked on in the end."""
        return held.record.number == len(self._days) - 1

    def of(self, id: int | None) -> Held | None:
        """Give a struggle by its id."""
        return next((one for one in self.held if one.record.id == id), None)

    def in_work(self, id: int, day: date) -> None:
        """Have it be in work, since something is tried for it."""
        if (held := self.of(id)) is not None:
            self._move(held, StruggleState.IN_WORK, day, self._ledger.moment(day, 10))

    def settled(
        self, id: int, day: date, place: str, numbers: Mapping[str, str], *, well: bool
    ) -> None:
        """Report back what came of it, some days after the day it was settled.

        Args:
            id: The struggle.
            day: The day its improvement was adopted or abandoned.
            place: Where.
            numbers: What was counted, if anything was.
            well: Whether it became better.
        """
        held, chance = self.of(id), self._ledger.chance
        on = self._presence.on_or_after(day + chance.randint(2, 9) * DAY)
        if held is None or on > self._presence.last:
            return
        templates = (TOLD_WELL if numbers else TOLD_SEEN) if well else TOLD_ANYWAY
        told = self._ledger.words.note(templates, place=place, **numbers)
        at = self._ledger.moment(on, 11)
        self._move(held, StruggleState.REPORTED, on, at, told)
        held.reported = on
        if held.record.number > len(self._days) - LEFT_OPEN:
            return
        if held.again is None and self._ledger.happens(STILL_HURTS):
            held.again = self._presence.on_or_after(on + chance.randint(6, 24) * DAY)
            return
        closed = self._presence.on_or_after(on + chance.randint(10, 60) * DAY)
        if closed <= self._presence.last:
            self._move(held, StruggleState.CLOSED, closed, self._ledger.moment(closed, 11))

    def taken_up_again(self, day: date) -> list[Held]:
        """Take up again what still hurts, and give it."""
        found = [one for one in self.held if one.again == day]
        for held in found:
            self._move(held, StruggleState.IN_WORK, day, self._ledger.moment(day, 11))
            held.reported = None
        return found

    # Within

    def _hear(self, day: date) -> None:
        chance, words = self._ledger.chance, self._ledger.words
        if not self._cards:
            # All of them before one comes again.
            self._cards = chance.sample(range(len(STRUGGLES)), len(STRUGGLES))
        heard = STRUGGLES[self._cards.pop()]
        # What she tells of is where one has not been for long.
        area = chance.choice(sorted(self._visited, key=lambda name: self._visited[name])[:2])
        part = words.note(("{part}",))
        given = {"area": area, "part": part}
        struggle = Struggle(
            number=len(self.held) + 1,
            heard=day,
            words=words.note((heard.words,), **given),
            title=capitalized(words.note((heard.title,), **given)),
        )
        stored = self._ledger.add(checked(struggle), self._ledger.moment(day, 11))
        self.held.append(Held(stored, area, heard.topics))

    def _is_seen(self, held: Held, day: date, area: str) -> bool:
        """Tell whether a walk is one for a struggle."""
        is_last = held.record.number == len(self._days)
        if held.area != area or held.record.heard >= day or is_last:
            return False
        if held.waits:
            return True
        is_over = held.reported is not None and held.reported <= day
        return not is_over and self._ledger.happens(SEEN_AGAIN)

    def _move(
        self, held: Held, state: StruggleState, day: date, at: datetime, told: str = ""
    ) -> None:
        """Bring a struggle to a state, if it may come to it from the one it is in."""
        if state in NEXT[held.record.state]:
            struggle = moved(held.record, state, day, told)
            held.record = self._ledger.add(struggle, struggle.created, max(at, struggle.updated))
