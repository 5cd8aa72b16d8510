"""The monthly deck: what is written for it, the copy that was shown, and what it brought about."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2s
from typing import Any, ClassVar

from lean_journal.domain.months import month_name
from lean_journal.domain.record import Record, Refused


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

    TOGETHER: ClassVar[frozenset[str]] = frozenset({"outline", "frozen", "pulls"})

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

    confirmed: tuple[str, ...] = ()
    """The marks of the slides that were confirmed; none any more once it is frozen."""

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
        if self.frozen is None and edited.frozen is not None:
            _require_confirmed(self, edited.outline or {"slides": ()})
        before = self.pull
        for one in edited.pulls[len(self.pulls) :]:
            _require(edited, before, one.signal)
            before = one.signal


def _shown(deck: Deck) -> tuple[Any, ...]:
    return deck.frozen, deck.outline, deck.target, deck.prediction, deck.wanted


def _require(deck: Deck, before: Pull | None, signal: Pull) -> None:
    name = month_name(deck.month)
    if deck.frozen is None:
        raise Refused(f"the deck of {name} is a draft: freeze it in the app, slide by slide")
    if signal not in NEXT[before]:
        stands = f"is {before} already" if before is not None else "has not been sent yet"
        raise Refused(f"the deck of {name} {stands}: {signal} cannot follow")


def slide_mark(outline: Mapping[str, Any], place: int) -> str:
    """Give what a slide is confirmed by; another word or number on it gives another mark.

    Args:
        outline: The slides as plain values, and the title, which stands on each of them.
        place: Which slide, from 0.
    """
    written = json.dumps([outline.get("title"), outline["slides"][place]], sort_keys=True)
    return blake2s(written.encode(), digest_size=8).hexdigest()


def unconfirmed(deck: Deck, outline: Mapping[str, Any]) -> list[int]:
    """Name the slides that nobody has confirmed as they are now, by their place from 0."""
    places = range(len(outline["slides"]))
    return [place for place in places if slide_mark(outline, place) not in deck.confirmed]


def confirmed(deck: Deck, outline: Mapping[str, Any], place: int) -> Deck:
    """Confirm a slide as it is.

    Args:
        deck: The deck.
        outline: The slides as plain values.
        place: Which of them, from 0.

    Raises:
        Refused: The deck is frozen.
    """
    if deck.frozen is not None:
        raise Refused(f"the deck of {month_name(deck.month)} is frozen already")
    mark = slide_mark(outline, place)
    if mark in deck.confirmed:
        return deck
    return replace(deck, confirmed=(*deck.confirmed, mark))


def frozen(deck: Deck, outline: dict[str, Any], today: date) -> Deck:
    """Keep the slides as they were confirmed, one by one.

    Args:
        deck: The deck.
        outline: The slides as plain values.
        today: The journal day.

    Raises:
        Refused: It is frozen already, its month has not begun, or a slide is not confirmed.
    """
    name = month_name(deck.month)
    if deck.frozen is not None:
        raise Refused(f"the deck of {name} is frozen already")
    if deck.month > today:
        raise Refused(f"{name} has not begun")
    _require_confirmed(deck, outline)
    return replace(deck, outline=outline, frozen=today, confirmed=())


def _require_confirmed(deck: Deck, outline: Mapping[str, Any]) -> None:
    if left := unconfirmed(deck, outline):
        numbers = ", ".join(str(place + 1) for place in left)
        which = f"slide {numbers} is" if len(left) == 1 else f"slides {numbers} are"
        name = month_name(deck.month)
        raise Refused(f"{which} not confirmed yet: each slide of {name} takes a yes before")


def pulled(deck: Deck, signal: Pull, today: date) -> Deck:
    """Record what came back for a deck.

    Raises:
        Refused: It is a draft, or `NEXT` does not lead there.
    """
    _require(deck, deck.pull, signal)
    return replace(deck, pulls=(*deck.pulls, PullSignal(today, signal)))


def answered(deck: Deck, outcome: str, came_true: bool | None) -> Deck:
    """Say what became of the prediction of a deck; nothing, while nobody knows.

    Raises:
        Refused: It predicted nothing.
    """
    if not deck.prediction.strip():
        raise Refused(f"the deck of {month_name(deck.month)} predicts nothing")
    said = outcome.strip()
    return replace(deck, outcome=said, came_true=came_true if said else None)


def in_order(decks: Iterable[Deck]) -> list[Deck]:
    """Sort decks by their month, the oldest first."""
    return sorted(decks, key=lambda one: one.month)
