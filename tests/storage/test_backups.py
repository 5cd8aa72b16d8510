import errno
import gzip
import stat
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.storage import Journal, JournalError, NotFound, NotSaved, Unreadable
from lean_journal.storage.backups import Backup, Backups, is_good, keep, read
from lean_journal.storage.doctor import examine
from lean_journal.storage.restore import restore
from tests.builders import MONDAY, MONDAY_MORNING, Clock, area, journal, unprivileged
from tests.storage.disk import Disk


def names(opened: Journal) -> list[str]:
    return [one.name for one in opened.find(Area)]


def of_days(days: Iterable[date]) -> set[Backup]:
    """Give a backup of each day, taken at eight."""
    return {Backup(Path(f"{day}"), datetime.combine(day, time(8)), "daily", 1) for day in days}


def held(days: Iterable[date]) -> list[str]:
    """Give the days kept of backups made on these days, oldest first."""
    return sorted(backup.taken.date().isoformat() for backup in keep(of_days(days)))


def daily(first: date, count: int, step: int = 1) -> list[date]:
    return [first + timedelta(days=step * n) for n in range(count)]


# When one is made


def test_a_backup_is_made_before_the_first_write_of_each_day_and_only_then(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("first ever"), "area")
        assert not (tmp_path / "backups").exists()
        states = []
        for _day in range(3):
            clock.advance(days=1)
            states.append((tmp_path / "journal.json").read_bytes())
            for n in range(3):
                opened.add(area(f"{n}"), "area")
                clock.advance(minutes=1)
        made = Backups(tmp_path / "journal.json").newest_first()
    assert [read(backup) for backup in reversed(made)] == states
    assert {backup.reason for backup in made} == {"daily"}
    assert [backup.taken.day for backup in made] == [26, 25, 24]


