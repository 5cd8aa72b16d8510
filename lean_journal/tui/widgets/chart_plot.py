"""The picture of a run chart, told apart by its glyphs alone: points, median, limits, signals.

Drawn here, for no library does it: plotext puts its ticks between whole numbers and its lines
beside the points they are of, so that a 3 stands on the line of 3.5; and textual-plotext is
held at its last major version.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from textual.content import Content

from lean_journal.domain.run_chart import Point, RunChart
from lean_journal.tui.widgets.chart_scale import Scale, scale_of

POINT, SIGNAL, MEDIAN, LIMIT = "●", "◆", "─", "┄"
STYLES = {POINT: "$primary", SIGNAL: "bold $accent", MEDIAN: "", LIMIT: "dim"}
"""What the picture is made of; no meaning is in the color alone."""

WIDEST = 3
"""The most cells from a point to the next."""

_NAME = 4
"""Cells of a month's name and of the blank behind it."""

_AXIS, _TICK, _BREAK = "│", "┤", "≈"


def plot(chart: RunChart, width: int, *, is_share: bool) -> tuple[list[Content], date]:
    """Draw a chart; where the width does not reach, the oldest points are left out.

    Args:
        chart: The chart, with points in it.
        width: Cells of a line.
        is_share: Whether its numbers are parts of one, shown as percents.

    Returns:
        The lines, and the first day of the first period that is drawn.
    """
    scale = scale_of(chart, is_share=is_share)
    labels = [_label(scale, line, is_share=is_share) for line in range(scale.lines)]
    column = max(map(len, labels))
    room = max(1, width - column - 2)
    cell = max(1, min(WIDEST, room // len(chart.points)))
    left_out = max(0, len(chart.points) - room // cell)
    shown = chart.points[left_out:]
    grid = _grid(chart, scale, left_out, cell)
    lines = []
    for line in reversed(range(scale.lines)):
        is_break = scale.is_far(line) and not scale.is_far(line - 1)
        axis = _BREAK if is_break else _TICK if labels[line] else _AXIS
        drawn = [("".join(run), STYLES.get(glyph, "")) for glyph, run in groupby(grid[line])]
        lines.append(Content.assemble((f"{labels[line]:>{column}} {axis}", "dim"), *drawn))
    names = " " * (column + 2) + _months(shown, cell)
    return [*lines, Content.styled(names.rstrip(), "dim")], shown[0].first


def _grid(chart: RunChart, scale: Scale, left_out: int, cell: int) -> list[list[str]]:
    """Put the glyphs in their places, the lowest line first."""
    shown = chart.points[left_out:]
    cells = cell * (len(shown) - 1) + 1
    grid = [[" "] * cells for _ in range(scale.lines)]
    if chart.limits is not None:
        grid[scale.line_below(chart.limits.lower)] = [LIMIT] * cells
        grid[scale.line_above(chart.limits.upper)] = [LIMIT] * cells
    if chart.median is not None:
        grid[scale.line(chart.median)] = [MEDIAN] * cells
    signals = chart.signals
    for place, point in enumerate(shown):
        if point.value is not None:
            glyph = SIGNAL if place + left_out in signals else POINT
            grid[scale.line(point.value)][place * cell] = glyph
    return grid


def _label(scale: Scale, line: int, *, is_share: bool) -> str:
    """Name the number of a line: of every second one, and of none between whole counts."""
    value = scale.value(line)
    if scale.is_far(line):
        return f"{value:.0f}"
    if round(value / scale.step) % 2:
        return ""
    return f"{value:.0%}" if is_share else f"{value:g}"


def _months(shown: Sequence[Point], cell: int) -> str:
    """Name each month under its first point, where there is room."""
    line = ""
    begins = [
        place
        for place, point in enumerate(shown)
        if place == 0 or point.first.month != shown[place - 1].first.month
    ]
    if len(begins) > 1 and cell * begins[1] < _NAME < cell * len(shown) // len(begins) + 1:
        # The end of a month leaves its place to the first whole one.
        del begins[0]
    for place in begins:
        if not line or len(line) < cell * place:
            line = f"{line:{cell * place}}{shown[place].first:%b}"
    return line
