from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin, practised
from lean_journal.domain.cadence import DAILY, parse_cadence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.record import Refused
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal, NotFound
from lean_journal.storage.absences import absences_of, add_absence, remove_absence
from lean_journal.storage.behaviors import (
    add_behaviors,
    behaviors_of,
    change_behavior,
    move_behavior,
    park_behavior,
    practices_of,
    remove_behavior,
    resume_behavior,
    waiting_today,
)
from lean_journal.storage.marks import clear_mark, mark, mark_on, seen_on, write_evidence
from tests.builders import MONDAY, Clock, content, journal

DONE, MISSED, NOT_POSSIBLE = MarkState
FIVE = ("A", "B", "C", "D", "E")


def begun(opened: Journal, *names: str, cadence: str = "daily") -> list[Behavior]:
    new = [begin(name, parse_cadence(cadence), opened.today()) for name in names]
    return add_behaviors(opened, new)


def names(opened: Journal) -> str:
    """Give the behaviors in their order, the parked ones after a bar."""
    known = behaviors_of(opened)
    active = [one.name for one in known if not one.is_parked]
    return "".join([*active, "|", *(one.name for one in known if one.is_parked)])


def labels(opened: Journal) -> list[str]:
    """Take back everything, and give what was taken back."""
    found: list[str] = []
    while True:
        try:
            found.append(opened.undo())
        except Refused:
            return found


# Marks


