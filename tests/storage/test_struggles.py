"""Struggles in a journal: what follows of itself from walks and cycles, and what does not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal, NotFound
from lean_journal.storage.capture import begin_walk, remove_walk, store_walk
from lean_journal.storage.improvements import change_improvement, drop_improvement
from lean_journal.storage.struggles import add_struggle, change_struggle, move_struggle
from tests.builders import MONDAY, Clock, content, journal, struggle, walk
from tests.storage.loop import add, check, do, hear, records, say, standing, start

HEARD, SEEN, IN_WORK, REPORTED, CLOSED = StruggleState


def state_of(opened: Journal, one: Struggle) -> StruggleState:
    return opened.get(Struggle, one.id).state


def move(opened: Journal, one: Struggle, state: StruggleState, told: str = "") -> Struggle:
    return do(opened, lambda t: move_struggle(opened, t, one.id, state, told), "moved")


# Going to see


def begin_a_planned_walk(opened: Journal, heard: Struggle) -> None:
    begin_walk(opened, opened.find(Walk, struggle=heard.id)[0].id)


def walk_at_once(opened: Journal, heard: Struggle) -> None:
    store_walk(opened, None, walk(struggle=heard.id), None)


def name_it_afterwards(opened: Journal, heard: Struggle) -> None:
    walked = opened.find(Walk, struggle=None)[0]
    store_walk(opened, walked, replace(walked, struggle=heard.id), None)


def capture_a_line(opened: Journal, heard: Struggle) -> None:
    say(opened, "carts queue", struggle=heard.id)


GOING = [begin_a_planned_walk, walk_at_once, name_it_afterwards, capture_a_line]


@pytest.mark.parametrize("go", GOING)
@pytest.mark.parametrize("state", StruggleState)
def test_a_walk_for_a_struggle_that_was_only_heard_makes_it_seen_in_the_same_action(
    tmp_path: Path, go: Callable[[Journal, Struggle], None], state: StruggleState
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = hear(opened, state)
        store_walk(opened, None, walk(state=WalkState.PLANNED, struggle=heard.id), None)
        store_walk(opened, None, walk(), None)
        # Planning is not going.
        assert standing(opened, heard) == heard
        before = records(tmp_path)
        clock.advance(days=2)
        go(opened, heard)
        now = standing(opened, heard)
        expected = (SEEN, MONDAY + 2 * DAY) if state is HEARD else (state, heard.since)
        assert (now.state, now.since) == expected
        opened.undo()
        assert records(tmp_path) == before


def test_what_one_window_takes_back_is_looked_up_again_from_what_the_other_did(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        heard = hear(here)
        first, second = (add(here, struggle=heard.id) for _ in range(2))
        walk_at_once(here, heard)
        walk_at_once(there, heard)
        start(here, first)
        start(there, second)
        # Each had come to its state in the first window, and there it is undone.
        here.undo(mine=True)
        here.undo(mine=True)
        assert state_of(here, heard) is HEARD
        assert move(here, heard, REPORTED, "two carts").state is REPORTED
        assert here.undo(mine=True) == "moved"
        assert state_of(here, heard) is HEARD


def test_a_walk_taken_away_leaves_what_it_was_for_seen(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        walked = store_walk(opened, None, walk(struggle=heard.id), None)
        remove_walk(opened, walked.id)
        assert state_of(opened, heard) is SEEN


def test_a_walk_for_a_struggle_that_was_removed_is_a_walk_like_any_other(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        planned = walk(state=WalkState.PLANNED, struggle=heard.id)
        stored = store_walk(opened, None, planned, None)
        do(opened, lambda t: t.remove(Struggle, heard.id))
        assert begin_walk(opened, stored.id).state is WalkState.WALKED


# Trying something


@pytest.mark.parametrize(
    ("state", "then"),
    [(HEARD, HEARD), (SEEN, IN_WORK), (IN_WORK, IN_WORK), (REPORTED, IN_WORK), (CLOSED, CLOSED)],
)
def test_a_cycle_brings_what_was_seen_or_reported_into_work_in_the_same_action(
    tmp_path: Path, state: StruggleState, then: StruggleState
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = hear(opened, state)
        one = add(opened, struggle=heard.id)
        before = records(tmp_path)
        clock.advance(days=3)
        start(opened, one)
        now = standing(opened, heard)
        assert (now.state, now.since) == (
            then,
            MONDAY + 3 * DAY if then is not state else heard.since,
        )
        opened.undo()
        assert records(tmp_path) == before


@pytest.mark.parametrize("decision", [None, *Decision])
def test_with_a_cycle_first_and_the_walk_later_it_is_in_work_however_the_cycle_ended(
    tmp_path: Path, decision: Decision | None
) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        begun = start(opened, add(opened, struggle=heard.id))
        if decision is not None:
            check(opened, begun, decision)
        assert state_of(opened, heard) is HEARD
        walk_at_once(opened, heard)
        assert state_of(opened, heard) is IN_WORK
        opened.undo()
        assert state_of(opened, heard) is HEARD


def test_an_idea_that_was_dropped_untried_is_nothing_that_was_tried(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        one = add(opened, struggle=heard.id)
        do(opened, lambda t: drop_improvement(opened, t, one.id))
        walk_at_once(opened, heard)
        assert state_of(opened, heard) is SEEN


def change(opened: Journal, one: Improvement, edited: Improvement) -> Improvement:
    return do(opened, lambda t: change_improvement(opened, t, one, edited))


@pytest.mark.parametrize(
    ("state", "then"),
    # What was reported back is taken up by another cycle, not by naming what there was.
    [(HEARD, HEARD), (SEEN, IN_WORK), (IN_WORK, IN_WORK), (REPORTED, REPORTED), (CLOSED, CLOSED)],
)
@pytest.mark.parametrize("decision", [None, Decision.ADOPT])
def test_naming_it_in_what_was_tried_already_brings_what_was_seen_into_work(
    tmp_path: Path, decision: Decision | None, state: StruggleState, then: StruggleState
) -> None:
    with journal(tmp_path) as opened:
        heard, one = hear(opened, state), add(opened)
        begun = start(opened, one)
        if decision is not None:
            check(opened, begun, decision)
        form = standing(opened, one)
        change(opened, form, replace(form, struggle=heard.id))
        assert state_of(opened, heard) is then


def test_naming_it_in_an_idea_changes_nothing(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard, one = hear(opened, SEEN), add(opened)
        change(opened, one, replace(one, struggle=heard.id))
        assert state_of(opened, heard) is SEEN


def test_mending_an_improvement_does_not_take_up_what_was_reported_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened, SEEN)
        one = add(opened, struggle=heard.id)
        begun = start(opened, one)
        move(opened, heard, REPORTED, "two carts less")
        form = standing(opened, one)
        change(opened, form, replace(form, title="other", starred=True))
        check(opened, begun)
        assert state_of(opened, heard) is REPORTED
        # Another cycle does.
        start(opened, one)
        again = standing(opened, heard)
        assert (again.state, again.told) == (IN_WORK, "two carts less")


# All the way


def test_a_struggle_goes_all_the_way_and_undo_takes_back_a_step_at_a_time(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = hear(opened)
        states = []
        for step in (
            lambda: walk_at_once(opened, heard),
            lambda: start(opened, add(opened, struggle=heard.id)),
            lambda: move(opened, heard, REPORTED, " two carts "),
            lambda: move(opened, heard, IN_WORK),
            lambda: move(opened, heard, REPORTED, "one cart"),
            lambda: move(opened, heard, CLOSED),
        ):
            clock.advance(days=1)
            step()
            now = standing(opened, heard)
            assert now.since == opened.today()
            states.append((now.state, now.told))
        assert states == [
            (SEEN, ""),
            (IN_WORK, ""),
            (REPORTED, "two carts"),
            (IN_WORK, "two carts"),
            (REPORTED, "one cart"),
            (CLOSED, "one cart"),
        ]
        for state, told in reversed(states[:-1]):
            opened.undo()
            now = standing(opened, heard)
            assert (now.state, now.told) == (state, told)


@pytest.mark.parametrize(
    ("state", "to", "sentence"),
    [
        (HEARD, REPORTED, "#s1 cannot become reported back: nobody has gone to see it yet"),
        (SEEN, REPORTED, "#s1 cannot become reported back: nothing has been tried for it yet"),
        (IN_WORK, CLOSED, "#s1 cannot become closed: nobody has reported back yet"),
        (IN_WORK, REPORTED, "say what you reported back"),
        (CLOSED, IN_WORK, "#s1 cannot become in work: it is closed"),
    ],
)
def test_what_may_not_come_next_changes_nothing(
    tmp_path: Path, state: StruggleState, to: StruggleState, sentence: str
) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened, state)
        before = content(tmp_path)
        with pytest.raises(Refused, match=sentence):
            move(opened, heard, to, " ")
        with pytest.raises(Refused, match=sentence):
            opened.change(Struggle, heard.id, lambda one: replace(one, state=to), "moved")
        assert content(tmp_path) == before


def test_a_struggle_begins_as_it_was_heard(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with pytest.raises(Refused, match="begins with what was heard"):
            do(opened, lambda t: add_struggle(t, struggle(state=SEEN)))
        with pytest.raises(Refused, match="in her own words"):
            do(opened, lambda t: add_struggle(t, struggle(" ", title="Trucks wait")))
    assert not (tmp_path / "journal.json").exists()


# Two windows


def test_a_form_saved_after_another_window_went_to_see_leaves_it_seen(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        form = hear(here)
        walk_at_once(there, form)
        edited = replace(form, words="Trucks wait for us.", title="Trucks wait")
        kept = do(here, lambda t: change_struggle(t, form, edited))
        assert (kept.state, kept.since, kept.title) == (SEEN, MONDAY, "Trucks wait")


def test_public_titles_that_are_too_long_together_are_refused_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        form = hear(here)
        do(there, lambda t: change_struggle(t, form, replace(form, title="x" * 70)))
        before = content(tmp_path)
        with pytest.raises(Refused, match="at most 120 characters"):
            do(here, lambda t: change_struggle(t, form, replace(form, title="y" * 70)))
        assert content(tmp_path) == before


def test_what_two_windows_heard_stays_both_and_private_words_stay_private(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        form = hear(here)
        do(there, lambda t: change_struggle(t, form, replace(form, words="there")))
        kept = do(here, lambda t: change_struggle(t, form, replace(form, words="here", title="T")))
        assert (kept.words, kept.title) == ("there / here", "T")


# Removing


def test_a_struggle_others_name_can_be_removed_and_undo_joins_all_of_it_again(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        walk_at_once(opened, heard)
        say(opened, "carts queue #s1", "why #new")
        before = records(tmp_path)
        do(opened, lambda t: t.remove(Struggle, heard.id), "removed")
        after = records(tmp_path)
        assert after.pop("struggles") == {}
        # What named it is as it was.
        assert after == {table: rows for table, rows in before.items() if table != "struggles"}
        with pytest.raises(NotFound, match="that struggle has been removed"):
            move(opened, heard, SEEN)
        assert hear(opened).handle == "#s2"
        opened.undo()
        assert opened.undo() == "removed"
        assert records(tmp_path) == before
