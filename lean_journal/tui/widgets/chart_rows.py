"""Rows of the run charts: a title, the picture, and one plain sentence each."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from lean_journal.domain.cadence import Unit
from lean_journal.domain.charted import Charted, What
from lean_journal.domain.months import month_name
from lean_journal.domain.run_chart import DRAWN_FROM
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.chart_plot import LIMIT, MEDIAN, POINT, SIGNAL, STYLES, plot
from lean_journal.tui.widgets.chart_words import chart_words, median_words
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.widgets.record_list import Row

_SIGNS = {
    POINT: "a week or month",
    MEDIAN: "median",
    LIMIT: "limits, from 12 points on",
    SIGNAL: "a signal",
}

_COUNTED = {
    What.PRACTICE: "days a week",
    What.PROMISES: "kept of those due in a month",
    What.CHECKS: "a month",
    What.ADOPTIONS: "a month",
}
"""What a chart counts, beside its title."""


class Titled(NamedTuple):
    """A chart with the key of its row and its title."""

    key: str
    title: str
    charted: Charted


def chart_rows(charts: Iterable[Titled], today: date, width: int) -> Iterator[Row]:
    """Draw charts below what their glyphs mean, each when it is wanted.

    Args:
        charts: The charts with their titles.
        today: The present journal day.
        width: Cells of a row.
    """
    signs = [Content.assemble((sign, STYLES[sign]), (f" {_SIGNS[sign]}", "dim")) for sign in _SIGNS]
    yield Row("", Content("\n").join(packed(signs, width, "  ")))
    for one in charts:
        yield Row("", Content(" "))
        yield Row(one.key, _chart(one, today, width))


def _chart(one: Titled, today: date, width: int) -> Content:
    charted, picture = one.charted, list[Content]()
    facts = [_COUNTED[charted.what], median_words(charted)]
    if charted.chart.count >= DRAWN_FROM:
        picture, since = plot(charted.chart, width, is_share=charted.is_share)
        is_month = charted.unit is Unit.MONTH
        named = month_name(since) if is_month else f"{since.day} {since:%b} {since.year}"
        facts.insert(1, f"since {named}")
    title = Content.styled(shown_text(one.title), "bold").truncate(width, ellipsis=True)
    said = packed([Content.styled(fact, "dim") for fact in facts if fact], width, " · ")
    head = packed([title, said[0]], width, "  ") if len(said) == 1 else [title, *said]
    words = Content(chart_words(charted, today)).wrap(width)
    return Content("\n").join([*head, *picture, *words])
