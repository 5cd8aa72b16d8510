"""Help, completion, and where the journal is looked for."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from lean_journal import __version__
from lean_journal.cli.group import MODULES
from lean_journal.cli.main import commands
from lean_journal.paths import journal_file
from tests.cli.shell import SCRIPT, Shell

COMMANDS = [
    [],
    *([name] for name in MODULES),
    *(["areas", name] for name in ("add", "edit")),
    *(
        ["behaviors", name]
        for name in ("add", "cadence", "edit", "park", "remove", "resume", "starters")
    ),
    *(["commitments", name] for name in ("add", "break", "drop", "due", "keep", "ledger")),
    *(["decks", name] for name in ("answer", "edit", "pull")),
    *(
        ["improvements", name]
        for name in (
            *("add", "check", "drop", "edit", "holds", "mend", "remove", "show", "slipped"),
            "start",
        )
    ),
    *(
        ["struggles", name]
        for name in ("add", "again", "close", "edit", "remove", "report", "show")
    ),
]


@pytest.mark.parametrize("command", COMMANDS, ids="-".join)
def test_help_shows_an_example_that_is_a_command(shell: Shell, command: list[str]) -> None:
    shown = shell.done(*command, "--help")
    assert shell.done(*command, "-h") == shown
    examples = shown.partition("Example:\n")[2].splitlines()
    begin = " ".join(["lean-journal", *command])
    assert any(line.strip().startswith(begin) for line in examples)
    assert "--journal FILE" in shown
    assert "[default" not in shown
    assert "<=" not in shown
    assert not any(line.endswith("...") for line in shown.splitlines()[1:])


def test_the_version_is_printed(shell: Shell) -> None:
    assert shell.done("--version") == f"lean-journal {__version__}\n"


def test_both_names_are_installed_and_run_as_a_module() -> None:
    assert SCRIPT.exists()
    assert SCRIPT.with_name("lj").exists()


@pytest.mark.parametrize("command", [["areas"], ["areas", "add", "x"], ["observe", "x"]])
def test_the_journal_may_be_named_before_or_after_a_command(
    shell: Shell, tmp_path: Path, command: list[str]
) -> None:
    named = ["--journal", str(tmp_path / "named.json")]
    (tmp_path / "named.json").write_bytes(b"{")
    for arguments in ([*named, *command], [*command, *named]):
        assert "named.json" in shell.refused(*arguments)
    other = ["--journal", str(tmp_path / "other.json")]
    assert "named.json" in shell.refused(*other, *command, *named)


def test_without_a_name_it_is_in_the_folder_for_data(tmp_path: Path) -> None:
    env = {"LEAN_JOURNAL_FILE": "", "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    result = CliRunner().invoke(commands, ["search", "x"], env=env)
    assert result.exit_code == 0
    assert list(tmp_path.iterdir()) == []
    assert CliRunner().invoke(commands, ["observe", "x"], env=env).exit_code == 0
    assert (tmp_path / "lean-journal" / "journal.json").is_file()


def test_the_variable_may_begin_with_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    path = journal_file({"LEAN_JOURNAL_FILE": "~/lean/j.json"})
    assert path == Path("/home/kim/lean/j.json")


def complete(shell: Shell, line: str) -> list[str]:
    """Give what bash would offer for the last word of a line."""
    words = line.split(" ")
    done = shell.process(
        env={
            "_LEAN_JOURNAL_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return [offer.partition(",")[2] for offer in done.stdout.decode().splitlines() if offer]


def test_the_shell_completes_commands_areas_themes_and_settings(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("areas", "add", "Paint\x1b shop")
    assert complete(shell, "lean-journal re") == ["reflect", "review", "redo", "restore"]
    assert complete(shell, "lean-journal observe --area p") == ["Press shop"]
    assert complete(shell, "lean-journal observe --theme s") == ["Safety", "Standard", "Sustain"]
    assert complete(shell, "lean-journal settings ") == [
        "day_start",
        "week_start",
        "workdays",
        "theme",
        "reporting_day",
        "deck_title",
        "keymap",
        "morning_prompts",
        "evening_prompts",
        "week_prompts",
        "month_prompts",
    ]


def test_the_shell_completes_behaviors_and_what_became_of_them(shell: Shell) -> None:
    for name in ("Ask first", "Missing nobody", "Ask\x1b up"):
        shell.done("behaviors", "add", name)
    assert complete(shell, "lean-journal mark a") == ["Ask first"]
    assert complete(shell, "lean-journal mark m") == ["Missing nobody"]
    assert complete(shell, "lean-journal mark ask m") == ["missed", "Missing nobody"]
    assert complete(shell, "lean-journal behaviors park ask") == ["Ask first"]
    assert complete(shell, "lean-journal behaviors add New --park a") == ["Ask first"]


def test_the_shell_completes_months_and_what_came_back(shell: Shell) -> None:
    months = complete(shell, "lean-journal deck ")
    assert (months[0], months[1], months[-1], len(months)) == (
        *("2026-11", "2026-10"),
        *("2025-11", 13),
    )
    for command in ("deck", "decks edit", "decks pull sent", "decks answer"):
        assert complete(shell, f"lean-journal {command} 2026-0") == months[2:11]
    assert complete(shell, "lean-journal decks pull ") == ["sent", "discussed", "reused", "asked"]
    assert complete(shell, "lean-journal decks pull a") == ["asked"]
    shell.now = "0001-01-05T08:00"
    assert complete(shell, "lean-journal deck ") == ["0001-01"]
    shell.file.write_bytes(b"{")
    assert complete(shell, "lean-journal deck 20") == []


def test_the_shell_completes_handles_and_titles(shell: Shell) -> None:
    shell.done("struggles", "add", "Late trucks")
    for title in ("Call light", "Call\x1b card", "Mirror"):
        shell.done("improvements", "add", title, "--problem", "x")
    assert complete(shell, "lean-journal improvements start i") == ["i1", "i3"]
    assert complete(shell, "lean-journal improvements check c") == ["Call light"]
    assert complete(shell, "lean-journal struggles report ") == ["s1", "Late trucks"]
    assert complete(shell, "lean-journal observe --struggle l") == ["Late trucks"]
    assert complete(shell, "lean-journal improvements edit m --struggle s") == ["s1"]
    shell.file.write_bytes(b"{")
    assert complete(shell, "lean-journal improvements show i") == []


def test_the_shell_completes_people_and_handles_within_a_line(shell: Shell) -> None:
    shell.done("struggles", "add", "Late trucks")
    shell.done("improvements", "add", "Call light", "--problem", "x")
    for line in (">> call @kim", ">> ask @karl", ">> see @\x1bko"):
        shell.done("observe", line)
    assert complete(shell, "lean-journal observe @k") == ["@karl", "@kim"]
    assert complete(shell, "lean-journal commitments add call @ki") == ["@kim"]
    assert complete(shell, r"lean-journal observe carts \#") == ["#i1", "#s1"]
    assert complete(shell, "lean-journal observe carts") == []
    shell.file.write_bytes(b"{")
    assert complete(shell, "lean-journal observe @k") == []


def test_completion_is_silent_about_a_broken_journal(shell: Shell) -> None:
    shell.file.write_bytes(b"{")
    assert complete(shell, "lean-journal observe --area p") == []
    shell.now = "nonsense"
    assert complete(shell, "lean-journal observe --area p") == []


def test_completion_looks_into_the_journal_that_is_named(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    shell.done("areas", "add", "Press", "--journal", str(other))
    for line in (f"--journal {other} observe --area P", f"observe --journal {other} --area P"):
        assert complete(shell, f"lean-journal {line}") == ["Press"]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: Shell, name: str) -> None:
    env = {"_LEAN_JOURNAL_COMPLETE": f"{name}_source", "PATH": os.environ["PATH"]}
    done = shell.process(env=env)
    assert done.returncode == 0
    assert b"_LEAN_JOURNAL_COMPLETE=" in done.stdout
