import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest

from lean_journal.domain.area import Area
from lean_journal.storage import Busy, Journal, JournalError, NotSaved, ReadOnly, Unreadable
from lean_journal.storage.backups import Backups, read
from tests.builders import Clock, area, content, journal, unprivileged
from tests.storage.disk import Disk

TICK = 0.02
"""Seconds; longer than what the clock of a file system can tell apart."""

COMMIT = [
    "open journal.json.tmp",
    "write journal.json.tmp",
    "fsync journal.json.tmp",
    "replace journal.json",
    "open .",
    "fsync .",
]


def names(opened: Journal) -> list[str]:
    return [known.name for known in opened.find(Area)]


def replace_as_a_sync_tool_does(path: Path, data: bytes) -> None:
    sleep(TICK)
    other = path.with_name(".sync")
    other.write_bytes(data)
    other.replace(path)


def add_while(opened: Journal, meanwhile: Callable[[], None]) -> None:
    with opened.transaction("add") as transaction:
        transaction.add(area("b"))
        meanwhile()


def write_in_place(path: Path, data: bytes) -> None:
    sleep(TICK)
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


# The steps of a commit


def test_a_change_is_acknowledged_after_file_and_folder_are_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(tmp_path, monkeypatch)
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        assert disk.steps == COMMIT


def test_a_disk_that_takes_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(tmp_path, monkeypatch)
    disk.most = 100
    with journal(tmp_path) as opened:
        opened.add(area("x" * 1000), "area")
    assert len(disk.steps) > len(COMMIT)
    assert len(next(iter(content(tmp_path)["areas"].values()))["name"]) == 1000


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EROFS])
@pytest.mark.parametrize("step", COMMIT[:4])
def test_a_step_that_fails_leaves_file_and_memory_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    with journal(tmp_path) as opened:
        kept = opened.add(area("kept"), "area")
        before, version = (tmp_path / "journal.json").read_bytes(), opened.version
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse(step, number)
        with pytest.raises(NotSaved, match=os.strerror(number)):
            opened.add(area("lost"), "area")
        assert (tmp_path / "journal.json").read_bytes() == before
        assert not (tmp_path / "journal.json.tmp").exists()
        assert opened.find(Area) == [kept]
        assert opened.version == version
        disk.refused.clear()
        opened.add(area("next"), "area")
        assert names(opened) == ["kept", "next"]
        assert opened.undo() == "area"
        assert names(opened) == ["kept"]


@pytest.mark.parametrize("step", COMMIT[:4])
def test_a_first_step_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    disk = Disk(tmp_path, monkeypatch)
    disk.refuse(step)
    with journal(tmp_path) as opened:
        with pytest.raises(NotSaved):
            opened.add(area(), "area")
        assert [path.name for path in tmp_path.iterdir()] == ["journal.json.lock"]
        disk.refused.clear()
        opened.add(area("next"), "area")
        assert names(opened) == ["next"]


@pytest.mark.parametrize("step", COMMIT[4:])
def test_if_only_the_folder_is_not_flushed_the_change_stands_and_a_notice_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        opened.find(Area)
        opened.take_notices()
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse(step, errno.EIO)
        (tmp_path / "backups").mkdir()
        opened.add(area("b"), "area")
        assert names(opened) == ["a", "b"]
        assert any("power cut" in notice for notice in opened.take_notices())
    with journal(tmp_path) as reopened:
        assert names(reopened) == ["a", "b"]


def test_what_a_crash_left_beside_the_file_is_cleared_by_the_next_save(tmp_path: Path) -> None:
    (tmp_path / "journal.json.tmp").write_bytes(b'{"half":')
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
    assert not (tmp_path / "journal.json.tmp").exists()


def test_a_temporary_name_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "journal.json.tmp").symlink_to(victim)
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
    assert victim.read_text() == "mine"
    assert not (tmp_path / "journal.json").is_symlink()


# What others do to the file


@pytest.mark.parametrize("change", [replace_as_a_sync_tool_does, write_in_place])
def test_a_change_by_another_program_is_seen_even_with_the_same_size_and_time(
    tmp_path: Path, change: Callable[[Path, bytes], None]
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("old"), "area")
        old, before = path.read_bytes(), path.stat()
        new = old.replace(b'"name":"old"', b'"name":"new"')
        change(path, new)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert names(opened) == ["new"]
        (notice,) = opened.take_notices()
        assert "replaced by another program" in notice
        (kept,) = Backups(path).newest_first()
        assert read(kept) == old


