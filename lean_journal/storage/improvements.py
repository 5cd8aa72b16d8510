"""Improvements and their cycles in the journal: what a person does to them, step by step.

Each function works within a transaction, so that a screen, a guided pass and the shell can
make it the whole of an action or a part of one.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from lean_journal.domain import cycle as domain_cycle
from lean_journal.domain import improvement as domain_improvement
from lean_journal.domain import improvement_steps
from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import LONGEST_TITLE, Improvement, ImprovementState
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import one_line
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.journal import Journal
from lean_journal.storage.struggles import follow_up, taken_up
from lean_journal.storage.transaction import Transaction


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What the check of a cycle found."""

    happened: str
    as_expected: bool
    learned: str
    decision: Decision
    wording: str = ""
    """What the deck says of it."""


def handles_of(journal: Journal) -> dict[str, int]:
    """Give the ids of all improvements and struggles by their handles."""
    kinds: tuple[tuple[type[Improvement | Struggle], str], ...] = (
        (Improvement, "#i"),
        (Struggle, "#s"),
    )
    return {
        f"{sign}{one.number}": one.id
        for kind, sign in kinds
        for one in journal.glimpse(kind, "number")
        if one.number > 0
    }


def improvement_of(journal: Journal, seen: Observation) -> Improvement:
    """Give the improvement an observation would become: not stored yet.

    It is made where the walk was, and helps with the struggle the observation names, or else
    with the one the walk was for; what has been removed is not named.
    """
    walk = journal.lookup(Walk, seen.walk)
    fact = one_line(seen.fact)
    title = fact if len(fact) <= LONGEST_TITLE else f"{fact[: LONGEST_TITLE - 1].rstrip()}…"
    struggle = journal.keyed(Struggle, seen.link[2:]) if seen.link.startswith("#s") else None
    area = None
    if walk is not None:
        if struggle is None and walk.struggle is not None:
            struggle = journal.lookup(Struggle, walk.struggle)
        area = journal.lookup(Area, walk.area) if walk.area is not None else None
    return Improvement(
        title=title,
        problem=seen.fact,
        area=area.id if area is not None else None,
        struggle=struggle.id if struggle is not None else None,
    )


def make_improvement(journal: Journal, transaction: Transaction, seen: int) -> Improvement:
    """Make an improvement of an observation, which keeps the link to it.

    Raises:
        Refused: The observation belongs to one already.
        NotFound: The observation has been removed.
    """
    observation = journal.get(Observation, seen)
    if observation.link in handles_of(journal) and observation.link.startswith("#i"):
        raise Refused(f"it belongs to {observation.link} already")
    made = add_improvement(transaction, improvement_of(journal, observation))
    transaction.change(Observation, seen, lambda one: replace(one, link=made.handle, triaged=True))
    return made


def add_improvement(transaction: Transaction, improvement: Improvement) -> Improvement:
    """Store a new improvement under the next number.

    Raises:
        Refused: It lacks what saving needs, or is more than an idea.
        NotFound: The area or the struggle it names has been removed.
    """
    new = domain_improvement.checked(improvement)
    if new.state is not ImprovementState.IDEA or new.cycle is not None:
        raise Refused("an improvement begins as an idea: start a cycle once it is saved")
    _require_named(transaction, area=new.area, struggle=new.struggle)
    return transaction.add_numbered(new)


def _require_named(transaction: Transaction, *, area: int | None, struggle: int | None) -> None:
    """Raise NotFound for what has been removed, perhaps in another window."""
    if area is not None:
        transaction.change(Area, area, lambda one: one)
    if struggle is not None:
        transaction.change(Struggle, struggle, lambda one: one)


def change_improvement(
    journal: Journal, transaction: Transaction, base: Improvement, edited: Improvement
) -> Improvement:
    """Apply what a form returned to an improvement as it stands by now.

    A struggle that was seen is in work, once something that has been tried is for it.

    Raises:
        Refused: It would lack what it needs.
        NotFound: It has been removed, or the area or the struggle it shall name.
    """
    before = journal.get(Improvement, base.id)
    changed = transaction.change(Improvement, base.id, domain_improvement.merging(base, edited))
    is_moved, is_for_another = (
        getattr(changed, name) != getattr(before, name) for name in ("area", "struggle")
    )
    _require_named(
        transaction,
        area=changed.area if is_moved else None,
        struggle=changed.struggle if is_for_another else None,
    )
    if changed.struggle is not None:
        follow_up(journal, transaction, changed.struggle)
    return changed


