"""The table `meta`: which schema a file follows, and which commits led to it.

It holds one document, ``{"schema": 1, "commits": ["5f0c…", …]}``; unknown keys are kept.
"""

import os
from typing import Any

from lean_journal.storage.errors import Unreadable
from lean_journal.storage.tables import Tables, decode_document, encode_document, rows_of

SCHEMA = 1
"""The version this program writes."""

REMEMBERED_COMMITS = 256
"""How many commits a file names, so that a window finds its own past in a newer file."""

_TABLE = "meta"
_ID = "1"


def schema_of(tables: Tables) -> int:
    """Tell which version of the schema a file follows.

    Raises:
        Unreadable: It is JSON, but nothing says it is a journal.
    """
    schema = _read(tables).get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Unreadable("it is not a lean-journal file")
    return schema


def set_schema(tables: Tables, schema: int) -> None:
    """Say which version of the schema the tables follow now."""
    _write(tables, {"schema": schema})


def commits(tables: Tables) -> list[str]:
    """Name the newest commits that led to this state, oldest first."""
    named = _read(tables).get("commits")
    return named if isinstance(named, list) else []


def add_commit(tables: Tables) -> None:
    """Name a new commit, of this program's schema."""
    named = [*commits(tables)[1 - REMEMBERED_COMMITS :], os.urandom(4).hex()]
    _write(tables, {"schema": SCHEMA, "commits": named})


def _read(tables: Tables) -> dict[str, Any]:
    row = rows_of(tables, _TABLE).get(_ID)
    try:
        return decode_document(row) if row is not None else {}
    except ValueError:
        return {}


def _write(tables: Tables, values: dict[str, Any]) -> None:
    row = encode_document(_read(tables) | values)
    tables[_TABLE] = {**rows_of(tables, _TABLE), _ID: row}
