"""Improvements: from an idea by way of cycles to a standard, and whether it holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import isfinite

from lean_journal.domain.calendar import days_ago, for_days
from lean_journal.domain.record import Record, Refused, as_edit
from lean_journal.domain.text import one_line

LONGEST_TITLE = 120
"""Characters of a title: it stands in lists, and on a slide."""

HOLDS_AFTER = timedelta(days=30)
"""How long after its adoption one looks whether an improvement holds (DESIGN §3)."""


class ImprovementState(StrEnum):
    """How an improvement stands."""

    IDEA = "idea"
    TRYING = "trying"
    ADOPTED = "adopted"
    ABANDONED = "abandoned"


NEXT: Mapping[ImprovementState, tuple[ImprovementState, ...]] = {
    ImprovementState.IDEA: (ImprovementState.TRYING, ImprovementState.ABANDONED),
    ImprovementState.TRYING: (ImprovementState.ADOPTED, ImprovementState.ABANDONED),
    # What slipped at its check is tried again.
    ImprovementState.ADOPTED: (ImprovementState.TRYING,),
    ImprovementState.ABANDONED: (),
}
"""From each state the states that may come next (DESIGN §3)."""

_WHY_NOT: Mapping[ImprovementState, str] = {
    ImprovementState.IDEA: "it has not been tried: start a cycle",
    ImprovementState.TRYING: "it is being tried: check its cycle",
    ImprovementState.ADOPTED: "it is adopted: if it slipped, say so when you look whether it holds",
    ImprovementState.ABANDONED: "it is abandoned: begin another one",
}


class Horizon(StrEnum):
    """How far an improvement reaches."""

    QUICK = "quick"
    LONG = "long"


class Basis(StrEnum):
    """Where the numbers before and after come from."""

    MEASURED = "measured"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class HoldingCheck:
    """One look at whether an adopted improvement still holds."""

    day: date
    holds: bool
    """False: it slipped, and is tried again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Improvement(Record):
    """Something that shall work better, and how one finds out."""

    number: int = 0
    """Its short number for people, from 1 and never used again; 0 until stored."""

    title: str
    problem: str
    """What is wrong today, as a fact."""

    struggle: int | None = None
    """The id of the struggle it helps with."""

    area: int | None = None
    """The id of the area it is made in."""

    state: ImprovementState = ImprovementState.IDEA
    since: date | None = None
    """The journal day it came to its state; None while that is the day it was written."""

    cycle: int | None = None
    """The id of the open cycle: there is at most one."""

    horizon: Horizon = Horizon.QUICK
    target: str = ""
    """The target condition; a long horizon needs one."""

    obstacles: tuple[str, ...] = ()
    """What stands between today and the target condition."""

    measure: str = ""
    """What is measured: ``carts waiting at press 2``."""

    unit: str = ""
    before: float | None = None
    after: float | None = None
    period: str = ""
    """Over what time the numbers were taken: ``two weeks each``."""

    sample: str = ""
    """Of how many, as the person puts it: ``40 changeovers``."""

    basis: Basis | None = None
    """Whether the numbers are measured or estimated."""

    standard: str = ""
    """The standard that was changed, and where it hangs."""

    share_with: str = ""
    """Who else could use it (yokoten)."""

    wording: str = ""
    """What the deck says of it."""

    starred: bool = False
    """Whether the deck shows it large."""

    credit: str = ""
    """Whose work it was; the team, or a name with that person's consent."""

    consented: bool = False
    """Whether those named in `credit` said that the deck may name them."""

    adopted: date | None = None
    """The journal day it was adopted, the last time."""

    checks: tuple[HoldingCheck, ...] = ()
    """The looks at whether it holds, oldest first; those of an earlier adoption too."""

    @property
    def natural_key(self) -> str:
        """There is one of each number; of one not stored yet the journal finds the number."""
        return str(self.number) if self.number else ""

    @property
    def handle(self) -> str:
        """How a person names it: ``#i12``."""
        return f"#i{self.number}"

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.title

    @property
    def last_check(self) -> HoldingCheck | None:
        """The last look at whether the present adoption holds; None if nobody looked."""
        if not self.checks or self.adopted is None:
            return None
        last = self.checks[-1]
        return last if last.day > self.adopted else None

    @property
    def has_slipped(self) -> bool:
        """Whether it was adopted and did not hold when one looked the last time."""
        return self.last_check is not None and not self.last_check.holds

    @property
    def check_due(self) -> date | None:
        """The day from which one looks whether it holds; None if it was looked at, or need not."""
        if self.state is not ImprovementState.ADOPTED or self.adopted is None:
            return None
        if self.last_check is not None or self.adopted > date.max - HOLDS_AFTER:
            return None
        return self.adopted + HOLDS_AFTER

    def check_edit(self, edited: Record) -> None:
        """Let it go on only as `NEXT` says, and keep what its steps have noted.

        Raises:
            Refused: It may not come to that state from the one it is in, or not like this.
        """
        if not isinstance(edited, Improvement):
            return
        if edited.number != self.number:
            raise Refused(f"{self.handle} keeps its number")
        if edited.state is not self.state:
            require_move(self, edited.state)
        _require_one_cycle(self, edited)
        _require_adoption(self, edited)