def test_a_day_has_one_mark_and_undo_brings_back_the_one_before(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        assert mark_on(opened, one.id, MONDAY) is None
        mark(opened, one, MONDAY, DONE, "  she named the cause \n")
        mark(opened, one, MONDAY, MISSED)
        (stored,) = opened.find(Mark)
        assert (stored.state, stored.evidence) == (MISSED, "she named the cause")
        assert mark_on(opened, one.id, MONDAY) == stored
        assert opened.undo() == "Ask first: missed, 2026-11-23"
        assert [known.state for known in opened.find(Mark)] == [DONE]
        assert opened.undo() == "Ask first: done, 2026-11-23"
        assert opened.find(Mark) == []
        opened.redo()
        assert [known.evidence for known in opened.find(Mark)] == ["she named the cause"]


@pytest.mark.parametrize(
    ("evidence", "stored"), [(None, "before"), ("", ""), ("  ", ""), (" after ", "after")]
)
def test_evidence_stays_unless_it_is_given(
    tmp_path: Path, evidence: str | None, stored: str
) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        mark(opened, one, MONDAY, DONE, "before")
        assert mark(opened, one, MONDAY, DONE, evidence).evidence == stored


def test_words_of_two_windows_beside_one_mark_stay_both_and_change_no_state(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        (one,) = begun(here, "Ask first")
        mark(here, one, MONDAY, DONE)
        mark(there, one, MONDAY, MISSED)
        write_evidence(there, one, MONDAY, "no time", "")
        written = write_evidence(here, one, MONDAY, " she named the cause ", "")
        assert (written.state, written.evidence) == (MISSED, "no time / she named the cause")
        assert here.undo(mine=True) == "Ask first: words of 2026-11-23"
        (stored,) = there.find(Mark)
        assert (stored.state, stored.evidence) == (MISSED, "no time")


def test_words_beside_a_day_without_a_mark_say_that_it_was_done(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        written = write_evidence(opened, one, MONDAY, "she named the cause", "")
        assert (written.state, written.evidence) == (DONE, "she named the cause")


def test_the_same_mark_again_is_no_action(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        for _ in range(3):
            mark(opened, one, MONDAY, DONE)
        assert labels(opened) == ["Ask first: done, 2026-11-23", "begun: Ask first"]


def test_a_day_that_has_not_come_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        before = opened.path.read_bytes()
        with pytest.raises(Refused, match="2026-11-24 has not come yet"):
            mark(opened, one, MONDAY + DAY, DONE)
        assert opened.path.read_bytes() == before


def test_the_day_is_the_journals(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        (one,) = begun(opened, "Ask first")
        clock.advance(hours=18, minutes=59)  # 02:59 on Tuesday
        with pytest.raises(Refused):
            mark(opened, one, MONDAY + DAY, DONE)
        clock.advance(minutes=1)
        mark(opened, one, MONDAY + DAY, DONE)


def test_a_mark_is_cleared_and_undo_brings_it_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        mark(opened, one, MONDAY, DONE, "seen")
        assert clear_mark(opened, one, MONDAY)
        assert opened.find(Mark) == []
        assert not clear_mark(opened, one, MONDAY)
        assert opened.undo() == "Ask first: cleared, 2026-11-23"
        assert [known.evidence for known in opened.find(Mark)] == ["seen"]
        assert clear_mark(opened, one, MONDAY)
        mark(opened, one, MONDAY, MISSED)
        assert [(known.state, known.evidence) for known in opened.find(Mark)] == [(MISSED, "")]


def test_nothing_is_said_of_a_behavior_another_window_removed(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        (one,) = begun(here, "Ask first")
        remove_behavior(there, one)
        with pytest.raises(NotFound):
            mark(here, one, MONDAY, DONE)
        assert here.find(Mark) == []


def test_two_windows_mark_at_the_same_time_and_no_day_is_lost(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        (one,) = begun(here, "Ask first")
        assert there.find(Mark) == []
        mark(here, one, MONDAY, MISSED, "no time")
        mark(there, one, MONDAY, DONE)
        mark(here, one, MONDAY - DAY, DONE)
        for opened in (here, there):
            assert {known.day: (known.state, known.evidence) for known in opened.find(Mark)} == {
                MONDAY: (DONE, "no time"),
                MONDAY - DAY: (DONE, ""),
            }
        assert here.undo(mine=True) == "Ask first: done, 2026-11-22"
        with pytest.raises(Refused):
            here.undo(mine=True)
        assert there.undo(mine=True) == "Ask first: done, 2026-11-23"


def test_a_parked_behavior_may_be_marked(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first")
        park_behavior(opened, one)
        mark(opened, one, MONDAY, DONE)
        (practice,) = practices_of(opened)
        assert practice.marks == {MONDAY: DONE}


def test_a_practice_has_its_own_marks_and_the_days_of_the_person(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one, other = begun(opened, "A", "B")
        mark(opened, one, MONDAY, DONE)
        mark(opened, other, MONDAY, MISSED)
        opened.change_settings(lambda settings: replace(settings, week_start=6), "week_start")
        add_absence(opened, Absence(first=MONDAY, last=MONDAY))
        a, b = practices_of(opened)
        assert (a.marks, b.marks) == ({MONDAY: DONE}, {MONDAY: MISSED})
        assert (a.today, a.days.week_start, a.days.is_absent(MONDAY)) == (MONDAY, 6, True)
        (only,) = practices_of(opened, [other])
        assert (only.behavior, only.marks) == (other, b.marks)


def test_what_waits_for_a_mark_is_what_is_due_and_unmarked(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        done, _, parked = begun(opened, "A", "B", "C")
        mark(opened, done, MONDAY, DONE)
        park_behavior(opened, parked)
        assert [one.name for one in waiting_today(opened)] == ["B"]
        add_absence(opened, Absence(first=MONDAY, last=MONDAY))
        assert waiting_today(opened) == []


# Begun, parked, resumed


def test_several_are_begun_as_one_action(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one, other = begun(opened, " Ask first ", "Go and see")
        assert (one.name, one.position, other.position) == ("Ask first", 1, 2)
        assert labels(opened) == ["begun: Ask first, Go and see"]
        assert behaviors_of(opened) == []


def test_of_too_many_none_is_begun(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        begun(opened, "A", "B", "C", "D")
        with pytest.raises(Refused, match="5 behaviors at a time"):
            begun(opened, "E", "F")
        with pytest.raises(Refused, match="there is a behavior A already"):
            begun(opened, "a")
        assert names(opened) == "ABCD|"


def test_a_sixth_takes_the_place_of_the_one_that_is_parked_for_it(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        five = begun(opened, *FIVE)
        add_behaviors(opened, [begin("F", DAILY, MONDAY)], parking=five[1].id)
        assert names(opened) == "ACDEF|B"
        opened.undo()
        assert names(opened) == "ABCDE|"


def test_two_windows_begin_no_sixth(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        begun(here, "A", "B", "C", "D")
        assert names(there) == "ABCD|"
        begun(here, "E")
        with pytest.raises(Refused, match="5 behaviors at a time"):
            begun(there, "F")
        with pytest.raises(Refused, match="there is a behavior E already"):
            change_behavior(
                there, behaviors_of(there)[0], replace(behaviors_of(there)[0], name="e")
            )
        assert names(here) == "ABCDE|"


def test_parking_and_resuming_are_undone_one_by_one(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        (one,) = begun(opened, "A")
        clock.advance(days=3)
        park_behavior(opened, one)
        with pytest.raises(Refused, match="A is parked already"):
            park_behavior(opened, one)
        clock.advance(days=3)
        resume_behavior(opened, one)
        with pytest.raises(Refused, match="A is not parked"):
            resume_behavior(opened, one)
        (known,) = behaviors_of(opened)
        assert [(span.first, span.last) for span in known.active] == [
            (MONDAY, MONDAY + 3 * DAY),
            (MONDAY + 6 * DAY, None),
        ]
        assert opened.undo() == "resumed: A"
        assert names(opened) == "|A"
        assert opened.undo() == "parked: A"
        assert [known.active for known in behaviors_of(opened)] == [one.active]


def test_resuming_a_sixth_asks_for_another_to_be_parked(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        five = begun(opened, *FIVE)
        park_behavior(opened, five[0])
        begun(opened, "F")
        with pytest.raises(Refused, match="5 behaviors at a time"):
            resume_behavior(opened, five[0])
        assert names(opened) == "BCDEF|A"
        resume_behavior(opened, five[0], parking=five[4].id)
        assert names(opened) == "ABCDF|E"
        assert opened.undo() == "resumed: A, and another parked"
        assert names(opened) == "BCDEF|A"


# Changed, moved, removed


def test_two_windows_change_different_texts_and_both_stay(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        (one,) = begun(here, "Ask first")
        change_behavior(here, one, replace(one, cue="stand-up"))
        change_behavior(there, one, replace(one, definition="a question"), parse_cadence("2/week"))
        (known,) = behaviors_of(here)
        assert (known.cue, known.definition, str(known.cadence)) == (
            "stand-up",
            "a question",
            "2/week",
        )
        assert known.active == one.active


def test_texts_cadence_and_place_are_one_action(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        begun(opened, "A", "B", "C")
        clock.advance(days=1)
        last = behaviors_of(opened)[2]
        changed = change_behavior(
            opened, last, replace(last, name="Z"), parse_cadence("1/month"), place=1
        )
        assert (changed.name, str(changed.cadence)) == ("Z", "1/month")
        assert names(opened) == "ZAB|"
        assert labels(opened)[0] == "changed: Z, 1/month"
        opened.redo()
        assert names(opened) == "ABC|"
        opened.redo()
        assert names(opened) == "ZAB|"


@pytest.mark.parametrize(
    ("place", "order"), [(1, "BACD|E"), (2, "ABCD|E"), (4, "ACDB|E"), (5, "ACDB|E")]
)
def test_a_place_is_counted_among_those_that_are_practised(
    tmp_path: Path, place: int, order: str
) -> None:
    with journal(tmp_path) as opened:
        five = begun(opened, *FIVE)
        park_behavior(opened, five[4])
        change_behavior(opened, five[1], five[1], place=place)
        assert names(opened) == order
        with pytest.raises(Refused, match="E is parked: only those practised have a place"):
            change_behavior(opened, five[4], replace(five[4], cue="x"), place=place)
        assert behaviors_of(opened)[4].cue == ""


def test_a_move_is_one_step_for_undo(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        *_, last = begun(opened, "A", "B", "C")
        move_behavior(opened, last, -2)
        assert names(opened) == "CAB|"
        move_behavior(opened, last, -1)
        assert names(opened) == "CAB|"
        assert opened.undo() == "moved: C"
        assert names(opened) == "ABC|"


def test_one_without_a_mark_is_removed_and_one_with_a_mark_is_not(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one, other = begun(opened, "A", "B")
        mark(opened, one, MONDAY, NOT_POSSIBLE)
        with pytest.raises(Refused, match="A has marks: park it, and they stay"):
            remove_behavior(opened, one)
        remove_behavior(opened, other)
        assert names(opened) == "A|"
        assert opened.undo() == "removed: B"
        assert names(opened) == "AB|"
        clear_mark(opened, one, MONDAY)
        remove_behavior(opened, one)
        assert names(opened) == "B|"


@pytest.mark.parametrize(
    "act",
    [
        park_behavior,
        lambda opened, one: change_behavior(opened, one, replace(one, cue="x")),
        lambda opened, one: mark(opened, one, MONDAY, DONE),
    ],
)
def test_what_was_removed_meanwhile_is_not_found(
    tmp_path: Path, act: Callable[[Journal, Behavior], object]
) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "A")
        remove_behavior(opened, one)
        with pytest.raises(NotFound):
            act(opened, one)


def test_the_file_holds_cadences_and_ranges_as_plain_values(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "Ask first", cadence="3/week")
        mark(opened, one, MONDAY, NOT_POSSIBLE)
    tables = content(tmp_path)
    (stored,) = tables["behaviors"].values()
    assert stored["cadences"][0]["decided"] == "2026-11-23"
    assert stored["cadences"][0]["cadence"]["unit"] == "week"
    assert stored["cadences"][0]["cadence"]["times"] == 3
    assert stored["active"][0]["first"] == "2026-11-23"
    (said,) = tables["marks"].values()
    assert (said["behavior"], said["day"], said["state"]) == (one.id, "2026-11-23", "not-possible")


# Absences


def test_absences_may_overlap_and_the_one_that_ends_last_comes_first(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        for first, last in ((0, 4), (9, 9), (-5, 4), (0, 4)):
            new = Absence(first=MONDAY + first * DAY, last=MONDAY + last * DAY, reason=" leave ")
            add_absence(opened, new)
        assert [(one.first - MONDAY).days for one in absences_of(opened)] == [9, 0, 0, -5]
        assert {one.reason for one in absences_of(opened)} == {"leave"}
        assert opened.undo() == "absence 2026-11-23..2026-11-27"
        assert len(absences_of(opened)) == 3


def test_one_that_cannot_be_is_not_stored(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with pytest.raises(Refused):
            add_absence(opened, Absence(first=MONDAY, last=MONDAY - DAY))
        assert not opened.path.exists()


def test_an_absence_is_removed_and_undo_brings_it_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one = add_absence(opened, Absence(first=MONDAY, last=MONDAY + DAY))
        remove_absence(opened, one)
        assert absences_of(opened) == []
        assert opened.undo().startswith("removed: absence 2026-11-23")
        assert absences_of(opened) == [one]
        assert practised(behaviors_of(opened)) == []


def test_six_that_undo_left_active_can_each_still_be_changed(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, journal(tmp_path, writer="window 2") as other:
        first, *_ = begun(opened, *FIVE)
        park_behavior(opened, first)
        begun(other, "F")
        opened.undo(mine=True)
        assert names(opened) == "ABCDEF|"
        change_behavior(opened, first, replace(first, cue="at the board"))
        assert opened.get(Behavior, first.id).cue == "at the board"
        with pytest.raises(Refused, match="at a time"):
            begun(opened, "G")


def test_walks_made_and_loops_closed_suggest_marks_and_plans_do_not(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        press, line = (opened.add(Area(name=name), "area") for name in ("Press", "Line"))
        walked = WalkState.WALKED
        opened.add(Walk(day=MONDAY, area=press.id, state=walked), "walk")
        opened.add(Walk(day=MONDAY, area=press.id, state=walked), "again")
        opened.add(Walk(day=MONDAY, area=line.id), "planned")
        opened.add(Walk(day=MONDAY, state=walked), "notes")
        closed = Walk(day=MONDAY - DAY, area=line.id, state=WalkState.CLOSED, loop_closed=MONDAY)
        opened.add(closed, "closed")
        assert seen_on(opened, MONDAY) == ["walked Press", "told Line"]


def test_a_mark_more_than_ten_years_before_the_first_day_is_refused(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        (one,) = begun(opened, "A")
        with pytest.raises(Refused, match="ten years before A begins"):
            mark(opened, one, MONDAY.replace(year=202), DONE)
        mark(opened, one, MONDAY.replace(year=2017), DONE)
