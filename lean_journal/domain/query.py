"""What is searched for: words, and filters that read like words.

    carts "press 2" @kim            words, in any order; several in quotes as they stand
    kind:walk                       a kind of record, or what was observed: kind:safety
    area:press                      an area, by the beginning of its name
    waste:waiting                   a waste, or its code: waste:w
    on:2026-10-05                   a day, a month or a year; also 2026-10..2026-11
    since:mon until:yesterday       from its first day on, up to its last

Of several kinds, areas or wastes any one will do; all else must be true at once. What is no
filter is a word, whatever its characters, and so is all that begins with a quote.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lean_journal.domain.area import Area, matching_area
from lean_journal.domain.calendar import month_of, parse_date, parse_past_day
from lean_journal.domain.capture import CODES
from lean_journal.domain.months import parse_month
from lean_journal.domain.naming import nearest
from lean_journal.domain.record import Refused
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Kind, Waste

SYNTAX: tuple[tuple[str, str], ...] = (
    ('carts "press 2"', "words in any order; in quotes as they stand"),
    ("@kim", "what was said to kim"),
    ("kind:walk", "a kind of record; or what was seen, as kind:safety"),
    ("area:press", "an area, by the beginning of its name"),
    ("waste:waiting", "a waste, or its code, as waste:w"),
    ("on:2026-10", "a day, a month or a year"),
    ("since:mon until:-2d", "from a day on, up to a day; or 2026-10..2026-11"),
)
"""What may be typed, and what it finds."""

OBSERVATION = "observation"

Sort = tuple[str, Kind | None]
"""A noun, and of observations perhaps what was observed."""

_NOUNS = (
    *("area", "walk", OBSERVATION, "commitment", "reflection", "behavior", "mark"),
    *("absence", "struggle", "improvement", "cycle", "deck"),
)

SORTS: Mapping[str, Sort] = {
    **{noun: (noun, None) for noun in _NOUNS},
    "fact": (OBSERVATION, Kind.FACT),
    "waste": (OBSERVATION, Kind.WASTE),
    "safety": (OBSERVATION, Kind.SAFETY),
    "5s": (OBSERVATION, Kind.FIVE_S),
    "works well": (OBSERVATION, Kind.WORKS_WELL),
    "said": (OBSERVATION, Kind.QUOTE),
    "question": (OBSERVATION, Kind.QUESTION),
}
"""What may stand after ``kind:``, also in the plural. How far a guided pass came is no record."""

_NAMES = "kind|area|waste|on|since|until"
_FILTER = re.compile(rf"({_NAMES}):(.*)", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"(?=.*\d)(?:\d{4}[-\d]*)?\.\.(?:\d{4}[-\d]*)?", re.ASCII)
_PART = re.compile(rf'(?:(?:{_NAMES}):)?"[^"]*(?:"(?=\s|$)|$)|\S+', re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Query:
    """What a record must be to be found; what is empty asks for nothing."""

    terms: tuple[str, ...] = ()
    """Folded texts, each of which must stand in one of the record's fields."""

    sorts: frozenset[Sort] = frozenset()
    areas: frozenset[int] = frozenset()
    """The ids of areas."""

    wastes: frozenset[Waste] = frozenset()
    first: date = date.min
    last: date = date.max
    """The days it may be about, both included."""

    wrong: str = ""
    """What could not be meant, as a sentence; empty if everything could."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: then nothing is found."""
        return self == Query(wrong=self.wrong)

    @property
    def nouns(self) -> Sequence[str]:
        """The kinds of records that can be found, by their names in lower case."""
        wanted = {noun for noun, _ in self.sorts} or set(_NOUNS)
        return [one for one in _NOUNS if one in wanted and (not self.wastes or one == OBSERVATION)]


def split(line: str) -> list[str]:
    """Split a line into its words and filters; a quote without its end reaches to the end."""
    return _PART.findall(line)


def parse(parts: Iterable[str], today: date, areas: Sequence[Area]) -> Query:
    """Read what is searched for; any text can be read.

    Args:
        parts: The words and filters; one word may hold blanks.
        today: The journal day, from which ``mon`` and ``-3d`` count.
        areas: The areas of the journal.

    Returns:
        The query. A filter that cannot be meant is left out, and named in `Query.wrong`.
    """
    query, wrong = Query(), ""
    for part in parts:
        typed = _FILTER.fullmatch(part)
        name, value = (typed[1].casefold(), _plain(typed[2])) if typed else ("", part)
        try:
            if name or _RANGE.fullmatch(part):
                query = _READERS[name or "on"](query, value.strip(), today, areas)
            elif part.strip():
                query = replace(query, terms=(*query.terms, folded(_plain(part))))
        except Refused as error:
            wrong = wrong or str(error)
    if query.first > query.last and not wrong:
        wrong = f"the days would end on {query.last}, before they begin on {query.first}"
    return replace(query, wrong=wrong)


