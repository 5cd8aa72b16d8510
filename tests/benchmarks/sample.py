"""A journal of any number of years, and its words as jrnl text: the same for the same seed.

The file is written through the codec, record by record, and not by using the journal: years
of commits would take minutes. Records that later versions add are plain documents in the
shape the design gives them, so that the file has its final size already.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import days, is_workday
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.prompts import chosen
from lean_journal.domain.record import R
from lean_journal.domain.reflection import Answer, Reflection, ReflectionKind
from lean_journal.domain.starter import PROMPTS
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste
from lean_journal.storage.codec import TABLES, to_document
from lean_journal.storage.history import REMEMBERED_ACTIONS, Action, Change
from lean_journal.storage.ids import LOWEST_ID, natural_id
from lean_journal.storage.meta import REMEMBERED_COMMITS, SCHEMA
from lean_journal.storage.tables import Rows, Tables, encode
from tests.benchmarks import words

LAST_DAY = date(2026, 11, 20)
"""The Friday the journal ends on."""

NOW = "2026-11-23T08:00"
"""The Monday after, for LEAN_JOURNAL_NOW."""

SEARCHED = "forklift"
"""A word that stands in some of its sentences."""

WALKS, OBSERVATIONS, COMMITMENTS, REFLECTIONS, MARKS = 150, 5, 200, 500, 900
"""How many a year brings; observations are for each walk."""

ANSWERED = 0.3
"""How many of the prompts after the first one get an answer."""

STILL_OPEN = timedelta(days=7)
"""What was due this shortly before the last day is not settled yet."""

_BOOKKEEPING = ("actions", "meta")

Entries = list[tuple[datetime, str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A journal in both forms."""

    tables: Tables
    entries: Entries
    """Instant and text of what a person would have written in jrnl, in order of time."""

    @property
    def journal(self) -> bytes:
        """The journal's file."""
        return encode(self.tables)

    @property
    def jrnl(self) -> str:
        """The same words as jrnl's plain text."""
        return "\n".join(f"[{instant:%Y-%m-%d %H:%M}] {text}\n" for instant, text in self.entries)

    @property
    def size(self) -> str:
        """What it holds, for people."""
        records = {name: rows for name, rows in self.tables.items() if name not in _BOOKKEEPING}
        counts = [f"{len(_as_rows(rows)):,} {name}" for name, rows in records.items()]
        return f"{len(self.journal) / 1e6:.1f} MB: {', '.join(counts)}"


def build(years: int = 10, seed: int = 1) -> Sample:
    """Make a journal.

    Args:
        years: How long it has been kept.
        seed: Another one gives other words and numbers.
    """
    builder = _Builder(random.Random(seed), years)
    builder.add_records()
    builder.add_reflections()
    builder.add_later_records()
    builder.add_bookkeeping()
    return Sample(builder.tables, sorted(builder.entries))


