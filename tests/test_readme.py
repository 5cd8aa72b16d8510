"""What the README tells people to type does what it says."""

import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lean_journal.cli.group import MODULES
from lean_journal.domain.deck import Pull
from lean_journal.domain.settings import SETTINGS
from lean_journal.storage.deck import deck_of, pull
from lean_journal.storage.kinds import TABLES
from lean_journal.tui.command_table import (
    BEHAVIORS,
    COMMANDS,
    DECK,
    EVERYWHERE,
    FIELD,
    FORM,
    GEMBA,
    GUIDED_REVIEW,
    IMPROVE,
    REFLECT,
    REVIEW,
    TODAY,
)
from tests.builders import journal
from tests.cli.shell import SCRIPT, Shell
from tests.decks import OCTOBER, SEPTEMBER, busy, freeze_deck
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "journal.json")


def blocks(language: str) -> list[str]:
    """Give the code of a language that stands under Reminders."""
    reminders = README.partition("## Reminders")[2].partition("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", reminders, re.DOTALL)


def prompt_snippet(*, rc: str) -> str:
    """Give what belongs into ~/.bashrc or ~/.zshrc."""
    function, *others = blocks("sh")
    return function + next(one for one in others if one.startswith(f"# ~/{rc}"))


# The prompt


def environment(shell: Shell, home: Path) -> dict[str, str]:
    (home / ".cache").mkdir(exist_ok=True)
    return shell.variables | {"HOME": str(home), "PS1": "% "}


@pytest.mark.parametrize("before", ["", "PROMPT_COMMAND='true;'"])
def test_the_bash_prompt_shows_how_much_is_due(shell: Shell, tmp_path: Path, before: str) -> None:
    shell.done("observe", ">> call Kim !today")
    snippet = tmp_path / "snippet"
    snippet.write_text(f"PS1='% '\n{before}\n{prompt_snippet(rc='.bashrc')}")
    env = environment(shell, tmp_path)
    with Terminal(["bash", "--noprofile", "--rcfile", snippet], env=env) as terminal:
        terminal.wait_for("%")
        terminal.wait_for(lambda _: (tmp_path / ".cache" / "lean-journal.due").exists())
        terminal.send("\r")
        terminal.wait_for("\n(2 due) %")
        (tmp_path / ".cache" / "lean-journal.due").write_text("10\n")
        terminal.send("\r")
        terminal.wait_for("\n(10 due) %")
        (tmp_path / ".cache" / "lean-journal.due").write_text("0\n")
        terminal.send("clear\r")
        terminal.wait_for(lambda text: text.strip() == "%")
        assert "lean" not in terminal.text


def test_no_prompt_waits_for_the_number(shell: Shell, tmp_path: Path) -> None:
    slow = tmp_path / "bin" / "lean-journal"
    slow.parent.mkdir()
    slow.write_text(f"#!/bin/sh\necho asked >> {tmp_path}/asked\nsleep 2\necho 7\n")
    slow.chmod(0o755)
    snippet = tmp_path / "snippet"
    path = f"PATH={slow.parent}:$PATH"
    snippet.write_text(
        f"{path}\n{prompt_snippet(rc='.bashrc')}for n in 1 2 3; do\n"
        "lean_journal_due; done; echo $SECONDS $lean_due.\n"
    )
    env = environment(shell, tmp_path) | {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "--norc", snippet], env=env, stdout=subprocess.PIPE, check=True, timeout=10
    )
    assert done.stdout == b"0 .\n"
    assert (tmp_path / "asked").read_text() == "asked\n"