def test_reading_on_a_new_day_makes_no_backup(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        clock.advance(days=1)
        opened.find(Area)
        with opened.transaction("nothing"):
            pass
    assert not (tmp_path / "backups").exists()


def test_two_windows_make_one_backup_a_day(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as one, journal(tmp_path, clock, writer="2") as other:
        one.add(area("a"), "area")
        clock.advance(days=1)
        for opened in (one, other, one):
            opened.add(area("b"), "area")
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_backup_of_another_reason_does_not_stand_for_the_days_own(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        clock.advance(days=1)
        opened.add(area("b"), "area")
    clock.advance(days=1)
    restore(tmp_path / "journal.json", 1, clock=clock)
    with journal(tmp_path, clock) as opened:
        opened.add(area("c"), "area")
        newest_first = Backups(opened.path).newest_first()
    assert [backup.reason for backup in newest_first] == ["daily", "before restore", "daily"]


def test_a_backup_is_gzip_any_tool_reads_and_private(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        before = (tmp_path / "journal.json").read_bytes()
        opened.add(area("b"), "area")
    (path,) = (tmp_path / "backups").iterdir()
    assert path.name == "journal.json.2026-11-23T080000.daily.gz"
    assert gzip.decompress(path.read_bytes()) == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (backup,) = Backups(tmp_path / "journal.json").newest_first()
    assert (backup.taken, backup.size) == (MONDAY_MORNING.replace(tzinfo=None), path.stat().st_size)


def test_what_the_newest_backup_holds_already_is_not_kept_twice(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "journal.json")
    now = Clock()
    first = backups.save(b"one", now(), "daily")
    assert backups.save(b"one", now(), "before restore") == first
    second = backups.save(b"two", now(), "daily")
    third = backups.save(b"one", now(), "daily")
    assert len({first.path, second.path, third.path}) == 3
    assert [read(backup) for backup in backups.newest_first()] == [b"one", b"two", b"one"]


def test_many_backups_of_one_instant_keep_their_order(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "journal.json")
    for n in range(12):
        backups.save(b"%d" % n, Clock()(), "replaced")
    assert [read(backup) for backup in backups.newest_first()] == [
        b"%d" % n for n in reversed(range(12))
    ]


# How long it is kept

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        ([], []),
        ([NEW_YEAR], ["2027-01-01"]),
        # Seven days; the newest of older weeks and months besides.
        (
            daily(date(2026, 11, 2), 21),
            ["2026-11-08", "2026-11-15", *[f"2026-11-{day}" for day in range(16, 23)]],
        ),
        # A year of days: 7 days, 4 weeks (this one counted), 12 months (this one counted).
        (
            daily(date(2026, 1, 1), 365),
            [
                *["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"],
                *["2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"],
                *["2026-11-30", "2026-12-13", "2026-12-20"],
                *[f"2026-12-{day}" for day in range(25, 32)],
            ],
        ),
        # Weeks count where there is a backup: every Friday.
        (
            daily(date(2026, 9, 4), 12, step=7),
            ["2026-09-25", *[day.isoformat() for day in daily(date(2026, 10, 9), 7, step=7)]],
        ),
        # A long leave costs nothing.
        (
            [date(2026, 1, 5), date(2026, 6, 1), date(2026, 6, 2)],
            ["2026-01-05", "2026-06-01", "2026-06-02"],
        ),
        # The turn of the year is one ISO week.
        (
            daily(date(2026, 12, 24), 15),
            ["2026-12-27", "2026-12-31", *[f"2027-01-0{day}" for day in range(1, 8)]],
        ),
        # Two years of one a month.
        (
            [date(2025 + n // 12, n % 12 + 1, 3) for n in range(24)],
            [f"2026-{n:02}-03" for n in range(1, 13)],
        ),
    ],
)
def test_days_weeks_and_months_are_kept(made: list[date], kept: list[str]) -> None:
    assert held(made) == kept


def test_all_backups_of_a_kept_day_stay(tmp_path: Path) -> None:
    noon = datetime.combine(MONDAY, time(12))
    several = {
        Backup(tmp_path / f"{n}", noon + timedelta(minutes=n), "before restore", 1)
        for n in range(5)
    }
    assert keep(several) == several


def test_what_has_aged_out_goes_with_the_next_backup(tmp_path: Path) -> None:
    clock = Clock()
    backups = Backups(tmp_path / "journal.json")
    for n in range(200):
        backups.save(b"%d" % n, clock(), "daily")
        clock.advance(days=1)
    left = backups.newest_first()
    assert set(left) == keep(left)
    assert 7 + 2 + 4 <= len(left) <= 7 + 4 + 12
    assert read(left[0]) == b"199"


def test_a_backup_just_made_stays_even_if_the_clock_was_set_back(tmp_path: Path) -> None:
    clock = Clock()
    backups = Backups(tmp_path / "journal.json")
    for n in range(30):
        backups.save(b"%d" % n, clock(), "daily")
        clock.advance(days=30)
    clock.advance(days=-3000)
    made = backups.save(b"back then", clock(), "daily")
    assert made in backups.newest_first()


# Whose it is


@pytest.mark.parametrize("other", ["a.b.json", "a", "a.json.json", "ab.json", "a[1].json", "*"])
def test_two_journals_in_one_folder_do_not_see_each_others_backups(
    tmp_path: Path, other: str
) -> None:
    for name in ("a.json", other):
        with journal(tmp_path, name=name) as opened:
            opened.add(area(name), "area")
            opened.add(area("2"), "area")
    for name in ("a.json", other):
        (backup,) = Backups(tmp_path / name).newest_first()
        assert f'"name":"{name}"'.encode() in read(backup)
        assert Backups(tmp_path / name).clear() == 1
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "journal.json.gz",
        "journal.json..gz",
        "journal.json.2026-11-23.daily.gz",
        "journal.json.2026-11-23T080000+0100.daily.gz",
        "journal.json.2026-13-23T080000.daily.gz",
        "journal.json.2026-11-23T080000.daily",
        "journal.json.2026-11-23T080000.daily.gz~",
        "notes.txt",
    ],
)
def test_what_is_no_backup_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / name).write_text("mine")
    backups = Backups(tmp_path / "journal.json")
    assert backups.newest_first() == []
    assert backups.clear() == 0
    assert (tmp_path / "backups" / name).read_text() == "mine"


@pytest.mark.parametrize("name", ["daily.json", "2026-11-23T080000.json", "replaced", "tmp"])
def test_a_journal_may_be_named_like_a_part_of_a_backup(tmp_path: Path, name: str) -> None:
    backups = Backups(tmp_path / name)
    for n in range(3):
        backups.save(b"%d" % n, Clock()(), "daily")
    assert [read(backup) for backup in backups.newest_first()] == [b"2", b"1", b"0"]


# Which is good


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"{}",
        b'{"a":1}',
        b'{"meta":{"1":{"schema":1}},"areas":[]}',
        b'{"meta":{"1":{"schema":1}},"areas":{"1":{},"1":{}}}',
        b'{"_default":{"1":{}}}',
    ],
)
def test_a_backup_that_is_no_journal_is_not_good(tmp_path: Path, data: bytes) -> None:
    backups = Backups(tmp_path / "journal.json")
    good = backups.save(b'{"meta":{"1":{"schema":1}}}', Clock()(), "daily")
    bad = backups.save(data, Clock()(), "daily")
    assert not is_good(bad)
    assert backups.newest_first()[0] == bad
    assert backups.newest_good() == good


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: b"x" + data, lambda _: b""]
)
def test_a_backup_whose_gzip_is_damaged_is_not_good(tmp_path: Path, damage: object) -> None:
    backups = Backups(tmp_path / "journal.json")
    backup = backups.save(b'{"meta":{"1":{"schema":1}}}' * 100, Clock()(), "daily")
    assert callable(damage)
    backup.path.write_bytes(damage(backup.path.read_bytes()))
    assert backups.newest_good() is None
    with pytest.raises(ValueError, match="damaged"):
        read(backup)
    assert backups.save(b"new", Clock()(), "daily").path != backup.path


