"""A month's deck in the journal: gathered, written for, frozen, and what came back for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.deck import Deck, Pull, PullSignal
from lean_journal.domain.gaps import gaps_of
from lean_journal.domain.improvement import HoldingCheck, Improvement
from lean_journal.domain.month import source_of
from lean_journal.domain.record import Refused
from lean_journal.domain.reporting import Report
from lean_journal.domain.struggle import StruggleState
from lean_journal.reports.outline import outline_of
from lean_journal.reports.slides import from_plain
from lean_journal.storage import Journal
from lean_journal.storage.deck import (
    aliases_of,
    answer,
    change_deck,
    deck_of,
    history_of,
    pull,
    records_of,
    to_send,
)
from tests.builders import MONDAY, Clock, commitment, content, journal
from tests.decks import OCTOBER, SEPTEMBER, Records, busy, freeze_deck

MIDDLE = date(2026, 10, 15)


def write(opened: Journal, month: date = MIDDLE, **fields: Any) -> Deck:
    base = deck_of(opened, month)
    with opened.transaction("write") as transaction:
        return change_deck(opened, transaction, base, replace(base, **fields))


def signal(opened: Journal, one: Pull) -> Deck:
    with opened.transaction("pull") as transaction:
        return pull(opened, transaction, MIDDLE, one)


def test_what_the_journal_holds_makes_the_same_deck(tmp_path: Path) -> None:
    made = busy()
    with journal(tmp_path) as opened:
        made.store(opened)
        records = records_of(opened, MIDDLE)
        stored, wanted = outline_of(source_of(records)), made.outline()
        assert list(stored.texts()) == list(wanted.texts())
        assert gaps_of(records) == []


def test_a_deck_is_stored_when_something_is_written_for_it(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        assert deck_of(opened, MIDDLE) == Deck(month=OCTOBER)
        assert write(opened) == Deck(month=OCTOBER)
        assert history_of(opened) == []
        written = write(opened, target="20 minutes")
        assert (written.month, written.target) == (OCTOBER, "20 minutes")
        assert deck_of(opened, OCTOBER) == written == write(opened, target="20 minutes")
        assert write(opened, prediction="none waits").id == written.id
        opened.undo()
        assert deck_of(opened, OCTOBER).prediction == ""


def test_two_windows_write_different_fields_of_a_deck_that_neither_had(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        base = deck_of(here, MIDDLE)
        write(there, target="20 minutes")
        with here.transaction("write") as transaction:
            change_deck(here, transaction, base, replace(base, wanted="who?"))
        deck = deck_of(there, MIDDLE)
        assert (deck.target, deck.wanted) == ("20 minutes", "who?")


def test_a_frozen_deck_is_kept_as_it_was_whatever_is_written_later(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        busy().store(opened)
        shown = outline_of(source_of(records_of(opened, MIDDLE)))
        freeze_deck(opened)
        with opened.transaction("later") as transaction:
            for one in opened.find(Improvement):
                transaction.change(Improvement, one.id, lambda one: replace(one, wording="later"))
        assert outline_of(source_of(records_of(opened, MIDDLE))) != shown
        kept = deck_of(opened, MIDDLE)
        assert (kept.frozen, kept.month) == (MONDAY, OCTOBER)
    with journal(tmp_path) as opened:
        kept = deck_of(opened, MIDDLE)
        assert kept.outline is not None
        assert from_plain(kept.outline) == shown
        changes: list[dict[str, Any]] = [
            {"target": "less"},
            {"prediction": "more"},
            {"wanted": "you"},
        ]
        for change in changes:
            with pytest.raises(Refused, match="is frozen"):
                write(opened, **change)
        with pytest.raises(Refused, match="frozen already"):
            freeze_deck(opened)


def test_freezing_is_one_step_that_undo_takes_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        write(opened, target="20 minutes")
        freeze_deck(opened)
        assert opened.undo() == "freeze"
        assert deck_of(opened, MIDDLE).frozen is None
        assert write(opened, target="less").target == "less"


def test_a_month_nothing_is_written_for_can_be_frozen_too(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        assert freeze_deck(opened).frozen == MONDAY
        with pytest.raises(Refused, match="December 2026 has not begun"):
            freeze_deck(opened, date(2026, 12, 1))
        assert [one.month for one in history_of(opened)] == [OCTOBER]


def test_pull_signals_keep_their_days(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        with pytest.raises(Refused, match="is a draft"):
            signal(opened, Pull.SENT)
        assert history_of(opened) == []
        freeze_deck(opened)
        signal(opened, Pull.SENT)
        clock.advance(days=9)
        signal(opened, Pull.REUSED)
        assert deck_of(opened, MIDDLE).pulls == (
            PullSignal(MONDAY, Pull.SENT),
            PullSignal(date(2026, 12, 2), Pull.REUSED),
        )
        with pytest.raises(Refused, match="is reused upward already: discussed cannot follow"):
            signal(opened, Pull.DISCUSSED)
        opened.undo()
        assert signal(opened, Pull.DISCUSSED).pull is Pull.DISCUSSED


def test_a_prediction_is_answered_after_it_was_frozen(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("answer") as transaction, pytest.raises(Refused):
            answer(opened, transaction, SEPTEMBER, "12", came_true=True)
        write(opened, SEPTEMBER, prediction="15 minutes")
        freeze_deck(opened, SEPTEMBER)
        with opened.transaction("answer") as transaction:
            answer(opened, transaction, SEPTEMBER, "12", came_true=True)
        told = source_of(records_of(opened, MIDDLE)).answer
        assert told is not None
        assert (told.prediction, told.outcome, told.came_true) == ("15 minutes", "12", True)


def test_decks_stand_in_the_order_of_their_months_with_what_they_brought(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        for month in (MIDDLE, date(2025, 3, 1), SEPTEMBER):
            write(opened, month, target="less")
        months = [one.month for one in history_of(opened)]
        assert months == [date(2025, 3, 1), SEPTEMBER, OCTOBER]


# What is to be sent

OCTOBERS = Report(OCTOBER, date(2026, 11, 5))


def test_a_deck_is_to_be_sent_until_it_was(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        busy().store(opened)
        assert to_send(opened, [OCTOBERS]) == OCTOBERS
        freeze_deck(opened)
        assert to_send(opened, [OCTOBERS]) == OCTOBERS._replace(is_frozen=True)
        signal(opened, Pull.SENT)
        assert to_send(opened, [OCTOBERS]) is None


def test_what_was_asked_for_first_need_not_be_sent(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        busy().store(opened)
        freeze_deck(opened)
        signal(opened, Pull.ASKED)
        assert to_send(opened, [OCTOBERS]) is None


def test_of_two_decks_the_older_one_comes_first(tmp_path: Path) -> None:
    later = Report(date(2026, 11, 1), date(2026, 12, 5))
    made = busy()
    made.adopted("Gloves", MONDAY)
    with journal(tmp_path) as opened:
        made.store(opened)
        assert to_send(opened, [OCTOBERS, later]) == OCTOBERS
        freeze_deck(opened)
        signal(opened, Pull.SENT)
        assert to_send(opened, [OCTOBERS, later]) == later


def told(made: Records, what: str) -> None:
    """Have one thing happen that a deck of October could tell of, or that it could not."""
    before, within = date(2026, 9, 30), date(2026, 10, 31)
    match what:
        case "a checked cycle":
            made.cycle(made.improvement("x"), within)
        case "an earlier one":
            made.cycle(made.improvement("x"), before)
        case "a cycle that is open":
            made.cycle(made.improvement("x"), None)
        case "a cycle of nothing":
            made.cycle(Improvement(id=99, title="gone", problem="x"), within)
        case "a look":
            made.adopted("x", date(2026, 8, 1), checks=(HoldingCheck(within, True),))
        case "a struggle":
            made.struggle("Late calls", state=StruggleState.SEEN, since=within)
        case "a struggle without a title":
            made.struggle("", state=StruggleState.SEEN, since=within)
        case "a target":
            made.deck(target="less")


@pytest.mark.parametrize(
    ("what", "is_to_be_sent"),
    [
        ("nothing", False),
        ("a checked cycle", True),
        ("an earlier one", False),
        ("a cycle that is open", False),
        ("a cycle of nothing", False),
        ("a look", True),
        ("a struggle", True),
        ("a struggle without a title", False),
        ("a target", False),
    ],
)
def test_a_deck_with_nothing_to_tell_is_not_to_be_sent(
    tmp_path: Path, what: str, is_to_be_sent: bool
) -> None:
    made = Records()
    told(made, what)
    with journal(tmp_path) as opened:
        made.store(opened)
        assert (to_send(opened, [OCTOBERS]) is not None) is is_to_be_sent
        assert source_of(records_of(opened, OCTOBER)).is_empty is not is_to_be_sent


def test_aliases_are_all_to_whom_something_was_promised(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        for to in ("kim", "lee", "kim", ""):
            opened.add(commitment(to=to), "promise")
        assert aliases_of(opened) == {"kim", "lee"}


def test_what_is_empty_is_not_in_the_file(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        write(opened, target="20 minutes")
    (document,) = content(tmp_path)["decks"].values()
    assert set(document) == {"created", "updated", "month", "target"}
    assert document["month"] == "2026-10-01"


def test_freezing_is_not_taken_back_once_the_deck_has_been_sent(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        write(here, prediction="none waits")
        freeze_deck(here)
        with there.transaction("pull") as transaction:
            pull(there, transaction, OCTOBER, Pull.SENT)
        with pytest.raises(Refused, match="it was changed again since"):
            here.undo(mine=True)
        assert deck_of(here, OCTOBER).pull is Pull.SENT
        assert deck_of(here, OCTOBER).frozen == MONDAY
        there.undo(mine=True)
        here.undo(mine=True)
        assert deck_of(here, OCTOBER).frozen is None


def test_what_became_of_a_prediction_stands_in_no_way_of_undo(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        write(here, prediction="none waits")
        freeze_deck(here)
        with there.transaction("answer") as transaction:
            answer(there, transaction, OCTOBER, "one did", came_true=False)
        here.undo(mine=True)
        deck = deck_of(here, OCTOBER)
        assert (deck.frozen, deck.outcome) == (None, "one did")