def test_a_journal_that_cannot_be_read_leaves_the_prompt_alone(
    shell: Shell, tmp_path: Path
) -> None:
    shell.file.write_bytes(b"{")
    snippet = tmp_path / "snippet"
    snippet.write_text(f"PS1='% '\n{prompt_snippet(rc='.bashrc')}")
    env = environment(shell, tmp_path)
    with Terminal(["bash", "--noprofile", "--rcfile", snippet], env=env) as terminal:
        terminal.wait_for("%")
        terminal.send("lean-journal today --count; echo next\r")
        terminal.wait_for("cannot read")
        terminal.wait_for("next\n%")
        assert terminal.text.count("cannot read") == 1
        assert "due" not in terminal.text


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_the_zsh_prompt_shows_how_much_is_due(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / ".zshrc").write_text(f"PROMPT='> '\n{prompt_snippet(rc='.zshrc')}")
    env = environment(shell, tmp_path) | {"ZDOTDIR": str(tmp_path)}
    with Terminal(["zsh", "-i"], env=env) as terminal:
        terminal.wait_for(">")
        terminal.wait_for(lambda _: (tmp_path / ".cache" / "lean-journal.due").exists())
        terminal.send("\r")
        terminal.wait_for("(1 due) >")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here")
def test_the_status_line_of_tmux_shows_how_much_is_due(shell: Shell, tmp_path: Path) -> None:
    (configuration,) = blocks("tmux")
    (tmp_path / "tmux.conf").write_text(configuration)
    server = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(tmp_path / "tmux.conf")]
    env = environment(shell, tmp_path) | {"SHELL": "/bin/sh"}
    with Terminal([*server, "new-session", "sleep 30"], env=env) as terminal:
        try:
            terminal.wait_for("1 due")
        finally:
            subprocess.run([*server, "kill-server"], check=True)


# Every morning


def units() -> Mapping[str, str]:
    """Give the units by their names."""
    service, timer = blocks("ini")
    return {"lean-journal.service": service, "lean-journal.timer": timer}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for name, unit in units().items():
        (tmp_path / name).write_text(unit)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(tmp_path / name for name in units())],
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    if "Failed to initialize manager" in done.stderr:
        pytest.skip(done.stderr)
    assert (done.returncode, done.stderr) == (0, "")


def service_command(cache: Path) -> list[str]:
    """Give what systemd runs: its own escapes resolved."""
    start = re.search(r"ExecStart=/bin/sh -c '(.*)'", units()["lean-journal.service"])
    assert start is not None
    return ["/bin/sh", "-c", f"umask 077; {start[1].replace('$$', '$').replace('%C', str(cache))}"]


def cron_command(cache: Path) -> list[str]:
    (line,) = blocks("crontab")
    found = re.fullmatch(r"\d+ \d+ \* \* 1-5 +(.*)\n", line)
    assert found is not None
    assert "%" not in found[1]  # which cron would take for a line break
    assert cache.name == ".cache"
    return ["/bin/sh", "-c", found[1]]


@pytest.mark.parametrize("command", [service_command, cron_command])
def test_what_is_due_is_left_for_the_next_prompt(
    shell: Shell, tmp_path: Path, command: Callable[[Path], list[str]]
) -> None:
    shell.done("observe", ">> call Kim !today")
    env = environment(shell, tmp_path) | {"PATH": f"{SCRIPT.parent}:/usr/bin:/bin"}
    note = tmp_path / ".cache" / "lean-journal.today"
    subprocess.run(command(note.parent), env=env, check=True)
    assert "due\tcall Kim · due today\n" in note.read_text()
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    snippet = tmp_path / "snippet"
    snippet.write_text(f"PS1='% '\n{prompt_snippet(rc='.bashrc')}")
    with Terminal(["bash", "--noprofile", "--rcfile", snippet], env=env) as terminal:
        terminal.wait_for("call Kim · due today")
        terminal.wait_for("%")
        assert not note.exists()


@pytest.mark.parametrize("command", [service_command, cron_command])
def test_where_nothing_is_due_nothing_is_left(
    shell: Shell, tmp_path: Path, command: Callable[[Path], list[str]]
) -> None:
    shell.done("settings", "morning_prompts", "")
    shell.done("areas", "add", "Press shop")
    shell.done("observe", "--area", "press", "x")
    env = environment(shell, tmp_path) | {"PATH": f"{SCRIPT.parent}:/usr/bin:/bin"}
    subprocess.run(command(tmp_path / ".cache"), env=env, check=True)
    assert list((tmp_path / ".cache").iterdir()) == []


