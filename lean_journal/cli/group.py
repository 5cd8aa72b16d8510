"""The group of all commands: loaded one by one, and ended by one line when they fail."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from lean_journal.cli.leaving import WRONG_USAGE, WrongUsage, discard_output, sentence_of
from lean_journal.cli.output import complain

MODULES: Mapping[str, str] = {
    "today": "today",
    "observe": "observe",
    "reflect": "reflect",
    "mark": "mark",
    "behaviors": "behaviors",
    "streaks": "streaks",
    "review": "review",
    "absence": "absence",
    "areas": "records",
    "struggles": "struggles",
    "improvements": "improvements",
    "commitments": "commitments",
    "search": "search",
    "deck": "deck",
    "decks": "decks",
    "settings": "settings",
    "export": "export",
    "undo": "history",
    "redo": "history",
    "backups": "history",
    "restore": "history",
    "doctor": "history",
    "forget": "history",
    "demo": "demo",
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
        except WrongUsage as error:
            complain(str(error))
            status = WRONG_USAGE
        except click.UsageError as error:
            complain(error.format_message())
            if error.ctx is not None:
                complain(f"see `{error.ctx.command_path} --help`")
            status = error.exit_code
        except Exception as error:
            complain(sentence_of(error))
            if isinstance(error, OSError):
                discard_output()
            status = 1
        sys.exit(status if isinstance(status, int) else 0)
