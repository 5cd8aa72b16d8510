"""What cannot be done ends with one line, a status, and the file as it was."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lean_journal.storage import Journal
from tests.builders import unprivileged
from tests.cli.shell import SCRIPT, Shell
from tests.terminal import Terminal

WRITING = (
    ["observe", "x"],
    ["reflect", "x"],
    ["areas", "add", "x"],
    ["settings", "week_start", "sun"],
)
READING = (
    ["today"],
    ["today", "--count"],
    ["areas"],
    ["commitments"],
    ["search", "x"],
    ["settings"],
    ["export"],
)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{"walks":{"1":', "cannot read"),
        (b"\xff\xfe", "cannot read"),
        (b"[1,2]", "it is no JSON object"),
        (b'{"_default":{"1":{"a":1}}}', "it is not a lean-journal file"),
        (b'{"meta":{"1":{"schema":1}},"meta":{}}', "stands in it twice"),
        (b'{"meta":{"1":{"schema":1}},"walks":[]}', "the table walks is damaged"),
    ],
)
def test_a_file_that_is_no_journal_is_left_alone(
    shell: Shell, content: bytes, complaint: str
) -> None:
    shell.file.write_bytes(content)
    assert complaint in shell.refused("observe", "x")
    assert complaint in shell.refused("export")


def test_a_file_of_no_bytes_is_a_journal_to_begin(shell: Shell) -> None:
    shell.file.touch()
    shell.done("observe", "x")
    assert shell.facts() == ["x"]


@pytest.mark.parametrize("command", [*WRITING, *READING, ["undo"]])
def test_a_folder_is_no_journal(shell: Shell, tmp_path: Path, command: list[str]) -> None:
    wanted = f"lean-journal: {tmp_path} is a folder, not a journal\n"
    assert shell.refused("--journal", str(tmp_path), *command) == wanted


def test_a_newer_journal_can_be_read_and_not_written(shell: Shell) -> None:
    shell.done("observe", "from the future")
    data = json.loads(shell.file.read_bytes())
    data["meta"]["1"]["schema"] = 99
    shell.file.write_text(json.dumps(data))
    for command in (*WRITING, ["undo"]):
        assert "it opens read-only" in shell.refused(*command)
    found = shell.run("search", "future")
    assert found.stdout == "2026-11-23\tfact\tfrom the future\n"
    assert found.stderr.count("it opens read-only") == 1


def read_only_file(folder: Path) -> None:
    (folder / "journal.json").write_text('{"meta":{"1":{"schema":1}}}')
    (folder / "journal.json").chmod(0o444)


def unreadable_file(folder: Path) -> None:
    read_only_file(folder)
    (folder / "journal.json").chmod(0)


def read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)


@pytest.mark.parametrize(
    ("prepare", "complaint"),
    [
        (read_only_file, "journal.json is read-only"),
        (unreadable_file, "journal.json: Permission denied"),
        (read_only_folder, "Permission denied"),
    ],
)
def test_what_may_not_be_written_is_said_in_one_line(
    shell: Shell, prepare: Callable[[Path], None], complaint: str
) -> None:
    def attempt(folder: Path) -> tuple[int, str, str]:
        prepare(folder)
        result = Shell(folder / "journal.json").run("observe", "x")
        return result.exit_code, result.stdout, result.stderr

    shell.done("observe", "x")  # imports what the other user may not read
    code, printed, said = unprivileged(attempt)
    assert (code, printed, said.count("\n")) == (1, "", 1)
    assert complaint in said


def test_a_read_only_journal_can_be_read(shell: Shell) -> None:
    def attempt(folder: Path) -> tuple[int, str, str]:
        read_only_file(folder)
        result = Shell(folder / "journal.json").run("export", "--format", "md")
        return result.exit_code, result.stdout, result.stderr

    shell.done("export", "--format", "md")  # imports what the other user may not read
    code, printed, said = unprivileged(attempt)
    assert (code, printed, said.count("\n")) == (0, "# Journal\n", 1)
    assert said.endswith("journal.json is read-only\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["obsrve", "x"],
        ["--bogus"],
        ["observe", "--bogus", "x"],
        ["areas", "bogus"],
        ["areas", "add"],
        ["search"],
        ["settings", "a", "b", "c"],
        ["export", "--format", "xml"],
        ["observe", "--area"],
        ["reflect", "--on"],
        ["reflect", "--bogus"],
        ["today", "bogus"],
        ["\udcff[/]\x1b"],
    ],
)
def test_wrong_usage_is_two_lines_at_most(shell: Shell, arguments: list[str]) -> None:
    complaint = shell.refused(*arguments, code=2)
    assert all(line.startswith("lean-journal: ") for line in complaint.splitlines())
    assert complaint.count("\n") <= 2
    assert "\x1b" not in complaint


@pytest.mark.parametrize("now", ["nonsense", "2026-02-30T08:00", "0001-01-01T00:00+23:00"])
def test_a_clock_stopped_at_no_time_is_refused(shell: Shell, now: str) -> None:
    shell.now = now
    assert "LEAN_JOURNAL_NOW" in shell.refused("observe", "x", code=2)


def test_the_app_needs_a_terminal(shell: Shell) -> None:
    assert "the app needs a terminal" in shell.refused(code=2)
    assert not shell.file.exists()


def test_the_app_says_in_one_line_why_it_does_not_open(shell: Shell) -> None:
    shell.file.write_bytes(b"{")
    with Terminal(["lean-journal"], env=shell.variables, size=(200, 24)) as terminal:
        assert terminal.wait() == 1
        assert terminal.text.startswith("lean-journal: cannot read ")
        assert "Traceback" not in terminal.text
    assert shell.file.read_bytes() == b"{"


def test_an_error_nobody_foresaw_says_where_and_none_of_the_text(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise KeyError("private words")

    monkeypatch.setattr(Journal, "undo", fail)
    complaint = shell.refused("undo")
    assert complaint.startswith("lean-journal: unexpected error: KeyError in tests.cli.test_errors")
    assert "private" not in complaint


def test_a_reader_that_leaves_early_is_no_error(shell: Shell) -> None:
    shell.done("observe", piped="carts queue at the press\n" * 3000)
    for command in ("search carts", "export"):
        done = subprocess.run(
            f"{SCRIPT} {command} | head -n 1; exit ${{PIPESTATUS[1]}}",
            shell=True,
            executable="/bin/bash",
            env=shell.variables | {"PATH": os.environ["PATH"]},
            capture_output=True,
            check=True,
        )
        assert done.stdout.count(b"\n") == 1
        assert done.stderr == b""


def test_output_that_cannot_be_written_is_one_line(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [SCRIPT, "settings"], env=shell.variables, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr == b"lean-journal: No space left on device\n"


def test_a_terminal_without_our_characters_gets_their_numbers(shell: Shell) -> None:
    done = shell.process("observe", "3 carts", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert done.stdout.decode("latin-1") == "saved fact · 3 carts \\u2192 notes of today 14:20\n"


def test_ctrl_c_ends_quietly(shell: Shell) -> None:
    with Terminal(["lean-journal", "observe", "-"], env=shell.variables) as terminal:
        terminal.send("carts\r")
        terminal.wait_for("carts")
        # Until the terminal is read, ctrl+c would end Python before any of our code runs.
        terminal.wait_for(lambda _: shell.file.parent.exists())
        terminal.keys("ctrl+c")
        terminal.wait()
    assert not shell.file.exists()
