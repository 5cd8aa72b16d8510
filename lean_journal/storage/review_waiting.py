"""Which review it is time for, and which week or month it looks at."""

from datetime import date
from typing import NamedTuple

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.guided import Pass
from lean_journal.domain.reflection import ReflectionKind, key_of
from lean_journal.domain.review_days import bounds, is_time, under_review
from lean_journal.domain.walk import Walk
from lean_journal.storage.behaviors import days_of
from lean_journal.storage.journal import Journal
from lean_journal.storage.review import is_intention_open

KINDS = (ReflectionKind.WEEK, ReflectionKind.MONTH)
"""What is reviewed, the more frequent one first."""


class Waiting(NamedTuple):
    """A review that is to be done."""

    kind: ReflectionKind
    first: date
    last: date
    is_begun: bool
    """Whether some of its steps are behind."""


def period_under_review(journal: Journal, kind: ReflectionKind) -> tuple[date, date]:
    """Give the first and the last day of the week or month a review looks at today."""
    shared = days_of(journal)

    def is_open(first: date) -> bool:
        guided = journal.keyed(Pass, key_of(first, kind))
        if guided is not None:
            return not _is_done(journal, guided)
        return _is_lived(journal, bounds(kind, first, shared.week_start)[1])

    return under_review(kind, journal.today(), shared, is_open)


def reviews_waiting(journal: Journal) -> list[Waiting]:
    """Give the reviews it is time for, and those that were begun and not finished."""
    today, shared = journal.today(), days_of(journal)
    found: list[Waiting] = []
    for kind in KINDS:
        first, last = period_under_review(journal, kind)
        guided = journal.keyed(Pass, key_of(first, kind))
        if guided is not None and _is_done(journal, guided):
            continue
        is_begun = guided is not None and bool(guided.done)
        if is_begun or (is_time(last, today, shared) and _is_lived(journal, last)):
            found.append(Waiting(kind, first, last, is_begun))
    return found


def _is_lived(journal: Journal, last: date) -> bool:
    """Tell whether somebody had begun to practise, walk or reflect by a day."""
    if any(one.begun <= last for one in journal.find(Behavior)):
        return True
    kinds = (Walk, Pass)
    return any(one.day <= last for kind in kinds for one in journal.glimpse(kind, "day"))


def _is_done(journal: Journal, guided: Pass) -> bool:
    """Tell whether a review has come to its end, be it that its last answer came elsewhere."""
    if guided.finished or is_intention_open(journal, guided):
        return guided.finished
    # Review's first frame seldom needs it.
    from lean_journal.storage.review_steps import has_more

    return not has_more(journal, guided)
