"""What the long view gathers: the weeks of before, all learnings, and struggles over time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from lean_journal.domain.behavior import MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, keep
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.struggle_line import Move
from lean_journal.domain.walk import WalkState
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.capture import store_walk
from lean_journal.storage.commitments import renegotiate
from lean_journal.storage.learnings import learnings_of
from lean_journal.storage.marks import put_mark
from lean_journal.storage.passes import reflect
from lean_journal.storage.struggle_lines import struggle_lines
from lean_journal.storage.struggles import move_struggle
from lean_journal.storage.then import weeks_then
from tests.builders import CET, MONDAY, Clock, commitment, journal, walk
from tests.storage.loop import add, check, do, hear, remove, say, start

_, _, IN_WORK, REPORTED, CLOSED = StruggleState

QUARTER_AGO = MONDAY - 91 * DAY
"""A Monday as well."""


def at(clock: Clock, day: date, hour: int = 9) -> None:
    clock.now = datetime(day.year, day.month, day.day, hour, tzinfo=CET)


def test_a_week_of_before_holds_what_was_then_and_what_came_of_it(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        at(clock, QUARTER_AGO - 7 * DAY)
        (asked,) = add_behaviors(opened, [begin("Ask first", DAILY, opened.today())])
        at(clock, QUARTER_AGO)
        do(opened, lambda t: put_mark(opened, t, asked, QUARTER_AGO, MarkState.DONE))
        reflect(opened, QUARTER_AGO, ReflectionKind.EVENING, {"": "told too much"})
        heard = hear_on(opened, QUARTER_AGO)
        made = store_walk(opened, None, walk(QUARTER_AGO, struggle=heard.id), None)
        say(opened, "carts queue", "the line is short *", "no signal #new", walk=made.id)
        store_walk(opened, None, walk(QUARTER_AGO, state=WalkState.PLANNED), None)
        opened.add(commitment("call Kim", QUARTER_AGO + 2 * DAY, source=made.id), "promise")
        opened.add(commitment("alone", QUARTER_AGO), "promise")
        tried = opened.find(Improvement)[0]
        one = start(opened, tried)
        at(clock, QUARTER_AGO + 2 * DAY)
        reflect(opened, QUARTER_AGO, ReflectionKind.WEEK, {"": "a good week"})
        at(clock, QUARTER_AGO + 21 * DAY)
        check(opened, one, Decision.ADOPT)
        kept = opened.find(Commitment)[0]
        opened.change(Commitment, kept.id, lambda it: keep(it, opened.today()), "kept")
        at(clock, MONDAY + 3 * DAY)

        quarter, year = weeks_then(opened)
        assert year.is_empty
        assert (quarter.first, quarter.last) == (QUARTER_AGO, QUARTER_AGO + 6 * DAY)
        assert [(it.behavior.name, it.done, it.seen.possible) for it in quarter.practised] == [
            ("Ask first", 1, 5)
        ]
        assert [it.kind.value for it in quarter.written] == ["evening", "week"]
        (seen,) = quarter.walks
        assert (seen.walk.id, seen.seen) == (made.id, 3)
        assert [it.fact for it in seen.kept] == ["the line is short", "no signal"]
        assert [it.handle for it in quarter.links.values()] == ["#i1"]
        assert [(it.promise.what, it.last.state.value) for it in quarter.promises] == [
            ("call Kim", "kept"),
            ("alone", "open"),
        ]
        (it,) = quarter.tried
        assert it.improvement.state is ImprovementState.ADOPTED
        assert [cycle.id for cycle in it.cycles] == [one.id]
        assert quarter.heard == [opened.get(Struggle, heard.id)]

        # The adoption alone brings it into its week, and a promise lies in that it was made in.
        at(clock, QUARTER_AGO + 21 * DAY + 91 * DAY)
        later, _ = weeks_then(opened)
        assert [it.improvement.id for it in later.tried] == [tried.id]
        assert [*later.promises, *later.walks, *later.heard] == []


def hear_on(opened: Journal, day: date) -> Struggle:
    one = hear(opened)
    return opened.change(Struggle, one.id, lambda it: replace(it, heard=day), "heard")


def test_a_promise_belongs_to_the_journal_day_it_was_made_on(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        sunday_night = datetime.combine(QUARTER_AGO, datetime.min.time()).astimezone()
        clock.now = sunday_night + timedelta(hours=1)
        opened.add(commitment("late", QUARTER_AGO), "promise")
        clock.now = sunday_night + timedelta(hours=4)
        opened.add(commitment("early", QUARTER_AGO), "promise")
        at(clock, MONDAY)
        quarter, _ = weeks_then(opened)
        assert [one.promise.what for one in quarter.promises] == ["early"]


def test_a_promise_made_anew_tells_how_the_new_one_stands(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        at(clock, QUARTER_AGO)
        one = opened.add(commitment("call", QUARTER_AGO + DAY), "promise")
        at(clock, QUARTER_AGO + 9 * DAY)
        do(opened, lambda t: renegotiate(opened, t, one.id, opened.today() + DAY))
        at(clock, MONDAY)
        (promised,) = weeks_then(opened)[0].promises
        assert promised.promise.successor == promised.last.id


def test_an_empty_journal_knows_nothing_of_before(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        assert [week.is_empty for week in weeks_then(opened)] == [True, True]
        assert learnings_of(opened) == []
        assert struggle_lines(opened) == []


def test_learnings_come_newest_first_and_open_cycles_not_at_all(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        tried = add(opened)
        taught = []
        for _ in range(3):
            taught.append(start(opened, tried).id)
            clock.advance(hours=1)
            check(opened, opened.get(Cycle, taught[-1]))
        start(opened, tried)
        assert [one.id for one in learnings_of(opened)] == taught[::-1]


def lines(opened: Journal) -> dict[str, list[tuple[str, date, date]]]:
    """By handle what moved each struggle, in the order of days."""
    return {
        one.struggle.handle: sorted(
            ((move.move.value, move.first, move.last) for move in one.moves),
            key=lambda each: (*each[1:], each[0]),
        )
        for one in struggle_lines(opened)
    }


def test_what_moved_a_struggle_is_what_its_thread_shows(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = hear(opened)
        clock.advance(days=1)
        store_walk(opened, None, walk(MONDAY + DAY, struggle=heard.id), None)
        planned = walk(MONDAY + DAY, struggle=heard.id, state=WalkState.PLANNED)
        store_walk(opened, None, planned, None)
        clock.advance(days=1)
        second = store_walk(opened, None, walk(MONDAY + 2 * DAY, struggle=heard.id), None)
        say(opened, "no signal #new", walk=second.id)
        # That improvement names no struggle, and was seen for this one; another names it.
        of_seen, named = opened.find(Improvement)[0], add(opened, "Other", struggle=heard.id)
        elsewhere = add(opened, "Elsewhere")
        clock.advance(days=1)
        tried, open_one = start(opened, of_seen), start(opened, named)
        start(opened, elsewhere)
        clock.advance(days=1)
        check(opened, tried, Decision.ADOPT)
        # Seen on other walks, and linked with the struggle or with what helps it.
        other = store_walk(opened, None, walk(opened.today()), None)
        say(opened, "late again #s1", "one cart #i2", "clean #i3", "idle", walk=other.id)
        clock.advance(days=1)
        today, third, fourth = opened.today(), MONDAY + 3 * DAY, MONDAY + 4 * DAY
        assert lines(opened) == {
            "#s1": [
                ("heard", MONDAY, MONDAY),
                ("walk", MONDAY + DAY, MONDAY + DAY),
                ("seen", MONDAY + 2 * DAY, MONDAY + 2 * DAY),
                ("walk", MONDAY + 2 * DAY, MONDAY + 2 * DAY),
                ("cycle", third, fourth),
                ("cycle", third, today),
                ("adopted", fourth, fourth),
                ("seen", fourth, fourth),
                ("seen", fourth, fourth),
            ]
        }
        assert open_one.closed is None

        remove(opened, named.number)
        assert ("cycle", third, today) not in lines(opened)["#s1"]


def test_each_time_one_reported_back_is_kept(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        one = hear(opened, IN_WORK)
        for state in (REPORTED, IN_WORK, REPORTED, CLOSED):
            clock.advance(days=1)
            with opened.transaction(state.value) as t:
                move_struggle(opened, t, one.id, state, "two carts less")
        reported = [day for move, day, _ in lines(opened)["#s1"] if move == Move.REPORTED]
        assert reported == [MONDAY + DAY, MONDAY + 3 * DAY]
        # Undo takes the report back with the state.
        opened.undo()
        opened.undo()
        assert opened.get(Struggle, one.id).reports == (MONDAY + DAY,)
