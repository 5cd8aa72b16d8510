"""Undo and redo: the last 50 actions, in the file itself, with the fields they changed."""

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec
from tinydb.table import Document

from lean_journal.domain.record import Refused
from lean_journal.storage.codec import is_id, same_json
from lean_journal.storage.database import Database, Fields
from lean_journal.storage.kinds import OWNERS, TABLES, kind_of
from lean_journal.storage.tables import RecordTable, decode_document

REMEMBERED_ACTIONS = 50

_TABLE = "actions"


class Change(msgspec.Struct, frozen=True):
    """What one action did to one record."""

    table: str
    id: int
    before: Fields | None
    """The changed fields as they were; None where the record did not exist."""

    after: Fields | None
    """The changed fields as they became; None where the record was removed."""

    @property
    def fields(self) -> set[str]:
        """The names of the changed fields."""
        return {*(self.before or {}), *(self.after or {})}

    def reversed(self) -> "Change":
        """Give the change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)

    def touches(self, other: "Change") -> bool:
        """Tell whether both changed the same field, or one made or removed the record.

        Fields that belong together count as one.
        """
        if (self.table, self.id) != (other.table, other.id):
            return False
        if None in (self.before, self.after, other.before, other.after):
            return True
        if not self.fields.isdisjoint(other.fields):
            return True
        together = kind_of(self.table).TOGETHER if self.table in TABLES else frozenset[str]()
        return not (together.isdisjoint(self.fields) or together.isdisjoint(other.fields))

    def fits(self, current: Fields | None) -> bool:
        """Tell whether a document still is as this change expects to find it."""
        if self.before is None or current is None:
            return self.before is current is None
        if self.after is None:
            return same_json(_timeless(current), _timeless(self.before))
        return all(_same(name, self.before, current) for name in self.fields)

    def apply(self, current: Fields | None) -> Fields | None:
        """Give the document with this change made; what it does not name stays."""
        if self.after is None:
            return None
        untouched = {
            name: value for name, value in (current or {}).items() if name not in self.fields
        }
        return {**untouched, **self.after}


class Action(msgspec.Struct, frozen=True):
    """One thing a person did, whatever tables it touched."""

    at: datetime
    writer: str
    """The window or command line it was done in."""

    label: str
    """What was done, for people."""

    changes: list[Change]
    undone: int = 0
    """Its place in the order of undoing, from 1, whatever the clock; 0 if it stands."""


def difference(table: str, id: int, before: Fields | None, after: Fields | None) -> Change | None:
    """Describe how a document changed, or None if it did not.

    The instant of the last change is nobody's choice and is left out of it.
    """
    if before is None or after is None:
        return None if before is after else Change(table, id, before, after)
    changed = [
        name for name in {**before, **after} if name != "updated" and not _same(name, before, after)
    ]
    if not changed:
        return None
    return Change(
        table,
        id,
        {name: before[name] for name in changed if name in before},
        {name: after[name] for name in changed if name in after},
    )


class History:
    """The list of actions in the journal's file; its methods need an open transaction."""

    def __init__(self, database: Database) -> None:
        """Take the database the journal is kept in."""
        self._database = database

    def record(self, action: Action) -> None:
        """Add an action; the oldest beyond 50 go, and what the same writer had undone."""
        actions = self._actions()
        excess = max(0, len(actions) + 1 - REMEMBERED_ACTIONS)
        aged = {number for number, _ in actions[:excess]}
        overtaken = {
            number for number, known in actions if known.undone and known.writer == action.writer
        }
        if doomed := sorted(aged | overtaken):
            self._table.remove(doc_ids=doomed)
        numbers = [int(key) for key in self._database.rows(_TABLE) if is_id(key)]
        document = msgspec.to_builtins(action)
        self._table.insert(Document(document, doc_id=max(numbers, default=0) + 1))

    def undo(self, now: datetime, writer: str | None = None) -> Action:
        """Take back the newest action.

        Args:
            now: The present instant, in UTC.
            writer: Whose newest action; None for anyone's.

        Raises:
            Refused: There is none, or a later action built on it.
        """
        actions = self._actions()
        for number, action in reversed(actions):
            if not action.undone and writer in (None, action.writer):
                later = [other for n, other in actions if n > number and not other.undone]
                changes = [change.reversed() for change in action.changes]
                self._apply(changes, later, now, f"undo “{action.label}”", TABLES)
                place = 1 + max(known.undone for _, known in actions)
                self._replace(number, msgspec.structs.replace(action, undone=place))
                return action
        raise Refused("there is nothing to undo")

    def redo(self, now: datetime, writer: str | None = None) -> Action:
        """Bring back the action that was undone last.

        Args:
            now: The present instant, in UTC.
            writer: Whose undone action; None for anyone's.

        Raises:
            Refused: There is none, or its place has been taken since.
        """
        undone = [
            (number, action)
            for number, action in self._actions()
            if action.undone and writer in (None, action.writer)
        ]
        if not undone:
            raise Refused("there is nothing to redo")
        number, action = max(undone, key=lambda entry: entry[1].undone)
        self._apply(action.changes, [], now, f"redo “{action.label}”", OWNERS)
        self._replace(number, msgspec.structs.replace(action, undone=0))
        return action

    def clear(self) -> int:
        """Forget all actions, and tell how many there were."""
        count = len(self._table)
        if count:
            self._table.truncate()
        return count

    @property
    def _table(self) -> RecordTable:
        return self._database.record_table(_TABLE)

    def _actions(self) -> list[tuple[int, Action]]:
        """List them oldest first; one that cannot be read is passed over."""
        found = []
        for key, raw in self._database.rows(_TABLE).items():
            try:
                found.append((int(key), msgspec.convert(decode_document(raw), Action)))
            except (ValueError, msgspec.ValidationError):
                continue
        return sorted(found, key=lambda entry: entry[0])

    def _replace(self, number: int, action: Action) -> None:
        self._table.replace(Document(msgspec.to_builtins(action), doc_id=number))

    def _apply(
        self,
        changes: Sequence[Change],
        later: Sequence[Action],
        now: datetime,
        what: str,
        dependent: Collection[str],
    ) -> None:
        """Make changes, all or none, if every record still is as they expect.

        Args:
            changes: What to do.
            later: Actions that must not have touched the same.
            now: The present instant, in UTC.
            what: What this is, for the sentence of a refusal.
            dependent: Tables in which no record may name one that goes.
        """
        documents = [self._database.document(change.table, change.id) for change in changes]
        for change, current in zip(changes, documents, strict=True):
            overtaken = any(change.touches(done) for action in later for done in action.changes)
            if overtaken or not change.fits(current):
                raise Refused(f"cannot {what}: it was changed again since")
        for change, current in zip(changes, documents, strict=True):
            self._database.put(change.table, change.id, change.apply(current), now)
        for change in changes:
            is_record = change.table in TABLES
            if is_record and change.after is None and self._is_named(change.id, dependent):
                raise Refused(f"cannot {what}: something written since belongs to it")
            if change.after is not None and self._is_orphan(change.table, change.after):
                raise Refused(f"cannot {what}: what it belongs to has been removed since")

    def _is_named(self, id_: int, tables: Collection[str]) -> bool:
        """Tell whether a record names an id; ids have 16 digits and are never reused."""
        digits = b"%d" % id_
        return any(
            digits in bytes(row) for table in tables for row in self._database.rows(table).values()
        )

    def _is_orphan(self, table: str, fields: Fields) -> bool:
        owner = fields.get(OWNERS.get(table, ""))
        return isinstance(owner, int) and self._database.is_removed(owner)


def _same(name: str, one: Fields, other: Fields) -> bool:
    """Tell whether a key is absent from both documents, or the same in both."""
    return (name in one) == (name in other) and same_json(one.get(name), other.get(name))


def _timeless(document: Fields) -> Fields:
    return {name: value for name, value in document.items() if name != "updated"}
