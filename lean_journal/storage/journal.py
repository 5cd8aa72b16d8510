"""The one door to the journal: get, find and change by noun, in transactions, with undo."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lean_journal.domain import settings as domain_settings
from lean_journal.domain.calendar import journal_day
from lean_journal.domain.record import R, Record
from lean_journal.domain.settings import Settings
from lean_journal.domain.text import storable
from lean_journal.storage.codec import (
    Row,
    exported,
    from_row,
    glimpse,
    needle,
    own_fields,
    rows_holding,
    tally,
)
from lean_journal.storage.database import Database, Fields
from lean_journal.storage.errors import NotFound, NotSaved, Unreadable
from lean_journal.storage.file import Clock, JournalFile
from lean_journal.storage.history import Action, History
from lean_journal.storage.ids import natural_id
from lean_journal.storage.kinds import all_kinds, table_of
from lean_journal.storage.sought import may_hold, needles
from lean_journal.storage.transaction import SETTINGS, Transaction, stored_settings

PATIENCE = 15.0
"""Seconds to wait for another process's lock before giving up."""


PARTS = 128
"""Parts a table is searched in; at ten years, each takes less than a millisecond."""


class Journal:
    """A person's journal; close it, or use it in a ``with``."""

    def __init__(
        self, path: Path, *, clock: Clock, writer: str = "command line", patience: float = PATIENCE
    ) -> None:
        """Open a journal; a file that does not exist comes with the first change.

        Args:
            path: The journal's file.
            clock: Gives the present instant as local time with its UTC offset.
            writer: Who changes it, for undo: one name per window.
            patience: Seconds to wait while another process writes.

        Raises:
            Unreadable: The file cannot be read as a journal; it was left as it is.
        """
        self._file = JournalFile(path, clock=clock, patience=patience)
        self._database = Database(self._file)
        self._history = History(self._database)
        self._clock = clock
        self._writer = writer
        self._noticed: set[str] = set()
        self._done = ""
        self._settings: tuple[int, Settings] | None = None
        self._file.read()
        if reason := self._file.read_only:
            self._file.notices.append(reason)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # The person's time

    def now(self) -> datetime:
        """Give the present instant as local time with its UTC offset."""
        return self._clock()

    def today(self) -> date:
        """Give the present journal day."""
        return journal_day(self.now(), self.settings.day_start)

    def day_of(self, instant: datetime) -> date:
        """Give the journal day of an instant, in the time zone this machine is in."""
        try:
            local = instant.astimezone()
        except (ValueError, OverflowError):
            # Of a record that says of no instant when it was written, west of Greenwich.
            local = instant
        return journal_day(local, self.settings.day_start)

    # The file

    @property
    def path(self) -> Path:
        """Where the journal lives, as it was named."""
        return self._file.path

    @property
    def version(self) -> int:
        """A number that grows whenever the journal changed, by this process or another.

        Raises:
            Unreadable: The file has become unreadable.
        """
        self._file.read()
        return self._file.version

    @property
    def has_saved(self) -> bool:
        """Whether anything was saved here, and is durable, whatever fails afterwards."""
        return self._file.has_saved

    def take_notices(self) -> list[str]:
        """Give the sentences the person should see, each once."""
        notices, self._file.notices = self._file.notices, []
        return notices

    # Reading

    def get(self, kind: type[R], id: int) -> R:
        """Give one record.

        Raises:
            NotFound: There is none of that id, or it does not convert.
        """
        return self._database.record(kind, id)

    def lookup(self, kind: type[R], id: int) -> R | None:
        """Give one record, or None if it has been removed or does not convert."""
        try:
            return self.get(kind, id)
        except NotFound:
            return None

    def keyed(self, kind: type[R], key: str) -> R | None:
        """Give the record of a natural key without looking at any other; None if there is none."""
        id_ = natural_id(table_of(kind), key)
        return self.lookup(kind, id_) if self._database.may_hold(table_of(kind), id_) else None

    def find(self, kind: type[R], **wanted: Any) -> list[R]:
        """Give the records whose fields have the wanted values, the oldest entry first.

        One that does not convert is passed over, stays in the file as it is, and is
        reported in a notice once.

        Args:
            kind: The kind of record.
            **wanted: Fields and the values they must equal; none means all records.
        """
        if unknown := set(wanted) - own_fields(kind):
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        rows = list(self._database.rows(table_of(kind)).items())
        for value in wanted.values():
            if (part := needle(value)) is not None:
                rows = rows_holding(rows, part)
        found = [
            record
            for record in self._converted(kind, rows)
            if all(getattr(record, name) == value for name, value in wanted.items())
        ]
        # In the file, what was removed and brought back stands last.
        return sorted(found, key=lambda record: record.created)

    def sought(self, kind: type[R], terms: Sequence[str]) -> Iterator[list[R]]:
        """Give the records whose words may hold some terms, in parts, from the end of the file.

        Args:
            kind: The kind of record.
            terms: Folded texts; without any, all records are given.

        Yields:
            `PARTS` lists, many of them empty: what there is to look at between two of them is
            little. A row that does not convert is passed over, as in `find`.
        """
        rows, parts = self._database.rows(table_of(kind)), needles(terms)
        keys = list(rows)
        ends = [len(keys) * place // PARTS for place in range(PARTS, -1, -1)]
        for end, start in pairwise(ends):
            part = [(key, rows[key]) for key in keys[start:end]]
            yield list(self._converted(kind, may_hold(part, parts)))

    def all_records(self) -> list[Record]:
        """Give every record of every kind."""
        return [record for kind in all_kinds() for record in self.find(kind)]

    def tally(self, kind: type[Record], field: str) -> Counter[Any]:
        """Count the records by the value of one field, reading nothing else of them."""
        return tally(kind, field, self._database.rows(table_of(kind)).items())

    def glimpse(self, kind: type[Record], *names: str) -> Iterator[Any]:
        """Read some fields of every record, and nothing else of them.

        Args:
            kind: The kind of record.
            *names: The fields.

        Returns:
            Objects with these fields and the ``id``, in the order of the file; a record
            without such values is passed over.
        """
        return glimpse(kind, names, self._database.rows(table_of(kind)).items())

    def documents(self) -> dict[str, list[Fields]]:
        """Give every table as plain JSON values, complete and with what cannot be read."""
        kinds: dict[str, type[Record] | None] = {table_of(kind): kind for kind in all_kinds()}
        return {
            table: [exported(kind, key, raw) for key, raw in self._database.rows(table).items()]
            for table, kind in (kinds | {SETTINGS: None}).items()
        }

    @property
    def settings(self) -> Settings:
        """What the person set, with defaults for the rest; wrong values give a notice."""
        self._file.read()
        if self._settings is None or self._settings[0] != self._file.version:
            try:
                stored = stored_settings(self._database)
            except Unreadable as error:
                stored = {}
                self._notice_once(str(error))
            settings, warnings = domain_settings.load(stored)
            for warning in warnings:
                self._notice_once(warning)
            self._settings = (self._file.version, settings)
        return self._settings[1]

    # Changing

    @contextmanager
    def transaction(self, label: str) -> Iterator[Transaction]:
        """Make one action of all that is done in the ``with``: one commit, one undo step.

        Args:
            label: What the person did, in a few words, for undo.

        Raises:
            Busy: Another process did not finish in time; nothing was done.
            ReadOnly: The journal cannot be written.
            NotSaved: The disk refused; the journal is as it was.
        """
        with self._file.transaction():
            transaction = Transaction(self._database, _utc(self.now()))
            yield transaction
            if changes := transaction.changes():
                action = Action(_utc(self.now()), self._writer, storable(label), changes)
                self._history.record(action)
        self._done = storable(label) if changes else ""

    def take_done(self) -> str:
        """Give, once, what the last action made here was called; nothing if it changed nothing."""
        done, self._done = self._done, ""
        return done

    def add(self, record: R, label: str) -> R:
        """Store a new record as an action of its own, and give it with its id."""
        with self.transaction(label) as transaction:
            return transaction.add(record)

    def change(self, kind: type[R], id: int, edit: Callable[[R], R], label: str) -> R:
        """Apply an edit to a record as it stands by now, as an action of its own.

        Args:
            kind: The kind of record.
            id: Its id.
            edit: A pure function from the record to what shall be stored.
            label: What the person did, for undo.

        Raises:
            NotFound: The record has been removed.
            Refused: The edit breaks a rule.
        """
        with self.transaction(label) as transaction:
            return transaction.change(kind, id, edit)

    def change_settings(self, edit: Callable[[Settings], Settings], label: str) -> Settings:
        """Apply an edit to the settings as they stand by now, as an action of its own."""
        with self.transaction(label) as transaction:
            transaction.change_settings(edit)
        return self.settings

    def undo(self, *, mine: bool = False) -> str:
        """Take back the newest action: this writer's own, or anyone's.

        Returns:
            What was taken back.

        Raises:
            Refused: There is nothing to undo, or a later action built on it.
        """
        with self._file.transaction():
            return self._history.undo(_utc(self.now()), self._writer if mine else None).label

    def redo(self, *, mine: bool = False) -> str:
        """Bring back the action undone last: this writer's own, or anyone's.

        Returns:
            What was brought back.

        Raises:
            Refused: There is nothing to redo, or its place has been taken.
        """
        with self._file.transaction():
            return self._history.redo(_utc(self.now()), self._writer if mine else None).label

    def forget(self) -> tuple[int, int]:
        """Clear the words of removed and changed records from undo and from all backups.

        Returns:
            How many actions and how many backups are gone.

        Raises:
            NotSaved: The disk refused; undo may be cleared and backups still be there.
        """
        with self._file.transaction():
            actions = self._history.clear()
        try:
            return actions, self._file.backups.clear()
        except OSError as error:
            raise NotSaved(
                f"undo is forgotten, but not all backups: {error.strerror or error}; "
                f"`lean-journal forget` tries again"
            ) from error

    # Within

    def _converted(self, kind: type[R], rows: Iterable[Row]) -> Iterator[R]:
        for key, raw in rows:
            try:
                yield from_row(kind, key, raw)
            except ValueError:
                self._notice_once(
                    f"one of the {table_of(kind)} cannot be read and was left as it is: "
                    f"see `lean-journal doctor`"
                )

    def _notice_once(self, sentence: str) -> None:
        if sentence not in self._noticed:
            self._noticed.add(sentence)
            self._file.notices.append(sentence)


def _utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
