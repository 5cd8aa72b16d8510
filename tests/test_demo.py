import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from lean_journal.demo import Demo, build
from lean_journal.demo.words.floor import FACTS, MAY_MEAN, WASTES
from lean_journal.demo.words.pages import ANSWERS
from lean_journal.demo.words.practice import HABITS
from lean_journal.demo.words.walks import PURPOSES
from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import MOST_ACTIVE, Behavior, Mark, MarkState, practised
from lean_journal.domain.cadence import Unit
from lean_journal.domain.calendar import days, is_workday
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import MarkStep
from lean_journal.domain.practice import Outcome, Period, Practice
from lean_journal.domain.prompts import Asked, chosen
from lean_journal.domain.record import R
from lean_journal.domain.reflection import BLANK, Reflection, ReflectionKind, day_for
from lean_journal.domain.rhythm import Days
from lean_journal.domain.starter import PROMPTS, STARTER_BEHAVIORS, WALK_QUESTIONS
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste
from lean_journal.storage import Journal
from lean_journal.storage.codec import from_row
from lean_journal.storage.doctor import examine
from lean_journal.storage.kinds import all_kinds, table_of
from lean_journal.storage.morning import first_step
from lean_journal.storage.today import today_of
from tests.builders import MONDAY, Clock, journal

FRIDAY = MONDAY - timedelta(days=3)


@pytest.fixture(scope="module")
def year() -> Demo:
    return build(MONDAY)


@pytest.fixture(scope="module")
def four_years() -> Demo:
    return build(MONDAY, 4)


def records(demo: Demo, kind: type[R]) -> list[R]:
    """Give the records of a kind; each of them converts, or this raises."""
    return [from_row(kind, key, raw) for key, raw in demo.tables[table_of(kind)].items()]


@pytest.fixture
def opened(year: Demo, tmp_path: Path) -> Iterator[Journal]:
    (tmp_path / "journal.json").write_bytes(year.data)
    (tmp_path / "journal.json").chmod(0o600)
    with journal(tmp_path, Clock()) as one:
        yield one


# The same everywhere

SCRIPT = """\
import hashlib
from datetime import date
from lean_journal.demo import build
print(hashlib.sha256(build(date(2026, 11, 23)).data).hexdigest())
"""


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8"},
    ],
)
def test_it_is_the_same_on_any_machine(year: Demo, env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == sha256(year.data).hexdigest()


def test_another_seed_and_another_day_give_another_journal(year: Demo) -> None:
    assert build(MONDAY, seed=-1).data != build(MONDAY, seed=1).data == year.data
    assert build(MONDAY + timedelta(days=1)).data != year.data


# How much


def test_a_year_has_the_size_of_a_year(year: Demo) -> None:
    counts = year.counts
    assert 130 <= counts["walks"] <= 170
    assert 4.5 <= counts["observations"] / counts["walks"] <= 5.5
    assert 180 <= counts["commitments"] <= 250
    assert 450 <= counts["reflections"] <= 530
    assert 650 <= counts["marks"] <= 900
    assert 5 <= counts["struggles"] <= 7
    assert 22 <= counts["improvements"] <= 32
    assert 45 <= counts["cycles"] <= 80


def test_many_years_have_the_size_the_benchmarks_are_made_for(four_years: Demo) -> None:
    in_ten = {table: 2.5 * count for table, count in four_years.counts.items()}
    assert 4_700 <= in_ten["reflections"] <= 5_300
    assert 8_000 <= in_ten["marks"] <= 9_900
    assert 1_400 <= in_ten["walks"] <= 1_650
    assert 4.7 <= in_ten["observations"] / in_ten["walks"] <= 5.3
    assert 1_900 <= in_ten["commitments"] <= 2_250
    assert 55 <= in_ten["struggles"] <= 65
    assert 225 <= in_ten["improvements"] <= 265
    assert 540 <= in_ten["cycles"] <= 660
    assert 7e6 < 2.5 * len(four_years.data) < 9.5e6


def test_the_same_sentences_do_not_come_again_and_again(four_years: Demo) -> None:
    facts = Counter(one.fact for one in records(four_years, Observation))
    assert len(facts) > 0.75 * four_years.counts["observations"]
    assert facts.most_common(1)[0][1] < 12
    evidence = [one.evidence for one in records(four_years, Mark) if one.evidence]
    assert len(set(evidence)) > 0.7 * len(evidence)
    written = records(four_years, Reflection)
    said = [answer.text for one in written for answer in one.answers]
    assert len(set(said)) > 0.55 * len(said)


def test_every_day_is_told_of_once() -> None:
    told: list[int] = []
    build(MONDAY, progress=told.append)
    assert told == list(range(1, 366))


# A journal like any other


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2026, 8, 9), date(2024, 2, 29), date(2026, 6, 14)]
)
def test_it_is_sound_whatever_the_day(tmp_path: Path, today: date) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(build(today).data)
    path.chmod(0o600)
    assert [one.text for one in examine(path) if not one.is_fine] == []
    now = datetime.combine(today, time(8), UTC)
    with Journal(path, clock=lambda: now) as one:
        first = first_step(one, today)
        assert isinstance(first, MarkStep)
        assert first.behavior.position == 1
        assert today_of(one).steps_left > 3
        assert len(practised(one.find(Behavior))) == MOST_ACTIVE
        assert one.take_notices() == []


