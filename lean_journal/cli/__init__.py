"""The command line: parse, call, print."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

import click

from lean_journal import __version__
from lean_journal.cli.group import Commands
from lean_journal.cli.options import examples, journal_option


@click.group(
    name="lean-journal",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "",
        "observe 'w: 3 carts queue 40 min at press 2 >> check call light @kim !fri'",
        "undo",
    ),
)
@journal_option
@click.version_option(__version__, message="lean-journal %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """A private journal for lean leaders; without a command, the app opens.

    Everything is kept in one file on this machine: the one named by --journal, else by
    LEAN_JOURNAL_FILE, else journal.json in your folder for data.
    """
    if context.invoked_subcommand is None:
        from lean_journal.cli.app import open_app

        context.exit(open_app(context.obj))


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows its number instead.
            stream.reconfigure(errors="backslashreplace")
    try:
        commands()
    except SystemExit as end:
        _leave(end.code)


def _leave(code: object) -> NoReturn:
    """End the process at once, with what was printed printed.

    Python's own end, tearing down every module, is a tenth of saving one line; and after a
    terminal was closed it fails for want of it. Everything worth keeping is on disk.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)
