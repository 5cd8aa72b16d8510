"""Random actions on two windows and on a plain model in memory agree after every step."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lean_journal.domain.record import Record, Refused
from lean_journal.domain.text import storable
from lean_journal.storage import Journal, NotSaved
from lean_journal.storage.ids import natural_id
from lean_journal.storage.kinds import TABLES, all_kinds, kind_of, table_of
from tests.builders import ANY_TEXT, Clock, journal
from tests.records import field_values, fields_of, records
from tests.storage.disk import Disk
from tests.storage.model import Fields, Model

WINDOWS = st.sampled_from([0, 1])
COMMAND_LINE = 2
ANY = st.integers(0, 99)
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
TEXT = ANY_TEXT.map(storable)
KINDS = st.sampled_from(all_kinds())

NOT_SAVED = ("open", "write", "fsync", "replace")
"""Steps of a commit; one that fails leaves everything as it was."""

SAVED = ("fsync .", "open .", "fsync backups/journal.json.tmp", "replace backups/journal.json")
"""Steps without which a change stands all the same, with a notice."""

Action = Callable[[], object]


@contextmanager
def failing(folder: Path, step: str) -> Iterator[None]:
    """Have the disk refuse one step of a commit in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        Disk(folder, patch).refuse(step)
        yield


class JournalMachine(RuleBasedStateMachine):
    """Two windows on one file, and now and then the command line."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
        self.clock = Clock()
        self.windows = [self._opened(number) for number in (0, 1)]
        self.model = Model()

    def _opened(self, window: int) -> Journal:
        return journal(self.folder, self.clock, writer=f"window {window}")

    def _has_records(self) -> bool:
        return bool(self.model.records)

    def _chosen(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(list(self.model.records)))

    def _links(self) -> st.SearchStrategy[int]:
        """Mostly the id of a record there is, for some have to meet."""
        return st.sampled_from([1 << 52, *self.model.tables][-4:])

    def _new(self, data: st.DataObject, kind: type[Record]) -> Record:
        drawn: Record = data.draw(records(kind, text=TEXT, link=self._links()))
        return drawn

    def _edited(self, data: st.DataObject, id_: int) -> Record:
        """Give a record of the model with one to three fields drawn anew."""
        kind = kind_of(self.model.tables[id_])
        possible = field_values(kind, text=TEXT, link=self._links())
        names = data.draw(st.lists(st.sampled_from(sorted(possible)), min_size=1, max_size=3))
        values = {name: data.draw(possible[name]) for name in names}
        return kind(id=id_, **self.model.records[id_] | values)

    # What is done

    @rule(window=WINDOWS, kind=KINDS, data=st.data())
    def add(self, window: int, kind: type[Record], data: st.DataObject) -> None:
        self._add(self.windows[window], window, self._new(data, kind))

    @rule(kind=KINDS, data=st.data())
    def add_on_the_command_line(self, kind: type[Record], data: st.DataObject) -> None:
        with journal(self.folder, self.clock, writer="command line") as opened:
            self._add(opened, COMMAND_LINE, self._new(data, kind))

    def _add(self, opened: Journal, window: int, new: Record) -> None:
        if self._is_there(new):
            with pytest.raises(Refused):
                opened.add(new, "add")
        else:
            self._added(window, opened.add(new, "add"))

    def _is_there(self, new: Record) -> bool:
        key = new.natural_key
        return bool(key) and natural_id(table_of(type(new)), key) in self.model.records

    def _added(self, window: int, stored: Record) -> None:
        self.model.tables[stored.id] = table_of(type(stored))
        self.model.do(window, {stored.id: fields_of(stored)})

    @precondition(_has_records)
    @rule(window=WINDOWS, data=st.data())
    def change(self, window: int, data: st.DataObject) -> None:
        edited = self._edited(data, self._chosen(data))
        self._expect(self._may_become(edited), partial(self._store, window, edited))
        if self._may_become(edited):
            self.model.do(window, {edited.id: fields_of(edited)})

    def _store(self, window: int, edited: Record) -> None:
        values = fields_of(edited)
        self.windows[window].change(
            type(edited), edited.id, lambda one: replace(one, **values), "change"
        )

    def _may_become(self, edited: Record) -> bool:
        standing = type(edited)(id=edited.id, **self.model.records[edited.id])
        try:
            if standing != edited:
                standing.check_edit(edited)
        except Refused:
            return False
        return True

    @precondition(_has_records)
    @rule(window=WINDOWS, data=st.data())
    def remove(self, window: int, data: st.DataObject) -> None:
        id_ = self._chosen(data)
        with self.windows[window].transaction("remove") as transaction:
            transaction.remove(kind_of(self.model.tables[id_]), id_)
        self.model.do(window, {id_: None})

    @precondition(_has_records)
    @rule(window=WINDOWS, kind=KINDS, data=st.data())
    def do_several_things_at_once(
        self, window: int, kind: type[Record], data: st.DataObject
    ) -> None:
        new, gone = self._new(data, kind), self._chosen(data)
        edited = self._edited(data, self._chosen(data))
        if self._is_there(new) or not self._may_become(edited):
            return
        with self.windows[window].transaction("several") as transaction:
            stored = transaction.add(new)
            transaction.change(type(edited), edited.id, lambda one: _as(one, edited))
            transaction.remove(kind_of(self.model.tables[gone]), gone)
        self.model.tables[stored.id] = table_of(kind)
        after: dict[int, Fields | None] = {stored.id: fields_of(stored)}
        self.model.do(window, after | {edited.id: fields_of(edited), gone: None})

    @rule(window=WINDOWS, mine=st.booleans())
    def undo(self, window: int, mine: bool) -> None:
        done = self.model.undo(window if mine else None)
        self._expect(done, partial(self.windows[window].undo, mine=mine))

    @rule(window=WINDOWS, mine=st.booleans())
    def redo(self, window: int, mine: bool) -> None:
        done = self.model.redo(window if mine else None)
        self._expect(done, partial(self.windows[window].redo, mine=mine))

    def _expect(self, done: bool, attempt: Action) -> None:
        if done:
            attempt()
        else:
            with pytest.raises(Refused):
                attempt()

    # What comes between

    @rule(window=WINDOWS)
    def reopen(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = self._opened(window)

    @rule(hours=st.sampled_from([-30, 1, 24]))
    def let_time_pass(self, hours: int) -> None:
        self.clock.advance(hours=hours)

    @rule(window=WINDOWS, step=st.sampled_from(NOT_SAVED), kind=KINDS, data=st.data())
    def fail_to_save(self, window: int, step: str, kind: type[Record], data: st.DataObject) -> None:
        new = self._new(data, kind)
        opened = self.windows[window]

        def change_everything() -> None:
            with opened.transaction("fails") as transaction:
                for id_ in self.model.records:
                    transaction.remove(kind_of(self.model.tables[id_]), id_)
                transaction.add(new)

        attempts: list[Action] = [change_everything, opened.undo, opened.redo]
        attempt = data.draw(st.sampled_from(attempts))
        name = "journal.json" if step == "replace" else "journal.json.tmp"
        # There may be nothing to undo; then nothing is asked of the disk.
        with failing(self.folder, f"{step} {name}"), pytest.raises((NotSaved, Refused)) as caught:
            attempt()
        assert attempt is not change_everything or caught.type is NotSaved
        self._forget_notices()

    @rule(window=WINDOWS, kind=KINDS, data=st.data())
    def give_up_halfway(self, window: int, kind: type[Record], data: st.DataObject) -> None:
        new = self._new(data, kind)

        def begin_and_think_better_of_it() -> None:
            with self.windows[window].transaction("fails") as transaction:
                for id_ in self.model.records:
                    transaction.remove(kind_of(self.model.tables[id_]), id_)
                transaction.add(new)
                raise Refused("in the middle")

        with pytest.raises(Refused, match="in the middle"):
            begin_and_think_better_of_it()

    @rule(window=WINDOWS, step=st.sampled_from(SAVED), kind=KINDS, data=st.data())
    def save_in_spite_of_the_disk(
        self, window: int, step: str, kind: type[Record], data: st.DataObject
    ) -> None:
        new = self._new(data, kind)
        if not self._is_there(new):
            with failing(self.folder, step):
                self._added(window, self.windows[window].add(new, "add"))
            self._forget_notices()

    def _forget_notices(self) -> None:
        for opened in self.windows:
            opened.take_notices()

    # What always holds

    @invariant()
    def both_windows_agree_with_the_model(self) -> None:
        for opened in self.windows:
            for kind in all_kinds():
                held = {one.id: fields_of(one) for one in opened.find(kind)}
                assert held == self.model.table(table_of(kind))
            assert opened.take_notices() == []

    @invariant()
    def the_file_is_whole(self) -> None:
        path = self.folder / "journal.json"
        assert not path.with_name("journal.json.tmp").exists()
        if path.exists():
            stored: dict[str, Any] = json.loads(path.read_bytes())
            ids = {int(key) for name in TABLES for key in stored.get(name, {})}
            assert ids == self.model.records.keys()
            assert not ids & {int(key) for key in stored.get("removed", {})}

    def teardown(self) -> None:
        for opened in self.windows:
            opened.close()
        shutil.rmtree(self.folder)


def _as(one: Record, edited: Record) -> Record:
    return replace(one, **fields_of(edited))


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
