"""Months: their names, their neighbors, and how a person types one."""

import re
from datetime import date

from lean_journal.domain.calendar import DAY, month_of

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Their names, whatever the language of the machine: the deck is English throughout."""


def month_name(month: date) -> str:
    """Print a month: ``October 2026``."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def range_name(first: date, last: date) -> str:
    """Name days in a row: ``16 – 29 November 2026``, ``30 November – 13 December 2026``."""
    year = "" if first.year == last.year else f" {first.year}"
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {first:%B}{year}"
    return f"{first.day}{month} – {last.day} {last:%B} {last.year}"


def month_before(month: date) -> date:
    """Give the first day of the month before; the first month of all has itself before it."""
    first, _ = month_of(month)
    return month_of(first - DAY)[0] if first > date.min else first


def month_after(month: date) -> date:
    """Give the first day of the month after; the last month of all has itself after it."""
    _, last = month_of(month)
    return last + DAY if last < date.max else month_of(month)[0]


def last_finished(today: date) -> date:
    """Give the first day of the last month that has ended."""
    return month_before(today)


def parse_month(text: str, today: date) -> date | None:
    """Read a month as a person types it.

    Args:
        text: ``2026-10``; ``last`` or ``this``; or the name of a month, or its first letters
            from three on: the last such month that has begun. In either case.
        today: The journal day.

    Returns:
        Its first day; None if the text is no month, or one in the future.
    """
    word = text.strip().casefold()
    if word == "last":
        return last_finished(today)
    if word == "this":
        return month_of(today)[0]
    month = _numbered(word) or _named(word, today)
    return month if month is not None and month <= today else None


def _numbered(word: str) -> date | None:
    found = re.fullmatch(r"(\d{4})-(\d{2})", word, re.ASCII)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def _named(word: str, today: date) -> date | None:
    fitting = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    if len(word) < 3 or not fitting:
        return None
    year = today.year if fitting[0] <= today.month else today.year - 1
    return date(year, fitting[0], 1) if year else None
