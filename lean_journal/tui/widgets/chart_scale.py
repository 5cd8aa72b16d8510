"""The scale of a run chart: which line of the screen stands for which number."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from lean_journal.domain.run_chart import RunChart

STEPS = 7
"""The most steps from the lowest line to the highest: one line more than that is drawn."""

_SAME = 1e-9
"""Numbers nearer to each other than this are the same."""

_FAR = 2
"""A number so many times above all else is drawn above a break in the scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Lines of equal steps, the lowest one 0."""

    bottom: float
    step: float
    steps: int
    """Steps from the lowest line to the highest, without the one above the break."""

    beyond: float | None
    """The largest of the numbers that stand above the break; None if there is no break."""

    @property
    def lines(self) -> int:
        """How many lines are drawn."""
        return self.steps + 1 + (self.beyond is not None)

    def line(self, value: float) -> int:
        """Give the line of a number: the nearest one, or the one above the break."""
        return min(floor(self._place(value) + 0.5), self.lines - 1)

    def line_above(self, value: float) -> int:
        """Give the first line at a number or above it."""
        return min(ceil(self._place(value)), self.steps)

    def line_below(self, value: float) -> int:
        """Give the last line at a number or below it."""
        return floor(self._place(value))

    def value(self, line: int) -> float:
        """Give the number a line stands for."""
        if self.beyond is not None and line == self.lines - 1:
            return self.beyond
        return self.bottom + line * self.step

    def _place(self, value: float) -> float:
        place = (value - self.bottom) / self.step
        return round(place) if abs(place - round(place)) < _SAME else place


def scale_of(chart: RunChart, *, is_share: bool) -> Scale:
    """Find a scale that shows all points of a chart, which has some, and its limits.

    Args:
        chart: The chart.
        is_share: Whether its numbers are parts of one, and no counts.
    """
    values = sorted(point.value for point in chart.points if point.value is not None)
    low, high = values[0], values[-1]
    rest = values[: -max(1, len(values) // 10)] or values
    ordinary = rest[-1]
    if chart.limits is not None:
        low, high = min(low, chart.limits.lower), max(high, chart.limits.upper)
        ordinary = max(ordinary, chart.limits.upper)
    is_cut = not is_share and high - low > STEPS and high > _FAR * ordinary > 0
    top = ordinary if is_cut else high
    finest = next(_handy(is_share=is_share))
    if top - low < finest:
        # One number all the time has its line in the middle.
        low, top = max(0, low - 2 * finest), top + 2 * finest
        top = min(top, 1) if is_share else top
    for step in _handy(is_share=is_share):
        bottom, end = floor(low / step + _SAME), ceil(top / step - _SAME)
        if end - bottom <= STEPS:
            break
    return Scale(bottom * step, step, max(1, end - bottom), values[-1] if is_cut else None)


def _handy(*, is_share: bool) -> Iterator[float]:
    """Give the steps people count in, the smallest first: for counts from a half on."""
    if not is_share:
        yield 0.5
    size = 0.01 if is_share else 1.0
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10
