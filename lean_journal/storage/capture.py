"""Captured lines into the journal: one action, the same for the app and the command line."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from lean_journal.domain.area import Area
from lean_journal.domain.capture import NEW, Captured, Promise
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.naming import named
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.walk import Observation, Walk, WalkState, begin, current_walk
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where captured lines belong; the defaults mean the current walk of today."""

    walk: int | None = None
    """The id of a walk to add to, whatever its age; the rest is then not looked at."""

    area: int | None = None
    theme: str = ""
    day: date | None = None
    start: datetime | None = None
    """When the walk began, if the person said so."""

    new: bool = False
    """Whether to begin a walk even if one is current."""

    struggle: int | None = None
    """The id of the struggle one goes to see; a walk for no other one takes up the line."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of captured lines."""

    walk: Walk | None
    """The walk the observations went to; None if there were only commitments and no walk."""

    observations: tuple[Observation, ...]
    commitments: tuple[Commitment, ...]
    is_new_walk: bool


def observe(journal: Journal, lines: Sequence[Captured], place: Place = Place()) -> Taken:
    """Store captured lines as one action.

    Args:
        journal: The journal.
        lines: Parsed lines; empty ones are passed over.
        place: Where they belong.

    Raises:
        Refused: No line holds anything.
        NotFound: The walk named in `place` has been removed.
        JournalError: They could not be saved; nothing was.
    """
    full = [line for line in lines if not line.is_empty]
    if not full:
        raise Refused("there is nothing to save in an empty line")
    with journal.transaction(_label(full)) as transaction:
        standing = standing_walk(journal, place)
        walk = standing
        if walk is None and any(_is_observation(line) for line in full):
            walk = transaction.add(_new_walk(journal, place))
            _gone_to_see(journal, transaction, walk)
        observations, commitments = [], []
        for line in full:
            seen = _add_observation(journal, transaction, line, walk)
            if seen is not None:
                observations.append(seen)
            if line.promise is not None:
                source = seen.id if seen is not None else walk.id if walk is not None else None
                commitments.append(transaction.add(_commitment(line.promise, source)))
    return Taken(walk, tuple(observations), tuple(commitments), walk is not standing)


def linkable(journal: Journal, line: str) -> Collection[str]:
    """Give what the last word of a line may link to; only a line with a ``#`` is worth a look."""
    if "#" not in line:
        return ()
    from lean_journal.storage.improvements import handles_of

    return (NEW, *handles_of(journal))


def standing_walk(journal: Journal, place: Place = Place()) -> Walk | None:
    """Give the walk that would take up the next line, or None if a new one would begin."""
    if place.walk is not None:
        return journal.get(Walk, place.walk)
    if place.new:
        return None
    day = place.day or journal.today()
    now = journal.now()
    walks = journal.find(Walk, day=day, state=WalkState.WALKED)
    if place.struggle is not None:
        walks = [walk for walk in walks if walk.struggle == place.struggle]
    last_entry = {
        walk.id: entries[-1].created
        for walk in walks
        if walk.ended is None and (entries := journal.find(Observation, walk=walk.id))
    }
    return current_walk(
        walks,
        last_entry,
        day=day,
        now=now,
        area=place.area,
        theme=place.theme,
        start=place.start,
    )


def store_walk(journal: Journal, base: Walk | None, walk: Walk, area: Area | None) -> Walk:
    """Store what the form of a walk returned, with an area it names for the first time.

    Args:
        journal: The journal.
        base: The walk the form was opened with; None for a new one.
        walk: The walk as the form gives it.
        area: The area it visits, perhaps not stored yet; None makes it notes.
    """
    with journal.transaction("walk changed" if base is not None else "walk") as transaction:
        if area is not None and not area.id:
            area = named(journal.find(Area), area.name) or transaction.add(area)
        placed = replace(walk, area=area.id if area is not None else None)
        if base is None:
            stored = transaction.add(placed)
        else:
            stored = transaction.change(Walk, base.id, as_edit(base, placed))
        _gone_to_see(journal, transaction, stored)
        return stored


def begin_walk(journal: Journal, walk: int) -> Walk:
    """Begin a planned walk now; a struggle it is for has then been gone to see.

    Raises:
        Refused: It has been walked already.
    """
    now, today = journal.now().replace(microsecond=0), journal.today()
    with journal.transaction("walk begun") as transaction:
        begun = transaction.change(Walk, walk, lambda one: replace(begin(one, now), day=today))
        _gone_to_see(journal, transaction, begun)
        return begun


def change_observation(journal: Journal, seen: Observation, line: Captured) -> Observation:
    """Make an observation say what a line says, with the commitment the line makes.

    Args:
        journal: The journal.
        seen: The observation as the person saw it when they began.
        line: What it shall say; a line without a fact is refused by its form.
    """
    merge = as_edit(seen, _said(line, seen))

    def edit(current: Observation) -> Observation:
        # Of two links one counts: a link is a name, not a text that two can have written.
        link = current.link if line.link == seen.link else line.link
        return replace(merge(current), link=link)

    with journal.transaction(_label([line])) as transaction:
        if line.promise is not None:
            transaction.add(_commitment(line.promise, seen.id))
        return transaction.change(Observation, seen.id, edit)


def remove_walk(journal: Journal, walk: int) -> int:
    """Remove a walk with all that was seen on it; what was promised there stays.

    Returns:
        How many records are gone.
    """
    with journal.transaction("a walk removed") as transaction:
        seen = journal.find(Observation, walk=walk)
        for one in seen:
            transaction.remove(Observation, one.id)
        transaction.remove(Walk, walk)
    return len(seen) + 1


def _said(line: Captured, seen: Observation) -> Observation:
    """Give an observation that says what a line says."""
    return replace(
        seen,
        kind=line.kind,
        waste=line.waste,
        fact=line.fact,
        interpretation=line.interpretation,
        starred=line.starred,
        link=line.link,
    )


def _commitment(promise: Promise, source: int | None) -> Commitment:
    return Commitment(what=promise.what, to=promise.to, due=promise.due, source=source)


def _new_walk(journal: Journal, place: Place) -> Walk:
    day = place.day or journal.today()
    now = journal.now().replace(microsecond=0)
    start = place.start or (now if place.day in (None, journal.today()) else None)
    return Walk(
        day=day,
        state=WalkState.WALKED,
        start=start,
        area=place.area,
        struggle=place.struggle,
        theme=place.theme,
    )


def _is_observation(line: Captured) -> bool:
    return bool(line.fact)


def _add_observation(
    journal: Journal, transaction: Transaction, line: Captured, walk: Walk | None
) -> Observation | None:
    if walk is None or not _is_observation(line):
        return None
    is_new = line.link == NEW
    said = replace(line, link="") if is_new else line
    seen = transaction.add(_said(said, Observation(walk=walk.id)))
    if is_new:
        # Few lines pay for its import.
        from lean_journal.storage.improvements import make_improvement

        make_improvement(journal, transaction, seen.id)
        return journal.get(Observation, seen.id)
    return seen


def _gone_to_see(journal: Journal, transaction: Transaction, walk: Walk) -> None:
    if walk.struggle is not None:
        from lean_journal.storage.struggles import gone_to_see

        gone_to_see(journal, transaction, walk)


def _label(lines: Sequence[Captured]) -> str:
    if len(lines) > 1:
        return f"{len(lines)} lines"
    line = lines[0]
    words = line.fact or (line.promise.what if line.promise is not None else "")
    return _excerpt(words)


def _excerpt(words: str, length: int = 50) -> str:
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
