"""`reflect`: a text, a pipe, or the person's editor in a real terminal."""

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from lean_journal.cli import page
from lean_journal.domain.calendar import DAY
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.starter import PROMPTS
from tests.builders import MONDAY, MONDAY_MORNING, Clock, journal
from tests.cli.shell import SCRIPT, Shell
from tests.terminal import Terminal

MORNING = [prompt.text for prompt in PROMPTS[ReflectionKind.MORNING]]
FIRST = MORNING[0]
HEADING = f"## {FIRST}"


def pages(shell: Shell) -> dict[str, dict[str, str]]:
    """Give what was written, by day and kind, and in each by prompt."""
    return {
        f"{one['day']} {one['kind']}": {
            answer["prompt"]: answer["text"] for answer in one["answers"]
        }
        for one in shell.stored("reflections")
    }


def morning(shell: Shell) -> dict[str, str]:
    return pages(shell).get(f"{MONDAY} morning", {})


# A text or a pipe


def test_a_text_is_the_blank_page_of_the_morning(shell: Shell) -> None:
    assert shell.done("reflect", "be at press 2", "at nine") == (
        "saved morning of 2026-11-23 · be at press 2 at nine\n"
    )
    assert pages(shell) == {"2026-11-23 morning": {"": "be at press 2 at nine"}}
    assert shell.done("undo") == "undone: be at press 2 at nine\n"
    assert pages(shell) == {}
    shell.refused("reflect", "- listen", code=2)
    shell.done("reflect", "--", "- listen")
    assert morning(shell) == {"": "- listen"}


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (["--evening"], "2026-11-23 evening"),
        (["--week"], "2026-11-23 week"),
        (["--month"], "2026-11-01 month"),
        (["--on", "yesterday"], "2026-11-22 morning"),
        (["--on", "-3d", "--evening"], "2026-11-20 evening"),
        (["--on", "sun", "--week"], "2026-11-16 week"),
        (["--month", "--on", "2024-02-29"], "2024-02-01 month"),
        (["--on", "0001-01-01"], "0001-01-01 morning"),
        (["--on", "0001-01-07", "--week"], "0001-01-01 week"),
    ],
)
def test_it_is_kept_by_day_and_kind(shell: Shell, options: list[str], key: str) -> None:
    day, kind = key.split()
    assert shell.done("reflect", *options, "x") == f"saved {kind} of {day} · x\n"
    assert pages(shell) == {key: {"": "x"}}


def test_a_week_begins_when_it_is_set_to(shell: Shell) -> None:
    shell.done("settings", "week_start", "sun")
    shell.done("reflect", "--week", "x")
    shell.done("reflect", "--week", "--on", "0001-01-01", "the first week of all")
    assert set(pages(shell)) == {"2026-11-22 week", "0001-01-01 week"}


@pytest.mark.parametrize("on", ["tomorrow", "2026-11-24", "9999-12-31", "0000-01-01", "-0.5d", ""])
def test_a_day_that_has_not_come_is_refused(shell: Shell, on: str) -> None:
    assert "is no day up to today" in shell.refused("reflect", f"--on={on}", "x", code=2)
    assert not shell.file.exists()


def test_past_midnight_it_is_still_yesterday(shell: Shell) -> None:
    shell.now = "2026-11-24T01:30"
    shell.done("reflect", "--evening", "late")
    assert set(pages(shell)) == {"2026-11-23 evening"}


def test_a_second_text_is_a_second_paragraph(shell: Shell) -> None:
    shell.done("reflect", "one")
    shell.done("reflect", piped="\n  two\nlines\n\n")
    assert morning(shell) == {"": "one\n\n  two\nlines"}
    assert shell.done("undo") == "undone: two lines\n"
    assert morning(shell) == {"": "one"}


