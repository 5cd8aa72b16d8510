from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import (
    CHECK_AFTER,
    Cycle,
    Decision,
    close,
    in_order,
    past_check,
    standing,
    start,
)
from lean_journal.domain.record import Refused, as_edit
from tests.builders import MONDAY, cycle, improvement

OWNER = improvement(id=7)
OPEN = cycle(OWNER, id=1, obstacle="no signal")
FOUND: dict[str, Any] = {
    "happened": "two carts",
    "as_expected": False,
    "learned": "the card was lost",
    "decision": Decision.ADAPT,
    "wording": "One card less",
}
CHECKED = replace(OPEN, **FOUND, closed=MONDAY + 7 * DAY)


# Starting


def test_a_cycle_starts_with_a_step_what_one_expects_and_a_day_to_check() -> None:
    started = start(7, " a card\n", " one cart \n at most", MONDAY, obstacle=" no\nsignal ")
    assert started == Cycle(
        improvement=7,
        step="a card",
        expect="one cart \n at most",
        obstacle="no signal",
        started=MONDAY,
        check=MONDAY + CHECK_AFTER,
    )
    assert started.is_open


@pytest.mark.parametrize(
    ("today", "check", "planned"),
    [
        (MONDAY, None, MONDAY + 7 * DAY),
        (MONDAY, MONDAY, MONDAY),
        (MONDAY, MONDAY + 400 * DAY, MONDAY + 400 * DAY),
        (date.max - DAY, None, date.max),
        (date.max, None, date.max),
    ],
)
def test_the_check_is_in_a_week_unless_another_day_is_named(
    today: date, check: date | None, planned: date
) -> None:
    assert start(7, "a card", "one cart", today, check=check).check == planned


