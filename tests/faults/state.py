"""What a journal's folder holds after a fault, in a form that two runs have in common."""

import json
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from lean_journal.storage.backups import Backups, is_good

State = Any
"""The tables as JSON, but for ids and names of commits, which are random; None for no file."""

_RANDOM = frozenset({"id", "commits"})


def state_of(home: Path) -> State:
    """Read the journal of a folder with nothing but the standard library.

    Raises:
        ValueError: It does not parse.
    """
    path = home / "journal.json"
    if not path.exists():
        return None
    tables = json.loads(path.read_bytes())
    return {
        name: sorted(json.dumps(_without_chance(row), sort_keys=True) for row in rows.values())
        for name, rows in tables.items()
        if rows
    }


def unsound(home: Path) -> str:
    """Say what is wrong with the files of a folder; empty if nothing is."""
    path = home / "journal.json"
    try:
        state = state_of(home)
        if state is not None:
            with TinyDB(path, access_mode="r") as database:
                counts = {name: len(database.table(name).all()) for name in database.tables()}
            if {name: count for name, count in counts.items() if count} != {
                name: len(rows) for name, rows in state.items()
            }:
                return "TinyDB reads another number of records"
    except ValueError as error:
        return f"the file does not parse: {error}"
    bad = [backup.path.name for backup in Backups(path).newest_first() if not is_good(backup)]
    return f"damaged backups: {bad}" if bad else ""


def temporary_files(folder: Path) -> list[str]:
    """Name what commits write first and have left lying in a folder."""
    return sorted(path.name for path in folder.glob("*.tmp"))


def _without_chance(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_chance(one) for name, one in value.items() if name not in _RANDOM}
    return [_without_chance(one) for one in value] if isinstance(value, list) else value