def require_move(improvement: Improvement, state: ImprovementState) -> None:
    """See that an improvement may come to a state from the one it is in.

    Raises:
        Refused: `NEXT` does not lead there.
    """
    if state not in NEXT[improvement.state]:
        raise cannot_become(improvement, state)


def cannot_become(improvement: Improvement, state: ImprovementState) -> Refused:
    """Say why an improvement may not come to a state."""
    reason = _WHY_NOT[improvement.state]
    return Refused(f"{improvement.handle} cannot become {state}: {reason}")


def _require_one_cycle(current: Improvement, edited: Improvement) -> None:
    """See that one cycle is open at most, and none of what is not being tried."""
    is_touched = (edited.state, edited.cycle) != (current.state, current.cycle)
    is_other = current.cycle not in (None, edited.cycle)
    is_tried = edited.state is ImprovementState.TRYING
    if is_touched and edited.cycle is not None and (is_other or not is_tried):
        raise Refused(f"a cycle of {current.handle} is open: check that one first")


def _require_adoption(current: Improvement, edited: Improvement) -> None:
    """See that what is adopted says since when, and goes back only because it slipped."""
    was_adopted = current.state is ImprovementState.ADOPTED
    is_adopted = edited.state is ImprovementState.ADOPTED
    if is_adopted and not was_adopted:
        if edited.adopted is None:
            raise Refused(f"say on which day {current.handle} was adopted")
    elif edited.adopted != current.adopted:
        raise Refused(f"{current.handle} keeps its day of adoption, until it is adopted again")
    if edited.checks[: len(current.checks)] != current.checks:
        raise Refused(f"what was found at {current.handle} stays: look at it again")
    if was_adopted and not is_adopted and not edited.has_slipped:
        raise cannot_become(current, edited.state)


def checked(improvement: Improvement) -> Improvement:
    """Check an improvement before it is stored, new or changed.

    Returns:
        The improvement to store, its texts trimmed.

    Raises:
        Refused: It lacks a title or a problem, the title is too long, a long horizon has no
            target condition, or a number is none.
    """
    title, problem = one_line(improvement.title), improvement.problem.strip()
    target, credit = improvement.target.strip(), improvement.credit.strip()
    if not title:
        raise Refused("an improvement has a title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"the title of an improvement has at most {LONGEST_TITLE} characters")
    if not problem:
        raise Refused("say what the problem is today")
    if improvement.horizon is Horizon.LONG and not target:
        raise Refused("a long horizon needs a target condition: how it shall work then")
    for number in (improvement.before, improvement.after):
        if number is not None and not isfinite(number):
            raise Refused(f"{number} is no number to compare with")
    obstacles = (one_line(obstacle) for obstacle in improvement.obstacles)
    return replace(
        improvement,
        title=title,
        problem=problem,
        target=target,
        obstacles=tuple(dict.fromkeys(obstacle for obstacle in obstacles if obstacle)),
        measure=one_line(improvement.measure),
        unit=one_line(improvement.unit),
        period=one_line(improvement.period),
        sample=one_line(improvement.sample),
        standard=improvement.standard.strip(),
        share_with=improvement.share_with.strip(),
        wording=improvement.wording.strip(),
        credit=credit,
        consented=improvement.consented and bool(credit),
    )


def merging(base: Improvement, edited: Improvement) -> Callable[[Improvement], Improvement]:
    """Turn what a form returned into an edit of the improvement as it stands by then.

    It does as `as_edit`, and minds what one field alone cannot tell: obstacles another window
    added stay; consent stays with the credit it was given for; and the whole is checked.

    Args:
        base: The improvement the form was opened with.
        edited: The improvement the form returned.

    Raises:
        Refused: It lacks what it needs; the edit says so of what came of both.
    """
    wanted = checked(edited)
    merge = as_edit(base, wanted)
    is_credit_new = (wanted.credit, wanted.consented) != (base.credit, base.consented)

    def edit(current: Improvement) -> Improvement:
        both = merge(current)
        added = (one for one in current.obstacles if one not in base.obstacles)
        is_meant = wanted.consented and both.credit == wanted.credit
        return checked(
            replace(
                both,
                obstacles=(*both.obstacles, *added),
                consented=both.consented and (is_meant or not is_credit_new),
            )
        )

    return edit


def to_look_at(improvements: Iterable[Improvement], today: date) -> list[Improvement]:
    """Give those whose 30-day check is due, the one that waits longest first."""
    waiting = [
        (one.check_due, one.number, one)
        for one in improvements
        if one.check_due is not None and one.check_due <= today
    ]
    return [one for _, _, one in sorted(waiting, key=lambda found: found[:2])]


def standing(improvement: Improvement, today: date) -> str:
    """Say in words how an improvement stands, and since when: ``trying for 34 days``."""
    since = improvement.since or improvement.created.date()
    days = (today - since).days
    last = improvement.last_check
    if improvement.state is ImprovementState.ADOPTED:
        due = improvement.check_due
        if due is not None and due <= today:
            return f"adopted {days_ago(days)} · does it hold?"
        return f"adopted {days_ago(days)}{' · holding' if last is not None else ''}"
    slipped = "slipped · " if improvement.has_slipped else ""
    if improvement.state is ImprovementState.TRYING:
        return f"{slipped}trying {for_days(days)}"
    return f"idea {for_days(days)}" if improvement.state is ImprovementState.IDEA else "abandoned"
