"""Every row of the design's table, and the laws behind it."""

from datetime import date

import pytest

from lean_journal.domain.behavior import ActiveRange, Behavior, CadenceVersion, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.practice import Outcome, Practice
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import streak
from tests.domain.practising import DAY, MONDAY, days_of, practice, stands


def test_a_week_begun_on_a_thursday_with_thursday_only_is_frozen() -> None:
    thursday = MONDAY + 3 * DAY
    seen = practice("3/week", "d", begun=thursday, today=MONDAY + 7 * DAY)
    assert [one.outcome for one in seen.periods()] == [Outcome.FROZEN, Outcome.PENDING]
    assert (stands(seen).current, stands(seen).best) == (0, 0)


def test_leave_until_wednesday_makes_two_days_enough() -> None:
    seen = practice(
        "3/week",
        "...dd..",
        today=MONDAY + 7 * DAY,
        absent=((MONDAY, MONDAY + 2 * DAY),),
    )
    week = next(iter(seen.periods()))
    assert (week.outcome, week.done, week.need) == (Outcome.MET, 2, 2)
    assert stands(seen).current == 1


def test_a_saturday_counts_toward_a_week() -> None:
    seen = practice("3/week", "dd...d.", today=MONDAY + 7 * DAY)
    assert (stands(seen).current, stands(seen).unit) == (1, "week")


def test_a_saturday_is_no_day_of_a_daily_streak() -> None:
    friday = MONDAY - 3 * DAY
    seen = practice("daily", "dd.d", begun=friday, today=MONDAY)
    assert stands(seen).current == 2
    assert not stands(seen).is_pending


def test_weeks_turned_into_days_run_until_sunday() -> None:
    begun, changed = MONDAY - 63 * DAY, MONDAY + 2 * DAY
    weekly = begin("Ask first", parse_cadence("3/week"), begun)
    both = Behavior(
        name="Ask first",
        cadences=(*weekly.cadences, CadenceVersion(changed, parse_cadence("daily"))),
        active=weekly.active,
    )
    marks = "ddd...." * 9 + "ddd...." + "d"
    for passed in range(2, 7):
        seen = practice(both, "ddd...." * 9 + "d......", first=begun, today=MONDAY + passed * DAY)
        assert (stands(seen).current, stands(seen).unit) == (9, "week")
    after = practice(both, marks, first=begun, today=MONDAY + 7 * DAY)
    assert (stands(after).current, stands(after).unit, stands(after).best) == (1, "day", 1)


def test_a_month_begun_on_the_30th_and_unmarked_is_frozen() -> None:
    begun = date(2026, 9, 30)
    seen = practice("1/month", begun=begun, today=date(2026, 10, 1))
    assert [one.outcome for one in seen.periods()] == [Outcome.FROZEN, Outcome.PENDING]


def test_a_day_that_is_not_possible_leaves_nothing_pending() -> None:
    seen = practice("daily", "ddddd..dx", today=MONDAY + 8 * DAY)
    assert stands(seen).current == 6
    assert not stands(seen).is_pending


def test_resuming_begins_a_new_streak_and_keeps_the_best() -> None:
    begun, parked = date(2026, 7, 20), date(2026, 8, 1)
    daily = begin("Ask first", parse_cadence("daily"), begun)
    again = Behavior(
        name="Ask first",
        cadences=daily.cadences,
        active=(ActiveRange(begun, parked), ActiveRange(MONDAY)),
    )
    seen = practice(again, "ddddd..ddddd", first=begun, today=MONDAY)
    assert (stands(seen).current, stands(seen).best, stands(seen).is_pending) == (0, 10, True)
    marks = days_of("ddddd..ddddd", begun) | {MONDAY: MarkState.DONE}
    done = Practice(again, marks, Days(), MONDAY)
    assert (stands(done).current, stands(done).best) == (1, 10)


@pytest.mark.parametrize("unit", ["daily", "3/week", "2/month"])
def test_nothing_is_told_of_a_behavior_that_has_not_begun(unit: str) -> None:
    assert streak(list(practice(unit, begun=MONDAY, today=MONDAY - DAY).periods())) is None
