"""Finding records again by the words in them, and by what they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Mark
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck
from lean_journal.domain.excerpt import excerpt
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import month_name
from lean_journal.domain.query import OBSERVATION, Query
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Observation, Walk


@dataclass(frozen=True, slots=True)
class Around:
    """What stands in other records and says when, where and of what a record is."""

    day_of: Callable[[datetime], date]
    """Gives the journal day of an instant."""

    walks: dict[int, tuple[date, int | None]] = field(default_factory=dict)
    """By the id of a walk its day, and the id of its area."""

    walk_of: dict[int, int] = field(default_factory=dict)
    """By the id of an observation that of its walk; needed where an area is asked for."""

    areas: dict[int, int | None] = field(default_factory=dict)
    """By the id of an improvement that of its area."""

    names: dict[int, str] = field(default_factory=dict)
    """What areas, behaviors and improvements are called for short, by id."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    record: Record
    day: date
    """The journal day it is about; of those that are about none, the day it was written."""

    text: str
    """The text with the first term in it; without terms its first text, perhaps none."""

    term: str
    """The first term; empty if none was asked for."""

    owner: str
    """What it belongs to: a behavior's name, an area's, a handle; empty if nothing."""

    @property
    def excerpt(self) -> str:
        """The text, shortened around the term."""
        return excerpt(self.text, self.term)

    @property
    def line(self) -> str:
        """The excerpt after what it belongs to."""
        told = self.owner and not self.text.startswith(self.owner)
        return ": ".join(part for part in (self.owner if told else "", self.excerpt) if part)


def newest_first(hits: Iterable[Hit]) -> list[Hit]:
    """Sort hits by their day, and on a day by when they were written, the newest first."""
    return sorted(hits, key=_age, reverse=True)


def _age(hit: Hit) -> tuple[date, datetime, str, int]:
    # Several may have been written in one action, at one instant.
    return hit.day, hit.record.created, hit.text, hit.record.id


def words(record: Record) -> list[str]:
    """Give what a person wrote in a record, field by field; an alias with its @.

    What a record is called comes with its handle: ``#i12 Carts are called``.
    """
    if isinstance(record, Reflection):
        # Not the prompts, or each would find every reflection it was asked in.
        return [answer.text for answer in record.answers if answer.text]
    found = [(name, text) for name in _texts(record) if (text := getattr(record, name))]
    if isinstance(record, (Improvement, Struggle)) and record.number:
        called = f"{record.handle} {record.name}"
        found = [(name, called if text == record.name else text) for name, text in found]
    obstacles = record.obstacles if isinstance(record, Improvement) else ()
    return [*(f"@{text}" if name == "to" else text for name, text in found), *obstacles]


_TEXTS: dict[str, tuple[str, ...]] = {}
"""By the name of a kind its fields that hold text, once they have been looked for."""


def _texts(record: Record) -> tuple[str, ...]:
    """Name the fields that hold text; kinds and states are texts too, of types of their own."""
    kind = type(record)
    if kind.__name__ not in _TEXTS:
        # Its slots are its fields but those every record has.
        types = {one.name: one.type for one in fields(kind)}
        _TEXTS[kind.__name__] = tuple(name for name in kind.__slots__ if types[name] is str)
    return _TEXTS[kind.__name__]


def search(records: Iterable[Record], query: Query, around: Around) -> Iterator[Hit]:
    """Find the records that are what a query asks for.

    Args:
        records: Records of the journal, in any order.
        query: What is asked for; an empty one finds nothing.
        around: What other records say of them.

    Yields:
        A hit for each record that holds all terms, in whichever of its fields, and passes
        every filter.
    """
    nouns = frozenset(() if query.is_empty else query.nouns)
    for record in records:
        if type(record).__name__.lower() not in nouns or not _is_sort(record, query):
            continue
        day = _day(record, around) or around.day_of(record.created)
        if not query.first <= day <= query.last or not _is_there(record, query, around):
            continue
        if (text := _holding(words(record), query.terms)) is not None:
            term = query.terms[0] if query.terms else ""
            yield Hit(record, day, _shown(record, text), term, _owner(record, around))


def _shown(record: Record, text: str) -> str:
    """Give the text of a hit; of what an open cycle is expected to bring, its step.

    The expectation is turned over when the cycle is checked, and not by chance before.
    """
    if isinstance(record, Cycle) and record.is_open and text == record.expect:
        return record.step
    return text


def _holding(texts: Sequence[str], terms: Sequence[str]) -> str | None:
    """Give the text that holds the first term, if the texts together hold all of them."""
    if not terms:
        return next(iter(texts), "")
    haystacks = [folded(text) for text in texts]
    if not all(any(term in haystack for haystack in haystacks) for term in terms):
        return None
    return next(
        text for text, haystack in zip(texts, haystacks, strict=True) if terms[0] in haystack
    )


def _is_sort(record: Record, query: Query) -> bool:
    if not isinstance(record, Observation):
        return True
    if query.wastes and record.waste not in query.wastes:
        return False
    sorts = {(OBSERVATION, None), (OBSERVATION, record.kind)}
    return not query.sorts or not query.sorts.isdisjoint(sorts)


def _is_there(record: Record, query: Query, around: Around) -> bool:
    return not query.areas or _area(record, around) in query.areas


def _area(record: Record, around: Around) -> int | None:
    """Give the id of the area a record belongs to, if any."""
    match record:
        case Area():
            return record.id
        case Walk() | Improvement():
            return record.area
        case Cycle():
            return around.areas.get(record.improvement)
        case Observation():
            walk = record.walk
        case Commitment(source=int() as source):
            walk = around.walk_of.get(source, source)
        case _:
            return None
    return around.walks[walk][1] if walk in around.walks else None


def _day(record: Record, around: Around) -> date | None:
    match record:
        case Walk() | Reflection() | Mark():
            return record.day
        case Absence():
            return record.first
        case Struggle():
            return record.heard
        case Cycle():
            return record.closed or record.started
        case Deck():
            return record.month
        case Observation():
            return around.walks[record.walk][0] if record.walk in around.walks else None
        case _:
            return None


def _owner(record: Record, around: Around) -> str:
    match record:
        case Mark():
            return around.names.get(record.behavior, "")
        case Cycle():
            return around.names.get(record.improvement, "")
        case Walk(area=int() as area):
            return around.names.get(area, "")
        case Improvement() | Struggle():
            return record.handle
        case Deck():
            return month_name(record.month)
        case _:
            return ""
