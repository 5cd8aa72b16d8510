"""Improvements in a journal's file: each step is one action, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.capture import parse
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import (
    LONGEST_TITLE,
    HoldingCheck,
    Horizon,
    Improvement,
    ImprovementState,
)
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal, NotFound
from lean_journal.storage.capture import change_observation
from lean_journal.storage.doctor import examine
from lean_journal.storage.improvements import (
    add_improvement,
    change_improvement,
    check_cycle,
    drop_improvement,
    handles_of,
    improvement_of,
    look_at,
    make_improvement,
    remove_improvement,
    start_cycle,
)
from lean_journal.storage.transaction import Transaction
from tests.builders import (
    MONDAY,
    Clock,
    area,
    content,
    improvement,
    journal,
    observation,
    walk,
)
from tests.storage.loop import add, check, do, found, hear, records, remove, say, standing, start

IDEA, TRYING, ADOPTED, ABANDONED = ImprovementState

# One action, one undo step


def do_add(opened: Journal, transaction: Transaction, _one: Improvement) -> None:
    add_improvement(transaction, improvement())


def do_change(opened: Journal, transaction: Transaction, one: Improvement) -> None:
    (heard,) = opened.find(Struggle)
    edited = replace(one, title="other", obstacles=("no room",), struggle=heard.id)
    change_improvement(opened, transaction, one, edited)


def do_remove(opened: Journal, transaction: Transaction, one: Improvement) -> None:
    assert remove_improvement(opened, transaction, one.id) == 1


def do_make(opened: Journal, transaction: Transaction, _one: Improvement) -> None:
    (seen,) = opened.find(Observation)
    make_improvement(opened, transaction, seen.id)


def do_start(opened: Journal, transaction: Transaction, one: Improvement) -> None:
    start_cycle(opened, transaction, one.id, "a step", "a result", obstacle="no signal")


def do_start_and_check(opened: Journal, transaction: Transaction, one: Improvement) -> None:
    begun = start_cycle(opened, transaction, one.id, "a step", "a result")
    check_cycle(opened, transaction, begun.id, found(Decision.ADOPT))


def do_drop(opened: Journal, transaction: Transaction, one: Improvement) -> None:
    drop_improvement(opened, transaction, one.id)


Act = Callable[[Journal, Transaction, Improvement], None]
ACTS: list[Act] = [do_add, do_change, do_remove, do_make, do_start, do_start_and_check, do_drop]


@pytest.mark.parametrize("act", ACTS)
def test_what_a_person_does_is_one_action_that_undo_takes_back_and_redo_brings_again(
    tmp_path: Path, act: Act
) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened, StruggleState.SEEN)
        walked = opened.add(walk(struggle=heard.id), "walk")
        opened.add(observation(walked), "seen")
        one = add(opened, struggle=heard.id if act is not do_change else None)
        check(opened, start(opened, one))
        before = records(tmp_path)
        do(opened, lambda transaction: act(opened, transaction, standing(opened, one)))
        after = records(tmp_path)
        assert before != after
        for _ in range(2):
            assert opened.undo() == "the action"
            assert records(tmp_path) == before
            assert opened.redo() == "the action"
            assert records(tmp_path) == after


def test_a_look_at_whether_it_holds_is_one_action_too(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        one = check(opened, start(opened, add(opened)), Decision.ADOPT)
        assert (one.state, one.adopted, one.cycle) == (ADOPTED, MONDAY, None)
        with pytest.raises(Refused, match=r"#i1 was adopted too lately .* look in 30 days$"):
            do(opened, lambda t: look_at(opened, t, one.id, True))
        clock.advance(days=30)
        before = records(tmp_path)
        slipped = do(opened, lambda t: look_at(opened, t, one.id, False), "slipped")
        assert (slipped.state, slipped.since) == (TRYING, MONDAY + 30 * DAY)
        assert slipped.checks == (HoldingCheck(MONDAY + 30 * DAY, False),)
        assert opened.undo() == "slipped"
        assert records(tmp_path) == before
        held = do(opened, lambda t: look_at(opened, t, one.id, True))
        assert held.checks == (HoldingCheck(MONDAY + 30 * DAY, True),)
        # It comes back from the file as it went in.
        assert standing(opened, one) == held


def test_what_slipped_is_adopted_again_and_looked_at_after_another_30_days(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        one = check(opened, start(opened, add(opened)), Decision.ADOPT)
        clock.advance(days=45)
        do(opened, lambda t: look_at(opened, t, one.id, False))
        again = check(opened, start(opened, one), Decision.ADOPT)
        assert (again.last_check, again.check_due) == (None, MONDAY + 75 * DAY)
        clock.advance(days=29)
        with pytest.raises(Refused, match=r"look in 1 day$"):
            do(opened, lambda t: look_at(opened, t, one.id, True))
        clock.advance(days=1)
        held = do(opened, lambda t: look_at(opened, t, one.id, True))
        assert [looked.holds for looked in held.checks] == [False, True]


def test_the_journal_day_counts_not_the_date_at_night(tmp_path: Path) -> None:
    clock = Clock()
    clock.advance(hours=18)
    with journal(tmp_path, clock) as opened:
        # 02:00 on Tuesday is still Monday.
        begun = start(opened, add(opened))
        assert (begun.started, begun.check) == (MONDAY, MONDAY + 7 * DAY)
        assert check(opened, begun, Decision.ADOPT).adopted == MONDAY
        clock.advance(days=29)
        (one,) = opened.find(Improvement)
        for _ in range(2):
            with pytest.raises(Refused, match=r"look in 1 day$"):
                do(opened, lambda t: look_at(opened, t, one.id, True))
            clock.advance(minutes=59)
        clock.advance(minutes=2)
        assert do(opened, lambda t: look_at(opened, t, one.id, True)).last_check is not None


# What an improvement names


@pytest.mark.parametrize(("kind", "field"), [(Struggle, "struggle"), (Area, "area")])
def test_what_another_window_removed_is_not_named_and_nothing_changes(
    tmp_path: Path, kind: type[Struggle | Area], field: str
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one, gone = add(here), hear(here) if kind is Struggle else here.add(area(), "area")
        do(there, lambda t: t.remove(kind, gone.id))
        before = content(tmp_path)
        with pytest.raises(NotFound, match=f"that {field} has been removed"):
            add(here, "new", **{field: gone.id})
        edited = improvement("other", id=one.id, number=1, **{field: gone.id})
        with pytest.raises(NotFound, match=f"that {field} has been removed"):
            do(here, lambda t: change_improvement(here, t, one, edited))
        assert content(tmp_path) == before


def test_one_whose_struggle_was_removed_stays_whole_and_finds_it_again_after_undo(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened, StruggleState.SEEN)
        one = add(opened, struggle=heard.id)
        do(opened, lambda t: t.remove(Struggle, heard.id), "removed")
        # It can be changed and tried like any other.
        edited = replace(one, title="other")
        assert do(opened, lambda t: change_improvement(opened, t, one, edited)).title == "other"
        check(opened, start(opened, one), Decision.ADOPT)
        assert standing(opened, one).struggle == heard.id
        with pytest.raises(Refused, match="nothing to redo"):
            opened.redo()
        for _ in range(3):
            opened.undo()
        assert opened.undo() == "removed"
        assert standing(opened, heard).state is StruggleState.SEEN


def test_the_undo_of_a_struggle_that_something_was_made_for_is_refused(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        heard = hear(here)
        one = add(there, struggle=heard.id)
        with pytest.raises(Refused, match="something written since belongs to it"):
            here.undo(mine=True)
        remove(there, one.number)
        here.undo(mine=True)
        assert here.find(Struggle) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": TRYING}, "begins as an idea"),
        ({"state": ADOPTED, "adopted": MONDAY}, "begins as an idea"),
        ({"cycle": 5}, "begins as an idea"),
        ({"title": ""}, "has a title"),
        ({"problem": ""}, "what the problem is"),
        ({"horizon": Horizon.LONG}, "needs a target condition"),
    ],
)
def test_an_improvement_begins_as_a_whole_idea(
    tmp_path: Path, fields: dict[str, Any], sentence: str
) -> None:
    with journal(tmp_path) as opened, pytest.raises(Refused, match=sentence):
        add(opened, **fields)
    assert not (tmp_path / "journal.json").exists()


# Removing


def test_an_improvement_goes_with_its_cycles_and_undo_brings_all_of_it_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        one, other = add(opened), add(opened)
        check(opened, start(opened, one))
        start(opened, one)
        start(opened, other)
        walked = opened.add(walk(), "walk")
        seen = opened.add(observation(walked, link=one.handle), "seen")
        before = records(tmp_path)
        assert do(opened, lambda t: remove_improvement(opened, t, one.id), "removed") == 2
        assert [known.improvement for known in opened.find(Cycle)] == [other.id]
        assert standing(opened, seen).link == "#i1"
        with pytest.raises(NotFound, match="that improvement has been removed"):
            start(opened, one)
        with pytest.raises(NotFound, match="that improvement has been removed"):
            do(opened, lambda t: remove_improvement(opened, t, one.id))
        opened.undo()
        assert records(tmp_path) == before
        assert start(opened, check(opened, opened.find(Cycle, closed=None)[0])).is_open


def test_the_undo_of_an_improvement_that_is_being_tried_is_refused(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        start(there, one)
        before = content(tmp_path)
        with pytest.raises(Refused, match="cannot undo"):
            here.undo(mine=True)
        assert content(tmp_path) == before


def test_a_cycle_is_not_brought_back_without_its_improvement(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        first = start(here, one)
        do(here, lambda t: t.remove(Cycle, first.id))
        do(there, lambda t: remove_improvement(there, t, one.id))
        with pytest.raises(Refused, match="what it belongs to has been removed"):
            here.undo(mine=True)
        assert here.find(Cycle) == []


# Two windows


def test_a_form_saved_after_another_window_adopted_leaves_it_adopted(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        begun = start(here, add(here), obstacle="no signal")
        form = here.find(Improvement)[0]
        check(there, begun, Decision.ADOPT)
        edited = replace(form, title="Cards call carts", after=4.0, obstacles=("no room",))
        kept = do(here, lambda t: change_improvement(here, t, form, edited))
        assert (kept.state, kept.adopted, kept.cycle) == (ADOPTED, MONDAY, None)
        assert (kept.title, kept.after, kept.obstacles) == ("Cards call carts", 4.0, ("no room",))


def test_an_obstacle_a_cycle_brought_meanwhile_is_not_lost_to_a_form(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        form = add(here, obstacles=("no room",))
        start(there, form, obstacle=" no\nsignal ")
        assert standing(here, form).obstacles == ("no room", "no signal")
        edited = replace(form, obstacles=("no key",))
        kept = do(here, lambda t: change_improvement(here, t, form, edited))
        assert kept.obstacles == ("no key", "no signal")


@pytest.mark.parametrize(
    ("here_sets", "there_sets", "sentence"),
    [
        ({"target": ""}, {"horizon": Horizon.LONG}, "a long horizon needs a target condition"),
        ({"title": "x" * 100}, {"title": "y" * 100}, "at most 120 characters"),
    ],
)
def test_what_two_forms_break_only_together_is_refused_and_nothing_is_lost(
    tmp_path: Path, here_sets: dict[str, Any], there_sets: dict[str, Any], sentence: str
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        form = add(here, target="by June")
        do(there, lambda t: change_improvement(there, t, form, replace(form, **there_sets)))
        before = content(tmp_path)
        with pytest.raises(Refused, match=sentence):
            do(here, lambda t: change_improvement(here, t, form, replace(form, **here_sets)))
        assert content(tmp_path) == before


def test_of_two_windows_that_check_a_cycle_the_second_is_told(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        begun = start(here, add(here))
        check(there, begun, Decision.ADOPT)
        with pytest.raises(Refused, match="this cycle has been checked already"):
            check(here, begun, Decision.ABANDON)
        assert here.find(Improvement)[0].state is ADOPTED


# From what was seen


def test_an_observation_becomes_an_improvement_and_keeps_the_link(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        heard, place = hear(opened), opened.add(area(), "area")
        walked = opened.add(walk(area=place.id, struggle=heard.id), "walk")
        seen = opened.add(observation(walked, "carts\nqueue"), "seen")
        made = do(opened, lambda t: make_improvement(opened, t, seen.id))
        assert (made.title, made.problem) == ("carts queue", "carts\nqueue")
        assert (made.area, made.struggle, made.state) == (place.id, heard.id, IDEA)
        linked = standing(opened, seen)
        assert (linked.link, linked.triaged) == ("#i1", True)
        before = content(tmp_path)
        with pytest.raises(Refused, match="it belongs to #i1 already"):
            do(opened, lambda t: make_improvement(opened, t, seen.id))
        assert content(tmp_path) == before
        # What it belonged to may have been removed since.
        remove(opened, 1)
        assert do(opened, lambda t: make_improvement(opened, t, seen.id)).handle == "#i2"
        assert standing(opened, seen).link == "#i2"


def test_the_struggle_an_observation_names_goes_before_that_of_its_walk(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        first, second = hear(opened), hear(opened)
        walked = opened.add(walk(struggle=first.id), "walk")
        seen = opened.add(observation(walked, link="#s2"), "seen")
        assert improvement_of(opened, seen).struggle == second.id
        do(opened, lambda t: t.remove(Struggle, second.id))
        assert improvement_of(opened, seen).struggle == first.id
        do(opened, lambda t: t.remove(Struggle, first.id))
        made = do(opened, lambda t: make_improvement(opened, t, seen.id))
        assert made.struggle is None


@pytest.mark.parametrize(
    ("fact", "title"),
    [
        ("x" * LONGEST_TITLE, "x" * LONGEST_TITLE),
        ("x" * (LONGEST_TITLE + 1), "x" * (LONGEST_TITLE - 1) + "…"),
        ("word " * 30, "word " * 23 + "word…"),
        ("[b]順[/b]\u2028x", "[b]順[/b] x"),
    ],
)
def test_a_fact_becomes_a_title_that_fits(tmp_path: Path, fact: str, title: str) -> None:
    with journal(tmp_path) as opened:
        seen = opened.add(observation(opened.add(walk(), "walk"), fact), "seen")
        made = do(opened, lambda t: make_improvement(opened, t, seen.id))
        assert (made.title, made.problem) == (title, fact.strip())


def test_captured_lines_link_to_what_is_there_and_make_what_is_new(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        hear(opened)
        add(opened)
        lines = ["a #I1", "b #s1 *", "c #new", "d #i9", "e #new >> call Kim", "f #new *"]
        taken = say(opened, *lines)
        assert taken == tuple(opened.find(Observation))
        assert [(seen.fact, seen.link) for seen in taken] == [
            ("a", "#i1"),
            ("b", "#s1"),
            ("c", "#i2"),
            ("d #i9", ""),
            # A link is the last word.
            ("e #new", ""),
            ("f", "#i3"),
        ]
        assert [one.title for one in opened.find(Improvement)][1:] == ["c", "f"]
        assert [seen.triaged for seen in taken] == [False, False, True, False, False, True]
        # All of it is one action.
        opened.undo()
        assert handles_of(opened).keys() == {"#i1", "#s1"}
        assert not opened.find(Observation)
        assert not opened.find(Walk)


def test_what_two_windows_link_to_is_one_name_and_no_mixture(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        add(here)
        add(here)
        (seen,) = say(here, "carts queue")
        link = {
            opened: parse(f"carts {n} #i{n}", MONDAY, ("#i1", "#i2"))
            for n, opened in enumerate((here, there), 1)
        }
        change_observation(here, seen, link[here])
        change_observation(there, seen, link[there])
        merged = standing(here, seen)
        assert (merged.fact, merged.link) == ("carts 1 / carts 2", "#i2")
        # Who leaves it alone leaves what the other chose.
        change_observation(here, seen, parse("carts queue *", MONDAY))
        assert (standing(here, seen).link, standing(here, seen).starred) == ("#i2", True)


# The file


def test_a_journal_with_all_of_it_is_sound_and_exported_whole(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard, place = hear(opened), opened.add(area(), "area")
        walked = opened.add(walk(area=place.id, struggle=heard.id), "walk")
        say(opened, "carts queue #new", "why #s1", walk=walked.id)
        (one,) = opened.find(Improvement)
        check(opened, start(opened, one, obstacle="no signal"), Decision.ADOPT)
        clock.advance(days=30)
        do(opened, lambda t: look_at(opened, t, one.id, True))
        start(opened, add(opened, horizon=Horizon.LONG, target="by June", before=3.5))
        tables = opened.documents()
    assert [
        finding.text for finding in examine(tmp_path / "journal.json") if not finding.is_fine
    ] == []
    first, second = tables["improvements"]
    assert (first["number"], first["state"], first["adopted"]) == (1, "adopted", "2026-11-23")
    assert list(first["checks"]) == [{"day": "2026-12-23", "holds": True}]
    assert (second["horizon"], second["before"], second["after"]) == ("long", 3.5, None)
    assert [row["decision"] for row in tables["cycles"]] == ["adopt", None]
    assert [row["state"] for row in tables["struggles"]] == ["in work"]
    assert [row["link"] for row in tables["observations"]] == ["#i1", "#s1"]


def test_empty_fields_are_left_out_of_the_file(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        add(opened)
    (row,) = content(tmp_path)["improvements"].values()
    assert row.keys() == {"created", "updated", "number", "title", "problem", "state", "horizon"}
