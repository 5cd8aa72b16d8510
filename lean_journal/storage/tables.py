"""The file's bytes as tables of rows, decoded no further than somebody looks.

The file is one JSON object of tables, each an object of documents by id. Splitting it costs
one pass over the bytes; a document stays `msgspec.Raw` until it is read, and is written
back as the same bytes unless it is replaced.
"""

import json
import re
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import msgspec
from tinydb.storages import Storage
from tinydb.table import Document, Table

from lean_journal.storage.errors import Unreadable

Rows = dict[str, msgspec.Raw]
"""The documents of one table by id, as the file spells it."""

Tables = dict[str, msgspec.Raw | Rows]
"""All tables by name; one that nobody touched is a single Raw."""

_MARK = re.compile(r"[ \t\n\r]*([{}:,]?)[ \t\n\r]*")
"""What stands between names and values."""

_split_fast = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode

_value_at = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
"""Finds the end of a value; numbers are not converted, so that none is too long."""

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_dump_escaped = json.JSONEncoder(separators=(",", ":")).encode


class NotTables(ValueError):
    """The bytes are not one JSON object, or a name stands in it twice."""


def parse(data: bytes) -> Tables:
    """Split a file into its tables.

    Args:
        data: The whole file.

    Raises:
        NotTables: It is no JSON object, or a table stands in it twice.
    """
    return dict(_split(data))


def rows_of(tables: Tables, name: str) -> Rows:
    """Split one table into its rows, and keep it split in `tables`.

    Args:
        tables: What `parse` gave.
        name: The table; one that does not exist has no rows.

    Raises:
        Unreadable: The table is no object of documents, or an id stands in it twice.
    """
    table = tables.get(name)
    if table is None:
        return {}
    if isinstance(table, dict):
        return table
    try:
        rows = _split(table)
    except NotTables as error:
        raise Unreadable(f"the table {name} is damaged: {error}") from error
    tables[name] = rows
    return rows


def may_hold(tables: Tables, name: str, key: str) -> bool:
    """Tell whether a table may have a row of a key, without splitting it for the answer.

    Args:
        tables: What `parse` gave.
        name: The table.
        key: An id as TinyDB spells it.

    Returns:
        False if it certainly has none.
    """
    table = tables.get(name)
    if isinstance(table, msgspec.Raw):
        return f'"{key}"'.encode() in bytes(table)
    return table is not None and key in table


def encode(tables: Tables) -> bytes:
    """Write tables as compact JSON, untouched ones as the bytes they were."""
    try:
        return msgspec.json.encode(tables)
    except UnicodeEncodeError:
        # A name holds a lone surrogate.
        whole = {
            name: encode_document(table) if isinstance(table, dict) else table
            for name, table in tables.items()
        }
        return bytes(encode_document(whole))


def fields_of(row: msgspec.Raw) -> Rows:
    """Split one document into its fields, with the bytes of each value.

    Raises:
        NotTables: It is no JSON object, or a name stands in it twice.
    """
    return _split(row)


def decode_document(row: msgspec.Raw) -> dict[str, Any]:
    """Decode one document.

    Raises:
        ValueError: It is no JSON object.
    """
    try:
        document = msgspec.json.decode(row)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        try:
            document = json.loads(bytes(row))
        except RecursionError as error:
            raise ValueError("it is nested too deeply") from error
    if not isinstance(document, dict):
        raise ValueError("it is no object")
    return document


def encode_document(document: Mapping[str, Any]) -> msgspec.Raw:
    """Encode one document, so that any JSON value comes back as it is.

    The standard library does it: msgspec would write NaN as null, and no lone surrogate.

    Args:
        document: Its fields; a `msgspec.Raw` among them is written as its bytes.
    """
    fields = (b"%b:%b" % (_encode(name), _encode(value)) for name, value in document.items())
    return msgspec.Raw(b"{%b}" % b",".join(fields))


def _encode(value: Any) -> bytes:
    if isinstance(value, msgspec.Raw):
        return bytes(value)
    try:
        return _dump(value).encode()
    except UnicodeEncodeError:
        return _dump_escaped(value).encode()


