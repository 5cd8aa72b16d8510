from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.guided import Pass
from lean_journal.domain.record import NEVER, UNSAVED, Record, as_edit, changed_fields, merged
from lean_journal.domain.reflection import Answer, Reflection, ReflectionKind
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BASE = Observation(id=5, walk=1, fact="3 carts queue", created=NOW, updated=NOW)


def test_a_record_that_was_never_stored_has_no_id_and_no_instants() -> None:
    assert (Area(name="a").id, Area(name="a").created) == (UNSAVED, NEVER)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (BASE, ""),
        (Area(name="a"), ""),
        (Reflection(day=MONDAY, kind=ReflectionKind.MONTH), "2026-11-23 month"),
        (Pass(day=date(9, 1, 2), kind=ReflectionKind.MORNING), "0009-01-02 morning"),
    ],
)
def test_only_what_there_is_one_of_has_a_natural_key(record: Record, key: str) -> None:
    assert record.natural_key == key
    assert replace(record, id=7, created=NOW).natural_key == key


def test_the_changed_fields_are_those_of_the_person() -> None:
    edited = replace(BASE, id=9, fact="4 carts", starred=True, created=NEVER, updated=NEVER)
    assert changed_fields(BASE, edited) == {"fact": "4 carts", "starred": True}
    assert changed_fields(BASE, BASE) == {}


def test_only_what_was_changed_is_applied_to_the_record_as_it_is_by_then() -> None:
    current = replace(BASE, interpretation="no signal", starred=True, updated=NEVER)
    edited = replace(BASE, fact="4 carts queue")
    assert as_edit(BASE, edited)(current) == replace(current, fact="4 carts queue")
    assert as_edit(BASE, BASE)(current) == current


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        ("base", "mine", "mine"),
        ("theirs", "base", "theirs"),
        ("theirs", "mine", "theirs / mine"),
        ("same", "same", "same"),
        ("", "mine", "mine"),
        ("theirs", "", "theirs"),
        ("", "", ""),
        ("two\nlines", "mine", "two\nlines\nmine"),
        ("theirs", "two\nlines", "theirs\ntwo\nlines"),
    ],
)
def test_no_text_is_lost_when_two_windows_change_it(theirs: str, mine: str, both: str) -> None:
    base = replace(BASE, fact="base")
    edit = as_edit(base, replace(base, fact=mine))
    assert edit(replace(base, fact=theirs)).fact == both


@pytest.mark.parametrize(
    ("base", "theirs", "mine"),
    [
        (Kind.FACT, Kind.SAFETY, Kind.WASTE),
        (None, "theirs", 7),
        (1, 2, 3),
        ((), (Answer("a", "b"),), (Answer("c", "d"),)),
        ("text", "another", None),
    ],
)
def test_what_is_no_text_is_never_joined(base: object, theirs: object, mine: object) -> None:
    assert merged(base, theirs, mine) == mine


@given(base=st.text(), theirs=st.text(), mine=st.text())
def test_both_changed_texts_are_in_the_merged_one(base: str, theirs: str, mine: str) -> None:
    record = replace(BASE, fact=base)
    merged = as_edit(record, replace(record, fact=mine))(replace(record, fact=theirs)).fact
    assert theirs == base or theirs in merged
    assert mine == base or mine in merged


def test_kinds_wastes_and_states_are_never_mixed() -> None:
    base = replace(BASE, kind=Kind.FACT)
    edited = replace(base, kind=Kind.WASTE, waste=Waste.MOTION)
    current = replace(base, kind=Kind.SAFETY, waste=Waste.WAITING)
    merged = as_edit(base, edited)(current)
    assert (merged.kind, merged.waste) == (Kind.WASTE, Waste.MOTION)
    walk = Walk(day=MONDAY)
    closed = replace(walk, state=WalkState.CLOSED)
    assert as_edit(walk, closed)(replace(walk, state=WalkState.WALKED)) == closed


def test_of_two_dates_or_numbers_the_persons_own_stands() -> None:
    base = Commitment(what="call", due=MONDAY, source=1)
    edited = replace(base, due=None, source=2)
    current = replace(base, due=date(2026, 12, 1), source=3)
    assert as_edit(base, edited)(current) == edited
