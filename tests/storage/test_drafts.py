import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from lean_journal.storage.drafts import Draft, Drafts
from tests.builders import MONDAY, journal, unprivileged
from tests.storage.disk import Disk

WINDOW = r"""
import sys
from datetime import date
from pathlib import Path
from lean_journal.storage.drafts import Draft, Drafts

drafts = Drafts(Path(sys.argv[1]))
for text in sys.argv[2:]:
    drafts.keep(Draft(text.split()[0], text, date(2026, 11, 23)))
print("kept", flush=True)
for edited in sys.stdin.buffer:
    with drafts.editing(Draft("capture", "before\n", date(2026, 11, 23))) as file:
        if edited != b"nothing\n":
            file.write_bytes(edited)
        print("edited", flush=True)
        sys.stdin.buffer.readline()
"""


@contextmanager
def other_window(journal: Path, *texts: str) -> Iterator[subprocess.Popen[str]]:
    """Run another process that has half-typed some text; its first word names the field."""
    command = [sys.executable, "-c", WINDOW, str(journal), *texts]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, encoding="utf-8", errors="surrogateescape"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        try:
            yield process
        finally:
            process.kill()


def kill(window: subprocess.Popen[str]) -> None:
    window.send_signal(signal.SIGKILL)
    window.wait()


def capture(text: str) -> Draft:
    return Draft("capture", text, MONDAY)


def files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "drafts").iterdir())


def leave(journal: Path, *drafts: Draft) -> None:
    """End a process that has half-typed some text."""
    left = Drafts(journal)
    for draft in drafts:
        left.keep(draft)
    left.close()


def crash(drafts: Drafts) -> None:
    """Let go of the lock as the system does for a process that was killed."""
    assert drafts._lock is not None
    drafts._lock.release()


def offered(drafts: Drafts) -> list[list[tuple[str, str]]]:
    """Give field and text of what is offered, group by group."""
    return [[(one.field, one.text) for one in group] for group in drafts.left_behind()]


def texts(drafts: Drafts) -> list[str]:
    """Give the texts that are offered, in order of the alphabet."""
    return sorted(text for group in offered(drafts) for _, text in group)


# Left behind


def test_the_draft_of_a_living_process_is_not_offered_and_that_of_a_killed_one_is_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    here, elsewhere = Drafts(path), Drafts(path)
    with other_window(path, "capture 3 carts que", "told a second c") as window:
        assert here.left_behind() == []
        kill(window)
        assert offered(here) == [
            [("capture", "capture 3 carts que")],
            [("told", "told a second c")],
        ]
        assert here.left_behind() == []
        assert elsewhere.left_behind() == []


def test_the_texts_of_one_form_are_offered_together_and_those_of_two_windows_never(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    for name in ("one", "two"):
        leave(
            path,
            Draft("walk new/purpose", f"purpose {name}", MONDAY),
            capture(name),
            Draft("walk new/theme", f"theme {name}", MONDAY),
        )
    here = Drafts(path)
    here.keep(Draft("walk new/purpose", "mine", MONDAY))
    groups = here.left_behind()
    assert sorted([(one.field, one.text) for one in group] for group in groups) == [
        [("capture", "one")],
        [("capture", "two")],
        [("walk new/purpose", "purpose one"), ("walk new/theme", "theme one")],
        [("walk new/purpose", "purpose two"), ("walk new/theme", "theme two")],
    ]
    for group in groups:
        assert len({one.left for one in group}) == 1
    assert len({group[0].left for group in groups}) == 2
    assert here.kept("walk new/purpose") == Draft("walk new/purpose", "mine", MONDAY)
    assert here.kept("capture") is None


def test_what_is_typed_here_stands_beside_what_was_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("one"))
    leave(path, capture("two"))
    here = Drafts(path)
    assert texts(here) == ["one", "two"]
    here.keep(capture("three"))
    here.drop("capture")
    here.keep(capture("four"))
    here.close()
    assert texts(Drafts(path)) == ["four", "one", "two"]


def test_what_nobody_answered_is_offered_to_the_next_process_and_the_one_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("half"))
    left = []
    for end in (crash, Drafts.close, crash):
        here = Drafts(path)
        (group,) = here.left_behind()
        left.append(group)
        assert here.kept("capture") is None
        end(here)
    assert left[0] == left[1] == left[2]
    assert texts(Drafts(path)) == ["half"]


def test_a_process_killed_while_it_took_over_leaves_each_text_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("half"), Draft("told", "they", MONDAY))
    with monkeypatch.context() as patch:
        patch.setattr("lean_journal.storage.drafts._delete", lambda path: None)
        killed = Drafts(path)
        assert texts(killed) == ["half", "they"]
        crash(killed)
    assert files(tmp_path) == [".json", ".json", ".lock", ".lock"]
    assert sorted(offered(Drafts(path))) == [[("capture", "half")], [("told", "they")]]


