"""The app, opened from the command line."""

import click

from lean_journal.cli.output import on_terminal
from lean_journal.cli.session import Session


def open_app(session: Session) -> int:
    """Open the app and stay until the person leaves it.

    Returns:
        The exit status.

    Raises:
        click.UsageError: There is no terminal to open it in.
        JournalError: The journal cannot be read.
    """
    if not on_terminal():
        raise click.UsageError(
            "the app needs a terminal; in a pipe use a command, as `lean-journal observe -`"
        )
    from lean_journal.tui import run

    return run(session.path, session.clock)
