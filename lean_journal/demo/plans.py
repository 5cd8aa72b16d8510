"""What improvements will go through, as far as time goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.improvement import HOLDS_AFTER

EVERY = (8, 23)
"""Days from one improvement that is written down to the next."""

STAGED = 28
"""Days before the end from which on it is set what is open in the end."""

PUNCTUAL = timedelta(days=21)
"""Before the end no check comes late but the one that is left."""

LONG, SLIPS, LATE, AT_ONCE = 0.3, 0.2, 0.25, 0.4
"""Shares: of improvements, those for long; of adopted ones, those that slip; of checks, those
that come late; of cycles, those that begin on the day the one before was checked."""


class Fate(Enum):
    """How an improvement ends."""

    ADOPTED = auto()
    ABANDONED = auto()
    DROPPED = auto()
    """Abandoned before anything was tried."""

    OPEN = auto()
    """Not yet."""


FATES = (*[Fate.ADOPTED] * 15, *[Fate.ABANDONED] * 3, *[Fate.DROPPED] * 2)
"""How twenty of them end."""

CYCLES = {
    (Fate.ADOPTED, False): (1, 2, 2, 3, 3, 3),
    (Fate.ADOPTED, True): (3, 4, 4, 5),
    (Fate.ABANDONED, False): (1, 1, 2, 2),
    (Fate.ABANDONED, True): (2, 2, 3),
}
"""Of those that end so, and are for long or not, the cycles: one of these."""


MOST_CYCLES = 6
"""Cycles of one improvement for which there are words."""


class Span(NamedTuple):
    """A cycle in time."""

    start: date
    check: date
    """The day it is to be checked."""

    closed: date
    """The day it is; after the end of the journal, it is open there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an improvement will go through."""

    fate: Fate
    spans: tuple[Span, ...] = ()
    is_long: bool = False
    look: date | None = None
    """The day one looks whether it holds, or lets the idea go; None if nobody does."""

    holds: bool = True
    again: tuple[Span, ...] = ()
    """The cycles after it slipped."""

    second_look: date | None = None
    """The day one looks whether it holds then."""


class Plans:
    """Draws plans."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Take the chance, and the days at work."""
        self._ledger, self._presence = ledger, presence
        self._cards: list[Fate] = []

    def drawn(self, day: date, *, for_her: bool = False) -> Plan:
        """Draw what becomes of an improvement.

        Args:
            day: The day it is written down.
            for_her: Whether it helps with a struggle: then it is tried, and what is adopted
                holds, since she was told so.
        """
        chance, happens = self._ledger.chance, self._ledger.happens
        if not self._cards:
            self._cards = chance.sample(FATES, len(FATES))
        fate = self._cards.pop()
        if for_her and fate is Fate.DROPPED:
            fate = Fate.ADOPTED
        is_long = happens(LONG)
        if fate is Fate.DROPPED:
            return Plan(fate=fate, look=self._in(day, 12, 60), is_long=is_long)
        count = chance.choice(CYCLES[fate, is_long])
        spans = tuple(self._spans(self._in(day, 0, 12), count, is_long=is_long))
        if fate is Fate.ABANDONED:
            return Plan(fate=fate, spans=spans, is_long=is_long)
        look = self._look_after(spans[-1].closed)
        if for_her or not happens(SLIPS):
            return Plan(fate=fate, spans=spans, is_long=is_long, look=look)
        again = tuple(self._spans(self._in(look, 0, 5), chance.choice((1, 1, 2)), is_long=False))
        return Plan(
            fate=fate,
            spans=spans,
            is_long=is_long,
            look=look,
            holds=False,
            again=again,
            second_look=self._look_after(again[-1].closed),
        )

    def unfinished(self, day: date) -> Plan:
        """Draw one that goes on for long, cycle after cycle."""
        spans = self._spans(self._in(day, 0, 2), MOST_CYCLES, is_long=True)
        return Plan(fate=Fate.OPEN, spans=tuple(spans), is_long=True)

    def days(self) -> Iterator[date]:
        """Draw the days on which improvements are written down."""
        day = self._presence.first + self._ledger.chance.randint(*EVERY) * DAY
        while day < self._presence.last - STAGED * DAY:
            yield day
            day += self._ledger.chance.randint(*EVERY) * DAY

    def staged(self, today: date) -> list[tuple[date, Plan]]:
        """Give the last ones, so that the end of the journal has something of each.

        Returns:
            By the day each is written down: one that was adopted and is to be looked at, one
            whose check is past, one that is being tried, and two ideas.
        """

        def ago(days: int) -> date:
            return self._presence.on_or_before(min(today - days * DAY, self._presence.last))

        to_come = self._presence.on_or_after(today + 3 * DAY)
        return [
            (
                ago(64),
                Plan(
                    fate=Fate.ADOPTED,
                    spans=(Span(ago(58), ago(50), ago(50)), Span(ago(45), ago(34), ago(34))),
                ),
            ),
            (
                ago(44),
                Plan(
                    fate=Fate.OPEN,
                    spans=(Span(ago(37), ago(24), ago(24)), Span(ago(16), ago(3), date.max)),
                    is_long=True,
                ),
            ),
            (ago(27), Plan(fate=Fate.OPEN, spans=(Span(ago(8), to_come, date.max),))),
            (ago(19), Plan(fate=Fate.OPEN)),
            (ago(9), Plan(fate=Fate.OPEN)),
        ]

    def _look_after(self, adopted: date) -> date:
        due = adopted + HOLDS_AFTER
        return self._in(due, 0, 0 if self._presence.last - due < PUNCTUAL else 6)

    def _spans(self, start: date, count: int, *, is_long: bool) -> Iterator[Span]:
        for _ in range(count):
            check = self._in(start, *((7, 18) if is_long else (4, 9)))
            late = self._ledger.happens(LATE) and self._presence.last - check > PUNCTUAL
            closed = self._in(check, 1, 5) if late else check
            yield Span(start, check, closed)
            start = closed if self._ledger.happens(AT_ONCE) else self._in(closed, 1, 6)

    def _in(self, day: date, least: int, most: int) -> date:
        """Draw a day at work, some days after another."""
        return self._presence.on_or_after(day + self._ledger.chance.randint(least, most) * DAY)
