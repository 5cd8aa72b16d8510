import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.storage.drafts import Draft, Drafts
from tests.builders import MONDAY, journal, unprivileged
from tests.storage.disk import Disk

WINDOW = """
import sys
from datetime import date
from pathlib import Path
from lean_journal.storage.drafts import Draft, Drafts

drafts = Drafts(Path(sys.argv[1]))
for text in sys.argv[2:]:
    drafts.keep(Draft(text.split()[0], text, date(2026, 11, 23)))
print("kept", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_window(journal: Path, *texts: str) -> Iterator[subprocess.Popen[str]]:
    """Run another process that has half-typed some text; its first word names the field."""
    command = [sys.executable, "-c", WINDOW, str(journal), *texts]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        try:
            yield process
        finally:
            process.kill()


def capture(text: str) -> Draft:
    return Draft("capture", text, MONDAY)


def files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "drafts").iterdir())


def crash(drafts: Drafts) -> None:
    """Let go of the lock as the system does for a process that was killed."""
    assert drafts._lock is not None
    drafts._lock.release()


def test_the_draft_of_a_living_process_is_not_offered_and_that_of_a_killed_one_is_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    here, elsewhere = Drafts(path), Drafts(path)
    with other_window(path, "capture 3 carts que", "told a second c") as window:
        assert here.left_behind() == []
        window.send_signal(signal.SIGKILL)
        window.wait()
        assert here.left_behind() == [
            capture("capture 3 carts que"),
            Draft("told", "told a second c", MONDAY),
        ]
        assert here.left_behind() == []
        assert elsewhere.left_behind() == []


def test_a_draft_taken_over_is_on_disk_until_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with other_window(path, "capture 3 carts que") as window:
        window.send_signal(signal.SIGKILL)
        window.wait()
    second = Drafts(path)
    assert second.left_behind() == [capture("capture 3 carts que")]
    crash(second)
    third = Drafts(path)
    assert third.left_behind() == [capture("capture 3 carts que")]
    assert third.kept("capture") == capture("capture 3 carts que")
    third.drop("capture")
    crash(third)
    assert Drafts(path).left_behind() == []


def test_what_is_typed_anew_in_a_field_takes_the_place_of_what_was_taken_over(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    for text in ("one", "two"):
        left = Drafts(path)
        left.keep(capture(text))
        left.close()
    here = Drafts(path)
    assert {draft.text for draft in here.left_behind()} == {"one", "two"}
    here.keep(capture("one two three"))
    here.close()
    assert Drafts(path).left_behind() == [capture("one two three")]


def test_nothing_is_created_before_there_is_something_to_keep(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    assert drafts.left_behind() == []
    assert drafts.kept("capture") is None
    drafts.drop("capture")
    drafts.close()
    assert drafts.clear() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_was_saved_or_dropped_leaves_no_file(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    drafts.keep(capture("half"))
    drafts.keep(capture("half a sen"))
    assert files(tmp_path) == [".json", ".lock"]
    drafts.drop("capture")
    drafts.close()
    assert files(tmp_path) == []


def test_two_fields_are_kept_and_dropped_apart(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    told = Draft("told", "they", MONDAY - timedelta(days=1))
    drafts.keep(capture("half"))
    drafts.keep(told)
    drafts.keep(capture("half a"))
    assert (drafts.kept("capture"), drafts.kept("told")) == (capture("half a"), told)
    drafts.drop("capture")
    drafts.close()
    assert Drafts(tmp_path / "journal.json").left_behind() == [told]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("caf\udce9", "caf\\udce9"),
        ("a\x00\x1b[31m\nb", "a\x00\x1b[31m\nb"),
        ("[red]Größe 😀[/]", "[red]Größe 😀[/]"),
        ("x" * 1_000_000, "x" * 1_000_000),
    ],
)
def test_any_text_can_be_kept(tmp_path: Path, typed: str, kept: str) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    drafts.keep(capture(typed))
    drafts.close()
    assert Drafts(tmp_path / "journal.json").left_behind() == [capture(kept)]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'[{"field":1}]', b"\xff\xff", bytes(64)])
def test_a_damaged_draft_is_left_as_it_is_and_the_others_are_offered(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "journal.json"
    for text in ("one", "two"):
        left = Drafts(path)
        left.keep(capture(text))
        left.close()
    (damaged, _) = sorted((tmp_path / "drafts").glob("*.json"))
    damaged.write_bytes(damage)
    here = Drafts(path)
    assert len(here.left_behind()) == 1
    assert damaged.read_bytes() == damage
    assert here.left_behind() == []
    assert here.clear() == 0
    assert not damaged.exists()


def test_a_draft_that_was_only_begun_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "journal.json.7-aaaaaa.lock").touch()
    (folder / "journal.json.7-aaaaaa.tmp").write_bytes(b'[{"fie')
    assert Drafts(tmp_path / "journal.json").left_behind() == []
    assert files(tmp_path) == []


@pytest.mark.parametrize("other", ["a.b.json", "a", "a.json.json", "a.json.7-aaaaaa.json"])
def test_two_journals_in_one_folder_do_not_see_each_others_drafts(
    tmp_path: Path, other: str
) -> None:
    for name in ("a.json", other):
        drafts = Drafts(tmp_path / name)
        drafts.keep(capture(name))
        drafts.close()
    for name in ("a.json", other):
        assert Drafts(tmp_path / name).left_behind() == [capture(name)]


def test_windows_on_a_symlink_and_on_its_file_share_drafts(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to("real/journal.json")
    drafts = Drafts(tmp_path / "link.json")
    drafts.keep(capture("half"))
    drafts.close()
    assert Drafts(tmp_path / "real" / "journal.json").left_behind() == [capture("half")]


def test_drafts_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Drafts(tmp_path / "new" / "journal.json").keep(capture("half"))
    finally:
        os.umask(before)
    modes = {path.suffix or path.name: path.stat().st_mode for path in tmp_path.rglob("*")}
    assert {name: stat.S_IMODE(mode) for name, mode in modes.items()} == {
        "new": 0o700,
        "drafts": 0o700,
        ".json": 0o600,
        ".lock": 0o600,
    }


def test_a_full_disk_keeps_the_draft_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    drafts.keep(capture("half"))
    disk = Disk(tmp_path, monkeypatch)
    (temporary,) = [f"drafts/{path.stem}.tmp" for path in (tmp_path / "drafts").glob("*.json")]
    disk.refuse(f"write {temporary}")
    with pytest.raises(OSError, match="No space left"):
        drafts.keep(capture("half a sentence"))
    assert drafts.kept("capture") == capture("half")
    assert files(tmp_path) == [".json", ".lock"]
    disk.refused.clear()
    drafts.keep(capture("half a sentence"))
    drafts.close()
    assert Drafts(tmp_path / "journal.json").left_behind() == [capture("half a sentence")]


def test_a_draft_that_cannot_be_taken_over_is_offered_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    left = Drafts(path)
    left.keep(capture("half"))
    left.close()
    with monkeypatch.context() as patch:
        disk = Disk(tmp_path, patch)
        patch.setattr(disk, "_note", lambda step: (_ for _ in ()).throw(OSError(28, "full")))
        assert Drafts(path).left_behind() == []
    assert Drafts(path).left_behind() == [capture("half")]


def test_forgetting_clears_the_drafts_of_ended_processes_only(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    mine = Drafts(path)
    mine.keep(capture("mine"))
    left = Drafts(path)
    left.keep(capture("left"))
    left.keep(Draft("told", "left too", MONDAY))
    left.close()
    with other_window(path, "capture alive") as window:
        assert mine.clear() == 2
        assert mine.kept("capture") == capture("mine")
        window.send_signal(signal.SIGKILL)
        window.wait()
        assert mine.left_behind() == [capture("capture alive")]


def test_keeping_a_draft_does_not_touch_the_journal(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        Drafts(opened.path).keep(capture("half"))
        assert opened.take_notices() == []
        assert not opened.path.exists()


def test_a_drafts_folder_that_may_not_be_entered_offers_nothing() -> None:
    def attempt(folder: Path) -> list[Draft]:
        (folder / "drafts").mkdir(mode=0)
        drafts = Drafts(folder / "journal.json")
        with pytest.raises(OSError, match="Permission denied"):
            drafts.keep(capture("half"))
        return drafts.left_behind()

    assert unprivileged(attempt) == []
