"""When the boss gets the deck of a month, and when one is reminded of it."""

from datetime import date, timedelta
from typing import NamedTuple

from lean_journal.domain.cadence import DAILY
from lean_journal.domain.calendar import days, month_of
from lean_journal.domain.months import month_after, month_before
from lean_journal.domain.rhythm import Days

DAYS_BEFORE = 3
"""Working days before the reporting day on which the reminder begins (DOMAIN §1)."""

DAYS_AFTER = 5
"""Working days after it on which the reminder ends: who has let it pass for a week knows."""


class Report(NamedTuple):
    """A deck that is to be sent about now."""

    month: date
    """The first day of the month it is about."""

    due: date
    """The reporting day, in the month after that."""

    is_frozen: bool = False
    """Whether it only waits to be sent; else it is a draft."""


def reports_on(today: date, reporting_day: int | None, shared: Days) -> list[Report]:
    """Give the months of whose decks a day reminds, the oldest first, whatever became of them.

    It begins three working days before the reporting day, but not before the month itself,
    and ends five working days after it, or with the next reporting day. Who is away before
    the reporting day is reminded before leaving.

    Args:
        today: The journal day.
        reporting_day: The day of the month the boss gets the deck of the month before; None
            if nothing shall remind of it.
        shared: The person's workdays, absences and weeks.
    """
    if reporting_day is None:
        return []
    this, _ = month_of(today)
    # The deck that was due last month, the one due in this month, and the one due in the next.
    months = dict.fromkeys((month_before(month_before(this)), month_before(this), this))
    found = (
        Report(month, due_day(month, reporting_day))
        for month in months
        if month_after(month) > month
    )
    return [one for one in found if _is_time(one, today, reporting_day, shared)]


def due_day(month: date, reporting_day: int) -> date:
    """Give the day on which the deck of a month is due: in the next, in a short one its last."""
    first, last = month_of(month_after(month))
    return min(first + timedelta(days=reporting_day - 1), last)


def _is_time(report: Report, today: date, reporting_day: int, shared: Days) -> bool:
    if today <= report.due:
        return today >= report.month and _worked_between(today, report.due, shared) < DAYS_BEFORE
    next_due = due_day(month_after(report.month), reporting_day)
    return today < next_due and _worked_between(report.due, today, shared) < DAYS_AFTER


def _worked_between(first: date, last: date, shared: Days) -> int:
    """Count the working days between two days, without both."""
    works = shared.asking(DAILY)
    return sum(works[day] for day in days(first, last) if first < day < last)


def report_stands(report: Report, today: date) -> str:
    """Say when a deck is due, and what is left to do: ``due Thu 5 Nov · a draft``."""
    due = f"{report.due:%a} {report.due.day} {report.due:%b}"
    when = f"due {due}" if today <= report.due else f"was due {due}"
    return f"{when} · {'frozen, not marked as sent' if report.is_frozen else 'a draft'}"
