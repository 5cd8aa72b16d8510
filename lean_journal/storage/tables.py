"""The file's bytes as tables of rows, decoded no further than somebody looks.

The file is one JSON object of tables, each an object of documents by id. Splitting it costs
one pass over the bytes; a document stays `msgspec.Raw` until it is read, and is written
back as the same bytes unless it is replaced.
"""

import json
from collections.abc import Iterator, MutableMapping
from typing import Any

import msgspec
from tinydb.table import Document, Table

from lean_journal.storage.errors import Unreadable

Rows = dict[str, msgspec.Raw]
"""The documents of one table by id, as the file spells it."""

Tables = dict[str, msgspec.Raw | Rows]
"""All tables by name; one that nobody touched is a single Raw."""

_split_tables = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_split_rows = _split_tables


class NotTables(ValueError):
    """The bytes are not one JSON object of tables."""


def parse(data: bytes) -> Tables:
    """Split a file into its tables.

    Args:
        data: The whole file.

    Raises:
        NotTables: It is no JSON object, or a table stands in it twice.
    """
    try:
        tables = _split_tables(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _parse_slowly(data)
    if len(msgspec.json.encode(tables)) != len(data):
        # Either somebody wrote it with spaces, or a name stands in it twice.
        _refuse_duplicates(data)
    return dict(tables)


def rows_of(tables: Tables, name: str) -> Rows:
    """Split one table into its rows, and keep it split in `tables`.

    Args:
        tables: What `parse` gave.
        name: The table; one that does not exist has no rows.

    Raises:
        Unreadable: The table is no object of documents, or an id stands in it twice.
    """
    table = tables.get(name, None)
    if table is None:
        return {}
    if isinstance(table, dict):
        return table
    try:
        rows = _split_rows(table)
        if len(msgspec.json.encode(rows)) != len(bytes(table)):
            _refuse_duplicates(bytes(table))
    except (msgspec.MsgspecError, NotTables, UnicodeDecodeError) as error:
        raise Unreadable(f"its table {name} is damaged ({error})") from error
    tables[name] = rows
    return rows


def encode(tables: Tables) -> bytes:
    """Write tables as compact JSON, untouched ones as the bytes they were."""
    return msgspec.json.encode(tables)


def decode_document(raw: msgspec.Raw) -> dict[str, Any]:
    """Decode one document.

    Raises:
        ValueError: It is no JSON object.
    """
    try:
        document = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        try:
            document = json.loads(bytes(raw))
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
    if not isinstance(document, dict):
        raise ValueError("it is no object")
    return document


def _parse_slowly(data: bytes) -> Tables:
    """Read what only the standard library takes: NaN, lone surrogates, a byte order mark."""
    try:
        tables = json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise NotTables(str(error) or "nested too deeply") from error
    if not isinstance(tables, dict):
        raise NotTables("it is no JSON object")
    return {
        name: msgspec.Raw(_dump(table))
        if not isinstance(table, dict)
        else {key: msgspec.Raw(_dump(row)) for key, row in table.items()}
        for name, table in tables.items()
    }


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _refuse_duplicates(data: bytes) -> None:
    try:
        json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise NotTables(str(error) or "nested too deeply") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NotTables(f"{name!r} stands in it twice")
        found[name] = value
    return found


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
        self._rows[str(key)] = msgspec.Raw(msgspec.json.encode(dict(document)))
        self._decoded.pop(str(key), None)

    def __delitem__(self, key: Any) -> None:
        del self._rows[str(key)]
        self._decoded.pop(str(key), None)

    def __iter__(self) -> Iterator[int]:
        return map(int, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return str(key) in self._rows

    def rows(self) -> Rows:
        """Give the rows, with what TinyDB changed inside a document encoded anew."""
        for name, document in self._decoded.items():
            if decode_document(self._rows[name]) != document:
                self._rows[name] = msgspec.Raw(msgspec.json.encode(document))
        return self._rows


class RecordTable(Table):
    """A TinyDB table over undecoded rows.

    TinyDB's own would convert every key of a table to change one row. The query cache is
    off: it would outlive what another process wrote.
    """

    default_query_cache_capacity = 0

    def _read_table(self) -> Any:
        return Documents(rows_of(self._tables(), self.name))

    def _tables(self) -> Any:
        return self._storage.read() or {}

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
