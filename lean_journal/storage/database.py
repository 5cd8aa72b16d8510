"""TinyDB over the journal's file, with the two steps it lacks: replace, and remove by name."""

from datetime import datetime
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document

from lean_journal.domain.record import R
from lean_journal.storage.codec import TABLES, from_row
from lean_journal.storage.errors import NotFound
from lean_journal.storage.file import JournalFile
from lean_journal.storage.tables import RecordTable, Rows, Tables, decode_document, rows_of

Fields = dict[str, Any]
"""A document, or some of its keys."""

REMOVED = "removed"
"""The table of removed records: by id, which table it was in and when it went."""


class Database(TinyDB):
    """The journal's tables; writing is possible only inside the file's transaction."""

    table_class = RecordTable

    def __init__(self, file: JournalFile) -> None:
        """Take the file; it is closed with the database."""
        super().__init__(storage=lambda: file)
        self._file = file

    @property
    def tables_by_name(self) -> Tables:
        """The tables as they are now, undecoded."""
        return cast("Tables", self._file.read())

    def record_table(self, name: str) -> RecordTable:
        """Give a table with its own type."""
        return cast("RecordTable", self.table(name))

    def rows(self, table: str) -> Rows:
        """Give the undecoded documents of a table by id."""
        return rows_of(self.tables_by_name, table)

    def document(self, table: str, id: int) -> Fields | None:
        """Give one document, or None if there is none of that id.

        Raises:
            ValueError: It is no JSON object.
        """
        raw = self.rows(table).get(str(id))
        return None if raw is None else decode_document(raw)

    def record(self, kind: type[R], id: int) -> R:
        """Give one record.

        Raises:
            NotFound: There is none of that id, or it does not convert.
        """
        name = kind.__name__.lower()
        raw = self.rows(TABLES[kind]).get(str(id))
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
        rows = self.record_table(table)
        removed = self.table(REMOVED)
        if document is None:
            rows.remove(doc_ids=[id])
            grave = {"table": table, "at": now.isoformat().replace("+00:00", "Z")}
            removed.insert(Document(grave, doc_id=id))
        elif rows.contains(doc_id=id):
            rows.replace(Document(document, doc_id=id))
        else:
            rows.insert(Document(document, doc_id=id))
            if removed.contains(doc_id=id):
                removed.remove(doc_ids=[id])
