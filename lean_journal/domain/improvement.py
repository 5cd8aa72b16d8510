"""Improvements: from an idea by way of cycles to a standard, and whether it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import isfinite

from lean_journal.domain.cycle import Decision
from lean_journal.domain.record import Record, Refused
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
    ImprovementState.ADOPTED: "it is adopted: if it slipped, its check says so",
    ImprovementState.ABANDONED: "it is abandoned",
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
    def check_due(self) -> date | None:
        """The day from which one looks whether it holds; None if it was looked at, or need not."""
        if self.state is not ImprovementState.ADOPTED or self.adopted is None:
            return None
        if self.last_check is not None or self.adopted > date.max - HOLDS_AFTER:
            return None
        return self.adopted + HOLDS_AFTER

    def check_edit(self, edited: Record) -> None:
        """Let it go on only as `NEXT` says.

        Raises:
            Refused: It may not come to that state from the one it is in.
        """
        if isinstance(edited, Improvement) and edited.state is not self.state:
            _require(self, edited.state)


def _require(improvement: Improvement, state: ImprovementState) -> None:
    if state not in NEXT[improvement.state]:
        reason = _WHY_NOT[improvement.state]
        raise Refused(f"{improvement.handle} cannot become {state}: {reason}")


def _moved(improvement: Improvement, state: ImprovementState, today: date) -> Improvement:
    _require(improvement, state)
    return replace(improvement, state=state, since=today)


def checked(improvement: Improvement) -> Improvement:
    """Check an improvement before it is stored, new or changed.

    Returns:
        The improvement to store, its texts trimmed.

    Raises:
        Refused: It lacks a title or a problem, the title is too long, or a long horizon has
            no target condition.
    """
    title, problem = one_line(improvement.title), improvement.problem.strip()
    if not title:
        raise Refused("an improvement has a title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"the title of an improvement has at most {LONGEST_TITLE} characters")
    if not problem:
        raise Refused("say what the problem is today")
    if improvement.horizon is Horizon.LONG and not improvement.target.strip():
        raise Refused("a long horizon needs a target condition: how it shall work then")
    return replace(improvement, title=title, problem=problem)


def started(improvement: Improvement, cycle: int, today: date) -> Improvement:
    """Record that a cycle has been started for it.

    Args:
        improvement: The improvement.
        cycle: The id of the cycle.
        today: The journal day.

    Raises:
        Refused: A cycle is open, or it is adopted or abandoned.
    """
    if improvement.cycle is not None:
        raise Refused(f"a cycle of {improvement.handle} is open: check that one first")
    if improvement.state is not ImprovementState.TRYING:
        improvement = _moved(improvement, ImprovementState.TRYING, today)
    return replace(improvement, cycle=cycle)


def decided(improvement: Improvement, decision: Decision, today: date) -> Improvement:
    """Record what was decided when its open cycle was checked.

    Raises:
        Refused: No cycle of it is open.
    """
    if improvement.cycle is None:
        raise Refused(f"no cycle of {improvement.handle} is open")
    improvement = replace(improvement, cycle=None)
    if decision is Decision.ADOPT:
        return replace(_moved(improvement, ImprovementState.ADOPTED, today), adopted=today)
    if decision is Decision.ABANDON:
        return _moved(improvement, ImprovementState.ABANDONED, today)
    return improvement


def dropped(improvement: Improvement, today: date) -> Improvement:
    """Abandon an idea that is not worth a cycle.

    Raises:
        Refused: It has been tried: then the check of a cycle decides.
    """
    if improvement.state is ImprovementState.TRYING:
        raise Refused(f"{improvement.handle} is being tried: check its cycle, and abandon it there")
    return _moved(improvement, ImprovementState.ABANDONED, today)


def looked_at(improvement: Improvement, holds: bool, today: date) -> Improvement:
    """Record whether an adopted improvement holds; one that slipped is tried again.

    Raises:
        Refused: It is not adopted, or was adopted less than 30 days ago.
    """
    if improvement.state is not ImprovementState.ADOPTED or improvement.adopted is None:
        raise Refused(f"{improvement.handle} is not adopted, so there is nothing to hold yet")
    if today - improvement.adopted < HOLDS_AFTER:
        left = (improvement.adopted + HOLDS_AFTER - today).days
        days = "1 day" if left == 1 else f"{left} days"
        raise Refused(f"adopted too lately to tell whether it holds: look again in {days}")
    checks = (*improvement.checks, HoldingCheck(today, holds))
    improvement = replace(improvement, checks=checks)
    return improvement if holds else _moved(improvement, ImprovementState.TRYING, today)


def parse_number(text: str) -> float | None:
    """Read a number before or after, as a person types it: ``40``, ``3.5``, ``3,5``.

    Returns:
        The number; None of an empty text.

    Raises:
        Refused: It is no number.
    """
    typed = text.strip()
    if not typed:
        return None
    try:
        number = float(typed.replace(",", ".") if "." not in typed else typed)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise Refused(f"{typed!r} is no number: type it as 40 or 3.5, and its unit apart")
    return number


def format_number(number: float | None) -> str:
    """Print a number as `parse_number` reads it, without needless zeros; empty for None."""
    if number is None:
        return ""
    return f"{number:.0f}" if number == int(number) and abs(number) < 1e15 else repr(number)
