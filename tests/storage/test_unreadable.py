"""What is no journal, or no longer one: refused with one line, never overwritten."""

import codecs
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.storage import JournalError, ReadOnly, Unreadable
from lean_journal.storage.doctor import examine
from tests.builders import MONDAY, Clock, area, journal

WHOLE = (
    '{"areas":{"4503599627370500":{"created":"2026-11-23T07:00:00Z",'
    '"updated":"2026-11-23T07:00:00Z","name":"Größe"}},"meta":{"1":{"schema":1}}}'
).encode()

NO_JOURNAL = {
    "half a JSON": WHOLE[:90],
    "all but the last byte": WHOLE[:-1],
    "a list": b"[]",
    "a number": b"7",
    "a text": b'"journal"',
    "null": b"null",
    "an empty object": b"{}",
    "JSON of another shape": b'{"a":1}',
    "a TinyDB of somebody else": b'{"_default":{"1":{"a":1}}}',
    "text": "Dear diary, Größe".encode(),
    "zero bytes within": bytes(4096),
    "binary": bytes(range(256)),
    "a byte more": WHOLE + b"}",
    "a comma too many": WHOLE[:-1] + b",}",
    "two journals": WHOLE + WHOLE,
    "no schema": WHOLE.replace(b'"schema":1', b'"schem":1'),
    "schema 0": WHOLE.replace(b'"schema":1', b'"schema":0'),
    "schema true": WHOLE.replace(b'"schema":1', b'"schema":true'),
    "schema text": WHOLE.replace(b'"schema":1', b'"schema":"1"'),
    "meta is a list": b'{"meta":[]}',
    "meta twice": b'{"meta":{"1":{"schema":1}},"meta":{"1":{"schema":1}}}',
    "a table twice": WHOLE.replace(b'"meta"', b'"areas":{},"meta"'),
    "a table twice, spelled in two ways": WHOLE.replace(b'"meta"', b'"\\u0061reas":{},"meta"'),
    "a table twice, with spaces": WHOLE.replace(b'"meta"', b' "areas" : { } , "meta"'),
    "nested too deeply": b'{"meta":{"1":{"schema":1}},"a":'
    + b"[" * 100_000
    + b"]" * 100_000
    + b"}",
    "a lone escape in a name": b'{"\\ud":1}',
    "single quotes": WHOLE.replace(b'"', b"'"),
    "half a UTF-16": WHOLE.decode().encode("utf-16-le")[:-1],
}

STILL_A_JOURNAL: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "a byte order mark": lambda data: codecs.BOM_UTF8 + data,
    "indented": lambda data: json.dumps(json.loads(data), indent=2).encode(),
    "CRLF": lambda data: json.dumps(json.loads(data), indent=2).replace("\n", "\r\n").encode(),
    "ASCII only": lambda data: json.dumps(json.loads(data)).encode(),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a newline at its end": lambda data: data + b"\n",
    "NaN": lambda data: data.replace(b'"meta"', b'"theirs":{"1":{"a":NaN}},"meta"'),
    "a huge number": lambda data: data.replace(b'"meta"', b'"theirs":1e999,"meta"'),
    "a number of 5000 digits": lambda data: data.replace(
        b'"meta"', b'"theirs":[NaN,' + b"9" * 5000 + b'],"meta"'
    ),
    "a lone surrogate": lambda data: data.replace(b'"meta"', b'"theirs":"\\udcff","meta"'),
    "a name with a lone surrogate": lambda data: data.replace(b'"meta"', b'"\\udcff":{},"meta"'),
    "an empty name": lambda data: data.replace(b'"meta"', b'"":{},"meta"'),
}


def assert_refused(path: Path, message: str) -> None:
    before, stamp = path.read_bytes(), path.stat()
    with pytest.raises(Unreadable) as caught:
        journal(path.parent)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    examine(path)
    after = path.stat()
    assert path.read_bytes() == before
    assert (stamp.st_ino, stamp.st_mtime_ns, stamp.st_ctime_ns) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_ctime_ns,
    )