def test_all_of_it_was_written_before_today(year: Demo) -> None:
    midnight = datetime.combine(MONDAY, time(0), UTC)
    for kind in all_kinds():
        found = records(year, kind)
        assert found
        assert all(one.created <= one.updated < midnight for one in found)
    assert max(mark.day for mark in records(year, Mark)) == FRIDAY
    assert max(one.last for one in records(year, Absence)) < MONDAY
    assert max(one.day for one in records(year, Reflection)) == FRIDAY
    walked = [one for one in records(year, Walk) if one.state is not WalkState.PLANNED]
    assert max(one.day for one in walked) == FRIDAY


def test_a_first_change_finds_nothing_to_mend(opened: Journal) -> None:
    area = opened.add(Area(name="Order desk"), "an area")
    assert opened.undo() == "an area"
    assert opened.lookup(Area, area.id) is None
    assert opened.take_notices() == []


def test_a_second_window_does_not_take_the_first_change_for_a_sync_tool(opened: Journal) -> None:
    assert opened.find(Area)
    with Journal(opened.path, clock=Clock()) as other:
        other.add(Area(name="Order desk"), "an area")
    assert len(opened.find(Area)) == 8
    assert opened.take_notices() == []


def test_records_with_a_natural_key_are_found_by_it(year: Demo, opened: Journal) -> None:
    for kind in (Reflection, Pass, Mark):
        for one in records(year, kind):
            assert opened.keyed(kind, one.natural_key) == one


def test_the_last_due_day_waits_for_some_of_its_marks(opened: Journal) -> None:
    step = first_step(opened, MONDAY)
    assert isinstance(step, MarkStep)
    assert (step.behavior.name, step.day) == ("Start at the board", FRIDAY)
    assert step.behavior.name not in [one.name for one in STARTER_BEHAVIORS]
    marked = opened.find(Mark, day=FRIDAY)
    assert 0 < len(marked) < MOST_ACTIVE


# What it holds


def test_walks_hold_all_there_is_to_see(year: Demo) -> None:
    walks, seen = records(year, Walk), records(year, Observation)
    assert {one.state for one in walks} == set(WalkState)
    assert {one.kind for one in seen} == set(Kind)
    assert {one.waste for one in seen} == {None, *Waste}
    assert all((one.kind is Kind.WASTE) == (one.waste is not None) for one in seen)
    assert {one.theme for one in walks if not one.is_notes} == set(WALK_QUESTIONS)
    assert any(one.is_notes for one in walks)
    assert any(one.told for one in walks)
    assert any(one.interpretation for one in seen)
    assert any(one.starred for one in seen)
    days_by_walk = {one.id: one.day for one in walks}
    untriaged = {days_by_walk[one.walk] for one in seen if not one.triaged}
    assert untriaged <= {FRIDAY, FRIDAY - timedelta(days=1)}
    assert FRIDAY in untriaged
    (planned,) = [one for one in walks if one.state is WalkState.PLANNED]
    assert planned.day > MONDAY
    assert planned.purpose
    assert {one.start.utcoffset() for one in walks if one.start} == {timedelta(hours=1)}


