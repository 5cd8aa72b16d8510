"""Decks: one for each month that has ended, written in the next, and what came back for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.decks import AIMS, WANTED, Aim
from lean_journal.demo.words.writer import FRAGMENTS
from lean_journal.domain.area import Area
from lean_journal.domain.calendar import month_of
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck, Pull, answered, confirmed, frozen, pulled
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.month import month_records, source_of
from lean_journal.domain.months import month_after
from lean_journal.domain.record import R
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.reports.outline import outline_of
from lean_journal.reports.slides import as_plain
from lean_journal.storage.codec import from_row
from lean_journal.storage.ids import natural_id
from lean_journal.storage.kinds import table_of

WAYS: Sequence[Sequence[tuple[Pull, ...]]] = (
    ((Pull.SENT,), (Pull.SENT,), (Pull.SENT, Pull.DISCUSSED)),
    ((Pull.SENT,), (Pull.SENT, Pull.DISCUSSED), (Pull.SENT, Pull.DISCUSSED, Pull.REUSED)),
    ((Pull.SENT, Pull.DISCUSSED), (Pull.SENT, Pull.REUSED), (Pull.ASKED,)),
    ((Pull.SENT, Pull.DISCUSSED, Pull.REUSED), (Pull.ASKED,), (Pull.ASKED,)),
)
"""What may come back for a deck, in each quarter of the years."""

COMES_TRUE, HAS_WISH = 0.55, 0.25
"""Shares: predictions that come true, and months in which a decision is wanted."""

WRITTEN_AFTER = (1, 1, 2, 3)
"""Days at work of the next month after which the deck of a month is written: one of these."""

NOTICED_AFTER = (0, 2, 5, 7)
"""Days at work until something comes back for it: one of these."""


class Decks:
    """Makes decks of what the others have written."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Take a ledger in which all other records stand as they are in the end."""
        self._ledger, self._presence = ledger, presence
        self._improvements, self._cycles = self._all(Improvement), self._all(Cycle)
        self._struggles, self._areas = self._all(Struggle), self._all(Area)

    def write(self) -> None:
        """Write the deck of each month that has ended, the oldest first.

        The last one is a draft, once its day has come: its slides wait for a yes.
        """
        months = list(self._months())
        days = [self._written_on(month) for month in months]
        before: list[Deck] = []
        for number, (month, day) in enumerate(zip(months, days, strict=True)):
            if day > self._presence.last:
                return
            deck, aim, given = self._planned(month)
            at = self._ledger.moment(day, 10)
            if number + 1 == len(months):
                self._ledger.add(deck, at)
                return
            ways, until = WAYS[number * len(WAYS) // len(months)], days[number + 1]
            kept = self._pulled(self._frozen(deck, before[-1:], day), day, ways)
            # What it predicts is known when the next one is written.
            if until <= self._presence.last:
                kept = self._answered(kept, aim, given)
            changed = self._ledger.moment(min(until, self._presence.last), 11)
            before.append(self._ledger.add(kept, at, changed))

    def _months(self) -> Iterator[date]:
        month, _ = month_of(self._presence.first)
        while month_of(month)[1] <= self._presence.last:
            yield month
            month = month_after(month)

    def _written_on(self, month: date) -> date:
        day = self._presence.after(month_of(month)[1])
        for _ in range(self._ledger.chance.choice(WRITTEN_AFTER)):
            day = self._presence.after(day)
        return day

    def _planned(self, month: date) -> tuple[Deck, Aim, Mapping[str, str]]:
        """Say what comes next; gives also what it was made of."""
        ledger, words = self._ledger, self._ledger.words
        aim = ledger.chance.choice(AIMS)
        given = {name: ledger.chance.choice(choice) for name, choice in FRAGMENTS.items()}
        given |= {"place": ledger.place()}
        deck = Deck(
            id=natural_id(table_of(Deck), Deck(month=month).natural_key),
            month=month,
            target=words.note((aim.target,), **given),
            prediction=words.sentence((aim.prediction,), **given),
            wanted=words.sentence(WANTED, **given) if ledger.happens(HAS_WISH) else "",
        )
        return deck, aim, given

    def _frozen(self, deck: Deck, before: Sequence[Deck], day: date) -> Deck:
        records = month_records(
            deck.month,
            improvements=[_improvement_on(day, one) for one in self._improvements],
            cycles=self._cycles,
            struggles=[_struggle_on(day, one) for one in self._struggles],
            areas=self._areas,
            decks=[*before, deck],
        )
        outline = as_plain(outline_of(source_of(records)))
        for place in range(len(outline["slides"])):
            deck = confirmed(deck, outline, place)
        return frozen(deck, outline, day)

    def _pulled(self, deck: Deck, day: date, ways: Sequence[tuple[Pull, ...]]) -> Deck:
        for signal in self._ledger.chance.choice(ways):
            if day <= self._presence.last:
                deck = pulled(deck, signal, day)
            for _ in range(self._ledger.chance.choice(NOTICED_AFTER)):
                day = self._presence.after(day)
        return deck

    def _answered(self, deck: Deck, aim: Aim, given: Mapping[str, str]) -> Deck:
        came_true = self._ledger.happens(COMES_TRUE)
        outcome = aim.came_true if came_true else aim.otherwise
        return answered(deck, self._ledger.words.sentence((outcome,), **given), came_true)

    def _all(self, kind: type[R]) -> list[R]:
        rows = self._ledger.tables[table_of(kind)]
        return [from_row(kind, key, raw) for key, raw in rows.items()]


def _improvement_on(day: date, one: Improvement) -> Improvement:
    """Give an improvement as far as it had come on a day; its cycles tell the rest."""
    is_later = one.since is not None and one.since > day
    return replace(one, state=ImprovementState.IDEA) if is_later else one


def _struggle_on(day: date, one: Struggle) -> Struggle:
    """Give a struggle as far as it had come on a day, or nearly so."""
    is_later = one.since is not None and one.since > day
    return replace(one, state=StruggleState.IN_WORK, since=None) if is_later else one
