"""Commitments: each is followed from the promise to its end, as far as the journal reaches."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum, auto

from lean_journal.demo.ledger import LOCAL, Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.promises import ALIASES, BROKEN, DROPPED, ELSEWHERE
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, break_, drop, keep, set_due
from lean_journal.domain.morning import MOST_COMMITMENTS, commitment_step


class Fate(Enum):
    """What becomes of a commitment."""

    KEPT = auto()
    KEPT_EARLY = auto()
    RENEGOTIATED = auto()
    """Given a new date in time, and then kept."""

    BROKEN = auto()
    BEGUN_ANEW = auto()
    """Given a new date too late: broken, with a successor."""

    DROPPED = auto()


FATES = {
    Fate.KEPT: 42,
    Fate.KEPT_EARLY: 20,
    Fate.RENEGOTIATED: 20,
    Fate.BROKEN: 7,
    Fate.BEGUN_ANEW: 6,
    Fate.DROPPED: 5,
}
"""How many of a hundred end like this."""

ELSEWHERE_DAILY = 0.18
"""Promises of a day that are not made on a walk."""


class Promises:
    """Makes promises and lets them run their course."""

    def __init__(self, ledger: Ledger, presence: Presence) -> None:
        """Begin without any."""
        self._ledger, self._presence = ledger, presence
        self._asked: defaultdict[date, list[str]] = defaultdict(list)

    def asked_on(self, day: date) -> list[str]:
        """Give the steps in which the morning of a day asked about commitments."""
        return self._asked.pop(day, [])[:MOST_COMMITMENTS]

    def live(self, day: date) -> None:
        """Promise what is promised that day in meetings and in passing."""
        if self._ledger.happens(ELSEWHERE_DAILY):
            self.promise(self._ledger.moment(day, 11, 240), ELSEWHERE, self._ledger.place())

    def promise(
        self, at: datetime, templates: Sequence[str], place: str, source: int | None = None
    ) -> None:
        """Promise something.

        Args:
            at: When.
            templates: What may be promised.
            place: Where in the plant it is about.
            source: The id of the observation it comes from.
        """
        due = self._presence.on_or_after(at.date() + DAY * self._ledger.chance.randint(1, 13))
        has_date = self._ledger.happens(0.96)
        self._run(self._made(templates, place, due if has_date else None, source), at)

    def leave_open(self, today: date) -> None:
        """Leave some open at the end: overdue, due today, with an old date, and without one."""
        last = self._presence.on_or_before(self._presence.last)
        days_before = [last]
        while len(days_before) < 8:
            days_before.append(self._presence.before(days_before[-1]))
        dues = (days_before[2], last, today, today, None)
        for due in dues:
            at = self._ledger.moment(days_before[7], 11, 240)
            self._ledger.add(self._made(ELSEWHERE, self._ledger.place(), due), at)
        moved, _ = set_due(
            self._made(ELSEWHERE, self._ledger.place(), last),
            self._presence.on_or_after(today + 4 * DAY),
            days_before[1],
        )
        self._ledger.add(
            moved,
            self._ledger.moment(days_before[6], 11),
            self._ledger.moment(days_before[1], 7),
        )

    def _made(
        self, templates: Sequence[str], place: str, due: date | None, source: int | None = None
    ) -> Commitment:
        return Commitment(
            id=self._ledger.new_id(),
            what=self._ledger.words.note(templates, place=place),
            to=self._ledger.chance.choice(ALIASES) if self._ledger.happens(0.85) else "",
            due=due,
            source=source,
        )

    def _run(self, one: Commitment, at: datetime) -> None:
        """Let a commitment run its course and store how it stands in the end."""
        fate = self._ledger.chance.choices(list(FATES), list(FATES.values()))[0]
        changed: datetime | None = None
        if fate is Fate.RENEGOTIATED:
            one, changed = self._moved(one, at)
        end = self._end(one, fate, at)
        if end > self._presence.last:
            self._ledger.add(one, at, changed)
            return
        changed = self._ledger.moment(end, 7)
        if one.due is not None and one.due <= end:
            self._asked[end].append(commitment_step(one.id))
        if fate is Fate.BEGUN_ANEW and one.due is not None:
            self._begin_anew(one, end, at, changed)
        else:
            self._ledger.add(self._settled(one, fate, end), at, changed)

    def _moved(self, one: Commitment, at: datetime) -> tuple[Commitment, datetime | None]:
        """Give it one or two new dates in time, and tell when that was last."""
        changed: datetime | None = None
        for _ in range(1 + self._ledger.happens(0.2)):
            on = self._presence.on_or_before(one.due) if one.due is not None else at.date()
            if one.due is None or not at.date() < on <= self._presence.last:
                break
            self._asked[on].append(commitment_step(one.id))
            one, _ = set_due(one, self._later(one.due), on)
            changed = self._ledger.moment(on, 7)
        return one, changed

    def _later(self, day: date) -> date:
        return self._presence.after(day + DAY * self._ledger.chance.randint(1, 9))

    def _end(self, one: Commitment, fate: Fate, at: datetime) -> date:
        """Tell on which day it ends; that may be after the journal does."""
        soonest = self._presence.after(at.date())
        chance = self._ledger.chance
        if one.due is None:
            return self._presence.on_or_after(soonest + DAY * chance.randint(2, 25))
        if fate in (Fate.KEPT_EARLY, Fate.DROPPED):
            days = max(0, (one.due - soonest).days)
            return self._presence.on_or_after(soonest + timedelta(days=chance.randint(0, days)))
        if fate is Fate.BEGUN_ANEW:
            return self._presence.after(one.due + DAY * chance.randint(0, 2))
        return self._presence.on_or_after(one.due)

    def _settled(self, one: Commitment, fate: Fate, on: date) -> Commitment:
        words = self._ledger.words
        if fate is Fate.BROKEN:
            return break_(one, on, words.note(BROKEN, place=self._ledger.place()))
        if fate is Fate.DROPPED:
            return drop(one, on, words.note(DROPPED, place=self._ledger.place()))
        return keep(one, on)

    def _begin_anew(self, one: Commitment, on: date, at: datetime, changed: datetime) -> None:
        broken, successor = set_due(one, self._later(on), on)
        if successor is not None:
            successor = replace(successor, id=self._ledger.new_id())
            broken = replace(broken, successor=successor.id)
            self._run(successor, changed.astimezone(LOCAL))
        self._ledger.add(broken, at, changed)
