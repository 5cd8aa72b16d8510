"""Settings a person can change, read field by field so that one wrong value costs one field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from lean_journal.domain.calendar import DEFAULT_DAY_START, WEEKDAYS, Workweek
from lean_journal.domain.deck_settings import (
    DECK_TITLE,
    REPORTING_DAY,
    checked_title,
    format_reporting_day,
    loaded_reporting_day,
    loaded_title,
    parse_reporting_day,
    stored_reporting_day,
)
from lean_journal.domain.keymap import (
    Keymap,
    format_keymap,
    loaded_keymap,
    parse_keymap,
    stored_keymap,
)
from lean_journal.domain.prompts import (
    Prompt,
    format_prompts,
    loaded_prompts,
    parse_prompts,
    stored_prompts,
)
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.starter import PROMPTS
from lean_journal.domain.time_settings import (
    loaded_day_start,
    loaded_workweeks,
    parse_day_start,
    parse_week_start,
    shown_workdays,
    stored_workweeks,
    with_workdays,
)

DEFAULT_THEME = "lean-dark"


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

    reporting_day: int | None = REPORTING_DAY
    """The day of a month on which the deck of the month before is to be sent; in a shorter month
    its last day. None if nothing shall remind of it."""

    deck_title: str = DECK_TITLE
    """What a deck is called."""

    keymap: Keymap = field(default_factory=Keymap)
    """The commands of the app that are on other keys."""


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


def _typed_theme(text: str) -> str:
    if not text.strip():
        raise Refused("a theme has a name: the settings in the app show them all")
    return text.strip()


def _loaded_theme(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value


def with_prompts(settings: Settings, kind: ReflectionKind, prompts: tuple[Prompt, ...]) -> Settings:
    """Give the settings with other prompts of one kind."""
    return replace(settings, prompts={**settings.prompts, kind: prompts})


def _prompts_setting(kind: ReflectionKind) -> Setting:
    def typed(settings: Settings, text: str, _today: date) -> Settings:
        wanted = PROMPTS[kind] if text.strip() == "default" else parse_prompts(text)
        return with_prompts(settings, kind, wanted)

    def loaded(settings: Settings, value: Any) -> Settings:
        return with_prompts(settings, kind, loaded_prompts(value))

    return Setting(
        key=f"{kind.value}_prompts",
        meaning="prompts between |; ~ for one in turn, - for one off; default",
        show=lambda settings: format_prompts(settings.prompts[kind]),
        typed=typed,
        stored=lambda settings: stored_prompts(settings.prompts[kind]),
        loaded=loaded,
    )


def _of_a_field(
    key: str,
    meaning: str,
    *,
    parse: Callable[[str], Any],
    show: Callable[[Any], str],
    load: Callable[[Any], Any],
    store: Callable[[Any], Any] | None = None,
) -> Setting:
    """Make the setting that is the field of `Settings` of its name, whatever the day.

    Args:
        key: The name.
        meaning: What it is for.
        parse: Reads what was typed; raises `Refused`.
        show: Prints the value as it would be typed.
        load: Takes up a stored value.
        store: Gives the value as the file holds it; as it is printed if that is not given.
    """
    as_stored = store or show
    return Setting(
        key=key,
        meaning=meaning,
        show=lambda settings: show(getattr(settings, key)),
        typed=lambda settings, text, _today: replace(settings, **{key: parse(text)}),
        stored=lambda settings: as_stored(getattr(settings, key)),
        loaded=lambda settings, value: replace(settings, **{key: load(value)}),
    )


SETTINGS: tuple[Setting, ...] = (
    _of_a_field(
        "day_start",
        "when a new day begins; before it, it is still yesterday (03:00)",
        parse=parse_day_start,
        show=lambda value: f"{value:%H:%M}",
        load=loaded_day_start,
    ),
    _of_a_field(
        "week_start",
        "the first day of a week (mon)",
        parse=parse_week_start,
        show=lambda value: WEEKDAYS[value],
        load=WEEKDAYS.index,
    ),
    Setting(
        key="workdays",
        meaning="the days you work, valid from today on (mon-fri)",
        show=lambda settings: shown_workdays(settings.workweeks),
        typed=lambda settings, text, today: replace(
            settings, workweeks=with_workdays(settings.workweeks, text, today)
        ),
        stored=lambda settings: stored_workweeks(settings.workweeks),
        loaded=lambda settings, value: replace(settings, workweeks=loaded_workweeks(value)),
    ),
    _of_a_field(
        "theme",
        f"the colors of the app ({DEFAULT_THEME})",
        parse=_typed_theme,
        show=str,
        load=_loaded_theme,
    ),
    _of_a_field(
        "reporting_day",
        f"the day last month's deck is due: 1 to 31, or off ({REPORTING_DAY})",
        parse=parse_reporting_day,
        show=format_reporting_day,
        load=loaded_reporting_day,
        store=stored_reporting_day,
    ),
    _of_a_field(
        "deck_title",
        f"what a deck is called ({DECK_TITLE})",
        parse=checked_title,
        show=str,
        load=loaded_title,
    ),
    _of_a_field(
        "keymap",
        "all keys of your own: undo=z F6, redo=Z; default",
        parse=parse_keymap,
        show=format_keymap,
        load=loaded_keymap,
        store=stored_keymap,
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
