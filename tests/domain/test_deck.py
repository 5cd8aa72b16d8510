from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from lean_journal.domain.deck import (
    NEXT,
    Deck,
    Pull,
    PullSignal,
    answered,
    confirmed,
    frozen,
    in_order,
    pulled,
    unconfirmed,
)
from lean_journal.domain.months import (
    last_finished,
    month_after,
    month_before,
    month_name,
    parse_month,
)
from lean_journal.domain.record import Refused

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 3)
OUTLINE: dict[str, Any] = {
    "month": "2026-10-01",
    "slides": [{"part": "next", "title": "In November: less"}],
}
FROZEN = Deck(month=OCTOBER, outline=OUTLINE, frozen=TODAY, prediction="carts wait 15 minutes")


def slides(*titles: str) -> dict[str, Any]:
    return {"month": "2026-10-01", "slides": [{"part": "next", "title": one} for one in titles]}


def agreed(deck: Deck, outline: dict[str, Any] = OUTLINE) -> Deck:
    """Confirm every slide."""
    for place in range(len(outline["slides"])):
        deck = confirmed(deck, outline, place)
    return deck


def at(pull: Pull | None) -> Deck:
    """Give a frozen deck for which a signal came back."""
    return replace(FROZEN, pulls=(PullSignal(TODAY, pull),) if pull is not None else ())


# Pull signals


@pytest.mark.parametrize(("before", "signal"), list(product([None, *Pull], Pull)))
def test_a_pull_signal_follows_only_as_the_table_says(before: Pull | None, signal: Pull) -> None:
    deck = at(before)
    by_hand = replace(deck, pulls=(*deck.pulls, PullSignal(TODAY, signal)))
    if signal in NEXT[before]:
        assert pulled(deck, signal, TODAY) == by_hand
        assert by_hand.pull is signal
        deck.check_edit(by_hand)
        return
    for attempt in (lambda: pulled(deck, signal, TODAY), lambda: deck.check_edit(by_hand)):
        with pytest.raises(Refused, match=f"{signal} cannot follow"):
            attempt()


def test_signals_only_grow_stronger_and_the_last_one_ends_them() -> None:
    order = list(Pull)
    for before, after in NEXT.items():
        for signal in after:
            assert before is None or order.index(signal) > order.index(before)
    assert NEXT[Pull.ASKED] == ()
    assert set(NEXT) == {None, *Pull}


def test_a_draft_brings_nothing_back() -> None:
    with pytest.raises(Refused, match="is a draft: freeze it"):
        pulled(Deck(month=OCTOBER), Pull.SENT, TODAY)
    with pytest.raises(Refused, match="is a draft"):
        Deck(month=OCTOBER).check_edit(Deck(month=OCTOBER, pulls=at(Pull.SENT).pulls))


def test_what_came_back_stays() -> None:
    sent = at(Pull.SENT)
    with pytest.raises(Refused, match="stays"):
        sent.check_edit(replace(sent, pulls=()))
    with pytest.raises(Refused, match="stays"):
        sent.check_edit(replace(sent, pulls=(PullSignal(OCTOBER, Pull.SENT),)))


# Frozen


def test_a_deck_is_frozen_once_and_not_before_its_month() -> None:
    deck = agreed(Deck(month=OCTOBER, target="20 minutes"))
    kept = frozen(deck, OUTLINE, TODAY)
    assert (kept.outline, kept.frozen, kept.target) == (OUTLINE, TODAY, "20 minutes")
    with pytest.raises(Refused, match="October 2026 is frozen already"):
        frozen(kept, OUTLINE, TODAY)
    with pytest.raises(Refused, match="December 2026 has not begun"):
        frozen(agreed(Deck(month=date(2026, 12, 1))), OUTLINE, TODAY)


