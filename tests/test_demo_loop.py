"""The sample journal's struggles, improvements and cycles hang together as people write them."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from lean_journal.demo import Demo, build
from lean_journal.demo.improvements import CASES
from lean_journal.demo.words.floor import FACTS, WASTES
from lean_journal.demo.words.trials import AGAIN, ANYWHERE
from lean_journal.domain import improvement as domain_improvement
from lean_journal.domain import struggle as domain_struggle
from lean_journal.domain.cycle import Cycle, Decision, in_order, past_check
from lean_journal.domain.improvement import (
    Basis,
    Horizon,
    Improvement,
    ImprovementState,
    to_look_at,
)
from lean_journal.domain.morning import StruggleStep
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState, Waste
from lean_journal.storage import Journal
from lean_journal.storage.thread import thread_of
from lean_journal.storage.today import today_of
from tests.builders import MONDAY, Clock, journal
from tests.test_demo import records

DAYS = [date(2026, 1, 1), date(2026, 8, 9), date(2024, 2, 29), date(2026, 6, 14), MONDAY]
"""After Christmas, in the summer shutdown, on a leap day, on a Sunday."""


@pytest.fixture(scope="module")
def year() -> Demo:
    return build(MONDAY)


@pytest.fixture(scope="module")
def four_years() -> Demo:
    return build(MONDAY, 4)


def kept(demo: Demo, folder: Path, today: date = MONDAY) -> Journal:
    """Open the sample journal in the morning of a day."""
    (folder / "journal.json").write_bytes(demo.data)
    (folder / "journal.json").chmod(0o600)
    return journal(folder, Clock(datetime.combine(today, time(8), UTC)))


def by_improvement(demo: Demo) -> dict[int, list[Cycle]]:
    cycles: dict[int, list[Cycle]] = {one.id: [] for one in records(demo, Improvement)}
    for cycle in in_order(records(demo, Cycle)):
        cycles[cycle.improvement].append(cycle)
    return cycles


def share(found: Iterable[object], of: Iterable[object]) -> float:
    return len(list(found)) / len(list(of))


# Numbers and links


def test_numbers_run_without_gaps_as_they_were_written_down(four_years: Demo) -> None:
    improvements = sorted(records(four_years, Improvement), key=lambda one: one.created)
    struggles = sorted(records(four_years, Struggle), key=lambda one: one.created)
    assert [one.number for one in improvements] == list(range(1, len(improvements) + 1))
    assert [one.number for one in struggles] == list(range(1, len(struggles) + 1))


def test_each_is_found_by_its_number(year: Demo, tmp_path: Path) -> None:
    with kept(year, tmp_path) as opened:
        for one in (*records(year, Improvement), *records(year, Struggle)):
            assert opened.keyed(type(one), one.natural_key) == one
        with opened.transaction("the next one") as transaction:
            improvement = Improvement(title="x", problem="y")
            next_one = transaction.add_numbered(improvement).number
        assert next_one == year.counts["improvements"] + 1


def test_every_link_leads_to_something(four_years: Demo) -> None:
    struggles = {one.id: one for one in records(four_years, Struggle)}
    improvements = {one.handle: one for one in records(four_years, Improvement)}
    handles = {one.handle for one in struggles.values()} | improvements.keys()
    walks = {one.id: one for one in records(four_years, Walk)}
    seen = [one for one in records(four_years, Observation) if one.link]
    assert {one.link for one in seen} <= handles
    assert all(one.triaged for one in seen)
    assert {one.link[:2] for one in seen} == {"#i", "#s"}
    for one in seen:
        if (improvement := improvements.get(one.link)) is not None:
            assert one.created >= improvement.created
            assert walks[one.walk].area == improvement.area
    for walk in walks.values():
        if walk.struggle is not None:
            assert struggles[walk.struggle].heard < walk.day
            assert walk.purpose
    helped = [one.struggle for one in improvements.values() if one.struggle is not None]
    assert set(helped) <= struggles.keys()
    assert 0.15 < len(helped) / len(improvements) < 0.45


def test_most_improvements_began_with_something_seen(four_years: Demo) -> None:
    first: dict[str, Observation] = {}
    for one in sorted(records(four_years, Observation), key=lambda seen: seen.created):
        first.setdefault(one.link, one)
    improvements = records(four_years, Improvement)
    seen = [one for one in improvements if one.handle in first]
    became = [one for one in seen if first[one.handle].created == one.created]
    assert 0.7 < share(became, improvements) < 0.97
    assert all(first[one.handle].fact == one.problem for one in became)


# Nothing impossible


def test_every_record_is_one_the_journal_would_have_taken(four_years: Demo) -> None:
    for improvement in records(four_years, Improvement):
        assert domain_improvement.checked(improvement) == improvement
    for struggle in records(four_years, Struggle):
        assert domain_struggle.checked(struggle) == struggle


def test_cycles_follow_one_another_and_one_at_most_is_open(four_years: Demo) -> None:
    cycles = by_improvement(four_years)
    for improvement in records(four_years, Improvement):
        own = cycles[improvement.id]
        assert [one.id for one in own if one.is_open] == (
            [improvement.cycle] if improvement.cycle is not None else []
        )
        for before, after in pairwise(own):
            assert before.closed is not None
            assert before.closed <= after.started
            assert before.decision is not Decision.ABANDON
        for one in own:
            assert improvement.created <= one.created
            assert one.started <= one.check
            assert one.is_open == (not one.happened) == (not one.learned)
            assert one.is_open == (one.as_expected is None) == (one.decision is None)
            assert not one.obstacle or one.obstacle in improvement.obstacles


def test_how_an_improvement_stands_follows_from_its_cycles(four_years: Demo) -> None:
    cycles = by_improvement(four_years)
    for one in records(four_years, Improvement):
        own = cycles[one.id]
        decisions = [cycle.decision for cycle in own]
        adoptions = [cycle for cycle in own if cycle.decision is Decision.ADOPT]
        slips = [check for check in one.checks if not check.holds]
        match one.state:
            case ImprovementState.IDEA:
                assert not own
            case ImprovementState.TRYING:
                assert own
                assert decisions[-1] in (None, Decision.ADAPT) or one.last_check in slips
            case ImprovementState.ADOPTED:
                assert decisions[-1] is Decision.ADOPT
                assert one.adopted == one.since == own[-1].closed
                assert len(adoptions) == len(slips) + 1
            case ImprovementState.ABANDONED:
                assert not own or decisions[-1] is Decision.ABANDON
        assert all(day.day > (own[0].closed or date.max) for day in one.checks)


def test_a_struggle_is_gone_to_see_before_it_is_worked_on(four_years: Demo) -> None:
    walks, improvements = records(four_years, Walk), records(four_years, Improvement)
    cycles = by_improvement(four_years)
    for one in records(four_years, Struggle):
        seen = [walk.day for walk in walks if walk.struggle == one.id]
        assert (one.state is StruggleState.HEARD) == (not seen)
        helping = [tried for tried in improvements if tried.struggle == one.id]
        started = [cycle.started for tried in helping for cycle in cycles[tried.id]]
        if one.state in (StruggleState.HEARD, StruggleState.SEEN):
            assert not started
            continue
        assert min(seen) <= min(started)
        if one.state is not StruggleState.IN_WORK:
            assert one.told
            assert one.since is not None
            settled = [tried.since for tried in helping if tried.since is not None]
            assert min(settled) <= one.since


# As people would have it


def test_cycles_go_as_they_go(four_years: Demo) -> None:
    closed = [one for one in records(four_years, Cycle) if not one.is_open]
    assert 0.25 < share((one for one in closed if not one.as_expected), closed) < 0.42
    decisions = Counter(one.decision for one in closed)
    assert decisions[Decision.ADAPT] > len(closed) / 2
    assert decisions[Decision.ADOPT] > 3 * decisions[Decision.ABANDON] > 0
    late = [one for one in closed if one.closed is not None and one.closed > one.check]
    assert 0.1 < share(late, closed) < 0.4
    assert any(one.wording for one in closed)
    assert all(one.decision is not Decision.ABANDON for one in closed if one.as_expected)


def test_improvements_end_as_they_end(four_years: Demo) -> None:
    found = records(four_years, Improvement)
    states = Counter(one.state for one in found)
    assert set(states) == set(ImprovementState)
    assert 0.5 < states[ImprovementState.ADOPTED] / len(found) < 0.8
    assert 0.15 < states[ImprovementState.ABANDONED] / len(found) < 0.3
    checked = [one for one in found if one.checks]
    slipped = [one for one in checked if not one.checks[0].holds]
    assert 0.05 < share(slipped, checked) < 0.3
    assert any(one.state is ImprovementState.ADOPTED for one in slipped)


def test_a_year_has_some_of_all_of_it(year: Demo) -> None:
    found = records(year, Improvement)
    states = Counter(one.state for one in found)
    assert set(states) == set(ImprovementState)
    assert 0.4 < states[ImprovementState.ADOPTED] / len(found) < 0.75
    assert 0.1 < states[ImprovementState.ABANDONED] / len(found) < 0.3
    assert {StruggleState.HEARD, StruggleState.IN_WORK, StruggleState.CLOSED} <= {
        one.state for one in records(year, Struggle)
    }


def test_what_is_adopted_says_what_came_of_it(four_years: Demo) -> None:
    found = records(four_years, Improvement)
    adopted = [one for one in found if one.state is ImprovementState.ADOPTED]
    assert all(one.wording and one.standard for one in adopted)
    counted = [one for one in adopted if one.after is not None]
    assert 0.7 < share(counted, adopted) < 0.97
    for one in counted:
        assert one.measure
        assert one.unit
        assert one.period
        assert one.before is not None
        assert one.after is not None
        assert one.after < one.before
    assert {one.basis for one in counted} == set(Basis)
    assert {one.consented for one in adopted if one.credit} == {True, False}
    assert any(not one.credit for one in adopted)
    assert any(one.share_with for one in adopted)
    assert 0.1 < share((one for one in adopted if one.starred), adopted) < 0.5
    long = [one for one in found if one.horizon is Horizon.LONG]
    assert 0.15 < share(long, found) < 0.45
    assert all(one.target for one in long)
    assert any(one.obstacles for one in found)


def test_struggles_come_every_two_months(four_years: Demo) -> None:
    heard = [one.heard for one in records(four_years, Struggle)]
    assert heard == sorted(heard)
    assert all(timedelta(30) < after - before < timedelta(90) for before, after in pairwise(heard))


# How it ends


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("seed", [1, 2])
def test_something_of_each_waits_in_the_end(tmp_path: Path, today: date, seed: int) -> None:
    demo = build(today, seed=seed)
    cycles, improvements = records(demo, Cycle), records(demo, Improvement)
    waiting = past_check(cycles, today)
    assert 1 <= len(waiting) <= 6
    assert any(one.is_open and one.check > today for one in cycles)
    assert 1 <= len(to_look_at(improvements, today)) <= 6
    assert 1 <= sum(one.state is ImprovementState.IDEA for one in improvements) <= 4
    *others, newest = sorted(records(demo, Struggle), key=lambda one: one.number)
    assert newest.state is StruggleState.HEARD
    assert all(one.state is not StruggleState.HEARD for one in others)
    assert any(one.state is StruggleState.IN_WORK for one in others)
    with kept(demo, tmp_path, today) as opened:
        found = today_of(opened)
        assert isinstance(found.suggestion, StruggleStep)
        assert found.suggestion.struggle == newest
        assert list(found.past_check) == waiting


def test_a_thread_leads_from_her_words_to_what_was_learned(year: Demo, tmp_path: Path) -> None:
    with kept(year, tmp_path) as opened:
        closed = opened.find(Struggle, state=StruggleState.CLOSED)
        assert closed
        for one in closed:
            knots = thread_of(opened, one)
            kinds = {type(knot.record) for knot in knots}
            assert kinds == {Struggle, Walk, Observation, Improvement, Cycle}
            assert max(knot.depth for knot in knots) >= 2


def test_the_last_day_has_led_to_nothing_yet(year: Demo) -> None:
    walks = {one.id: one for one in records(year, Walk)}
    walked = [one.day for one in walks.values() if one.state is not WalkState.PLANNED]
    last = [one for one in records(year, Observation) if walks[one.walk].day == max(walked)]
    assert last
    assert not any(one.link for one in last)


# The words


def test_what_is_seen_leads_to_what_helps_against_it() -> None:
    for topic, case in CASES.items():
        for fact in WASTES[topic] if isinstance(topic, Waste) else FACTS[topic]:
            ways = [way for way in case.ways if any(sign in fact for sign in way.signs)]
            assert ways, fact
            assert case.ways_for(fact)[0] == ways[0]
            assert set(case.ways_for(fact)) == set(case.ways)


def test_every_way_is_gone_somewhere() -> None:
    for topic, case in CASES.items():
        facts = WASTES[topic] if isinstance(topic, Waste) else FACTS[topic]
        assert {case.ways_for(fact)[0] for fact in facts} == set(case.ways)


def test_a_step_names_a_number_it_can_be_held_to() -> None:
    trials = [way.trial for case in CASES.values() for way in case.ways]
    for one in (*trials, *ANYWHERE, AGAIN):
        assert "{goal}" in one.expect
        assert "{now}" in one.as_expected
        assert "{now}" in one.surprise


def test_the_words_are_whole_and_do_not_come_again_and_again(four_years: Demo) -> None:
    said: list[str] = []
    for one in records(four_years, Improvement):
        assert one.title[0] == one.title[0].upper()
        said += [one.title, one.problem, one.target, one.wording, one.standard, one.credit]
    for cycle in records(four_years, Cycle):
        said += [cycle.step, cycle.expect, cycle.happened, cycle.learned, cycle.wording]
    for struggle in records(four_years, Struggle):
        said += [struggle.words, struggle.title, struggle.told]
    assert not any({"{", "}"} & set(text) for text in said)
    titles = [one.title for one in records(four_years, Improvement)]
    assert len(set(titles)) > 0.9 * len(titles)
    steps = [one.step for one in records(four_years, Cycle)]
    assert len(set(steps)) > 0.6 * len(steps)
