"""Names of records a person chooses from: unique, and found by a part of them."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Protocol, TypeVar

from lean_journal.domain.record import Refused
from lean_journal.domain.text import folded

LONGEST_NAME = 100
"""Characters in a name: it has to fit in lists and titles."""

MOST_LISTED = 12
"""Names a sentence gives to choose from; of more their number is told."""


class Named(Protocol):
    """A record with a name."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name; unique among its kind, whatever the case of its letters."""


N = TypeVar("N", bound=Named)


def named(known: Iterable[N], name: str) -> N | None:
    """Find the record of exactly this name, whatever the case of its letters."""
    wanted = folded(name.strip())
    return next((one for one in known if folded(one.name) == wanted), None)


def checked_name(one: Named, known: Iterable[Named], noun: str) -> str:
    """Check a name before its record is stored, new or changed.

    Args:
        one: The record as the person wants it.
        known: The records of its kind, with or without it.
        noun: What it is, with its article: ``an area``.

    Returns:
        The name, trimmed.

    Raises:
        Refused: There is none, it is too long, or another record has it.
    """
    name = one.name.strip()
    if not name:
        raise Refused(f"{noun} has a name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"the name of {noun} has at most {LONGEST_NAME} characters")
    if same := named((other for other in known if other.id != one.id), name):
        raise Refused(f"there is {noun} {same.name} already")
    return name


M = TypeVar("M")


def matching(
    known: Iterable[M],
    part: str,
    *,
    nouns: str,
    how_to_add: str,
    name_of: Callable[[M], str] = attrgetter("name"),
    shown_as: Callable[[M], str] | None = None,
) -> M:
    """Find the one record a person means by its name or a unique part of it.

    Args:
        known: The records to choose from.
        part: What the person typed.
        nouns: What they are: ``areas``.
        how_to_add: The command that adds one.
        name_of: What a record is called.
        shown_as: How a sentence names it; as it is called if nothing is given.

    Returns:
        The record of that name, or the only one whose name holds the part.

    Raises:
        Refused: None fits, or several do; the sentence names those to choose from, the
            nearest ones where there are such.
    """
    choice, wanted = list(known), folded(part.strip())
    exact = [one for one in choice if folded(name_of(one)) == wanted]
    found = exact or [one for one in choice if wanted and wanted in folded(name_of(one))]
    if len(found) == 1:
        return found[0]
    show = shown_as or name_of
    if found:
        raise Refused(f"several {nouns} fit {part!r}: {_listing(map(show, found))}")
    noun = nouns.removesuffix("s")
    if not choice:
        raise Refused(f"no {noun} fits {part!r}: add it with `{how_to_add}`")
    if close := nearest(part, list(map(name_of, choice))):
        meant = dict.fromkeys(show(one) for name in close for one in choice if name_of(one) == name)
        raise Refused(f"no {noun} fits {part!r}; do you mean {' or '.join(meant)}?")
    raise Refused(f"no {noun} fits {part!r}; there are: {_listing(map(show, choice))}")


class Handled(Named, Protocol):
    """A record with a name and a handle."""

    @property
    def handle(self) -> str:
        """How a person names it for short: ``#i12``."""


H = TypeVar("H", bound=Handled)


def numbered(known: Iterable[H], part: str, *, nouns: str, how_to_add: str) -> H:
    """Find the one record a person means by its handle, or as `matching` does.

    Args:
        known: The records to choose from.
        part: ``#i12``, ``i12`` or ``12``, or a part of a name.
        nouns: What they are: ``improvements``.
        how_to_add: The command that adds one.

    Raises:
        Refused: None fits, or several do.
    """
    choice, wanted = list(known), part.strip().casefold().removeprefix("#")
    for one in choice:
        if wanted in (one.handle[1:], one.handle[2:]):
            return one
    return matching(
        choice,
        part,
        nouns=nouns,
        how_to_add=how_to_add,
        shown_as=lambda one: f"{one.handle} {one.name}",
    )


def nearest(part: str, names: Iterable[str]) -> list[str]:
    """Give the names a misspelled one may mean, the likeliest first."""
    # Only a misspelling pays for its import.
    from difflib import get_close_matches

    by_folded = {folded(name): name for name in names}
    close = get_close_matches(folded(part.strip()), by_folded, n=3)
    return [by_folded[one] for one in close]


def _listing(names: Iterable[str]) -> str:
    found = sorted(names)
    more = len(found) - MOST_LISTED
    listed = ", ".join(found[:MOST_LISTED])
    return f"{listed} and {more} more" if more > 0 else listed
