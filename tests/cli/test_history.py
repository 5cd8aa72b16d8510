import gzip
import json
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal


def backup_numbers(shell: Shell) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("backups").splitlines()]


def two_days(shell: Shell) -> None:
    """Save a line on Sunday and one on Monday, which makes a backup of Sunday's file."""
    shell.now = "2026-11-22T10:00"
    shell.done("observe", "sunday")
    shell.now = "2026-11-23T10:00"
    shell.done("observe", "monday")


def test_undo_and_redo_say_what(shell: Shell) -> None:
    shell.done("observe", "carts [/]\x1b[31m")
    assert shell.done("undo") == "undone: carts [/]␛[31m\n"
    assert shell.facts() == []
    assert shell.done("redo") == "back again: carts [/]␛[31m\n"
    assert shell.facts() == ["carts [/]\x1b[31m"]
    assert shell.refused("redo") == "lean-journal: there is nothing to redo\n"
    shell.done("undo")
    assert shell.refused("undo") == "lean-journal: there is nothing to undo\n"


def test_undo_goes_back_step_by_step_and_redo_forward(shell: Shell) -> None:
    shell.done("areas", "add", "Press")
    shell.done("observe", "--area", "press", "carts")
    assert [shell.done("undo") for _ in range(2)] == ["undone: carts\n", "undone: area Press\n"]
    assert shell.stored("areas") == []
    assert [shell.done("redo") for _ in range(2)] == [
        "back again: area Press\n",
        "back again: carts\n",
    ]
    assert shell.facts() == ["carts"]


def test_backups_are_numbered_from_the_newest(shell: Shell) -> None:
    two_days(shell)
    shell.now = "2026-11-24T10:00"
    shell.done("observe", "tuesday")
    assert [row[:3] for row in backup_numbers(shell)] == [
        ["1", "2026-11-24 10:00", "daily"],
        ["2", "2026-11-23 10:00", "daily"],
    ]
    assert shell.done("restore") == shell.done("backups")


def test_a_restore_says_how_to_go_back_and_that_works(shell: Shell) -> None:
    two_days(shell)
    shell.now = "2026-11-23T11:00"
    assert shell.done("restore", "1") == (
        "restored backup 1, of 2026-11-23 10:00 (daily)\n"
        "what stood before is now backup 1: `lean-journal restore 1` brings it back\n"
    )
    assert shell.facts() == ["sunday"]
    shell.now = "2026-11-23T12:00"
    shell.done("restore", "1")
    assert shell.facts() == ["sunday", "monday"]


@pytest.mark.parametrize("broken", [b'{"walks":{"1":', b"\x80", b"[]", b"", None])
def test_a_journal_that_is_broken_or_gone_comes_back(shell: Shell, broken: bytes | None) -> None:
    two_days(shell)
    if broken is None:
        shell.file.unlink()
    else:
        shell.file.write_bytes(broken)
        complaint = shell.refused("areas")
        assert "`lean-journal restore 1`" in complaint
    shell.now = "2026-11-23T11:00"
    printed = shell.done("restore", "1")
    assert shell.facts() == ["sunday"]
    assert ("what stood before" in printed) is bool(broken)
    kept = [path for path in shell.file.parent.glob("backups/*") if "before" in path.name]
    assert [gzip.decompress(path.read_bytes()) for path in kept] == [broken] * bool(broken)


def test_a_damaged_backup_is_not_restored(shell: Shell) -> None:
    two_days(shell)
    (backup,) = shell.file.parent.glob("backups/*")
    for damage in (b"no gzip", gzip.compress(b'{"half":'), gzip.compress(b'{"other":{}}')):
        backup.write_bytes(damage)
        wanted = "lean-journal: backup number 1 is damaged and was not restored\n"
        assert shell.refused("restore", "1") == wanted


@pytest.mark.parametrize("number", ["0", "2", "-1", "99999999999999999999"])
def test_a_number_no_backup_has_is_refused(shell: Shell, number: str) -> None:
    two_days(shell)
    assert "there is no backup number" in shell.refused("restore", "--", number)
    shell.refused("restore", "one", code=2)


