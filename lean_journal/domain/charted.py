"""What is charted in the long view: practice by week; promises, checks and adoptions by month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lean_journal.domain.cadence import Unit
from lean_journal.domain.calendar import month_of
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.months import last_finished, month_before
from lean_journal.domain.picture import weeks
from lean_journal.domain.practice import Practice
from lean_journal.domain.run_chart import Point, RunChart, run_chart

WEEKS = 52
MONTHS = 24
"""How far a chart looks back; the week and the month that run are no points."""


class What(Enum):
    """What a chart counts in each of its periods."""

    PRACTICE = "days done"
    PROMISES = "share of promises kept"
    CHECKS = "cycles checked"
    ADOPTIONS = "improvements adopted"


@dataclass(frozen=True, slots=True)
class Charted:
    """A run chart of the journal."""

    what: What
    chart: RunChart

    @property
    def unit(self) -> Unit:
        """What its periods are: weeks or months."""
        return Unit.WEEK if self.what is What.PRACTICE else Unit.MONTH

    @property
    def is_share(self) -> bool:
        """Whether its numbers are parts of one, and no counts."""
        return self.what is What.PROMISES


def practice_chart(practice: Practice) -> Charted:
    """Chart the days a behavior was done in each of the last whole weeks.

    A week in which nothing was due, and nothing done, is a gap; before the first week of the
    behavior there is nothing.
    """
    points = [
        Point(week.first, None if week.is_frozen or week.is_outside else week.done)
        for week in weeks(practice, WEEKS + 1)[:-1]
    ]
    return Charted(What.PRACTICE, run_chart(_begun(points), lowest=0, highest=7))


def promises_chart(commitments: Iterable[Commitment], today: date) -> Charted:
    """Chart the share of what was due in each month that was kept.

    As in the ledger a promise counts by what became of it, and by its last date: one given a
    new date in time is due then. What was dropped is no longer owed; what is overdue is not
    kept so far. A month in which nothing was due is a gap.
    """
    due: Counter[date] = Counter()
    kept: Counter[date] = Counter()
    for one in commitments:
        if one.due is not None and one.state is not CommitmentState.DROPPED:
            month = month_of(one.due)[0]
            due[month] += 1
            kept[month] += one.state is CommitmentState.KEPT
    points = [
        Point(month, kept[month] / due[month] if due[month] else None) for month in _months(today)
    ]
    return Charted(What.PROMISES, run_chart(_begun(points), lowest=0, highest=1))


def checks_chart(cycles: Sequence[Cycle], today: date) -> Charted:
    """Chart the cycles checked in each month since the one in which the first was started."""
    checked = Counter(month_of(one.closed)[0] for one in cycles if one.closed is not None)
    return Charted(What.CHECKS, _counts(checked, cycles, today))


def adoptions_chart(cycles: Sequence[Cycle], today: date) -> Charted:
    """Chart the improvements adopted in each month since the first cycle was started."""
    adopted = {
        (month_of(one.closed)[0], one.improvement)
        for one in cycles
        if one.closed is not None and one.decision is Decision.ADOPT
    }
    return Charted(What.ADOPTIONS, _counts(Counter(first for first, _ in adopted), cycles, today))


def _counts(counts: Counter[date], cycles: Iterable[Cycle], today: date) -> RunChart:
    begun = month_of(min((one.started for one in cycles), default=today))[0]
    points = [Point(month, counts[month]) for month in _months(today) if month >= begun]
    return run_chart(points, lowest=0)


def _months(today: date) -> list[date]:
    """Give the first days of the last whole months, the oldest first."""
    found = [last_finished(today)]
    while len(found) < MONTHS and found[0] > date.min:
        found.insert(0, month_before(found[0]))
    return found


def _begun(points: Sequence[Point]) -> Sequence[Point]:
    """Leave out what lies before the first point that is no gap."""
    begun = next((place for place, one in enumerate(points) if one.value is not None), len(points))
    return points[begun:]
