"""The app, opened from the command line."""

from lean_journal.cli.leaving import (
    WRONG_USAGE,
    WrongUsage,
    leave,
    never_fail_on_characters,
    sentence_of,
)
from lean_journal.cli.output import complain, on_terminal
from lean_journal.cli.session import Session


def main() -> None:
    """Open the app and leave, as the command without arguments does: there is nothing to parse."""
    never_fail_on_characters()
    try:
        status = open_app(Session())
    except WrongUsage as error:
        complain(str(error))
        status = WRONG_USAGE
    except KeyboardInterrupt:
        status = 130
    except Exception as error:
        complain(sentence_of(error))
        status = 1
    leave(status)


def open_app(session: Session) -> int:
    """Open the app and stay until the person leaves it.

    Returns:
        The exit status.

    Raises:
        WrongUsage: There is no terminal to open it in.
        JournalError: The journal cannot be read.
    """
    if not on_terminal():
        raise WrongUsage(
            "the app needs a terminal; in a pipe use a command, as `lean-journal observe -`"
        )
    from lean_journal.tui import run

    return run(session.path, session.clock)
