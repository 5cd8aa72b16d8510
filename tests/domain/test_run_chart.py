"""Run charts: the median, limits from twelve points on, and signals nobody has to guess."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.run_chart import (
    DRAWN_FROM,
    LIMITS_FROM,
    MEDIAN_FROM,
    RUN,
    Point,
    RunChart,
    run_chart,
)

WEEK = timedelta(weeks=1)

ORDINARY = (5, 3, 4, 6, 4, 5, 3, 4, 5, 6, 4, 5)
"""Twelve points: mean 4.5, moving ranges 2 1 2 2 1 2 1 1 1 2 1, so 16 / 11 on average."""

NUMBERS = st.lists(st.none() | st.integers(0, 30), max_size=40)
WHOLE = st.lists(st.integers(0, 30), min_size=LIMITS_FROM, max_size=40)


def points(values: Sequence[float | None]) -> list[Point]:
    return [Point(date(2026, 1, 5) + number * WEEK, one) for number, one in enumerate(values)]


def chart(*values: float | None) -> RunChart:
    """Chart counts: none is below 0."""
    return run_chart(points(values), lowest=0)


def test_the_limits_lie_2_66_mean_moving_ranges_from_the_mean() -> None:
    one = chart(*ORDINARY)
    assert one.limits is not None
    assert one.limits.lower == pytest.approx(4.5 - 2.66 * 16 / 11)
    assert one.limits.upper == pytest.approx(4.5 + 2.66 * 16 / 11)
    assert (one.count, one.median) == (12, 4.5)
    assert one.signals == frozenset()


@pytest.mark.parametrize(
    ("values", "lower", "upper"),
    [
        # Mean 1, moving ranges all 2.
        ((0, 2) * 6, 0, 1 + 2.66 * 2),
        ((4,) * 12, 4, 4),
        ((0,) * 12, 0, 0),
    ],
)
def test_no_limit_lies_below_what_a_count_can_be(
    values: tuple[int, ...], lower: float, upper: float
) -> None:
    one = chart(*values)
    assert one.limits == pytest.approx((lower, upper))
    assert one.signals == frozenset()


def test_no_limit_of_a_share_lies_above_all_of_it() -> None:
    one = run_chart(points((1, 0.5) * 6), lowest=0, highest=1)
    assert one.limits == (0, 1)


def test_a_point_outside_the_limits_is_a_signal() -> None:
    one = chart(*ORDINARY, 30)
    assert one.outside == (12,)
    assert one.signals == {12}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        # Median 3: eight below it, eight above, and nobody's seven.
        ((2,) * 8 + (3,) + (4,) * 8, [(False, 0, 7), (True, 9, 16)]),
        ((2,) * 7 + (3,) * 3 + (4,) * 7, []),
        # What lies on the median, or is no point, neither counts nor breaks.
        ((2, 2, 2, 2, 3, 2, 2, None, 2, 2) + (4,) * 7 + (3, 4), [(False, 0, 9), (True, 10, 18)]),
        # One on the other side breaks it.
        ((2, 2, 2, 2, 5, 2, 2, 2, 2) + (4,) * 7, []),
    ],
)
def test_eight_in_a_row_on_one_side_of_the_median_are_a_signal(
    values: tuple[float | None, ...], found: list[tuple[bool, int, int]]
) -> None:
    runs = chart(*values).runs
    assert [(one.is_above, one.places[0], one.places[-1]) for one in runs] == found
    assert all(len(one.places) == RUN for one in runs)


def test_a_gap_is_no_zero() -> None:
    with_gaps = [value for one in ORDINARY for value in (one, None)]
    gapped, whole = chart(*with_gaps), chart(*ORDINARY)
    assert (gapped.count, gapped.median, gapped.limits) == (12, whole.median, whole.limits)
    assert len(gapped.points) == 24


@pytest.mark.parametrize("count", range(LIMITS_FROM))
def test_before_twelve_points_nothing_is_said_of_up_or_down(count: int) -> None:
    one = chart(*((1,) * count), *((None,) * 30))
    assert (one.count, one.limits, one.signals) == (count, None, frozenset())
    assert (one.median is not None) == (count >= MEDIAN_FROM)
    assert DRAWN_FROM <= MEDIAN_FROM


# Laws


@given(NUMBERS)
def test_below_twelve_points_there_is_never_a_signal(values: list[int | None]) -> None:
    few = values[: LIMITS_FROM - 1]
    one = chart(*few)
    assert (one.limits, one.runs, one.outside) == (None, (), ())


@given(NUMBERS)
def test_read_backwards_the_same_points_are_signals(values: list[int | None]) -> None:
    last = len(values) - 1
    there, back = chart(*values), chart(*values[::-1])
    assert there.limits == (pytest.approx(back.limits) if back.limits else None)
    assert back.signals == {last - place for place in there.signals}


@given(WHOLE)
def test_mirrored_above_becomes_below(values: list[int]) -> None:
    there, mirrored = run_chart(points(values)), run_chart(points([30 - one for one in values]))
    assert there.signals == mirrored.signals
    assert [one.is_above for one in there.runs] == [not one.is_above for one in mirrored.runs]
    assert there.limits is not None
    assert mirrored.limits is not None
    assert there.limits.upper == pytest.approx(30 - mirrored.limits.lower)


@given(WHOLE, st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter_to_the_median(
    values: list[int], chance: Random
) -> None:
    shuffled = chance.sample(values, len(values))
    assert chart(*shuffled).median == chart(*values).median == median(values)


@given(WHOLE)
def test_a_run_lies_on_one_side_and_ends_where_the_other_begins(values: list[int]) -> None:
    one = chart(*values)
    assert one.median is not None
    for run in one.runs:
        sides = {values[place] > one.median for place in run.places}
        assert sides == {run.is_above}
        between = set(range(run.places[0], run.places[-1] + 1)) - set(run.places)
        assert all(values[place] == one.median for place in between)
