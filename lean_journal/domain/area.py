"""Areas: the places a leader is responsible for and goes to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from lean_journal.domain.record import Record, Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Record):
    """A part of one's own area of responsibility."""

    name: str
    """What people there call it; unique, whatever the case of its letters."""

    one_person: bool = False
    """Whether one person works there, so that naming the area would name the person."""


def named(areas: Iterable[Area], name: str) -> Area | None:
    """Find the area of exactly this name, whatever the case of its letters."""
    return next((area for area in areas if area.name.casefold() == name.casefold()), None)


def matching(areas: Iterable[Area], part: str) -> Area:
    """Find the one area a person means by its name or a unique part of it.

    Args:
        areas: The areas of the journal.
        part: What the person typed.

    Returns:
        The area of that name, or the only one whose name holds the part.

    Raises:
        Refused: No area fits, or several do; the sentence names those to choose from.
    """
    known = list(areas)
    if exact := named(known, part):
        return exact
    found = [area for area in known if part.casefold() in area.name.casefold()]
    if len(found) == 1 and part:
        return found[0]
    if found and part:
        raise Refused(f"several areas fit {part!r}: {_listing(found)}")
    if known:
        raise Refused(f"no area fits {part!r}; there are: {_listing(known)}")
    raise Refused(f"no area fits {part!r}: add it with `lean-journal areas add`")


def _listing(areas: list[Area]) -> str:
    return ", ".join(sorted(area.name for area in areas))
