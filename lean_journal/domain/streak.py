"""Streak, consistency and return of a behavior, counted from its periods (DESIGN §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from lean_journal.domain.cadence import Unit
from lean_journal.domain.calendar import week_of
from lean_journal.domain.practice import Outcome, Period

WEEK = timedelta(days=7)

LAST_YEAR = 52 * WEEK
"""How far the return time looks back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """How a behavior stands now."""

    unit: Unit
    current: int
    """Met periods in a row, up to the running one, and with it if it is met."""

    running: Period
    """The period that runs."""

    @property
    def is_pending(self) -> bool:
        """Whether the running period may still be met."""
        return self.running.outcome is Outcome.PENDING


def run_now(periods_back: Iterable[Period]) -> Run | None:
    """Count a behavior's present streak, looking back no further than to where it begins.

    Args:
        periods_back: Its periods, the newest first.

    Returns:
        How it stands; None before it begins.
    """
    current, running = 0, None
    for period in periods_back:
        running = running or period
        current += period.outcome is Outcome.MET
        if period.outcome is Outcome.UNMET or period.begins:
            break
    return Run(unit=running.unit, current=current, running=running) if running else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Streak(Run):
    """How a behavior stands, in all its history."""

    best: int
    """The most there ever were in the present unit."""

    unmet: tuple[Period, ...]
    """The unmet periods since the last one that was met, as far as the streak reaches back."""


def streak(history: Sequence[Period]) -> Streak | None:
    """Count a behavior's streak in its present unit.

    Args:
        history: Its periods, the oldest first.

    Returns:
        How it stands; None before it begins.
    """
    if not history:
        return None
    current = best = 0
    unmet: list[Period] = []
    unit = history[-1].unit
    for period in history:
        if period.begins:
            current, unmet = 0, []
        if period.outcome is Outcome.MET:
            current, unmet = current + 1, []
        elif period.outcome is Outcome.UNMET:
            current = 0
            unmet.append(period)
        if period.unit is unit:
            best = max(best, current)
    return Streak(unit=unit, current=current, running=history[-1], best=best, unmet=tuple(unmet))


TWICE = 2
"""Unmet periods in a row after which a change is suggested: a rule of thumb, and called so."""

LONGEST_LOOK = 400
"""Periods that are looked back for the end of a run."""


def unmet_twice(periods_back: Iterable[Period], asked: date | None) -> list[Period]:
    """Give the two newest unmet periods, if they follow each other and nobody was asked yet.

    Args:
        periods_back: A behavior's periods, the newest first.
        asked: The first day of the unmet period a change was last suggested for.

    Returns:
        The newer one first; nothing if there are not two, or the run they belong to was
        asked about before.
    """
    found: list[Period] = []
    for period in islice(periods_back, LONGEST_LOOK):
        if period.outcome is Outcome.UNMET:
            found.append(period)
            if asked is not None and period.first <= asked:
                return []
        if period.outcome is Outcome.MET or period.begins:
            break
        if len(found) >= TWICE and asked is None:
            break
    return found[:TWICE] if len(found) >= TWICE else []


@dataclass(frozen=True, slots=True)
class Consistency:
    """A plain fraction: done of possible, and what of the rest nobody said anything about."""

    done: int
    possible: int
    unmarked: int


def consistency(
    history: Sequence[Period], today: date, weeks: int, week_start: int = 0
) -> Consistency:
    """Count what was done of what was asked for, over this calendar week and those before.

    Of a day cadence the due days count, of a week or month the days asked for in it; a month
    counts if one of the weeks touches it. Frozen periods do not enter, and the running one
    enters once it is met.

    Args:
        history: A behavior's periods, the oldest first.
        today: The present journal day.
        weeks: How many calendar weeks, this one included.
        week_start: The weekday weeks begin on.
    """
    this_week = week_of(today, week_start)[0].toordinal()
    since = date.fromordinal(max(1, this_week - 7 * (weeks - 1)))
    done = possible = unmarked = 0
    for period in reversed(history):
        if period.last < since:
            break
        if period.outcome in (Outcome.MET, Outcome.UNMET):
            reached = min(period.done, period.need)
            done += reached
            possible += period.need
            unmarked += max(0, period.need - reached - period.missed)
    return Consistency(done, possible, unmarked)


def return_time(history: Sequence[Period], today: date) -> float | None:
    """Give the median length of the runs of unmet periods that ended within 52 weeks.

    A run ends with the next period that is met; one that was broken off, because the behavior
    was parked or its unit changed, is none. Lengths are in the present unit.

    Args:
        history: A behavior's periods, the oldest first.
        today: The present journal day.

    Returns:
        The median; None if no run ended.
    """
    # The first frame does without it.
    from statistics import median

    runs: list[int] = []
    length = 0
    for period in history:
        if period.begins:
            length = 0
        if period.outcome is Outcome.UNMET:
            length += 1
        elif period.outcome is Outcome.MET:
            if length and period.unit is history[-1].unit and today - period.first < LAST_YEAR:
                runs.append(length)
            length = 0
    return float(median(runs)) if runs else None


# In words, the same on every screen and in the shell


def counted(number: float, unit: Unit) -> str:
    """Say a number of periods: ``1 day``, ``9 weeks``, ``1.5 weeks``."""
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def run_words(standing: Run | None) -> str:
    """Say how a behavior stands now: ``9 weeks · this week 1 of 3, pending``."""
    if standing is None:
        return "not begun"
    words = [counted(standing.current, standing.unit)]
    return " · ".join([*words, *([pending_words(standing)] if standing.is_pending else [])])


def streak_words(standing: Streak | None) -> str:
    """Say how a behavior stands: ``9 weeks · best 12 · this week 1 of 3, pending``."""
    if standing is None:
        return "not begun"
    current, *pending = run_words(standing).split(" · ")
    return " · ".join([current, f"best {standing.best}", *pending])


def pending_words(standing: Run) -> str:
    """Say what the running period still waits for: ``today pending``."""
    running = standing.running
    if running.unit is Unit.DAY:
        # It breaks the streak when the day is over, not before.
        return "today missed so far" if running.missed else "today pending"
    return f"this {running.unit} {running.done} of {running.need}, pending"


def consistency_words(seen: Consistency) -> str:
    """Say a fraction with its denominator: ``17 of 19 · 2 unmarked``."""
    if not seen.possible:
        return "nothing counted yet"
    unmarked = f" · {seen.unmarked} unmarked" if seen.unmarked else ""
    return f"{seen.done} of {seen.possible}{unmarked}"
