"""Areas: the places a leader is responsible for and goes to see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lean_journal.domain.naming import checked_name, matching
from lean_journal.domain.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Record):
    """A part of one's own area of responsibility."""

    name: str
    """What people there call it; unique, whatever the case of its letters."""

    one_person: bool = False
    """Whether one person works there, so that naming the area would name the person."""


def checked(area: Area, areas: Iterable[Area]) -> Area:
    """Check an area before it is stored, new or changed.

    Args:
        area: The area as the person wants it.
        areas: The areas of the journal, with or without it.

    Returns:
        The area to store, its name trimmed.

    Raises:
        Refused: It has no name, too long a one, or that of another area.
    """
    return replace(area, name=checked_name(area, areas, "an area"))


def matching_area(areas: Iterable[Area], part: str) -> Area:
    """Find the one area a person means by its name or a unique part of it.

    Raises:
        Refused: No area fits, or several do; the sentence names those to choose from.
    """
    return matching(areas, part, nouns="areas", how_to_add="lean-journal areas add")
