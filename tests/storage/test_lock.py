import os
import signal
import stat
import time
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.storage import Busy, ReadOnly
from lean_journal.storage.lock import Lock
from tests.builders import area, journal
from tests.storage.holder import holder


def names(folder: Path) -> list[str]:
    with journal(folder) as opened:
        return [one.name for one in opened.find(Area)]


def test_a_busy_journal_names_the_process_that_writes_and_can_be_read(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("before"), "area")
    with holder(tmp_path) as process, journal(tmp_path, patience=0.1) as opened:
        began = time.monotonic()
        with pytest.raises(Busy, match=rf"process {process.pid} is writing"):
            opened.add(area("mine"), "area")
        assert 0.1 <= time.monotonic() - began < 5
        assert [one.name for one in opened.find(Area)] == ["before"]


def test_a_stopped_process_is_named_too(tmp_path: Path) -> None:
    with holder(tmp_path) as process, journal(tmp_path, patience=0.1) as opened:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(Busy, match=str(process.pid)):
            opened.add(area("mine"), "area")
        process.send_signal(signal.SIGCONT)


def test_without_patience_a_busy_journal_answers_at_once(tmp_path: Path) -> None:
    with holder(tmp_path) as process, journal(tmp_path, patience=0) as opened:
        for _ in range(3):
            with pytest.raises(Busy, match=str(process.pid)):
                opened.add(area("mine"), "area")


def test_a_change_waits_for_the_other_process_and_both_are_there(tmp_path: Path) -> None:
    with holder(tmp_path) as process, journal(tmp_path, patience=30) as opened:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        opened.add(area("mine"), "area")
        assert process.wait() == 0
    assert sorted(names(tmp_path)) == ["mine", "theirs"]


def test_a_killed_process_leaves_neither_lock_nor_change(tmp_path: Path) -> None:
    with holder(tmp_path) as process, journal(tmp_path, patience=1) as opened:
        process.send_signal(signal.SIGKILL)
        process.wait()
        opened.add(area("mine"), "area")
    assert names(tmp_path) == ["mine"]


@pytest.mark.parametrize("left", ["", "no number", "99999999999"])
def test_what_stands_in_the_lock_file_does_not_matter(tmp_path: Path, left: str) -> None:
    (tmp_path / "journal.json.lock").write_text(left)
    with journal(tmp_path) as opened:
        opened.add(area("mine"), "area")
    assert (tmp_path / "journal.json.lock").read_text() == str(os.getpid())


def test_a_holder_that_is_not_known_is_not_named(tmp_path: Path) -> None:
    path = tmp_path / "journal.json.lock"
    mine, other = Lock(path, 1), Lock(path, 0.05)
    with mine.held():
        path.write_text("")
        with pytest.raises(Busy, match="another process"), other.held():
            pass


def test_the_lock_is_let_go_after_an_error_inside(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", 0.05)

    def fail() -> None:
        with lock.held():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with Lock(tmp_path / "lock", 0.05).held():
        assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "lock").symlink_to(victim)
    with pytest.raises(ReadOnly), Lock(tmp_path / "lock", 0.05).held():
        pass
    assert victim.read_text() == "mine"