def test_loops_are_closed_within_a_few_weeks_and_the_last_ones_are_open(year: Demo) -> None:
    opened = [one for one in records(year, Walk) if one.state is WalkState.WALKED]
    loops = [one for one in opened if not one.is_notes]
    assert loops
    assert all(FRIDAY - one.day < timedelta(weeks=4) for one in loops)


def test_commitments_go_the_ways_they_go(year: Demo) -> None:
    found = records(year, Commitment)
    by_id = {one.id: one for one in found}
    assert {one.state for one in found} == set(CommitmentState)
    assert all(one.due is None or is_workday(one.due) for one in found)
    moved = [one for one in found if one.earlier_due]
    assert any(one.state is CommitmentState.KEPT for one in moved)
    successors = [by_id[one.successor] for one in found if one.successor is not None]
    assert successors
    assert all(one.reason for one in found if one.state is CommitmentState.DROPPED)
    left = [one for one in found if one.state is CommitmentState.OPEN]
    assert sum(one.due == MONDAY for one in left) >= 1
    assert sum(one.due is not None and one.due < MONDAY for one in left) >= 2
    assert any(one.due is None for one in left)
    assert 3 <= sum(one.due is not None and one.due <= MONDAY for one in left) <= 12
    seen = {one.id for one in records(year, Observation)}
    sources = {one.source for one in found} - {None}
    assert sources
    assert sources <= seen


def test_mornings_follow_the_rule_of_the_prompts(year: Demo) -> None:
    first, *passes = records(year, Pass)
    always = [one.text for one in PROMPTS[ReflectionKind.MORNING] if one.asked is Asked.ALWAYS]
    assert first.prompts == tuple(always)
    asked = dict.fromkeys(first.prompts, first.day)
    for one in passes:
        assert one.prompts == chosen(PROMPTS[ReflectionKind.MORNING], asked)
        assert one.finished
        asked |= dict.fromkeys(one.prompts, one.day)
    assert passes[-1].day == FRIDAY


def test_reflections_stand_where_the_journal_looks_for_them(year: Demo) -> None:
    written = records(year, Reflection)
    kinds = Counter(one.kind for one in written)
    assert kinds[ReflectionKind.MORNING] == len(records(year, Pass))
    assert kinds[ReflectionKind.EVENING] > 180
    assert 40 <= kinds[ReflectionKind.WEEK] <= 52
    assert 10 <= kinds[ReflectionKind.MONTH] <= 12
    assert all(one.day == day_for(one.kind, one.day) and one.answers for one in written)
    prompts = {answer.prompt for one in written for answer in one.answers}
    assert prompts == {BLANK, *ANSWERS}


def test_behaviors_have_a_history(year: Demo) -> None:
    found = records(year, Behavior)
    names = {one.name for one in STARTER_BEHAVIORS}
    active = practised(found)
    assert len(active) == MOST_ACTIVE
    assert [one.name for one in found if one.name not in names] == [active[0].name]
    assert all(one.cue and one.definition for one in found)
    assert any(one.is_parked for one in found)
    assert any(len(one.active) == 2 and not one.is_parked for one in found)
    changed = [one for one in found if len(one.cadences) > 1]
    units = [{version.cadence.unit for version in one.cadences} for one in changed]
    assert {Unit.WEEK} in units
    assert {Unit.WEEK, Unit.DAY} in units
    assert {one.cadence.unit for one in found} == set(Unit)
    for day in days(MONDAY - timedelta(days=365), FRIDAY):
        practised_then = [
            one
            for one in found
            if any(span.first <= day <= (span.last or date.max) for span in one.active)
        ]
        assert len(practised_then) <= MOST_ACTIVE


def test_marks_are_as_people_make_them(year: Demo) -> None:
    marks, free = records(year, Mark), Days(absences=records(year, Absence))
    assert not any(free.is_free(one.day) or free.is_absent(one.day) for one in marks)
    done = [one for one in marks if one.state is MarkState.DONE]
    missed = [one for one in marks if one.state is MarkState.MISSED]
    assert {one.state for one in marks} == set(MarkState)
    assert 0.15 < sum(bool(one.evidence) for one in done) / len(done) < 0.27
    assert sum(bool(one.evidence) for one in missed) > len(missed) / 2
    # Misses come in runs, and some days nothing is said.
    (own, *_) = records(year, Behavior)
    workdays = [
        day
        for day in days(own.begun, FRIDAY - timedelta(days=1))
        if not free.is_free(day) and not free.is_absent(day)
    ]
    by_day = {one.day: one.state for one in marks if one.behavior == own.id}
    assert 0 < sum(day not in by_day for day in workdays) < 0.2 * len(workdays)


