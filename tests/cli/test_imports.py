"""What a start loads: a line after a walk waits for nothing it does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.kinds import all_kinds
from tests.cli.shell import Shell

HEAVY = {"textual", "rich", "pptx", "markdown_it", "pygments"}
STORE = {"tinydb", "msgspec", "filelock", "platformdirs"}


def loaded(code: str, shell: Shell) -> set[str]:
    """Run code in a new Python, and name the packages it has loaded then."""
    return {name.partition(".")[0] for name in loaded_modules(code, shell)}


def loaded_modules(code: str, shell: Shell) -> set[str]:
    """Run code in a new Python, and name the modules it has loaded then."""
    report = "import atexit, json, sys; atexit.register(lambda: print(json.dumps([*sys.modules])))"
    done = subprocess.run(
        [sys.executable, "-c", f"{report}\n{code}"],
        env=os.environ | shell.variables,
        capture_output=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def command(*arguments: str) -> str:
    # Not `main`, which ends the process before it could tell what it has loaded.
    return f"from lean_journal.cli.main import commands\ncommands({list(arguments)!r})"


def test_importing_the_command_line_loads_click_and_nothing_else_of_others(shell: Shell) -> None:
    packages = loaded("import lean_journal.cli.main", shell)
    assert "click" in packages
    assert packages.isdisjoint(HEAVY | STORE)


def test_opening_the_app_loads_nothing_that_reads_arguments(shell: Shell) -> None:
    packages = loaded(
        "import lean_journal.__main__, lean_journal.cli.app, lean_journal.tui.app", shell
    )
    assert packages.isdisjoint({"click", "filelock", "pptx"})


def test_importing_makes_nothing(shell: Shell) -> None:
    loaded("import lean_journal.cli.observe, lean_journal.paths", shell)
    assert list(shell.file.parent.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["today"],
        ["today", "--count"],
        ["observe", "carts"],
        ["reflect", "listen first"],
        ["undo"],
        ["areas"],
        ["search", "carts"],
        ["commitments", "--json"],
        ["export"],
        ["settings", "theme"],
        ["settings", "keymap", "undo=z"],
        ["mark", "ask"],
        ["behaviors"],
        ["behaviors", "starters"],
        ["streaks"],
        ["streaks", "--json"],
        ["absence"],
        ["decks"],
        ["decks", "edit", "--target", "no cart waits"],
    ],
)
def test_a_command_in_a_pipe_loads_nothing_that_draws(shell: Shell, arguments: list[str]) -> None:
    shell.done("observe", "carts")
    shell.done("behaviors", "add", "Ask first")
    assert loaded(command(*arguments), shell).isdisjoint(HEAVY | {"platformdirs"})


@pytest.mark.parametrize(
    ("now", "is_loaded"),
    [("2026-11-01T08:00", False), ("2026-11-04T08:00", True), ("2026-11-23T08:00", False)],
)
def test_what_is_due_looks_at_no_deck_but_around_the_reporting_day(
    shell: Shell, now: str, is_loaded: bool
) -> None:
    shell.done("behaviors", "add", "Ask first")
    shell.done("decks", "edit", "--target", "no cart waits")
    shell.now = now
    modules = loaded_modules(command("today"), shell)
    about_decks = {"lean_journal.domain.deck", "lean_journal.storage.deck"}
    assert modules & about_decks == (about_decks if is_loaded else set())
    assert about_decks.isdisjoint(loaded_modules(command("today", "--count"), shell))


# The settings hold the prompts of reflections.
MET_BY_A_LINE = {Area, Commitment, Observation, Reflection, Walk}
OTHERS = {kind.__module__ for kind in all_kinds()} - {kind.__module__ for kind in MET_BY_A_LINE}


@pytest.mark.parametrize("line", ["carts queue", "w: carts // no signal? >> call @kim !fri *"])
def test_a_line_waits_for_no_kind_of_record_it_does_not_meet(shell: Shell, line: str) -> None:
    # A journal that holds all of them; a row is none of its kind until it is looked at.
    shell.done("behaviors", "add", "Ask first")
    shell.done("absence", "2026-12-24")
    shell.done("observe", "a first one #new")
    modules = loaded_modules(command("observe", line), shell)
    assert "lean_journal.domain.walk" in modules
    assert modules.isdisjoint(OTHERS)


def test_a_line_that_links_meets_what_it_links_to(shell: Shell) -> None:
    shell.done("observe", "a first one #new")
    assert {row["link"] for row in shell.stored("observations")} == {"#i1"}
    modules = loaded_modules(command("observe", "carts queue #i1"), shell)
    assert "lean_journal.domain.improvement" in modules


def test_a_reflection_in_words_loads_no_editor(shell: Shell) -> None:
    assert "termios" not in loaded(command("reflect", "listen first"), shell)


def test_the_version_loads_no_journal(shell: Shell) -> None:
    assert loaded(command("--version"), shell).isdisjoint(HEAVY | STORE)


def test_a_module_run_is_the_same_command(shell: Shell, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "lean_journal", "observe", "carts"],
        env=os.environ | shell.variables,
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert shell.facts() == ["carts"]
