"""Native charts on slides of a PowerPoint file: their numbers can be edited there."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Length, Pt

from lean_journal.reports.pages import Bars, Rect, Run, shown

LABELS = 14
"""The size of what is written in a chart, in points."""

LONG_NUMBER = 1e7
"""From here on numbers in a chart are written with their power of ten."""

ROOM_FOR_LABELS = 0.2
"""What is left free at the end of an axis, as a share of what it shows."""

_NOW, _BEFORE = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2


def lengths(rect: Rect) -> tuple[Length, Length, Length, Length]:
    """Give left, top, width and height of a box as python-pptx takes them."""
    return Pt(rect.left), Pt(rect.top), Pt(rect.width), Pt(rect.height)


def draw_bars(bars: Bars, slide: Any) -> None:
    """Draw a number before and after as two bars, the one before above."""
    figure = bars.figure
    numbers = [one for one in (figure.before, figure.after) if one is not None]
    chart = _add_chart(
        slide,
        XL_CHART_TYPE.BAR_CLUSTERED,
        bars.rect,
        ("before", "after"),
        numbers,
        f"{figure.measure}: {figure.number}",
    )
    _scale(chart.value_axis, numbers, goes_below=min(numbers) < 0)
    # The first of two bars would stand at the bottom.
    chart.category_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width = 50
    for point, color in ((0, _BEFORE), (1, _NOW)):
        fill = plot.series[0].points[point].format.fill
        fill.solid()
        fill.fore_color.theme_color = color
    plot.series[0].data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def draw_run(run: Run, slide: Any) -> None:
    """Draw numbers by month as a line with a mark for each."""
    told = ", ".join(
        f"{month} {count}" for month, count in zip(run.months, run.counts, strict=True)
    )
    chart = _add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, run.rect, run.months, run.counts, told)
    _scale(chart.value_axis, run.counts, goes_below=True)
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.width = Pt(2.5)
    series.format.line.color.theme_color = _NOW
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.theme_color = _NOW
    series.marker.format.line.fill.background()
    series.data_labels.position = XL_LABEL_POSITION.ABOVE
    for place in _valleys(run.counts):
        # Above them, the line would run through the number.
        label = series.points[place].data_label
        label.position = XL_LABEL_POSITION.BELOW
        _set_label(label)


def _valleys(counts: Sequence[int]) -> Iterator[int]:
    """Give the places of numbers lower than one beside them, and higher than none."""
    for place, count in enumerate(counts):
        beside = [*counts[max(place - 1, 0) : place], *counts[place + 1 : place + 2]]
        if count <= min(beside, default=count) and count < max(beside, default=count):
            yield place


def _set_label(labels: Any) -> None:
    labels.font.size, labels.font.bold = Pt(LABELS), True
    labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _add_chart(
    slide: Any,
    kind: XL_CHART_TYPE,
    rect: Rect,
    categories: Sequence[str],
    numbers: Sequence[float],
    told: str,
) -> Chart:
    """Add a chart of one row of numbers, each written beside its mark, from zero on."""
    data: Any = CategoryChartData()
    data.categories = categories
    # No words of a person stand in the workbook: some begin like a formula or an address.
    data.add_series("Number", numbers)
    frame = slide.shapes.add_chart(kind, *lengths(rect), data)
    frame.element.xpath(".//p:cNvPr")[0].set("descr", shown(told))
    chart: Chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(LABELS)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    labels = chart.plots[0].series[0].data_labels
    labels.show_value = True
    if max(map(abs, numbers)) >= LONG_NUMBER:
        labels.number_format, labels.number_format_is_linked = "0.0E+0", False
    _set_label(labels)
    _set_axes(chart)
    return chart


def _set_axes(chart: Chart) -> None:
    """Name what stands side by side and nothing else; the numbers stand beside their marks."""
    axis, along = chart.value_axis, chart.category_axis
    axis.visible = axis.has_major_gridlines = along.has_major_gridlines = False
    # Else what goes below zero would cover them.
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    along.major_tick_mark = XL_TICK_MARK.NONE
    along.format.line.color.theme_color = _BEFORE
    along.tick_labels.font.size, along.tick_labels.font.bold = Pt(LABELS), False


def _scale(axis: Any, numbers: Sequence[float], *, goes_below: bool) -> None:
    """Have an axis show its numbers from zero on, with room for what is written beside them.

    Args:
        axis: The axis of the numbers.
        numbers: The numbers.
        goes_below: Whether anything stands below zero.
    """
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    room = ROOM_FOR_LABELS * (high - low)
    if room and isfinite(room):
        axis.minimum_scale = low - room if goes_below else 0
        axis.maximum_scale = high + room
