"""The laws of a streak, whatever the behavior went through."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import (
    ActiveRange,
    Behavior,
    CadenceVersion,
    MarkState,
)
from lean_journal.domain.cadence import DAILY, EVERY_DAY, Cadence, Unit
from lean_journal.domain.calendar import Workweek
from lean_journal.domain.practice import Practice
from lean_journal.domain.rhythm import Days
from lean_journal.domain.streak import consistency, run_now, streak

TODAY = date(2026, 11, 25)
OLDEST = 130
"""Days before today that the histories reach back."""

DAY = timedelta(days=1)

CADENCES = st.one_of(
    st.sampled_from([DAILY, EVERY_DAY]),
    st.integers(1, 7).map(lambda times: Cadence(Unit.WEEK, times)),
    st.integers(1, 28).map(lambda times: Cadence(Unit.MONTH, times)),
    st.integers(1, 3).map(lambda times: Cadence(Unit.MONTH, times)),
)
AGES = st.integers(-5, OLDEST)
DAYS = AGES.map(lambda age: TODAY - age * DAY)


@st.composite
def behaviors(draw: st.DrawFn) -> Behavior:
    """A behavior with up to three cadences and up to three active ranges."""
    turns = sorted(draw(st.lists(AGES.filter(lambda age: age >= 0), max_size=5, unique=True)))
    turns.reverse()
    begun = TODAY - (turns[0] if turns else 20) * DAY
    later = [TODAY - age * DAY for age in turns[1:]]
    ranges = [ActiveRange(begun)]
    for parked, resumed in zip(later[::2], later[1::2], strict=False):
        ranges[-1] = replace(ranges[-1], last=parked)
        ranges.append(ActiveRange(resumed))
    if draw(st.booleans()) and later:
        ranges[-1] = replace(ranges[-1], last=max(later[-1], ranges[-1].first))
    decided = sorted(draw(st.lists(DAYS, max_size=2, unique=True)))
    versions = [CadenceVersion(begun, draw(CADENCES))]
    versions += [CadenceVersion(day, draw(CADENCES)) for day in decided if day > begun]
    return Behavior(name="Ask first", cadences=tuple(versions), active=tuple(ranges))


ABSENCES = st.lists(
    st.tuples(DAYS, st.integers(0, 20)).map(
        lambda pair: Absence(first=pair[0], last=pair[0] + pair[1] * DAY)
    ),
    max_size=3,
)
WORKWEEKS = st.lists(
    st.tuples(DAYS, st.frozensets(st.integers(0, 6), min_size=1)).map(lambda one: Workweek(*one)),
    max_size=2,
)


@st.composite
def practices(draw: st.DrawFn) -> Practice:
    """A behavior with marks, absences and workweeks; many of its days are done."""
    likely = st.sampled_from([MarkState.DONE, MarkState.DONE, *MarkState])
    marks = draw(st.dictionaries(DAYS, likely, max_size=20))
    run = draw(st.integers(0, 60))
    marks = {TODAY - age * DAY: MarkState.DONE for age in range(run)} | marks
    days = Days(draw(WORKWEEKS), draw(ABSENCES), draw(st.integers(0, 6)))
    return Practice(draw(behaviors()), marks, days, TODAY)


def stands(practice: Practice) -> tuple[int, int]:
    """Give the current and the best streak."""
    found = streak(list(practice.periods()))
    return (found.current, found.best) if found is not None else (0, 0)


def done(practice: Practice, weeks: int) -> int:
    return consistency(list(practice.periods()), TODAY, weeks, practice.days.week_start).done


def with_mark(practice: Practice, day: date, state: MarkState) -> Practice:
    marks = {**practice.marks, day: state}
    return Practice(practice.behavior, marks, practice.days, TODAY)


@given(practices(), st.randoms())
def test_the_order_of_entry_does_not_matter(practice: Practice, chance: Random) -> None:
    marks = list(practice.marks.items())
    chance.shuffle(marks)
    again = Practice(practice.behavior, dict(marks), practice.days, TODAY)
    assert list(again.periods()) == list(practice.periods())


@given(practices(), DAYS)
def test_a_done_never_lowers_current_best_or_done(practice: Practice, day: date) -> None:
    before, after = stands(practice), stands(with_mark(practice, day, MarkState.DONE))
    assert after[0] >= before[0]
    assert after[1] >= before[1]
    for weeks in (4, 12):
        assert done(with_mark(practice, day, MarkState.DONE), weeks) >= done(practice, weeks)


@given(practices(), DAYS)
def test_a_day_that_was_not_possible_never_shortens_a_streak(practice: Practice, day: date) -> None:
    assume(practice.marks.get(day) is not MarkState.DONE)
    before, after = stands(practice), stands(with_mark(practice, day, MarkState.NOT_POSSIBLE))
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(practices(), ABSENCES, DAYS, st.integers(0, 40))
def test_an_absence_over_days_without_marks_never_shortens_a_streak(
    practice: Practice, absences: list[Absence], first: date, length: int
) -> None:
    last = first + length * DAY
    assume(not any(first <= day <= last for day in practice.marks))
    days = practice.days
    without = Days((), absences, days.week_start)
    with_it = Days((), [*absences, Absence(first=first, last=last)], days.week_start)
    before = stands(Practice(practice.behavior, practice.marks, without, TODAY))
    after = stands(Practice(practice.behavior, practice.marks, with_it, TODAY))
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(practices(), st.dictionaries(st.integers(1, 60), st.sampled_from(MarkState), max_size=5))
def test_nothing_lies_in_the_future(practice: Practice, coming: dict[int, MarkState]) -> None:
    marks = practice.marks | {TODAY + n * DAY: state for n, state in coming.items()}
    ahead = Practice(practice.behavior, marks, practice.days, TODAY)
    assert list(ahead.periods()) == list(practice.periods())
    assert all(period.first <= TODAY for period in practice.periods())


@given(practices())
def test_current_is_at_most_best(practice: Practice) -> None:
    current, best = stands(practice)
    assert 0 <= current <= best


@given(practices())
def test_looking_back_tells_the_same_as_looking_at_all(practice: Practice) -> None:
    assert list(practice.periods_back()) == list(practice.periods())[::-1]
    now, seen = run_now(practice.periods_back()), streak(list(practice.periods()))
    assert (now is None) == (seen is None)
    if now is not None and seen is not None:
        assert (now.unit, now.current, now.running) == (seen.unit, seen.current, seen.running)


@given(practices())
def test_periods_follow_one_another_and_count_no_day_twice(practice: Practice) -> None:
    found = list(practice.periods())
    for one, other in pairwise(found):
        assert other.first == one.last + DAY
    for period in found:
        assert 0 <= period.need <= max(1, practice.cadence.times, 28)
        assert (
            period
            == practice.period_on(period.first)
            == practice.period_on(min(period.last, TODAY))
        )


@given(practices())
def test_what_is_done_is_at_most_what_is_possible(practice: Practice) -> None:
    for weeks in (4, 12):
        seen = consistency(list(practice.periods()), TODAY, weeks, practice.days.week_start)
        assert 0 <= seen.done <= seen.possible
        assert 0 <= seen.unmarked <= seen.possible - seen.done