# What there is


def keys_of(heading: str) -> set[str]:
    """Give the keys in the first column of a table."""
    table = README.partition(f"| key | {heading}")[2].partition("\n\n")[0]
    firsts = [row.split("|")[1] for row in table.splitlines()[2:]]
    return set(re.findall(r"`([^`]+)`", " ".join(firsts)))


@pytest.mark.parametrize(
    ("heading", "scopes"),
    [
        ("everywhere", (EVERYWHERE,)),
        ("on Today", (TODAY,)),
        ("on Reflect", (REFLECT,)),
        ("on Behaviors", (BEHAVIORS,)),
        ("on Gemba", (GEMBA,)),
        ("on Improve", (IMPROVE,)),
        ("on Review", (REVIEW,)),
        ("in a review", (GUIDED_REVIEW,)),
        ("on the deck", (DECK,)),
        ("in a text field", (FIELD, FORM)),
    ],
)
def test_every_key_is_named(heading: str, scopes: tuple[str, ...]) -> None:
    wanted = {command.key for command in COMMANDS if command.scope in scopes}
    assert wanted <= keys_of(heading)


def test_every_command_setting_and_table_is_named() -> None:
    commands = README.partition("## Every command")[2].partition("\n## ")[0]
    assert [name for name in MODULES if not re.search(rf"`{name}\b", commands)] == []
    assert [known.key for known in SETTINGS if f"`{known.key}`" not in README] == []
    file = README.partition("## The file")[2]
    assert [table for table in TABLES if f"`{table}`" not in file] == []


def test_each_promise_names_a_test_that_is_there() -> None:
    section = README.partition("## What it promises")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| ")][2:]
    assert len(rows) > 10
    for row in rows:
        files = re.findall(r"\]\((tests/[^)]+)\)", row)
        assert files, row
        assert [file for file in files if not (ROOT / file).is_file()] == []


def test_the_lines_about_improvements_do_what_they_say(shell: Shell) -> None:
    section = README.partition("## Improvements and struggles from the shell")[2]
    block = section.partition("```sh\n")[2].partition("```")[0].replace("\\\n", "")
    lines = [line for line in block.splitlines() if line and "30 days after" not in line]
    env = shell.variables | {"PATH": f"{SCRIPT.parent}:/usr/bin:/bin"}
    for line in lines:
        done = subprocess.run(["bash", "-c", line], env=env, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), line
    (struggle,) = shell.stored("struggles")
    assert struggle["state"] == "closed"
    (cycle,) = shell.stored("cycles")
    assert cycle["decision"] == "adapt"


def test_the_lines_about_decks_do_what_they_say(shell: Shell) -> None:
    with journal(shell.file.parent) as opened:
        busy().store(opened)
        freeze_deck(opened, SEPTEMBER)
        with opened.transaction("sent") as transaction:
            pull(opened, transaction, SEPTEMBER, Pull.SENT)
    section = README.partition("### The deck, month by month")[2].partition("\n## ")[0]
    block = section.partition("```sh\n")[2].partition("```")[0].replace("\\\n", "")
    env = shell.variables | {"PATH": f"{SCRIPT.parent}:/usr/bin:/bin"}
    for line in filter(None, block.splitlines()):
        if "pull sent" in line:
            with journal(shell.file.parent) as opened:
                freeze_deck(opened)
        done = subprocess.run(["bash", "-c", line], env=env, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), line
    with journal(shell.file.parent) as opened:
        september, october = deck_of(opened, SEPTEMBER), deck_of(opened, OCTOBER)
        assert (opened.settings.reporting_day, opened.settings.deck_title) == (3, "What got better")
    assert (september.outcome, september.pull) == (
        "twelve minutes, over 20 shifts",
        Pull.DISCUSSED,
    )
    assert (october.target, october.pull) == ("no cart waits longer than 10 min", Pull.SENT)
