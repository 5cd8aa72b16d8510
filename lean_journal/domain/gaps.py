"""What a month's deck leaves out because nobody has written it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lean_journal.domain.improvement import Improvement
from lean_journal.domain.month import (
    MonthRecords,
    adoptions_of,
    effect_of,
    has_moved,
    standing_in,
)
from lean_journal.domain.months import month_before, month_name
from lean_journal.domain.record import UNSAVED


class Gap(NamedTuple):
    """Something the deck would tell, if it were written."""

    record: int
    """The id of the record that lacks it; 0 for what a deck not begun lacks."""

    sentence: str
    """What is missing, for the person alone."""


def gaps_of(month: MonthRecords) -> list[Gap]:
    """Name what the deck of a month leaves out, or says less of, because it is not written."""
    return [*_unworded(month), *_unwritten(month)]


def _unworded(month: MonthRecords) -> Iterator[Gap]:
    standing = standing_in(month, adoptions_of(month))
    for one in (adoption.improvement for adoption in standing if month.holds(adoption.day)):
        if not one.wording.strip():
            yield Gap(one.id, f"{one.handle} has no deck wording: it is counted, not named")
        elif one.after is not None and not effect_of(month, one).has_number:
            yield Gap(one.id, f"{one.handle} shows no number until {_lacking(one)}")
    for cycle in month.cycles:
        if month.holds(cycle.closed) and cycle.as_expected is False and not cycle.wording.strip():
            handle = month.improvements[cycle.improvement].handle
            yield Gap(cycle.id, f"what a cycle of {handle} taught has no deck line: it is left out")
    for struggle in month.struggles:
        if not struggle.title.strip() and has_moved(month, struggle):
            yield Gap(struggle.id, f"{struggle.handle} has no public title: it is left out")


def _lacking(improvement: Improvement) -> str:
    if not improvement.measure.strip():
        return "it says what is measured"
    if improvement.basis is None:
        return "it says whether it is measured or estimated"
    return "both numbers are there"


def _unwritten(month: MonthRecords) -> Iterator[Gap]:
    before = month.decks.get(month_before(month.first)) if month.first > date.min else None
    if before is not None and before.prediction.strip() and not before.outcome.strip():
        name = month_name(before.month)
        yield Gap(before.id, f"what was predicted in {name} has no answer yet")
    deck = month.decks.get(month.first)
    for name in ("target", "prediction"):
        if deck is None or not getattr(deck, name).strip():
            noun = "target condition" if name == "target" else name
            yield Gap(deck.id if deck is not None else UNSAVED, f"no {noun} for the next month")
