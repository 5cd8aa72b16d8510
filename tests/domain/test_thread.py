"""What led to what: each record once, under what it came from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.thread import Knot, thread
from lean_journal.domain.walk import Observation, Walk
from tests.builders import MONDAY, cycle, improvement, observation, struggle, walk

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)


def at(minute: int) -> datetime:
    return MORNING + timedelta(minutes=minute)


S1 = struggle(id=1, number=1)
W1, W2 = walk(id=11, created=at(1)), walk(MONDAY + DAY, id=12, created=at(0))
I1, I2, I3 = (improvement(id=20 + n, number=n, created=at(n)) for n in (1, 2, 3))


def seen(id: int, on: Walk, link: str = "", minute: int = 0) -> Observation:
    return observation(on, id=id, link=link, created=at(minute))


def tried(id: int, of: Improvement, started: date = MONDAY, minute: int = 0) -> Cycle:
    return cycle(of, id=id, started=started, created=at(minute))


O1, O2 = seen(31, W1, minute=1), seen(32, W1, minute=2)
TO_I1, AGAIN_TO_I1 = seen(33, W1, "#i1", 3), seen(34, W2, "#i1", 4)
C1, C2 = tried(41, I1), tried(42, I1, MONDAY + DAY)

Outline = list[tuple[int, int]]
"""Ids and depths."""


def outline(knots: Sequence[Knot]) -> Outline:
    return [(knot.record.id, knot.depth) for knot in knots]


@pytest.mark.parametrize(
    ("begins", "walks", "observations", "improvements", "cycles", "expected"),
    [
        (S1, [], [], [], [], [(1, 0)]),
        (None, [], [], [], [], []),
        (None, [], [], [I1], [], [(21, 0)]),
        # An improvement stands under the observation that names it, and its cycles under it.
        (S1, [W1], [TO_I1], [I1], [C1], [(1, 0), (11, 1), (33, 2), (21, 3), (41, 4)]),
        (None, [W1], [TO_I1], [I1], [C1], [(11, 0), (33, 1), (21, 2), (41, 3)]),
        # One that none names comes after the walks.
        (S1, [W1], [O1], [I1], [C1], [(1, 0), (11, 1), (31, 2), (21, 1), (41, 2)]),
        (
            S1,
            [W1],
            [TO_I1],
            [I2, I1, I3],
            [],
            [(1, 0), (11, 1), (33, 2), (21, 3), (22, 1), (23, 1)],
        ),
        # Two name one: it stands under the first, whatever the order they are given in.
        (
            S1,
            [W2, W1],
            [AGAIN_TO_I1, TO_I1],
            [I1],
            [],
            [(1, 0), (11, 1), (33, 2), (21, 3), (12, 1), (34, 2)],
        ),
        # Walks by day, then by when they were written down.
        (
            S1,
            [W2, walk(id=14, created=at(2)), W1, walk(MONDAY - DAY, id=13, created=at(9))],
            [],
            [],
            [],
            [(1, 0), (13, 1), (11, 1), (14, 1), (12, 1)],
        ),
        # Observations as they were made.
        (None, [W1], [O2, O1], [], [], [(11, 0), (31, 1), (32, 1)]),
        # Cycles as they were started.
        (
            None,
            [],
            [],
            [I1],
            [C2, C1, tried(43, I1, minute=5)],
            [(21, 0), (41, 1), (43, 1), (42, 1)],
        ),
        # What a link names may be gone, or a struggle, or no handle at all.
        (
            S1,
            [W1],
            [seen(35, W1, "#i9", 1), seen(36, W1, "#s1", 2), seen(37, W1, "#i", 3)],
            [],
            [],
            [(1, 0), (11, 1), (35, 2), (36, 2), (37, 2)],
        ),
        # So may the walk of an observation.
        (
            S1,
            [W1],
            [seen(38, W2, "#i1", 1), O1],
            [I1],
            [C1],
            [(1, 0), (11, 1), (31, 2), (38, 1), (21, 2), (41, 3)],
        ),
    ],
)
def test_each_record_stands_under_what_it_came_from(
    begins: Struggle | None,
    walks: list[Walk],
    observations: list[Observation],
    improvements: list[Improvement],
    cycles: list[Cycle],
    expected: Outline,
) -> None:
    assert outline(thread(begins, walks, observations, improvements, cycles)) == expected


PLACES = st.integers(0, 4)
MINUTES = st.integers(0, 5).map(at)
LINKS = st.sampled_from(["", "#i1", "#i2", "#i3", "#i9", "#s1", "#new"])


@st.composite
def parts(draw: st.DrawFn) -> tuple[Any, ...]:
    """Records of a thread, with links between them at random, to what is not there too."""
    ids = iter(range(100, 10_000))
    walks = [
        walk(MONDAY + draw(PLACES) * DAY, id=next(ids), created=draw(MINUTES))
        for _ in range(draw(PLACES))
    ]
    absent = walk(id=99)
    observations = [
        observation(
            draw(st.sampled_from([*walks, absent])),
            id=next(ids),
            link=draw(LINKS),
            created=draw(MINUTES),
        )
        for _ in range(draw(PLACES))
    ]
    numbers = draw(st.sets(st.integers(1, 3)))
    improvements = [
        improvement(id=next(ids), number=number, created=draw(MINUTES)) for number in numbers
    ]
    cycles = [
        cycle(draw(st.sampled_from(improvements)), id=next(ids), created=draw(MINUTES))
        for _ in range(draw(PLACES) if improvements else 0)
    ]
    begins = draw(st.sampled_from([None, S1]))
    return begins, *(draw(st.permutations(p)) for p in (walks, observations, improvements, cycles))


@given(parts())
def test_each_record_stands_there_once_and_no_deeper_than_one_below_the_one_above(
    given: tuple[Any, ...],
) -> None:
    begins, *groups = given
    knots = thread(*given)
    all_of_them = [*([begins] if begins else []), *(one for group in groups for one in group)]
    assert Counter(knot.record.id for knot in knots) == Counter(one.id for one in all_of_them)
    depth = -1
    for knot in knots:
        assert 0 <= knot.depth <= depth + 1
        depth = knot.depth


def led_to(knots: list[Knot], place: int) -> Iterator[Knot]:
    """Give what led to a record, the nearest first: each is less deep than the last."""
    depth = knots[place].depth
    for knot in reversed(knots[:place]):
        if knot.depth < depth:
            depth = knot.depth
            yield knot


@given(parts())
def test_what_led_to_a_record_is_nearest_first_and_ends_at_the_left(given: tuple[Any, ...]) -> None:
    knots = thread(*given)
    for place, knot in enumerate(knots):
        led = list(led_to(knots, place))
        assert [one.depth for one in led] == list(range(knot.depth - 1, -1, -1))
        belongs_to(knot.record, led)


def belongs_to(record: Record, led: list[Knot]) -> None:
    """Check that the nearest record before one is what it names, where it stands below one."""
    above = led[0].record if led else None
    match record:
        case Observation() if isinstance(above, Walk):
            assert record.walk == above.id
        case Cycle():
            assert isinstance(above, Improvement)
            assert record.improvement == above.id
        case Improvement() if isinstance(above, Observation):
            assert above.link == record.handle


def test_one_goes_back_from_a_cycle_to_the_struggle_a_hop_at_a_time() -> None:
    knots = thread(S1, [W1, W2], [O1, TO_I1, AGAIN_TO_I1], [I1, I2], [C1, C2])
    place = outline(knots).index((42, 4))
    assert [knot.record for knot in led_to(knots, place)] == [I1, TO_I1, W1, S1]
    assert list(led_to(knots, 0)) == []
