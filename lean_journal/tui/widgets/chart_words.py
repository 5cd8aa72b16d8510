"""What a run chart says, in one plain sentence that blames and praises nobody."""

from datetime import date
from math import ceil, floor

from lean_journal.domain.cadence import Unit
from lean_journal.domain.charted import Charted, What
from lean_journal.domain.months import month_name
from lean_journal.domain.run_chart import DRAWN_FROM, LIMITS_FROM, Limits, Run
from lean_journal.tui.wording import day_name

_NEEDED = {
    What.PRACTICE: "whole weeks in which it was due",
    What.PROMISES: "whole months in which something was due",
    What.CHECKS: "whole months with cycles under way",
    What.ADOPTIONS: "whole months with cycles under way",
}
"""What makes the points."""

_NUMBERS = {8: "Eight", 9: "Nine", 10: "Ten", 11: "Eleven", 12: "Twelve"}

_SAME = 1e-9
"""Numbers nearer to each other than this are the same."""


def chart_words(charted: Charted, today: date) -> str:
    """Say what may be said of a chart.

    Args:
        charted: The chart.
        today: The present journal day.
    """
    chart, unit = charted.chart, charted.unit
    if chart.count < DRAWN_FROM:
        so_far = "is 1" if chart.count == 1 else f"are {chart.count or 'none'}"
        return f"Three {_NEEDED[charted.what]} make a line; so far there {so_far}."
    if chart.limits is None:
        return f"{chart.count} {unit}s so far; from {LIMITS_FROM} on it shows what is ordinary."
    last_run = chart.runs[-1] if chart.runs else None
    if last_run is not None and last_run.places[-1] >= max(chart.outside, default=-1):
        return _run_words(charted, last_run, today)
    if chart.outside:
        when = _when(charted, chart.outside[-1], today)
        named = f"The week of {when}" if unit is Unit.WEEK else when
        return f"{named} lies outside the limits: what was different then?"
    ordinary = _between(chart.limits, is_share=charted.is_share)
    return f"Within its limits: {ordinary} a {unit}; one {unit} more or less says nothing."


def median_words(charted: Charted) -> str:
    """Say the median: ``median 3``, ``median 91 %``; nothing if there is none."""
    middle = charted.chart.median
    if middle is None:
        return ""
    return f"median {middle:.0%}" if charted.is_share else f"median {middle:g}"


def _run_words(charted: Charted, run: Run, today: date) -> str:
    count, side = len(run.places), "above" if run.is_above else "below"
    first = _when(charted, run.places[0], today)
    later = (point.value for point in charted.chart.points[run.places[-1] + 1 :])
    is_on = all(value is None or value == charted.chart.median for value in later)
    span = f"from {first}" if is_on else f"{first} to {_when(charted, run.places[-1], today)}"
    return (
        f"{_NUMBERS.get(count, str(count))} {charted.unit}s in a row {side} the median "
        f"({span}): something changed; what?"
    )


def _when(charted: Charted, place: int, today: date) -> str:
    first = charted.chart.points[place].first
    if charted.unit is Unit.MONTH:
        return month_name(first)
    return day_name(first, today).partition(" ")[2]


def _between(limits: Limits, *, is_share: bool) -> str:
    """Name the numbers that lie within the limits: whole ones, or whole percents."""
    hundred = 100 if is_share else 1
    lower, upper = ceil(hundred * limits.lower - _SAME), floor(hundred * limits.upper + _SAME)
    sign = "%" if is_share else ""
    return f"{lower}{sign}" if lower >= upper else f"{lower} to {upper}{sign}"
