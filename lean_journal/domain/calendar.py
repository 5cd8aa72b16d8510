"""Journal days, workdays and periods: dates as a person means them."""

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date, datetime, time, timedelta

DEFAULT_DAY_START = time(3, 0)
"""Until three in the morning it is still yesterday."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of the weekdays as typed and printed; the index is `date.weekday`."""

MONDAY_TO_FRIDAY = frozenset(range(5))

DAY = timedelta(days=1)

_DAYS_IN = {"d": 1, "w": 7}


def journal_day(now: datetime, day_start: time = DEFAULT_DAY_START) -> date:
    """Give the day an instant belongs to for the person.

    Args:
        now: The person's local date and time.
        day_start: The wall-clock time at which a new day begins.

    Returns:
        The local date, or the one before it until the day has started: with the default,
        01:30 on Tuesday is still Monday. The wall clock decides, so a day that daylight
        saving makes an hour shorter or longer keeps its name throughout.
    """
    before_start = now.time() < day_start
    return now.date() - DAY if before_start and now.date() > date.min else now.date()


@dataclass(frozen=True, slots=True)
class Workweek:
    """The weekdays a person works on, valid from a day on."""

    since: date
    days: frozenset[int] = MONDAY_TO_FRIDAY
    """Indexes as of `date.weekday`: Monday is 0."""


def is_workday(day: date, versions: Iterable[Workweek] = ()) -> bool:
    """Tell whether a day is a workday by the version valid on it.

    Args:
        day: The day in question.
        versions: Every version of the person's workweek, in any order; before the oldest,
            and without any, Monday to Friday.
    """
    valid = [version for version in versions if version.since <= day]
    newest = max(valid, key=lambda version: version.since, default=None)
    return day.weekday() in (newest.days if newest else MONDAY_TO_FRIDAY)


def workdays(first: date, last: date, versions: Iterable[Workweek] = ()) -> Iterator[date]:
    """List the workdays from the first to the last day, both included."""
    known = tuple(versions)
    return (day for day in days(first, last) if is_workday(day, known))


def days(first: date, last: date) -> Iterator[date]:
    """List the days from the first to the last, both included."""
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def week_of(day: date, week_start: int = 0) -> tuple[date, date]:
    """Give the first and the last day of the calendar week a day lies in.

    Args:
        day: Any day of the week.
        week_start: The weekday a week begins on, as of `date.weekday`.
    """
    first = day.toordinal() - (day.weekday() - week_start) % 7
    # The first week of all and the last one may be cut short.
    earliest, latest = max(first, 1), min(first + 6, date.max.toordinal())
    return date.fromordinal(earliest), date.fromordinal(latest)


def month_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of the calendar month a day lies in."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def parse_past_day(text: str, today: date) -> date | None:
    """Read a day that has begun, as typed after ``--on``.

    Args:
        text: An ISO date, ``today``, ``yesterday``, a weekday's name or its first three
            letters (the last such day before today), or ``-3d``.
        today: The present journal day.

    Returns:
        The day, or None when the text is no such day or lies in the future.
    """
    if not text.isascii():  # the digits of other scripts would pass for numbers
        return None
    word = text.strip().casefold()
    day = _named_past_day(word, today)
    return day if day is not None and day <= today else None


def _named_past_day(word: str, today: date) -> date | None:
    try:
        if word in ("today", "yesterday"):
            return today - DAY * (word == "yesterday")
        if len(word) >= 3 and (weekday := _weekday(word)) is not None:
            return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
        if word.startswith("-") and word.endswith("d") and word[1:-1].isdecimal():
            return today - timedelta(days=int(word[1:-1]))
        return date.fromisoformat(word)
    except (ValueError, OverflowError):
        return None


def _weekday(word: str) -> int | None:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((n for n, name in enumerate(full) if name.startswith(word)), None)


def parse_date(word: str, today: date) -> date | None:
    """Read a day that has not passed, as typed after ``!`` and in the plan of a walk.

    Args:
        word: YYYY-MM-DD, today, tomorrow, mon to sun (the next such day after today), or a
            number of days or weeks from today as +3d or +2w; in either case.
        today: The journal day it is read on.

    Returns:
        The day; None if the word is no date, or one before today.
    """
    if not word.isascii():  # the digits of other scripts would pass for numbers
        return None
    try:
        day = _named_coming_day(word.lower(), today)
    except (ValueError, OverflowError):
        return None
    return day if day >= today else None


