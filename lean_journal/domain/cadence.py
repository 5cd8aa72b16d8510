"""How often a behavior shall be shown: the four forms of a cadence, typed as they are printed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from lean_journal.domain.record import Refused


class Unit(StrEnum):
    """What the streak of a cadence is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


MOST_TIMES = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28}
"""Distinct days there are in every such period."""

_FORM = re.compile(r"([0-9]{1,4}) */ *(week|month)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cadence:
    """A number of distinct days in each calendar period."""

    unit: Unit
    times: int = 1
    workdays_only: bool = True
    """Whether free days ask for nothing; only ``every day`` asks on them too."""

    def __str__(self) -> str:
        """Print it in the form `parse_cadence` reads."""
        if self.unit is Unit.DAY:
            return "daily" if self.workdays_only else "every day"
        return f"{self.times}/{self.unit}"


DAILY = Cadence(Unit.DAY)
"""Once on each workday."""

EVERY_DAY = Cadence(Unit.DAY, workdays_only=False)


def parse_cadence(text: str) -> Cadence:
    """Read a cadence.

    Args:
        text: ``daily``, ``every day``, ``N/week`` up to 7 or ``N/month`` up to 28, in either
            case; blanks around the parts are allowed.

    Raises:
        Refused: It is none of these; the sentence says what may be typed.
    """
    words = " ".join(text.casefold().split())
    for cadence in (DAILY, EVERY_DAY):
        if words == str(cadence):
            return cadence
    match = _FORM.fullmatch(words)
    if match is None:
        raise Refused(f"{text!r} is no cadence: type daily, every day, 3/week or 1/month")
    unit, times = Unit(match[2]), int(match[1])
    if not 1 <= times <= MOST_TIMES[unit]:
        most = MOST_TIMES[unit]
        raise Refused(f"{text.strip()!r} cannot be done: type 1/{unit} to {most}/{unit}")
    return Cadence(unit, times)
