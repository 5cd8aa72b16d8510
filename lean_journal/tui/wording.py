"""Words and glyphs for records, the same on every screen."""

from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import ago, week_of
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Kind, Walk, WalkState, Waste
from lean_journal.tui.layout import shortened

KIND_NAMES = {
    Kind.FACT: "fact",
    Kind.SAFETY: "safety",
    Kind.FIVE_S: "5S",
    Kind.WORKS_WELL: "works well",
    Kind.QUOTE: "said",
    Kind.QUESTION: "question",
}

WASTE_NAMES = {Waste.TALENT: "talent", Waste.EXTRA_PROCESSING: "processing"}
"""Wastes whose full name is longer than a list's column."""


LONGEST_AIM = 40
"""Characters of what a walk is for, in its title."""


def kind_name(kind: Kind, waste: Waste | None) -> str:
    """Name what was observed in at most 14 cells; a waste by its own name."""
    if waste is not None:
        return WASTE_NAMES.get(waste, waste.value)
    return KIND_NAMES.get(kind, kind.value)


def day_name(day: date, today: date | None = None) -> str:
    """Name a day as ``Mon 23 Nov``, with the year if it is not that of `today`."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def full_day(day: date) -> str:
    """Name a day in full: ``Monday 23 November 2026``."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def long_ago(day: date, today: date) -> str:
    """Say how long ago a day was, up to years: ``3 d ago``, ``5 wk ago``, ``12 years ago``."""
    years = (today - day).days // 365
    return f"{years} years ago" if years > 1 else f"{ago(day, today)} ago"


def reflection_name(day: date, kind: ReflectionKind) -> str:
    """Name a reflection: ``Evening of Mon 23 Nov 2026``, ``Week of …``, ``November 2026``."""
    if kind is ReflectionKind.MONTH:
        return f"{day:%B} {day.year}"
    return f"{kind.value.capitalize()} of {day_name(day)} {day.year}"


def time_span(walk: Walk) -> str:
    """Give a walk's times as its own wall clock showed them: ``14:20``, ``14:20-14:55``."""
    if walk.start is None:
        return ""
    if walk.ended is None:
        return f"{walk.start:%H:%M}"
    ended = walk.ended.astimezone(walk.start.tzinfo)
    return f"{walk.start:%H:%M}–{ended:%H:%M}"


def walk_title(walk: Walk, area: Area | None, today: date, struggle: Struggle | None = None) -> str:
    """Name a walk in one line: where or what for, about what, when."""
    when = "today" if walk.day == today else day_name(walk.day, today)
    where = area.name if area is not None else walk_aim(walk, struggle)
    parts = [where, walk.theme, f"{when} {time_span(walk)}".strip()]
    return visible(" · ".join(part for part in parts if part))


def walk_aim(walk: Walk, struggle: Struggle | None = None) -> str:
    """Name what a walk without an area is for."""
    if struggle is not None:
        return f"for {struggle.handle} {shortened(struggle.name, LONGEST_AIM)}"
    return "notes" if walk.is_notes else "for a struggle"


def week_name(day: date, today: date, week_start: int) -> str:
    """Name the week a day lies in for a heading; a far one by its month."""
    first, last = week_of(day, week_start)
    distance = (week_of(today, week_start)[0] - first).days // 7
    if distance in (-1, 0, 1):
        return {-1: "Next week", 0: "This week", 1: "Last week"}[distance]
    if 1 < distance < 5:
        return f"{first.day} {first:%b} – {last.day} {last:%b}"
    return f"{day:%B %Y}"


def walk_state(walk: Walk) -> tuple[str, str]:
    """Give the glyph and the word for how a walk stands."""
    if walk.state is WalkState.PLANNED:
        return "○", "planned"
    if walk.is_notes:
        return "", "notes"
    if walk.state is WalkState.CLOSED:
        return "✓", "closed"
    return "●", "open"


def short_days(count: int) -> str:
    """Print a number of days in at most five cells: ``3 d``, ``34 d``, ``12 wk``, ``2 y``."""
    if count < 100:
        return f"{max(0, count)} d"
    return f"{count // 7} wk" if count < 700 else f"{count // 365} y"
