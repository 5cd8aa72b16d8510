from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.record import Refused
from lean_journal.storage import Journal, NotFound
from lean_journal.storage.commitments import mark_broken, mark_kept, renegotiate
from lean_journal.storage.transaction import Transaction
from tests.builders import MONDAY, commitment, content, journal

OPEN, KEPT, BROKEN = CommitmentState.OPEN, CommitmentState.KEPT, CommitmentState.BROKEN

Act = Callable[[Journal, Transaction, int], None]


def put_off(to: date) -> Act:
    return lambda opened, transaction, id: renegotiate(opened, transaction, id, to)


def do(opened: Journal, act: Act, id: int) -> None:
    with opened.transaction("done") as transaction:
        act(opened, transaction, id)


def known(opened: Journal) -> list[tuple[CommitmentState, date | None]]:
    return [(one.state, one.due) for one in opened.find(Commitment)]


@pytest.mark.parametrize(("act", "state"), [(mark_kept, KEPT), (mark_broken, BROKEN)])
@pytest.mark.parametrize("due", [MONDAY - 9 * DAY, MONDAY, MONDAY + DAY, None])
def test_a_commitment_is_kept_or_broken_on_the_day_and_undo_opens_it_again(
    tmp_path: Path, act: Act, state: CommitmentState, due: date | None
) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(commitment(due=due), "promise")
        do(opened, act, promised.id)
        settled = opened.get(Commitment, promised.id)
        assert (settled.state, settled.settled, settled.due) == (state, MONDAY, due)
        opened.undo()
        assert opened.get(Commitment, promised.id) == promised


@pytest.mark.parametrize(
    ("due", "to", "earlier"),
    [
        (MONDAY, MONDAY + DAY, (MONDAY,)),
        (MONDAY + 7 * DAY, MONDAY, (MONDAY + 7 * DAY,)),
        (None, MONDAY + DAY, ()),
    ],
)
def test_a_new_date_in_time_is_renegotiated_and_the_old_one_stays_known(
    tmp_path: Path, due: date | None, to: date, earlier: tuple[date, ...]
) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(commitment(due=due), "promise")
        do(opened, put_off(to), promised.id)
        (one,) = opened.find(Commitment)
        assert (one.id, one.state, one.due, one.earlier_due) == (promised.id, OPEN, to, earlier)
        opened.undo()
        assert opened.find(Commitment) == [promised]


@pytest.mark.parametrize("to", [MONDAY, MONDAY + 30 * DAY])
def test_a_new_date_for_an_overdue_one_breaks_it_and_begins_another_in_one_action(
    tmp_path: Path, to: date
) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(commitment("call", MONDAY - DAY, to="kim", source=2**52), "promise")
        do(opened, put_off(to), promised.id)
        old, new = opened.find(Commitment)
        assert (old.id, old.state, old.due) == (promised.id, BROKEN, MONDAY - DAY)
        assert (old.settled, old.successor) == (MONDAY, new.id)
        assert (new.state, new.due, new.what, new.to) == (OPEN, to, "call", "kim")
        assert (new.source, new.earlier_due) == (2**52, ())
        assert len(content(tmp_path)["actions"]) == 2
        opened.undo()
        assert opened.find(Commitment) == [promised]
        opened.redo()
        assert opened.find(Commitment) == [old, new]
        # What was built on it keeps it.
        do(opened, mark_kept, new.id)
        opened.undo()
        opened.undo()
        assert opened.find(Commitment) == [promised]


@pytest.mark.parametrize(
    ("due", "act", "sentence"),
    [
        (MONDAY, put_off(MONDAY), "due on 2026-11-23 already"),
        (MONDAY, put_off(MONDAY - DAY), "2026-11-22 is past"),
        (MONDAY - DAY, put_off(MONDAY - DAY), "is past"),
    ],
)
def test_a_date_that_is_none_changes_nothing(
    tmp_path: Path, due: date, act: Act, sentence: str
) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(commitment(due=due), "promise")
        before = content(tmp_path)
        with pytest.raises(Refused, match=sentence):
            do(opened, act, promised.id)
        assert content(tmp_path) == before


@pytest.mark.parametrize("act", [mark_kept, mark_broken, put_off(MONDAY + DAY)])
def test_what_another_window_settled_or_removed_is_settled_no_second_time(
    tmp_path: Path, act: Act
) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        settled, removed = (here.add(commitment(due=MONDAY - DAY), "promise") for _ in range(2))
        do(there, mark_broken, settled.id)
        with there.transaction("removed") as transaction:
            transaction.remove(Commitment, removed.id)
        before = content(tmp_path)
        with pytest.raises(Refused, match="already broken"):
            do(here, act, settled.id)
        with pytest.raises(NotFound, match="has been removed"):
            do(here, act, removed.id)
        assert content(tmp_path) == before
        assert known(here) == [(BROKEN, MONDAY - DAY)]
