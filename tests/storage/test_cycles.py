"""Cycles in a journal's file: one open at most, and what was expected stays as it was written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.record import Refused, as_edit
from lean_journal.storage.improvements import (
    check_cycle,
    drop_improvement,
    remove_improvement,
)
from lean_journal.storage.restore import restore
from lean_journal.storage.transaction import Transaction
from tests.builders import (
    MONDAY,
    Clock,
    area,
    content,
    journal,
)
from tests.storage.loop import add, check, do, edit_file, found, standing, start

IDEA, TRYING, ADOPTED, ABANDONED = ImprovementState

# At most one cycle is open


def test_a_second_cycle_waits_until_the_first_is_checked(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        first = start(here, one)
        for opened in (here, there):
            before = content(tmp_path)
            with pytest.raises(Refused, match="a cycle of #i1 is open: check that one first"):
                start(opened, one)
            assert content(tmp_path) == before
        check(there, first)
        second = start(here, one)
        assert [known.is_open for known in there.find(Cycle, improvement=one.id)] == [False, True]
        assert standing(there, one).cycle == second.id


def test_of_two_windows_that_start_at_once_one_is_refused(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
    ready, refused = Barrier(2), []

    def race(writer: str) -> None:
        with journal(tmp_path, writer=writer) as window:
            # Both have seen it without a cycle.
            assert standing(window, one).cycle is None
            ready.wait()
            try:
                start(window, one, writer)
            except Refused as error:
                refused.append(str(error))

    threads = [Thread(target=race, args=(f"window {n}",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["a cycle of #i1 is open: check that one first"]
    with journal(tmp_path) as opened:
        (begun,) = opened.find(Cycle)
        assert standing(opened, one).cycle == begun.id


def test_undo_does_not_open_a_second_cycle(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        first = start(here, one)
        check(here, first)
        second = start(there, one)
        with pytest.raises(Refused, match="it was changed again since"):
            here.undo(mine=True)
        # Not even once the second has been closed in its turn.
        check(there, second)
        with pytest.raises(Refused, match="it was changed again since"):
            here.undo(mine=True)
        assert [known.is_open for known in here.find(Cycle)] == [False, False]
        assert there.undo() == "check"
        assert there.undo() == "cycle"
        assert here.undo(mine=True) == "check"
        assert standing(here, one).cycle == first.id


def test_redo_does_not_open_a_second_cycle(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        check(here, start(here, one))
        start(here, one)
        here.undo()
        second = start(there, one)
        with pytest.raises(Refused, match="cannot redo"):
            here.redo(mine=True)
        assert [known.id for known in here.find(Cycle, closed=None)] == [second.id]


@pytest.mark.parametrize("state", [ADOPTED, ABANDONED])
def test_what_is_settled_takes_no_cycle(tmp_path: Path, state: ImprovementState) -> None:
    with journal(tmp_path) as opened:
        decision = Decision.ADOPT if state is ADOPTED else Decision.ABANDON
        one = check(opened, start(opened, add(opened)), decision)
        assert one.state is state
        before = content(tmp_path)
        with pytest.raises(Refused, match="#i1 cannot become trying: it is"):
            start(opened, one)
        assert content(tmp_path) == before


@pytest.mark.parametrize("pointer", [None, 1 << 52])
def test_which_cycle_is_open_the_cycles_say_whatever_a_hand_has_done(
    tmp_path: Path, pointer: int | None
) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
        first = start(opened, one)
    edit_file(tmp_path, lambda held: held["improvements"][str(one.id)].update(cycle=pointer))
    with journal(tmp_path) as opened:
        with pytest.raises(Refused, match="a cycle of #i1 is open"):
            start(opened, one)
        assert check(opened, first).cycle is None
        assert start(opened, one).is_open


def test_an_open_cycle_that_was_removed_is_in_nobodys_way(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
        first = start(opened, one)
        do(opened, lambda t: t.remove(Cycle, first.id))
        second = start(opened, one)
        assert standing(opened, one).cycle == second.id
        assert opened.find(Cycle) == [second]


# Checking


@pytest.mark.parametrize(
    ("decision", "state", "since"),
    [
        (Decision.ADOPT, ADOPTED, MONDAY + 7 * DAY),
        (Decision.ADAPT, TRYING, MONDAY),
        (Decision.ABANDON, ABANDONED, MONDAY + 7 * DAY),
    ],
)
def test_what_is_decided_at_the_check_settles_the_improvement(
    tmp_path: Path, decision: Decision, state: ImprovementState, since: Any
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        begun = start(opened, add(opened))
        clock.advance(days=7)
        settled = check(opened, begun, decision)
        assert (settled.state, settled.since, settled.cycle) == (state, since, None)
        closed = standing(opened, begun)
        assert (closed.closed, closed.decision) == (MONDAY + 7 * DAY, decision)
        assert (closed.expect, closed.as_expected, closed.learned) == (
            "one cart",
            False,
            "ask first",
        )
        before = content(tmp_path)
        with pytest.raises(Refused, match="checked already"):
            check(opened, begun, Decision.ADOPT)
        assert content(tmp_path) == before


@pytest.mark.parametrize("missing", [{"happened": " "}, {"learned": ""}])
def test_a_cycle_is_closed_only_with_what_happened_and_what_was_learned(
    tmp_path: Path, missing: dict[str, Any]
) -> None:
    with journal(tmp_path) as opened:
        begun = start(opened, add(opened))
        before = content(tmp_path)
        with pytest.raises(Refused, match=r"^say what"):
            do(opened, lambda t: check_cycle(opened, t, begun.id, replace(found(), **missing)))
        whole: dict[str, Any] = {
            "happened": "two carts",
            "learned": "ask first",
            "as_expected": False,
            "decision": Decision.ADOPT,
            "closed": MONDAY,
        }
        with pytest.raises(Refused, match=r"^say what"):
            opened.change(Cycle, begun.id, lambda one: replace(one, **whole | missing), "closed")
        assert content(tmp_path) == before


@pytest.mark.parametrize("cycles", [0, 1, 2])
def test_what_is_not_worth_another_cycle_is_dropped_between_two_of_them(
    tmp_path: Path, cycles: int
) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
        for _ in range(cycles):
            begun = start(opened, one)
            with pytest.raises(Refused, match="#i1 is being tried: check its cycle"):
                do(opened, lambda t: drop_improvement(opened, t, one.id))
            check(opened, begun)
        dropped = do(opened, lambda t: drop_improvement(opened, t, one.id))
        assert dropped.state is ABANDONED
        with pytest.raises(Refused, match="#i1 cannot become abandoned: it is abandoned"):
            do(opened, lambda t: drop_improvement(opened, t, one.id))


# What was expected stays


EXPECTS = "what happened"

EDITS: list[Callable[[Cycle], Callable[[Cycle], Cycle]]] = [
    lambda _: lambda one: replace(one, expect=EXPECTS),
    lambda _: lambda one: replace(one, expect=""),
    lambda _: lambda one: replace(one, expect=EXPECTS, step="y", check=MONDAY + 9 * DAY),
    # What a form returns.
    lambda base: as_edit(base, replace(base, expect=EXPECTS)),
    lambda base: as_edit(base, replace(base, step="another step", expect=EXPECTS)),
]


@pytest.mark.parametrize("edit_of", EDITS)
@pytest.mark.parametrize("is_checked", [False, True])
def test_what_was_expected_is_changed_by_no_edit_no_form_and_no_other_window(
    tmp_path: Path, is_checked: bool, edit_of: Callable[[Cycle], Callable[[Cycle], Cycle]]
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        begun = start(here, add(here))
        if is_checked:
            check(here, begun)
        edit, before = edit_of(here.get(Cycle, begun.id)), content(tmp_path)
        for opened in (here, there):
            with pytest.raises(Refused, match="the expectation is locked"):
                opened.change(Cycle, begun.id, edit, "mend")
        assert content(tmp_path) == before


def test_what_was_expected_is_not_changed_along_with_the_check_either(tmp_path: Path) -> None:
    def check_and_mend(transaction: Transaction) -> None:
        check_cycle(opened, transaction, begun.id, found())
        transaction.change(Cycle, begun.id, lambda one: replace(one, expect=EXPECTS))

    with journal(tmp_path) as opened:
        begun = start(opened, add(opened))
        before = content(tmp_path)
        with pytest.raises(Refused, match="the expectation is locked"):
            do(opened, check_and_mend)
        assert content(tmp_path) == before


def test_two_windows_that_mend_a_cycle_keep_both_texts_and_its_expectation(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        base = start(here, add(here))
        here.change(Cycle, base.id, as_edit(base, replace(base, step="card at noon")), "mend")
        there.change(Cycle, base.id, as_edit(base, replace(base, step="two cards")), "mend")
        merged = standing(here, base)
        assert (merged.step, merged.expect) == ("card at noon / two cards", "one cart")


def test_undo_redo_and_restore_alone_go_back_to_before_the_expectation(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
        begun = start(opened, one)
        # `check_edit` is asked of none of these.
        assert opened.undo() == "cycle"
        assert opened.find(Cycle) == []
        assert standing(opened, one).state is IDEA
        opened.redo()
        assert standing(opened, begun).expect == "one cart"
        check(opened, begun, Decision.ADOPT)
        opened.undo()
        assert standing(opened, begun).is_open
        assert standing(opened, one).state is TRYING
        opened.redo()
        assert standing(opened, one).state is ADOPTED
    clock = Clock()
    clock.advance(days=1)
    with journal(tmp_path, clock) as opened:
        opened.add(area(), "a day later")
        do(opened, lambda t: remove_improvement(opened, t, one.id))
    restore(tmp_path / "journal.json", 1, clock=clock)
    with journal(tmp_path, clock) as opened:
        assert standing(opened, begun).decision is Decision.ADOPT
        assert standing(opened, one).state is ADOPTED


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        ({"state": ADOPTED, "adopted": MONDAY}, "a cycle of #i1 is open|cannot become adopted"),
        ({"state": TRYING}, ""),
        ({"number": 7}, "#i1 keeps its number"),
        ({"adopted": MONDAY}, "#i1 keeps its day of adoption"),
    ],
)
def test_an_edit_through_the_one_door_obeys_the_table(
    tmp_path: Path, edit: dict[str, Any], sentence: str
) -> None:
    with journal(tmp_path) as opened:
        one = add(opened)
        before = content(tmp_path)
        if not sentence:
            opened.change(Improvement, one.id, lambda known: replace(known, **edit), "edit")
            assert standing(opened, one).state is TRYING
            return
        with pytest.raises(Refused, match=sentence):
            opened.change(Improvement, one.id, lambda known: replace(known, **edit), "edit")
        assert content(tmp_path) == before
