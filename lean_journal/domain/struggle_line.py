"""A struggle over time: what moved it, month by month, and when it moved last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from lean_journal.domain.calendar import month_of
from lean_journal.domain.months import month_before
from lean_journal.domain.struggle import Struggle, StruggleState, reported_on


class Move(StrEnum):
    """What happened with a struggle; what weighs more stands after what weighs less."""

    QUIET = "quiet"
    """It was open, and nothing happened."""

    HEARD = "heard"
    WALK = "walk"
    SEEN = "seen"
    CYCLE = "cycle"
    ADOPTED = "adopted"
    REPORTED = "reported"
    CLOSED = "closed"


_WEIGHT = {move: number for number, move in enumerate(Move)}


class Moved(NamedTuple):
    """Something that happened with a struggle on some days, both included."""

    move: Move
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StruggleLine:
    """A struggle, and what moved it."""

    struggle: Struggle
    moves: Sequence[Moved]
    """In no order; that it was heard is among them."""

    @property
    def last(self) -> date:
        """The day on which something happened last."""
        return max(one.last for one in self.moves)


def line_of(struggle: Struggle, others: Iterable[Moved], today: date) -> StruggleLine:
    """Lay out a struggle in time.

    Args:
        struggle: The struggle.
        others: What happened on walks, with cycles and improvements. What was before it was
            heard, or is to come, is left out: an improvement may be older than the struggle.
        today: The journal day.
    """
    own = [Moved(Move.HEARD, struggle.heard, struggle.heard)]
    own += [Moved(Move.REPORTED, day, day) for day in reported_on(struggle)]
    if struggle.state is StruggleState.CLOSED:
        closed = struggle.since or struggle.heard
        own.append(Moved(Move.CLOSED, closed, closed))
    since = (
        Moved(one.move, max(one.first, struggle.heard), min(one.last, today))
        for one in others
        if one.first <= today and one.last >= struggle.heard
    )
    return StruggleLine(struggle, [*own, *since])


def in_order(lines: Iterable[StruggleLine]) -> list[StruggleLine]:
    """Sort the lines: the open ones before the closed ones, what moved last before others."""
    newest_first = sorted(lines, key=lambda one: (one.last, one.struggle.number), reverse=True)
    return sorted(newest_first, key=lambda one: not one.struggle.is_open)


def last_months(today: date, count: int) -> list[date]:
    """Give the first days of some months in a row, that of today last."""
    months = [month_of(today)[0]]
    while len(months) < count and months[0] > date.min:
        months.insert(0, month_before(months[0]))
    return months


def by_month(line: StruggleLine, months: Iterable[date]) -> Iterator[Move | None]:
    """Give what weighed most in each of some months; None before it was heard and once closed.

    Args:
        line: The struggle.
        months: Their first days, in any order; those to come are quiet.
    """
    struggle = line.struggle
    closed = date.max if struggle.is_open else struggle.since or struggle.heard
    for month in months:
        first, last = month_of(month)
        moves = [one.move for one in line.moves if one.first <= last and first <= one.last]
        if moves:
            yield max(moves, key=_WEIGHT.__getitem__)
        else:
            yield Move.QUIET if struggle.heard <= last and first <= closed else None
