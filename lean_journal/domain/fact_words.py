"""The words of a week's or month's facts; a measure with nothing in it has none."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from lean_journal.domain.calendar import ago, so_many_days
from lean_journal.domain.ledger import Ledger
from lean_journal.domain.months import range_name
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import Facts, Practised, Seen, Share
from lean_journal.domain.streak import consistency_words, counted, pending_words


class Fact(NamedTuple):
    """Something a measure says."""

    text: str
    aside: str = ""
    """What stands beside it, or alone, to say how it is meant."""

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


class Measure(NamedTuple):
    """What was counted, and what came of it."""

    name: str
    facts: Sequence[Fact]


class Section(NamedTuple):
    """Measures of the same stretch of time."""

    title: str
    measures: Sequence[Measure]


def period_name(kind: ReflectionKind, first: date, last: date) -> str:
    """Name what is reviewed: ``the week 16 – 22 November 2026``, ``November 2026``."""
    if kind is ReflectionKind.MONTH:
        return f"{first:%B} {first.year}"
    return f"the week {range_name(first, last)}"


def week_word(last: date, today: date) -> str:
    """Name a week by its last day: the one that runs, or the one that has ended."""
    return "this week" if today <= last else "that week"


def period_word(facts: Facts) -> str:
    """Name the week or month for short: ``this week``, ``November``."""
    if facts.kind is ReflectionKind.MONTH:
        return f"{facts.first:%B}"
    return week_word(facts.last, facts.today)


def practised_words(one: Practised) -> str:
    """Say how often a behavior was done in the week or month: ``4 of 5 · 1 unmarked``."""
    if not one.seen.possible and one.run is not None and one.run.is_pending:
        return pending_words(one.run)
    return consistency_words(one.seen)


def sections(facts: Facts) -> list[Section]:
    """Say what was measured besides the behaviors, section by section."""
    found = [
        Section("In twelve weeks", list(_season(facts))),
        Section("In a year", list(_year(facts))),
        Section("Today", list(_now(facts))),
    ]
    return [section for section in found if section.measures]


def _season(facts: Facts) -> Iterator[Measure]:
    if facts.ledger is not None:
        yield from _said(facts.ledger)
    if facts.loops is not None:
        yield Measure("Loops closed", [Fact(f"{_of(facts.loops)} walks within 7 days")])
    if facts.cycle_days is not None:
        words = f"from start to check {_days(facts.cycle_days)} (median)"
        yield Measure("Cycles", [Fact(words)])
    if facts.surprises is not None:
        yield Measure("Surprises", _surprises(facts.surprises))
    if facts.balance is not None:
        quick, long = facts.balance
        yield Measure("Quick : long", [Fact(f"{quick} : {long} improvements tried or adopted")])


def _said(ledger: Ledger) -> Iterator[Measure]:
    kept, early, broken = ledger.kept, ledger.renegotiated, ledger.broken
    if kept or early or broken:
        words = (f"{kept} kept", f"{early} renegotiated early", f"{broken} broken")
        yield Measure("I said I would", [Fact(word) for word in words])
    if ledger.lead_time is not None:
        yield Measure("Said to done", [Fact(f"{_days(ledger.lead_time)} (median)")])


def _surprises(share: Share) -> list[Fact]:
    found = [Fact(f"{_of(share)} cycles")]
    # What goes as expected teaches little.
    return [*found, Fact("", "that is what they are for")] if share.part else found


def _year(facts: Facts) -> Iterator[Measure]:
    back = [
        Fact(f"{one.behavior.name} after {counted(one.back, one.run.unit)}")
        for one in facts.practised
        if one.back is not None and one.run is not None
    ]
    if back:
        yield Measure("Comes back", [*back, Fact("", "median")])
    if facts.holding is not None:
        words = f"{_of(facts.holding)} improvements at their 30-day check"
        yield Measure("Holding", [Fact(words)])
    if facts.reported is not None:
        yield Measure("Struggles", [Fact(f"{_of(facts.reported)} reported back")])


def _now(facts: Facts) -> Iterator[Measure]:
    oldest = facts.ledger.oldest_open if facts.ledger is not None else None
    if oldest is not None:
        days = (facts.today - oldest.created.date()).days
        since = f"said {so_many_days(days)} ago" if days > 0 else "said today"
        yield Measure("Oldest open", [Fact(oldest.what), Fact("", since)])
    if facts.areas:
        longest_first = sorted(facts.areas, key=lambda one: one.last or date.min)
        yield Measure("Areas", [_last(one, facts.today) for one in longest_first])


def _last(seen: Seen, today: date) -> Fact:
    when = "not seen yet"
    if seen.last is not None:
        when = "today" if seen.last == today else f"{ago(seen.last, today)} ago"
    return Fact(seen.area.name, when)


def _of(share: Share) -> str:
    return f"{share.part} of {share.of}"


def _days(count: float) -> str:
    return "1 day" if count == 1 else f"{count:g} days"
