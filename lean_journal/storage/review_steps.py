"""What the weekly and the monthly review ask, gathered from the journal."""

from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, MarkState, practised
from lean_journal.domain.calendar import days
from lean_journal.domain.cycle import Cycle, past_check
from lean_journal.domain.guided import Pass
from lean_journal.domain.improvement import Improvement, to_look_at
from lean_journal.domain.picture import looks
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import Practised, old_learning
from lean_journal.domain.review_days import bounds
from lean_journal.domain.review_steps import (
    MOST,
    BehaviorStep,
    CheckStep,
    HoldStep,
    LearningStep,
    LoopStep,
    Note,
    Review,
    StarStep,
    Step,
    behavior_step,
    is_under_way,
    steps_left,
)
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.today import open_loops
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.improvements import handles_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.marks import mark_on
from lean_journal.storage.morning import commitments_due, renewed
from lean_journal.storage.passes import reflection_of
from lean_journal.storage.review import (
    facts_with,
    intention_before,
    is_intention_open,
    practised_of,
)


def review_of(journal: Journal, guided: Pass) -> Review:
    """Give what the steps of a review are made of, as things stand now."""
    kind, today = guided.kind, journal.today()
    first, last = bounds(kind, guided.day, journal.settings.week_start)
    is_week = kind is ReflectionKind.WEEK
    is_new = not is_under_way(guided)
    shown = practised_of(journal, _behaviors(journal, guided, is_new), first, last)
    written = reflection_of(journal, guided.day, kind)
    return Review(
        guided=guided,
        facts=facts_with(journal, kind, first, last, [one for _, one in shown]) if is_new else None,
        behaviors=[_behavior(journal, *one, first, last) for one in shown] if is_week else (),
        due=commitments_due(journal, today) if is_week else (),
        renewed=renewed(journal, guided) if is_week else (),
        loops=_loops(journal, today) if is_week else (),
        checks=_checks(journal, today),
        holding=[HoldStep(one) for one in to_look_at(journal.find(Improvement), today)],
        stars=() if is_week else _stars(journal),
        learning=None if is_week else _learning(journal, first),
        answered=[answer.prompt for answer in written.answers] if written is not None else (),
        last_intention=intention_before(journal, kind, first),
    )


def steps_of(journal: Journal, guided: Pass) -> list[Step]:
    """Give the steps a review still has; none once its end was reached."""
    return [] if guided.finished else steps_left(review_of(journal, guided))


def has_more(journal: Journal, guided: Pass) -> bool:
    """Tell whether a review has anything left to ask, looking at no more than that takes."""
    # It is asked last, so that answers elsewhere never end a review.
    if is_intention_open(journal, guided):
        return True
    return bool(steps_left(review_of(journal, guided)))


def _behaviors(journal: Journal, guided: Pass, is_new: bool) -> list[Behavior]:
    """Give the behaviors a review still has something to say of: at first, of all."""
    active = practised(journal.find(Behavior))
    if is_new:
        return active
    if guided.kind is ReflectionKind.MONTH:
        return []
    return [one for one in active if behavior_step(one.id) not in guided.done]


def _behavior(
    journal: Journal, practice: Practice, one: Practised, first: date, last: date
) -> BehaviorStep:
    notes = _notes(journal, practice.behavior.id, first, min(last, practice.today))
    return BehaviorStep(one, looks(practice, first, last), notes)


def _notes(journal: Journal, behavior: int, first: date, last: date) -> list[Note]:
    """Give what was written beside the days on which a behavior was not done."""
    marks = (mark_on(journal, behavior, day) for day in days(first, last))
    return [
        Note(mark.day, mark.state, mark.evidence)
        for mark in marks
        if mark is not None and mark.evidence and mark.state is not MarkState.DONE
    ]


def _loops(journal: Journal, today: date) -> list[LoopStep]:
    """Give the open loops of walks, the newest first: the people there remember those."""
    return [
        LoopStep(
            walk,
            _area_of(journal, walk),
            journal.lookup(Struggle, walk.struggle) if walk.struggle is not None else None,
            [one.fact for one in journal.find(Observation, walk=walk.id) if one.fact],
        )
        for walk in open_loops(journal.find(Walk), today)[:MOST]
    ]


def _area_of(journal: Journal, walk: Walk | None) -> Area | None:
    if walk is None or walk.area is None:
        return None
    return journal.lookup(Area, walk.area)


def _checks(journal: Journal, today: date) -> list[CheckStep]:
    waiting = [
        cycle
        for one in journal.glimpse(Cycle, "closed")
        if one.closed is None
        if (cycle := journal.lookup(Cycle, one.id)) is not None
    ]
    return [
        CheckStep(cycle, improvement)
        for cycle in past_check(waiting, today)
        if (improvement := journal.lookup(Improvement, cycle.improvement)) is not None
    ]


def _stars(journal: Journal) -> list[StarStep]:
    """Give the starred observations that belong to no improvement, the newest first."""
    improvements = {handle for handle in handles_of(journal) if handle.startswith("#i")}
    waiting = [
        one
        for one in journal.glimpse(Observation, "starred", "link", "created")
        if one.starred and one.link not in improvements
    ]
    newest = sorted(waiting, key=lambda one: one.created, reverse=True)[:MOST]
    found: list[StarStep] = []
    for one in newest:
        if (seen := journal.lookup(Observation, one.id)) is not None:
            walk = journal.lookup(Walk, seen.walk)
            found.append(StarStep(seen, walk, _area_of(journal, walk)))
    return found


def _learning(journal: Journal, month: date) -> LearningStep | None:
    chosen = old_learning(journal.glimpse(Cycle, "closed", "created", "learned"), month)
    cycle = journal.lookup(Cycle, chosen.id) if chosen is not None else None
    if cycle is None:
        return None
    return LearningStep(cycle, journal.lookup(Improvement, cycle.improvement))
