"""What came back for decks, told in words."""

from datetime import date

import pytest

from lean_journal.domain.deck import Deck, Pull, PullSignal
from lean_journal.domain.pulling import prediction_stands, pull_history

MONTHS = [date(2026, month, 1) for month in range(1, 13)]


def deck(month: date, *signals: Pull, is_frozen: bool = True) -> Deck:
    day = month.replace(day=28)
    pulls = tuple(PullSignal(day, one) for one in signals)
    return Deck(month=month, frozen=day if is_frozen else None, pulls=pulls)


@pytest.mark.parametrize(
    ("signals", "said"),
    [
        ([], ""),
        ([()], "1 deck frozen · 0 sent"),
        ([(Pull.SENT,)], "1 deck frozen · 1 sent"),
        ([(), (Pull.SENT,)], "2 decks frozen · 1 sent"),
        (
            [(Pull.SENT,), (Pull.SENT, Pull.DISCUSSED)],
            "2 decks frozen · 2 sent · 1 discussed",
        ),
        # What was handed on was sent; asked for first, it went out too.
        (
            [(Pull.SENT, Pull.REUSED), (Pull.ASKED,), (Pull.SENT, Pull.ASKED), ()],
            "4 decks frozen · 3 sent · 1 reused upward · 2 asked for first, since February 2026",
        ),
        (
            [(Pull.SENT, Pull.DISCUSSED, Pull.REUSED, Pull.ASKED)],
            "1 deck frozen · 1 sent · 1 discussed · 1 reused upward · 1 asked for first, "
            "since January 2026",
        ),
    ],
)
def test_what_came_back_is_counted(signals: list[tuple[Pull, ...]], said: str) -> None:
    known = [deck(month, *back) for month, back in zip(MONTHS, signals, strict=False)]
    assert pull_history(known) == pull_history(reversed(known)) == said


def test_a_draft_counts_for_nothing() -> None:
    draft = deck(MONTHS[0], is_frozen=False)
    assert pull_history([draft]) == ""
    assert pull_history([draft, deck(MONTHS[1])]) == "1 deck frozen · 0 sent"


@pytest.mark.parametrize(
    ("prediction", "outcome", "came_true", "said"),
    [
        ("", "", None, ""),
        (" ", "x", True, ""),
        ("nine", "", None, "not answered yet"),
        ("nine", " ", None, "not answered yet"),
        ("nine", "ten", True, "came true"),
        ("nine", "six", False, "came otherwise"),
        ("nine", "half of them", None, "nobody can tell"),
    ],
)
def test_a_prediction_is_told_with_what_became_of_it(
    prediction: str, outcome: str, came_true: bool | None, said: str
) -> None:
    one = Deck(month=MONTHS[0], prediction=prediction, outcome=outcome, came_true=came_true)
    assert prediction_stands(one) == said
