"""Days as a person types them after an option."""

from datetime import date

import click

from lean_journal.domain.calendar import parse_past_day
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