# Restoring


def test_a_restore_can_be_undone_by_a_restore(tmp_path: Path) -> None:
    clock = Clock()
    path = tmp_path / "journal.json"
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        clock.advance(days=1)
        opened.add(area("b"), "area")
    before = path.read_bytes()
    done = restore(path, 1, clock=clock)
    assert (done.backup.reason, done.way_back, done.notices) == ("daily", 1, ())
    with journal(tmp_path, clock) as opened:
        assert names(opened) == ["a"]
    assert done.way_back is not None
    restore(path, done.way_back, clock=clock)
    assert path.read_bytes() == before
    with journal(tmp_path, clock) as opened:
        assert names(opened) == ["a", "b"]
        assert opened.undo() == "area"


@pytest.mark.parametrize("broken", [b"", b"{", b"half of it", bytes(100), None])
def test_a_restore_works_on_a_journal_that_is_broken_or_gone(
    tmp_path: Path, broken: bytes | None
) -> None:
    clock = Clock()
    path = tmp_path / "journal.json"
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    path.unlink()
    if broken is not None:
        path.write_bytes(broken)
    done = restore(path, 1, clock=clock)
    with journal(tmp_path, clock) as opened:
        assert names(opened) == ["a"]
    newest_first = Backups(path).newest_first()
    assert [read(backup) for backup in newest_first if backup.reason == "before restore"] == (
        [broken] if broken else []
    )
    assert done.way_back == (1 if broken else None)


def test_a_restore_of_a_broken_file_names_the_broken_one_as_the_way_back(tmp_path: Path) -> None:
    clock = Clock()
    path = tmp_path / "journal.json"
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    path.write_bytes(b"{broken by hand")
    clock.advance(minutes=5)
    done = restore(path, 1, clock=clock)
    assert done.way_back is not None
    assert read(Backups(path).newest_first()[done.way_back - 1]) == b"{broken by hand"


@pytest.mark.parametrize("number", [0, -1, 2, 99])
def test_a_number_without_a_backup_is_refused(tmp_path: Path, number: int) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    before = (tmp_path / "journal.json").read_bytes()
    with pytest.raises(NotFound, match=f"no backup number {number}"):
        restore(tmp_path / "journal.json", number, clock=clock)
    assert (tmp_path / "journal.json").read_bytes() == before


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    (backup,) = (tmp_path / "backups").iterdir()
    backup.write_bytes(backup.read_bytes()[:-10])
    before = (tmp_path / "journal.json").read_bytes()
    with pytest.raises(Unreadable, match="damaged"):
        restore(tmp_path / "journal.json", 1, clock=clock)
    assert (tmp_path / "journal.json").read_bytes() == before


