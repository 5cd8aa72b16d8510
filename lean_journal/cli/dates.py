"""Days and months as a person types them."""

from datetime import date

import click

from lean_journal.domain.calendar import parse_date, parse_past_day
from lean_journal.domain.months import last_finished, parse_month
from lean_journal.storage import Journal


def past_day(journal: Journal, text: str) -> date:
    """Read a day that has begun.

    Raises:
        click.BadParameter: It is no such day.
    """
    day = parse_past_day(text, journal.today())
    if day is None:
        raise click.BadParameter(
            f"{text!r} is no day up to today: type it as 2026-11-20, yesterday, mon or -3d",
            param_hint="--on",
        )
    return day


def coming_day(journal: Journal, text: str, option: str) -> date:
    """Read a day that has not passed.

    Args:
        journal: The journal, for what day it is.
        text: What was typed.
        option: After which option.

    Raises:
        click.BadParameter: It is no such day.
    """
    day = parse_date(text, journal.today())
    if day is None:
        raise click.BadParameter(
            f"{text!r} is no day to come: type it as fri, +3d or 2026-12-01", param_hint=option
        )
    return day


def begun_month(journal: Journal, text: str | None) -> date:
    """Read a month that has begun.

    Args:
        journal: The journal, for what day it is.
        text: What was typed; without, the last month that has ended is meant.

    Returns:
        Its first day.

    Raises:
        click.BadParameter: It is no such month.
    """
    today = journal.today()
    month = last_finished(today) if text is None else parse_month(text, today)
    if month is None:
        raise click.BadParameter(
            f"{text!r} is no month up to this one: type it as 2026-10, october, last or this",
            param_hint="MONTH",
        )
    return month
