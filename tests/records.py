"""Any record of any kind, as strategies derived from its fields: a new one is there by itself."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from lean_journal.domain.record import R, Record
from tests.builders import ANY_TEXT

BOOKKEEPING = ("id", "created", "updated")

LINKS = (
    *("area", "struggle", "improvement", "behavior", "walk", "cycle"),
    *("source", "successor", "focus"),
)
"""The fields that name another record by its id."""

NEVER_EMPTY = ("cadences", "active")
"""The fields that hold one thing at least."""

Strategy = st.SearchStrategy[Any]

NOWHERE = st.just(1 << 52)
"""The id of no record."""

_NAMES = st.text(max_size=8)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 1 << 53) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=5,
)


def records(kind: type[R], *, text: Strategy = ANY_TEXT, link: Strategy = NOWHERE) -> Strategy:
    """Draw records of a kind that are not stored yet.

    Args:
        kind: The kind.
        text: Draws every text.
        link: Draws the ids of records that others name.
    """
    return st.builds(kind, **field_values(kind, text=text, link=link))


def field_values(
    kind: type[Record], *, text: Strategy = ANY_TEXT, link: Strategy = NOWHERE
) -> Mapping[str, Strategy]:
    """Give what may stand in each field of a kind, by its name."""
    return {name: _value(hint, name, text, link) for name, hint in _hints(kind).items()}


def fields_of(record: Record) -> dict[str, Any]:
    """Give what a record says, without its id and instants."""
    return {name: getattr(record, name) for name in _hints(type(record))}


def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind) if one.name not in BOOKKEEPING}


def _value(hint: Any, name: str, text: Strategy, link: Strategy) -> Strategy:
    if isinstance(hint, UnionType):
        return st.one_of(*(_value(one, name, text, link) for one in get_args(hint)))
    if get_origin(hint) is tuple:
        inner = _value(get_args(hint)[0], name, text, link)
        return st.lists(inner, min_size=name in NEVER_EMPTY, max_size=3).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(_NAMES, _JSON, max_size=3)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint).items()
        return st.builds(hint, **{name: _value(one, name, text, link) for name, one in hints})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return link if name in LINKS and hint is int else {**_PLAIN, str: text}[hint]


_DAYS = st.dates(date(2026, 11, 16), date(2026, 11, 29)) | st.dates()
_PLAIN: Mapping[Any, Strategy] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(0, 40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: _DAYS,
    # An instant at an end of the calendar is none in every time zone.
    datetime: st.datetimes(timezones=st.just(UTC)).filter(lambda one: 1 < one.year < 9999),
}
