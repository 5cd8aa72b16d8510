"""The monthly deck: what is written for it, the copy that was shown, and what it brought about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from lean_journal.domain.calendar import DAY, month_of
from lean_journal.domain.record import Record, Refused

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Their names, whatever the language of the machine: the deck is English throughout."""

DECK_TITLE = "Improvements"
"""What a deck is called unless the person calls it otherwise."""


class Pull(StrEnum):
    """What came back for a deck; the real outcome of a month (DOMAIN §1)."""

    SENT = "sent"
    DISCUSSED = "discussed"
    REUSED = "reused upward"
    ASKED = "asked for first"


NEXT: Mapping[Pull | None, tuple[Pull, ...]] = {
    # She may ask before it is sent.
    None: (Pull.SENT, Pull.ASKED),
    # She may hand it on without a word to its maker.
    Pull.SENT: (Pull.DISCUSSED, Pull.REUSED, Pull.ASKED),
    Pull.DISCUSSED: (Pull.REUSED, Pull.ASKED),
    Pull.REUSED: (Pull.ASKED,),
    Pull.ASKED: (),
}
"""From each pull signal those that may come next; None stands for a deck not sent yet."""


@dataclass(frozen=True, slots=True)
class PullSignal:
    """A pull signal, and when it was noticed."""

    day: date
    signal: Pull


@dataclass(frozen=True, kw_only=True, slots=True)
class Deck(Record):
    """What belongs to the deck of one month, and to no improvement."""

    month: date
    """The first day of the month it is about."""

    target: str = ""
    """The next target condition."""

    prediction: str = ""
    """What will have happened a month later; locked once the deck is frozen."""

    wanted: str = ""
    """A decision that is wanted, or a barrier."""

    outcome: str = ""
    """What became of the prediction, in words for the deck: the next month's opens with them."""

    came_true: bool | None = None
    """Whether it happened as predicted; None while nobody can tell."""

    outline: dict[str, Any] | None = None
    """The slides as they were confirmed, as plain values; None until it is frozen."""

    frozen: date | None = None
    """The journal day it was frozen."""

    pulls: tuple[PullSignal, ...] = ()
    """What came back for it, oldest first."""

    @property
    def natural_key(self) -> str:
        """There is one per month."""
        return self.month.isoformat()

    @property
    def pull(self) -> Pull | None:
        """The pull signal it has reached; None while it is not sent."""
        return self.pulls[-1].signal if self.pulls else None

    def check_edit(self, edited: Record) -> None:
        """Keep what was shown as it was shown, and let pull signals follow `NEXT`.

        Raises:
            Refused: A frozen deck would change, or what came back for it.
        """
        if not isinstance(edited, Deck):
            return
        if edited.month != self.month:
            raise Refused("a deck stays with its month")
        if self.frozen is not None and _shown(edited) != _shown(self):
            raise Refused(f"the deck of {month_name(self.month)} is frozen: it stays as it was")
        if edited.pulls[: len(self.pulls)] != self.pulls:
            raise Refused("what came back for a deck stays")
        before = self.pull
        for one in edited.pulls[len(self.pulls) :]:
            _require(edited, before, one.signal)
            before = one.signal


def _shown(deck: Deck) -> tuple[Any, ...]:
    return deck.frozen, deck.outline, deck.target, deck.prediction, deck.wanted


def _require(deck: Deck, before: Pull | None, signal: Pull) -> None:
    name = month_name(deck.month)
    if deck.frozen is None:
        raise Refused(f"the deck of {name} is a draft: freeze it before it goes out")
    if signal not in NEXT[before]:
        stands = f"is {before} already" if before is not None else "has not been sent yet"
        raise Refused(f"the deck of {name} {stands}: {signal} cannot follow")


def frozen(deck: Deck, outline: dict[str, Any], today: date) -> Deck:
    """Keep the slides as they were confirmed, one by one.

    Args:
        deck: The deck.
        outline: The slides as plain values.
        today: The journal day.

    Raises:
        Refused: It is frozen already, or its month has not begun.
    """
    if deck.frozen is not None:
        raise Refused(f"the deck of {month_name(deck.month)} is frozen already")
    _require_begun(deck.month, today)
    return replace(deck, outline=outline, frozen=today)


def pulled(deck: Deck, signal: Pull, today: date) -> Deck:
    """Record what came back for a deck.

    Raises:
        Refused: It is a draft, or `NEXT` does not lead there.
    """
    _require(deck, deck.pull, signal)
    return replace(deck, pulls=(*deck.pulls, PullSignal(today, signal)))


def answered(deck: Deck, outcome: str, came_true: bool | None) -> Deck:
    """Say what became of the prediction of a deck.

    Raises:
        Refused: It predicted nothing.
    """
    if not deck.prediction.strip():
        raise Refused(f"the deck of {month_name(deck.month)} predicts nothing")
    return replace(deck, outcome=outcome.strip(), came_true=came_true)


def in_order(decks: Iterable[Deck]) -> list[Deck]:
    """Sort decks by their month, the oldest first."""
    return sorted(decks, key=lambda one: one.month)


# Months


def month_name(month: date) -> str:
    """Print a month: ``October 2026``."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def month_before(month: date) -> date:
    """Give the first day of the month before; the first month of all has itself before it."""
    first, _ = month_of(month)
    return month_of(first - DAY)[0] if first > date.min else first


def month_after(month: date) -> date:
    """Give the first day of the month after; the last month of all has itself after it."""
    _, last = month_of(month)
    return last + DAY if last < date.max else month_of(month)[0]


def last_finished(today: date) -> date:
    """Give the first day of the last month that has ended."""
    return month_before(today)


def parse_month(text: str, today: date) -> date | None:
    """Read a month as a person types it.

    Args:
        text: ``2026-10``; ``last`` or ``this``; or the name of a month, or its first letters
            from three on: the last such month that has begun. In either case.
        today: The journal day.

    Returns:
        Its first day; None if the text is no month, or one in the future.
    """
    word = text.strip().casefold()
    if word == "last":
        return last_finished(today)
    if word == "this":
        return month_of(today)[0]
    month = _numbered(word) or _named(word, today)
    return month if month is not None and month <= today else None


def _numbered(word: str) -> date | None:
    found = re.fullmatch(r"(\d{4})-(\d{2})", word, re.ASCII)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def _named(word: str, today: date) -> date | None:
    fitting = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    if len(word) < 3 or not fitting:
        return None
    year = today.year if fitting[0] <= today.month else today.year - 1
    return date(year, fitting[0], 1) if year else None


def _require_begun(month: date, today: date) -> None:
    if month > today:
        raise Refused(f"{month_name(month)} has not begun")
