"""The group of all commands: loaded one by one, and ended by one line when they fail."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from lean_journal.cli.output import complain

MODULES: Mapping[str, str] = {
    "today": "today",
    "observe": "observe",
    "reflect": "reflect",
    "areas": "records",
    "commitments": "records",
    "search": "records",
    "settings": "settings",
    "export": "export",
    "undo": "history",
    "redo": "history",
    "backups": "history",
    "restore": "history",
    "doctor": "history",
    "forget": "history",
}
"""The commands in the order help lists them, and the module of `lean_journal.cli` each is in."""

INTERRUPTED = 130
"""The exit status of a process ended by ctrl+c, as shells report it."""


class Commands(click.Group):
    """Commands that are imported when asked for, so that one line is saved without delay."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of `MODULES`."""
        del ctx
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command, and give the command."""
        del ctx
        if cmd_name not in MODULES:
            return None
        module = import_module(f"lean_journal.cli.{MODULES[cmd_name]}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and leave: 0 done, 1 could not, 2 wrong usage; never a traceback."""
        try:
            status = super().main(*args, **kwargs | {"standalone_mode": False})
        except click.Abort:
            status = INTERRUPTED
        except click.UsageError as error:
            complain(error.format_message())
            if error.ctx is not None:
                complain(f"see `{error.ctx.command_path} --help`")
            status = error.exit_code
        except Exception as error:
            complain(_sentence(error))
            if isinstance(error, OSError):
                _discard_output()
            status = 1
        sys.exit(status if isinstance(status, int) else 0)


def _discard_output() -> None:
    """Let go of what could not be printed, or Python complains of it as it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: Exception) -> str:
    """Say what went wrong; of an error nobody foresaw its place, but no text it may hold."""
    from lean_journal.domain.record import Refused
    from lean_journal.storage import JournalError

    if isinstance(error, (JournalError, Refused)):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {trace.tb_frame.f_globals['__name__']}, line {trace.tb_lineno}" if trace else ""
    return f"unexpected error: {type(error).__name__}{place}"