def test_paragraphs_added_at_the_same_time_stand_once_each(shell: Shell) -> None:
    shell.done("reflect", "begun")
    words = [f"word{number}" for number in range(6)]
    running = [
        subprocess.Popen([SCRIPT, "reflect", word], env=shell.variables, stdout=subprocess.DEVNULL)
        for word in words
    ]
    assert [process.wait() for process in running] == [0] * len(words)
    first, *others = morning(shell)[""].split("\n\n")
    assert (first, sorted(others)) == ("begun", words)


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_pipe_is_taken_whole(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.done("reflect", *arguments, piped=b"\xef\xbb\xbf# Monday\r\n\r\n- one\r\n- caf\xe9\r\n")
    assert morning(shell) == {"": "# Monday\n\n- one\n- caf\\udce9"}


def test_a_text_of_a_megabyte_is_kept_and_not_repeated(shell: Shell) -> None:
    text = "word\n" * 200_000
    assert len(shell.done("reflect", "-", piped=text)) < 200
    assert morning(shell) == {"": text.rstrip("\n")}
    assert len(shell.done("undo")) < 100


@pytest.mark.parametrize("text", ["", "   ", "\n\t \n"])
def test_only_blanks_are_refused(shell: Shell, text: str) -> None:
    wanted = "lean-journal: there is nothing to save in an empty reflection\n"
    assert shell.refused("reflect", text) == wanted
    assert shell.refused("reflect", "-", piped=text) == wanted
    assert not shell.file.exists()


def test_what_would_act_on_a_terminal_is_shown_and_kept(shell: Shell) -> None:
    text = "[red]a[/] \x1b[31m \x07 \u202e\ttab"
    printed = shell.done("reflect", piped=text)
    assert printed == "saved morning of 2026-11-23 · [red]a[/] ␛[31m ␇ ‹RLO›⇥tab\n"
    assert morning(shell) == {"": text}
    assert "\x1b" not in shell.done("undo") + shell.done("redo") + shell.done("search", "red")


def test_arguments_that_are_no_utf_8_are_kept(shell: Shell) -> None:
    assert shell.process("reflect", b"caf\xe9").returncode == 0
    assert morning(shell) == {"": "caf\\udce9"}


def test_a_page_is_found_again(shell: Shell) -> None:
    shell.done("reflect", "--on", "-3d", "ask before telling")
    assert shell.done("search", "telling") == "2026-11-20\treflection\task before telling\n"


# The editor


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """Give the place of an editor that the test writes; what it saw is beside it."""
    return tmp_path / "bin" / "edit"


def write_editor(editor: Path, *lines: str) -> None:
    editor.parent.mkdir(exist_ok=True)
    seen, modes = editor.with_name("seen"), editor.with_name("modes")
    looks = [f'cp "$1" {seen}', f'stat -c %a "$(dirname "$1")" "$1" > {modes}']
    editor.write_text("\n".join(["#!/bin/bash", *looks, *lines, ""]))
    editor.chmod(0o755)


def reflecting(shell: Shell, editor: Path | str, *arguments: str, **more: str) -> Terminal:
    env = shell.variables | {"EDITOR": str(editor)} | more
    return Terminal(["lean-journal", "reflect", *arguments], env=env, size=(200, 24))


def reflected(shell: Shell, editor: Path | str, *arguments: str, **more: str) -> tuple[int, str]:
    """Reflect with an editor that ends by itself; give the status and what was said."""
    with reflecting(shell, editor, *arguments, **more) as terminal:
        status = terminal.wait()
        assert "\x1b" not in terminal.raw.decode()
        require_no_trace(shell)
        return status, terminal.text.rstrip("\n")


def require_no_trace(shell: Shell) -> None:
    """Make sure that no file an editor was given is left, nor a lock of a draft."""
    left = {path.suffix for path in (shell.file.parent / "drafts").glob("*")}
    assert left <= {".json", ".lock"}


def drafts(shell: Shell) -> list[dict[str, Any]]:
    folder = shell.file.parent / "drafts"
    return [draft for path in folder.glob("*.json") for draft in json.loads(path.read_bytes())]


def test_the_editor_gets_the_prompts_and_its_answers_are_saved(shell: Shell, editor: Path) -> None:
    shell.done("areas", "add", "Press shop")  # no newcomer, who is asked one prompt only
    write_editor(editor, f'printf "a page\n\n{HEADING}\n\nlisten\n  at nine\n" > "$1"')
    assert reflected(shell, editor) == (0, "saved morning of 2026-11-23 · a page")
    assert [line for line in editor.with_name("seen").read_text().split("\n") if line] == [
        f"## {prompt}" for prompt in MORNING[:3]
    ]
    assert morning(shell) == {"": "a page", FIRST: "listen\n  at nine"}
    assert shell.done("undo") == "undone: a page\n"
    assert morning(shell) == {}
    assert drafts(shell) == []


def test_nobody_else_may_read_what_is_written(shell: Shell, editor: Path) -> None:
    write_editor(editor, 'echo x >> "$1"')
    assert reflected(shell, editor)[0] == 0
    assert editor.with_name("modes").read_text().split() == ["700", "600"]


def test_what_was_answered_can_be_changed_and_taken_away(shell: Shell, editor: Path) -> None:
    shell.done("reflect", "--evening", "page")
    first, second = (prompt.text for prompt in PROMPTS[ReflectionKind.EVENING][:2])
    write_editor(editor, f'printf "page\n## {first}\none\n## {second}\ntwo\n" > "$1"')
    reflected(shell, editor, "--evening")
    write_editor(editor, f'printf "## {first}\n\n## {second}\ntwo, in fact\n" > "$1"')
    status, said = reflected(shell, editor, "--evening")
    assert (status, said) == (0, "saved evening of 2026-11-23 · two, in fact")
    assert pages(shell) == {"2026-11-23 evening": {second: "two, in fact"}}
    assert editor.with_name("seen").read_text().startswith(f"page\n\n## {first}\n\none\n\n")


def test_another_day_and_kind_have_their_own_prompts(shell: Shell, editor: Path) -> None:
    asked = [prompt.text for prompt in PROMPTS[ReflectionKind.WEEK]]
    write_editor(editor, f'echo "## {asked[-1]}" > "$1"; echo the weld line >> "$1"')
    assert reflected(shell, editor, "--week", "--on", "sun")[0] == 0
    assert editor.with_name("seen").read_text().count("## ") == len(asked)
    assert pages(shell) == {"2026-11-16 week": {asked[-1]: "the weld line"}}


def test_prompts_of_ones_own_are_asked(shell: Shell, editor: Path) -> None:
    shell.done("settings", "morning_prompts", "Who | - What | How *much*?")
    write_editor(editor, 'echo one >> "$1"')
    reflected(shell, editor)
    assert morning(shell) == {"How *much*?": "one"}
    shell.done("settings", "morning_prompts", "Why?")
    write_editor(editor, 'echo two >> "$1"')
    reflected(shell, editor)
    assert morning(shell) == {"How *much*?": "one\n\ntwo"}
    assert editor.with_name("seen").read_text() == "\n\n## Why?\n\n## How *much*?\n\none\n\n"


def test_bytes_of_other_systems_are_text(shell: Shell, editor: Path) -> None:
    write_editor(
        editor, f"printf '\\xef\\xbb\\xbfcaf\\xe9 \\e[31m\\r\\n{HEADING}\\r\\na\\r\\nb' > $1"
    )
    assert reflected(shell, editor)[1] == "saved morning of 2026-11-23 · caf\\udce9 ␛[31m"
    assert morning(shell) == {"": "caf\\udce9 \x1b[31m", FIRST: "a\nb"}


@pytest.mark.parametrize(
    "lines",
    ["true", 'touch "$1"', '> "$1"', 'printf " \n\n" > "$1"', 'rm "$1"', 'echo >> "$1"'],
)
@pytest.mark.parametrize("known", ["", " \n\n  indented\r\nand  \n\n\n"])
def test_what_is_empty_or_unchanged_changes_nothing(
    shell: Shell, editor: Path, lines: str, known: str
) -> None:
    if known:
        shell.done("reflect", known)
    before = shell.file.read_bytes() if known else b""
    write_editor(editor, lines)
    wanted = "lean-journal: nothing was written, so nothing was changed"
    assert reflected(shell, editor) == (1, wanted)
    assert (shell.file.read_bytes() if shell.file.exists() else b"") == before
    assert drafts(shell) == []


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ("", "$EDITOR is not set; set it in your shell as `export EDITOR=nano`"),
        ("ed 'x", "$EDITOR is no command: ed 'x; set it in your shell as `export EDITOR=nano`"),
        ("/absent/ed", "there is no editor /absent/ed: see $EDITOR; nothing was changed"),
        ("absent -w", "there is no editor absent: see $EDITOR; nothing was changed"),
        ("/dev/null", "the editor /dev/null cannot be run: Permission denied; nothing was changed"),
        ("false", "the editor ended with exit status 1; nothing was changed"),
        ("bash -c 'kill -KILL $$'", "the editor was ended by SIGKILL; nothing was changed"),
    ],
)
def test_an_editor_that_fails_says_so(shell: Shell, command: str, complaint: str) -> None:
    assert reflected(shell, command) == (1, f"lean-journal: {complaint}")
    assert not shell.file.exists()
    assert drafts(shell) == []


