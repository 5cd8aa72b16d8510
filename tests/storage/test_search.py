import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.query import Query, parse, split
from lean_journal.domain.record import Record
from lean_journal.domain.search import Around, Hit, newest_first, search, words
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.codec import from_row, to_document
from lean_journal.storage.journal import PARTS
from lean_journal.storage.kinds import all_kinds, table_of
from lean_journal.storage.meta import SCHEMA
from lean_journal.storage.search import hits_of, query_of
from lean_journal.storage.sought import may_hold, needles
from tests.builders import ANY_TEXT, MONDAY, area, commitment, improvement, journal, observation
from tests.builders import struggle as heard
from tests.builders import walk as walked
from tests.records import records

KINDS = [kind for kind in all_kinds() if kind.__name__ not in ("Pass", "Improvement", "Struggle")]
"""The kinds whose rows are passed over by their bytes."""

ODD = st.sampled_from(
    [
        *"ﬁﬀKſẞßİıＦ½…™№²，＼＂／ŉǰΐ\u0301\u0327\u0338\u00a0\u212b",
        *("e\u0301", "\u1100\u1161\u11a8", "\\u", "u0041"),
        *'"\\/@nr\n\t\x00\x7f',
    ]
)
"""What folds to something else, joins its neighbor, or is escaped in JSON."""

TEXT = st.lists(ODD | st.sampled_from("aAeEfFiIkKsSnrtu1 ") | ANY_TEXT, max_size=9).map("".join)

Written = Callable[[Any], str]
WAYS: tuple[Written, ...] = (
    lambda document: json.dumps(document, ensure_ascii=False, separators=(",", ":")),
    json.dumps,
    lambda document: json.dumps(document).replace("/", "\\/").replace("i", "\\u0069"),
)
"""Ways in which programs write JSON."""

RESPELLED: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.swapcase,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKC", text),
)
"""Ways in which a person types the same."""


def in_row(record: Record, write: Written) -> tuple[str, msgspec.Raw]:
    return str(1 << 52), msgspec.Raw(write(to_document(record)).encode())


@given(
    record=st.sampled_from(KINDS).flatmap(lambda kind: records(kind, text=TEXT)),
    write=st.sampled_from(WAYS),
    respell=st.sampled_from(RESPELLED),
    cut=st.tuples(st.integers(0, 20), st.integers(1, 8)),
    place=st.integers(0, 9),
)
@settings(max_examples=400)
def test_no_row_that_holds_a_term_is_passed_over(
    record: Record, write: Written, respell: Callable[[str], str], cut: tuple[int, int], place: int
) -> None:
    row = in_row(record, write)
    stored = from_row(type(record), *row)
    texts = words(stored)
    if texts:
        start, length = cut
        part = texts[place % len(texts)]
        start %= len(part)
        term = folded(respell(part[start : start + length]))
        is_held = any(term in folded(text) for text in texts)
        assert list(may_hold([row], needles([term]))) == [row] or not is_held


@given(TEXT, TEXT, TEXT, st.sampled_from(WAYS))
@example("\n", "\u0301x", "", WAYS[0])
@example("", "＼", "", WAYS[0])
@example("oﬃce", "", "", WAYS[0])
@settings(max_examples=400)
def test_no_term_is_missed_wherever_it_stands(
    before: str, term: str, after: str, write: Written
) -> None:
    record = Observation(walk=1, fact=f"{before}{term}{after}")
    row = in_row(record, write)
    wanted = folded(term)
    if wanted in folded(from_row(Observation, *row).fact):
        assert list(may_hold([row], needles([wanted]))) == [row]


@pytest.mark.parametrize(
    ("fact", "terms", "is_looked_at"),
    [
        ("carts queue", ["cart"], True),
        ("carts queue", ["CART", "que"], True),
        ("carts queue", ["cart", "crane"], False),
        ("“carts” – Müller", ["crane"], False),
        ("“carts” – Müller", ["müller"], True),
        ("“carts” – MÜLLER", ["müller"], True),
        ("carts", ["müller"], False),
        ("Straße", ["strasse"], True),
        ("Straße", ["strafe"], False),
        ("a “quote” and C:\\users", ["absent"], True),
    ],
)
def test_rows_without_the_words_are_not_decoded(
    fact: str, terms: list[str], is_looked_at: bool
) -> None:
    row = in_row(Observation(walk=1, fact=fact), WAYS[0])
    parts = needles([folded(term) for term in terms])
    assert bool(may_hold([row], parts)) is is_looked_at
    rows = [in_row(Observation(walk=1, fact="else"), WAYS[0])] * 20
    assert bool(may_hold([*rows, row, *rows], parts)) is is_looked_at