@pytest.mark.parametrize("what", NO_JOURNAL)
def test_what_is_no_journal_is_refused_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    (tmp_path / "journal.json").write_bytes(NO_JOURNAL[what])
    assert_refused(tmp_path / "journal.json", "no good backup")
    assert not any(finding.is_fine for finding in examine(tmp_path / "journal.json")[:1])


@pytest.mark.parametrize("what", [*NO_JOURNAL, "nothing"])
def test_a_broken_journal_names_its_newest_good_backup(tmp_path: Path, what: str) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        for name in "abc":
            opened.add(area(name), "area")
            clock.advance(days=1)
    newest, older = sorted((tmp_path / "backups").iterdir(), reverse=True)
    newest.write_bytes(newest.read_bytes()[:-20])
    (tmp_path / "journal.json").write_bytes(NO_JOURNAL.get(what, b""))
    assert "2026-11-24" in older.name
    assert_refused(
        tmp_path / "journal.json",
        "the newest good backup is number 2, of 2026-11-24 08:00: `lean-journal restore 2`",
    )


@pytest.mark.parametrize("what", STILL_A_JOURNAL)
def test_a_journal_written_another_way_is_read_and_changed(tmp_path: Path, what: str) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(STILL_A_JOURNAL[what](WHOLE))
    with journal(tmp_path) as opened:
        assert [one.name for one in opened.find(Area)] == ["Größe"]
        assert opened.take_notices() == []
        opened.add(area("new"), "area")
        opened.undo()
        opened.redo()
    with journal(tmp_path) as reopened:
        assert [one.name for one in reopened.find(Area)] == ["Größe", "new"]
    data = path.read_bytes()
    assert ("theirs" in what or b"theirs" in data) == (b"theirs" in STILL_A_JOURNAL[what](WHOLE))


def test_a_new_file_of_zero_bytes_becomes_a_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.json").touch()
    with journal(tmp_path) as opened:
        assert opened.find(Area) == []
        opened.add(area("a"), "area")
        assert [one.name for one in opened.find(Area)] == ["a"]


@pytest.mark.parametrize(
    "table",
    [
        '{"4503599627370500":{"name":"a"},"4503599627370500":{"name":"b"}}',
        '{"4503599627370500":{"name":"a"}, "450359962737050\\u0030" : {"name":"b"}}',
        "[]",
        "7",
        "null",
        '"x"',
    ],
)
def test_a_damaged_table_is_refused_and_the_way_back_is_named(tmp_path: Path, table: str) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    path = tmp_path / "journal.json"
    path.write_text(f'{{"areas":{table},"meta":{{"1":{{"schema":1}}}}}}')
    before = path.read_bytes()
    with journal(tmp_path, clock) as opened:
        with pytest.raises(Unreadable, match=r"table areas is damaged.*lean-journal restore 1"):
            opened.find(Area)
        with pytest.raises(Unreadable, match=r"table areas is damaged.*lean-journal restore 1"):
            opened.add(area("c"), "area")
    assert path.read_bytes() == before
    assert any("table areas is damaged" in finding.text for finding in examine(path))


@pytest.mark.parametrize("table", ["actions", "removed"])
def test_a_damaged_table_of_ours_is_refused(tmp_path: Path, table: str) -> None:
    path = tmp_path / "journal.json"
    path.write_text(f'{{"{table}":[],"meta":{{"1":{{"schema":1}}}}}}')
    with journal(tmp_path) as opened, pytest.raises(Unreadable, match=f"table {table} is damaged"):
        opened.add(area("c"), "area")


