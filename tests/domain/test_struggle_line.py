"""A struggle over the months."""

from datetime import date
from typing import Any

import pytest

from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.struggle_line import (
    Move,
    Moved,
    by_month,
    in_order,
    last_months,
    line_of,
)
from tests.builders import struggle

TODAY = date(2026, 11, 23)
HEARD = date(2026, 6, 10)
HALF_A_YEAR = last_months(TODAY, 6)

LETTERS = {
    None: " ",
    Move.QUIET: ".",
    Move.HEARD: "h",
    Move.WALK: "w",
    Move.SEEN: "s",
    Move.CYCLE: "c",
    Move.ADOPTED: "a",
    Move.REPORTED: "r",
    Move.CLOSED: "x",
}


def one(**fields: Any) -> Struggle:
    return struggle(**{"heard": HEARD, "number": 1, **fields})


def on(move: Move, first: str, last: str = "") -> Moved:
    return Moved(move, date.fromisoformat(first), date.fromisoformat(last or first))


def drawn(of: Struggle, *moves: Moved) -> str:
    return "".join(LETTERS[move] for move in by_month(line_of(of, moves, TODAY), HALF_A_YEAR))


def test_the_months_end_with_that_of_today() -> None:
    assert [month.month for month in HALF_A_YEAR] == [6, 7, 8, 9, 10, 11]
    assert {month.day for month in HALF_A_YEAR} == {1}
    assert last_months(date(1, 2, 3), 24) == [date(1, 1, 1), date(1, 2, 1)]


@pytest.mark.parametrize(
    ("moves", "months"),
    [
        ([], "h....."),
        ([on(Move.WALK, "2026-07-31")], "hw...."),
        # In one month, what weighs most.
        ([on(Move.WALK, "2026-07-02"), on(Move.SEEN, "2026-07-02")], "hs...."),
        ([on(Move.ADOPTED, "2026-07-02"), on(Move.CYCLE, "2026-07-02")], "ha...."),
        ([on(Move.SEEN, "2026-06-20")], "s....."),
        # Under way from its first day to its last.
        ([on(Move.CYCLE, "2026-08-31", "2026-10-01")], "h.ccc."),
        # What was before it was heard, and what is to come, is none of it.
        ([on(Move.WALK, "2026-05-02")], "h....."),
        ([on(Move.CYCLE, "2020-01-01", "2026-06-09")], "h....."),
        ([on(Move.CYCLE, "2020-01-01", "2026-07-09")], "cc...."),
        ([on(Move.WALK, "2026-11-24")], "h....."),
        ([on(Move.CYCLE, "2026-11-20", "9999-12-31")], "h....c"),
    ],
)
def test_a_month_shows_what_weighed_most_in_it(moves: list[Moved], months: str) -> None:
    assert drawn(one(), *moves) == months


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        ({"heard": date(2026, 9, 30)}, "   h.."),
        ({"heard": date(2020, 1, 1)}, "......"),
        (
            {
                "state": StruggleState.IN_WORK,
                "since": date(2026, 9, 1),
                "reports": (date(2026, 8, 3), date(2026, 10, 3)),
            },
            "h.r.r.",
        ),
        # Reported back before the days were kept: its state says when.
        ({"state": StruggleState.REPORTED, "since": date(2026, 10, 3)}, "h...r."),
        (
            {
                "state": StruggleState.CLOSED,
                "since": date(2026, 9, 3),
                "reports": (date(2026, 8, 3),),
            },
            "h.rx  ",
        ),
        # A file edited by hand says not since when.
        ({"state": StruggleState.CLOSED}, "x     "),
    ],
)
def test_its_own_days_stand_on_its_line(fields: dict[str, Any], months: str) -> None:
    assert drawn(one(**fields)) == months


def test_the_open_ones_come_first_and_what_moved_last_before_others() -> None:
    old, new, closed = one(number=1), one(number=2), one(number=3, state=StruggleState.CLOSED)
    lines = [
        line_of(closed, [on(Move.SEEN, "2026-11-20")], TODAY),
        line_of(old, [], TODAY),
        line_of(new, [on(Move.SEEN, "2026-07-01")], TODAY),
    ]
    assert [line.struggle.number for line in in_order(lines)] == [2, 1, 3]
    assert [line.last.month for line in in_order(lines)] == [7, 6, 11]
