"""The person's own editor: which command it is, and how it ended."""

import shlex
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from types import FrameType
from typing import Any

from lean_journal.domain.record import Refused
from lean_journal.domain.text import decoded

PATIENCE = 1.0
"""Seconds an editor has to end by itself when this process is to end; as many again when told."""

TOLD_TO_END = (signal.SIGHUP, signal.SIGTERM)
"""What a terminal that closes and a system that goes down send."""

_TYPED = (signal.SIGINT, signal.SIGQUIT)
"""What a key can send to all who have the terminal."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Give the command of the person's editor with its arguments.

    Args:
        environment: The variables of the process; VISUAL goes before EDITOR.

    Raises:
        Refused: Neither is set, or it is no command.
    """
    known = {name: environment.get(name, "").strip() for name in ("VISUAL", "EDITOR")}
    name = next((name for name, typed in known.items() if typed), "EDITOR")
    try:
        words = shlex.split(known[name])
    except ValueError:
        words = []
    if not any(words[:1]):
        problem = f"is no command: {known[name]}" if known[name] else "is not set"
        raise Refused(f"${name} {problem}; set it in your shell as `export {name}=nano`")
    return words


def run_editor(command: list[str], file: Path) -> None:
    """Run an editor on a file until it ends; ctrl+c is the editor's meanwhile.

    When this process is told to end, it ends after the editor, so that nothing is left behind.

    Raises:
        Refused: It could not be started, or did not end well; the sentence says so.
    """
    modes = _terminal_modes()
    try:
        # Not SIG_IGN: the editor would inherit that. The command is the person's own.
        with (
            handled(lambda *_: None, *_TYPED),
            subprocess.Popen([*command, file]) as process,  # noqa: S603 - the person's own editor
        ):
            told = _wait(process)
    except FileNotFoundError:
        raise Refused(f"there is no editor {command[0]}: see $EDITOR") from None
    except OSError as error:
        raise Refused(f"the editor {command[0]} cannot be run: {error.strerror}") from None
    finally:
        _restore(modes)
    if told or process.returncode < 0:
        raise Refused(f"the editor was ended by {_signal_name(told or -process.returncode)}")
    if process.returncode:
        raise Refused(f"the editor ended with exit status {process.returncode}")


def text_in(file: Path) -> str:
    """Read what an editor left in a file, whatever its bytes; the last line's end is no text.

    Args:
        file: The file it was given. One that is gone is empty; what nano saved beside it,
            as it does when it is told to end, is newer.

    Raises:
        OSError: It cannot be read.
    """
    for path in (file.with_name(f"{file.name}.save"), file):
        with suppress(FileNotFoundError):
            return decoded(path.read_bytes())
    return ""


@contextmanager
def handled(
    handler: Callable[[int, FrameType | None], Any], *numbers: signal.Signals
) -> Iterator[None]:
    """Handle some signals for a while."""
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, did in before.items():
            signal.signal(number, did)


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for an editor to end.

    Returns:
        The signal that told this process to end meanwhile; 0 if none did.
    """
    told: list[int] = []
    timers: list[Timer] = []

    def end(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        if len(told) == 1:
            # A terminal that closes tells the editor too, and one told twice may not save.
            timers.append(Timer(PATIENCE, process.send_signal, (number,)))
            timers.append(Timer(2 * PATIENCE, process.kill))
            for timer in timers:
                timer.start()

    with handled(end, *TOLD_TO_END):
        process.wait()
    for timer in timers:
        timer.cancel()
    return told[0] if told else 0


def _terminal_modes() -> list[Any] | None:
    """Give how the terminal takes keys, which an editor that is killed leaves changed."""
    with suppress(OSError, ValueError, termios.error):
        return termios.tcgetattr(sys.__stdin__) if sys.__stdin__ is not None else None
    return None


def _restore(modes: list[Any] | None) -> None:
    if modes is not None and sys.__stdin__ is not None:
        with suppress(OSError, termios.error):
            termios.tcsetattr(sys.__stdin__, termios.TCSADRAIN, modes)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
