"""The app in the terminal; importing this package loads nothing of it yet."""

from pathlib import Path

from lean_journal.storage import Clock


def run(path: Path, clock: Clock) -> int:
    """Run the app until the person leaves it.

    Args:
        path: The journal's file.
        clock: Gives the present instant as local time with its UTC offset.

    Returns:
        The exit code: 0 when it was left, 1 when it ended by an error.

    Raises:
        JournalError: The journal cannot be opened.
    """
    from lean_journal.tui.app import JournalApp, open_journal

    with open_journal(path, clock) as journal:
        app = JournalApp(journal)
        app.run()
    return app.return_code or 0