def _named_coming_day(word: str, today: date) -> date:
    if word == "today":
        return today
    if word == "tomorrow":
        return today + timedelta(days=1)
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1)
    sign, number, unit = word[:1], word[1:-1], word[-1:]
    if sign == "+" and number.isdigit() and unit in _DAYS_IN:
        return today + timedelta(days=int(number) * _DAYS_IN[unit])
    day = date.fromisoformat(word)
    if day.isoformat() != word:
        raise ValueError("not the extended calendar form of ISO 8601")
    return day


def ago(day: date, today: date) -> str:
    """Say how long ago a day was, as short as a list column: ``today``, ``3 d``, ``5 wk``."""
    distance = (today - day).days
    if distance == 0:
        return "today"
    if distance < 0:
        return f"in {-distance} d"
    return f"{distance} d" if distance < 28 else f"{distance // 7} wk"


def so_many_days(count: int) -> str:
    """Print a number of days: ``1 day``, ``34 days``; from two years on in years."""
    if count >= 2 * 365:
        return f"{count // 365} years"
    return "1 day" if count == 1 else f"{count} days"


def days_ago(count: int) -> str:
    """Say how long ago a day was, in full: ``today``, ``1 day ago``, ``34 days ago``."""
    return f"{so_many_days(count)} ago" if count > 0 else "today"


def for_days(count: int) -> str:
    """Say for how long something has been so: ``since today``, ``for 34 days``."""
    return f"for {so_many_days(count)}" if count > 0 else "since today"


def on_this_day(day: date, years: int) -> list[tuple[str, date]]:
    """Give the days one looks back to from a day, the nearest first.

    Args:
        day: The day one looks back from.
        years: How many years to look back.

    Returns:
        A name and a day for each: a week, a month and a quarter before, then the same day in
        each year before. A month too short gives its last day; 29 February counts as 28 in
        a year that has none, seen from either side: then such a year gives the 28th and the
        29th.
    """
    found = [("a week ago", _shifted(day, days=-7))]
    found += [
        ("a month ago", _shifted(day, months=-1)),
        ("a quarter ago", _shifted(day, months=-3)),
    ]
    for count in range(1, years + 1):
        name = "a year ago" if count == 1 else f"{count} years ago"
        found.append((name, _shifted(day, months=-12 * count)))
        if (day.month, day.day) == (2, 28) and not isleap(day.year) and isleap(day.year - count):
            found.append((name, _shifted(day, months=-12 * count, day_of_month=29)))
    return [(name, then) for name, then in found if then is not None]


WEEKS_BACK = (("a quarter ago", 13), ("a year ago", 52))
"""The weeks one looks back to, in the words of `on_this_day`, and how many weeks ago they were."""


def this_week_before(day: date, week_start: int = 0) -> list[tuple[str, date, date]]:
    """Give the weeks one looks back to from the week a day lies in, the nearest first.

    Thirteen whole weeks are a quarter but for a day or two, and fifty-two a year: so a week is
    compared with a whole week. One before the first week of all is left out.

    Args:
        day: The day one looks back from.
        week_start: The weekday a week begins on, as of `date.weekday`.

    Returns:
        Of each its name, its first day and its last.
    """
    found = []
    for name, count in WEEKS_BACK:
        if (then := day.toordinal() - 7 * count) >= 1:
            found.append((name, *week_of(date.fromordinal(then), week_start)))
    return found


def _shifted(
    day: date, *, months: int = 0, days: int = 0, day_of_month: int | None = None
) -> date | None:
    """Go some months and days on or back, to the end of a month too short; None before year 1."""
    month = day.year * 12 + day.month - 1 + months
    year, index = divmod(month, 12)
    if year < MINYEAR:
        return None
    wanted = day_of_month or day.day
    shifted = date(year, index + 1, min(wanted, monthrange(year, index + 1)[1])).toordinal() + days
    return date.fromordinal(shifted) if shifted >= 1 else None