@pytest.mark.parametrize(
    ("step", "expect", "check", "sentence"),
    [
        ("", "x", None, "say what the next step is"),
        (" \n", "x", None, "say what the next step is"),
        ("x", "", None, "write what you expect"),
        ("x", "\t", None, "write what you expect"),
        ("x", "x", MONDAY - DAY, "2026-11-22 is past: check today or later"),
    ],
)
def test_a_cycle_without_step_or_expectation_is_not_started(
    step: str, expect: str, check: date | None, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        start(7, step, expect, MONDAY, check=check)


# Checking


def test_a_check_notes_what_happened_and_leaves_what_was_expected() -> None:
    day = MONDAY + 7 * DAY
    closed = close(
        OPEN,
        day,
        happened=" two carts ",
        as_expected=False,
        learned="\nthe card was lost",
        decision=Decision.ADAPT,
        wording=" One card less ",
    )
    assert closed == CHECKED
    assert not closed.is_open


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("as_expected", [True, False])
def test_every_decision_may_follow_from_every_outcome(
    decision: Decision, as_expected: bool
) -> None:
    found = FOUND | {"decision": decision, "as_expected": as_expected}
    closed = close(OPEN, MONDAY, **found)
    assert (closed.decision, closed.as_expected) == (decision, as_expected)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"happened": ""}, "say what happened"),
        ({"happened": " \n\t"}, "say what happened"),
        ({"learned": ""}, "say what you learned"),
        ({"learned": "\u3000"}, "say what you learned"),
    ],
)
def test_a_cycle_is_not_closed_without_what_happened_and_what_was_learned(
    missing: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        close(OPEN, MONDAY, **FOUND | missing)
    with pytest.raises(Refused, match=sentence):
        OPEN.check_edit(replace(OPEN, **FOUND | missing, closed=MONDAY))
    with pytest.raises(Refused, match=sentence):
        CHECKED.check_edit(replace(CHECKED, **missing))


def test_a_checked_cycle_is_checked_no_second_time() -> None:
    with pytest.raises(Refused, match="has been checked already: start another one"):
        close(CHECKED, MONDAY, **FOUND)


# What no edit changes


@pytest.mark.parametrize("one", [OPEN, CHECKED])
@pytest.mark.parametrize("expect", ["", "two carts", "one cart at most ", "ONE CART AT MOST"])
def test_the_expectation_is_locked_from_the_start(one: Cycle, expect: str) -> None:
    with pytest.raises(Refused, match="the expectation is locked"):
        one.check_edit(replace(one, expect=expect))
    with pytest.raises(Refused, match="the expectation is locked"):
        one.check_edit(as_edit(one, replace(one, expect=expect))(one))
    with pytest.raises(Refused, match="the expectation is locked"):
        # Not even along with a check.
        OPEN.check_edit(replace(CHECKED, expect=expect))


EDITS: list[tuple[dict[str, Any], str, str]] = [
    # An edit, and what an open and a checked cycle say to it; nothing is a yes.
    ({"improvement": 8}, "stays with its improvement", "stays with its improvement"),
    ({"started": MONDAY - DAY}, "stays with its improvement", "stays with its improvement"),
    ({"step": "another card"}, "", ""),
    ({"step": " "}, "say what the next step is", "say what the next step is"),
    ({"obstacle": ""}, "", ""),
    ({"check": MONDAY + 9 * DAY}, "", "has been checked"),
    ({"check": MONDAY}, "", "has been checked"),
    ({"check": MONDAY - DAY}, "started on 2026-11-23", "has been checked"),
    ({"happened": "three carts"}, "", ""),
    ({"learned": "ask first"}, "", ""),
    ({"wording": ""}, "", ""),
    ({"closed": MONDAY + 7 * DAY}, "say what happened", ""),
    ({"closed": None, "decision": None}, "", "has been checked"),
    ({"decision": Decision.ADOPT}, "when the cycle is closed", "has been checked"),
    ({"decision": None}, "", "has been checked"),
    ({"as_expected": True}, "when the cycle is closed", "has been checked"),
    ({"as_expected": None}, "", "has been checked"),
    (FOUND | {"closed": MONDAY, "decision": None}, "decide: adopt, adapt", "has been checked"),
    (FOUND | {"closed": MONDAY, "as_expected": None}, "say whether it was", "has been checked"),
]


@pytest.mark.parametrize(("edit", "to_open", "to_checked"), EDITS)
def test_an_edit_leaves_a_cycle_whole(edit: dict[str, Any], to_open: str, to_checked: str) -> None:
    for one, sentence in ((OPEN, to_open), (CHECKED, to_checked)):
        if sentence:
            with pytest.raises(Refused, match=sentence):
                one.check_edit(replace(one, **edit))
        else:
            one.check_edit(replace(one, **edit))


def test_the_edits_tried_touch_every_field_a_person_may_see() -> None:
    tried = {name for edit, _, _ in EDITS for name in edit} | {"expect"}
    assert tried == {field.name for field in fields(Cycle)} - {"id", "created", "updated"}


# Many


def test_what_waits_longest_for_its_check_comes_first() -> None:
    def one(check: date, hour: int = 8, **more: Any) -> Cycle:
        return replace(OPEN, check=check, created=datetime(2026, 11, 23, hour, tzinfo=UTC), **more)

    today, before, tomorrow = one(MONDAY), one(MONDAY - DAY), one(MONDAY + DAY)
    earlier_that_day = one(MONDAY, 7)
    closed = replace(CHECKED, check=MONDAY - 9 * DAY)
    waiting = past_check([today, before, closed, tomorrow, earlier_that_day], MONDAY)
    assert waiting == [before, earlier_that_day, today]


def test_cycles_follow_one_another_as_they_were_started() -> None:
    morning, noon = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (8, 12))
    first = replace(OPEN, started=MONDAY - DAY, created=noon)
    second, third = replace(OPEN, created=morning), replace(OPEN, created=noon)
    assert in_order([third, second, first]) == [first, second, third]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (OPEN, "check in 6 days"),
        (replace(OPEN, check=MONDAY + 2 * DAY), "check in 1 day"),
        (replace(OPEN, check=MONDAY + DAY), "check today"),
        (replace(OPEN, check=MONDAY), "to check for 1 day"),
        (replace(OPEN, check=MONDAY - 2 * DAY), "to check for 3 days"),
        (CHECKED, "a surprise · adapt"),
        (replace(CHECKED, as_expected=True, decision=Decision.ADOPT), "adopt"),
    ],
)
def test_how_a_cycle_stands_is_said_in_words(one: Cycle, words: str) -> None:
    assert standing(one, MONDAY + DAY) == words