def test_visual_goes_before_editor_and_may_have_arguments(shell: Shell, editor: Path) -> None:
    write_editor(editor, "false")
    writes = """bash -c 'echo "$0 $1" > "$2"' one 'two  words'"""
    assert reflected(shell, editor, VISUAL=writes)[0] == 0
    assert morning(shell) == {"": "one two  words"}


def test_what_a_failing_editor_wrote_is_kept_for_its_fields(shell: Shell, editor: Path) -> None:
    shell.done("reflect", "page")
    write_editor(editor, f'printf "page, more\n\n{HEADING}\n\nhalf\n" > "$1"; exit 3')
    before = shell.file.read_bytes()
    assert reflected(shell, editor) == (
        1,
        "lean-journal: the editor ended with exit status 3; "
        "what was written is kept, and the app offers it",
    )
    assert shell.file.read_bytes() == before
    form = {"day": "2026-11-23", "left": ""}
    assert drafts(shell) == [
        {"field": "prompt 2026-11-23 morning/", "text": "page, more", "base": "page", **form},
        {"field": f"prompt 2026-11-23 morning/{FIRST}", "text": "half", "base": "", **form},
    ]


def test_the_terminal_takes_lines_again_after_an_editor_was_killed(
    shell: Shell, editor: Path, tmp_path: Path
) -> None:
    write_editor(editor, "stty raw -echo; kill -KILL $$")
    command = f"'{SCRIPT}' reflect; stty -a > {tmp_path}/modes"
    env = shell.variables | {"EDITOR": str(editor)}
    with Terminal(["bash", "-c", command], env=env) as terminal:
        assert terminal.wait() == 0
    assert {"icanon", "echo"} <= set((tmp_path / "modes").read_text().split())


