"""Struggles: what the boss said is hard, and how far one has come with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lean_journal.domain.calendar import days_ago, for_days
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.text import one_line

LONGEST_TITLE = 120
"""Characters of a public title: it becomes the title of a slide."""


class StruggleState(StrEnum):
    """How far one has come with a struggle."""

    HEARD = "heard"
    SEEN = "seen"
    IN_WORK = "in work"
    REPORTED = "reported back"
    CLOSED = "closed"


NEXT: Mapping[StruggleState, tuple[StruggleState, ...]] = {
    StruggleState.HEARD: (StruggleState.SEEN,),
    StruggleState.SEEN: (StruggleState.IN_WORK,),
    StruggleState.IN_WORK: (StruggleState.REPORTED,),
    # She may say that it still hurts.
    StruggleState.REPORTED: (StruggleState.CLOSED, StruggleState.IN_WORK),
    StruggleState.CLOSED: (),
}
"""From each state the states that may come next (DESIGN §3), the usual one first."""

_WHY_NOT: Mapping[StruggleState, str] = {
    StruggleState.HEARD: "nobody has gone to see it yet: make a walk for it",
    StruggleState.SEEN: "nothing has been tried for it yet: start a cycle for it",
    StruggleState.IN_WORK: "nobody has reported back yet: say what came of it",
    StruggleState.REPORTED: "it has been reported back: close it, or take it up again",
    StruggleState.CLOSED: "it is closed: write down anew what is said now",
}
"""What a struggle in a state waits for, as the reason why it cannot go elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Struggle(Record):
    """What somebody above said is hard; it links the walks and improvements that follow."""

    number: int = 0
    """Its short number for people, from 1 and never used again; 0 until stored."""

    heard: date
    """The journal day it was heard."""

    words: str
    """What was said, word for word; private, and never in a deck."""

    title: str = ""
    """What may be said of it in public: it travels to her boss."""

    state: StruggleState = StruggleState.HEARD
    since: date | None = None
    """The journal day it came to its state; None while that is the day it was heard."""

    told: str = ""
    """What was reported back, the last time."""

    reports: tuple[date, ...] = ()
    """The journal days on which one reported back, the oldest first, as far as they were kept."""

    @property
    def natural_key(self) -> str:
        """There is one of each number; of one not stored yet the journal finds the number."""
        return str(self.number) if self.number else ""

    @property
    def handle(self) -> str:
        """How a person names it: ``#s3``."""
        return f"#s{self.number}"

    @property
    def name(self) -> str:
        """What lists call it: the public title, else what was said."""
        return self.title or self.words

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state is not StruggleState.CLOSED

    def check_edit(self, edited: Record) -> None:
        """Let it go on only as `NEXT` says, keep its number, and what was reported back.

        Raises:
            Refused: It may not come to that state from the one it is in; or it would have
                been reported back without a word.
        """
        if not isinstance(edited, Struggle):
            return
        if edited.number != self.number:
            raise Refused(f"{self.handle} keeps its number")
        if edited.state is not self.state:
            _require(self, edited.state)
        is_reported = edited.state in (StruggleState.REPORTED, StruggleState.CLOSED)
        is_touched = (edited.state, edited.told) != (self.state, self.told)
        if is_reported and is_touched and not edited.told.strip():
            raise Refused("say what you reported back")


def _require(struggle: Struggle, state: StruggleState) -> None:
    if state not in NEXT[struggle.state]:
        raise Refused(f"{struggle.handle} cannot become {state}: {_WHY_NOT[struggle.state]}")


def moved(struggle: Struggle, state: StruggleState, today: date, told: str = "") -> Struggle:
    """Bring a struggle to another state.

    Args:
        struggle: The struggle as it stands.
        state: Where it shall go.
        today: The journal day.
        told: What was reported back; looked at only with that state.

    Raises:
        Refused: `NEXT` does not lead there, or nothing was told.
    """
    _require(struggle, state)
    if state is StruggleState.REPORTED:
        if not told.strip():
            raise Refused("say what you reported back")
        struggle = replace(struggle, told=told.strip(), reports=(*struggle.reports, today))
    return replace(struggle, state=state, since=today)


def checked(struggle: Struggle) -> Struggle:
    """Check a struggle before it is stored, new or changed.

    Returns:
        The struggle to store, its texts trimmed.

    Raises:
        Refused: Nothing was said, or the title is too long.
    """
    words, title = struggle.words.strip(), one_line(struggle.title)
    if not words:
        raise Refused("write down what was said, in her own words")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"the public title has at most {LONGEST_TITLE} characters")
    return replace(struggle, words=words, title=title, told=struggle.told.strip())


def reported_on(struggle: Struggle) -> tuple[date, ...]:
    """Give the days on which one is known to have reported back, the oldest first."""
    if struggle.state is not StruggleState.REPORTED or struggle.since is None:
        return struggle.reports
    # One that was brought there before the days were kept has only the one it is in.
    return tuple(dict.fromkeys((*struggle.reports, struggle.since)))


def unseen(struggles: Iterable[Struggle]) -> list[Struggle]:
    """Give the struggles nobody has gone to see, the one heard first at the head."""
    waiting = [one for one in struggles if one.state is StruggleState.HEARD]
    return sorted(waiting, key=lambda one: (one.heard, one.created))


def standing(struggle: Struggle, today: date) -> str:
    """Say in words how a struggle stands, and since when: ``in work for 12 days``."""
    days = (today - (struggle.since or struggle.heard)).days
    match struggle.state:
        case StruggleState.HEARD:
            return f"heard {days_ago(days)} · not seen yet"
        case StruggleState.SEEN | StruggleState.IN_WORK:
            return f"{struggle.state} {for_days(days)}"
        case _:
            return f"{struggle.state} {days_ago(days)}"
