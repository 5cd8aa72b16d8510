from dataclasses import replace
from datetime import date

import pytest

from lean_journal.domain.behavior import (
    MOST_ACTIVE,
    ActiveRange,
    Behavior,
    Mark,
    MarkState,
    begin,
    checked,
    in_order,
    mark_key,
    matching_behavior,
    moved,
    park,
    practised,
    resume,
)
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.record import Refused
from lean_journal.domain.starter import (
    PRESELECTED,
    STARTER_BEHAVIORS,
    starter_named,
)
from tests.domain.practising import DAY, MONDAY, behavior


def known(*names: str, parked: str = "") -> list[Behavior]:
    """Build behaviors in their order, some of them parked, with ids from 1."""
    return [
        replace(
            behavior("daily", name=name),
            id=number,
            position=number,
            active=(ActiveRange(MONDAY, MONDAY if name in parked else None),),
        )
        for number, name in enumerate(names, 1)
    ]


# What is stored


def test_a_behavior_begins_with_one_cadence_and_one_range() -> None:
    one = begin("Ask first", DAILY, MONDAY, definition="a question", cue="stand-up")
    assert (one.name, one.definition, one.cue) == ("Ask first", "a question", "stand-up")
    assert (one.cadence, one.begun, one.is_parked) == (DAILY, MONDAY, False)
    assert one.active == (ActiveRange(MONDAY),)


