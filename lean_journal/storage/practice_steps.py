"""What a morning asks about behaviors: the marks of the last due day, and what follows."""

from collections.abc import Iterator
from datetime import date, timedelta

from lean_journal.domain.behavior import Behavior, MarkState, practised
from lean_journal.domain.calendar import DAY, days
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import (
    EvidenceStep,
    MarkStep,
    PracticeStep,
    TwiceStep,
    mark_step,
)
from lean_journal.domain.practice import Period, Practice
from lean_journal.domain.reflection import ReflectionKind, key_of
from lean_journal.storage.behaviors import days_of, practices_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.marks import EVIDENCE_EVERY, mark_on, seen_on

NEXT_MORNING = timedelta(days=10)
"""How long after a day the pass that asked for its mark is looked for."""


def marks_missing(journal: Journal, day: date) -> Iterator[MarkStep]:
    """Give the steps for the missing marks of the last due day, one after the other.

    Each is looked up when it is wanted: the first frame wants only one.

    Args:
        journal: The journal.
        day: The day of the pass.
    """
    shared = days_of(journal)
    for behavior in practised(journal.find(Behavior)):
        bare = Practice(behavior, {}, shared, day)
        last = bare.last_asked()
        if last is None or mark_on(journal, behavior.id, last) is not None:
            continue
        cadence = bare.cadence_on(last)
        # What was said of its period is all that decides whether the day wants a mark.
        said = {
            one: mark.state
            for one in days(*shared.period(cadence.unit, last))
            if (mark := mark_on(journal, behavior.id, one)) is not None
        }
        if Practice(behavior, said, shared, day).wants_mark(last):
            yield MarkStep(behavior, last, cadence)


def practice_steps(journal: Journal, guided: Pass) -> list[PracticeStep]:
    """Give all a morning asks about behaviors, in their order.

    The marks that are missing; about every fifth time a behavior was done, what was seen or
    heard; and of one that was not met twice in a row, whether to change something about it.
    A letter typed ahead for the next mark never lands in the words about the last one.

    Args:
        journal: The journal.
        guided: The pass of the day.
    """
    # The first frame, which needs only the first missing mark, does without it.
    from lean_journal.domain.streak import unmet_twice

    active = practised(journal.find(Behavior))
    if not active:
        return []
    marks: list[PracticeStep] = []
    words: list[PracticeStep] = []
    twice: list[PracticeStep] = []
    practices = practices_of(journal, active, guided.day)
    for practice in practices:
        behavior, last = practice.behavior, practice.last_asked()
        if last is None:
            continue
        if practice.wants_mark(last):
            marks.append(_mark_step(journal, practice, last))
        elif mark_step(behavior.id, last) in guided.done and _wants_words(journal, practice, last):
            words.append(EvidenceStep(behavior, last))
    for practice in practices:
        unmet = unmet_twice(practice.periods_back(), practice.behavior.asked_about)
        if unmet and all(_was_asked(journal, guided, practice, one) for one in unmet):
            twice.append(TwiceStep(practice.behavior, unmet[0]))
    return [*marks, *words, *twice]


def _mark_step(journal: Journal, practice: Practice, day: date) -> MarkStep:
    seen = tuple(seen_on(journal, day))
    return MarkStep(practice.behavior, day, practice.cadence_on(day), seen)


def _wants_words(journal: Journal, practice: Practice, day: date) -> bool:
    done = [state for state in practice.marks.values() if state is MarkState.DONE]
    if practice.marks.get(day) is not MarkState.DONE or len(done) % EVIDENCE_EVERY:
        return False
    mark = mark_on(journal, practice.behavior.id, day)
    return mark is not None and not mark.evidence


def _was_asked(journal: Journal, guided: Pass, practice: Practice, period: Period) -> bool:
    """Tell whether the person said, or was asked, what became of the end of a period."""
    asked = [day for day in days(period.first, period.last) if practice.is_asked(day)]
    last = asked[-1] if asked else period.last
    if last in practice.marks:
        return True
    step = mark_step(practice.behavior.id, last)
    mornings = (
        journal.keyed(Pass, key_of(day, ReflectionKind.MORNING))
        for day in days(last + DAY, min(last + NEXT_MORNING, guided.day))
    )
    return any(one is not None and step in one.done for one in mornings)