# Taken up or dismissed


def test_a_draft_taken_up_is_this_processs_own_until_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("3 carts que"))
    second = Drafts(path)
    second.take_up(second.left_behind()[0])
    assert second.kept("capture") == capture("3 carts que")
    second.keep(capture("3 carts queue"))
    crash(second)
    third = Drafts(path)
    third.take_up(third.left_behind()[0])
    assert third.kept("capture") == capture("3 carts queue")
    third.drop("capture")
    crash(third)
    assert Drafts(path).left_behind() == []


def test_a_draft_taken_up_changes_places_with_what_was_typed_here_in_the_same_field(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("left"), Draft("told", "left too", MONDAY))
    here = Drafts(path)
    here.keep(capture("mine"))
    here.keep(Draft("told", "they", MONDAY))
    group = next(group for group in here.left_behind() if group[0].field == "capture")
    here.take_up(group)
    assert here.kept("capture") == capture("left")
    assert here.kept("told") == Draft("told", "they", MONDAY)
    here.keep(capture("left, and went on"))
    here.close()
    after = Drafts(path)
    groups = after.left_behind()
    assert sorted([(one.field, one.text) for one in group] for group in groups) == [
        [("capture", "left, and went on")],
        [("capture", "mine")],
        [("told", "left too")],
        [("told", "they")],
    ]
    # Whichever is taken up first, the other is still there.
    for group in groups:
        after.take_up(group)
    crash(after)
    assert texts(Drafts(path)) == ["left too", "left, and went on", "mine", "they"]


def test_a_dismissed_draft_is_gone_and_the_others_are_not(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("one"), Draft("told", "they", MONDAY))
    leave(path, capture("two"))
    here = Drafts(path)
    here.keep(capture("mine"))
    groups = {group[0].text: group for group in here.left_behind()}
    here.dismiss(groups["one"])
    here.dismiss(groups["they"])
    crash(here)
    again = Drafts(path)
    assert texts(again) == ["mine", "two"]
    again.dismiss([*again._kept])
    again.close()
    assert files(tmp_path) == []


def test_a_full_disk_leaves_a_draft_untaken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("half"))
    here = Drafts(path)
    (group,) = here.left_behind()
    with monkeypatch.context() as patch:
        Disk(tmp_path, patch).refuse(f"write drafts/{here._path.stem}.tmp")
        with pytest.raises(OSError, match="No space left"):
            here.take_up(group)
    assert here.kept("capture") is None
    here.take_up(group)
    assert here.kept("capture") == capture("half")


# Kept and dropped


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
    assert offered(Drafts(tmp_path / "journal.json")) == [[("told", "they")]]


def test_a_text_belongs_to_the_day_it_was_begun_on(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    tuesday = MONDAY + timedelta(days=1)
    drafts = Drafts(path)
    drafts.keep(capture("half"))
    drafts.keep(Draft("capture", "half past midnight", tuesday))
    assert drafts.kept("capture") == capture("half past midnight")
    crash(drafts)
    later = Drafts(path)
    later.take_up(later.left_behind()[0])
    later.keep(Draft("capture", "half past nine", tuesday))
    assert later.kept("capture") == capture("half past nine")
    later.drop("capture")
    later.keep(Draft("capture", "anew", tuesday))
    assert later.kept("capture") == Draft("capture", "anew", tuesday)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("caf\udce9", "caf\\udce9"),
        ("a\x00\x1b[31m\nb", "a\x00\x1b[31m\nb"),
        ("[red]Größe 😀[/]", "[red]Größe 😀[/]"),
        (" \n", " \n"),
        pytest.param("x" * 1_000_000, "x" * 1_000_000, id="a megabyte"),
    ],
)
def test_any_text_can_be_kept(tmp_path: Path, typed: str, kept: str) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture(typed))
    assert offered(Drafts(path)) == [[("capture", kept)]]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'[{"field":1}]', b"\xff\xff", bytes(64)])
