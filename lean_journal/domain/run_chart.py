"""Run charts: numbers by week or month, what is ordinary for them, and what is not.

An XmR chart as Wheeler gives it ("Understanding Variation"): the limits lie 2.66 mean moving
ranges from the mean. What lies between them says nothing; a point outside them, or eight in a
row on one side of the median, is a signal that something changed. Before there are twelve
points there are no limits and no signals, and no word about up or down (DOMAIN: long view).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

DRAWN_FROM = 3
"""Points that make a line: with fewer there is nothing to see."""

MEDIAN_FROM = 5
"""Points from which on a median tells of the middle of more than what just happened."""

LIMITS_FROM = 12
"""Points from which on there are limits and signals."""

RUN = 8
"""Points in a row on one side of the median that are no chance."""

_SPREAD = 2.66
"""Mean moving ranges from the mean to a limit: 3 / d2, where d2 of two points is 1.128."""

_SAME = 1e-9
"""Numbers nearer to each other than this are the same."""


class Point(NamedTuple):
    """The number of a week or month."""

    first: date
    """Its first day."""

    value: float | None
    """None is a gap: nothing was due, which is no zero."""


class Limits(NamedTuple):
    """What is ordinary lies between these, both included."""

    lower: float
    upper: float


class Run(NamedTuple):
    """Points in a row on one side of the median; those on it lie between them and count not."""

    is_above: bool
    places: tuple[int, ...]
    """Where they stand among the points, from 0."""


@dataclass(frozen=True, slots=True)
class RunChart:
    """Numbers by period, and what can be said of them."""

    points: Sequence[Point]
    """The oldest first, gaps included."""

    count: int
    """How many are no gaps."""

    median: float | None
    """None of fewer than `MEDIAN_FROM` points."""

    limits: Limits | None
    """None of fewer than `LIMITS_FROM` points."""

    outside: tuple[int, ...]
    """Where the points outside the limits stand, from 0."""

    runs: tuple[Run, ...]
    """The runs of `RUN` points or more, the oldest first."""

    @property
    def signals(self) -> frozenset[int]:
        """Where the points stand that chance does not explain, from 0."""
        return frozenset(self.outside).union(*(run.places for run in self.runs))


def run_chart(
    points: Sequence[Point], lowest: float | None = None, highest: float | None = None
) -> RunChart:
    """Work out what can be said of numbers.

    A gap neither breaks a run nor makes a moving range: the points beside it are neighbors.

    Args:
        points: The numbers by period, the oldest first.
        lowest: What no number can be below, nor a limit then; 0 of counts and shares.
        highest: What no number can be above; 1 of shares.
    """
    known = [(place, point.value) for place, point in enumerate(points) if point.value is not None]
    values = [value for _, value in known]
    middle = float(median(values)) if len(values) >= MEDIAN_FROM else None
    if middle is None or len(values) < LIMITS_FROM:
        return RunChart(points, len(values), middle, None, (), ())
    limits = _limits(values, lowest, highest)
    outside = tuple(
        place
        for place, value in known
        if value < limits.lower - _SAME or value > limits.upper + _SAME
    )
    return RunChart(points, len(values), middle, limits, outside, _runs(known, middle))


def _limits(values: Sequence[float], lowest: float | None, highest: float | None) -> Limits:
    mean = fmean(values)
    reach = _SPREAD * fmean(abs(later - earlier) for earlier, later in pairwise(values))
    lower, upper = mean - reach, mean + reach
    return Limits(
        lower if lowest is None else max(lower, lowest),
        upper if highest is None else min(upper, highest),
    )


def _runs(known: Sequence[tuple[int, float]], middle: float) -> tuple[Run, ...]:
    found: list[Run] = []
    for place, value in known:
        if abs(value - middle) < _SAME:
            continue
        is_above = value > middle
        if found and found[-1].is_above is is_above:
            found[-1] = Run(is_above, (*found[-1].places, place))
        else:
            found.append(Run(is_above, (place,)))
    return tuple(run for run in found if len(run.places) >= RUN)
