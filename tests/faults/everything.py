"""A journal in which every field of every record is filled, whatever fields there come to be."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from itertools import cycle
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.cadence import MOST_TIMES, Cadence
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.prompts import Asked, Prompt, checked
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import Settings
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk
from lean_journal.reports.slides import Outline, as_plain
from lean_journal.storage import Journal
from lean_journal.storage.kinds import all_kinds
from tests.builders import MONDAY
from tests.records import BOOKKEEPING

LINKED: dict[str, type[Record]] = {
    "area": Area,
    "struggle": Struggle,
    "improvement": Improvement,
    "behavior": Behavior,
    "walk": Walk,
    "cycle": Cycle,
    "source": Observation,
    "focus": Behavior,
}
"""The fields that name another record."""

LEAST = 8
"""Records of each kind at least."""


class Filled:
    """Writes records whose texts are the given ones in turn."""

    def __init__(self, journal: Journal, texts: Sequence[str]) -> None:
        self.filled: defaultdict[str, set[str]] = defaultdict(set)
        """By kind, the fields that hold one of the texts."""

        self.records: list[Record] = []
        """As they were given to the journal."""

        self._texts = cycle(texts)
        self._ids: dict[type[Record], list[int]] = {}
        with journal.transaction(next(self._texts)) as transaction:
            # What others name comes first.
            for kind in sorted(all_kinds(), key=lambda kind: kind not in LINKED.values()):
                for number in range(self._count(kind, len(texts))):
                    with suppress(Refused):  # there is one of that key already
                        record = self._made(kind, number, kind.__name__)
                        stored = transaction.add(record)
                        self._ids.setdefault(kind, []).append(stored.id)
                        self.records.append(replace(record, id=stored.id))
        journal.change_settings(self._settings, next(self._texts))

    def _count(self, kind: type[Record], texts: int) -> int:
        """Enough that each text stands in a record of the kind, but few of what is in focus."""
        words = sum(one.type in (str, "str") for one in fields(kind))
        return max(LEAST, -(-texts // max(words, 1))) if kind is not Behavior else LEAST

    def _made(self, kind: type[Any], number: int, owner: str) -> Any:
        hints = get_type_hints(kind)
        values = {
            one.name: self._value(hints[one.name], one.name, number, f"{owner}.{one.name}")
            for one in fields(kind)
            if one.name not in BOOKKEEPING
        }
        if kind is Cadence:
            values["times"] = 1 + number % MOST_TIMES[values["unit"]]
        return kind(**values)

    def _value(self, hint: Any, name: str, number: int, place: str) -> Any:
        if hint is str:
            self.filled[place.partition(".")[0]].add(place)
            return next(self._texts)
        if isinstance(hint, UnionType):
            (some,) = (one for one in get_args(hint) if one is not NoneType)
            # A text is always there; what else may be left out is so every other time.
            return None if number % 2 else self._value(some, name, number, place)
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            return tuple(self._value(inner, name, number + more, place) for more in range(2))
        if get_origin(hint) is dict:
            return as_plain(self._made(Outline, number, place))
        if name in LINKED:
            known = self._ids.get(LINKED[name], [1 << 52])
            return known[number % len(known)]
        if is_dataclass(hint) and isinstance(hint, type):
            return self._made(hint, number, place)
        return _plain(hint, name, number)

    def _settings(self, settings: Settings) -> Settings:
        texts: dict[str, Any] = {
            one.name: next(self._texts) for one in fields(settings) if one.type in (str, "str")
        }
        prompts = {kind: tuple(self._prompts()) for kind in ReflectionKind}
        return replace(settings, prompts=prompts, **texts)

    def _prompts(self) -> Iterator[Prompt]:
        known: list[Prompt] = []
        for _ in range(4):
            with suppress(Refused):
                known.append(checked(Prompt(next(self._texts), Asked.ALWAYS), known))
        return iter(known)


def add_what_is_not_ours(file: Path, texts: Sequence[str]) -> None:
    """Put into a journal what other programs, or later versions, might: fields, tables, rows."""
    tables: dict[str, Any] = json.loads(file.read_bytes())
    for number, text in enumerate(texts):
        table = tables[sorted(tables)[number % len(tables)]]
        row = next(iter(table.values()))
        if isinstance(row, dict):
            row[text] = text
        tables.setdefault("areas", {})[text] = number
        tables[f"theirs {text}"] = {"1": {"text": text}}
    file.write_text(json.dumps(tables))


def _plain(hint: Any, name: str, number: int) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[number % len(hint)]
    day = MONDAY - timedelta(days=number)
    if name == "month":
        day = _month_before(number)
    known: dict[Any, Any] = {
        bool: number % 3 == 0,
        int: number + 1,
        float: number * 1.5,
        date: day,
        datetime: datetime.combine(day, time(9), UTC),
    }
    return known[hint]


def _month_before(number: int) -> date:
    months = MONDAY.year * 12 + MONDAY.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)
