from pathlib import Path

import pytest

from lean_journal.storage.doctor import examine
from tests.builders import Clock, area, journal, observation, unprivileged, walk


def wrong(path: Path) -> list[str]:
    return [finding.text for finding in examine(path) if not finding.is_fine]


def sound(folder: Path) -> Path:
    """Write a journal with an area, a walk, an observation and two backups."""
    clock = Clock()
    with journal(folder, clock) as opened:
        with opened.transaction("walk") as transaction:
            place = transaction.add(area())
            walked = transaction.add(walk(area=place.id))
            transaction.add(observation(walked))
        for _ in range(2):
            clock.advance(days=1)
            opened.add(area(), "area")
    return folder / "journal.json"


def test_a_sound_journal_has_nothing_wrong(tmp_path: Path) -> None:
    path = sound(tmp_path)
    findings = examine(path)
    assert all(finding.is_fine for finding in findings)
    text = "\n".join(finding.text for finding in findings)
    assert "schema 1" in text
    assert "observations: 1 record" in text
    assert "2 good backups, the newest of 2026-11-25" in text


def test_nothing_is_written_and_nothing_is_made(tmp_path: Path) -> None:
    path = sound(tmp_path)
    before = {entry: entry.stat().st_mtime_ns for entry in tmp_path.rglob("*")}
    examine(path)
    assert {entry: entry.stat().st_mtime_ns for entry in tmp_path.rglob("*")} == before
    examine(tmp_path / "new" / "journal.json")
    assert not (tmp_path / "new").exists()


def test_a_journal_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    assert wrong(tmp_path / "journal.json") == []
    assert "no journal" in examine(tmp_path / "journal.json")[0].text


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ('"areas":{"4503599627370500":{}}', "areas: record 4503599627370500 cannot be read"),
        ('"areas":{"x":{"name":"a"}}', "areas: record x cannot be read"),
        (
            '"areas":{"4503599627370500":{"name":"a","created":"9999-12-31T23:59:59Z"}}',
            "record 4503599627370500 cannot be read (created lies at the end of the calendar)",
        ),
        (
            '"behaviors":{"4503599627370500":{"name":"a","cadences":[],"active":[]}}',
            "behaviors: record 4503599627370500 cannot be read",
        ),
        ('"walks":[]', "table walks is damaged"),
        ('"walks":{"1":{},"1":{}}', "table walks is damaged"),
        ('"observations":{"4503599627370500":{"walk":1}}', "1 belong to a walk that is not there"),
        (
            '"cycles":{"4503599627370500":{"improvement":1,"step":"s","expect":"e",'
            '"started":"2026-11-23","check":"2026-11-30"}}',
            "cycles: 1 belong to an improvement that is not there",
        ),
        (
            '"marks":{"4503599627370500":{"behavior":1,"day":"2026-11-23","state":"done"}}',
            "marks: 1 belong to a behavior that is not there",
        ),
        (
            '"walks":{"4503599627370500":{"day":"2026-11-23","area":1}}',
            "1 name an area that is not there",
        ),
        ('"settings":{"1":{"week_start":7}}', "setting week_start"),
        ('"settings":{"1":7}', "settings cannot be read"),
        ('"settings":7', "settings"),
    ],
)
def test_what_is_damaged_inside_is_named(tmp_path: Path, table: str, finding: str) -> None:
    path = tmp_path / "journal.json"
    path.write_text(f'{{{table},"meta":{{"1":{{"schema":1}}}}}}')
    path.chmod(0o600)
    findings = wrong(path)
    assert any(finding in text for text in findings)
    assert not any("\n" in text for text in findings)


def test_a_newer_schema_is_named(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text('{"meta":{"1":{"schema":7}}}')
    path.chmod(0o600)
    assert any("newer version" in text for text in wrong(path))


def test_a_damaged_backup_is_named(tmp_path: Path) -> None:
    path = sound(tmp_path)
    newest = max((tmp_path / "backups").iterdir())
    newest.write_bytes(b"x")
    assert wrong(path) == [f"the backup {newest.name} is damaged"]


@pytest.mark.parametrize(("entry", "mode"), [("journal.json", 0o640), ("backups", 0o755)])
def test_what_others_may_look_into_is_named(tmp_path: Path, entry: str, mode: int) -> None:
    path = sound(tmp_path)
    (tmp_path / entry).chmod(mode)
    (text,) = wrong(path)
    assert f"{mode:o}" in text


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20261123-080000-ABCDEFG.json",
        "journal (conflicted copy 2026-11-23).json",
        "journal (Kim's conflicted copy 2026-11-23).json",
        "journal (1).json",
        "journal.json~",
        "journal.json.orig",
    ],
)
def test_a_conflict_copy_of_a_sync_tool_is_named(tmp_path: Path, name: str) -> None:
    path = sound(tmp_path)
    (tmp_path / name).write_text("{}")
    (text,) = wrong(path)
    assert name in text


@pytest.mark.parametrize("name", ["notes (1).txt", "other.json", "journal-2025.json"])
def test_other_files_beside_the_journal_are_nobodys_business(tmp_path: Path, name: str) -> None:
    path = sound(tmp_path)
    (tmp_path / name).write_text("{}")
    assert wrong(path) == []


def test_a_save_that_was_cut_short_is_said_and_is_fine(tmp_path: Path) -> None:
    path = sound(tmp_path)
    (tmp_path / "journal.json.tmp").write_text("{")
    assert wrong(path) == []
    assert any("cut short" in finding.text for finding in examine(path))


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_may_not_be_read_is_said(closed: str) -> None:
    def attempt(folder: Path) -> list[str]:
        inner = folder / "inner"
        inner.mkdir()
        path = sound(inner)
        (path if closed == "file" else inner).chmod(0)
        try:
            return wrong(path)
        finally:
            inner.chmod(0o700)

    assert any("Permission denied" in text for text in unprivileged(attempt))


def test_a_symlinked_journal_is_examined_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    sound(tmp_path / "real")
    (tmp_path / "link.json").symlink_to("real/journal.json")
    assert wrong(tmp_path / "link.json") == []
    assert "2 good backups" in "\n".join(one.text for one in examine(tmp_path / "link.json"))