def remove_improvement(journal: Journal, transaction: Transaction, id: int) -> int:
    """Remove an improvement with its cycles; observations keep its handle as a word.

    Returns:
        How many cycles went with it.
    """
    cycles = journal.find(Cycle, improvement=id)
    for cycle in cycles:
        transaction.remove(Cycle, cycle.id)
    transaction.remove(Improvement, id)
    return len(cycles)


def start_cycle(
    journal: Journal,
    transaction: Transaction,
    improvement: int,
    step: str,
    expect: str,
    *,
    check: date | None = None,
    obstacle: str = "",
) -> Cycle:
    """Start a cycle; a struggle that was seen is in work from now on.

    Args:
        journal: The journal.
        transaction: The action it is part of.
        improvement: The id of the improvement.
        step: What is tried next.
        expect: What it will lead to; locked from now on.
        check: The day to go and see what happened; a week from today if none is given.
        obstacle: What it works on.

    Raises:
        Refused: A cycle is open, the improvement is settled, or something is missing.
        NotFound: The improvement has been removed.
    """
    today = journal.today()
    owner = transaction.change(Improvement, improvement, partial(_as_cycles_say, journal))
    improvement_steps.started(owner, 0, today)
    begun = domain_cycle.start(improvement, step, expect, today, check=check, obstacle=obstacle)
    cycle = transaction.add(begun)

    def edit(one: Improvement) -> Improvement:
        known = (*one.obstacles, cycle.obstacle) if cycle.obstacle else one.obstacles
        with_obstacle = replace(one, obstacles=tuple(dict.fromkeys(known)))
        return improvement_steps.started(with_obstacle, cycle.id, today)

    transaction.change(Improvement, improvement, edit)
    if owner.struggle is not None:
        taken_up(journal, transaction, owner.struggle)
    return cycle


def _as_cycles_say(journal: Journal, improvement: Improvement) -> Improvement:
    """Have an improvement name the cycle that is open, whatever a hand has done to the file."""
    still_open = journal.find(Cycle, improvement=improvement.id, closed=None)
    if any(one.id == improvement.cycle for one in still_open):
        return improvement
    return replace(improvement, cycle=still_open[0].id if still_open else None)


def check_cycle(
    journal: Journal, transaction: Transaction, cycle: int, found: Checked
) -> Improvement:
    """Close a cycle with what its check found, and settle the improvement as decided.

    Returns:
        The improvement as it stands then.

    Raises:
        Refused: It is checked already, or says not what happened or was learned.
    """
    today = journal.today()
    closed = transaction.change(
        Cycle,
        cycle,
        lambda one: domain_cycle.close(
            one,
            today,
            happened=found.happened,
            as_expected=found.as_expected,
            learned=found.learned,
            decision=found.decision,
            wording=found.wording,
        ),
    )
    return transaction.change(
        Improvement,
        closed.improvement,
        # Which cycle is open, the cycle itself says.
        lambda one: improvement_steps.decided(replace(one, cycle=closed.id), found.decision, today),
    )


def drop_improvement(journal: Journal, transaction: Transaction, id: int) -> Improvement:
    """Abandon an idea.

    Raises:
        Refused: It is no idea any more.
    """
    today = journal.today()
    return transaction.change(Improvement, id, lambda one: improvement_steps.dropped(one, today))


def look_at(journal: Journal, transaction: Transaction, id: int, holds: bool) -> Improvement:
    """Record whether an adopted improvement holds.

    Raises:
        Refused: It is not adopted, or was adopted less than 30 days ago.
    """
    today = journal.today()
    return transaction.change(
        Improvement, id, lambda one: improvement_steps.looked_at(one, holds, today)
    )
