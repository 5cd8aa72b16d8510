"""Journals in which every free text of every record is a word of its own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import ActiveRange, Behavior, CadenceVersion
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.prompts import Asked, Prompt
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk
from lean_journal.storage import Journal
from lean_journal.storage.kinds import all_kinds
from tests.builders import set_prompts

FIRST_DAY, DAYS = date(2026, 8, 25), 75
"""What happens in a journal happens from here on, for so many days."""

LINKS: dict[str, type[Record]] = {
    "area": Area,
    "struggle": Struggle,
    "improvement": Improvement,
    "behavior": Behavior,
    "walk": Walk,
}
"""The fields that name another record."""

MOST = {Area: 3, Struggle: 3, Improvement: 9, Cycle: 25, Deck: 3}
"""How many there are of a kind at most; of the others twelve."""

WRITTEN = ("[b]{}[/]", "<i>{}</i>", "{}&*", "={}", "_{}_\x1b", "{}\u202e", "[red]{}")
"""How a word is written down: with what is markup elsewhere."""


class Owner(NamedTuple):
    """Where a word stands."""

    record: Record
    field: str


class Seeded:
    """A journal drawn by chance."""

    def __init__(self, seed: int, journal: Journal) -> None:
        self.chance = Random(seed)
        self.count = 0
        self.ids: dict[type[Record], list[int]] = {}
        self.owners: dict[str, Owner] = {}
        with journal.transaction("all") as transaction:
            # What others name comes first.
            for kind in sorted(all_kinds(), key=lambda kind: kind not in LINKS.values()):
                for _ in range(self.chance.randint(0, MOST.get(kind, 12))):
                    self._add(kind, transaction.add)
        set_prompts(journal, Prompt(self._word([]), Asked.ALWAYS))

    def _add(self, kind: type[Record], add: Callable[[Record], Record]) -> None:
        words: list[tuple[str, str]] = []
        record = self._made(kind, words)
        with suppress(Refused):  # there is one of that key already
            stored = add(record)
            self.ids.setdefault(kind, []).append(stored.id)
            self.owners |= {word: Owner(stored, field) for word, field in words}

    def _made(self, kind: type[Any], words: list[tuple[str, str]], field: str = "") -> Any:
        hints = get_type_hints(kind)
        values = {}
        for one in fields(kind):
            if one.name not in ("id", "created", "updated"):
                values[one.name] = self._value(hints[one.name], words, field or one.name, one.name)
        if kind is Deck:
            values["month"] = values["month"].replace(day=1)
            values["outline"] = values["frozen"] = None
        if kind is Behavior:
            # Without a cadence or days, it is none.
            values["cadences"] = values["cadences"] or (CadenceVersion(FIRST_DAY, DAILY),)
            values["active"] = values["active"] or (ActiveRange(FIRST_DAY),)
        return kind(**values)

    def _value(self, hint: Any, words: list[tuple[str, str]], field: str, name: str) -> Any:
        if isinstance(hint, UnionType):
            choice = [one for one in get_args(hint) if one is not NoneType]
            return (
                None if self.chance.random() < 0.2 else self._value(choice[0], words, field, name)
            )
        if get_origin(hint) is tuple:
            count = self.chance.randint(0, 2)
            return tuple(self._value(get_args(hint)[0], words, field, name) for _ in range(count))
        if name in LINKS:
            return self.chance.choice(self.ids.get(LINKS[name], [0]))
        if hint is str:
            return "" if self.chance.random() < 0.15 else self._word(words, field)
        if is_dataclass(hint) and isinstance(hint, type):
            return self._made(hint, words, field)
        return self._plain(hint)

    def _plain(self, hint: Any) -> Any:
        day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.chance.choice(list(hint))
        known: dict[Any, Any] = {
            bool: self.chance.random() < 0.5,
            int: self._number(),
            float: self.chance.choice([0.0, 12.0, 38.5, -1.0, 1e9]),
            date: day,
            datetime: datetime.combine(day, time(9), UTC),
        }
        return known.get(hint)

    def _number(self) -> int:
        self.count += 1
        return self.count

    def _word(self, words: list[tuple[str, str]], field: str = "") -> str:
        word = f"w{self._number():05}z"
        words.append((word, field))
        return self.chance.choice(WRITTEN).format(word)