def test_texts_are_trimmed_and_a_new_one_stands_last() -> None:
    one = begin("  Ask first ", DAILY, MONDAY, definition=" a question\n", cue=" stand-up ")
    stored = checked(one, known("A", "B", "C", parked="B"))
    assert (stored.name, stored.definition, stored.cue) == ("Ask first", "a question", "stand-up")
    assert stored.position == 4
    assert checked(one, []).position == 1
    assert checked(replace(stored, position=2), known("A", "B")).position == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "a behavior has a name"),
        (" \n\t ", "a behavior has a name"),
        ("x" * 101, "at most 100 characters"),
        ("x" * 200, "at most 100 characters"),
        ("ASK FIRST", "there is a behavior Ask first already"),
        (" Ask\u00a0first ", "there is a behavior Ask first already"),
    ],
)
def test_a_name_is_short_and_nobody_elses(name: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        checked(begin(name, DAILY, MONDAY), known("Ask first"))


@pytest.mark.parametrize("name", ["x" * 100, "木" * 100, "[b]Ask[/b]", "\x1b[31m", "Ask first!"])
def test_other_names_are_as_they_are_typed(name: str) -> None:
    assert checked(begin(name, DAILY, MONDAY), known("Ask first")).name == name


def test_a_sixth_is_refused_unless_it_or_another_is_parked() -> None:
    five = known(*"ABCDE")
    sixth = begin("F", DAILY, MONDAY)
    with pytest.raises(Refused, match="5 behaviors at a time: park one first"):
        checked(sixth, five)
    assert checked(sixth, known(*"ABCDE", parked="C")).position == 6
    assert checked(park(sixth, MONDAY), five).is_parked
    assert checked(replace(five[2], cue="stand-up"), five).cue == "stand-up"
    assert len(practised(five)) == MOST_ACTIVE


def test_a_behavior_may_keep_its_own_name() -> None:
    (one,) = known("Ask first")
    assert checked(replace(one, name="ask FIRST"), [one]).name == "ask FIRST"


def test_there_is_one_mark_for_each_behavior_and_day() -> None:
    keys = {mark_key(id, day) for id in (1, 11) for day in (MONDAY, MONDAY + DAY)}
    assert len(keys) == 4
    mark = Mark(behavior=1, day=MONDAY, state=MarkState.DONE)
    assert mark.natural_key == replace(mark, state=MarkState.MISSED).natural_key == "1 2026-11-23"


# Parked and resumed


def test_a_parked_behavior_was_practised_on_the_day_it_was_parked() -> None:
    one = park(behavior("daily", MONDAY), MONDAY + 3 * DAY)
    assert one.is_parked
    assert one.active == (ActiveRange(MONDAY, MONDAY + 3 * DAY),)
    with pytest.raises(Refused, match="Ask first is parked already"):
        park(one, MONDAY + 4 * DAY)


def test_a_clock_that_was_set_back_parks_on_the_first_day() -> None:
    assert park(behavior("daily", MONDAY), MONDAY - 9 * DAY).active == (
        ActiveRange(MONDAY, MONDAY),
    )


def test_resuming_begins_another_range_and_on_the_same_day_goes_on() -> None:
    parked = park(behavior("daily", MONDAY), MONDAY + 3 * DAY)
    again = resume(parked, MONDAY + 9 * DAY)
    assert again.active == (*parked.active, ActiveRange(MONDAY + 9 * DAY))
    assert (again.begun, again.is_parked) == (MONDAY, False)
    assert resume(parked, MONDAY + 3 * DAY) == behavior("daily", MONDAY)
    assert resume(parked, MONDAY + 4 * DAY).active[1:] == (ActiveRange(MONDAY + 4 * DAY),)
    with pytest.raises(Refused, match="Ask first is not parked"):
        resume(again, MONDAY + 10 * DAY)


# Their order


def test_the_parked_ones_stand_last() -> None:
    four = known("A", "B", "C", "D", parked="AC")
    assert [one.name for one in in_order(reversed(four))] == ["B", "D", "A", "C"]
    assert [one.name for one in practised(four)] == ["B", "D"]


@pytest.mark.parametrize(
    ("id", "places", "order"),
    [
        (1, 1, "BACDE"),
        (1, 2, "BCADE"),
        (3, -1, "ACBDE"),
        (3, -9, "CABDE"),
        (1, 9, "BCADE"),
        (1, -1, "ABCDE"),
        (2, 0, "ABCDE"),
        (4, -1, "ABCDE"),
        (77, 1, "ABCDE"),
    ],
)
def test_a_behavior_moves_among_those_that_are_practised(id: int, places: int, order: str) -> None:
    five = known(*"ABCDE", parked="DE")
    places_of = {one.id: one.position for one in five} | dict(moved(five, id, places))
    assert "".join(sorted("ABCDE", key=lambda name: places_of["ABCDE".index(name) + 1])) == order
    assert sorted(places_of.values()) == [1, 2, 3, 4, 5]


def test_only_what_moves_changes() -> None:
    assert moved(known(*"ABCDE"), 2, 1) == [(2, 3), (3, 2)]
    assert moved(known(*"ABCDE"), 2, 0) == []


def test_places_left_over_by_others_are_closed() -> None:
    three = [
        replace(one, position=position)
        for one, position in zip(known(*"ABC"), (4, 4, 9), strict=True)
    ]
    assert dict(moved(three, 3, -1)) == {1: 1, 3: 2, 2: 3}


# Found by a part of the name


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("Ask first", "Ask first"),
        ("ask FIRST", "Ask first"),
        ("first", "Ask first"),
        (" see ", "Go and see"),
        ("ask", "Ask"),
        ("ａｓｋ ｕｐ", "Ask upward"),
    ],
)
def test_a_unique_part_of_a_name_is_enough(part: str, name: str) -> None:
    four = known("Ask first", "Ask upward", "Ask", "Go and see")
    assert matching_behavior(four, part).name == name


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("ask", "several behaviors fit 'ask': Ask first, Ask upward"),
        ("ask frist", "no behavior fits 'ask frist'; do you mean Ask first?"),
        ("xyz", "no behavior fits 'xyz'; there are: Ask first, Ask upward, Go and see"),
        ("", "no behavior fits ''; there are: Ask first, Ask upward, Go and see"),
    ],
)
def test_what_fits_none_or_several_names_those_to_choose_from(part: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        matching_behavior(known("Ask upward", "Go and see", "Ask first"), part)
    assert str(refused.value) == said


def test_without_behaviors_it_says_how_to_begin() -> None:
    with pytest.raises(Refused, match="add it with `lean-journal behaviors add`"):
        matching_behavior([], "ask")


# The starter set


def test_every_starter_can_be_begun_and_three_are_preselected() -> None:
    names = [one.name for one in STARTER_BEHAVIORS]
    assert len(set(names)) == len(names) == 11
    assert set(PRESELECTED) <= set(names)
    assert len(PRESELECTED) == 3
    for one in STARTER_BEHAVIORS:
        assert starter_named(f" {one.name.upper()} ") is one
        assert one.definition
    assert starter_named("ask") is None


@pytest.mark.parametrize(
    ("name", "cadence"),
    [("Go and see", "3/week"), ("Ask first", "daily"), ("Ask upward", "1/month")],
)
def test_a_starter_has_a_cadence_as_it_is_typed(name: str, cadence: str) -> None:
    starter = starter_named(name)
    assert starter is not None
    assert starter.cadence == cadence


def test_all_starters_have_a_cadence_that_can_be_read() -> None:
    for one in STARTER_BEHAVIORS:
        stored = checked(behavior(one.cadence, date(2026, 1, 1), one.name), [])
        assert str(stored.cadence) == one.cadence
