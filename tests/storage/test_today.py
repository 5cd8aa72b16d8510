from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.morning import WalkStep
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import BLANK, ReflectionKind
from lean_journal.domain.reporting import Report
from lean_journal.domain.walk import Observation, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.absences import add_absence
from lean_journal.storage.behaviors import add_behaviors, park_behavior
from lean_journal.storage.commitments import mark_kept
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.marks import mark
from lean_journal.storage.morning import steps_of
from lean_journal.storage.passes import pass_of, reflect
from lean_journal.storage.today import count_of, today_of
from tests.builders import (
    MONDAY,
    Clock,
    area,
    commitment,
    cycle,
    improvement,
    journal,
    observation,
    set_prompts,
    walk,
)
from tests.decks import OCTOBER, busy, freeze_deck

MORNING = ReflectionKind.MORNING


def finish(opened: Journal, text: str = "be at press 2") -> None:
    """Go through the morning pass, with one text for every prompt."""
    while steps := steps_of(opened, opened.today()):
        guided = pass_of(opened, opened.today(), MORNING)
        key = steps[0].key
        if key.startswith("prompt "):
            answer(opened, guided, key.removeprefix("prompt "), text)
        else:
            go_through(opened, guided, key, "left")


def test_an_empty_journal_has_a_first_morning_and_nothing_else(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        today = today_of(opened)
        assert (today.day, today.steps_left, today.count) == (MONDAY, 2, 1)
        assert (today.intention, today.untriaged, today.untriaged_on) == ("", 0, None)
        assert not [*today.due, *today.planned, *today.open_loops, *today.areas]
        assert today.suggestion is None
        assert not opened.path.exists()


def test_a_day_shows_what_is_due_planned_and_open(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        press, paint = (opened.add(area(name), "area") for name in ("Press 2", "Paint"))
        promises = [
            opened.add(commitment(f"{days}", MONDAY + days * DAY), "promise") for days in (0, -9, 1)
        ]
        opened.add(commitment("some day", None), "promise")
        seen = opened.add(walk(MONDAY - DAY, area=press.id), "walk")
        opened.add(walk(MONDAY - 2 * DAY, area=press.id, state=WalkState.CLOSED), "walk")
        notes = opened.add(walk(MONDAY), "notes")
        opened.add(observation(seen), "seen")
        opened.add(observation(notes, triaged=True), "seen")
        today = today_of(opened)
        assert [one.what for one in today.due] == ["-9", "0"]
        assert today.open_loops == [seen]
        assert (today.untriaged, today.untriaged_on) == (1, seen.id)
        assert today.suggestion == WalkStep(paint, None)
        assert today.areas == {press.id: press, paint.id: paint}
        assert (today.steps_left, today.count) == (2 + 3 + 1, 3)
        with opened.transaction("kept") as transaction:
            mark_kept(opened, transaction, promises[1].id)
        plan = opened.add(walk(MONDAY, area=paint.id, state=WalkState.PLANNED), "plan")
        today = today_of(opened)
        assert [one.what for one in today.due] == ["0"]
        assert today.planned == [plan]
        assert today.suggestion is None
        assert (today.steps_left, today.count) == (1 + 3, 2)


def test_the_newest_walk_with_something_to_go_through_is_named(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        walks = []
        for day in (MONDAY - DAY, MONDAY, MONDAY, MONDAY - 9 * DAY):
            walks.append(opened.add(walk(day), "walk"))
            clock.advance(minutes=1)
        seen = [opened.add(observation(one), "seen") for one in walks for _ in range(2)]
        order = [walks[2], walks[1], walks[0], walks[3]]
        for number, expected in enumerate(order):
            today = today_of(opened)
            assert (today.untriaged, today.untriaged_on) == (8 - 2 * number, expected.id)
            for one in seen:
                if one.walk == expected.id:
                    opened.change(
                        Observation, one.id, lambda known: replace(known, triaged=True), "triage"
                    )
        assert (today_of(opened).untriaged, today_of(opened).untriaged_on) == (0, None)


def test_what_was_written_to_the_first_prompt_is_seen_all_day(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        reflect(opened, MONDAY, MORNING, {BLANK: "a page"})
        assert today_of(opened).intention == ""
        finish(opened, "be at press 2")
        assert today_of(opened).intention == "be at press 2"
        set_prompts(opened)
        assert today_of(opened).intention == "be at press 2"


def test_a_finished_pass_counts_no_more_until_the_day_starts(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        promised = opened.add(commitment(), "promise")
        finish(opened)
        opened.add(area(), "area")
        today = today_of(opened)
        assert (today.steps_left, today.count) == (0, 1)
        assert today.due == [promised]
        clock.advance(hours=18)
        assert today_of(opened).day == MONDAY
        assert today_of(opened).steps_left == 0
        clock.advance(hours=2)
        assert (today_of(opened).day, today_of(opened).intention) == (MONDAY + DAY, "")
        assert today_of(opened).steps_left == 5


def test_a_journal_without_prompts_has_a_board_at_once(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(commitment(due=MONDAY + DAY), "promise")
        seen = opened.add(area(), "area")
        opened.add(walk(area=seen.id), "walk")
        set_prompts(opened)
        today = today_of(opened)
        assert (today.steps_left, today.count, today.intention) == (0, 0, "")


def test_a_day_shows_what_is_practised_and_what_waits_for_a_mark(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        new = [
            begin(name, parse_cadence(cadence), MONDAY)
            for name, cadence in (("A", "daily"), ("B", "1/week"), ("C", "daily"), ("D", "daily"))
        ]
        a, b, c, _ = add_behaviors(opened, new)
        park_behavior(opened, c)
        mark(opened, b, MONDAY - DAY, MarkState.MISSED)
        mark(opened, a, MONDAY, MarkState.DONE)
        today = today_of(opened)
        assert [one.behavior.name for one in today.behaviors] == ["A", "B", "D"]
        assert [one.behavior.name for one in today.behaviors_due] == ["B", "D"]
        assert today.focus is not None
        assert today.focus.behavior.name == "A"
        standing = today.behaviors[0].standing
        assert standing is not None
        assert standing.current == 1
        add_absence(opened, Absence(first=MONDAY, last=MONDAY))
        assert today_of(opened).behaviors_due == []


def test_the_count_needs_no_streak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        add_behaviors(opened, [begin("A", parse_cadence("daily"), MONDAY - 9 * DAY)])
        opened.add(commitment(), "promise")
        assert count_of(opened) == today_of(opened).count == 2
        monkeypatch.setattr(Practice, "periods", None)
        assert count_of(opened) == 2
        monkeypatch.undo()
        finish(opened)
        assert count_of(opened) == today_of(opened).count == 1


NOVEMBER_3 = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def test_a_day_before_the_reporting_day_reminds_of_the_deck_and_counts_nothing(
    tmp_path: Path,
) -> None:
    clock = Clock(NOVEMBER_3)
    with journal(tmp_path, clock) as opened:
        busy().store(opened)
        counted = count_of(opened)
        assert today_of(opened).report == Report(OCTOBER, date(2026, 11, 5))
        assert today_of(opened).count == counted == count_of(opened)
        freeze_deck(opened)
        assert today_of(opened).report == Report(OCTOBER, date(2026, 11, 5), is_frozen=True)
        clock.advance(days=10)
        assert today_of(opened).report is None


def test_the_reporting_day_that_is_set_counts(tmp_path: Path) -> None:
    with journal(tmp_path, Clock(NOVEMBER_3)) as opened:
        busy().store(opened)
        for day, due in ((6, date(2026, 11, 6)), (9, None), (None, None)):
            edit = partial(replace, reporting_day=day)
            opened.change_settings(edit, "reporting day")
            report = today_of(opened).report
            assert (report.due if report is not None else None) == due


def test_an_absence_brings_the_reminder_forward(tmp_path: Path) -> None:
    with journal(tmp_path, Clock(NOVEMBER_3 - 6 * DAY)) as opened:
        busy().store(opened)
        assert today_of(opened).report is None
        add_absence(opened, Absence(first=date(2026, 10, 30), last=date(2026, 11, 4)))
        assert today_of(opened).report == Report(OCTOBER, date(2026, 11, 5))


def test_a_cycle_that_is_of_something_else_by_damage_is_passed_over(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("an improvement") as transaction:
            tried = transaction.add(improvement(state=ImprovementState.TRYING, number=1))
            begun = transaction.add(cycle(tried, check=MONDAY))
            transaction.change(Improvement, tried.id, lambda one: replace(one, cycle=begun.id))
        assert [one.id for one in today_of(opened).past_check] == [begun.id]
    file = tmp_path / "journal.json"
    file.write_text(file.read_text().replace(f'"improvement":{tried.id}', '"improvement":1'))
    with journal(tmp_path) as opened:
        assert today_of(opened).past_check == []
