from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.query import SORTS, SYNTAX, Query, parse, split
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Kind, Waste
from lean_journal.storage.kinds import all_kinds
from tests.builders import ANY_TEXT

TODAY = date(2026, 11, 23)
AREAS = [Area(id=1, name="Press shop"), Area(id=2, name="Press 2"), Area(id=3, name="Compressors")]


def read(line: str) -> Query:
    return parse(split(line), TODAY, AREAS)


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("carts  QUEUE", ["carts", "queue"]),
        ('"press 2" carts', ["press 2", "carts"]),
        ('carts "call li', ["carts", "call li"]),
        ('5" say"so', ['5"', 'say"so']),
        ('"a"b', ['"a"b']),
        ('"', ['"']),
        ('""', ['""']),
        ("@Kim #i12", ["@kim", "#i12"]),
        ('"on:off"', ["on:off"]),
        ("10:30 w: x..y 1..2 ..", ["10:30", "w:", "x..y", "1..2", ".."]),
        ("[red]\\ ( * % .*", ["[red]\\", "(", "*", "%", ".*"]),
        ("kinder:walk", ["kinder:walk"]),
        ("\x1b[31m \u202eabc 👩‍🏭 שלום", ["\x1b[31m", "\u202eabc", "👩‍🏭", "שלום"]),
        ("  ", []),
    ],
)
def test_what_is_no_filter_is_a_word(line: str, terms: list[str]) -> None:
    assert read(line) == Query(terms=tuple(terms))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("kind:walk", {"sorts": {("walk", None)}}),
        ("KIND:Walks", {"sorts": {("walk", None)}}),
        ("kind:impr kind:behaviours", {"sorts": {("improvement", None), ("behavior", None)}}),
        ("kind:safety", {"sorts": {("observation", Kind.SAFETY)}}),
        ("kind:5s", {"sorts": {("observation", Kind.FIVE_S)}}),
        ('kind:"works well"', {"sorts": {("observation", Kind.WORKS_WELL)}}),
        ("area:comp", {"areas": {3}}),
        ('area:"press s"', {"areas": {1}}),
        ('area:"PRESS 2"', {"areas": {2}}),
        ("area:shop", {"areas": {1}}),
        ("waste:w", {"wastes": {Waste.WAITING}}),
        ("waste:N waste:over", {"wastes": {Waste.TALENT, Waste.OVERPRODUCTION}}),
        ("waste:talent", {"wastes": {Waste.TALENT}}),
        ("on:2026-10-05", {"first": date(2026, 10, 5), "last": date(2026, 10, 5)}),
        ("on:2026-10", {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}),
        ("on:feb", {"first": date(2026, 2, 1), "last": date(2026, 2, 28)}),
        ("on:2025", {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}),
        ("on:2027-01", {"first": date(2027, 1, 1), "last": date(2027, 1, 31)}),
        ("on:tomorrow", {"first": date(2026, 11, 24), "last": date(2026, 11, 24)}),
        ("on:mon..yesterday", {"first": date(2026, 11, 16), "last": date(2026, 11, 22)}),
        ("2026-10..2026-11", {"first": date(2026, 10, 1), "last": date(2026, 11, 30)}),
        ("2026-10-05..", {"first": date(2026, 10, 5)}),
        ("..2025", {"last": date(2025, 12, 31)}),
        ("since:fri", {"first": date(2026, 11, 20)}),
        ("until:-3d", {"last": date(2026, 11, 20)}),
        ("since:last until:october", {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}),
        ("on:2026 since:-1d", {"first": date(2026, 11, 22), "last": date(2026, 12, 31)}),
    ],
)
def test_filters_read_like_words(line: str, asked: dict[str, Any]) -> None:
    sets: dict[str, Any] = {
        name: frozenset(one) if isinstance(one, set) else one for name, one in asked.items()
    }
    assert read(line) == Query(**sets)
    assert read(f"a {line} b") == Query(terms=("a", "b"), **sets)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("kind:wlak", "'wlak' is no kind; do you mean walk?"),
        ("kind:w", "'w' may be walk or waste or works well"),
        ("kind:xyz", "'xyz' is no kind; there are area, walk, observation, "),
        ("kind:", "kind: takes a word; there are area, "),
        ("kind:pass", "'pass' is no kind"),
        ("waste:over-production", "'over-production' is no waste; do you mean overproduction?"),
        ("waste:", "waste: takes a word; there are defects, "),
        ("area:press", "several areas fit 'press': Press 2, Press shop"),
        ("area:attic", "no area fits 'attic'; there are: "),
        ("area:", "area: takes the beginning of a name"),
        ("on:", "'' is no day, month or year: type 2026-10-05"),
        ("on:..", "'..' is no day"),
        ("since:32", "'32' is no day"),
        ("until:2026-02-30", "'2026-02-30' is no day"),
        ("2026-13..", "'2026-13' is no day"),
        ("on:0000", "'0000' is no day"),
        ("on:٢٠٢٦", "'٢٠٢٦' is no day"),
        ("2026-11..2026-10", "2026-11..2026-10 would end on 2026-10-31, before it begins"),
        ("since:fri until:-9d", "the days would end on 2026-11-14, before they begin"),
    ],
)
def test_a_value_that_cannot_be_meant_gets_a_sentence_and_takes_nothing_else(
    line: str, wrong: str
) -> None:
    query = read(f"carts {line}")
    assert query.wrong.startswith(wrong)
    assert query.terms == ("carts",)


def test_of_several_wrong_values_the_first_is_named() -> None:
    assert read("kind:xyz on:xyz").wrong.startswith("'xyz' is no kind")


def test_every_kind_can_be_asked_for_but_how_far_a_pass_came() -> None:
    nouns = {kind.__name__.lower() for kind in all_kinds()} - {"pass"}
    assert set(Query().nouns) == nouns
    assert nouns < set(SORTS)
    assert read("waste:w").nouns == ["observation"]
    assert read("waste:w kind:walk").nouns == []


def test_what_help_shows_can_be_typed() -> None:
    for typed, _ in SYNTAX:
        query = parse(split(typed), TODAY, AREAS[:1])
        assert query.wrong == ""
        assert not query.is_empty


@given(st.text(max_size=60) | ANY_TEXT)
def test_any_text_can_be_read(line: str) -> None:
    query = read(line)
    assert query.is_empty == (query == Query(wrong=query.wrong))
    for term in query.terms:
        assert term.strip()
        assert term in folded(line)


@given(st.sampled_from(["kind", "area", "waste", "on", "since", "until"]), ANY_TEXT)
def test_any_value_is_taken_or_named(name: str, value: str) -> None:
    query = parse([f"{name}:{value}"], TODAY, AREAS)
    assert query.is_empty == bool(query.wrong)
    assert query.terms == ()
