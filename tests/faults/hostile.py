"""Hostile text in every field: exact in the file and in what is given out, and only text there."""

import csv
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from lean_journal.domain.area import Area
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.text import storable
from lean_journal.reports.export import as_csv, as_json, as_markdown
from lean_journal.storage import Journal
from lean_journal.storage.doctor import examine
from lean_journal.storage.kinds import all_kinds
from tests.builders import ANY_TEXT, journal, struggle
from tests.faults.escapes import acting
from tests.faults.everything import Filled
from tests.faults.naughty import MEGABYTE, NAUGHTY
from tests.faults.tally import Tally
from tests.records import records

ANY_NAUGHTY = st.sampled_from(NAUGHTY)
TEXT = ANY_TEXT | ANY_NAUGHTY | st.lists(ANY_NAUGHTY, min_size=2, max_size=3).map("".join)

MANY = 100
"""From so many rounds on, each text of ours is given to every field there is."""

_CELLS = re.compile(r"[;\t\r\n]")
"""Where a spreadsheet may begin a cell, besides at our commas."""


def hostile_text(folder: Path, rounds: int) -> Tally:
    """Store hostile texts in every field of every kind, and look whether they come back.

    Args:
        folder: An empty one.
        rounds: How many journals of texts drawn at random, besides those of our own.
    """
    tally = Tally("hostile text in every field: file, JSON, CSV, Markdown")
    alone = [[text] for text in NAUGHTY] if rounds >= MANY else []
    for texts in ([*NAUGHTY], [*reversed(NAUGHTY)], *alone):
        with journal(_fresh(folder)) as opened:
            stored = Filled(opened, texts).records
        _attack(folder, stored, tally)
    with journal(_fresh(folder)) as opened:
        stored = list(_stored(opened, [Area(name=MEGABYTE), struggle(MEGABYTE)]))
    _attack(folder, stored, tally)

    any_record = st.one_of(*(records(kind, text=TEXT) for kind in all_kinds()))

    @settings(
        max_examples=rounds,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=st.lists(any_record, min_size=1, max_size=6))
    def attack(drawn: list[Record]) -> None:
        with journal(_fresh(folder)) as opened:
            stored = list(_stored(opened, drawn))
        _attack(folder, stored, tally)

    attack()
    return tally


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder / "j", ignore_errors=True)
    (folder / "j").mkdir()
    return folder / "j"


def _stored(opened: Journal, drawn: Iterable[Record]) -> Iterator[Record]:
    """Store records, and give each as it was given, with its id."""
    with opened.transaction("drawn") as transaction:
        for record in drawn:
            try:
                id_ = transaction.add(record).id
            except Refused:  # there is one of that key already
                continue
            yield replace(record, id=id_)


def _attack(folder: Path, stored: list[Record], tally: Tally) -> None:
    file = folder / "j" / "journal.json"
    wrong = [text for text in (one.text for one in examine(file)) if ": record" in text]
    with journal(folder / "j") as opened:
        documents, everything = opened.documents(), opened.all_records()
        read = {one.id: one for one in everything}
        given_out = json.loads(as_json(documents))
        wrong += acting(as_json(documents)) + acting(as_markdown(everything).replace(b"\t", b""))
        with TinyDB(file) as database:
            rows = {row.doc_id: row for name in documents for row in database.table(name)}
        written = {row["id"]: row for table in given_out.values() for row in table}
        for one in stored:
            wrong += _lost(one, read.get(one.id), "the record")
            wrong += _lost(one, rows.get(one.id), "the file")
            wrong += _lost(one, written.get(one.id), "the JSON")
    for name, data in as_csv(documents).items():
        wrong += _unsafe(name, data)
        wrong += _not_in_cells(data, documents[name.removesuffix(".csv")])
    tally.check(not wrong, "; ".join(wrong[:2])[:400])


def _lost(one: Record, found: Any, where: str) -> list[str]:
    """Name the texts of a record that are not, character for character, where they should be."""
    wanted = Counter(storable(text) for text in texts_of(one) if text)
    lost = wanted - Counter(texts_of(found))
    return [f"{type(one).__name__}: {text[:60]!r} is not in {where}" for text in lost]


def texts_of(value: Any) -> Iterator[str]:
    """Give every text in a value, however deep."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (name, *texts_of(one))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts_of(one)


def _unsafe(name: str, data: bytes) -> Iterator[str]:
    """Name the cells of a table that a spreadsheet would calculate, wherever it parts them."""
    text = data.decode()
    cells = [cell for row in _rows(text) for cell in row]
    within = [piece for one in cells for piece in _CELLS.split(one)]
    # One that looks past our quotation marks takes the next one for the first of its own.
    beyond = [piece.lstrip('"') for piece in _CELLS.split(text)]
    for piece in [*cells, *within, *beyond]:
        if piece.startswith(tuple("=+@＝＋－＠")) or _is_formula(piece):
            yield f"{name}: a cell begins {piece[:40]!r}"


def _is_formula(piece: str) -> bool:
    """Tell a cell that begins with a minus from a negative number."""
    return piece.startswith("-") and not re.fullmatch(r"-[0-9.]+(?:e[+-]?[0-9]+)?", piece)


def _not_in_cells(data: bytes, documents: list[dict[str, Any]]) -> Iterator[str]:
    """Name what a table does not hold; the ' before formulas is not the text's."""
    rows = _rows(data.decode())
    for row, document in zip(rows[1:], documents, strict=True):
        held = dict(zip(rows[0], row, strict=True))
        for name, value in document.items():
            cell = next(held[one] for one in held if _plain(one) == _plain(storable(name)))
            if isinstance(value, str):
                is_there = _plain(cell) == _plain(storable(value))
            else:
                is_there = cell == "" if value is None else _same(json.loads(cell), value)
            if not is_there:
                yield f"{name}: {value!r} became {cell[:60]!r}"


def _same(one: Any, other: Any) -> bool:
    return json.dumps(one) == json.dumps(json.loads(json.dumps(other)))


def _plain(text: str) -> str:
    return text.replace("'", "")


def _rows(text: str) -> list[list[str]]:
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(text, newline="")))
