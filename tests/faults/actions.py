"""Each thing a person does that writes, as a fault can interrupt it: before, and the deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.storage import Journal
from lean_journal.storage.restore import restore
from tests.builders import Clock, area, journal
from tests.storage.newer import OLD, become_newer, places_become_areas


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person does to a journal that stands in a folder."""

    name: str
    begin: Callable[[Path], None]
    """Makes the journal as it is before, or takes its folder away."""

    do: Callable[[Journal], Sequence[str]]
    """Does it, and gives what it has to say besides the journal's notices."""

    days: int = 0
    """How much later it is done; on a new day there is a backup to make first."""

    is_newer: bool = False
    """Whether a newer version of the program does it, which migrates the file."""

    def clock(self) -> Clock:
        clock = Clock()
        clock.advance(days=self.days)
        return clock

    def prepare(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Run as the version that does it, until the patches are taken back."""
        if self.is_newer:
            become_newer(monkeypatch, {1: places_become_areas})


def _nothing(folder: Path) -> None:
    folder.rmdir()


def _used(folder: Path) -> None:
    """A journal with some history, and a backup of each of three days."""
    clock = Clock()
    clock.advance(days=-7)
    with journal(folder, clock) as opened:
        for number in range(4):
            opened.add(area(f"Press {number} {'x' * 300}"), f"area {number}")
            clock.advance(days=1)
        clock.now = Clock().now
        opened.add(area("today's"), "area of today")
        opened.add(area("last"), "last area")


def _undone(folder: Path) -> None:
    _used(folder)
    with journal(folder) as opened:
        opened.undo()


def _old(folder: Path) -> None:
    (folder / "journal.json").write_bytes(OLD)
    (folder / "journal.json").chmod(0o600)


def _add(opened: Journal) -> Sequence[str]:
    opened.add(area("new"), "area")
    return ()


def _several(opened: Journal) -> Sequence[str]:
    with opened.transaction("several") as transaction:
        made = [transaction.add(area(f"new {number}")) for number in range(20)]
        transaction.remove(Area, made[0].id)
        transaction.change(Area, _last(opened), lambda one: replace(one, name="other"))
    return ()


def _change(opened: Journal) -> Sequence[str]:
    opened.change(Area, _last(opened), lambda one: replace(one, name="other"), "renamed")
    return ()


def _remove(opened: Journal) -> Sequence[str]:
    with opened.transaction("removed") as transaction:
        transaction.remove(Area, _last(opened))
    return ()


def _last(opened: Journal) -> int:
    (found,) = opened.find(Area, name="last")
    return found.id


def _settings(opened: Journal) -> Sequence[str]:
    opened.change_settings(lambda known: replace(known, theme="nord"), "theme")
    return ()


def _undo(opened: Journal) -> Sequence[str]:
    opened.undo()
    return ()


def _redo(opened: Journal) -> Sequence[str]:
    opened.redo()
    return ()


def _restore(opened: Journal) -> Sequence[str]:
    return restore(opened.path, 2, clock=opened.now, patience=1).notices


def _forget(opened: Journal) -> Sequence[str]:
    opened.forget()
    return ()


ACTIONS = (
    Action("begin", _nothing, _add),
    Action("add", _used, _add),
    Action("several", _used, _several),
    Action("add on a new day, with its backup", _used, _add, days=1),
    Action("change", _used, _change),
    Action("remove", _used, _remove),
    Action("settings", _used, _settings),
    Action("undo", _used, _undo),
    Action("redo", _undone, _redo),
    Action("restore", _used, _restore),
    Action("forget", _used, _forget),
    Action("migrate", _old, _add, is_newer=True),
)
