"""A journal under way: its tables, and the chance everything in it is drawn by."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random

from lean_journal.demo.words.walks import AREAS
from lean_journal.demo.words.writer import Writer
from lean_journal.domain.record import R
from lean_journal.storage.codec import to_document
from lean_journal.storage.ids import LOWEST_ID, natural_id
from lean_journal.storage.kinds import TABLES, table_of
from lean_journal.storage.meta import SCHEMA
from lean_journal.storage.tables import Rows, encode_document

LOCAL = timezone(timedelta(hours=1))
"""The time of the plant, the whole year: the machine's own would make another file of it."""

PLACES = tuple(place for places in AREAS.values() for place in places)


class Ledger:
    """Takes records and keeps them as the file holds them."""

    def __init__(
        self, seed: int, part: str = "demo", tables: dict[str, Rows] | None = None
    ) -> None:
        """Begin with nothing, or go on with the tables of another ledger.

        Args:
            seed: Another one gives another journal.
            part: The part of the journal that is written: its chance is its own, so that
                what is drawn in it leaves the others as they are.
            tables: The tables to write into.
        """
        # A text is digested, and so the same everywhere; -1 and 1 are two seeds.
        self.chance = Random(f"lean-journal {part} {seed}")  # noqa: S311 - no secret
        self.words = Writer(self.chance)
        self.tables = tables if tables is not None else {name: {} for name in TABLES}

    def add(self, record: R, at: datetime, changed: datetime | None = None) -> R:
        """Store a record as it stands in the end.

        Args:
            record: The record; an id it has already is kept.
            at: When it was written.
            changed: When it was changed last, if it was.

        Returns:
            The record with its id and instants.
        """
        table, key = table_of(type(record)), record.natural_key
        id_ = natural_id(table, key) if key else record.id or self.new_id()
        created = at.astimezone(UTC)
        updated = max(created, changed.astimezone(UTC)) if changed is not None else created
        stored = replace(record, id=id_, created=created, updated=updated)
        self.tables[table][str(id_)] = encode_document(to_document(stored))
        return stored

    def new_id(self) -> int:
        """Draw an id."""
        return LOWEST_ID | self.chance.getrandbits(52)

    def close(self) -> None:
        """Say which schema the tables follow, and name the one commit that led to them."""
        commit = f"{self.chance.getrandbits(32):08x}"
        self.tables["meta"] = {"1": encode_document({"schema": SCHEMA, "commits": [commit]})}

    # Chance

    def happens(self, share: float) -> bool:
        """Tell whether something happens that does in a share of all cases."""
        return self.chance.random() < share

    def moment(self, day: date, hour: int, within: int = 40) -> datetime:
        """Draw an instant of a day, some minutes after an hour."""
        seconds, millionths = self.chance.randrange(within * 60), self.chance.randrange(10**6)
        return datetime.combine(day, time(hour), LOCAL) + timedelta(
            seconds=seconds, microseconds=millionths
        )

    def place(self) -> str:
        """Draw a place somewhere in the plant."""
        return self.chance.choice(PLACES)
