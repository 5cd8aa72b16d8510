from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.capture import Captured, Promise, parse
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import Refused
from lean_journal.domain.walk import (
    Kind,
    Observation,
    Walk,
    WalkState,
    Waste,
    begin,
    close_loop,
    end,
)
from lean_journal.storage import Journal, NotFound, NotSaved
from lean_journal.storage.capture import (
    Place,
    Taken,
    change_observation,
    observe,
    remove_walk,
    standing_walk,
    store_walk,
)
from tests.builders import CET, MONDAY, MONDAY_MORNING, Clock, area, content, journal, walk
from tests.storage.disk import Disk


def say(opened: Journal, *lines: str, **place: Any) -> Taken:
    """Capture lines, as typed now."""
    given = Place(**place)
    return observe(opened, [parse(line, opened.today()) for line in lines], given)


# What is stored


def test_a_line_becomes_a_walk_an_observation_and_a_commitment_in_one_action(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        taken = say(opened, "w: 3 carts queue // no signal? >> check light @kim !fri *")
        (walked,) = opened.find(Walk)
        (seen,) = opened.find(Observation)
        (promised,) = opened.find(Commitment)
        assert taken == Taken(walked, (seen,), (promised,), is_new_walk=True)
        assert (walked.day, walked.state, walked.start) == (MONDAY, WalkState.WALKED, clock.now)
        assert (seen.walk, seen.kind, seen.waste) == (walked.id, Kind.WASTE, Waste.WAITING)
        assert (seen.fact, seen.interpretation) == ("3 carts queue", "no signal?")
        assert (promised.what, promised.to) == ("check light", "kim")
        assert promised.source == seen.id
        assert len(content(tmp_path)["meta"]["1"]["commits"]) == 1
        assert opened.undo() == "3 carts queue"
        assert not opened.find(Walk)
        assert not opened.find(Commitment)


def test_many_lines_are_one_action_and_keep_their_order(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        taken = say(opened, "a", "", "b // c", ">> d", "   ", "e")
        assert [seen.fact for seen in opened.find(Observation)] == ["a", "b", "e"]
        assert [promised.what for promised in taken.commitments] == ["d"]
        assert taken.walk is not None
        assert taken.commitments[0].source == taken.walk.id
        assert opened.undo() == "4 lines"
        assert not opened.find(Observation)


@pytest.mark.parametrize("lines", [[], [""], ["", " \t "]])
def test_nothing_but_empty_lines_is_refused(tmp_path: Path, lines: list[str]) -> None:
    with journal(tmp_path) as opened, pytest.raises(Refused, match="empty line"):
        say(opened, *lines)
    assert list(tmp_path.iterdir()) == []


def test_only_a_commitment_begins_no_walk_and_belongs_to_the_current_one(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        taken = say(opened, ">> call Kim !fri")
        assert (taken.walk, taken.is_new_walk) == (None, False)
        assert opened.find(Walk) == []
        assert opened.find(Commitment)[0].source is None
        walked = say(opened, "a").walk
        assert walked is not None
        assert say(opened, ">> call Lee").commitments[0].source == walked.id


def test_a_failed_save_leaves_neither_walk_nor_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal(tmp_path) as opened:
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse("fsync journal.json.tmp")
        with pytest.raises(NotSaved):
            say(opened, "a >> b")
        assert not opened.find(Walk)
        disk.refused.clear()
        assert say(opened, "a >> b").is_new_walk


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("w: short // why >> x", "short"),
        (">> call Kim", "call Kim"),
        ("x" * 60, "x" * 49 + "…"),
        ("word " * 12, "word " * 9 + "word…"),
    ],
)
def test_undo_names_a_line_by_its_first_words(tmp_path: Path, line: str, label: str) -> None:
    with journal(tmp_path) as opened:
        say(opened, line)
        assert opened.undo() == label


# The current walk


def test_lines_within_two_hours_of_the_last_go_to_the_same_walk(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        first = say(opened, "a").walk
        for _ in range(3):
            clock.advance(hours=1, minutes=59)
            taken = say(opened, "b")
            assert (taken.walk, taken.is_new_walk) == (first, False)
        clock.advance(hours=2)
        assert standing_walk(opened) is None
        taken = say(opened, "c")
        assert taken.is_new_walk
        assert taken.walk != first


def test_the_same_rule_holds_in_another_window(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as one, journal(tmp_path, clock, writer="shell") as other:
        first = say(one, "a").walk
        clock.advance(hours=1)
        assert say(other, "b").walk == first
        clock.advance(hours=1, minutes=30)
        assert say(one, "c").walk == first


def finished(opened: Journal, walked: Walk, clock: Clock) -> None:
    opened.change(Walk, walked.id, lambda one: end(one, clock.now), "end")


def closed(opened: Journal, walked: Walk, clock: Clock) -> None:
    opened.change(
        Walk, walked.id, lambda one: close_loop(replace(one, area=1), MONDAY, clock.now), "close"
    )


def removed(opened: Journal, walked: Walk, _clock: Clock) -> None:
    remove_walk(opened, walked.id)


def planned_again(opened: Journal, walked: Walk, _clock: Clock) -> None:
    opened.change(Walk, walked.id, lambda one: replace(one, state=WalkState.PLANNED), "plan")


def of_another_day(opened: Journal, walked: Walk, _clock: Clock) -> None:
    opened.change(Walk, walked.id, lambda one: replace(one, day=MONDAY - timedelta(1)), "day")


@pytest.mark.parametrize("done", [finished, closed, removed, planned_again, of_another_day])
def test_a_walk_that_is_over_takes_no_more_lines(
    tmp_path: Path, done: Callable[[Journal, Walk, Clock], None]
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        walked = say(opened, "a").walk
        assert walked is not None
        done(opened, walked, clock)
        assert standing_walk(opened) is None
        assert say(opened, "b").is_new_walk


def test_a_planned_walk_takes_lines_once_it_is_begun(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        planned = opened.add(walk(state=WalkState.PLANNED), "plan")
        assert standing_walk(opened) is None
        clock.advance(hours=5)
        begun = opened.change(Walk, planned.id, lambda one: begin(one, clock.now), "begin")
        assert standing_walk(opened) == begun


def test_an_area_chooses_among_walks_and_without_one_the_last_touched_is_it(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        press, paint = opened.add(area("Press"), "area"), opened.add(area("Paint"), "area")
        in_press = say(opened, "a", area=press.id).walk
        clock.advance(minutes=1)
        in_paint = say(opened, "b", area=paint.id).walk
        assert in_press != in_paint
        assert say(opened, "c").walk == in_paint
        clock.advance(minutes=1)
        assert say(opened, "d", area=press.id).walk == in_press
        clock.advance(minutes=1)
        assert say(opened, "e").walk == in_press
        assert standing_walk(opened, Place(area=press.id)) == in_press


@pytest.mark.parametrize(
    ("place", "is_same"),
    [
        ({"theme": "Flow"}, True),
        ({"theme": "Safety"}, False),
        ({"start": MONDAY_MORNING}, True),
        ({"start": MONDAY_MORNING - timedelta(minutes=20)}, False),
        ({"new": True}, False),
        ({"day": MONDAY}, True),
        ({"day": MONDAY - timedelta(days=1)}, False),
    ],
)
def test_what_the_person_says_of_the_walk_decides_whether_it_is_the_current_one(
    tmp_path: Path, place: dict[str, object], is_same: bool
) -> None:
    with journal(tmp_path) as opened:
        first = say(opened, "a", theme="Flow").walk
        assert (say(opened, "b", **place).walk == first) is is_same


def test_a_named_walk_takes_lines_whatever_its_age(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        old = say(opened, "a").walk
        assert old is not None
        finished(opened, old, clock)
        clock.advance(days=9)
        taken = say(opened, "b", walk=old.id)
        assert not taken.is_new_walk
        assert [seen.walk for seen in opened.find(Observation)] == [old.id] * 2
        remove_walk(opened, old.id)
        with pytest.raises(NotFound):
            say(opened, "c", walk=old.id)


def test_lines_of_an_earlier_day_make_one_walk_of_that_day_without_a_start(
    tmp_path: Path,
) -> None:
    clock = Clock()
    friday = MONDAY - timedelta(days=3)
    with journal(tmp_path, clock) as opened:
        first = say(opened, "a", day=friday).walk
        assert first is not None
        assert (first.day, first.start) == (friday, None)
        clock.advance(minutes=5)
        assert say(opened, "b", day=friday).walk == first
        assert say(opened, "today").walk != first


def test_a_walk_over_midnight_goes_on_until_the_day_starts(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 24, 1, 30, tzinfo=CET))
    with journal(tmp_path, clock) as opened:
        first = say(opened, "a").walk
        assert first is not None
        assert first.day == MONDAY
        clock.advance(hours=1, minutes=29)
        assert say(opened, "b").walk == first
        clock.advance(minutes=1)
        taken = say(opened, "c")
        assert taken.is_new_walk
        assert taken.walk is not None
        assert taken.walk.day == MONDAY + timedelta(days=1)


def test_the_clock_set_back_does_not_end_a_walk(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        first = say(opened, "a").walk
        clock.advance(hours=-3)
        assert say(opened, "b").walk == first


def test_another_time_zone_does_not_end_a_walk(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        first = say(opened, "a").walk
        clock.now = clock.now.astimezone(UTC) + timedelta(minutes=90)
        assert say(opened, "b").walk == first


# Forms


def test_a_new_walk_is_stored_with_the_area_it_names_for_the_first_time(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        stored = store_walk(opened, None, walk(theme="Flow"), area("Press 2"))
        (place,) = opened.find(Area)
        assert stored.area == place.id
        again = store_walk(opened, None, walk(), area("PRESS 2"))
        assert again.area == place.id
        assert len(opened.find(Area)) == 1
        changed = store_walk(opened, stored, replace(stored, theme="Safety"), None)
        assert (changed.theme, changed.area) == ("Safety", None)
        assert opened.undo() == "walk changed"
        assert opened.get(Walk, stored.id).area == place.id


def test_an_observation_changed_by_a_line_keeps_what_the_other_window_did(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        (seen,) = say(one, "3 carts queue").observations
        other.change(
            Observation, seen.id, lambda known: replace(known, interpretation="no signal"), "why"
        )
        line = Captured(fact="4 carts queue", promise=Promise("call"))
        changed = change_observation(one, seen, line)
        assert (changed.fact, changed.interpretation) == ("4 carts queue", "no signal")
        assert one.find(Commitment)[0].source == seen.id
        one.undo(mine=True)
        assert one.get(Observation, seen.id).fact == "3 carts queue"
        assert not one.find(Commitment)


def test_removing_a_walk_takes_what_another_window_had_just_added(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        taken = say(one, "a >> b")
        assert taken.walk is not None
        say(other, "c", walk=taken.walk.id)
        assert remove_walk(one, taken.walk.id) == 3
        assert not one.find(Observation)
        assert [promised.what for promised in one.find(Commitment)] == ["b"]
        with pytest.raises(NotFound):
            remove_walk(one, taken.walk.id)