def test_an_open_window_sees_a_restore_and_goes_on(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
        before = opened.version
        clock.advance(minutes=1)
        restore(opened.path, 1, clock=clock)
        assert names(opened) == ["a"]
        assert opened.version > before
        opened.add(area("c"), "area")
        assert names(opened) == ["a", "c"]
        reasons = [backup.reason for backup in Backups(opened.path).newest_first()]
    assert reasons == ["before restore", "daily"]


# When the disk refuses one


def test_a_failing_daily_backup_is_a_notice_and_the_change_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse("write backups/journal.json.tmp")
        opened.add(area("b"), "area")
        assert names(opened) == ["a", "b"]
        (notice,) = opened.take_notices()
        assert "No space left" in notice
        assert list((tmp_path / "backups").iterdir()) == []
        disk.refused.clear()
        opened.add(area("c"), "area")
        assert opened.take_notices() == []
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_failing_backup_stops_a_restore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    before = (tmp_path / "journal.json").read_bytes()
    disk = Disk(tmp_path, monkeypatch)
    disk.refuse("write backups/journal.json.tmp", errno.EIO)
    with pytest.raises(NotSaved, match="not restored"):
        restore(tmp_path / "journal.json", 1, clock=clock)
    assert (tmp_path / "journal.json").read_bytes() == before


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failing_restore_leaves_the_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
    before = (tmp_path / "journal.json").read_bytes()
    disk = Disk(tmp_path, monkeypatch)
    disk.refuse("replace journal.json" if step == "replace" else f"{step} journal.json.tmp")
    with pytest.raises(JournalError, match="not restored"):
        restore(tmp_path / "journal.json", 1, clock=clock)
    assert (tmp_path / "journal.json").read_bytes() == before
    assert not (tmp_path / "journal.json.tmp").exists()


def test_a_version_that_was_replaced_and_cannot_be_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        stored = opened.add(area("a"), "area")
        foreign = path.read_bytes()
        opened.change(Area, stored.id, lambda one: replace(one, name="b"), "rename")
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse("write backups/journal.json.tmp")
        path.write_bytes(foreign)
        assert names(opened) == ["a"]
        assert "could not be kept" in " ".join(opened.take_notices())


def test_a_backup_cut_short_leaves_one_file_that_the_next_one_clears(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "journal.json.tmp").write_bytes(b"half")
    Backups(tmp_path / "journal.json").save(b"one", Clock()(), "daily")
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_backups_folder_that_may_not_be_entered_costs_a_notice_and_no_change() -> None:
    def attempt(folder: Path) -> list[str]:
        with journal(folder) as opened:
            opened.add(area("a"), "area")
            (folder / "backups").mkdir(mode=0)
            opened.add(area("b"), "area")
            (notice,) = opened.take_notices()
            assert "Permission denied" in notice
            kept = names(opened)
        (folder / "journal.json").write_bytes(b"{")
        with pytest.raises(Unreadable, match="no good backup"):
            journal(folder)
        examine(folder / "journal.json")
        (folder / "journal.json").unlink()
        journal(folder).close()
        return kept

    assert unprivileged(attempt) == ["a", "b"]


def test_a_restore_says_that_the_backups_cannot_be_read_not_that_there_are_none() -> None:
    def attempt(folder: Path) -> str:
        with journal(folder) as opened:
            opened.add(area("a"), "area")
            opened.add(area("b"), "area")
        (folder / "backups").chmod(0)
        with pytest.raises(Unreadable) as caught:
            restore(folder / "journal.json", 1, clock=Clock())
        return str(caught.value)

    assert unprivileged(attempt).endswith("backups: Permission denied")


def test_a_file_in_the_place_of_the_backups_folder_costs_a_notice_and_no_change(
    tmp_path: Path,
) -> None:
    (tmp_path / "backups").write_text("mine")
    with journal(tmp_path) as opened:
        opened.add(area("a"), "area")
        opened.add(area("b"), "area")
        assert names(opened) == ["a", "b"]
        assert "Not a directory" in " ".join(opened.take_notices())
    assert (tmp_path / "backups").read_text() == "mine"
