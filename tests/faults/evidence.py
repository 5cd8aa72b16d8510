"""What tells whether a damaged journal lost anything."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

from lean_journal.storage.codec import from_row
from lean_journal.storage.errors import Unreadable
from lean_journal.storage.kinds import TABLES, kind_of
from lean_journal.storage.tables import NotTables, parse, rows_of

LEAST = 20
"""Rows of a table the small journal has."""


_AS_WRITTEN: dict[str, Any] = {"parse_int": str, "parse_float": str, "parse_constant": str}
"""Keeps a number as it is spelled: none is too long, and NaN is itself."""


def few_rows(whole: bytes) -> bytes:
    """Give a journal with the newest rows of each table only, and a tenth of the links broken."""
    tables = json.loads(whole)
    few = {
        name: dict(list(rows.items())[-LEAST:]) if name in TABLES else rows
        for name, rows in tables.items()
    }
    return json.dumps(few, ensure_ascii=False, separators=(",", ":")).encode()


def rows(data: bytes) -> dict[tuple[str, ...], Any]:
    """Give every row with its value; of one nested too deeply, its bytes."""
    found: dict[tuple[str, ...], Any] = {}
    for name, table in parse(data).items():
        try:
            rows = rows_of({name: table}, name)
        except Unreadable:
            found[name,] = bytes(table) if not isinstance(table, dict) else table
            continue
        for key, raw in rows.items():
            found[name, key] = _value(bytes(raw))
    return found


def _value(raw: bytes) -> Any:
    try:
        return json.loads(raw, object_pairs_hook=tuple, **_AS_WRITTEN)
    except (ValueError, RecursionError):
        return raw


def is_json(data: bytes) -> bool:
    """Tell whether other programs can read it."""
    try:
        json.loads(data, **_AS_WRITTEN)
    except (ValueError, RecursionError):
        return False
    return True


def unreadable(data: bytes) -> list[str]:
    """Name the records of a file that can be read as a whole, but which do not convert."""
    found = []
    try:
        tables = parse(data)
        for name in TABLES:
            for key, raw in rows_of(tables, name).items():
                try:
                    from_row(kind_of(name), key, raw)
                except ValueError:
                    found.append(f"{name}: record {key}")
    except (NotTables, Unreadable):
        return []
    return found if "meta" in tables else []


def entry(path: Path) -> tuple[Any, ...]:
    """Give what tells whether a file was touched."""
    status = path.lstat() if os.path.lexists(path) else None
    if status is None:
        return ()
    data = path.read_bytes() if path.is_file() else b""
    return (status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_mode, data)


def opens(path: Path) -> bool:
    """Tell whether a compressed backup is whole."""
    try:
        gzip.decompress(path.read_bytes())
    except (OSError, EOFError):
        return False
    return True
