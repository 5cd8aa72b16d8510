"""What one action of a person may do to the journal; it becomes durable as a whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from lean_journal.domain import settings as domain_settings
from lean_journal.domain.record import R, Record, Refused
from lean_journal.domain.settings import Settings
from lean_journal.storage.codec import glimpse, storable_values, to_document
from lean_journal.storage.database import Database, Fields
from lean_journal.storage.errors import NotFound
from lean_journal.storage.history import Change, difference
from lean_journal.storage.ids import natural_id, random_id
from lean_journal.storage.kinds import table_of
from lean_journal.storage.tables import Rows

if TYPE_CHECKING:
    from lean_journal.domain.improvement import Improvement
    from lean_journal.domain.struggle import Struggle

N = TypeVar("N", "Improvement", "Struggle")
"""A record with a number for people."""

SETTINGS = "settings"
"""The table of the settings: one document."""

_SETTINGS_ID = 1


def stored_settings(database: Database) -> Fields:
    """Give the settings as the file holds them.

    Raises:
        Unreadable: They are no JSON object.
    """
    return database.document(SETTINGS, _SETTINGS_ID) or {}


class Transaction:
    """Changes that become durable together when their ``with`` ends."""

    def __init__(self, database: Database, now: datetime) -> None:
        """Take the database and the instant, in UTC; `Journal.transaction` makes one."""
        self._database = database
        self._now = now
        self._before: dict[tuple[str, int], Fields | None] = {}

    def add(self, record: R) -> R:
        """Store a new record, and give it with its id and instants.

        Raises:
            Refused: There is one of the same natural key already.
        """
        table = table_of(type(record))
        id_ = self._free_id(table, record.natural_key)
        new = replace(record, id=id_, created=self._now, updated=self._now)
        self._put(table, new.id, to_document(new))
        return new

    def add_numbered(self, record: N) -> N:
        """Store a new record under the next number of its kind; none is ever used again."""
        kind = type(record)
        table = table_of(kind)
        rows = self._database.rows(table)
        used = (one.number for one in glimpse(kind, ("number",), rows.items()))
        number = max(used, default=0) + 1
        while self._is_used(natural_id(table, str(number)), rows):
            number += 1
        return self.add(replace(record, number=number))

    def change(self, kind: type[R], id: int, edit: Callable[[R], R]) -> R:
        """Apply an edit to a record; keys of its document that are not ours stay.

        Raises:
            NotFound: The record has been removed.
            Refused: The edit breaks a rule, its own or one of the kind.
        """
        current = self._database.record(kind, id)
        edited = edit(current)
        if edited == current:
            return current
        current.check_edit(edited)
        edited = replace(edited, id=id, created=current.created, updated=self._now)
        foreign = self._database.foreign_fields(kind, id)
        self._put(table_of(kind), id, {**to_document(edited), **foreign})
        return edited

    def remove(self, kind: type[Record], id: int) -> None:
        """Remove a record; its id and the instant stay.

        Raises:
            NotFound: It has been removed already.
        """
        if self._database.document(table_of(kind), id) is None:
            raise NotFound(f"that {kind.__name__.lower()} has been removed")
        self._put(table_of(kind), id, None)

    def change_settings(self, edit: Callable[[Settings], Settings]) -> None:
        """Apply an edit to the settings; keys that are not ours, and wrong values, stay."""
        document = stored_settings(self._database)
        before, _ = domain_settings.load(document)
        after = edit(before)
        changed = {
            known.key: known.stored(after)
            for known in domain_settings.SETTINGS
            if known.stored(after) != known.stored(before)
        }
        if changed:
            self._put(SETTINGS, _SETTINGS_ID, document | storable_values(changed))

    def _is_used(self, id: int, rows: Rows) -> bool:
        return str(id) in rows or self._database.is_removed(id)

    def _put(self, table: str, id: int, document: Fields | None) -> None:
        self._before.setdefault((table, id), self._database.document(table, id))
        self._database.put(table, id, document, self._now)

    def changes(self) -> list[Change]:
        """Describe what was done to each record, whatever the number of steps."""
        return [
            change
            for (table, id_), before in self._before.items()
            if (change := difference(table, id_, before, self._database.document(table, id_)))
            is not None
        ]

    def _free_id(self, table: str, key: str) -> int:
        taken = self._database.rows(table)
        if key:
            id_ = natural_id(table, key)
            if str(id_) in taken:
                raise Refused(f"there is one of {key} already")
            return id_
        while True:
            # Against the records of other tables, 2**52 ids are protection enough.
            id_ = random_id()
            if not self._is_used(id_, taken):
                return id_
