import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import where
from tinydb.storages import Storage
from tinydb.table import Document

from lean_journal.storage.errors import Unreadable
from lean_journal.storage.tables import (
    NotTables,
    RecordTable,
    Tables,
    decode_document,
    encode,
    encode_document,
    fields_of,
    parse,
    rows_of,
)
from tests.builders import ANY_CHARACTER

TEXTS = st.text(ANY_CHARACTER, max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=4)


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in JSON, NaN being itself."""
    return json.dumps(one) == json.dumps(other)


@given(document=DOCUMENTS)
def test_any_document_comes_back_as_it_was(document: dict[str, Any]) -> None:
    assert same(decode_document(encode_document(document)), document)


@given(
    tables=st.dictionaries(TEXTS, st.dictionaries(TEXTS, DOCUMENTS, max_size=3), max_size=3),
    indent=st.sampled_from([None, 0, 2, "\t"]),
    ascii_only=st.booleans(),
)
def test_any_tables_of_the_standard_library_are_split_and_joined_without_a_change(
    tables: dict[str, Any], indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(tables, indent=indent, ensure_ascii=ascii_only)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    split = parse(data)
    assert list(split) == list(tables)
    assert same(json.loads(encode(split)), tables)
    for name, rows in tables.items():
        assert list(rows_of(split, name)) == list(rows)
        for key, raw in rows_of(split, name).items():
            assert bytes(raw) in data
            assert same(decode_document(raw), rows[key])
    assert same(json.loads(encode(split)), tables)


@given(
    data=st.binary(max_size=40) | st.text(alphabet='{}[]:,"1a\\u \n', max_size=30).map(str.encode)
)
def test_what_can_be_split_is_json_and_stays_what_it_was(data: bytes) -> None:
    with suppress(NotTables):
        assert same(json.loads(encode(parse(data))), json.loads(data))


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}',
        b'{"a":1, "a":2}',
        b'{"a":1,"\\u0061":2}',
        b'{"\\ud800":1,"\\ud800":2}',
        b'{"a":NaN,"a":NaN}',
    ],
)
def test_a_name_that_stands_twice_is_refused(data: bytes) -> None:
    with pytest.raises(NotTables, match="twice"):
        parse(data)


def test_a_name_twice_inside_a_document_is_left_to_whoever_looks() -> None:
    tables = parse(b'{"areas":{"1":{"a":1,"a":2}, "2":{}}}')
    rows = rows_of(tables, "areas")
    assert bytes(rows["1"]) == b'{"a":1,"a":2}'
    with pytest.raises(NotTables, match="twice"):
        fields_of(rows["1"])


@pytest.mark.parametrize("table", [b"[]", b"1", b"null", b'"x"', b'{"1":{},"1":{}}'])
def test_a_table_that_is_no_object_of_documents_is_refused_by_name(table: bytes) -> None:
    tables = parse(b'{"areas":%b}' % table)
    with pytest.raises(Unreadable, match="areas"):
        rows_of(tables, "areas")
    assert encode(tables) == b'{"areas":%b}' % table


def test_a_table_that_is_not_there_has_no_rows_and_is_not_made() -> None:
    tables = parse(b"{}")
    assert rows_of(tables, "areas") == {}
    assert tables == {}


@pytest.mark.parametrize("value", ["1e999", "0.10000000000000000000001", "9" * 5000, "1.0e2"])
def test_fields_keep_the_spelling_of_their_values(value: str) -> None:
    fields = fields_of(msgspec.Raw(f'{{"a":{value},"b":"\\udcff"}}'.encode()))
    assert bytes(encode_document(fields)) == f'{{"a":{value},"b":"\\udcff"}}'.encode()


@pytest.mark.parametrize("row", [b"1", b"[]", b"null", b"{", b'{"a":' + b"[" * 99_999, b"\xff"])
def test_what_is_no_document_raises_a_value_error(row: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode_document(msgspec.Raw(row))


# TinyDB over it


class Memory(Storage):
    """Keeps tables in memory as the journal's file keeps them on disk."""

    def __init__(self) -> None:
        self.tables: Tables = parse(b'{"a":{"1":{"x":1, "y":2},"2":{"x":2}},"b":{ }}')

    def read(self) -> Any:
        return self.tables

    def write(self, data: Any) -> None:
        self.tables = data


def table_in(memory: Memory) -> RecordTable:
    return RecordTable(memory, "a")


def test_tinydbs_own_calls_work_over_undecoded_rows() -> None:
    memory = Memory()
    table = table_in(memory)
    assert table.get(doc_id=1) == {"x": 1, "y": 2}
    assert table.get(where("x") == 2) == {"x": 2}
    assert [found.doc_id for found in table.search(where("x") > 0)] == [1, 2]
    assert [found.doc_id for found in table.all()] == [1, 2]
    assert len(table) == 2
    assert table.contains(doc_id=2)
    assert not table.contains(doc_id=3)
    assert table.insert({"x": 3}) == 3
    table.update({"z": 1}, where("x") == 3)
    assert table.get(doc_id=3) == {"x": 3, "z": 1}
    table.remove(doc_ids=[2])
    assert encode(memory.tables) == b'{"a":{"1":{"x":1, "y":2},"3":{"x":3,"z":1}},"b":{ }}'
    table.truncate()
    assert encode(memory.tables) == b'{"a":{},"b":{ }}'


def test_a_document_is_replaced_as_a_whole_and_only_if_it_is_there() -> None:
    table = table_in(Memory())
    table.replace(Document({"w": 1}, doc_id=1))
    assert table.get(doc_id=1) == {"w": 1}
    with pytest.raises(KeyError):
        table.replace(Document({"w": 1}, doc_id=9))
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({"w": 1}, doc_id=1))


def test_a_query_never_answers_from_before_the_tables_changed() -> None:
    memory = Memory()
    table = table_in(memory)
    assert len(table.search(where("x") == 2)) == 1
    memory.tables = parse(b'{"a":{}}')
    assert table.search(where("x") == 2) == []


def test_a_staged_change_does_not_reach_the_tables_it_was_made_from() -> None:
    memory = Memory()
    before = memory.tables
    rows_of(before, "a")
    data = encode(before)
    memory.tables = dict(before)
    table_in(memory).remove(doc_ids=[1])
    table_in(memory).insert({"x": 9})
    assert encode(before) == data
    assert encode(memory.tables) != data