def _plain(part: str) -> str:
    """Take off the quotes; of nothing but quotes they are the text."""
    if not part.startswith('"'):
        return part
    inner = part[1:-1] if part.endswith('"') else part[1:]
    return inner if inner.strip() and '"' not in inner else part


Reader = Callable[[Query, str, date, Sequence[Area]], Query]
"""Adds a filter to a query, given its value, the journal day and the areas."""


def _of_kind(query: Query, value: str, _today: date, _areas: Sequence[Area]) -> Query:
    word = folded(value).replace("behaviour", "behavior")
    exact = {word, word.removesuffix("s")} & SORTS.keys()
    fitting = exact or {name for name in SORTS if word and name.startswith(word)}
    if len(fitting) != 1:
        raise Refused(_which("kind", value, fitting, SORTS))
    return replace(query, sorts=query.sorts | {SORTS[name] for name in fitting})


def _in_area(query: Query, value: str, _today: date, areas: Sequence[Area]) -> Query:
    if not value:
        raise Refused("area: takes the beginning of a name, as area:press")
    begin = [area for area in areas if folded(area.name).startswith(folded(value))]
    area = begin[0] if len(begin) == 1 else matching_area(begin or areas, value)
    return replace(query, areas=query.areas | {area.id})


def _of_waste(query: Query, value: str, _today: date, _areas: Sequence[Area]) -> Query:
    word = folded(value)
    _, waste = CODES.get(word, (None, None))
    fitting = {waste} if waste else {one for one in Waste if word and _begins(one, word)}
    if len(fitting) != 1:
        raise Refused(_which("waste", value, fitting, list(Waste)))
    return replace(query, wastes=query.wastes | fitting)


def _begins(waste: Waste, word: str) -> bool:
    return any(part.startswith(word) for part in (waste.value, *waste.value.split()))


def _which(name: str, value: str, fitting: Iterable[str], known: Iterable[str]) -> str:
    if found := sorted(fitting):
        return f"{value!r} may be {' or '.join(found)}"
    if close := nearest(value, known):
        return f"{value!r} is no {name}; do you mean {' or '.join(close)}?"
    said = f"{value!r} is no {name}" if value else f"{name}: takes a word"
    return f"{said}; there are {', '.join(known)}"


def _on(query: Query, value: str, today: date, _areas: Sequence[Area]) -> Query:
    begins, dots, ends = value.partition("..")
    if dots and not (begins or ends):
        raise _no_days(value)
    first = _days(begins, today)[0] if begins or not dots else date.min
    last = _days(ends if dots else begins, today)[1] if ends or not dots else date.max
    if first > last:
        raise Refused(f"{value} would end on {last}, before it begins")
    return _within(query, first, last)


def _since(query: Query, value: str, today: date, _areas: Sequence[Area]) -> Query:
    return _within(query, _days(value, today)[0], date.max)


def _until(query: Query, value: str, today: date, _areas: Sequence[Area]) -> Query:
    return _within(query, date.min, _days(value, today)[1])


def _within(query: Query, first: date, last: date) -> Query:
    return replace(query, first=max(query.first, first), last=min(query.last, last))


def _days(text: str, today: date) -> tuple[date, date]:
    """Read a day, a month or a year as a person types it: its first day and its last.

    Raises:
        Refused: It is none.
    """
    word = text.strip()
    if day := parse_past_day(word, today) or parse_date(word, today):
        return day, day
    # A month by its number may be to come; by its name it is the last such month.
    if month := parse_month(word, date.max if word[:1].isdecimal() else today):
        return month_of(month)
    if _YEAR.fullmatch(word) and int(word):
        return date(int(word), 1, 1), date(int(word), 12, 31)
    raise _no_days(word)


def _no_days(text: str) -> Refused:
    return Refused(
        f"{text!r} is no day, month or year: type 2026-10-05, mon, -3d, 2026-10, october or 2026"
    )


_READERS: Mapping[str, Reader] = {
    "kind": _of_kind,
    "area": _in_area,
    "waste": _of_waste,
    "on": _on,
    "since": _since,
    "until": _until,
}
