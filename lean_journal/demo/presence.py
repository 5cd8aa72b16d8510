"""The days one was at work: workdays without leave and shutdowns."""

from collections.abc import Iterator
from datetime import date, timedelta

from lean_journal.demo.ledger import Ledger
from lean_journal.domain.absence import Absence
from lean_journal.domain.calendar import DAY, month_of, week_of
from lean_journal.domain.rhythm import Days

WEEK = timedelta(days=7)

NOTED = 3 * WEEK
"""How long before its first day an absence is known."""

CALM = timedelta(days=12)
"""Before the end nothing slips: two misses in a row would be asked about before all else."""

SPRING_LEAVE = (date(2000, 3, 8), 9, 1, ("leave", "leave, with the children", "leave: the garden"))
SUMMER = (date(2000, 7, 29), 1, 2, ("plant shutdown, summer",))
AUTUMN_LEAVE = (date(2000, 9, 20), 5, 1, ("leave", "leave, in the mountains", "leave, at home"))
"""From which day of a year on, within how many weeks, for how many, and why."""


class Presence:
    """Tells which days one was at work, from the first day of the journal to its last."""

    def __init__(self, ledger: Ledger, first: date, last: date) -> None:
        """Draw the absences and store them."""
        self.last = last
        absences = [
            ledger.add(one, ledger.moment(max(first, one.first - NOTED), 8))
            for one in _absences(ledger, first, last)
        ]
        self.days = Days(absences=absences)
        self.first = self.on_or_after(first)

    def at_work(self, day: date) -> bool:
        """Tell whether one was at work on a day; nothing is known against the days to come."""
        return not (self.days.is_free(day) or self.days.is_absent(day))

    def on_or_after(self, day: date) -> date:
        """Give the first day at work from a day on."""
        while not self.at_work(day):
            day += DAY
        return day

    def after(self, day: date) -> date:
        """Give the first day at work after a day."""
        return self.on_or_after(day + DAY)

    def on_or_before(self, day: date) -> date:
        """Give the last day at work up to a day."""
        while not self.at_work(day):
            day -= DAY
        return day

    def before(self, day: date) -> date:
        """Give the last day at work before a day."""
        return self.on_or_before(day - DAY)

    def week(self, day: date) -> list[date]:
        """Give the days at work in the week of a day, as far as the journal reaches."""
        monday = week_of(day)[0]
        found = (monday + n * DAY for n in range(7))
        return [one for one in found if self.first <= one <= self.last and self.at_work(one)]

    def ends_week(self, day: date) -> bool:
        """Tell whether a day at work is the last one of its week."""
        return week_of(self.after(day)) != week_of(day)

    def ends_month(self, day: date) -> bool:
        """Tell whether a day at work is the last one of its month."""
        return month_of(self.after(day)) != month_of(day)

    def is_near_the_end(self, day: date) -> bool:
        """Tell whether a day is one of the last ones, in which all goes well."""
        return self.last - day < CALM


def _absences(ledger: Ledger, first: date, last: date) -> Iterator[Absence]:
    """Give the absences in the order of their days, cut off at the last day of the journal."""
    for year in range(first.year, last.year + 1):
        found = [
            _weeks_off(ledger, year, *SPRING_LEAVE),
            _weeks_off(ledger, year, *SUMMER),
            _weeks_off(ledger, year, *AUTUMN_LEAVE),
            Absence(
                first=date(year, 12, 24),
                last=date(year, 12, 31) + DAY,
                reason="plant shutdown over Christmas",
            ),
        ]
        for one in found:
            # The journal begins on a day at work.
            if first < one.first <= last:
                yield Absence(first=one.first, last=min(one.last, last), reason=one.reason)


def _weeks_off(
    ledger: Ledger, year: int, since: date, choice: int, weeks: int, reasons: tuple[str, ...]
) -> Absence:
    earliest = since.replace(year=year) + WEEK * ledger.chance.randrange(choice)
    monday = earliest + DAY * (-earliest.weekday() % 7)
    friday = monday + (weeks - 1) * WEEK + 4 * DAY
    return Absence(first=monday, last=friday, reason=ledger.chance.choice(reasons))
