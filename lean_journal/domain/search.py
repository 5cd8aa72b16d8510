"""Finding records again by the words in them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import Mark
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Observation, Walk

EXCERPT = 80
"""Characters of a text that are shown around a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds every term."""

    record: Record
    day: date
    """The journal day it is about; of those that are about none, the day it was written."""

    excerpt: str
    """The text with the first term in it, shortened around the term."""


def words(record: Record) -> list[str]:
    """Give what a person wrote in a record, field by field; an alias with its @."""
    if isinstance(record, Reflection):
        # Not the prompts, or each would find every reflection it was asked in.
        return [answer.text for answer in record.answers]
    return [
        f"@{text}" if name == "to" else text
        # The slots of a kind are its fields but those every record has.
        for name in type(record).__slots__
        for text in _texts(record, name)
        # Kinds and states are text too, but of a type of their own.
        if type(text) is str and text
    ]


def _texts(record: Record, field: str) -> Sequence[object]:
    """Give what a field holds as words: one text, or of the obstacles each.

    What a record is called comes with its handle: ``#i12 Carts are called``.
    """
    value = getattr(record, field)
    if isinstance(record, Improvement) and field == "obstacles":
        return tuple(value)
    if isinstance(record, (Improvement, Struggle)) and record.number and value == record.name:
        return (f"{record.handle} {value}",)
    return (value,)


def search(
    records: Iterable[Record], terms: Sequence[str], day_of: Callable[[datetime], date]
) -> list[Hit]:
    """Find the records that hold every term, the newest first.

    Args:
        records: All records of the journal.
        terms: Words or parts of words, in any order and case; one of several words is
            found as it stands. Empty ones are passed over.
        day_of: Gives the journal day of an instant.

    Returns:
        A hit for each record that holds all terms, in whichever of its fields; none
        without a term.
    """
    known = list(records)
    wanted = [folded(term) for term in terms if term.strip()]
    walked = {record.id: record.day for record in known if isinstance(record, Walk)}
    hits = [
        (day, record.created, Hit(record, day, excerpt(_shown(record, text), wanted[0])))
        for record in known
        if wanted and (text := _holding(words(record), wanted)) is not None
        for day in [_day(record, walked) or day_of(record.created)]
    ]
    return [hit for _, _, hit in sorted(hits, key=lambda found: found[:2], reverse=True)]


def _shown(record: Record, text: str) -> str:
    """Give the text of a hit; of what an open cycle is expected to bring, its step.

    The expectation is turned over when the cycle is checked, and not by chance before.
    """
    if isinstance(record, Cycle) and record.is_open and text == record.expect:
        return record.step
    return text


def excerpt(text: str, term: str, length: int = EXCERPT) -> str:
    """Shorten a text to what stands around a term.

    Args:
        text: A text that holds the term, whatever its case.
        term: The term, folded.
        length: How many characters to keep; a mark for what is left out comes on top.
    """
    if len(text) <= length:
        return text
    end = folded(text).find(term) + len(term)
    # Folding may make a text longer, so the end is sought in the text as it was written.
    written = bisect_left(range(len(text)), end, key=lambda n: len(folded(text[:n])))
    start = max(0, min(written - (length + len(term)) // 2, len(text) - length))
    before = "…" if start else ""
    after = "…" if start + length < len(text) else ""
    return f"{before}{text[start : start + length].strip()}{after}"


def _holding(texts: Sequence[str], terms: Sequence[str]) -> str | None:
    """Give the text that holds the first term, if the texts together hold all of them."""
    haystacks = [folded(text) for text in texts]
    if not all(any(term in haystack for haystack in haystacks) for term in terms):
        return None
    return next(
        text for text, haystack in zip(texts, haystacks, strict=True) if terms[0] in haystack
    )


def _day(record: Record, walked: dict[int, date]) -> date | None:
    match record:
        case Walk() | Reflection() | Mark():
            return record.day
        case Absence():
            return record.first
        case Struggle():
            return record.heard
        case Cycle():
            return record.closed or record.started
        case Observation():
            return walked.get(record.walk)
        case _:
            return None
