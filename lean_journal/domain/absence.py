"""Absences: leave and plant shutdowns, days on which no behavior is due."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from lean_journal.domain.calendar import parse_date, parse_past_day
from lean_journal.domain.record import Record, Refused

_WEEK = timedelta(days=7)
_NAMED = ("today", "yesterday", "tomorrow")

LONGEST = timedelta(days=3653)
"""Ten years: a longer one is a mistyped date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence(Record):
    """Days one was not there, or nobody was; for all behaviors."""

    first: date
    last: date
    """The last day of it: both days are included."""

    reason: str = ""


def checked(absence: Absence) -> Absence:
    """Check an absence before it is stored, new or changed.

    Returns:
        The absence to store, its reason trimmed.

    Raises:
        Refused: It ends before it begins, or is longer than ten years.
    """
    first, last = absence.first, absence.last
    if last < first:
        raise Refused(f"it would end on {last.isoformat()}, before it begins on {first}")
    if last - first >= LONGEST:
        raise Refused(f"from {first.isoformat()} to {last.isoformat()} are more than ten years")
    return replace(absence, reason=absence.reason.strip())


def parse_range(text: str, today: date) -> tuple[date, date]:
    """Read the days of an absence.

    Args:
        text: A day, or a first and a last one as ``FROM..TO``. A day is an ISO date, today,
            yesterday, tomorrow, a weekday's name, -3d or +2w; the weekday's name is the last
            such day before today, and as the last day the next one from the first on.
        today: The present journal day.

    Raises:
        Refused: A day cannot be read.
    """
    begins, dots, ends = (part.strip() for part in text.partition(".."))
    first = parse_past_day(begins, today) or parse_date(begins, today)
    if first is None:
        raise _no_day(begins)
    if not dots:
        return first, first
    if ends.isalpha() and ends.casefold() not in _NAMED:
        # The last such day before a week has passed is the next one from the first on.
        last = parse_past_day(ends, min(first, date.max - _WEEK) + _WEEK)
    else:
        last = parse_past_day(ends, today) or parse_date(ends, today)
    if last is None:
        raise _no_day(ends)
    return first, last


def _no_day(word: str) -> Refused:
    return Refused(f"{word!r} is no day: type 2026-12-21, today, tomorrow, mon, -3d or +2w")
