from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from lean_journal.domain.commitment import (
    Commitment,
    CommitmentState,
    break_,
    by_due,
    drop,
    keep,
    set_due,
    standing,
)
from lean_journal.domain.record import UNSAVED, Refused

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
DAY = timedelta(days=1)
OPEN = Commitment(id=1, what="check the call light", to="kim", due=FRIDAY, source=5)
SETTLED = [CommitmentState.KEPT, CommitmentState.BROKEN, CommitmentState.DROPPED]


def keeping(commitment: Commitment) -> Commitment:
    return keep(commitment, MONDAY)


def breaking(commitment: Commitment) -> Commitment:
    return break_(commitment, MONDAY, "no time")


def dropping(commitment: Commitment) -> Commitment:
    return drop(commitment, MONDAY, "no longer wanted")


def dating(commitment: Commitment) -> Commitment:
    return set_due(commitment, FRIDAY + DAY, MONDAY)[0]


@pytest.mark.parametrize(
    ("action", "state", "reason"),
    [
        (keeping, CommitmentState.KEPT, ""),
        (breaking, CommitmentState.BROKEN, "no time"),
        (dropping, CommitmentState.DROPPED, "no longer wanted"),
    ],
)
def test_an_open_commitment_is_settled_on_a_day(
    action: Callable[[Commitment], Commitment], state: CommitmentState, reason: str
) -> None:
    assert action(OPEN) == replace(OPEN, state=state, settled=MONDAY, reason=reason)


@pytest.mark.parametrize("state", SETTLED)
@pytest.mark.parametrize("action", [keeping, breaking, dropping, dating])
def test_a_settled_commitment_stays_as_it_is(
    action: Callable[[Commitment], Commitment], state: CommitmentState
) -> None:
    with pytest.raises(Refused, match=f"already {state.value}"):
        action(replace(OPEN, state=state))


@pytest.mark.parametrize("reason", ["", "  ", "\t"])
def test_dropping_needs_a_reason(reason: str) -> None:
    with pytest.raises(Refused, match="say why"):
        drop(OPEN, MONDAY, reason)


def test_breaking_needs_no_reason() -> None:
    assert break_(OPEN, MONDAY).state is CommitmentState.BROKEN


# A new date


@pytest.mark.parametrize("today", [MONDAY, FRIDAY - DAY, FRIDAY])
@pytest.mark.parametrize("new", [FRIDAY + DAY, FRIDAY + 30 * DAY])
def test_a_new_date_up_to_the_end_of_the_due_day_renegotiates(today: date, new: date) -> None:
    assert set_due(OPEN, new, today) == (replace(OPEN, due=new, earlier_due=(FRIDAY,)), None)


def test_a_date_can_be_brought_forward_and_old_dates_are_kept_in_order() -> None:
    once, _ = set_due(OPEN, MONDAY + DAY, MONDAY)
    twice, successor = set_due(once, MONDAY + 2 * DAY, MONDAY)
    assert twice == replace(OPEN, due=MONDAY + 2 * DAY, earlier_due=(FRIDAY, MONDAY + DAY))
    assert successor is None


@pytest.mark.parametrize("late", [1, 2, 400])
def test_a_new_date_after_the_due_day_records_it_broken_and_opens_a_successor(late: int) -> None:
    today = FRIDAY + late * DAY
    broken, successor = set_due(replace(OPEN, earlier_due=(MONDAY,)), today, today)
    assert broken.state is CommitmentState.BROKEN
    assert (broken.due, broken.settled, broken.earlier_due) == (FRIDAY, today, (MONDAY,))
    assert today.isoformat() in broken.reason
    assert successor == Commitment(what=OPEN.what, to=OPEN.to, due=today, source=OPEN.source)
    assert successor.id == UNSAVED


def test_a_commitment_without_a_date_gets_its_first() -> None:
    dated = set_due(replace(OPEN, due=None), MONDAY, MONDAY)
    assert dated == (replace(OPEN, due=MONDAY), None)


@pytest.mark.parametrize(
    ("due", "new", "why"),
    [
        (FRIDAY, MONDAY - DAY, "past"),
        (None, MONDAY - DAY, "past"),
        (FRIDAY, FRIDAY, "already"),
        (MONDAY, MONDAY, "already"),
    ],
)
def test_a_date_that_is_past_or_the_same_is_refused(due: date | None, new: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        set_due(replace(OPEN, due=due), new, MONDAY)


# Listed


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        (replace(OPEN, due=None), "no date"),
        (replace(OPEN, due=MONDAY), "due today"),
        (replace(OPEN, due=MONDAY + DAY), "due in 1 day"),
        (OPEN, "due in 4 days"),
        (replace(OPEN, due=MONDAY - DAY), "overdue by 1 day"),
        (replace(OPEN, due=MONDAY - 3 * DAY), "overdue by 3 days"),
        (keep(OPEN, MONDAY), "kept on 2026-11-23"),
        (break_(OPEN, MONDAY), "broken on 2026-11-23"),
        (replace(OPEN, state=CommitmentState.DROPPED), "dropped"),
    ],
)
def test_how_a_commitment_stands_is_said_in_words(commitment: Commitment, words: str) -> None:
    assert standing(commitment, MONDAY) == words


def test_commitments_are_listed_by_due_date_those_without_one_last() -> None:
    undated = replace(OPEN, id=2, due=None)
    early, late = replace(OPEN, id=3, due=MONDAY), replace(OPEN, id=4, due=FRIDAY)
    assert by_due([undated, late, early]) == [early, late, undated]