@pytest.mark.parametrize("change", [replace_as_a_sync_tool_does, write_in_place])
def test_a_foreign_version_is_taken_up_after_ours_is_backed_up(
    tmp_path: Path, change: Callable[[Path, bytes], None]
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        foreign = path.read_bytes()
        opened.add(area("b"), "area")
        ours = path.read_bytes()
        change(path, foreign)
        assert names(opened) == ["a"]
        assert "replaced by another program" in " ".join(opened.take_notices())
        assert read(Backups(path).newest_first()[0]) == ours
        opened.add(area("c"), "area")
        assert names(opened) == ["a", "c"]


def test_the_same_bytes_in_a_new_file_are_nobodys_replacement(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        opened.find(Area)
        replace_as_a_sync_tool_does(path, path.read_bytes())
        os.utime(path)
        assert names(opened) == ["a"]
        assert opened.take_notices() == []
        assert Backups(path).newest_first() == []


def test_our_own_commits_in_another_window_are_nobodys_replacement(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        for n in range(3):
            one.add(area(f"one {n}"), "area")
            other.add(area(f"other {n}"), "area")
            other.undo()
            other.redo()
        assert names(one) == names(other)
        assert one.take_notices() == other.take_notices() == []
        assert {backup.reason for backup in Backups(one.path).newest_first()} == {"daily"}


def test_a_file_that_was_empty_when_opened_is_not_replaced_by_the_first_save(
    tmp_path: Path,
) -> None:
    (tmp_path / "journal.json").touch()
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        assert names(other) == []
        one.add(area(), "area")
        assert names(other) == ["Press 2"]
        assert other.take_notices() == []
        assert Backups(tmp_path / "journal.json").newest_first() == []


def test_a_replacement_in_the_middle_of_a_transaction_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        foreign = path.read_bytes().replace(b'"name":"a"', b'"name":"z"')
        with pytest.raises(NotSaved):
            add_while(opened, lambda: replace_as_a_sync_tool_does(path, foreign))
        assert path.read_bytes() == foreign
        assert names(opened) == ["z"]
        opened.add(area("b"), "area")
        assert names(opened) == ["z", "b"]


def test_a_file_deleted_while_open_can_be_read_but_is_not_quietly_begun_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        kept = path.read_bytes()
        path.unlink()
        assert names(opened) == ["a"]
        with pytest.raises(NotSaved, match="gone"):
            opened.add(area("b"), "area")
        assert not path.exists()
        path.write_bytes(kept)
        opened.add(area("b"), "area")
        assert names(opened) == ["a", "b"]


def test_a_file_deleted_in_the_middle_of_a_transaction_is_not_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        with pytest.raises(NotSaved):
            add_while(opened, path.unlink)
        assert not path.exists()


def test_a_folder_deleted_while_open_is_not_made_again(tmp_path: Path) -> None:
    with journal(tmp_path / "deep" / "er") as opened:
        opened.add(area("a"), "area")
        shutil.rmtree(tmp_path / "deep")
        assert names(opened) == ["a"]
        with pytest.raises(NotSaved, match="gone"):
            opened.add(area("b"), "area")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_made(tmp_path: Path) -> None:
    with journal(tmp_path / "deep" / "er") as opened:
        opened.add(area("a"), "area")
    assert content(tmp_path / "deep" / "er")["areas"]


def test_a_missing_journal_with_backups_is_begun_with_a_notice(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    (tmp_path / "journal.json").unlink()
    with journal(tmp_path) as opened:
        (notice,) = opened.take_notices()
        assert "backups" in notice
        assert names(opened) == []


# Where the file is


def test_a_symlinked_journal_stays_one_and_everything_lies_beside_the_real_file(
    tmp_path: Path,
) -> None:
    real, links = tmp_path / "real", tmp_path / "links"
    real.mkdir()
    links.mkdir()
    (links / "journal.json").symlink_to("../real/mine.json")
    with journal(links) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
        assert names(opened) == ["a", "b"]
    assert (links / "journal.json").is_symlink()
    assert [path.name for path in links.iterdir()] == ["journal.json"]
    assert {path.name for path in real.iterdir()} == {"mine.json", "mine.json.lock", "backups"}
    with journal(real, name="mine.json") as opened:
        assert names(opened) == ["a", "b"]


def test_windows_on_a_symlink_and_on_its_file_share_one_lock(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("journal.json")
    with (
        journal(tmp_path) as one,
        journal(tmp_path, name="link.json", patience=0.05) as other,
        one.transaction("long"),
        pytest.raises(Busy, match=f"process {os.getpid()}"),
    ):
        other.add(area(), "area")


def test_a_symlink_that_leads_into_a_missing_folder_begins_the_journal_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "journal.json").symlink_to(tmp_path / "elsewhere" / "mine.json")
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
    assert (tmp_path / "journal.json").is_symlink()
    assert content(tmp_path / "elsewhere", "mine.json")["areas"]


@pytest.mark.parametrize("mask", [0, 0o022, 0o277, 0o777])
def test_files_and_folders_are_private_whatever_the_umask(
    tmp_path: Path, umask: Callable[[int], int], mask: int
) -> None:
    umask(mask)
    with journal(tmp_path / "a" / "b") as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
        assert [path.name for path in (tmp_path / "a" / "b" / "backups").iterdir()]
    modes = {
        str(path.relative_to(tmp_path)).split(".2026")[0]: stat.S_IMODE(path.stat().st_mode)
        for path in tmp_path.rglob("*")
    }
    assert modes == {
        "a": 0o700,
        "a/b": 0o700,
        "a/b/backups": 0o700,
        "a/b/journal.json": 0o600,
        "a/b/journal.json.lock": 0o600,
        "a/b/backups/journal.json": 0o600,
    }


def test_a_file_others_could_read_is_private_after_the_next_save(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        (tmp_path / "journal.json").chmod(0o644)
        opened.add(area("b"), "area")
    assert stat.S_IMODE((tmp_path / "journal.json").stat().st_mode) == 0o600


# Where it may not be written


def test_a_read_only_file_can_be_read_and_refuses_changes() -> None:
    def attempt(folder: Path) -> list[str]:
        with journal(folder) as opened:
            opened.add(area("a"), "area")
        (folder / "journal.json").chmod(0o400)
        with journal(folder) as opened:
            assert "read-only" in " ".join(opened.take_notices())
            with pytest.raises(ReadOnly):
                opened.add(area("b"), "area")
            return names(opened)

    assert unprivileged(attempt) == ["a"]


@pytest.mark.parametrize("has_lock", [True, False])
def test_a_read_only_folder_refuses_changes_and_nothing_is_lost(has_lock: bool) -> None:
    def attempt(folder: Path) -> list[str]:
        with journal(folder) as opened:
            opened.add(area("a"), "area")
            if not has_lock:
                (folder / "journal.json.lock").unlink()
            folder.chmod(0o500)
            try:
                with pytest.raises(JournalError, match="Permission denied"):
                    opened.add(area("b"), "area")
                return names(opened)
            finally:
                folder.chmod(0o700)

    assert unprivileged(attempt) == ["a"]


def test_a_file_that_may_not_be_read_is_refused_with_a_line() -> None:
    def attempt(folder: Path) -> str:
        with journal(folder) as opened:
            opened.add(area("a"), "area")
        (folder / "journal.json").chmod(0)
        with pytest.raises(Unreadable) as caught:
            journal(folder)
        return str(caught.value)

    assert "Permission denied" in unprivileged(attempt)


def test_a_folder_that_may_not_be_entered_is_refused_with_a_line() -> None:
    def attempt(folder: Path) -> str:
        closed = folder / "closed"
        closed.mkdir(mode=0)
        try:
            with pytest.raises(Unreadable) as caught:
                journal(closed)
        finally:
            closed.chmod(0o700)
        return str(caught.value)

    assert "Permission denied" in unprivileged(attempt)


def test_a_journal_below_a_file_is_refused_with_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unreadable, match="Not a directory"):
        journal(tmp_path / "file")


def test_a_folder_that_is_closed_while_open_refuses_changes_with_a_line() -> None:
    def attempt(folder: Path) -> str:
        inner = folder / "inner"
        with journal(inner) as opened:
            opened.add(area("a"), "area")
            inner.chmod(0)
            try:
                with pytest.raises(JournalError) as caught:
                    opened.add(area("b"), "area")
            finally:
                inner.chmod(0o700)
            opened.add(area("c"), "area")
            assert names(opened) == ["a", "c"]
        return str(caught.value)

    assert "Permission denied" in unprivileged(attempt)


def test_a_full_disk_refuses_the_lock_with_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal(tmp_path / "new") as opened:

        def full(*_arguments: object, **_others: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, "mkdir", full)
        with pytest.raises(JournalError, match="No space left"):
            opened.add(area(), "area")


def test_the_clock_set_back_costs_no_change(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        for name in "abcd":
            opened.add(area(name), "area")
            clock.advance(days=-400)
        assert sorted(names(opened)) == ["a", "b", "c", "d"]
        assert [opened.undo() for _ in range(4)] == ["area"] * 4
        assert names(opened) == []
        for _ in range(4):
            clock.advance(days=-1)
            opened.redo()
        assert sorted(names(opened)) == ["a", "b", "c", "d"]
        assert opened.take_notices() == []
