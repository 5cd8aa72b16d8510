"""What decks brought about over the months, in words: no score, and nothing about the boss."""

from collections.abc import Iterable

from lean_journal.domain.deck import Deck, Pull, in_order
from lean_journal.domain.months import month_name


def pull_history(decks: Iterable[Deck]) -> str:
    """Say what came back for the decks so far; nothing while none is frozen.

    One that was asked for before it was sent went out too.

    Returns:
        ``12 decks frozen · 11 sent · 7 discussed · 2 asked for first, since May 2026``.
    """
    frozen = [one for one in in_order(decks) if one.frozen is not None]
    if not frozen:
        return ""
    sent = sum(one.pull is not None for one in frozen)
    noun = "deck" if len(frozen) == 1 else "decks"
    said = [f"{len(frozen)} {noun} frozen", f"{sent} sent"]
    for signal in (Pull.DISCUSSED, Pull.REUSED, Pull.ASKED):
        reached = [one for one in frozen if any(back.signal is signal for back in one.pulls)]
        if reached:
            said.append(f"{len(reached)} {signal}")
        if reached and signal is Pull.ASKED:
            said[-1] += f", since {month_name(reached[0].month)}"
    return " · ".join(said)


def prediction_stands(deck: Deck) -> str:
    """Say what became of what a deck predicted; nothing if it predicts nothing."""
    if not deck.prediction.strip():
        return ""
    if not deck.outcome.strip():
        return "not answered yet"
    return {True: "came true", False: "came otherwise", None: "nobody can tell"}[deck.came_true]
