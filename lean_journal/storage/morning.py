"""The morning pass, gathered from the journal: what there is to ask."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, practised
from lean_journal.domain.commitment import Commitment, CommitmentState, by_due
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import (
    CommitmentStep,
    MarkStep,
    Morning,
    Step,
    StruggleStep,
    commitment_step,
    steps_left,
    suggested_walk,
)
from lean_journal.domain.reflection import ReflectionKind, key_of
from lean_journal.domain.walk import Walk, WalkState, last_visits
from lean_journal.storage.journal import Journal
from lean_journal.storage.passes import is_first_morning, pass_of, reflection_of
from lean_journal.storage.practice_steps import marks_missing, practice_steps


def morning_of(journal: Journal, day: date) -> Morning:
    """Give what the steps of a morning are made of, as things stand now."""
    written = reflection_of(journal, day, ReflectionKind.MORNING)
    walks = list(journal.glimpse(Walk, "area", "day", "state", "struggle"))
    todays = [walk.area or walk.struggle for walk in walks if walk.day == day]
    areas = journal.find(Area)
    visits = last_visits(walks)
    guided = pass_of(journal, day, ReflectionKind.MORNING)
    return Morning(
        guided=guided,
        is_first=is_first_morning(journal, day),
        # On the board, after the pass, nobody is asked any more.
        practice=() if guided.finished else practice_steps(journal, guided),
        behaviors=practised(journal.find(Behavior)),
        due=commitments_due(journal, day),
        renewed=renewed(journal, guided),
        answered=[answer.prompt for answer in written.answers] if written is not None else (),
        suggestion=_suggested(journal, walks, todays) or suggested_walk(areas, visits, todays),
    )


def renewed(journal: Journal, guided: Pass) -> set[int]:
    """Give the ids of the commitments that took the place of those a pass asked about."""
    if not guided.done:
        return set()
    return {
        one.successor
        for one in journal.glimpse(Commitment, "successor")
        if one.successor is not None and commitment_step(one.id) in guided.done
    }


def commitments_due(journal: Journal, day: date) -> list[Commitment]:
    """Give the open commitments due on or before a day, the oldest first."""
    due = [
        one.id
        for one in journal.glimpse(Commitment, "state", "due")
        if one.state is CommitmentState.OPEN and one.due is not None and one.due <= day
    ]
    return by_due(one for id_ in due if (one := journal.lookup(Commitment, id_)) is not None)


def _suggested(
    journal: Journal, walks: Sequence[Any], todays: Collection[int | None]
) -> StruggleStep | None:
    """Suggest a walk for the struggle heard first that nobody has gone to see, nor plans to."""
    if any(walk is not None for walk in todays):
        return None
    # Nobody waits for this on the first frame.
    from lean_journal.domain.struggle import Struggle, unseen

    planned = {walk.struggle for walk in walks if walk.state is WalkState.PLANNED}
    waiting = (one for one in unseen(journal.find(Struggle)) if one.id not in planned)
    first = next(waiting, None)
    return StruggleStep(first) if first is not None else None


def first_step(journal: Journal, day: date) -> MarkStep | CommitmentStep | None:
    """Give what a pass that has not begun asks first, without looking at all it will ask.

    Returns:
        The first mark that is missing, else the oldest commitment due; None if the pass has
        begun, or begins with something else.
    """
    if journal.keyed(Pass, key_of(day, ReflectionKind.MORNING)) is not None:
        return None
    if not journal.find(Area):
        return None
    if (step := next(marks_missing(journal, day), None)) is not None:
        return step
    due = commitments_due(journal, day)
    return CommitmentStep(due[0]) if due else None


def steps_of(journal: Journal, day: date) -> list[Step]:
    """Give the steps the morning pass of a day still has; none once its end was reached."""
    morning = morning_of(journal, day)
    return [] if morning.guided.finished else steps_left(morning)
