"""The sample journal as it stands after much use, and its words as jrnl text.

It is the journal `lean-journal demo` writes, with what years of use leave besides: a full list
of actions to undo, and of commits.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from lean_journal.demo import build as build_demo
from lean_journal.domain.behavior import Behavior, Mark
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import R, Record
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.search import words
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation
from lean_journal.storage.codec import from_row, to_document
from lean_journal.storage.history import REMEMBERED_ACTIONS, Action, Change
from lean_journal.storage.kinds import TABLES, table_of
from lean_journal.storage.meta import REMEMBERED_COMMITS, SCHEMA
from lean_journal.storage.tables import Rows, Tables, encode, encode_document

NOW = "2026-11-23T08:00"
"""A Monday morning, for LEAN_JOURNAL_NOW."""

TODAY = date(2026, 11, 23)

LAST_DAY = TODAY - timedelta(days=3)
"""The Friday before: the last day on which anything was written."""

SEARCHED = "forklift"
"""A word that stands in some of its sentences."""

Entries = list[tuple[datetime, str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A journal in both forms."""

    tables: dict[str, Rows]
    entries: Entries
    """Instant and text of what a person would have written in jrnl, in order of time."""

    @property
    def journal(self) -> bytes:
        """The journal's file."""
        tables: Tables = dict(self.tables)
        return encode(tables)

    @property
    def jrnl(self) -> str:
        """The same words as jrnl's plain text."""
        return "\n".join(f"[{instant:%Y-%m-%d %H:%M}] {text}\n" for instant, text in self.entries)

    @property
    def size(self) -> str:
        """What it holds, for people."""
        counts = [f"{len(self.tables[name]):,} {name}" for name in TABLES]
        return f"{len(self.journal) / 1e6:.1f} MB: {', '.join(counts)}"


def build(years: int = 10, seed: int = 1) -> Sample:
    """Make a journal.

    Args:
        years: How long it has been kept.
        seed: Another one gives other words and numbers.
    """
    tables = build_demo(TODAY, years, seed).tables
    seen = records(tables, Observation)
    chance = random.Random(seed)
    commits = [f"{chance.getrandbits(32):08x}" for _ in range(REMEMBERED_COMMITS)]
    meta = {"1": encode_document({"schema": SCHEMA, "commits": commits})}
    whole = tables | {"actions": _actions(seen), "meta": meta}
    return Sample(whole, sorted(_entries(tables, seen)))


def records(tables: dict[str, Rows], kind: type[R]) -> list[R]:
    """Give the records of a kind, in the order of the file."""
    return [from_row(kind, key, raw) for key, raw in tables[table_of(kind)].items()]


def _actions(seen: Sequence[Observation]) -> Rows:
    """Give the undo list as it stands after the newest observations were added one by one."""
    newest = sorted(seen, key=lambda one: one.created)[-REMEMBERED_ACTIONS:]
    actions = [
        Action(
            one.created,
            "command line",
            "add an observation",
            [Change("observations", one.id, None, to_document(one))],
        )
        for one in newest
    ]
    return {
        str(number): encode_document(msgspec.to_builtins(action))
        for number, action in enumerate(actions, 1)
    }


def _entries(
    tables: dict[str, Rows], seen: Sequence[Observation]
) -> Iterator[tuple[datetime, str]]:
    """Give all words as entries of a journal that knows only instant and text."""
    for one in seen:
        yield one.created, f"{one.fact}. {one.interpretation}".rstrip()
    for promised in records(tables, Commitment):
        yield promised.created, f"{promised.what}. @{promised.to} by {promised.due}"
    for written in records(tables, Reflection):
        said = " ".join(f"{answer.prompt} {answer.text}" for answer in written.answers)
        yield written.created, said
    kinds: tuple[type[Record], ...] = (Struggle, Improvement, Cycle)
    for kind in kinds:
        for tried in records(tables, kind):
            yield tried.created, ". ".join(words(tried))
    names = {one.id: one.name for one in records(tables, Behavior)}
    for mark in records(tables, Mark):
        name = names[mark.behavior]
        yield mark.created, f"{name}, {mark.day}: {mark.state}. {mark.evidence}".rstrip()
