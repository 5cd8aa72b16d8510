"""Areas: the places a leader is responsible for and goes to see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lean_journal.domain.record import Record, Refused
from lean_journal.domain.text import folded

LONGEST_NAME = 100
"""Characters in the name of an area: it has to fit in lists and titles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Record):
    """A part of one's own area of responsibility."""

    name: str
    """What people there call it; unique, whatever the case of its letters."""

    one_person: bool = False
    """Whether one person works there, so that naming the area would name the person."""


def named(areas: Iterable[Area], name: str) -> Area | None:
    """Find the area of exactly this name, whatever the case of its letters."""
    wanted = folded(name.strip())
    return next((area for area in areas if folded(area.name) == wanted), None)


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
    name = area.name.strip()
    if not name:
        raise Refused("an area has a name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"the name of an area has at most {LONGEST_NAME} characters")
    others = (other for other in areas if other.id != area.id)
    if same := named(others, name):
        raise Refused(f"there is an area {same.name} already")
    return replace(area, name=name)


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
    found = [area for area in known if folded(part.strip()) in folded(area.name)]
    if len(found) == 1 and part.strip():
        return found[0]
    if found and part.strip():
        raise Refused(f"several areas fit {part!r}: {_listing(found)}")
    if known:
        raise Refused(f"no area fits {part!r}; there are: {_listing(known)}")
    raise Refused(f"no area fits {part!r}: add it with `lean-journal areas add`")


def _listing(areas: list[Area]) -> str:
    return ", ".join(sorted(area.name for area in areas))