def test_a_damaged_draft_is_left_as_it_is_and_the_others_are_offered(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "journal.json"
    for text in ("one", "two"):
        leave(path, capture(text))
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
        leave(tmp_path / name, capture(name))
    for name in ("a.json", other):
        assert texts(Drafts(tmp_path / name)) == [name]


def test_windows_on_a_symlink_and_on_its_file_share_drafts(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to("real/journal.json")
    leave(tmp_path / "link.json", capture("half"))
    assert texts(Drafts(tmp_path / "real" / "journal.json")) == ["half"]


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
    assert texts(Drafts(tmp_path / "journal.json")) == ["half a sentence"]


def test_a_draft_that_cannot_be_taken_over_is_offered_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("half"))
    with monkeypatch.context() as patch:
        disk = Disk(tmp_path, patch)
        patch.setattr(disk, "_note", lambda step: (_ for _ in ()).throw(OSError(28, "full")))
        assert Drafts(path).left_behind() == []
    assert texts(Drafts(path)) == ["half"]


def test_forgetting_clears_the_drafts_of_ended_processes_only(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    mine = Drafts(path)
    mine.keep(capture("mine"))
    leave(path, capture("left"), Draft("told", "left too", MONDAY))
    with other_window(path, "capture alive") as window:
        assert mine.clear() == 2
        assert mine.kept("capture") == capture("mine")
        kill(window)
        assert texts(mine) == ["capture alive"]


def test_a_process_that_looks_for_drafts_does_not_keep_another_from_its_first_one(
    tmp_path: Path,
) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    (tmp_path / "drafts").mkdir()
    looking = FileLock(drafts._path.with_suffix(".lock"), thread_local=False)
    looking.acquire()
    threading.Timer(0.1, looking.release).start()
    drafts.keep(capture("half"))
    assert drafts.kept("capture") == capture("half")
    assert Drafts(tmp_path / "journal.json").left_behind() == []


def test_keeping_a_draft_does_not_touch_the_journal(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        Drafts(opened.path).keep(capture("half"))
        assert opened.take_notices() == []
        assert not opened.path.exists()


def test_a_drafts_folder_that_may_not_be_entered_offers_nothing() -> None:
    def attempt(folder: Path) -> list[list[Draft]]:
        (folder / "drafts").mkdir(mode=0)
        drafts = Drafts(folder / "journal.json")
        with pytest.raises(OSError, match="Permission denied"):
            drafts.keep(capture("half"))
        return drafts.left_behind()

    assert unprivileged(attempt) == []


# In an editor


def test_a_text_in_an_editor_lies_in_a_private_folder_that_goes_with_the_with(
    tmp_path: Path,
) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    before = os.umask(0)
    try:
        with drafts.editing(capture("Größe\n")) as file:
            assert file.read_text("utf-8") == "Größe\n"
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
            # An editor leaves files of its own.
            (file.parent / "text.md~").write_text("before")
            file.unlink()
    finally:
        os.umask(before)
    assert not file.parent.exists()
    drafts.close()
    assert files(tmp_path) == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_the_folder_of_an_edited_text_is_gone_however_the_with_ends(
    tmp_path: Path, error: type[BaseException]
) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    drafts.keep(capture("half"))

    def fail() -> None:
        with drafts.editing(capture("half")) as file:
            file.write_text("half a page")
            raise error

    with pytest.raises(error):
        fail()
    assert files(tmp_path) == [".json", ".lock"]
    assert drafts.kept("capture") == capture("half")


def test_a_full_disk_gives_no_text_to_an_editor_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    drafts.keep(capture("half"))
    Disk(tmp_path, monkeypatch).refuse(f"write drafts/{drafts._path.stem}.edit/text.tmp")
    with pytest.raises(OSError, match="No space left"), drafts.editing(capture("half")):
        raise AssertionError
    assert files(tmp_path) == [".json", ".lock"]


@pytest.mark.parametrize(
    ("edited", "left"),
    [
        ("before, and a second paragraph", "before, and a second paragraph"),
        ("caf\udce9", "caf\\udce9"),
        ("before", None),
        ("nothing", None),
        ("   ", None),
    ],
)
def test_a_text_in_the_editor_of_a_killed_process_is_left_behind_if_it_is_new(
    tmp_path: Path, edited: str, left: str | None
) -> None:
    path = tmp_path / "journal.json"
    with other_window(path) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.write(f"{edited}\n")
        window.stdin.flush()
        assert window.stdout.readline() == "edited\n"
        kill(window)
    assert files(tmp_path) == [".edit", ".lock"]
    assert offered(Drafts(path)) == ([] if left is None else [[("capture", left)]])
    assert ".edit" not in files(tmp_path)


def test_what_stood_in_an_editor_takes_the_place_of_the_draft_it_went_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    leave(path, capture("of another"))
    drafts = Drafts(path)
    drafts.left_behind()
    drafts.keep(capture("half"))
    drafts.keep(Draft("told", "they", MONDAY))
    monkeypatch.setattr("lean_journal.storage.drafts.rmtree", lambda *_, **__: None)
    with drafts.editing(capture("half")) as file:
        file.write_text("half a page\n")
    monkeypatch.undo()
    # The lock was lost with the machine.
    crash(drafts)
    drafts._path.with_suffix(".lock").unlink()
    assert texts(Drafts(path)) == ["half a page", "of another", "they"]


def test_a_text_with_lone_surrogates_can_go_to_an_editor(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "journal.json")
    with drafts.editing(capture("caf\udce9")) as file:
        assert file.read_bytes() == b"caf\\udce9"


def test_the_folder_of_an_editor_without_a_text_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "drafts" / "journal.json.7-aaaaaa.edit").mkdir(parents=True)
    assert Drafts(tmp_path / "journal.json").left_behind() == []
    assert files(tmp_path) == []