def _split(data: bytes | msgspec.Raw) -> Rows:
    """Split a JSON object into its members, with the bytes of each value."""
    try:
        members = _split_fast(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _split_slowly(bytes(data))
    if _compact_length(members) != memoryview(data).nbytes:
        # Either somebody wrote it with spaces, or a name stands in it twice.
        return _split_slowly(bytes(data))
    return members


def _compact_length(members: Rows) -> int:
    """Tell how many bytes an object has when it is written without spaces."""
    names = len(msgspec.json.encode(list(members)))
    # A list of the names has all of an object's marks but the colons.
    return names + len(members) + sum(memoryview(raw).nbytes for raw in members.values())


def _split_slowly(data: bytes) -> Rows:
    """Do as `_split` for what only the standard library takes.

    That is NaN, lone surrogates, spaces, a byte order mark, UTF-16.
    """
    try:
        members = list(_members(data.decode(json.detect_encoding(data))))
    except RecursionError as error:
        raise NotTables("it is nested too deeply") from error
    except ValueError as error:
        raise NotTables(str(error)) from error
    found: Rows = {}
    for name, value in members:
        if name in found:
            raise NotTables(f"{name!r} stands in it twice")
        found[name] = msgspec.Raw(value.encode())
    return found


def _members(text: str) -> Iterator[tuple[str, str]]:
    """Give each name in a JSON object with the text of its value.

    Raises:
        ValueError: It is no JSON object.
    """
    mark, at = _mark(text, 0)
    if mark != "{":
        raise ValueError("it is no JSON object")
    if text.startswith("}", at):
        mark, at = _mark(text, at)
    while mark in ("{", ","):
        if not text.startswith('"', at):
            raise ValueError(f"a name is missing at character {at}")
        name, at = _value_at(text, at)
        colon, start = _mark(text, at)
        if colon != ":":
            raise ValueError(f"a colon is missing at character {at}")
        _, end = _value_at(text, start)
        yield name, text[start:end]
        mark, at = _mark(text, end)
    if mark != "}" or at < len(text):
        raise ValueError(f"it should end at character {at}" if mark else "it breaks off")


def _mark(text: str, at: int) -> tuple[str, int]:
    """Give the mark that comes next, or "" if none does, and where the text goes on."""
    found = _MARK.match(text, at)
    return (found[1], found.end()) if found else ("", at)


class Documents(MutableMapping[Any, Any]):
    """Rows as TinyDB wants to see a table: documents by id, decoded when asked for.

    TinyDB asks with text ids when it reads and with integers when it writes; both do.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._decoded: dict[str, dict[str, Any]] = {}

    def __getitem__(self, key: Any) -> dict[str, Any]:
        name = str(key)
        if name not in self._decoded:
            self._decoded[name] = decode_document(self._rows[name])
        return self._decoded[name]

    def __setitem__(self, key: Any, document: Any) -> None:
        self._rows[str(key)] = encode_document(document)
        self._decoded.pop(str(key), None)

    def __delitem__(self, key: Any) -> None:
        del self._rows[str(key)]
        self._decoded.pop(str(key), None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return str(key) in self._rows

    def clear(self) -> None:
        """Remove all documents, whether they can be decoded or not."""
        self._rows.clear()
        self._decoded.clear()

    def rows(self) -> Rows:
        """Give the rows, with what TinyDB changed inside a document encoded anew."""
        for name, document in self._decoded.items():
            if decode_document(self._rows[name]) != document:
                self._rows[name] = encode_document(document)
        return self._rows


class RecordTable(Table):
    """A TinyDB table over undecoded rows.

    TinyDB's own would convert every key of a table to change one row.
    """

    def __init__(self, storage: Storage, name: str) -> None:
        """Take what `TinyDB.table` gives; a query cache would outlive others' writing."""
        super().__init__(storage, name, cache_size=0)

    def _read_table(self) -> Any:
        return Documents(rows_of(self._tables(), self.name))

    def _tables(self) -> Any:
        return self._storage.read()

    def _update_table(self, updater: Any) -> None:
        tables = self._tables()
        documents = Documents(dict(rows_of(tables, self.name)))
        updater(documents)
        tables[self.name] = documents.rows()
        self._storage.write(tables)

    def replace(self, document: Document) -> None:
        """Put a document in the place of the one with its id.

        TinyDB's `upsert` would merge into it instead, and write twice.

        Raises:
            KeyError: There is none.
        """

        def updater(table: Documents) -> None:
            if document.doc_id not in table:
                raise KeyError(document.doc_id)
            table[document.doc_id] = document

        self._update_table(updater)