def test_what_cannot_be_saved_is_kept(shell: Shell, editor: Path, tmp_path: Path) -> None:
    shell.done("reflect", "before")
    away = tmp_path / "away.json"
    write_editor(editor, f'echo more >> "$1"; mv {shell.file} {away}')
    status, said = reflected(shell, editor)
    assert status == 1
    assert said.replace("\n", "").endswith("what was written is kept, and the app offers it")
    assert said.startswith("lean-journal: not saved: ")
    assert [draft["text"] for draft in drafts(shell)] == ["more"]
    assert not shell.file.exists()


def test_a_journal_that_cannot_be_written_is_said_before_anybody_types(
    shell: Shell, editor: Path
) -> None:
    shell.file.write_bytes(b'{"meta":{"1":{"schema":99}}}')
    write_editor(editor, 'echo x >> "$1"')
    status, said = reflected(shell, editor)
    assert status == 1
    assert said.count("it opens read-only") == 1
    assert not editor.with_name("seen").exists()


def wait_until_edited(shell: Shell, editor: Path) -> None:
    deadline = time.monotonic() + 10
    while not editor.with_name("ready").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert list((shell.file.parent / "drafts").glob("*.edit"))


@pytest.mark.parametrize("end", ["hang up", "SIGHUP", "SIGTERM"])
@pytest.mark.parametrize("is_stubborn", [False, True])
def test_being_ended_leaves_a_draft_and_no_file(
    shell: Shell, editor: Path, end: str, is_stubborn: bool
) -> None:
    trap = "trap '' HUP TERM" if is_stubborn else "true"
    ready = editor.with_name("ready")
    write_editor(editor, trap, f'echo "half a sent" > "$1"; touch {ready}', "exec sleep 60")
    with reflecting(shell, editor) as terminal:
        wait_until_edited(shell, editor)
        if end == "hang up":
            terminal.hangup()
        else:
            terminal.signal(signal.Signals[end])
        assert terminal.wait() == 1
    require_no_trace(shell)
    assert [(one["field"], one["text"]) for one in drafts(shell)] == [
        ("prompt 2026-11-23 morning/", "half a sent")
    ]
    assert not shell.file.exists()


