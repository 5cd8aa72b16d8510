"""Records to documents and back, one table per record kind."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import msgspec

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import R, Record
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Observation, Walk

TABLES: Mapping[type[Record], str] = {
    Area: "areas",
    Walk: "walks",
    Observation: "observations",
    Commitment: "commitments",
}
"""The table of each kind of record."""

KINDS: Mapping[str, type[Record]] = {name: kind for kind, name in TABLES.items()}
"""The kind of record in each table."""


def from_row(kind: type[R], key: str, raw: msgspec.Raw) -> R:
    """Convert a row of a table to its record.

    Args:
        kind: The kind of record the table holds.
        key: The row's id as the file spells it.
        raw: The document.

    Raises:
        ValueError: It does not convert; the row is left as it is.
    """
    try:
        record: R = _DECODERS[kind].decode(raw)
        # The id is the key of the row, not a field in it; only here is a record complete.
        object.__setattr__(record, "id", int(key))
    except (msgspec.MsgspecError, RecursionError, TypeError) as error:
        raise ValueError(str(error)) from error
    return record


def to_document(record: Record) -> dict[str, Any]:
    """Convert a record to the document the file holds.

    The id is left out, being the row's key, and so are empty values that are a field's
    default: they come back as the default.
    """
    document = _storable(msgspec.to_builtins(record) | {"id": 0})
    left_out = _LEFT_OUT_WHEN_EMPTY[type(record)]
    return {name: value for name, value in document.items() if value or name not in left_out}


def own_fields(kind: type[Record]) -> frozenset[str]:
    """Name the fields of a kind; any other key in a document is somebody else's."""
    return _OWN[kind]


def needle(value: Any) -> bytes | None:
    """Give the bytes every row that holds this value contains, where that is certain.

    Ids and dates are spelled in one way only, so a search for a walk's observations can
    pass over rows without decoding them.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return b"%d" % value
    if hasattr(value, "isoformat") and not hasattr(value, "hour"):
        return str(value.isoformat()).encode()
    return None


_DECODERS: Mapping[type[Record], msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(kind) for kind in TABLES
}

_OWN: Mapping[type[Record], frozenset[str]] = {
    kind: frozenset(field.name for field in fields(kind)) for kind in TABLES
}

_LEFT_OUT_WHEN_EMPTY: Mapping[type[Record], frozenset[str]] = {
    kind: frozenset(
        field.name
        for field in fields(kind)
        if field.name == "id" or (field.default is not MISSING and not field.default)
    )
    for kind in TABLES
}


def _storable(value: Any) -> Any:
    """Make every text in a document one that UTF-8 can hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: _storable(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_storable(item) for item in value]
    return value


def same_json(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in JSON, NaN being itself."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
