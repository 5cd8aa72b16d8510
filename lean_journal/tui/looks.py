"""How a behavior's day is drawn, the same in the grid and in the year."""

from collections.abc import Mapping

from lean_journal.domain.picture import Look

LOOKS: Mapping[Look, tuple[str, str]] = {
    Look.DONE: ("✓", "bold $success"),
    Look.MISSED: ("○", ""),
    Look.NOT_POSSIBLE: ("/", "dim"),
    Look.UNMARKED: ("·", "$accent"),
    Look.ABSENT: ("–", "dim"),
    Look.REST: (" ", ""),
    Look.OUTSIDE: (" ", ""),
    Look.COMING: (" ", ""),
}
"""Glyph and style of a behavior's day; its word is the look itself. A miss is a gap, not red."""
