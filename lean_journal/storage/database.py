"""TinyDB over the journal's file, with the two steps it lacks: replace, and remove by name."""

from datetime import datetime
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document, Table

from lean_journal.domain.record import R, Record
from lean_journal.storage.codec import from_row, own_fields
from lean_journal.storage.errors import NotFound, Unreadable
from lean_journal.storage.file import JournalFile
from lean_journal.storage.kinds import table_of
from lean_journal.storage.tables import (
    NotTables,
    RecordTable,
    Rows,
    decode_document,
    fields_of,
    may_hold,
    rows_of,
)

Fields = dict[str, Any]
"""A document, or some of its fields; one nobody looked at may be a `msgspec.Raw`."""

REMOVED = "removed"
"""The table of removed records: by id, which table it was in and when it went."""


class Database(TinyDB):
    """The journal's tables; writing is possible only inside the file's transaction."""

    table_class: type[Table] = RecordTable

    def __init__(self, file: JournalFile) -> None:
        """Take the file; it is closed with the database."""
        super().__init__(storage=lambda: file)
        self._file = file

    def record_table(self, name: str) -> RecordTable:
        """Give a table with its own type."""
        return cast("RecordTable", self.table(name))

    def rows(self, table: str) -> Rows:
        """Give the undecoded documents of a table by id.

        Raises:
            Unreadable: The table is damaged.
        """
        try:
            return rows_of(self._file.read(), table)
        except Unreadable as error:
            raise self._file.unreadable(str(error)) from error

    def may_hold(self, table: str, id: int) -> bool:
        """Tell whether a table may have a record of an id; False is certain, and quick."""
        return may_hold(self._file.read(), table, str(id))

    def document(self, table: str, id: int) -> Fields | None:
        """Give one document, or None if there is none of that id.

        Raises:
            Unreadable: It is no JSON object.
        """
        raw = self.rows(table).get(str(id))
        try:
            return None if raw is None else decode_document(raw)
        except ValueError as error:
            raise Unreadable(f"{table}: record {id} cannot be read ({error})") from error

    def foreign_fields(self, kind: type[Record], id: int) -> Rows:
        """Give the fields of a record's document that are not its kind's, undecoded.

        Raises:
            Unreadable: A name stands in the document twice.
        """
        table = table_of(kind)
        own = own_fields(kind)
        try:
            found = fields_of(self.rows(table)[str(id)])
        except NotTables as error:
            raise Unreadable(f"{table}: record {id} cannot be changed ({error})") from error
        return {name: raw for name, raw in found.items() if name not in own}

    def record(self, kind: type[R], id: int) -> R:
        """Give one record.

        Raises:
            NotFound: There is none of that id, or it does not convert.
        """
        name = kind.__name__.lower()
        raw = self.rows(table_of(kind)).get(str(id))
        if raw is None:
            raise NotFound(f"that {name} has been removed")
        try:
            return from_row(kind, str(id), raw)
        except ValueError as error:
            raise NotFound(f"that {name} cannot be read: {error}") from error

    def put(self, table: str, id: int, document: Fields | None, now: datetime) -> None:
        """Store a document under an id, new or in place; None removes it.

        A removed document leaves its id, its table and the instant, and nothing else.

        Args:
            table: The table it belongs to.
            id: Its id.
            document: What to store, or None.
            now: The instant of a removal, in UTC.
        """
        if document is None:
            self.record_table(table).remove(doc_ids=[id])
            self._set(REMOVED, id, {"table": table, "at": now.isoformat().replace("+00:00", "Z")})
        else:
            self._set(table, id, document)
            if self.is_removed(id):
                self.record_table(REMOVED).remove(doc_ids=[id])

    def is_removed(self, id: int) -> bool:
        """Tell whether a record of this id once was in the journal."""
        return str(id) in self.rows(REMOVED)

    def _set(self, table: str, id: int, document: Fields) -> None:
        known = self.record_table(table)
        if str(id) in self.rows(table):
            known.replace(Document(document, doc_id=id))
        else:
            known.insert(Document(document, doc_id=id))