def test_what_nano_rescues_as_it_is_ended_is_the_draft(shell: Shell, editor: Path) -> None:
    ready = editor.with_name("ready")
    rescue = 'trap \'echo "half a sent" > "$1.save"; exit 1\' TERM'
    write_editor(editor, rescue, f"touch {ready}", "while :; do sleep 0.05; done")
    with reflecting(shell, editor) as terminal:
        wait_until_edited(shell, editor)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 1
    require_no_trace(shell)
    assert [draft["text"] for draft in drafts(shell)] == ["half a sent"]


def test_ctrl_c_is_the_editors(shell: Shell, editor: Path) -> None:
    ready = editor.with_name("ready")
    write_editor(
        editor,
        "trap 'echo asked >> \"$1\"; exit 0' INT",
        f"touch {ready}",
        "while :; do sleep 0.05; done",
    )
    with reflecting(shell, editor) as terminal:
        wait_until_edited(shell, editor)
        terminal.keys("ctrl+c")
        assert terminal.wait() == 0
    assert list(morning(shell).values()) == ["asked"]


def test_what_is_written_past_midnight_belongs_to_the_day_it_was_begun_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(MONDAY_MORNING.replace(hour=23))

    def write_long(_command: list[str], file: Path) -> None:
        clock.advance(hours=5)
        file.write_text("late")

    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setattr(page, "run_editor", write_long)
    with journal(tmp_path, clock) as opened:
        page.edit_page(opened, opened.today(), ReflectionKind.EVENING)
        (written,) = opened.find(Reflection)
        assert (written.day, opened.today()) == (MONDAY, MONDAY + DAY)


def test_what_another_window_wrote_meanwhile_stays(shell: Shell, editor: Path) -> None:
    shell.done("reflect", "before")
    other = " ".join(f"{name}='{value}'" for name, value in shell.variables.items())
    write_editor(editor, f"{other} '{SCRIPT}' reflect theirs", 'echo mine > "$1"')
    assert reflected(shell, editor)[0] == 0
    assert morning(shell)[""] == "before\n\ntheirs\nmine"


def test_a_real_editor_saves_what_is_typed(shell: Shell) -> None:
    with reflecting(shell, "ed -s") as terminal:
        terminal.send("1i\rlisten first\r.\rwq\r")
        assert terminal.wait() == 0
        assert "saved morning of 2026-11-23 · listen first" in terminal.text
    assert morning(shell) == {"": "listen first"}
