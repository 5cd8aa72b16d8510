"""Settings a person can change, read field by field so that one wrong value costs one field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from lean_journal.domain.calendar import (
    DEFAULT_DAY_START,
    MONDAY_TO_FRIDAY,
    WEEKDAYS,
    Workweek,
)
from lean_journal.domain.prompts import Asked, Prompt, checked, format_prompts, parse_prompts
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.starter import PROMPTS

DEFAULT_THEME = "lean-dark"

LATEST_DAY_START = time(12, 0)
"""A day that started later would be named after the one before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a person set; every value has a default that suits day one."""

    day_start: time = DEFAULT_DAY_START
    """The wall-clock time at which a journal day begins."""

    week_start: int = 0
    """The weekday a week begins on, as of `date.weekday`."""

    workweeks: tuple[Workweek, ...] = ()
    """Every version of the workweek, oldest first."""

    theme: str = DEFAULT_THEME
    """The name of a Textual theme."""

    prompts: Mapping[ReflectionKind, tuple[Prompt, ...]] = field(default_factory=lambda: PROMPTS)
    """The prompts of each kind of reflection, in their order."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as a person reads and types it, and as the file holds it."""

    key: str
    """Its name in the file and on the command line."""

    meaning: str
    """What it is for and what may be typed, in one line."""

    show: Callable[[Settings], str]
    """Its present value, as it would be typed."""

    typed: Callable[[Settings, str, date], Settings]
    """Apply what a person typed on a journal day; raises `Refused`."""

    stored: Callable[[Settings], Any]
    """Its value as the file holds it: text, numbers and lists only."""

    loaded: Callable[[Settings, Any], Settings]
    """Take up a stored value; of a wrong type or content it may raise what that leads to."""


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


def _parse_time(text: str) -> time:
    value = time.fromisoformat(text)
    is_minute = value == value.replace(second=0, microsecond=0)
    if value.tzinfo is not None or value > LATEST_DAY_START or not is_minute:
        raise ValueError(text)
    return value


def _type_day_start(settings: Settings, text: str, _today: date) -> Settings:
    try:
        value = _parse_time(text.strip())
    except ValueError:
        raise Refused(f"{text!r} is no time until noon: type it as 03:00") from None
    return replace(settings, day_start=value)


def _type_week_start(settings: Settings, text: str, _today: date) -> Settings:
    word = text.strip().casefold()[:3]
    if word not in WEEKDAYS:
        raise Refused(f"{text!r} is no weekday: type one of {', '.join(WEEKDAYS)}")
    return replace(settings, week_start=WEEKDAYS.index(word))


def _type_workdays(settings: Settings, text: str, today: date) -> Settings:
    try:
        wanted = parse_weekdays(text)
    except ValueError:
        raise Refused(f"{text!r} are no weekdays: type them as mon-fri or mon,wed,sat") from None
    # The past keeps the workdays it had: a streak of last year must not change today.
    earlier = tuple(week for week in settings.workweeks if week.since < today)
    return replace(settings, workweeks=(*earlier, Workweek(since=today, days=wanted)))


def _type_theme(settings: Settings, text: str, _today: date) -> Settings:
    if not text.strip():
        raise Refused("a theme has a name: see them in the app under ctrl+p, Change theme")
    return replace(settings, theme=text.strip())


def _load_workweeks(settings: Settings, value: Any) -> Settings:
    if not isinstance(value, list):
        raise TypeError(value)
    weeks = [
        Workweek(since=date.fromisoformat(item["since"]), days=parse_weekdays(item["days"]))
        for item in value
    ]
    return replace(settings, workweeks=tuple(sorted(weeks, key=lambda week: week.since)))


def _load_week_start(settings: Settings, value: Any) -> Settings:
    return replace(settings, week_start=WEEKDAYS.index(value))


def _load_theme(settings: Settings, value: Any) -> Settings:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return replace(settings, theme=value)


def with_prompts(settings: Settings, kind: ReflectionKind, prompts: tuple[Prompt, ...]) -> Settings:
    """Give the settings with other prompts of one kind."""
    return replace(settings, prompts={**settings.prompts, kind: prompts})


def _prompts_setting(kind: ReflectionKind) -> Setting:
    def typed(settings: Settings, text: str, _today: date) -> Settings:
        wanted = PROMPTS[kind] if text.strip() == "default" else parse_prompts(text)
        return with_prompts(settings, kind, wanted)

    def loaded(settings: Settings, value: Any) -> Settings:
        if not isinstance(value, list):
            raise TypeError(value)
        found: list[Prompt] = []
        for item in value:
            found.append(checked(Prompt(item["text"], Asked(item["asked"])), found))
        return with_prompts(settings, kind, tuple(found))

    return Setting(
        key=f"{kind.value}_prompts",
        meaning="prompts between |, ~ before one asked in turn, - before one switched off; default",
        show=lambda settings: format_prompts(settings.prompts[kind]),
        typed=typed,
        stored=lambda settings: [
            {"text": prompt.text, "asked": prompt.asked.value} for prompt in settings.prompts[kind]
        ],
        loaded=loaded,
    )


SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="day_start",
        meaning="when a new day begins; before it, it is still yesterday (03:00)",
        show=lambda settings: f"{settings.day_start:%H:%M}",
        typed=_type_day_start,
        stored=lambda settings: f"{settings.day_start:%H:%M}",
        loaded=lambda settings, value: replace(settings, day_start=_parse_time(value)),
    ),
    Setting(
        key="week_start",
        meaning="the first day of a week (mon)",
        show=lambda settings: WEEKDAYS[settings.week_start],
        typed=_type_week_start,
        stored=lambda settings: WEEKDAYS[settings.week_start],
        loaded=_load_week_start,
    ),
    Setting(
        key="workdays",
        meaning="the days you work, valid from today on (mon-fri)",
        show=lambda settings: format_weekdays(
            settings.workweeks[-1].days if settings.workweeks else MONDAY_TO_FRIDAY
        ),
        typed=_type_workdays,
        stored=lambda settings: [
            {"since": week.since.isoformat(), "days": format_weekdays(week.days)}
            for week in settings.workweeks
        ],
        loaded=_load_workweeks,
    ),
    Setting(
        key="theme",
        meaning=f"the colors of the app ({DEFAULT_THEME})",
        show=lambda settings: settings.theme,
        typed=_type_theme,
        stored=lambda settings: settings.theme,
        loaded=_load_theme,
    ),
    *map(_prompts_setting, ReflectionKind),
)
"""Every setting, in the order they are listed."""


def setting(key: str) -> Setting:
    """Find a setting by its name; a dash stands for an underscore.

    Raises:
        Refused: There is no such setting; the sentence names them all.
    """
    wanted = key.strip().casefold().replace("-", "_")
    for known in SETTINGS:
        if known.key == wanted:
            return known
    raise Refused(f"no setting {key!r}; there are: {', '.join(known.key for known in SETTINGS)}")


def load(stored: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """Read settings as the file holds them.

    Args:
        stored: Values by key; unknown keys are somebody else's and are left alone.

    Returns:
        The settings, with the default in place of each wrong value, and a sentence for
        each wrong value.
    """
    settings = Settings()
    warnings = []
    for known in SETTINGS:
        if known.key not in stored:
            continue
        try:
            settings = known.loaded(settings, stored[known.key])
        except (ValueError, TypeError, LookupError, AttributeError, Refused):
            default = known.show(settings)
            warnings.append(f"the setting {known.key} cannot be read; using {default}")
    return settings, warnings
