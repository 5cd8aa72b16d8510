"""Run charts as text: the glyphs alone tell points, median, limits and signals apart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.charted import Charted, What
from lean_journal.domain.months import month_after
from lean_journal.domain.run_chart import Point, run_chart
from lean_journal.tui.widgets.chart_plot import LIMIT, MEDIAN, POINT, SIGNAL
from lean_journal.tui.widgets.chart_rows import Titled, chart_rows
from lean_journal.tui.widgets.chart_scale import STEPS, scale_of

TODAY = date(2026, 11, 23)
WIDTH = 76

ORDINARY = (5, 3, 4, 6, 4, 5, 3, 4, 5, 6, 4, 5)


def charted(
    values: Iterable[float | None], what: What = What.PRACTICE, first: date = date(2026, 8, 3)
) -> Charted:
    points, day = [], first
    for value in values:
        points.append(Point(day, value))
        day = day + timedelta(weeks=1) if what is What.PRACTICE else month_after(day)
    highest = 1 if what is What.PROMISES else None
    return Charted(what, run_chart(points, lowest=0, highest=highest))


def text(one: Charted, width: int = WIDTH, title: str = "Ask first") -> list[str]:
    """Give the lines of a chart's row, as a terminal without any color shows them."""
    *_, row = chart_rows([Titled("1", title, one)], TODAY, width)
    return [line.plain.rstrip() for line in row.content.split("\n", allow_blank=True)]


def said(one: Charted) -> str:
    return text(one, 400)[-1]


def test_without_color_the_glyphs_tell_points_median_limits_and_signals_apart() -> None:
    assert text(charted((*ORDINARY, None, 15))) == [
        "Ask first  days a week · since 3 Aug 2026 · median 5",
        "15 ┤                                       ◆",
        "11 ≈┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        " 6 ┤         ●                 ●",
        "   │●──────────────●────────●────────●──────",
        " 4 ┤      ●     ●        ●        ●",
        "   │   ●              ●",
        " 2 ┤",
        "   │",
        " 0 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        "    Aug            Sep         Oct         Nov",
        "The week of 2 Nov lies outside the limits: what was different then?",
    ]


def test_below_twelve_points_there_are_a_median_and_no_limits() -> None:
    assert text(charted((3, 1, None, 2, 4, 4))) == [
        "Ask first  days a week · since 3 Aug 2026 · median 3",
        "4 ┤            ●  ●",
        "  │",
        "3 ┤●───────────────",
        "  │",
        "2 ┤         ●",
        "  │",
        "1 ┤   ●",
        "   Aug            Sep",
        "5 weeks so far; from 12 on it shows what is ordinary.",
    ]


def test_shares_are_percents_and_months_have_their_names() -> None:
    one = charted((0.9, 1.0, 0.8, 0.9, 1.0, 0.85), What.PROMISES, date(2025, 11, 1))
    assert text(one, title="Promises") == [
        "Promises  kept of those due in a month · since November 2025 · median 90%",
        "100% ┤   ●        ●",
        "     │",
        " 90% ┤●────────●──────",
        "     │               ●",
        " 80% ┤      ●",
        "      Nov   Jan   Mar",
        "6 months so far; from 12 on it shows what is ordinary.",
    ]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((), "Three whole weeks in which it was due make a line; so far there are none."),
        ((4,), "Three whole weeks in which it was due make a line; so far there is 1."),
        ((4, 4, None), "Three whole weeks in which it was due make a line; so far there are 2."),
        ((4, 4, 1), "3 weeks so far; from 12 on it shows what is ordinary."),
        ((4,) * 11, "11 weeks so far; from 12 on it shows what is ordinary."),
        (ORDINARY, "Within its limits: 1 to 8 a week; one week more or less says nothing."),
        ((3,) * 12, "Within its limits: 3 a week; one week more or less says nothing."),
        (
            (2,) * 8 + (3,) + (4,) * 8 + (3,),
            "Eight weeks in a row above the median (from 5 Oct): something changed; what?",
        ),
        (
            (*((2,) * 13), 4, 4, 4, 3, 2, 4, 4, 4, 4, 4, 4, 4, 2, 4, 3, 3, 4),
            "13 weeks in a row below the median (3 Aug to 26 Oct): something changed; what?",
        ),
    ],
)
def test_the_sentence_says_what_may_be_said(values: Sequence[float | None], words: str) -> None:
    assert said(charted(values)) == words


