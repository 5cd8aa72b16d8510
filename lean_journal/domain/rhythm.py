"""The days a person works, as all behaviors share them: free days, absences, weeks and months."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from lean_journal.domain.absence import Absence
from lean_journal.domain.cadence import Cadence, Unit
from lean_journal.domain.calendar import MONDAY_TO_FRIDAY, Workweek, days, month_of, week_of


class Days:
    """Which days are working days of the person, and how they fall into periods."""

    def __init__(
        self,
        workweeks: Iterable[Workweek] = (),
        absences: Iterable[Absence] = (),
        week_start: int = 0,
    ) -> None:
        """Take the versions of the workweek, the absences, and the weekday weeks begin on."""
        versions = sorted(workweeks, key=lambda week: week.since)
        self._since = [week.since for week in versions]
        self._workdays = [MONDAY_TO_FRIDAY, *(week.days for week in versions)]
        self._absent = _joined((one.first, one.last) for one in absences)
        self._absent_since = [first for first, _ in self._absent]
        self.week_start = week_start
        # All behaviors look at the same days, years of them: each is worked out once.
        self._on_workdays = _Remembered(lambda day: not self.is_free(day) and self._is_there(day))
        self._every_day = _Remembered(self._is_there)
        self._stretches: dict[tuple[date, date], tuple[date, ...]] = {}
        self._asked: dict[tuple[bool, date, date], int] = {}

    def is_free(self, day: date) -> bool:
        """Tell whether a day is no workday."""
        return day.weekday() not in self._workdays[bisect_right(self._since, day)]

    def is_absent(self, day: date) -> bool:
        """Tell whether a day lies in an absence."""
        place = bisect_right(self._absent_since, day)
        return place > 0 and day <= self._absent[place - 1][1]

    def _is_there(self, day: date) -> bool:
        return not self.is_absent(day)

    def asking(self, cadence: Cadence) -> Mapping[date, bool]:
        """Give for every day whether a cadence asks for something on it."""
        return self._on_workdays if cadence.workdays_only else self._every_day

    def asked(self, cadence: Cadence, stretch: tuple[date, ...]) -> int:
        """Count the days in a row on which a cadence asks for something."""
        if len(stretch) == 1:
            return self.asking(cadence)[stretch[0]]
        key = (cadence.workdays_only, stretch[0], stretch[-1])
        if key not in self._asked:
            asks = self.asking(cadence)
            self._asked[key] = sum(asks[day] for day in stretch)
        return self._asked[key]

    def stretch(self, first: date, last: date) -> tuple[date, ...]:
        """List the days from the first to the last, both included."""
        key = (first, last)
        if key not in self._stretches:
            self._stretches[key] = tuple(days(first, last))
        return self._stretches[key]

    def period(self, unit: Unit, day: date) -> tuple[date, date]:
        """Give the first and the last day of the calendar period a day lies in."""
        if unit is Unit.DAY:
            return day, day
        return week_of(day, self.week_start) if unit is Unit.WEEK else month_of(day)


class _Remembered(dict[date, bool]):
    """What a function says of days, asked once each."""

    def __init__(self, tell: Callable[[date], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, day: date) -> bool:
        told = self[day] = self._tell(day)
        return told


def _joined(ranges: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Sort ranges and join those that overlap."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        elif first <= last:
            joined.append((first, last))
    return joined
