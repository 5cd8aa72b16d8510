"""A week and a month as facts, gathered from the journal."""

from collections.abc import Iterable, Sequence
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, practised
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.ledger import Ledger, ledger
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind, text_of
from lean_journal.domain.review import (
    INTENTIONS,
    Facts,
    Practised,
    Seen,
    balance,
    cycle_length,
    holding,
    is_asked_about,
    loops_closed,
    practised_in,
    reported_back,
    surprises,
)
from lean_journal.domain.review_days import bounds
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Walk, last_visits
from lean_journal.storage.behaviors import practices_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.passes import reflection_of


def intention_before(journal: Journal, kind: ReflectionKind, first: date) -> str:
    """Give what the review of the week or month before meant this one to be for.

    Args:
        journal: The journal.
        kind: `WEEK` or `MONTH`.
        first: The first day of this week or month.
    """
    if first == date.min:
        return ""
    before = bounds(kind, first - DAY, journal.settings.week_start)[0]
    return text_of(reflection_of(journal, before, kind), INTENTIONS[kind])


def is_intention_open(journal: Journal, guided: Pass) -> bool:
    """Tell whether the intention, the last thing a review asks, was neither written nor left."""
    prompt = INTENTIONS[guided.kind]
    if prompt_step(prompt) in guided.done:
        return False
    return not text_of(reflection_of(journal, guided.day, guided.kind), prompt)


def practised_of(
    journal: Journal, behaviors: Iterable[Behavior], first: date, last: date
) -> list[tuple[Practice, Practised]]:
    """Sum up the behaviors, of some, that were practised in a week or month and are so now."""
    wanted = list(behaviors)
    # Without any, the marks of all years need not be read.
    practices = practices_of(journal, wanted) if wanted else []
    return [
        (practice, practised_in(practice, first, last))
        for practice in practices
        if is_asked_about(practice, first, last)
    ]


def facts_of(journal: Journal, kind: ReflectionKind, first: date) -> Facts:
    """Give the week or month that begins on a day as facts, as things stand now."""
    first, last = bounds(kind, first, journal.settings.week_start)
    shown = practised_of(journal, practised(journal.find(Behavior)), first, last)
    return facts_with(journal, kind, first, last, [one for _, one in shown])


def facts_with(
    journal: Journal, kind: ReflectionKind, first: date, last: date, shown: Sequence[Practised]
) -> Facts:
    """Do as `facts_of` does, with what is known of the behaviors.

    Args:
        journal: The journal.
        kind: `WEEK` or `MONTH`; only of a month one looks at what takes long to show.
        first: Its first day.
        last: Its last day.
        shown: The behaviors as `practised_of` sums them up.
    """
    today, is_month = journal.today(), kind is ReflectionKind.MONTH
    walks = journal.find(Walk)
    visits = last_visits(walks)
    cycles = list(journal.glimpse(Cycle, "started", "closed", "as_expected"))
    improvements = journal.find(Improvement) if is_month else []
    return Facts(
        kind=kind,
        first=first,
        last=last,
        today=today,
        intention=intention_before(journal, kind, first),
        practised=shown,
        ledger=_ledger(journal, today),
        loops=loops_closed(walks, today),
        areas=[Seen(area, visits.get(area.id)) for area in journal.find(Area)],
        cycle_days=cycle_length(cycles, today),
        surprises=surprises(cycles, today),
        holding=holding(improvements, today),
        balance=balance(improvements, today),
        reported=reported_back(journal.find(Struggle), today) if is_month else None,
    )


def _ledger(journal: Journal, today: date) -> Ledger | None:
    found = ledger(journal.find(Commitment), today)
    said = (found.kept, found.renegotiated, found.broken, found.open)
    return found if any(said) else None
