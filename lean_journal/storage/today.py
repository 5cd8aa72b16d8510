"""A day at a glance, gathered from the journal."""

from collections.abc import Sequence
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, practised
from lean_journal.domain.cycle import Cycle, past_check
from lean_journal.domain.improvement import Improvement, to_look_at
from lean_journal.domain.morning import Morning, steps_left
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind, text_of
from lean_journal.domain.reporting import Report, reports_on
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.today import Today, due_behavior, open_loops, planned_for, waiting
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.behaviors import days_of, practices_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.morning import morning_of
from lean_journal.storage.passes import reflection_of


def today_of(journal: Journal) -> Today:
    """Give what today holds, as things stand now."""
    day = journal.today()
    walks = journal.find(Walk)
    seen = journal.glimpse(Observation, "walk", "triaged")
    untriaged = [one.walk for one in seen if not one.triaged]
    with_untriaged = set(untriaged)
    newest = max(
        (walk for walk in walks if walk.id in with_untriaged),
        key=lambda walk: (walk.day, walk.created),
        default=None,
    )
    written = reflection_of(journal, day, ReflectionKind.MORNING)
    morning = morning_of(journal, day)
    first = morning.guided.prompts[:1]
    improvements = journal.find(Improvement)
    tried = {one.cycle: one for one in improvements if one.cycle is not None}
    known = {one.id: one for one in tried.values()}
    # In a damaged file, a cycle may be of another improvement, or of none.
    cycles = (journal.lookup(Cycle, id_) for id_ in tried)
    waiting_cycles = (one for one in cycles if one is not None and one.improvement in known)
    planned, loops = planned_for(walks, day), open_loops(walks, day)
    aims = {walk.struggle for walk in (*planned, *loops) if walk.struggle is not None}
    struggles = (journal.lookup(Struggle, id_) for id_ in aims)
    practices = practices_of(journal, practised(journal.find(Behavior)))
    return Today(
        day=day,
        steps_left=_steps_left(morning),
        intention=text_of(written, first[0]) if first else "",
        due=morning.due,
        planned=planned,
        open_loops=loops,
        untriaged=len(untriaged),
        untriaged_on=newest.id if newest is not None else None,
        suggestion=morning.suggestion,
        past_check=past_check(waiting_cycles, day),
        to_look_at=to_look_at(improvements, day),
        tried=known,
        areas={area.id: area for area in journal.find(Area)},
        struggles={one.id: one for one in struggles if one is not None},
        chosen=morning.guided.focus,
        behaviors=[due_behavior(one) for one in practices],
        report=_report(journal, day, practices),
    )


def _report(journal: Journal, day: date, practices: Sequence[Practice]) -> Report | None:
    """Give the deck a day reminds of; on the other days no record is looked at for it."""
    # What days are worked the practices have read already.
    shared = practices[0].days if practices else days_of(journal)
    reports = reports_on(day, journal.settings.reporting_day, shared)
    if not reports:
        return None
    from lean_journal.storage.deck import to_send

    return to_send(journal, reports)


def count_of(journal: Journal) -> int:
    """Count what waits today, as `Today.count` does, and look at nothing else."""
    morning = morning_of(journal, journal.today())
    return waiting(morning.due, _steps_left(morning))


def _steps_left(morning: Morning) -> int:
    return 0 if morning.guided.finished else len(steps_left(morning))
