"""The person's own editor: which command it is, and how it ended."""

import shlex
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from lean_journal.domain.record import Refused
from lean_journal.domain.text import decoded


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Give the command of the person's editor with its arguments.

    Args:
        environment: The variables of the process; VISUAL goes before EDITOR.

    Raises:
        Refused: Neither is set, or it is no command.
    """
    typed = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        words = shlex.split(typed)
    except ValueError:
        words = []
    if not words:
        problem = f"$EDITOR is no command: {typed}" if typed.strip() else "$EDITOR is not set"
        raise Refused(f"{problem}; set it in your shell as `export EDITOR=nano`")
    return words


def run_editor(command: list[str], file: Path) -> None:
    """Run an editor on a file until it ends; ctrl+c is the editor's meanwhile.

    Raises:
        Refused: It could not be started, or did not end well; the sentence says so.
    """
    # Not SIG_IGN: the editor would inherit that.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        # The command is the person's own.
        status = subprocess.run([*command, file], check=False).returncode  # noqa: S603
    except FileNotFoundError:
        raise Refused(f"there is no editor {command[0]}: see $EDITOR") from None
    except OSError as error:
        raise Refused(f"the editor {command[0]} cannot be run: {error.strerror}") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if status < 0:
        raise Refused(f"the editor was ended by {_signal_name(-status)}")
    if status:
        raise Refused(f"the editor ended with exit status {status}")


def text_in(file: Path) -> str:
    """Read what an editor left in a file, whatever its bytes; the last line's end is no text.

    Raises:
        OSError: It is gone or cannot be read.
    """
    return decoded(file.read_bytes())


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