def found(opened: Journal, query: Query) -> list[Hit]:
    return newest_first(hit for some in hits_of(opened, query) for hit in some)


def plainly(opened: Journal, query: Query) -> list[Hit]:
    """Search by looking at every record."""
    tried = opened.find(Improvement)
    called: dict[int, str] = {one.id: one.name for one in opened.find(Area)}
    called |= {one.id: one.name for one in opened.find(Behavior)}
    around = Around(
        opened.day_of,
        {one.id: (one.day, one.area) for one in opened.find(Walk)},
        {one.id: one.walk for one in opened.find(Observation)},
        {one.id: one.area for one in tried},
        called | {one.id: one.handle for one in tried},
    )
    return newest_first(search(opened.all_records(), query, around))


FILTERS = st.sampled_from(
    [
        *("", "kind:walk", "kind:observation", "kind:commitment kind:improvement", "waste:w"),
        *("area:press", "on:2026-11", "since:-9d", "until:-1d", "kind:mark", "@kim", "#i1"),
    ]
)


@given(
    drawn=st.lists(
        st.sampled_from([kind for kind in all_kinds() if kind is not Area]).flatmap(
            lambda kind: records(kind, text=TEXT, link=st.sampled_from([1 << 52, 1 << 51]))
        ),
        max_size=12,
    ),
    term=TEXT,
    filters=FILTERS,
)
@settings(max_examples=60)
def test_the_quick_search_finds_what_the_plain_one_finds(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Record], term: str, filters: str
) -> None:
    folder = tmp_path_factory.mktemp("searched")
    begun = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    tables: dict[str, dict[str, Any]] = {"meta": {"1": {"schema": SCHEMA, "commits": []}}}
    press = replace(area("Press"), created=begun, updated=begun)
    tables["areas"] = {str(1 << 52): to_document(press)}
    for place, record in enumerate(drawn, 1):
        at = begun - timedelta(days=place)
        document = to_document(replace(record, created=at, updated=at))
        tables.setdefault(table_of(type(record)), {})[str((1 << 52) + place)] = document
    (folder / "journal.json").write_text(json.dumps(tables))
    with journal(folder) as opened:
        query = query_of(opened, [*split(filters), *([f'"{term}"'] if term.strip() else [])])
        assert found(opened, query) == plainly(opened, query)


def fill(opened: Journal, count: int) -> None:
    with opened.transaction("a walk") as t:
        walk = t.add(walked())
        for number in range(count):
            t.add(observation(walk, f"cart {number} of “many”"))
        t.add_numbered(heard("carts wait"))
        t.add_numbered(improvement("Carts are called"))
        t.add(commitment("call", to="kim"))


def test_a_search_goes_on_in_small_parts(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        fill(opened, 600)
        parts = list(hits_of(opened, parse(["cart"], MONDAY, ())))
        assert len(parts) > 5 * PARTS
        assert max(map(len, parts)) < 10
        assert sum(map(len, parts)) == 602
        assert list(hits_of(opened, Query())) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [("@kim", "@kim"), ("#s1", "#s1 carts wait"), ("#i1 carts", "#i1 Carts are called")],
)
def test_what_is_shown_with_a_sign_is_found_with_it(tmp_path: Path, term: str, text: str) -> None:
    with journal(tmp_path) as opened:
        fill(opened, 3)
        assert [hit.text for hit in found(opened, query_of(opened, [term]))] == [text]


def test_nothing_is_kept_from_one_search_to_the_next(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, journal(tmp_path, writer="other") as other:
        fill(opened, 3)
        query = query_of(opened, ["crane"])
        assert found(opened, query) == []
        with other.transaction("seen") as t:
            t.add(commitment("ask about the crane"))
        (hit,) = found(opened, query)
        other.undo()
        assert hit.text == "ask about the crane"
        assert found(opened, query) == []


def test_a_record_that_does_not_convert_is_passed_over_and_named(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        fill(opened, 3)
    path = tmp_path / "journal.json"
    path.write_bytes(path.read_bytes().replace(b'"fact":"cart 1 ', b'"fact":1,"was":"cart '))
    with journal(tmp_path) as opened:
        assert len(found(opened, query_of(opened, ["cart", "kind:observation"]))) == 2
        assert "one of the observations cannot be read" in opened.take_notices()[0]
