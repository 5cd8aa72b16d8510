"""Records to documents and back, one table per record kind."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from functools import cache
from itertools import islice
from types import GenericAlias
from typing import Any, get_args, get_type_hints

import msgspec

from lean_journal.domain.record import NEVER, R, Record
from lean_journal.domain.text import storable
from lean_journal.storage.kinds import kind_of, table_of
from lean_journal.storage.tables import decode_document

BATCH = 256
"""Rows searched at once for some bytes; most batches hold none of them."""

Row = tuple[str, msgspec.Raw]
"""An id as the file spells it, and its document."""

_HANDLE = re.compile(r"#[a-z][0-9]+", re.ASCII)
"""What a person names an improvement or a struggle by."""


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
        record = _decode(kind, raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    for name in _instants(table_of(kind)):
        instant = getattr(record, name)
        if instant is None:
            continue
        if instant.tzinfo is None:
            raise ValueError(f"{name} has no UTC offset")
        # In another time zone, one at an end of the calendar may lie beyond it.
        if not date.min.year < instant.year < date.max.year and instant != NEVER:
            raise ValueError(f"{name} lies at the end of the calendar")
    if not is_id(key):
        raise ValueError("its id is no whole number")
    # The id is the key of the row, not a field in it; only here is a record complete.
    object.__setattr__(record, "id", int(key))
    return record


def to_document(record: Record) -> dict[str, Any]:
    """Convert a record to the document the file holds.

    The id is left out, being the row's key, and so are empty values that are a field's
    default: they come back as the default.
    """
    empty = _empty(table_of(type(record)))
    return {
        name: value
        for name, value in storable_values(msgspec.to_builtins(record)).items()
        if name != "id" and not (name in empty and same_json(value, empty[name]))
    }


def own_fields(kind: type[Record]) -> frozenset[str]:
    """Name the fields of a kind; any other key in a document is somebody else's."""
    return _own_fields(table_of(kind))


def is_id(key: str) -> bool:
    """Tell whether the key of a row is an id as TinyDB writes one: a whole number."""
    is_short = len(key) <= len(str(1 << 53))
    return is_short and key.isascii() and key.isdecimal() and str(int(key)) == key


def needle(value: Any) -> bytes | None:
    """Give the bytes every row that holds this value contains, where that is certain.

    Ids, dates and handles are spelled in one way only, so a search for a walk's observations
    can pass over rows without decoding them.
    """
    if type(value) is str and _HANDLE.fullmatch(value):
        return value.encode()
    if isinstance(value, int) and not isinstance(value, bool):
        return b"%d" % value
    if hasattr(value, "isoformat") and not hasattr(value, "hour"):
        return str(value.isoformat()).encode()
    return None


def rows_holding(rows: Iterable[tuple[str, msgspec.Raw]], part: bytes) -> list[Row]:
    """Choose the rows that contain some bytes, looking at many at a time.

    Args:
        rows: Rows with their ids.
        part: What `needle` gave; it cannot stand across two rows.
    """
    found: list[Row] = []
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        if part in b"".join([raw for _, raw in batch]):
            found += [(key, raw) for key, raw in batch if part in bytes(raw)]
    return found


def exported(kind: type[Record] | None, key: str, raw: msgspec.Raw) -> dict[str, Any]:
    """Give a row as plain JSON values: every field of a record, and what else it holds.

    Args:
        kind: The kind of record; None for a table of something else.
        key: The row's id as the file spells it.
        raw: The document.

    Returns:
        The values by name, ``id`` among them. One that does not convert is given as it is;
        what is not even an object stands under ``value``.
    """
    id_ = int(key) if is_id(key) else key
    try:
        document = decode_document(raw)
    except ValueError:
        return {"id": id_, "value": _value(raw)}
    try:
        record = from_row(kind, key, raw) if kind is not None else None
    except ValueError:
        record = None
    if record is None:
        return {"id": id_} | {name: item for name, item in document.items() if name != "id"}
    foreign = {
        name: item for name, item in document.items() if name not in own_fields(type(record))
    }
    return {**msgspec.to_builtins(record), **foreign}


