"""The kinds of records and the table of each; a kind is imported when it is first met."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from lean_journal.domain.record import Record


class _Kind(NamedTuple):
    module: str
    """Its module in `lean_journal.domain`."""

    name: str
    """Its class."""


_KINDS: Mapping[str, _Kind] = {
    "areas": _Kind("area", "Area"),
    "walks": _Kind("walk", "Walk"),
    "observations": _Kind("walk", "Observation"),
    "commitments": _Kind("commitment", "Commitment"),
    "reflections": _Kind("reflection", "Reflection"),
    "passes": _Kind("guided", "Pass"),
    "behaviors": _Kind("behavior", "Behavior"),
    "marks": _Kind("behavior", "Mark"),
    "absences": _Kind("absence", "Absence"),
    "struggles": _Kind("struggle", "Struggle"),
    "improvements": _Kind("improvement", "Improvement"),
    "cycles": _Kind("cycle", "Cycle"),
    "decks": _Kind("deck", "Deck"),
}

_TABLES: Mapping[str, str] = {kind.name: table for table, kind in _KINDS.items()}

TABLES: tuple[str, ...] = tuple(_KINDS)
"""The tables of records."""

OWNERS: Mapping[str, str] = {
    "observations": "walk",
    "marks": "behavior",
    "cycles": "improvement",
}
"""By table, the field that names the record without which its own would not be found again."""


def table_of(kind: type[Record]) -> str:
    """Name the table of a kind of record."""
    return _TABLES[kind.__name__]


def kind_of(table: str) -> type[Record]:
    """Give the kind of record in a table.

    Raises:
        KeyError: It holds something else.
    """
    module, name = _KINDS[table]
    kind: type[Record] = getattr(import_module(f"lean_journal.domain.{module}"), name)
    return kind


def all_kinds() -> list[type[Record]]:
    """Give every kind of record, in the order of the tables."""
    return [kind_of(table) for table in TABLES]
