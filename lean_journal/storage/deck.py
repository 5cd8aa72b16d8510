"""Decks in the journal: what a month's deck is made from, and what a person does to it.

Each function that changes something works within a transaction, as part of an action.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from lean_journal.domain import deck as domain_deck
from lean_journal.domain.area import Area
from lean_journal.domain.calendar import month_of
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck, Pull
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.month import MonthRecords, month_records, source_of
from lean_journal.domain.record import as_edit
from lean_journal.domain.reporting import Report
from lean_journal.domain.struggle import Struggle
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


def records_of(journal: Journal, month: date) -> MonthRecords:
    """Gather what `source_of` and `gaps_of` choose from.

    Args:
        journal: The journal.
        month: Any day of the month.
    """
    return month_records(
        month,
        improvements=journal.find(Improvement),
        cycles=journal.find(Cycle),
        struggles=journal.find(Struggle),
        areas=journal.find(Area),
        decks=journal.find(Deck),
    )


def deck_of(journal: Journal, month: date) -> Deck:
    """Give the deck of a month; of one nothing is written for, an empty one, not stored yet.

    Args:
        journal: The journal.
        month: Any day of the month.
    """
    first, _ = month_of(month)
    return journal.keyed(Deck, Deck(month=first).natural_key) or Deck(month=first)


def history_of(journal: Journal) -> list[Deck]:
    """Give all decks, the oldest month first: how the pull grew over the months."""
    return domain_deck.in_order(journal.find(Deck))


def to_send(journal: Journal, reports: Iterable[Report]) -> Report | None:
    """Give the first deck that was not sent yet; one with nothing to tell need not be.

    Args:
        journal: The journal.
        reports: What `reports_on` gave.
    """
    for report in reports:
        deck = deck_of(journal, report.month)
        if deck.pull is None and (deck.frozen is not None or _tells(journal, report.month)):
            return report._replace(is_frozen=deck.frozen is not None)
    return None


def _tells(journal: Journal, month: date) -> bool:
    """Tell whether anything happened in a month that its deck could tell of."""
    first, last = month_of(month)
    checked = (
        one.improvement
        for one in journal.glimpse(Cycle, "closed", "improvement")
        if one.closed is not None and first <= one.closed <= last
    )
    # A checked cycle is enough: then the month need not be put together.
    if any(journal.lookup(Improvement, id_) is not None for id_ in checked):
        return True
    return not source_of(records_of(journal, month)).is_empty


def aliases_of(journal: Journal) -> set[str]:
    """Give every alias something was promised to: whom a deck should not name by it."""
    return {one.to for one in journal.glimpse(Commitment, "to") if one.to.strip()}


def change_deck(journal: Journal, transaction: Transaction, base: Deck, edited: Deck) -> Deck:
    """Apply what a form returned to the deck of a month as it stands by now.

    Raises:
        Refused: It is frozen.
    """
    return _change(journal, transaction, base.month, as_edit(base, edited))


def answer(
    journal: Journal, transaction: Transaction, month: date, outcome: str, came_true: bool | None
) -> Deck:
    """Say what became of what a month's deck predicted; also of a frozen one.

    Raises:
        Refused: It predicted nothing.
    """
    return _change(
        journal,
        transaction,
        month,
        lambda one: domain_deck.answered(one, outcome, came_true),
    )


def confirm(
    journal: Journal, transaction: Transaction, month: date, outline: Mapping[str, Any], place: int
) -> Deck:
    """Confirm a slide of a month's deck as it is.

    Args:
        journal: The journal.
        transaction: The action it is part of.
        month: Any day of the month.
        outline: The slides as plain values.
        place: Which of them, from 0.

    Raises:
        Refused: The deck is frozen.
    """
    return _change(
        journal,
        transaction,
        month,
        lambda one: domain_deck.confirmed(one, outline, place),
    )


def freeze(
    journal: Journal, transaction: Transaction, month: date, outline: dict[str, Any]
) -> Deck:
    """Keep the slides of a month as they were confirmed.

    Args:
        journal: The journal.
        transaction: The action it is part of.
        month: Any day of the month.
        outline: The slides as plain values.

    Raises:
        Refused: It is frozen already, its month has not begun, or a slide is not confirmed.
    """
    today = journal.today()
    return _change(journal, transaction, month, lambda one: domain_deck.frozen(one, outline, today))


def pull(journal: Journal, transaction: Transaction, month: date, signal: Pull) -> Deck:
    """Record what came back for the deck of a month.

    Raises:
        Refused: It is a draft, or that signal may not come next.
    """
    today = journal.today()
    return _change(journal, transaction, month, lambda one: domain_deck.pulled(one, signal, today))


def _change(
    journal: Journal, transaction: Transaction, month: date, edit: Callable[[Deck], Deck]
) -> Deck:
    """Change the deck of a month; the first change stores it."""
    deck = deck_of(journal, month)
    if deck.id:
        return transaction.change(Deck, deck.id, edit)
    edited = edit(deck)
    return transaction.add(edited) if edited != deck else deck
