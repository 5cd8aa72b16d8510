"""The practice of a behavior: its days, and the periods every number about it is counted from.

A behavior's history is cut into periods of its cadence: days, weeks or months. Each is met,
unmet, frozen or, the running one, pending (DESIGN §5). `streak` counts from that list.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from lean_journal.domain.absence import LONGEST
from lean_journal.domain.behavior import Behavior, CadenceVersion, MarkState
from lean_journal.domain.cadence import Cadence, Unit
from lean_journal.domain.calendar import DAY
from lean_journal.domain.rhythm import Days

Marks = Mapping[date, MarkState]
"""What a person said of one behavior, by day."""


class Outcome(StrEnum):
    """What became of a period."""

    MET = "met"
    UNMET = "unmet"
    FROZEN = "frozen"
    """Neither counts nor breaks."""

    PENDING = "pending"
    """It runs and is not met yet."""


class Period(NamedTuple):
    """One day, week or month of a behavior."""

    unit: Unit
    first: date
    last: date
    outcome: Outcome
    done: int
    """Days it was done; of a day cadence only a due one."""

    need: int
    """Days that were asked for."""

    missed: int
    """Days marked as missed."""

    begins: bool
    """Whether a new streak begins here: the unit changed, or a parked behavior was resumed."""


class Span(NamedTuple):
    """The days for which a cadence counts, both included."""

    cadence: Cadence
    first: date
    last: date
    begins: bool
    """Whether the cadence before it was of another unit."""


def spans(behavior: Behavior, days: Days) -> list[Span]:
    """Give the cadences of a behavior with the days they count for.

    A new cadence starts with the next whole period of both: the first period of its own that
    begins once the running period of the old one has ended. The first cadence reaches back
    without end.
    """
    starts: list[tuple[date, Cadence]] = []
    for version in sorted(behavior.cadences, key=lambda one: one.decided):
        if not starts:
            starts.append((date.min, version.cadence))
            continue
        # One decided on before the last one came into force takes its place.
        while starts[-1][0] > version.decided:
            starts.pop()
        start = _start_of(version.cadence, starts[-1][1], version.decided, days)
        starts.append((start, version.cadence))
    found: list[Span] = []
    for number, (first, cadence) in enumerate(starts):
        last = starts[number + 1][0] - DAY if number + 1 < len(starts) else date.max
        is_other = number > 0 and starts[number - 1][1].unit is not cadence.unit
        found.append(Span(cadence, first, last, is_other))
    return found


def _start_of(new: Cadence, old: Cadence, decided: date, days: Days) -> date:
    ended = _next(days.period(old.unit, decided)[1])
    first, last = days.period(new.unit, ended)
    return ended if first == ended else _next(last)


def with_cadence(behavior: Behavior, cadence: Cadence, day: date, days: Days) -> Behavior:
    """Decide on another cadence for a behavior.

    It counts from the next whole period on. On the day the behavior begins it counts at once;
    and one that does not count yet is taken back by what is decided now.

    Args:
        behavior: The behavior.
        cadence: What it shall be asked for.
        day: The present journal day.
        days: The person's workdays, absences and weeks.
    """
    first, *later = behavior.cadences
    if day <= behavior.begun:
        return replace(behavior, cadences=(replace(first, cadence=cadence),))
    in_force = [span.first for span in spans(behavior, days) if span.first <= day]
    known = [first, *(one for one in later if one.decided < in_force[-1])]
    if known[-1].cadence != cadence:
        known.append(CadenceVersion(day, cadence))
    return replace(behavior, cadences=tuple(known))


def earliest_mark(behavior: Behavior) -> date:
    """Give the first day a mark of a behavior counts on: ten years before it was begun.

    An earlier one is a mistyped year, and would make centuries of unmarked days.
    """
    return date.fromordinal(max(1, behavior.begun.toordinal() - LONGEST.days))


def _next(day: date) -> date:
    return day + DAY if day < date.max else day


class Practice:
    """A behavior's days as they stand today; the facts are looked up once, not once a day."""

    def __init__(self, behavior: Behavior, marks: Marks, days: Days, today: date) -> None:
        """Take the facts.

        Args:
            behavior: The behavior.
            marks: What was said of it, by day, in any order; those after today do not count.
            days: The person's workdays, absences and weeks.
            today: The present journal day.
        """
        self.behavior, self.days, self.today = behavior, days, today
        is_all_past = max(marks, default=today) <= today
        self.marks = (
            dict(marks)
            if is_all_past
            else {day: said for day, said in marks.items() if day <= today}
        )
        self.spans = spans(behavior, days)
        self._ranges = [(one.first, one.last or date.max) for one in behavior.active]
        self._resumed = {one.first for one in behavior.active[1:]}
        self._start = self._moved_back()
        decided = {version.decided for version in behavior.cadences[1:]}
        parked = {one.last for one in behavior.active if one.last is not None}
        self._events = sorted({self._start, *self._resumed, *parked, *decided})

    def _moved_back(self) -> date:
        """Give the first active day; a mark in a period before that day moves it back.

        It moves to the beginning of the mark's period, and what is asked for in the period
        of the day itself does not grow: no mark makes another period harder to meet.
        """
        begun, bound = self.behavior.begun, earliest_mark(self.behavior)
        unit = self.spans[0].cadence.unit
        early = (day for day in self.marks if bound <= day < begun)
        earliest = self.days.period(unit, min(early, default=begun))[0]
        own = self.days.period(unit, begun)[0]
        if earliest >= own:
            return begun
        self._ranges.insert(0, (earliest, own - DAY))
        return earliest

    @property
    def cadence(self) -> Cadence:
        """The cadence that counts today."""
        return self.cadence_on(self.today)

    def cadence_on(self, day: date) -> Cadence:
        """Give the cadence that counts on a day."""
        return self._span_on(day).cadence

    @property
    def coming(self) -> Span | None:
        """The cadence that was decided on and does not count yet."""
        return next((span for span in self.spans if span.first > self.today), None)

    def is_asked(self, day: date) -> bool:
        """Tell whether a day asks for the behavior, whatever was said of it: it may be marked."""
        return self.days.asking(self.cadence_on(day))[day] and self.is_active(day)

    def is_active(self, day: date) -> bool:
        """Tell whether the behavior was practised on a day."""
        return any(first <= day <= last for first, last in self._ranges)

    def wants_mark(self, day: date) -> bool:
        """Tell whether a day is unmarked that should be marked.

        Of a week or a month no day need be marked any more once it is met.
        """
        if day > self.today or day in self.marks or not self.is_asked(day):
            return False
        period = self.period_on(day)
        return period is not None and (period.unit is Unit.DAY or period.outcome is not Outcome.MET)

    def last_asked(self) -> date | None:
        """Give the last day before today that asked for the behavior; None if there is none."""
        day = self.today
        while day > self._start:
            day -= DAY
            if self.is_asked(day):
                return day
        return None

    def period_on(self, day: date) -> Period | None:
        """Give the period a day lies in; None before the behavior begins and after today."""
        span = self._span_on(day)
        first, last = self.days.period(span.cadence.unit, day)
        if last < self._start or not self._start <= self.today >= day:
            return None
        return self._period(span, first, last)

    def periods(self) -> Iterator[Period]:
        """Give the periods, the oldest first, up to the one that runs.

        A period is met when it was done on as many days as were asked for: on a due day; or
        in a week or month on min(N, due days). It is frozen when no day was due and none was
        done, when it is unmet and the behavior starts, is parked, resumes or changes cadence
        in it, and when another cadence cuts it short. What lies after today is left out.
        """
        for span in self.spans if self._start <= self.today else ():
            unit = span.cadence.unit
            day = max(span.first, self.days.period(unit, self._start)[0])
            while day <= min(span.last, self.today):
                period = self._period(span, *self.days.period(unit, day))
                yield period
                if period.last == date.max:
                    return
                day = period.last + DAY

    def periods_back(self) -> Iterator[Period]:
        """Give the same periods, the running one first, each when it is wanted."""
        for span in reversed(self.spans) if self._start <= self.today else ():
            unit = span.cadence.unit
            begun = max(span.first, self.days.period(unit, self._start)[0])
            day = min(span.last, self.today)
            while day >= begun:
                period = self._period(span, *self.days.period(unit, day))
                yield period
                if period.first == date.min:
                    return
                day = period.first - DAY

    def _span_on(self, day: date) -> Span:
        return next(span for span in reversed(self.spans) if span.first <= day)

    def _period(self, span: Span, first: date, last: date) -> Period:
        """Sum up a calendar period, or the part of it for which the cadence counts."""
        is_cut = last > span.last
        last = min(last, span.last)
        cadence, asks, marks = span.cadence, self.days.asking(span.cadence), self.marks
        newest_first, newest_last = self._ranges[-1]
        is_active = newest_first <= first and last <= newest_last
        stretch = (first,) if first == last else self.days.stretch(first, last)
        if is_active:
            due = self.days.asked(cadence, stretch)
        else:
            due = sum(asks[day] and self.is_active(day) for day in stretch)
        done = missed = 0
        for day in stretch:
            if day not in marks:
                continue
            state, is_asked = marks[day], asks[day] and (is_active or self.is_active(day))
            if state is MarkState.DONE:
                # On a day not due it is shown, and counts toward a week or month only.
                done += is_asked or cadence.unit is not Unit.DAY
            elif state is MarkState.MISSED:
                missed += 1
            else:
                due -= is_asked
        need = min(cadence.times, due)
        # Done while it was parked is shown, and meets nothing.
        is_met = done >= max(need, 1) and (due or is_active or self._is_touched(first, last))
        if is_cut:
            # Six days are no month: what another cadence cuts short neither counts nor breaks.
            outcome = Outcome.FROZEN
        else:
            outcome = Outcome.MET if is_met else self._unmet(first, last, need)
        begins = span.begins and first == span.first
        for resumed in self._resumed:
            begins = begins or first <= resumed <= last
        return Period(cadence.unit, first, last, outcome, done, need, missed, begins)

    def _is_touched(self, first: date, last: date) -> bool:
        """Tell whether the behavior was practised in some of these days.

        Then a day it was done meets a week with no due day too: an absence entered later, or
        a day that was not possible, must not take back what was met.
        """
        return any(begun <= last and first <= ended for begun, ended in self._ranges)

    def _unmet(self, first: date, last: date, need: int) -> Outcome:
        if not need:
            return Outcome.FROZEN
        if last >= self.today and not self.behavior.is_parked:
            return Outcome.PENDING
        return Outcome.FROZEN if self._turns(first, last) else Outcome.UNMET

    def _turns(self, first: date, last: date) -> bool:
        """Tell whether the behavior starts, is parked, resumes or changes cadence in some days."""
        place = bisect_right(self._events, last)
        return place > 0 and self._events[place - 1] >= first
