"""The records of one month, chosen for its deck."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import month_of
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.deck import Deck
from lean_journal.domain.improvement import HOLDS_AFTER, HoldingCheck, Improvement, ImprovementState
from lean_journal.domain.months import month_before
from lean_journal.domain.public import Answer, Effect, Learned, Line, Priority, Source
from lean_journal.domain.record import UNSAVED
from lean_journal.domain.struggle import Struggle, StruggleState

MONTHS_BACK = 12
"""The months of the run chart."""

_STAGES = tuple(StruggleState)


class Adoption(NamedTuple):
    """What a checked cycle decided."""

    day: date
    improvement: Improvement


@dataclass(frozen=True, slots=True)
class MonthRecords:
    """A month, and all records that may have to do with it."""

    first: date
    last: date
    improvements: Mapping[int, Improvement]
    cycles: Sequence[Cycle]
    struggles: Sequence[Struggle]
    areas: Mapping[int, Area]
    decks: Mapping[date, Deck]

    def holds(self, day: date | None) -> bool:
        """Tell whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


def month_records(
    day: date,
    *,
    improvements: Iterable[Improvement],
    cycles: Iterable[Cycle],
    struggles: Iterable[Struggle],
    areas: Iterable[Area],
    decks: Iterable[Deck],
) -> MonthRecords:
    """Put together what is known of a month.

    Args:
        day: Any day of the month.
        improvements: All of the journal, as are the others.
        cycles: The cycles.
        struggles: The struggles.
        areas: The areas.
        decks: The decks; only those of the month and of the one before are looked at.
    """
    known = {one.id: one for one in improvements}
    settled = [one for one in cycles if one.closed is not None and one.improvement in known]
    first, last = month_of(day)
    return MonthRecords(
        first=first,
        last=last,
        improvements=known,
        cycles=sorted(settled, key=lambda one: (one.closed or last, one.created)),
        struggles=tuple(struggles),
        areas={one.id: one for one in areas},
        decks={one.month: one for one in decks},
    )


def source_of(month: MonthRecords) -> Source:
    """Give what the deck of a month may be made from."""
    adoptions = adoptions_of(month)
    standing = standing_in(month, adoptions)
    looks = _looks(month)
    checked = [one for one in month.cycles if month.holds(one.closed)]
    surprises = [one for one in checked if one.as_expected is False]
    by_month = _by_month(month, adoptions)
    deck = month.decks.get(month.first)
    return Source(
        month=month.first,
        record=deck.id if deck is not None else UNSAVED,
        adopted=tuple(
            effect_of(month, one.improvement) for one in standing if month.holds(one.day)
        ),
        looked_at=len(looks),
        held=sum(look.holds for look in looks),
        unlooked=sum(_is_unlooked(month, one) for one in standing),
        checked=len(checked),
        surprises=len(surprises),
        learned=tuple(
            Learned(record=one.id, wording=one.wording, decision=one.decision)
            for one in surprises
            if one.wording.strip() and one.decision is not None
        ),
        priorities=tuple(_priorities(month, standing, checked)),
        by_month=tuple((first, len(ids)) for first, ids in by_month.items()),
        in_months=len(set().union(*by_month.values())),
        target=deck.target if deck is not None else "",
        prediction=deck.prediction if deck is not None else "",
        wanted=deck.wanted if deck is not None else "",
        answer=_answer(month),
    )


# What was adopted, and whether it stands


def adoptions_of(month: MonthRecords) -> list[Adoption]:
    """Give every adoption up to the end of the month: what a checked cycle decided."""
    return [
        Adoption(cycle.closed, month.improvements[cycle.improvement])
        for cycle in month.cycles
        if cycle.decision is Decision.ADOPT
        and cycle.closed is not None
        and cycle.closed <= month.last
    ]


def standing_in(month: MonthRecords, adoptions: Iterable[Adoption]) -> list[Adoption]:
    """Give the last adoption of each improvement that had not slipped as the month ended."""
    newest = {one.improvement.id: one for one in adoptions}
    return [
        one
        for one in sorted(newest.values(), key=lambda one: (one.day, one.improvement.number))
        if all(look.holds for look in _looks_since(month, one))
    ]


