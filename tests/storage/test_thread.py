"""A thread gathered from a journal: the same from either end, and nothing that was removed."""

from dataclasses import replace
from pathlib import Path

import pytest

from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.thread import Knot
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.capture import remove_walk, store_walk
from lean_journal.storage.improvements import change_improvement, remove_improvement
from lean_journal.storage.thread import thread_of
from tests.builders import Clock, content, journal, observation, walk
from tests.storage.loop import add, check, do, edit_file, hear, remove, say, standing, start


def called(record: Record) -> str:
    match record:
        case Struggle() | Improvement():
            return record.handle
        case Observation():
            return record.fact
        case Walk():
            return record.theme or "walk"
        case _:
            return getattr(record, "step", "")


def outline(knots: list[Knot]) -> list[str]:
    return ["  " * depth + called(record) for record, depth in knots]


def story(opened: Journal, clock: Clock) -> Struggle:
    """A struggle, a walk for it, an improvement of what was seen there, and two cycles."""
    heard = hear(opened)
    walked = store_walk(opened, None, walk(struggle=heard.id, theme="Flow"), None)
    for line in ("trucks wait", "3 carts queue #new", "no signal"):
        clock.advance(minutes=1)
        say(opened, line, walk=walked.id)
    one = opened.find(Improvement)[0]
    for step, decision in (("a card", Decision.ADAPT), ("two cards", Decision.ADOPT)):
        clock.advance(minutes=1)
        check(opened, start(opened, one, step), decision)
    # Named elsewhere, on a walk for something else.
    clock.advance(days=1)
    other = store_walk(opened, None, walk(opened.today(), theme="Safety"), None)
    say(opened, "trucks still wait #s1", "one cart #i1", walk=other.id)
    return heard


STORY = [
    "#s1",
    "  Flow",
    "    trucks wait",
    "    3 carts queue",
    "      #i1",
    "        a card",
    "        two cards",
    "    no signal",
    "  Safety",
    "    trucks still wait",
    "    one cart",
]


def test_a_thread_is_the_same_from_the_struggle_and_from_the_improvement(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = story(opened, clock)
        (one,) = opened.find(Improvement)
        assert outline(thread_of(opened, heard)) == STORY
        assert thread_of(opened, one) == thread_of(opened, heard)


def test_an_improvement_that_names_no_struggle_belongs_to_the_one_it_was_seen_for(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = story(opened, clock)
        (one,) = opened.find(Improvement)
        without = replace(one, struggle=None)
        one = do(opened, lambda t: change_improvement(opened, t, one, without))
        assert one.struggle is None
        assert outline(thread_of(opened, heard)) == STORY
        assert thread_of(opened, one) == thread_of(opened, heard)


def test_an_improvement_by_itself_shows_where_it_was_seen_and_what_was_tried(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        one, other = add(opened), add(opened)
        assert outline(thread_of(opened, one)) == ["#i1"]
        start(opened, one, "a card")
        start(opened, other, "a lamp")
        say(opened, "elsewhere", "3 carts queue #i1")
        assert outline(thread_of(opened, one)) == [
            "walk",
            "  3 carts queue",
            "    #i1",
            "      a card",
        ]
        assert outline(thread_of(opened, other)) == ["#i2", "  a lamp"]


def test_a_struggle_shows_what_it_was_linked_to_by_hand_with_all_that_belongs_to_it(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        first, second = hear(opened), hear(opened)
        one = add(opened, struggle=second.id)
        store_walk(opened, None, walk(struggle=first.id, theme="Flow"), None)
        say(opened, "3 carts queue #i1", theme="Flow")
        # It helps with the other struggle, and was seen again on a walk for this one.
        assert outline(thread_of(opened, first)) == [
            "#s1",
            "  Flow",
            "    3 carts queue",
            "      #i1",
        ]
        assert outline(thread_of(opened, second)) == [
            "#s2",
            "  Flow",
            "    3 carts queue",
            "      #i1",
        ]
        assert thread_of(opened, one) == thread_of(opened, second)


def test_what_was_removed_is_not_in_a_thread_and_undo_brings_it_back(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = story(opened, clock)
        (one,) = opened.find(Improvement)
        flow = opened.find(Walk, theme="Flow")[0]
        do(opened, lambda t: remove_improvement(opened, t, one.id))
        gone = {"#i1", "a card", "two cards", "one cart"}
        assert outline(thread_of(opened, heard)) == [
            line for line in STORY if line.strip() not in gone
        ]
        assert thread_of(opened, one) == []
        opened.undo()
        remove_walk(opened, flow.id)
        assert outline(thread_of(opened, heard)) == [
            "#s1",
            "  Safety",
            "    trucks still wait",
            "    one cart",
            "      #i1",
            "        a card",
            "        two cards",
        ]
        opened.undo()
        do(opened, lambda t: t.remove(Struggle, heard.id))
        assert thread_of(opened, heard) == []
        # Without it the improvement still shows where it was seen.
        assert outline(thread_of(opened, one)) == [
            "Flow",
            "  3 carts queue",
            "    #i1",
            "      a card",
            "      two cards",
            "Safety",
            "  one cart",
        ]
        opened.undo()
        assert outline(thread_of(opened, heard)) == STORY


def test_a_thread_is_as_another_window_left_it(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        one = add(here)
        form = standing(there, one)
        do(there, lambda t: change_improvement(there, t, form, replace(form, title="other")))
        (knot,) = thread_of(here, one)
        assert isinstance(knot.record, Improvement)
        assert knot.record.title == "other"
        remove(there, 1)
        assert thread_of(here, one) == []


@pytest.mark.parametrize("link", ["#i12", "#i", "#i1x", "#s12", "#s", "#new", "i1", "#i01", "#i-1"])
def test_a_link_that_only_looks_alike_is_none(tmp_path: Path, link: str) -> None:
    with journal(tmp_path) as opened:
        heard = hear(opened)
        one = add(opened, struggle=heard.id)
        walked = opened.add(walk(), "walk")
        opened.add(observation(walked, link=link), "seen")
        assert outline(thread_of(opened, heard)) == ["#s1", "  #i1"]
        assert opened.find(Observation, link=one.handle) == []


def test_what_a_hand_has_damaged_is_passed_over(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        heard = story(opened, clock)
        (walked,) = opened.find(Walk, theme="Safety")
    held = content(tmp_path)
    carts = next(key for key, row in held["observations"].items() if row["fact"] == "3 carts queue")
    first = next(key for key, row in held["cycles"].items() if row["step"] == "a card")

    def damage(tables: dict[str, dict[str, object]]) -> None:
        tables["observations"][carts] = {"walk": "x"}
        tables["cycles"][first] = []
        del tables["walks"][str(walked.id)]

    edit_file(tmp_path, damage)
    with journal(tmp_path, clock) as opened:
        assert outline(thread_of(opened, heard)) == [
            "#s1",
            "  Flow",
            "    trucks wait",
            "    no signal",
            "  trucks still wait",
            "  one cart",
            "    #i1",
            "      two cards",
        ]
