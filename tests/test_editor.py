"""Which command $EDITOR is, how it may end, and what it may leave."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lean_journal import editor
from lean_journal.domain.record import Refused
from lean_journal.editor import editor_command, run_editor, text_in


@pytest.mark.parametrize(
    ("variables", "command"),
    [
        ({"EDITOR": "nano"}, ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "vim"}, ["vim"]),
        ({"EDITOR": "nano", "VISUAL": ""}, ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "  "}, ["nano"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "'/opt/my editor/ed' -n '+a b'"}, ["/opt/my editor/ed", "-n", "+a b"]),
        ({"EDITOR": "vim #x"}, ["vim", "#x"]),
    ],
)
def test_visual_goes_before_editor_and_either_may_have_arguments(
    variables: dict[str, str], command: list[str]
) -> None:
    assert editor_command(variables) == command


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({}, "$EDITOR is not set; set it in your shell as `export EDITOR=nano`"),
        ({"EDITOR": " \t", "VISUAL": ""}, "$EDITOR is not set; "),
        ({"EDITOR": "vim 'x"}, "$EDITOR is no command: vim 'x; "),
        ({"EDITOR": "nano", "VISUAL": "''"}, "$VISUAL is no command: ''; "),
    ],
)
def test_what_is_no_command_is_refused_with_the_way_out(
    variables: dict[str, str], complaint: str
) -> None:
    with pytest.raises(Refused) as refused:
        editor_command(variables)
    assert str(refused.value).startswith(complaint)


def script(folder: Path, lines: str) -> list[str]:
    """Make a program that edits a file, and give its command."""
    path = folder / "edit"
    path.write_text(f"#!/bin/bash\n{lines}\n")
    path.chmod(0o755)
    return [str(path)]


def test_an_editor_gets_its_arguments_and_then_the_file(tmp_path: Path) -> None:
    command = script(tmp_path, 'printf "%s|" "$@" > "${@: -1}"')
    file = tmp_path / "a page.md"
    run_editor([*command, "-n", "two words"], file)
    assert file.read_text() == f"-n|two words|{file}|"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("exit 1", "the editor ended with exit status 1"),
        ("kill -KILL $$", "the editor was ended by SIGKILL"),
        ("kill -SEGV $$", "the editor was ended by SIGSEGV"),
        ("kill -40 $$", "the editor was ended by signal 40"),
    ],
)
def test_an_editor_that_does_not_end_well_is_named_as_the_cause(
    tmp_path: Path, lines: str, complaint: str
) -> None:
    with pytest.raises(Refused, match=f"^{complaint}$"):
        run_editor(script(tmp_path, lines), tmp_path / "page")


@pytest.mark.parametrize("command", ["absent", "/absent/ed"])
def test_an_editor_that_is_not_there_is_said(tmp_path: Path, command: str) -> None:
    with pytest.raises(Refused, match=f"^there is no editor {command}: see "):
        run_editor([command], tmp_path / "page")


def test_what_cannot_be_run_is_said(tmp_path: Path) -> None:
    (tmp_path / "no program").write_text("#!/bin/sh\n")
    for command, why in ((tmp_path / "no program", "Permission denied"), (tmp_path, "Permission")):
        with pytest.raises(Refused, match=f"cannot be run: {why}"):
            run_editor([str(command)], tmp_path / "page")


HANDLED = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM)


@contextmanager
def sent_once(file: Path, number: signal.Signals) -> Iterator[None]:
    """Send this process a signal as soon as a file is there; handlers are then as before."""

    def send() -> None:
        deadline = time.monotonic() + 10
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(os.getpid(), number)

    before = [signal.getsignal(one) for one in HANDLED]
    thread = threading.Thread(target=send)
    thread.start()
    yield
    thread.join()
    assert [signal.getsignal(one) for one in HANDLED] == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_what_a_key_sends_is_for_the_editor(tmp_path: Path, number: signal.Signals) -> None:
    begun, page = tmp_path / "begun", tmp_path / "page"
    command = script(tmp_path, f"touch {begun}; sleep 0.3; echo written > $1")
    with sent_once(begun, number):
        run_editor(command, page)
    assert page.read_text() == "written\n"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_the_editor_ends_before_this_process_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(editor, "PATIENCE", 0.1)
    begun, page = tmp_path / "begun", tmp_path / "page"
    trap = f"trap 'echo saved > $1; exit 0' {number.name}"
    command = script(tmp_path, f"{trap}; touch {begun}; while :; do sleep 0.01; done")
    with sent_once(begun, number), pytest.raises(Refused, match=f"ended by {number.name}"):
        run_editor(command, page)
    assert page.read_text() == "saved\n"


def test_an_editor_told_by_the_terminal_is_not_told_twice(tmp_path: Path) -> None:
    begun, page = tmp_path / "begun", tmp_path / "page"
    trap = "trap 'echo told >> $1' HUP"
    command = script(tmp_path, f"{trap}; echo $$ > {begun}; until [ -s $1 ]; do sleep 0.01; done")

    def hang_up() -> None:
        os.kill(int(begun.read_text()), signal.SIGHUP)

    closing = threading.Timer(0.5, hang_up)
    closing.start()
    with sent_once(begun, signal.SIGHUP), pytest.raises(Refused, match="SIGHUP"):
        run_editor(command, page)
    closing.join()
    assert page.read_text() == "told\n"


def test_an_editor_that_will_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "PATIENCE", 0.1)
    begun = tmp_path / "begun"
    command = script(tmp_path, f"trap '' TERM; touch {begun}; while :; do sleep 0.01; done")
    with sent_once(begun, signal.SIGTERM), pytest.raises(Refused, match="SIGTERM"):
        run_editor(command, tmp_path / "page")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\ntwo\n", "one\ntwo"),
        (b"no end", "no end"),
        (b"\xef\xbb\xbfone\r\ntwo\r\n", "one\ntwo"),
        (b"caf\xe9\n", "caf\\udce9"),
        (b"a\0b\x1b[31m\n", "a\0b\x1b[31m"),
        ("木村 👩‍👩‍👧\n".encode(), "木村 👩‍👩‍👧"),
        (b"", ""),
    ],
)
def test_any_bytes_an_editor_leaves_are_text(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "page"
    file.write_bytes(data)
    assert text_in(file) == text


def test_a_file_the_editor_took_away_is_empty(tmp_path: Path) -> None:
    assert text_in(tmp_path / "page") == ""


def test_what_nano_rescued_beside_the_file_is_the_newest(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("before")
    (tmp_path / "page.md.save").write_text("half a sentence")
    assert text_in(tmp_path / "page.md") == "half a sentence"


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Is a directory"):
        text_in(tmp_path)