def _looks_since(month: MonthRecords, adoption: Adoption) -> list[HoldingCheck]:
    checks = adoption.improvement.checks
    return [look for look in checks if adoption.day < look.day <= month.last]


def _looks(month: MonthRecords) -> list[HoldingCheck]:
    """Give the last look of the month at each improvement looked at in it."""
    by_improvement = (
        [look for look in one.checks if month.holds(look.day)]
        for one in month.improvements.values()
    )
    return [looks[-1] for looks in by_improvement if looks]


def _is_unlooked(month: MonthRecords, adoption: Adoption) -> bool:
    is_over = adoption.day < month.first and month.last - adoption.day >= HOLDS_AFTER
    return is_over and not _looks_since(month, adoption)


def _by_month(month: MonthRecords, adoptions: Iterable[Adoption]) -> dict[date, set[int]]:
    """Give the ids of what each of the last months adopted, the oldest month first."""
    found: defaultdict[date, set[int]] = defaultdict(set)
    for one in adoptions:
        found[month_of(one.day)[0]].add(one.improvement.id)
    begun = min(found, default=month.first)
    months = [month.first]
    while len(months) < MONTHS_BACK and months[0] > begun:
        months.insert(0, month_before(months[0]))
    return {first: found[first] for first in months}


# Field by field


def effect_of(month: MonthRecords, improvement: Improvement) -> Effect:
    """Copy of an improvement what may be told of it."""
    area = month.areas.get(improvement.area) if improvement.area is not None else None
    names_nobody = area is not None and (improvement.consented or not area.one_person)
    return Effect(
        record=improvement.id,
        wording=improvement.wording,
        starred=improvement.starred,
        measure=improvement.measure,
        unit=improvement.unit,
        before=improvement.before,
        after=improvement.after,
        period=improvement.period,
        sample=improvement.sample,
        basis=improvement.basis,
        share_with=improvement.share_with,
        credit=improvement.credit if improvement.consented else "",
        area=area.name if area is not None and names_nobody else "",
    )


def has_moved(month: MonthRecords, struggle: Struggle) -> bool:
    """Tell whether a struggle came to its state in the month, or a cycle for it was checked."""
    if struggle.state is StruggleState.HEARD:
        return False
    return month.holds(struggle.since) or any(
        month.holds(one.closed) and month.improvements[one.improvement].struggle == struggle.id
        for one in month.cycles
    )


def _priorities(
    month: MonthRecords, standing: Sequence[Adoption], checked: Sequence[Cycle]
) -> list[Priority]:
    tried = {one.improvement for one in checked}
    found = [
        _priority(month, one, standing, tried)
        for one in sorted(month.struggles, key=lambda one: one.since or one.heard, reverse=True)
        if one.title.strip() and has_moved(month, one)
    ]
    return sorted(found, key=lambda one: _STAGES.index(one.state), reverse=True)


def _priority(
    month: MonthRecords, struggle: Struggle, standing: Sequence[Adoption], tried: set[int]
) -> Priority:
    results = [one.improvement for one in standing if one.improvement.struggle == struggle.id]
    adopted = {one.id for one in results}
    return Priority(
        record=struggle.id,
        title=struggle.title,
        state=struggle.state,
        tried=tuple(
            Line(record=one.id, wording=one.wording)
            for one in month.improvements.values()
            if one.struggle == struggle.id
            and one.id not in adopted
            and (one.id in tried or one.state is ImprovementState.TRYING)
            and one.wording.strip()
        ),
        results=tuple(effect_of(month, one) for one in results if one.wording.strip()),
    )


def _answer(month: MonthRecords) -> Answer | None:
    before = month.decks.get(month_before(month.first))
    if before is None or before.month == month.first or not before.prediction.strip():
        return None
    return Answer(
        record=before.id,
        prediction=before.prediction,
        outcome=before.outcome,
        came_true=before.came_true,
    )
