"""Where the journal lives, unless the person says otherwise."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "LEAN_JOURNAL_FILE"
"""The environment variable that names the journal's file."""


def journal_file(environment: Mapping[str, str]) -> Path:
    """Give the path of the journal; nothing is created.

    Args:
        environment: The variables of the process; an empty one counts as not set.

    Returns:
        What `VARIABLE` names, else ``journal.json`` in the person's folder for data.
    """
    if named := environment.get(VARIABLE):
        try:
            # A shell leaves the ~ of a quoted value to us.
            return Path(named).expanduser()
        except RuntimeError:
            # Nobody of that name has a home: it is a folder called so, as a shell takes it.
            return Path(named)
    from platformdirs import user_data_path

    return user_data_path("lean-journal", appauthor=False) / "journal.json"