def test_a_journal_that_breaks_while_open_is_shown_as_it_was_but_not_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        whole = path.read_bytes()
        version = opened.version
        path.write_bytes(whole[:50])
        assert [one.name for one in opened.find(Area)] == ["a"]
        assert (opened.version, opened.today()) == (version, MONDAY)
        (notice,) = opened.take_notices()
        assert "cannot read" in notice
        for attempt in (
            lambda: opened.add(area("b"), "area"),
            lambda: opened.undo(),
            lambda: opened.forget(),
        ):
            with pytest.raises(Unreadable):
                attempt()
        assert path.read_bytes() == whole[:50]
        path.write_bytes(whole)
        opened.add(area("b"), "area")
        assert [one.name for one in opened.find(Area)] == ["a", "b"]


@pytest.mark.parametrize("schema", [2, 99, 10**30])
def test_a_newer_schema_opens_read_only_and_says_so(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(WHOLE.replace(b'"schema":1', b'"schema":%d' % schema))
    before = path.read_bytes()
    with journal(tmp_path) as opened:
        assert [one.name for one in opened.find(Area)] == ["Größe"]
        (notice,) = opened.take_notices()
        assert f"schema {schema}" in notice
        for change in (
            lambda: opened.add(area(), "area"),
            lambda: opened.undo(),
            lambda: opened.redo(),
            lambda: opened.forget(),
            lambda: opened.change_settings(lambda known: known, "x"),
        ):
            with pytest.raises(ReadOnly, match="newer version"):
                change()
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_folder_in_the_place_of_the_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.json").mkdir()
    with pytest.raises(Unreadable, match="is a folder"):
        journal(tmp_path)
    examine(tmp_path / "journal.json")


def test_a_pipe_in_the_place_of_the_journal_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "journal.json")
    with pytest.raises(Unreadable, match="is no file"):
        journal(tmp_path)
    examine(tmp_path / "journal.json")


def test_a_device_in_the_place_of_the_journal_is_refused() -> None:
    with pytest.raises(Unreadable, match="is no file"):
        journal(Path("/dev"), name="null")


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.json").symlink_to("b")
    (tmp_path / "b").symlink_to("journal.json")
    with pytest.raises(Unreadable, match="symbolic links"):
        journal(tmp_path)
    examine(tmp_path / "journal.json")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too long"):
        journal(tmp_path, name="x" * 300)
    examine(tmp_path / ("x" * 300))


def test_a_name_that_leaves_no_room_for_the_lock_is_refused_on_the_first_change(
    tmp_path: Path,
) -> None:
    with journal(tmp_path, name="x" * 253) as opened, pytest.raises(JournalError, match="too long"):
        opened.add(area(), "area")


def damaged() -> st.SearchStrategy[bytes]:
    """Give the whole journal with bytes flipped, cut, doubled or put in."""

    def bend(ops: list[tuple[str, int, bytes]]) -> bytes:
        data = bytearray(WHOLE)
        for op, at, piece in ops:
            spot = at % max(len(data), 1)
            if op == "cut":
                del data[spot : spot + len(piece) + 1]
            elif op == "put":
                data[spot:spot] = piece
            else:
                data[spot : spot + 1] = bytes([(data[spot] if data else 0) ^ (1 << at % 8)])
        return bytes(data)

    pieces = st.sampled_from(
        [
            b"{",
            b"}",
            b"[",
            b'"',
            b":",
            b",",
            b"NaN",
            b"1e999",
            b"\xff",
            b"\\ud800",
            b"\0",
            b" ",
            b"9",
        ]
    )
    operations = st.tuples(
        st.sampled_from(["cut", "put", "flip"]), st.integers(0, len(WHOLE)), pieces
    )
    return st.lists(operations, min_size=1, max_size=4).map(bend)


@given(data=damaged())
@settings(max_examples=300, deadline=None)
def test_no_damage_leads_to_anything_but_a_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    folder.mkdir(exist_ok=True)
    path = folder / "journal.json"
    path.write_bytes(data)
    with suppress(JournalError), journal(folder) as opened:
        opened.find(Area)
        opened.documents()
        assert opened.today()
    examine(path)
    assert path.read_bytes() == data