def glimpse(kind: type[Record], names: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Any]:
    """Read some fields of rows and nothing else of them, a tenth of the work of all.

    Args:
        kind: The kind of record.
        names: Fields of the kind.
        rows: Its rows with their ids.

    Returns:
        For each row that has such values an object with these fields and the ``id``; one
        that has not is passed over.
    """
    decode, decode_all = _glimpse_decoders(table_of(kind), names)
    remaining = iter(rows)
    found: Iterable[Any]
    while batch := list(islice(remaining, BATCH)):
        try:
            # As one array, many rows cost a third of as many calls.
            all_of_them = decode_all(b"[%b]" % b",".join([raw for _, raw in batch]))
            for (key, _), seen in zip(batch, all_of_them, strict=True):
                seen.id = int(key)
            found = all_of_them
        except (ValueError, RecursionError):
            found = _those_that_convert(batch, decode)
        yield from found


def _those_that_convert(batch: Iterable[Row], decode: Callable[[Any], Any]) -> Iterator[Any]:
    for key, raw in batch:
        try:
            seen = decode(raw)
            seen.id = int(key)
        except (ValueError, RecursionError):
            continue
        yield seen


@cache
def _glimpse_decoders(
    table: str, names: tuple[str, ...]
) -> tuple[Callable[[Any], Any], Callable[[Any], list[Any]]]:
    """Make what decodes some fields of a kind, of one row and of an array of rows.

    A field left out of the file has its default.
    """
    kind = kind_of(table)
    hints = get_type_hints(kind)
    defaults = {field.name: field.default for field in fields(kind)}
    described = [
        (name, hints[name]) if defaults[name] is MISSING else (name, hints[name], defaults[name])
        for name in names
    ]
    # Plain values make no cycles: thousands of them need not be looked through for garbage.
    struct = msgspec.defstruct("Glimpse", [*described, ("id", int, 0)], kw_only=True, gc=False)
    many: Any = GenericAlias(list, (struct,))
    return msgspec.json.Decoder(struct).decode, msgspec.json.Decoder(many).decode


def tally(kind: type[Record], field: str, rows: Iterable[Row]) -> Counter[Any]:
    """Count rows by the value of one field; one that has no such value is not counted.

    Args:
        kind: The kind of record.
        field: The name of a field with a plain value.
        rows: Its rows with their ids.
    """
    return Counter(getattr(seen, field) for seen in glimpse(kind, (field,), rows))


# What follows is made when a kind is first met: a captured line meets few of them.


@cache
def _decoder(table: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind_of(table))


@cache
def _own_fields(table: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind_of(table)))


@cache
def _empty(table: str) -> Mapping[str, Any]:
    """Give the defaults that say nothing; a value that only looks empty, as 0, is none of them."""
    return {
        field.name: msgspec.to_builtins(field.default)
        for field in fields(kind_of(table))
        if field.default in (None, "", False, ())
    }


@cache
def _instants(table: str) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(kind_of(table))
        if datetime in (field.type, *get_args(field.type))
    )


def _decode(kind: type[R], raw: msgspec.Raw) -> R:
    try:
        record: R = _decoder(table_of(kind)).decode(raw)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        # Perhaps the standard library can read it: NaN, or a lone surrogate.
        record = msgspec.convert(storable_values(decode_document(raw)), kind)
    return record


def _value(raw: msgspec.Raw) -> Any:
    """Decode any JSON; what nothing can decode stays its text."""
    try:
        return json.loads(bytes(raw))
    except (ValueError, RecursionError):
        return bytes(raw).decode("utf-8", "replace")


def storable_values(value: Any) -> Any:
    """Make every text in a JSON value one that UTF-8 can hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: storable_values(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable_values(item) for item in value]
    return value


def same_json(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in JSON, NaN being itself."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