def test_a_deck_is_frozen_when_each_slide_is_confirmed_as_it_is_now() -> None:
    deck, outline = Deck(month=OCTOBER), slides("One", "Two", "Three")
    with pytest.raises(Refused, match="slides 1, 2, 3 are not confirmed yet"):
        frozen(deck, outline, TODAY)
    deck = agreed(deck, slides("One", "Two", "Threee"))
    assert unconfirmed(deck, outline) == [2]
    with pytest.raises(Refused, match="slide 3 is not confirmed yet"):
        frozen(deck, outline, TODAY)
    with pytest.raises(Refused, match="slide 3 is not confirmed"):
        deck.check_edit(replace(deck, outline=outline, frozen=TODAY))
    deck = agreed(deck, outline)
    assert len(deck.confirmed) == 4
    assert frozen(deck, outline, TODAY).confirmed == ()
    # That slides change their places changes nothing on them.
    assert unconfirmed(deck, slides("Two", "One")) == []
    # What the deck is called stands on every slide.
    assert unconfirmed(deck, {**slides("Two", "One"), "title": "Quick wins"}) == [0, 1]


def test_a_frozen_deck_takes_no_more_confirmation() -> None:
    with pytest.raises(Refused, match="frozen already"):
        confirmed(FROZEN, OUTLINE, 0)


def test_a_slide_confirmed_twice_is_confirmed_once() -> None:
    once = agreed(Deck(month=OCTOBER))
    assert agreed(once) == once


@pytest.mark.parametrize(
    "change",
    [
        {"target": "less"},
        {"prediction": "nothing"},
        {"wanted": "an answer"},
        {"outline": {"slides": []}},
        {"outline": None, "frozen": None},
        {"frozen": OCTOBER},
        {"month": date(2026, 9, 1)},
    ],
    ids=lambda change: "-".join(change),
)
def test_what_was_shown_stays_as_it_was(change: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        FROZEN.check_edit(replace(FROZEN, **change))


def test_what_became_of_a_prediction_is_said_later() -> None:
    told = answered(FROZEN, " 12 minutes \n", came_true=True)
    assert (told.outcome, told.came_true) == ("12 minutes", True)
    FROZEN.check_edit(told)
    with pytest.raises(Refused, match="predicts nothing"):
        answered(Deck(month=OCTOBER, prediction=" "), "12 minutes", came_true=True)
    # Without a word nobody knows yet.
    taken_back = answered(told, " ", came_true=False)
    assert (taken_back.outcome, taken_back.came_true) == ("", None)


def test_decks_stand_in_the_order_of_their_months() -> None:
    later = Deck(month=TODAY.replace(day=1))
    assert in_order([later, FROZEN]) == [FROZEN, later]
    assert FROZEN.natural_key == "2026-10-01"


# Months


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-10", date(2026, 10, 1)),
        (" 2026-11 ", date(2026, 11, 1)),
        ("last", date(2026, 10, 1)),
        ("THIS", date(2026, 11, 1)),
        ("october", date(2026, 10, 1)),
        ("Nov", date(2026, 11, 1)),
        ("december", date(2025, 12, 1)),
        ("mar", date(2026, 3, 1)),
        ("0001-01", date(1, 1, 1)),
    ],
)
def test_a_month_is_typed_in_many_ways(typed: str, month: date) -> None:
    assert parse_month(typed, TODAY) == month


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-13", "2026-00", "2026-12", "0000-01", "2026-1", "2026-10-01", "２０２６-10"),
        *("10", "oc", "octopus", "next", ""),
    ],
)
def test_what_is_no_month_or_a_coming_one_is_none(typed: str) -> None:
    assert parse_month(typed, TODAY) is None


def test_the_calendar_ends_on_both_sides() -> None:
    assert (month_before(date(2026, 1, 31)), month_after(date(2026, 12, 31))) == (
        date(2025, 12, 1),
        date(2027, 1, 1),
    )
    assert month_before(date.min) == date.min
    assert month_after(date.max) == date(9999, 12, 1)
    assert parse_month("december", date(1, 3, 1)) is None
    assert last_finished(TODAY) == OCTOBER
    assert month_name(date(1, 2, 3)) == "February 1"
