from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from lean_journal.domain.record import Refused
from lean_journal.domain.walk import (
    WASTE_SIGNS,
    Walk,
    WalkState,
    Waste,
    begin,
    close_loop,
    current_walk,
    end,
    last_visits,
)

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=1)

PLANNED = Walk(id=1, day=MONDAY, area=7)
WALKED = replace(PLANNED, state=WalkState.WALKED, start=EARLIER)
ENDED = replace(WALKED, ended=EARLIER)
CLOSED = replace(ENDED, state=WalkState.CLOSED, loop_closed=MONDAY)


def notes(walk: Walk) -> Walk:
    return replace(walk, area=None)


def beginning(walk: Walk) -> Walk:
    return begin(walk, NOW)


def ending(walk: Walk) -> Walk:
    return end(walk, NOW)


def closing(walk: Walk) -> Walk:
    return close_loop(walk, MONDAY, NOW, "a second cart")


@pytest.mark.parametrize(
    ("action", "walk", "outcome"),
    [
        (beginning, PLANNED, replace(PLANNED, state=WalkState.WALKED, start=NOW)),
        (beginning, WALKED, "already been started"),
        (beginning, ENDED, "already been started"),
        (beginning, CLOSED, "already been started"),
        (ending, PLANNED, "not been started"),
        (ending, WALKED, replace(WALKED, ended=NOW)),
        (ending, ENDED, "already ended"),
        (ending, CLOSED, "already ended"),
        (closing, PLANNED, "not been started"),
        (
            closing,
            WALKED,
            replace(
                WALKED,
                state=WalkState.CLOSED,
                ended=NOW,
                loop_closed=MONDAY,
                told="a second cart",
            ),
        ),
        (
            closing,
            ENDED,
            replace(ENDED, state=WalkState.CLOSED, loop_closed=MONDAY, told="a second cart"),
        ),
        (closing, CLOSED, "already closed"),
        # notes can be begun and ended, and have no loop
        (beginning, notes(PLANNED), notes(replace(PLANNED, state=WalkState.WALKED, start=NOW))),
        (ending, notes(WALKED), notes(replace(WALKED, ended=NOW))),
        (closing, notes(PLANNED), "not been started"),
        (closing, notes(WALKED), "notes have no loop"),
        (closing, notes(ENDED), "notes have no loop"),
    ],
)
def test_a_walk_goes_from_planned_to_walked_to_loop_closed_and_never_back(
    action: Callable[[Walk], Walk], walk: Walk, outcome: Walk | str
) -> None:
    if isinstance(outcome, str):
        with pytest.raises(Refused, match=outcome):
            action(walk)
    else:
        assert action(walk) == outcome


def test_every_waste_has_a_sign_of_its_own() -> None:
    assert set(WASTE_SIGNS) == set(Waste)
    assert len(set(WASTE_SIGNS.values())) == 8


# The current walk


def found(walks: list[Walk], entries: dict[int, datetime] | None = None) -> Walk | None:
    return current_walk(walks, entries or {}, day=MONDAY, now=NOW)


@pytest.mark.parametrize(
    ("minutes", "is_current"), [(0, True), (119, True), (120, False), (121, False), (-5, True)]
)
def test_a_walk_is_current_for_two_hours_after_it_was_started_or_added_to(
    minutes: int, is_current: bool
) -> None:
    touched = NOW - timedelta(minutes=minutes)
    long_ago = NOW - timedelta(hours=9)
    for walk, entries in [
        (replace(WALKED, start=touched, created=long_ago), {}),
        (replace(WALKED, start=None, created=touched), {}),
        (replace(WALKED, start=long_ago, created=long_ago), {1: touched}),
    ]:
        assert (found([walk], entries) == walk) is is_current


@pytest.mark.parametrize("walk", [PLANNED, ENDED, CLOSED, replace(WALKED, day=date(2026, 11, 22))])
def test_a_walk_that_is_not_under_way_today_is_not_current(walk: Walk) -> None:
    assert found([walk], {1: NOW}) is None


@pytest.mark.parametrize("order", permutations([1, 2, 3]))
def test_of_several_walks_the_last_touched_is_current(order: tuple[int, ...]) -> None:
    walks = [replace(WALKED, id=id_) for id_ in order]
    entries = {1: NOW - timedelta(minutes=9), 2: NOW - timedelta(minutes=3)}
    current = found(walks, entries)
    assert current is not None
    assert current.id == 2


def test_a_walk_of_another_area_theme_or_start_is_not_meant() -> None:
    walk = replace(WALKED, theme="Flow")

    def fits(area: int | None = None, theme: str = "", start: datetime | None = None) -> bool:
        return (
            current_walk([walk], {}, day=MONDAY, now=NOW, area=area, theme=theme, start=start)
            == walk
        )

    assert fits()
    assert fits(area=7, theme="Flow", start=EARLIER)
    assert not fits(area=8)
    assert not fits(theme="Safety")
    assert not fits(start=NOW)


def test_without_walks_none_is_current() -> None:
    assert found([]) is None


def test_an_area_was_visited_last_on_the_day_of_its_latest_walk() -> None:
    visits = last_visits(
        [
            replace(WALKED, day=MONDAY),
            replace(CLOSED, day=MONDAY - timedelta(days=3)),
            replace(PLANNED, day=MONDAY + timedelta(days=3)),
            replace(ENDED, area=8, day=MONDAY - timedelta(days=9)),
            replace(PLANNED, area=9),
            notes(WALKED),
        ]
    )
    assert visits == {7: MONDAY, 8: MONDAY - timedelta(days=9)}
