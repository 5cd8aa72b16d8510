"""A version of the program that knows more steps of the schema than this one."""

from collections.abc import Mapping
from functools import partial

import pytest

from lean_journal.storage.migrations import Migration, migrate
from lean_journal.storage.tables import Tables

OLD = b'{"places":{"4503599627370500":{"name":"Press 2"}},"x":{ },"meta":{"1":{"schema":1}}}'


def places_become_areas(tables: Tables) -> Tables:
    return {"areas" if name == "places" else name: table for name, table in tables.items()}


def become_newer(monkeypatch: pytest.MonkeyPatch, steps: Mapping[int, Migration]) -> None:
    """Run as that version until the patches are taken back."""
    target = 1 + max(steps)
    for module in ("file", "meta", "state"):
        monkeypatch.setattr(f"lean_journal.storage.{module}.SCHEMA", target)
    known = partial(migrate, steps=steps, target=target)
    monkeypatch.setattr("lean_journal.storage.state.migrate", known)
