"""The scale of a run chart: which line of the screen stands for which number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from lean_journal.domain.run_chart import RunChart

STEPS = 7
"""The most steps from the lowest line to the highest: one line more than that is drawn."""

_STEPS_BROKEN = 6
"""The same below a break in the scale."""

_SAME = 1e-9
"""Numbers nearer to each other than this are the same."""

_FAR = 2
"""A number more than so many times as large as nearly all others is drawn above a break."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Lines of equal steps, the lowest one 0, and above a break those of far numbers."""

    bottom: float
    step: float
    steps: int
    """Steps from the lowest line to the highest below the break."""

    far: Sequence[float] = ()
    """The numbers that have lines of their own above the break, the lowest first."""

    @property
    def lines(self) -> int:
        """How many lines are drawn."""
        return self.steps + 1 + len(self.far)

    def line(self, value: float) -> int:
        """Give the line of a number: the nearest one, or one above the break."""
        return self._within(value, floor(self._place(value) + 0.5))

    def line_above(self, value: float) -> int:
        """Give the first line at a number or above it."""
        return self._within(value, ceil(self._place(value)))

    def line_below(self, value: float) -> int:
        """Give the last line at a number or below it."""
        return floor(self._place(value))

    def value(self, line: int) -> float:
        """Give the number a line stands for."""
        if self.is_far(line):
            return self.far[line - self.steps - 1]
        return self.bottom + line * self.step

    def is_far(self, line: int) -> bool:
        """Tell whether a line lies above the break."""
        return line > self.steps

    def _place(self, value: float) -> float:
        place = (value - self.bottom) / self.step
        return round(place) if abs(place - round(place)) < _SAME else place

    def _within(self, value: float, line: int) -> int:
        if line <= self.steps:
            return line
        above = sum(far < value - _SAME for far in self.far)
        return min(self.steps + 1 + above, self.lines - 1)


def scale_of(chart: RunChart, *, is_share: bool) -> Scale:
    """Find a scale that shows all points of a chart, which has some, and its limits.

    Args:
        chart: The chart.
        is_share: Whether its numbers are parts of one, and no counts.
    """
    values = sorted(point.value for point in chart.points if point.value is not None)
    most = (values[: -max(1, len(values) // 10)] or values)[-1]
    is_broken = not is_share and values[-1] - values[0] > STEPS and values[-1] > _FAR * most > 0
    low, top = values[0], most if is_broken else values[-1]
    far = values[-1:] if is_broken else []
    if chart.limits is not None:
        low = min(low, chart.limits.lower)
        if is_broken and chart.limits.upper > top:
            # Far numbers spread the limits, too.
            far = sorted({chart.limits.upper, *far})
        else:
            top = max(top, chart.limits.upper)
    finest = next(_handy(is_share=is_share))
    if top - low < finest:
        # One number all the time has its line in the middle.
        low, top = max(0, low - 2 * finest), top + 2 * finest
        top = min(top, 1) if is_share else top
    for step in _handy(is_share=is_share):
        bottom, end = floor(low / step + _SAME), ceil(top / step - _SAME)
        if end - bottom <= (_STEPS_BROKEN if is_broken else STEPS):
            break
    return Scale(bottom * step, step, max(1, end - bottom), far)


def _handy(*, is_share: bool) -> Iterator[float]:
    """Give the steps people count in, the smallest first: for counts from a half on."""
    if not is_share:
        yield 0.5
    size, handy = (0.01, (1, 2, 5)) if is_share else (1.0, (1, 2, 3, 4, 5, 6, 8))
    while True:
        yield from (number * size for number in handy)
        size *= 10
