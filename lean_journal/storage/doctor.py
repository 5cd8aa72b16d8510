"""A look at the health of a journal: it reads only, and says what it finds."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lean_journal.domain import settings as domain_settings
from lean_journal.domain.walk import Walk
from lean_journal.storage import meta
from lean_journal.storage.atomic import FILE_MODE, FOLDER_MODE, real_path
from lean_journal.storage.backups import Backups, is_good
from lean_journal.storage.codec import from_row
from lean_journal.storage.errors import Unreadable
from lean_journal.storage.kinds import OWNERS, TABLES, kind_of
from lean_journal.storage.meta import SCHEMA
from lean_journal.storage.tables import NotTables, Rows, Tables, decode_document, parse, rows_of

_CONFLICT = re.compile(r"conflict|\(\d+\)|~$|\.orig$", re.IGNORECASE)
"""How sync tools name the copy that lost: Syncthing, Dropbox, Nextcloud, OneDrive."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    is_fine: bool
    text: str
    """One sentence."""


def examine(path: Path) -> list[Finding]:
    """Look at a journal's file, its records, its backups and what lies beside it.

    Args:
        path: The journal's file.

    Returns:
        Findings in the order they were looked at; nothing is written.
    """
    real = real_path(path)
    tables, findings = _file(path, real)
    for name in list(tables):
        findings += _table(tables, name)
    findings += _links(tables)
    findings += _settings(tables)
    try:
        findings += [*_modes(real), *_backups(real), *_beside(real)]
    except OSError as error:
        findings.append(Finding(False, f"cannot look into {real.parent}: {error.strerror}"))
    return findings


def _file(path: Path, real: Path) -> tuple[Tables, list[Finding]]:
    """Read the file; without tables to look at further, there is one finding."""
    try:
        if real.exists() and not real.is_file():
            return {}, [Finding(False, f"{path} is no file")]
        data = real.read_bytes()
        tables = parse(data)
        schema = meta.schema_of(tables)
    except FileNotFoundError:
        return {}, [Finding(True, f"there is no journal at {path} yet")]
    except OSError as error:
        return {}, [Finding(False, f"cannot read {path}: {error.strerror}")]
    except (NotTables, Unreadable) as error:
        return {}, [Finding(False, f"{path} is no journal: {error}")]
    findings = [Finding(True, f"{path} can be read: {len(data):,} bytes, schema {schema}")]
    if schema > SCHEMA:
        findings.append(Finding(False, "a newer version wrote it: it opens read-only"))
    return tables, findings


def _table(tables: Tables, name: str) -> Iterator[Finding]:
    try:
        rows = rows_of(tables, name)
    except Unreadable as error:
        yield Finding(False, str(error))
        return
    kind = kind_of(name) if name in TABLES else None
    if kind is None:
        return
    damaged = 0
    for key, raw in rows.items():
        try:
            from_row(kind, key, raw)
        except ValueError as error:
            damaged += 1
            yield Finding(False, f"{name}: record {key} cannot be read ({error}); it is kept")
    yield Finding(True, f"{name}: {len(rows) - damaged} records")


def _links(tables: Tables) -> Iterator[Finding]:
    for table, owner in OWNERS.items():
        owners, kind = set(_readable(tables, f"{owner}s")), kind_of(table)
        lost = [
            key
            for key, raw in _readable(tables, table).items()
            if str(getattr(from_row(kind, key, raw), owner)) not in owners
        ]
        if lost:
            one = f"an {owner}" if owner[0] in "aeiou" else f"a {owner}"
            yield Finding(False, f"{table}: {len(lost)} belong to {one} that is not there")
    areas = set(_readable(tables, "areas"))
    astray = [
        key
        for key, raw in _readable(tables, "walks").items()
        if (area := from_row(Walk, key, raw).area) is not None and str(area) not in areas
    ]
    if astray:
        yield Finding(False, f"walks: {len(astray)} name an area that is not there")


def _readable(tables: Tables, name: str) -> Rows:
    kind = kind_of(name)
    readable: Rows = {}
    try:
        rows = rows_of(tables, name)
    except Unreadable:
        return readable
    for key, raw in rows.items():
        try:
            from_row(kind, key, raw)
        except ValueError:
            continue
        readable[key] = raw
    return readable


def _settings(tables: Tables) -> Iterator[Finding]:
    try:
        raw = rows_of(tables, "settings").get("1")
        stored = decode_document(raw) if raw is not None else {}
    except (Unreadable, ValueError) as error:
        yield Finding(False, f"settings cannot be read: {error}")
        return
    _, warnings = domain_settings.load(stored)
    yield from (Finding(False, warning) for warning in warnings)


def _modes(real: Path) -> Iterator[Finding]:
    for path, wanted in ((real, FILE_MODE), (real.parent / "backups", FOLDER_MODE)):
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
        if mode & ~wanted:
            yield Finding(False, f"others may look into {path}: its mode is {mode:o}")


def _backups(real: Path) -> Iterator[Finding]:
    newest_first = Backups(real).newest_first()
    bad = [backup for backup in newest_first if not is_good(backup)]
    yield from (Finding(False, f"the backup {backup.path.name} is damaged") for backup in bad)
    good = [backup for backup in newest_first if backup not in bad]
    if good:
        yield Finding(True, f"{len(good)} good backups, the newest of {good[0].taken:%Y-%m-%d}")
    else:
        yield Finding(True, "no backups yet: one is made before the first change of each day")


def _beside(real: Path) -> Iterator[Finding]:
    if not real.parent.is_dir():
        return
    for path in sorted(real.parent.iterdir()):
        is_ours = path.name in (real.name, f"{real.name}.lock")
        if is_ours or not path.name.startswith(real.stem) or not path.is_file():
            continue
        if path.name == f"{real.name}.tmp":
            yield Finding(True, "a save was cut short; the next one clears what it left")
        elif _CONFLICT.search(path.name):
            yield Finding(
                False,
                f"{path.name} looks like a conflict copy of a sync tool: compare it with the "
                f"journal, then remove it",
            )
