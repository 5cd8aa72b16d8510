"""What a person sets about time: when a day begins, when a week does, and which days are worked."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from lean_journal.domain.calendar import MONDAY_TO_FRIDAY, WEEKDAYS, Workweek
from lean_journal.domain.record import Refused

LATEST_DAY_START = time(12, 0)
"""A day that started later would be named after the one before."""


def parse_day_start(text: str) -> time:
    """Read when a day begins, as it is typed.

    Raises:
        Refused: It is no time until noon.
    """
    try:
        return loaded_day_start(text.strip())
    except ValueError:
        raise Refused(f"{text!r} is no time until noon: type it as 03:00") from None


def loaded_day_start(value: Any) -> time:
    """Take up a stored time; what is none raises TypeError or ValueError."""
    found = time.fromisoformat(value)
    is_minute = found == found.replace(second=0, microsecond=0)
    if found.tzinfo is not None or found > LATEST_DAY_START or not is_minute:
        raise ValueError(value)
    return found


def parse_week_start(text: str) -> int:
    """Read a weekday by its name or the first letters of it, as `date.weekday` counts them.

    Raises:
        Refused: It is none.
    """
    word = text.strip().casefold()[:3]
    if word not in WEEKDAYS:
        raise Refused(f"{text!r} is no weekday: type one of {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(word)


def parse_weekdays(text: str) -> frozenset[int]:
    """Read weekdays as ``mon-fri``, ``mon,wed,sat`` or both: ``mon-thu,sat``.

    Raises:
        ValueError: A word is no weekday, or none is given.
    """
    found: set[int] = set()
    for part in text.casefold().replace("–", "-").split(","):
        first, dash, last = (word.strip() for word in part.partition("-"))
        start = WEEKDAYS.index(first)
        length = (WEEKDAYS.index(last) - start) % 7 if dash else 0
        found.update((start + n) % 7 for n in range(length + 1))
    return frozenset(found)


def format_weekdays(days: frozenset[int]) -> str:
    """Print weekdays in the form `parse_weekdays` reads: a run of three or more as a range."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}"
        if len(run) > 2
        else ",".join(WEEKDAYS[day] for day in run)
        for run in runs
    )


def with_workdays(weeks: Iterable[Workweek], text: str, today: date) -> tuple[Workweek, ...]:
    """Give the versions of a workweek with one that was typed today.

    The past keeps the workdays it had: a streak of last year must not change today.

    Raises:
        Refused: What was typed are no weekdays.
    """
    try:
        wanted = parse_weekdays(text)
    except ValueError:
        raise Refused(f"{text!r} are no weekdays: type them as mon-fri or mon,wed,sat") from None
    earlier = (week for week in weeks if week.since < today)
    return (*earlier, Workweek(since=today, days=wanted))


def shown_workdays(weeks: tuple[Workweek, ...]) -> str:
    """Print the workdays of the newest version."""
    return format_weekdays(weeks[-1].days if weeks else MONDAY_TO_FRIDAY)


def stored_workweeks(weeks: Iterable[Workweek]) -> list[dict[str, str]]:
    """Give the versions of a workweek as the file holds them."""
    return [{"since": week.since.isoformat(), "days": format_weekdays(week.days)} for week in weeks]


def loaded_workweeks(value: Any) -> tuple[Workweek, ...]:
    """Take up stored versions of a workweek, the oldest first.

    Raises:
        TypeError: It is no list of them; what else is wrong raises what that leads to.
    """
    if not isinstance(value, list):
        raise TypeError(value)
    weeks = [
        Workweek(since=date.fromisoformat(item["since"]), days=parse_weekdays(item["days"]))
        for item in value
    ]
    return tuple(sorted(weeks, key=lambda week: week.since))