@dataclass(slots=True)
class _Builder:
    chance: random.Random
    years: int
    tables: Tables = field(default_factory=dict)
    entries: Entries = field(default_factory=list)
    newest: list[Observation] = field(default_factory=list)

    def add_records(self) -> None:
        """Add what this version knows."""
        begun = self._instant(days_ago=365 * self.years)
        areas = [self._add(Area(name=name), begun) for name in words.AREAS]
        for instant in self._instants(WALKS):
            walk = self._add_walk(instant, self.chance.choice(areas).id)
            for minute in range(OBSERVATIONS):
                seen = self._add_observation(instant + timedelta(minutes=3 * minute), walk)
                self.newest = [*self.newest, seen][-REMEMBERED_ACTIONS:]
        for instant in self._instants(COMMITMENTS):
            self._add_commitment(instant)

    def add_reflections(self) -> None:
        """Add a morning with its pass on every workday, and evenings on some days."""
        all_days = list(days(LAST_DAY - timedelta(days=365 * self.years - 1), LAST_DAY))
        mornings = [day for day in all_days if is_workday(day)]
        asked: dict[str, date] = {}
        for day in mornings:
            instant = self._instant(days_ago=(LAST_DAY - day).days)
            prompts = chosen(PROMPTS[ReflectionKind.MORNING], asked)
            asked |= dict.fromkeys(prompts, day)
            self._add_reflection(day, ReflectionKind.MORNING, prompts, instant)
            done = tuple(map(prompt_step, prompts))
            kind = ReflectionKind.MORNING
            guided = Pass(day=day, kind=kind, prompts=prompts, done=done, finished=True)
            self._add(guided, instant)
        evenings = self.chance.sample(all_days, REFLECTIONS * self.years - len(mornings))
        prompts = chosen(PROMPTS[ReflectionKind.EVENING], {})
        for day in sorted(evenings):
            instant = self._instant(days_ago=(LAST_DAY - day).days) + timedelta(hours=9)
            self._add_reflection(day, ReflectionKind.EVENING, prompts, instant)

    def add_later_records(self) -> None:
        """Add what later versions will know, as plain documents."""
        behaviors = [self._id() for _ in range(5)]
        for instant in self._instants(MARKS):
            behavior = self.chance.choice(behaviors)
            state = self.chance.choice(("done", "done", "missed", "not-possible"))
            self._add_document("marks", instant, behavior=behavior, state=state)

    def add_bookkeeping(self) -> None:
        """Add a full list of actions to undo and a full list of commits."""
        actions: dict[str, msgspec.Raw] = {}
        for number, seen in enumerate(self.newest, 1):
            change = Change("observations", seen.id, None, to_document(seen))
            action = Action(seen.created, "command line", "add an observation", [change])
            actions[str(number)] = _row(msgspec.to_builtins(action))
        self.tables["actions"] = actions
        commits = [f"{self.chance.getrandbits(32):08x}" for _ in range(REMEMBERED_COMMITS)]
        self.tables["meta"] = {"1": _row({"schema": SCHEMA, "commits": commits})}

    def _add_walk(self, instant: datetime, area: int) -> Walk:
        walk = Walk(
            day=instant.date(),
            state=WalkState.CLOSED,
            start=instant,
            ended=instant + timedelta(minutes=25),
            area=area,
            theme=self.chance.choice(words.THEMES),
            loop_closed=instant.date() + timedelta(days=2),
            told=words.sentence(self.chance) if self.chance.random() < 0.5 else "",
        )
        return self._add(walk, instant)

    def _add_observation(self, instant: datetime, walk: Walk) -> Observation:
        kind = self.chance.choice(list(Kind))
        seen = Observation(
            walk=walk.id,
            kind=kind,
            waste=self.chance.choice(list(Waste)) if kind is Kind.WASTE else None,
            fact=words.sentence(self.chance),
            interpretation=words.sentence(self.chance) if self.chance.random() < 1 / 3 else "",
            starred=self.chance.random() < 0.1,
            triaged=True,
        )
        self.entries.append((instant, f"{seen.fact}. {seen.interpretation}".rstrip()))
        return self._add(seen, instant)

    def _add_reflection(
        self, day: date, kind: ReflectionKind, prompts: Sequence[str], instant: datetime
    ) -> None:
        """Answer the first prompt and some of the others."""
        answers = tuple(
            Answer(prompt, words.sentence(self.chance))
            for prompt in prompts
            if prompt == prompts[0] or self.chance.random() < ANSWERED
        )
        said = " ".join(f"{answer.prompt} {answer.text}" for answer in answers)
        self.entries.append((instant, said))
        self._add(Reflection(day=day, kind=kind, answers=answers), instant)

    def _add_commitment(self, instant: datetime) -> None:
        due = instant.date() + timedelta(days=self.chance.randint(1, 14))
        is_kept = due <= LAST_DAY - STILL_OPEN
        promised = Commitment(
            what=words.sentence(self.chance),
            to=self.chance.choice(words.ALIASES),
            due=due,
            state=CommitmentState.KEPT if is_kept else CommitmentState.OPEN,
            settled=due if is_kept else None,
        )
        self.entries.append((instant, f"{promised.what}. @{promised.to} by {due}"))
        self._add(promised, instant)

    def _add(self, record: R, instant: datetime) -> R:
        table, key = TABLES[type(record)], record.natural_key
        id_ = natural_id(table, key) if key else self._id()
        stored = replace(record, id=id_, created=instant, updated=instant)
        self._rows(table)[str(id_)] = _row(to_document(stored))
        return stored

    def _add_document(self, table: str, instant: datetime, **fields: Any) -> None:
        document = {"created": instant, "updated": instant, "day": instant.date(), **fields}
        self._rows(table)[str(self._id())] = _row(document)

    def _rows(self, table: str) -> dict[str, msgspec.Raw]:
        return _as_rows(self.tables.setdefault(table, {}))

    def _instants(self, per_year: int) -> Iterator[datetime]:
        """Spread a number a year evenly over the years, oldest first, at working hours."""
        count = per_year * self.years
        for n in range(count):
            yield self._instant(days_ago=round(self.years * 365 * (1 - (n + 1) / count)))

    def _instant(self, days_ago: int = 0) -> datetime:
        day = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 7, tzinfo=UTC)
        offset = timedelta(
            minutes=self.chance.randrange(480), microseconds=self.chance.randrange(10**6)
        )
        return day - timedelta(days=days_ago) + offset

    def _id(self) -> int:
        return LOWEST_ID | self.chance.getrandbits(52)


def _as_rows(table: msgspec.Raw | Rows) -> Rows:
    """Tell the type checker that these tables are split: they were never one Raw."""
    assert isinstance(table, dict)
    return table


def _row(document: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(document))
