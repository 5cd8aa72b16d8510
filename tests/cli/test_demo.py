import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import SCRIPT, Shell
from tests.cli.test_imports import HEAVY, command, loaded
from tests.terminal import Terminal

NOW = "2026-11-23T08:00"


@pytest.fixture
def look(tmp_path: Path) -> Shell:
    """Give a shell in which the journal is the sample that has been written."""
    shell = Shell(tmp_path / "look.json", now=NOW)
    shell.done("demo", str(shell.file))
    return shell


def test_it_writes_a_journal_and_says_how_to_open_it(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "my look.json"
    saved, how = shell.done("demo", str(file)).splitlines()
    assert saved.startswith(f"saved {file}: ")
    tables = ("reflections", "marks", "walks", "observations", "commitments")
    for table in (*tables, "struggles", "improvements", "cycles"):
        count = len(json.loads(file.read_bytes())[table])
        assert f"{count:,} {table}" in saved
    assert how == f"open it with `lean-journal --journal '{file}'`"
    # One's own journal is not touched.
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file = tmp_path / "new" / "folder" / "look.json"
        Shell(tmp_path / "journal.json", now=NOW).done("demo", str(file))
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700


def test_doctor_and_the_first_commands_find_nothing_to_complain_of(look: Shell) -> None:
    assert "wrong" not in look.done("doctor")
    due = look.done("today")
    assert due.startswith("today\tMonday 23 November 2026\nmorning\t")
    assert "mark\tStart at the board" in due
    assert "Ask first" in look.done("streaks")
    assert "forklift" in look.done("search", "forklift")
    assert look.done("mark", "board", "--on", "2026-11-20").startswith("saved ")
    assert "wrong" not in look.done("doctor")
    assert "Start at the board" in look.done("undo")


def test_the_same_seed_and_clock_give_the_same_file(look: Shell, tmp_path: Path) -> None:
    zones = {"same": "Asia/Tokyo", "again": "America/Los_Angeles"}
    for name, zone in zones.items():
        done = look.process("demo", str(tmp_path / name), env={"TZ": zone})
        assert (done.returncode, done.stderr) == (0, b"")
        assert (tmp_path / name).read_bytes() == look.file.read_bytes()
    look.done("demo", str(tmp_path / "other"), "--seed", "2")
    assert (tmp_path / "other").read_bytes() != look.file.read_bytes()


def test_the_day_that_goes_on_after_midnight_is_the_day_before(tmp_path: Path) -> None:
    # Until three it is still Sunday.
    files = {}
    for now in ("2026-11-23T01:30", "2026-11-22T09:00"):
        shell = Shell(tmp_path / "journal.json", now=now)
        shell.done("demo", str(tmp_path / now))
        files[now] = (tmp_path / now).read_bytes()
    assert len(set(files.values())) == 1


def test_more_years_are_more(shell: Shell, tmp_path: Path) -> None:
    shell.done("demo", str(tmp_path / "one"))
    shell.done("demo", str(tmp_path / "two"), "--years", "2")
    assert (tmp_path / "two").stat().st_size > 1.8 * (tmp_path / "one").stat().st_size


# Refused


@pytest.mark.parametrize("standing", ["a file", "the journal", "a folder", "a link"])
def test_what_is_there_is_not_written_over(shell: Shell, tmp_path: Path, standing: str) -> None:
    shell.done("observe", "carts")
    file = tmp_path / "look.json"
    if standing == "the journal":
        file = shell.file
    elif standing == "a folder":
        file.mkdir()
    elif standing == "a link":
        file.symlink_to(shell.file)
    else:
        file.write_bytes(b"mine")
    complaint = shell.refused("demo", str(file))
    assert complaint == f"lean-journal: {file} is there already: choose another name\n"
    assert shell.facts() == ["carts"]
    assert standing != "a file" or file.read_bytes() == b"mine"


@pytest.mark.parametrize("years", ["0", "-1", "31", "many"])
def test_a_number_of_years_that_cannot_be_is_wrong_usage(
    shell: Shell, tmp_path: Path, years: str
) -> None:
    complaint = shell.refused("demo", str(tmp_path / "look.json"), "--years", years, code=2)
    said = f"--years is a number of years, from 1 to 30, and not {years!r}"
    assert complaint.startswith(f"lean-journal: {said}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_seed_is_a_whole_number(shell: Shell, tmp_path: Path) -> None:
    complaint = shell.refused("demo", str(tmp_path / "look.json"), "--seed", "x", code=2)
    assert complaint.startswith("lean-journal: --seed is a whole number, and not 'x'\n")


@pytest.mark.parametrize("name", ["", " "])
def test_a_file_has_a_name(shell: Shell, name: str) -> None:
    complaint = shell.refused("demo", name, code=2)
    assert complaint.startswith("lean-journal: FILE is the name of the new journal, as look.json")


def test_without_a_file_it_is_wrong_usage(shell: Shell) -> None:
    assert "FILE" in shell.refused("demo", code=2)


@pytest.mark.parametrize("now", ["0003-01-01T08:00", "9999-12-30T08:00"])
def test_the_calendar_has_an_end(tmp_path: Path, now: str) -> None:
    shell = Shell(tmp_path / "journal.json", now=now)
    complaint = shell.refused("demo", str(tmp_path / "look.json"), "--years", "5", code=2)
    assert "the calendar has no 5 years" in complaint
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    file = tmp_path / "file" / "look.json"
    assert shell.refused("demo", str(file)).startswith(f"lean-journal: cannot write {file}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


# While it is written


def test_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    file = tmp_path / "look.json"
    env = {"LEAN_JOURNAL_NOW": NOW}
    with Terminal([SCRIPT, "demo", file, "--years", "3"], env=env) as terminal:
        terminal.wait_for("writing")
        terminal.wait_for("open it with")
        assert terminal.wait() == 0
        # The bar goes when it is done.
        assert "writing" not in terminal.text
        assert "━".encode() in terminal.raw


def test_a_pipe_gets_no_bar(look: Shell, tmp_path: Path) -> None:
    done = look.process("demo", str(tmp_path / "piped.json"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"saved ")


@pytest.mark.parametrize("arguments", [["--help"], ["today"], ["streaks"]])
def test_no_other_command_loads_the_sample(look: Shell, arguments: list[str]) -> None:
    report = "import atexit, sys; atexit.register(lambda: print(*sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{report}\n{command(*arguments)}"],
        env=os.environ | look.variables,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.splitlines()[-1].split())
    assert "lean_journal.cli.main" in modules
    assert "lean_journal.demo" not in modules


def test_a_pipe_waits_for_nothing_that_draws(look: Shell, tmp_path: Path) -> None:
    assert loaded(command("demo", str(tmp_path / "piped.json")), look).isdisjoint(HEAVY)


def test_the_app_opens_on_the_morning_that_is_still_to_come(look: Shell) -> None:
    with Terminal([SCRIPT], env=look.variables) as terminal:
        terminal.wait_for("Start at the board")
        terminal.keys("y")
        terminal.wait_for(lambda text: "Start at the board" not in text)
        terminal.keys("esc", "4")
        terminal.wait_for("Press shop")
        terminal.keys("q")
        assert terminal.wait() == 0
