"""What is charted: practice by week, and what became of promises and cycles by month."""

from datetime import date, timedelta

from lean_journal.domain.charted import (
    MONTHS,
    WEEKS,
    adoptions_chart,
    checks_chart,
    practice_chart,
    promises_chart,
)
from lean_journal.domain.commitment import Commitment, CommitmentState, set_due
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.run_chart import RunChart
from tests.domain.practising import MONDAY, WEEK, practice

TODAY = date(2026, 11, 23)
KEPT, BROKEN, DROPPED = CommitmentState.KEPT, CommitmentState.BROKEN, CommitmentState.DROPPED


def drawn(chart: RunChart) -> list[tuple[str, float | None]]:
    return [(f"{point.first:%Y-%m}", point.value) for point in chart.points]


def promise(due: date | None, state: CommitmentState = CommitmentState.OPEN) -> Commitment:
    return Commitment(what="call", due=due, state=state)


def cycle(
    started: date, closed: date | None = None, improvement: int = 1, *, adopt: bool = False
) -> Cycle:
    return Cycle(
        improvement=improvement,
        step="a card",
        expect="no wait",
        started=started,
        check=closed or started,
        closed=closed,
        decision=(Decision.ADOPT if adopt else Decision.ADAPT) if closed else None,
    )


# Practice


def test_a_week_is_a_point_once_it_is_over() -> None:
    one = practice("daily", "ddd.... d...... dd", today=MONDAY + 2 * WEEK + timedelta(days=1))
    assert [point.value for point in practice_chart(one).chart.points] == [3, 1]


def test_a_week_in_which_nothing_was_due_is_a_gap_and_one_without_a_mark_a_zero() -> None:
    away = (MONDAY + WEEK, MONDAY + WEEK + timedelta(days=6))
    one = practice("daily", "d", absent=(away,), today=MONDAY + 3 * WEEK)
    assert [point.value for point in practice_chart(one).chart.points] == [1, None, 0]


def test_a_chart_looks_back_52_whole_weeks_and_no_further_than_the_first() -> None:
    one = practice("daily", "d......" * 60, today=MONDAY + 60 * WEEK)
    chart = practice_chart(one).chart
    assert [point.value for point in chart.points] == [1] * WEEKS
    assert chart.points[-1].first == MONDAY + 59 * WEEK
    young = practice("daily", "d......" * 3, today=MONDAY + 3 * WEEK)
    assert [point.first for point in practice_chart(young).chart.points] == [
        MONDAY,
        MONDAY + WEEK,
        MONDAY + 2 * WEEK,
    ]


# Promises


def test_a_promise_counts_in_the_month_of_its_last_date_by_what_became_of_it() -> None:
    early, _ = set_due(promise(date(2026, 8, 31)), date(2026, 9, 30), date(2026, 8, 30))
    late, successor = set_due(promise(date(2026, 8, 3)), date(2026, 10, 5), date(2026, 8, 4))
    assert successor is not None
    given = [
        promise(date(2026, 8, 1), KEPT),
        late,
        early,
        successor,
        promise(date(2026, 8, 20), DROPPED),
        promise(None, KEPT),
        promise(date(2026, 11, 3), KEPT),
    ]
    # November runs; the one of September and the successor are open, and overdue.
    assert drawn(promises_chart(given, TODAY).chart) == [
        ("2026-08", 0.5),
        ("2026-09", 0.0),
        ("2026-10", 0.0),
    ]


def test_a_month_in_which_nothing_was_due_is_a_gap() -> None:
    given = [promise(date(2026, 8, 1), KEPT), promise(date(2026, 10, 1), BROKEN)]
    assert [value for _, value in drawn(promises_chart(given, TODAY).chart)] == [1, None, 0]


# Cycles


def test_months_count_from_the_first_cycle_on_and_those_without_a_check_are_zeros() -> None:
    cycles = [
        cycle(date(2026, 7, 30), date(2026, 9, 1)),
        cycle(date(2026, 9, 2), date(2026, 9, 30)),
        cycle(date(2026, 10, 2)),
    ]
    assert drawn(checks_chart(cycles, TODAY).chart) == [
        ("2026-07", 0),
        ("2026-08", 0),
        ("2026-09", 2),
        ("2026-10", 0),
    ]


def test_an_improvement_adopted_twice_in_a_month_is_one() -> None:
    cycles = [
        cycle(date(2026, 9, 1), date(2026, 9, 2), adopt=True),
        cycle(date(2026, 9, 3), date(2026, 9, 20), adopt=True),
        cycle(date(2026, 9, 3), date(2026, 9, 21), 2, adopt=True),
        cycle(date(2026, 9, 3), date(2026, 9, 22), 3),
        cycle(date(2026, 10, 3), date(2026, 10, 22), adopt=True),
    ]
    assert drawn(adoptions_chart(cycles, TODAY).chart) == [("2026-09", 2), ("2026-10", 1)]


def test_a_chart_by_months_looks_back_two_years_and_at_the_beginning_of_time_less() -> None:
    cycles = [cycle(date(2011, 1, 1), date(2026, 10, 31))]
    chart = checks_chart(cycles, TODAY).chart
    assert (len(chart.points), chart.points[-1].value) == (MONTHS, 1)
    assert chart.points[0].first == date(2024, 11, 1)
    first = checks_chart([cycle(date.min, date.min)], date(1, 3, 1)).chart
    assert [point.value for point in first.points] == [1, 0]


def test_nothing_is_made_of_nothing() -> None:
    assert checks_chart([], TODAY).chart.count == 0
    assert promises_chart([promise(None)], TODAY).chart.points == []
