"""Searching the whole journal, a little at a time."""

from collections.abc import Iterator

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.query import Query, parse
from lean_journal.domain.search import Around, Hit, search
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.journal import PARTS, Journal
from lean_journal.storage.kinds import all_kinds

_WITH_HANDLES = frozenset({"improvement", "struggle"})
"""Their words begin with a handle that stands in no row as such; there are few of them."""


def query_of(journal: Journal, parts: list[str]) -> Query:
    """Read what is searched for, as `parse` does, with the areas and the day of the journal."""
    return parse(parts, journal.today(), journal.find(Area))


def hits_of(journal: Journal, query: Query) -> Iterator[list[Hit]]:
    """Search the journal, a little at a time.

    Args:
        journal: The journal.
        query: What is asked for.

    Yields:
        Some hits, or none, after each few milliseconds of work at ten years. The newest come
        first by and large: all tables are gone through side by side, each from its end. What
        is written between two of them may be found or not.
    """
    if query.is_empty:
        return
    around = Around(journal.day_of)
    for _ in _look_around(journal, query, around):
        yield []
    tables = []
    for kind in all_kinds():
        noun = kind.__name__.lower()
        if noun in query.nouns:
            terms = () if noun in _WITH_HANDLES else query.terms
            tables.append(journal.sought(kind, terms))
    # One after the other and not zipped: to begin with a table is work enough for one time.
    for _ in range(PARTS):
        for table in tables:
            part = next(table)
            yield list(search(part, query, around)) if part else []


def _look_around(journal: Journal, query: Query, around: Around) -> Iterator[None]:
    """Look up, bit by bit, what other records say of those that may be found."""
    for one in journal.glimpse(Walk, "day", "area"):
        around.walks[one.id] = one.day, one.area
    yield
    around.names.update((one.id, one.name) for one in journal.glimpse(Area, "name"))
    around.names.update((one.id, one.name) for one in journal.glimpse(Behavior, "name"))
    for one in journal.glimpse(Improvement, "number", "area"):
        around.names[one.id], around.areas[one.id] = f"#i{one.number}", one.area
    yield
    if query.areas:
        for place, one in enumerate(journal.glimpse(Observation, "walk")):
            around.walk_of[one.id] = one.walk
            if not place % _AT_A_TIME:
                yield


_AT_A_TIME = 1000
"""Observations looked at between two moments in which something else may go on."""