def test_misses_come_in_runs(four_years: Demo) -> None:
    marks = sorted(records(four_years, Mark), key=lambda one: (one.behavior, one.day))
    states = [one.state for one in marks if one.state is not MarkState.NOT_POSSIBLE]
    missed = states.count(MarkState.MISSED) / len(states)
    after = [new for old, new in pairwise(states) if old is MarkState.MISSED]
    assert after.count(MarkState.MISSED) / len(after) > 2 * missed


def histories(demo: Demo) -> dict[str, list[Period]]:
    """Give the finished periods of each behavior that counted, the oldest first."""
    free, marks = Days(absences=records(demo, Absence)), records(demo, Mark)
    found = {}
    for one in records(demo, Behavior):
        said = {mark.day: mark.state for mark in marks if mark.behavior == one.id}
        periods = Practice(one, said, free, MONDAY).periods()
        found[one.name] = [
            period for period in periods if period.outcome in (Outcome.MET, Outcome.UNMET)
        ]
    return found


def test_no_habit_is_kept_for_years(four_years: Demo) -> None:
    longest = {Unit.DAY: range(15, 46), Unit.WEEK: range(10, 31), Unit.MONTH: range(2, 13)}
    for name, periods in histories(four_years).items():
        unit = periods[-1].unit
        outcomes = [one.outcome for one in periods if one.unit is unit]
        runs = [(outcome, len(list(run))) for outcome, run in groupby(outcomes)]
        best = max(length for outcome, length in runs if outcome is Outcome.MET)
        assert best in longest[unit], name
        assert 0.6 < outcomes.count(Outcome.MET) / len(outcomes) < 0.9, name


def test_unmarked_days_come_in_runs(four_years: Demo) -> None:
    daily = histories(four_years)["Start at the board"]
    unmarked = [
        one.outcome is Outcome.UNMET and not one.missed for one in daily if one.first < FRIDAY
    ]
    after = [new for old, new in pairwise(unmarked) if old]
    assert sum(after) / len(after) > 5 * sum(unmarked) / len(unmarked)


def test_one_is_parked_after_years(four_years: Demo) -> None:
    (given_up,) = [one for one in records(four_years, Behavior) if one.is_parked]
    months = [one for one in histories(four_years)[given_up.name] if one.unit is Unit.MONTH]
    assert len(months) > 12


def test_there_are_two_leaves_and_two_shutdowns_a_year(four_years: Demo) -> None:
    absences = records(four_years, Absence)
    reasons = Counter(one.reason.partition(",")[0].partition(":")[0] for one in absences)
    assert reasons == {"leave": 8, "plant shutdown": 4, "plant shutdown over Christmas": 4}
    assert {one.first.month for one in absences if "summer" in one.reason} <= {7, 8}


# The words


def test_there_are_words_for_whatever_can_be_said() -> None:
    topics = {*Waste, *Kind} - {Kind.WASTE}
    assert WASTES.keys() | FACTS.keys() == topics == MAY_MEAN.keys()
    assert PURPOSES.keys() == WALK_QUESTIONS.keys()
    asked = {one.text for prompts in PROMPTS.values() for one in prompts}
    assert ANSWERS.keys() == asked
    assert len({one.name for one in STARTER_BEHAVIORS} & HABITS.keys()) == len(HABITS) - 1


def test_the_words_fit_what_they_are_said_of(year: Demo) -> None:
    waiting = [one for one in records(year, Observation) if one.waste is Waste.WAITING]
    words = ("wait", "queue", "stands", "watches")
    assert all(any(word in one.fact for word in words) for one in waiting)
    for one in records(year, Observation):
        said = one.fact + one.interpretation
        assert not {"{", "}"} & set(said)
        # Nothing in it would be a marker in the capture line.
        assert not any(marker in said for marker in (" // ", " >> "))
