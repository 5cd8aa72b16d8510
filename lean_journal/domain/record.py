"""What all records of the journal share, and how an edit is carried onto a newer copy."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar

UNSAVED = 0
"""The id of a record the journal has not stored yet."""

NEVER = datetime.min.replace(tzinfo=UTC)
"""The instants of a record the journal has not stored yet."""


class Refused(Exception):
    """What was asked breaks a rule of the journal; the message is a sentence for the person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One entry of the journal."""

    id: int = UNSAVED
    """Unique in the whole journal: 0 until stored, then an integer in [2**52, 2**53)."""

    created: datetime = NEVER
    """The instant it was first stored, in UTC with microseconds."""

    updated: datetime = NEVER
    """The instant it was last changed, in UTC with microseconds."""

    TOGETHER: ClassVar[frozenset[str]] = frozenset()
    """Fields of which undo takes back none once a later action has changed another of them."""

    @property
    def natural_key(self) -> str:
        """What there is only one record of in its kind; empty where there may be many.

        A record with one has the same id wherever and whenever it is stored.
        """
        return ""

    def check_edit(self, edited: "Record") -> None:
        """Refuse an edit that a rule of this kind forbids, whoever makes it.

        It is asked of every change but undo, redo and restore.

        Args:
            edited: The same record as it shall become.

        Raises:
            Refused: The rule, as a sentence.
        """


R = TypeVar("R", bound=Record)

_BOOKKEEPING = frozenset({"id", "created", "updated"})


def changed_fields(base: Record, edited: Record) -> dict[str, Any]:
    """Name the fields in which an edited copy differs from what it was made of.

    Args:
        base: The record as it was when the edit began.
        edited: The same record as a dialog returned it.

    Returns:
        The differing fields with the edited values; never id, created or updated.
    """
    return {
        field.name: getattr(edited, field.name)
        for field in fields(edited)
        if field.name not in _BOOKKEEPING
        and getattr(edited, field.name) != getattr(base, field.name)
    }


def as_edit(base: R, edited: R) -> Callable[[R], R]:
    """Turn a dialog's whole value into an edit of the record as it stands by then.

    Only the fields the person changed are applied. Where another window changed the same
    text meanwhile, both texts stay, the other's first, and a text is never lost to an empty
    one; any other value is the person's.

    Args:
        base: The record the dialog was opened with.
        edited: The record the dialog returned.

    Returns:
        A pure function from the current record to the record to store.
    """
    mine = changed_fields(base, edited)

    def edit(current: R) -> R:
        values = {
            name: merged(getattr(base, name), getattr(current, name), value)
            for name, value in mine.items()
        }
        return replace(current, **values)

    return edit


def merged(base: Any, theirs: Any, mine: Any) -> Any:
    """Keep both texts when two windows wrote the same field.

    Args:
        base: What stood there when both began.
        theirs: What the other stored meanwhile.
        mine: What shall stand there now; any value but a text simply takes its place.
    """
    # A state or a kind is a str too, but no text.
    if type(mine) is not str or theirs in (base, mine, ""):
        return mine
    if not mine:
        return theirs
    return f"{theirs}\n{mine}" if "\n" in theirs + mine else f"{theirs} / {mine}"
