"""Random steps of the lean loop in two windows: whatever is done and undone, it stays whole."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation
from lean_journal.storage import Journal, NotFound, NotSaved
from lean_journal.storage.capture import store_walk
from lean_journal.storage.doctor import examine
from lean_journal.storage.improvements import (
    Checked,
    add_improvement,
    change_improvement,
    check_cycle,
    drop_improvement,
    look_at,
    remove_improvement,
    start_cycle,
)
from lean_journal.storage.struggles import add_struggle, move_struggle
from lean_journal.storage.thread import thread_of
from lean_journal.storage.transaction import Transaction
from tests.builders import Clock, improvement, journal, struggle, walk
from tests.storage.loop import do, say
from tests.storage.test_stateful import ANY, IN_MEMORY, WINDOWS, failing

Step = Callable[[Transaction], object]


class LoopMachine(RuleBasedStateMachine):
    """Two windows on one file; a form may be as old as the first step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
        self.file = self.folder / "journal.json"
        self.clock = Clock()
        self.windows = [self._opened(number) for number in (0, 1)]
        self.improvements: list[Improvement] = []
        """As they stood at some time: forms are made of them, and they may be gone."""
        self.struggles: list[Struggle] = []
        self.cycles: list[Cycle] = []
        self.words = 0
        self.refused = ""
        """The step of the next commit that the disk refuses."""

    def _opened(self, window: int) -> Journal:
        return journal(self.folder, self.clock, writer=f"window {window}")

    def _say_something_new(self) -> str:
        self.words += 1
        return f"words {self.words}"

    def _try(self, window: int, step: Step) -> Any:
        """Take a step; one that is refused, by a rule or by the disk, changes nothing."""
        before = self._bytes()
        refused, self.refused = self.refused, ""
        try:
            with failing(self.folder, refused) if refused else nullcontext():
                return do(self.windows[window], step)
        except (Refused, NotFound, NotSaved):
            assert self._bytes() == before
            for opened in self.windows:
                opened.take_notices()
        return None

    def _bytes(self) -> bytes:
        return self.file.read_bytes() if self.file.exists() else b""

    def _hears_more(self) -> bool:
        # Few of each, so that the steps meet.
        return len(self.struggles) < 2

    def _has_more_ideas(self) -> bool:
        return len(self.improvements) < 4

    def _knows_improvements(self) -> bool:
        return bool(self.improvements)

    def _knows_struggles(self) -> bool:
        return bool(self.struggles)

    def _knows_cycles(self) -> bool:
        return bool(self.cycles)

    # Steps

    @precondition(_hears_more)
    @rule(window=WINDOWS)
    def hear(self, window: int) -> None:
        new = struggle(self._say_something_new(), heard=self.windows[window].today())
        self.struggles.append(do(self.windows[window], lambda t: add_struggle(t, new)))

    @precondition(_has_more_ideas)
    @rule(window=WINDOWS, chosen=ANY)
    def have_an_idea(self, window: int, chosen: int) -> None:
        helps = self.struggles[chosen % len(self.struggles)].id if self.struggles else None
        new = improvement(problem=self._say_something_new(), struggle=helps)
        made = self._try(window, lambda t: add_improvement(t, new))
        self.improvements += [made] if made is not None else []

    @precondition(lambda self: self.struggles and len(self.improvements) < 6)
    @rule(window=WINDOWS, chosen=ANY)
    def go_and_see(self, window: int, chosen: int) -> None:
        opened = self.windows[window]
        heard = self.struggles[chosen % len(self.struggles)]
        walked = store_walk(opened, None, walk(opened.today(), struggle=heard.id), None)
        (seen,) = say(opened, f"{self._say_something_new()} #new", walk=walked.id)
        self.improvements += opened.find(Improvement, problem=seen.fact)

    @precondition(_knows_struggles)
    @rule(window=WINDOWS, chosen=ANY, state=st.sampled_from(StruggleState), told=st.booleans())
    def move(self, window: int, chosen: int, state: StruggleState, told: bool) -> None:
        opened, id_ = self.windows[window], self.struggles[chosen % len(self.struggles)].id
        self._try(window, lambda t: move_struggle(opened, t, id_, state, "told" if told else ""))

    @precondition(_knows_improvements)
    @rule(window=WINDOWS, chosen=ANY)
    def start(self, window: int, chosen: int) -> None:
        opened, id_ = self.windows[window], self.improvements[chosen % len(self.improvements)].id
        expect = self._say_something_new()
        begun = self._try(window, lambda t: start_cycle(opened, t, id_, "a step", expect))
        self.cycles += [begun] if begun is not None else []

    @precondition(_knows_cycles)
    @rule(window=WINDOWS, chosen=ANY, decision=st.sampled_from(Decision))
    def check(self, window: int, chosen: int, decision: Decision) -> None:
        opened, id_ = self.windows[window], self.cycles[-1 - chosen % min(3, len(self.cycles))].id
        found = Checked(happened="x", as_expected=False, learned="y", decision=decision)
        self._try(window, lambda t: check_cycle(opened, t, id_, found))

    @precondition(_knows_cycles)
    @rule(window=WINDOWS, chosen=ANY)
    def mend_what_was_expected(self, window: int, chosen: int) -> None:
        id_ = self.cycles[chosen % len(self.cycles)].id
        mended = self._try(
            window, lambda t: t.change(Cycle, id_, lambda one: replace(one, expect="what happened"))
        )
        assert mended is None

    @precondition(_knows_improvements)
    @rule(window=WINDOWS, chosen=ANY)
    def drop(self, window: int, chosen: int) -> None:
        opened, id_ = self.windows[window], self.improvements[chosen % len(self.improvements)].id
        self._try(window, lambda t: drop_improvement(opened, t, id_))

    @precondition(_knows_improvements)
    @rule(window=WINDOWS, chosen=ANY, holds=st.booleans())
    def look(self, window: int, chosen: int, holds: bool) -> None:
        opened, id_ = self.windows[window], self.improvements[chosen % len(self.improvements)].id
        self._try(window, lambda t: look_at(opened, t, id_, holds))

    @precondition(_knows_improvements)
    @rule(window=WINDOWS, chosen=ANY, starred=st.booleans())
    def save_a_form(self, window: int, chosen: int, starred: bool) -> None:
        opened, form = self.windows[window], self.improvements[chosen % len(self.improvements)]
        edited = replace(form, title=f"{form.title[:50]} again", starred=starred)
        self._try(window, lambda t: change_improvement(opened, t, form, edited))

    @precondition(_knows_improvements)
    @rule(window=WINDOWS, chosen=ANY)
    def remove(self, window: int, chosen: int) -> None:
        opened, id_ = self.windows[window], self.improvements[chosen % len(self.improvements)].id
        self._try(window, lambda t: remove_improvement(opened, t, id_))

    @precondition(_knows_struggles)
    @rule(window=WINDOWS, chosen=ANY)
    def remove_a_struggle(self, window: int, chosen: int) -> None:
        id_ = self.struggles[chosen % len(self.struggles)].id
        self._try(window, lambda t: t.remove(Struggle, id_))

    @rule(window=WINDOWS, mine=st.booleans(), times=st.integers(1, 4))
    def undo(self, window: int, mine: bool, times: int) -> None:
        self._go(self.windows[window].undo, mine, times)

    @rule(window=WINDOWS, mine=st.booleans(), times=st.integers(1, 4))
    def redo(self, window: int, mine: bool, times: int) -> None:
        self._go(self.windows[window].redo, mine, times)

    def _go(self, back_or_forth: Callable[..., str], mine: bool, times: int) -> None:
        for _ in range(times):
            before = self._bytes()
            try:
                back_or_forth(mine=mine)
            except Refused:
                assert self._bytes() == before

    @rule(step=st.sampled_from(["write journal.json.tmp", "replace journal.json"]))
    def have_the_disk_refuse_the_next(self, step: str) -> None:
        self.refused = step

    @rule(window=WINDOWS)
    def reopen(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = self._opened(window)

    @rule(days=st.sampled_from([1, 29, 30]))
    def let_time_pass(self, days: int) -> None:
        self.clock.advance(days=days)

    # What always holds

    @invariant()
    def the_windows_agree_and_nothing_is_damaged(self) -> None:
        here, there = self.windows
        for kind in (Improvement, Cycle, Struggle, Observation):
            assert here.find(kind) == there.find(kind)
        assert all(finding.is_fine for finding in examine(self.file))
        assert here.take_notices() == there.take_notices() == []

    @invariant()
    def at_most_one_cycle_is_open_and_it_is_the_one_that_is_named(self) -> None:
        opened = self.windows[0]
        known = {one.id: one for one in opened.find(Improvement)}
        cycles = opened.find(Cycle)
        assert {one.improvement for one in cycles} <= known.keys()
        for one in known.values():
            mine = [cycle for cycle in cycles if cycle.improvement == one.id]
            still_open = [cycle.id for cycle in mine if cycle.is_open]
            assert still_open == ([one.cycle] if one.cycle is not None else [])
            decided = {cycle.decision for cycle in mine}
            match one.state:
                case ImprovementState.IDEA:
                    assert mine == []
                case ImprovementState.TRYING:
                    assert mine != []
                case ImprovementState.ADOPTED:
                    assert one.adopted is not None
                    assert Decision.ADOPT in decided
                    assert not still_open
                case ImprovementState.ABANDONED:
                    assert not still_open

    @invariant()
    def what_was_expected_is_what_was_written(self) -> None:
        written = {one.id: (one.improvement, one.expect, one.started) for one in self.cycles}
        for one in self.windows[1].find(Cycle):
            assert written[one.id] == (one.improvement, one.expect, one.started)
            assert (one.closed is None) == (one.decision is None) == (one.learned == "")

    @invariant()
    def a_number_names_one_thing_for_good(self) -> None:
        for known, found in (
            (self.improvements, self.windows[0].find(Improvement)),
            (self.struggles, self.windows[0].find(Struggle)),
        ):
            # What was written first tells one from the other; it is never changed here.
            first = {one.number: one.created for one in known}
            assert max(Counter(one.number for one in known).values(), default=1) == 1
            assert all(first[one.number] == one.created for one in found)

    @invariant()
    def nothing_is_reported_back_without_a_word(self) -> None:
        for one in self.windows[1].find(Struggle):
            if one.state in (StruggleState.REPORTED, StruggleState.CLOSED):
                assert one.told == "told"

    @invariant()
    def a_thread_shows_each_record_once(self) -> None:
        opened = self.windows[0]
        ends: list[Struggle | Improvement] = [*opened.find(Struggle), *opened.find(Improvement)]
        for one in ends:
            ids = [knot.record.id for knot in thread_of(opened, one)]
            assert one.id in ids
            assert len(ids) == len(set(ids))

    def teardown(self) -> None:
        for opened in self.windows:
            opened.close()
        shutil.rmtree(self.folder)


TestLoop = LoopMachine.TestCase
TestLoop.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