def test_doctor_is_content_with_a_sound_journal_and_changes_nothing(shell: Shell) -> None:
    assert shell.done("doctor").startswith("ok    there is no journal at ")
    two_days(shell)
    before = {path: path.stat() for path in shell.file.parent.rglob("*")}
    printed = shell.done("doctor")
    assert all(line.startswith("ok    ") for line in printed.splitlines())
    assert {path: path.stat() for path in shell.file.parent.rglob("*")} == before


def test_doctor_names_what_is_wrong(shell: Shell) -> None:
    shell.done("observe", "carts")
    data = json.loads(shell.file.read_bytes())
    data["observations"]["17"] = {"fact": ["[red]\x1b"]}
    shell.file.write_text(json.dumps(data))
    result = shell.run("doctor")
    assert result.exit_code == 1
    assert "wrong observations: record 17 cannot be read" in result.stdout
    # The other commands say so too, once, and work.
    listed = shell.run("search", "carts")
    assert (listed.exit_code, listed.stdout) == (0, "2026-11-23\tfact\tcarts\n")
    assert listed.stderr.count("see `lean-journal doctor`") == 1


def test_doctor_finds_the_copy_a_sync_tool_made(shell: Shell) -> None:
    shell.done("observe", "carts")
    (shell.file.parent / "journal (conflicted copy 2026-11-22).json").write_bytes(b"{}")
    result = shell.run("doctor")
    assert result.exit_code == 1
    assert "looks like a conflict copy" in result.stdout


def leave_a_draft(shell: Shell) -> None:
    env = shell.variables
    with Terminal(["lean-journal", "observe"], env=env) as terminal:
        terminal.wait_for("\n>")
        terminal.send("half")
        terminal.wait_for("> half")
        terminal.signal(15)
        terminal.wait()


def test_forget_clears_the_past_and_keeps_the_present(shell: Shell) -> None:
    two_days(shell)
    shell.done("observe", "secret")
    shell.done("undo")
    leave_a_draft(shell)
    assert shell.done("forget", "--yes") == "forgotten: undo steps 3, backups 1, drafts 1\n"
    assert shell.facts() == ["sunday", "monday"]
    left = [path for path in shell.file.parent.rglob("*") if path.is_file()]
    assert {path.name for path in left} == {"journal.json", "journal.json.lock"}
    assert b"secret" not in shell.file.read_bytes()
    shell.refused("undo")
    shell.refused("redo")


def test_forget_asks_and_is_refused_where_nobody_answers(shell: Shell) -> None:
    two_days(shell)
    assert "--yes" in shell.refused("forget", code=2, piped="y\n")
    with Terminal(["lean-journal", "forget"], env=shell.variables) as terminal:
        terminal.wait_for("Forget all undo steps, backups and drafts left behind? [y/N]:")
        terminal.keys("enter")
        assert terminal.wait() == 1
    assert len(backup_numbers(shell)) == 1
    with Terminal(["lean-journal", "forget"], env=shell.variables) as terminal:
        terminal.wait_for("[y/N]:")
        terminal.keys("y", "enter")
        terminal.wait_for("forgotten: undo steps 2, backups 1, drafts 0")
        assert terminal.wait() == 0


def test_forgetting_nothing_creates_nothing(shell: Shell) -> None:
    assert shell.done("forget", "--yes") == "forgotten: undo steps 0, backups 0, drafts 0\n"
    assert not shell.file.exists()


def test_backups_of_a_linked_journal_are_found(shell: Shell, tmp_path: Path) -> None:
    two_days(shell)
    link = tmp_path / "elsewhere.json"
    link.symlink_to(shell.file)
    assert shell.done("backups", "--journal", str(link)) == shell.done("backups")
    shell.done("restore", "1", "--journal", str(link))
    assert link.is_symlink()
    assert shell.facts() == ["sunday"]