def test_the_newest_signal_is_the_one_that_is_told() -> None:
    run, on_it = (2,) * 8, (3, 4, 3, 1, 3, 4, 3, 1, 3, 4, 3, 3)
    assert "outside the limits" in said(charted((*run, *on_it, 30)))
    assert "in a row below" in said(charted((30, *on_it, *run)))


def test_months_are_named_in_full_and_limits_of_shares_are_percents() -> None:
    first = date(2025, 10, 1)
    assert said(charted((*ORDINARY, 30), What.CHECKS, first)) == (
        "October 2026 lies outside the limits: what was different then?"
    )
    assert said(charted((0.9, 0.8) * 6, What.PROMISES, first)) == (
        "Within its limits: 59 to 100% a month; one month more or less says nothing."
    )


def test_where_the_width_does_not_reach_the_oldest_points_are_left_out() -> None:
    lines = text(charted(ORDINARY * 5, first=date(2025, 9, 1)), 37)
    assert max(map(len, lines)) <= 37
    assert lines[:3] == ["Ask first", "days a week · since 2 Mar 2026", "median 4.5"]
    assert "since 1 Sep 2025" in text(charted(ORDINARY * 5, first=date(2025, 9, 1)), 76)[0]


def test_one_number_ten_times_as_large_does_not_press_the_others_flat() -> None:
    usual = (3, 2, 4, 3, 2, 3, 2, 3, 1, 2)
    lines = text(charted((*usual[:4], 40, *usual[4:]), What.CHECKS))
    assert lines[1] == "40 ≈            ●"
    heights = [line[:4] for line in lines if POINT in line]
    assert heights == ["40 ≈", " 4 ┤", " 3 ┤", " 2 ┤", " 1 ┤"]


def test_all_equal_numbers_are_one_line() -> None:
    lines = text(charted((3,) * 11))
    assert [line for line in lines if POINT in line] == ["3 ┤" + "──".join(POINT * 11)]


@given(
    st.lists(st.none() | st.integers(0, 10**6), min_size=3, max_size=60).filter(
        lambda values: sum(one is not None for one in values) >= 3
    ),
    st.integers(20, 130),
)
def test_every_point_that_is_shown_has_its_place_on_few_lines(
    values: list[float | None], width: int
) -> None:
    one = charted(values, What.CHECKS, date(2020, 1, 1))
    lines = text(one, width)
    picture = [line for line in lines if "┤" in line or "│" in line or "≈" in line]
    assert 2 <= len(picture) <= STEPS + 3
    assert max(map(len, picture)) <= width
    glyphs = "".join(picture)
    known = [value for value in values if value is not None]
    drawn = glyphs.count(POINT) + glyphs.count(SIGNAL)
    assert drawn <= len(known)
    if width >= len(values) + 10:
        assert drawn == len(known)
        assert glyphs.count(SIGNAL) == len(one.chart.signals)
    assert (LIMIT in glyphs) <= (len(known) >= 12)
    assert (MEDIAN in glyphs) <= (len(known) >= 5)


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=60))
def test_a_scale_keeps_the_order_of_the_numbers(values: list[float]) -> None:
    scale = scale_of(charted(values, What.CHECKS).chart, is_share=False)
    lines = [scale.line(value) for value in sorted(values)]
    assert lines == sorted(lines)
    assert 0 <= lines[0] <= lines[-1] < scale.lines
