"""Random actions on two windows and on a plain model in memory agree after every step."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lean_journal.domain.area import Area
from lean_journal.domain.record import Refused
from lean_journal.storage import Journal, NotSaved
from tests.builders import Clock, journal

Fields = dict[str, Any]
WINDOWS = st.sampled_from([0, 1])
NAMES = st.sampled_from(["a", "b", "c", "Größe", "\x1b[31m", ""])
ANY = st.integers(0, 99)
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass(eq=False)
class Step:
    """One action in the model: by record, the fields before and after; None is no record."""

    window: int
    changes: dict[int, tuple[Fields | None, Fields | None]]
    undone: int = 0

    def shares_a_field_with(self, other: "Step") -> bool:
        for id_ in self.changes.keys() & other.changes.keys():
            mine, theirs = self.changes[id_], other.changes[id_]
            if None in (*mine, *theirs):
                return True
            if (mine[0] or {}).keys() & (theirs[0] or {}).keys():
                return True
        return False


class Model:
    """What the journal should hold, and what may be taken back."""

    def __init__(self) -> None:
        self.records: dict[int, Fields] = {}
        self.steps: list[Step] = []

    def do(self, window: int, after: dict[int, Fields | None]) -> None:
        changes: dict[int, tuple[Fields | None, Fields | None]] = {}
        for id_, new in after.items():
            old = self.records.get(id_)
            if old is not None and new is not None:
                changed = [name for name in new if new[name] != old[name]]
                old, new = ({name: one[name] for name in changed} for one in (old, new))
            if old != new:
                changes[id_] = old, new
        if changes:
            self.steps = [step for step in self.steps if not step.undone or step.window != window]
            self.steps.append(Step(window, changes))
            self._apply(changes)

    def undo(self, window: int | None) -> bool:
        standing = [step for step in self.steps if not step.undone]
        step = next(step for step in reversed(standing) if window in (None, step.window))
        later = standing[standing.index(step) + 1 :]
        back = {id_: (after, before) for id_, (before, after) in step.changes.items()}
        if any(step.shares_a_field_with(other) for other in later) or not self._fits(back):
            return False
        self._apply(back)
        step.undone = 1 + max(known.undone for known in self.steps)
        return True

    def redo(self, window: int | None) -> bool:
        undone = [step for step in self.steps if step.undone and window in (None, step.window)]
        step = max(undone, key=lambda known: known.undone)
        if not self._fits(step.changes):
            return False
        self._apply(step.changes)
        step.undone = 0
        return True

    def can_undo(self, window: int | None) -> bool:
        return any(not step.undone and window in (None, step.window) for step in self.steps)

    def can_redo(self, window: int | None) -> bool:
        return any(step.undone and window in (None, step.window) for step in self.steps)

    def _fits(self, changes: dict[int, tuple[Fields | None, Fields | None]]) -> bool:
        for id_, (before, after) in changes.items():
            now = self.records.get(id_)
            if before is None or now is None:
                if before is not now:
                    return False
            elif after is None:
                if now != before:
                    return False
            elif any(now[name] != value for name, value in before.items()):
                return False
        return True

    def _apply(self, changes: dict[int, tuple[Fields | None, Fields | None]]) -> None:
        for id_, (_, after) in changes.items():
            if after is None:
                del self.records[id_]
            else:
                self.records[id_] = self.records.get(id_, {}) | after


class JournalMachine(RuleBasedStateMachine):
    """Two windows on one file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
        self.clock = Clock()
        self.windows = [self._opened(number) for number in (0, 1)]
        self.model = Model()

    def _opened(self, window: int) -> Journal:
        return journal(self.folder, self.clock, writer=f"window {window}")

    def _id(self, chosen: int) -> int:
        return list(self.model.records)[chosen % len(self.model.records)]

    def _has_records(self) -> bool:
        return bool(self.model.records)

    @rule(window=WINDOWS, name=NAMES)
    def add(self, window: int, name: str) -> None:
        stored = self.windows[window].add(Area(name=name), "add")
        self.model.do(window, {stored.id: {"name": name, "one_person": False}})

    @precondition(_has_records)
    @rule(window=WINDOWS, chosen=ANY, name=NAMES)
    def rename(self, window: int, chosen: int, name: str) -> None:
        id_ = self._id(chosen)
        self.windows[window].change(Area, id_, lambda one: replace(one, name=name), "rename")
        self.model.do(window, {id_: self.model.records[id_] | {"name": name}})

    @precondition(_has_records)
    @rule(window=WINDOWS, chosen=ANY)
    def turn(self, window: int, chosen: int) -> None:
        id_ = self._id(chosen)
        self.windows[window].change(
            Area, id_, lambda one: replace(one, one_person=not one.one_person), "turn"
        )
        known = self.model.records[id_]
        self.model.do(window, {id_: known | {"one_person": not known["one_person"]}})

    @precondition(_has_records)
    @rule(window=WINDOWS, chosen=ANY)
    def remove(self, window: int, chosen: int) -> None:
        id_ = self._id(chosen)
        with self.windows[window].transaction("remove") as transaction:
            transaction.remove(Area, id_)
        self.model.do(window, {id_: None})

    @precondition(_has_records)
    @rule(window=WINDOWS, chosen=ANY, name=NAMES)
    def do_several_things_at_once(self, window: int, chosen: int, name: str) -> None:
        id_ = self._id(chosen)
        with self.windows[window].transaction("several") as transaction:
            stored = transaction.add(Area(name=name))
            transaction.change(Area, stored.id, lambda one: replace(one, one_person=True))
            transaction.change(Area, id_, lambda one: replace(one, name=name))
        new = {"name": name, "one_person": True}
        self.model.do(window, {stored.id: new, id_: self.model.records[id_] | {"name": name}})

    @rule(window=WINDOWS, mine=st.booleans())
    def undo(self, window: int, mine: bool) -> None:
        whose = window if mine else None
        done = self.model.can_undo(whose) and self.model.undo(whose)
        self._expect(done, lambda: self.windows[window].undo(mine=mine))

    @rule(window=WINDOWS, mine=st.booleans())
    def redo(self, window: int, mine: bool) -> None:
        whose = window if mine else None
        done = self.model.can_redo(whose) and self.model.redo(whose)
        self._expect(done, lambda: self.windows[window].redo(mine=mine))

    def _expect(self, done: bool, attempt: Callable[[], str]) -> None:
        if done:
            attempt()
        else:
            with pytest.raises(Refused):
                attempt()

    @rule(window=WINDOWS)
    def reopen(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = self._opened(window)

    @rule(hours=st.sampled_from([-30, 1, 24]))
    def let_time_pass(self, hours: int) -> None:
        self.clock.advance(hours=hours)

    @rule(window=WINDOWS, name=NAMES, step=st.sampled_from(["write", "fsync", "replace"]))
    def fail_to_save(self, window: int, name: str, step: str) -> None:
        refuse = mock.Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

        def change_everything() -> None:
            with self.windows[window].transaction("fails") as transaction:
                transaction.add(Area(name=name))
                for id_ in self.model.records:
                    transaction.remove(Area, id_)

        with mock.patch(f"lean_journal.storage.atomic.os.{step}", refuse), pytest.raises(NotSaved):
            change_everything()
        for opened in self.windows:
            opened.take_notices()

    @invariant()
    def both_windows_agree_with_the_model(self) -> None:
        for opened in self.windows:
            held = {
                one.id: {"name": one.name, "one_person": one.one_person}
                for one in opened.find(Area)
            }
            assert held == self.model.records
            assert opened.take_notices() == []

    @invariant()
    def the_file_is_whole(self) -> None:
        path = self.folder / "journal.json"
        assert not path.with_name("journal.json.tmp").exists()
        if path.exists():
            stored = json.loads(path.read_bytes())
            assert len(stored.get("areas", {})) == len(self.model.records)
            assert not stored.get("areas", {}).keys() & stored.get("removed", {}).keys()

    def teardown(self) -> None:
        for opened in self.windows:
            opened.close()
        shutil.rmtree(self.folder)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
