import errno
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.storage import NotSaved, ReadOnly, Unreadable
from lean_journal.storage.backups import Backups, read
from lean_journal.storage.meta import schema_of
from lean_journal.storage.migrations import Migration, migrate
from lean_journal.storage.tables import Tables, decode_document, encode_document, parse, rows_of
from tests.builders import area, content, journal
from tests.storage.disk import Disk
from tests.storage.newer import OLD, become_newer, places_become_areas


def names_are_capital(tables: Tables) -> Tables:
    rows = {
        key: encode_document({"name": str(decode_document(raw)["name"]).upper()})
        for key, raw in rows_of(tables, "areas").items()
    }
    return {**tables, "areas": rows}


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[int, Migration]], None]:
    """Give a way to run as a version of the program that knows more steps."""

    def become(steps: Mapping[int, Migration]) -> None:
        become_newer(monkeypatch, steps)

    return become


def test_tables_go_through_each_step_in_turn() -> None:
    steps = {1: places_become_areas, 2: names_are_capital}
    migrated = migrate(parse(OLD), steps, target=3)
    assert schema_of(migrated) == 3
    assert [decode_document(raw) for raw in rows_of(migrated, "areas").values()] == [
        {"name": "PRESS 2"}
    ]
    assert schema_of(migrate(parse(OLD), steps, target=2)) == 2


def test_tables_of_this_schema_are_given_as_they_are() -> None:
    tables = parse(OLD)
    assert migrate(tables, {}, target=1) is tables


def test_a_missing_step_is_refused() -> None:
    with pytest.raises(Unreadable, match="no way from schema 2 to 3"):
        migrate(parse(OLD), {1: places_become_areas}, target=3)


def test_an_older_file_is_read_without_touching_it(
    tmp_path: Path, newer_program: Callable[[Mapping[int, Migration]], None]
) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(OLD)
    newer_program({1: places_become_areas})
    with journal(tmp_path) as opened:
        assert [one.name for one in opened.find(Area)] == ["Press 2"]
        assert opened.take_notices() == []
        with opened.transaction("nothing"):
            pass
    assert path.read_bytes() == OLD
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, f"{path.name}.lock"}


def test_the_first_write_backs_the_older_file_up_and_brings_it_to_this_schema(
    tmp_path: Path, newer_program: Callable[[Mapping[int, Migration]], None]
) -> None:
    (tmp_path / "journal.json").write_bytes(OLD)
    newer_program({1: places_become_areas})
    with journal(tmp_path) as opened:
        opened.add(area("Press 3"), "area")
        assert [one.name for one in opened.find(Area)] == ["Press 2", "Press 3"]
        (backup,) = Backups(opened.path).newest_first()
    assert backup.reason == "before migration"
    assert read(backup) == OLD
    assert content(tmp_path)["meta"]["1"]["schema"] == 2
    assert "places" not in content(tmp_path)
    assert b'"x":{ }' in (tmp_path / "journal.json").read_bytes()


def test_a_window_of_the_older_program_reads_on_and_writes_no_more(
    tmp_path: Path,
    newer_program: Callable[[Mapping[int, Migration]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with journal(tmp_path) as older:
        older.add(area("a"), "area")
        newer_program({1: lambda tables: tables})
        with journal(tmp_path) as newer:
            newer.add(area("b"), "area")
            assert newer.undo() == "area"
            assert newer.redo() == "area"
        monkeypatch.undo()
        assert [one.name for one in older.find(Area)] == ["a", "b"]
        assert older.take_notices() == []
        with pytest.raises(ReadOnly, match="schema 2, this one writes 1"):
            older.add(area("c"), "area")


def test_a_migration_without_a_backup_is_not_done(
    tmp_path: Path,
    newer_program: Callable[[Mapping[int, Migration]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "journal.json").write_bytes(OLD)
    newer_program({1: places_become_areas})
    disk = Disk(tmp_path, monkeypatch)
    disk.refuse("write backups/journal.json.tmp", errno.ENOSPC)
    with journal(tmp_path) as opened:
        with pytest.raises(NotSaved, match="No space left"):
            opened.add(area("Press 3"), "area")
        assert [one.name for one in opened.find(Area)] == ["Press 2"]
    assert (tmp_path / "journal.json").read_bytes() == OLD


def test_a_file_with_no_way_to_this_schema_is_refused_and_left_as_it_is(
    tmp_path: Path, newer_program: Callable[[Mapping[int, Migration]], None]
) -> None:
    (tmp_path / "journal.json").write_bytes(OLD)
    newer_program({2: places_become_areas})
    with pytest.raises(Unreadable, match="no way from schema 1"):
        journal(tmp_path)
    assert (tmp_path / "journal.json").read_bytes() == OLD
