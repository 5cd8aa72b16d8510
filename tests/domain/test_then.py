"""A week of before as one sees it now."""

from dataclasses import replace
from datetime import date

import pytest

from lean_journal.domain.behavior import park
from lean_journal.domain.calendar import this_week_before
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.streak import Consistency
from lean_journal.domain.then import Then, last_of, practised_then, tried_then
from tests.builders import commitment, cycle, improvement
from tests.domain.practising import DAY, MONDAY, WEEK, behavior, practice

SUNDAY = MONDAY + 6 * DAY


@pytest.mark.parametrize(
    ("day", "week_start", "weeks"),
    [
        # Monday and Sunday of one week look back to the same two.
        ("2026-11-23", 0, [("2026-08-24", "2026-08-30"), ("2025-11-24", "2025-11-30")]),
        ("2026-11-29", 0, [("2026-08-24", "2026-08-30"), ("2025-11-24", "2025-11-30")]),
        # With weeks from Sunday on, that Sunday begins another.
        ("2026-11-28", 6, [("2026-08-23", "2026-08-29"), ("2025-11-23", "2025-11-29")]),
        ("2026-11-29", 6, [("2026-08-30", "2026-09-05"), ("2025-11-30", "2025-12-06")]),
        # Over the ends of years, and a 29 February.
        ("2027-01-01", 0, [("2026-09-28", "2026-10-04"), ("2025-12-29", "2026-01-04")]),
        ("2024-02-29", 0, [("2023-11-27", "2023-12-03"), ("2023-02-27", "2023-03-05")]),
        # What lies before the calendar is left out.
        ("0001-06-01", 0, [("0001-02-26", "0001-03-04")]),
        ("0001-01-20", 0, []),
    ],
)
def test_one_looks_back_to_whole_weeks(
    day: str, week_start: int, weeks: list[tuple[str, str]]
) -> None:
    found = this_week_before(date.fromisoformat(day), week_start)
    assert [(first.isoformat(), last.isoformat()) for _, first, last in found] == weeks
    assert [name for name, *_ in found] == ["a quarter ago", "a year ago"][: len(weeks)]


@pytest.mark.parametrize(
    ("cadence", "marks", "seen", "done"),
    [
        ("daily", "ddm.d", Consistency(3, 5, 1), 3),
        ("3/week", "d..d.", Consistency(2, 3, 1), 2),
        # More than was asked for is seen, and counts no more than that.
        ("2/week", "ddddd", Consistency(2, 2, 0), 5),
        ("daily", "xxxxx", Consistency(0, 0, 0), 0),
        # Of a month the whole month counts: twice in November, once of it in this week.
        ("2/month", "d...... d", Consistency(2, 2, 0), 1),
    ],
)
def test_a_week_of_before_says_what_was_done_of_what_was_due(
    cadence: str, marks: str, seen: Consistency, done: int
) -> None:
    begun = MONDAY - 30 * DAY
    one = practice(cadence, marks, begun=begun, first=MONDAY, today=MONDAY + 13 * WEEK)
    found = practised_then(one, MONDAY, SUNDAY)
    assert found is not None
    assert (found.seen, found.done, str(found.cadence)) == (seen, done, cadence)


def test_a_behavior_stands_in_the_weeks_it_was_practised_in() -> None:
    today = MONDAY + 13 * WEEK
    assert practised_then(practice("daily", begun=today, today=today), MONDAY, SUNDAY) is None
    parked = park(behavior("daily", MONDAY - WEEK), SUNDAY)
    one = practised_then(practice(parked, today=today), MONDAY, SUNDAY)
    assert one is not None
    assert practised_then(practice(parked, today=today), MONDAY + WEEK, SUNDAY + WEEK) is None


def test_a_promise_made_anew_is_followed_to_its_end() -> None:
    first, second, third = (commitment(id=n, successor=n + 1) for n in (1, 2, 3))
    known = {1: first, 2: second, 3: third}
    # The one after the third has been removed.
    assert last_of(first, known.get) is third
    alone = commitment(id=9)
    assert last_of(alone, known.get) is alone
    # A file edited by hand may lead in a circle.
    circle: dict[int, Commitment] = {1: first, 2: replace(second, successor=1)}
    assert last_of(first, circle.get).id == 2


def test_an_improvement_stands_where_a_cycle_of_it_or_its_adoption_lies() -> None:
    tried, adopted, before, other = (improvement(id=n) for n in (1, 2, 3, 4))
    adopted = replace(adopted, adopted=SUNDAY)
    before = replace(before, adopted=MONDAY - DAY)
    later: Cycle = cycle(tried, "then this", id=11, started=MONDAY + DAY)
    earlier = cycle(tried, "first that", id=12, started=MONDAY - WEEK)
    lost = cycle(improvement(id=99), id=13)
    found = tried_then([tried, adopted, before, other], [later, earlier, lost], MONDAY, SUNDAY)
    assert [(one.improvement.id, [step.id for step in one.cycles]) for one in found] == [
        (1, [12, 11]),
        (2, []),
    ]


def test_a_week_with_nothing_in_it_is_empty() -> None:
    week = Then(name="a year ago", first=MONDAY, last=SUNDAY, links={})
    assert week.is_empty
    seen = practised_then(practice("daily", today=SUNDAY), MONDAY, SUNDAY)
    assert seen is not None
    assert not replace(week, practised=[seen]).is_empty
