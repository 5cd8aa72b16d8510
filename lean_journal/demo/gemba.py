"""Walks: where one went, what was seen there, and what the people visited were told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from lean_journal.demo.improvements import Improvements, Sight
from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.promises import Promises
from lean_journal.demo.words.floor import FACTS, FAVORED, MAY_MEAN, WASTES
from lean_journal.demo.words.promises import ON_A_WALK
from lean_journal.demo.words.walks import AREAS, ONE_PERSON, PURPOSES, TOLD
from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY, week_of
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste, close_loop

IN_A_WEEK = (2, 3, 3, 3, 3, 4, 4, 4)
"""Walks of a whole week: one of these."""

SEEN = (3, 4, 5, 5, 5, 6, 7)
"""Observations of a walk: one of these."""

CLOSED_AFTER = (1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 9, 13)
"""Days until the people visited hear what came of it: one of these."""

HOURS = (9, 9, 10, 13, 14)

NOTES, FAVORITE, PROMISED = 0.04, 0.6, 0.19
"""Shares: walks without an area; what a theme is mostly about; what is promised at once."""

Topic = Kind | Waste


def add_areas(ledger: Ledger, presence: Presence) -> Mapping[str, Area]:
    """Store the areas, named on the first day, and give them by their names."""
    at = ledger.moment(presence.first, 6)
    return {
        name: ledger.add(
            Area(name=name, one_person=name == ONE_PERSON), at + timedelta(minutes=number)
        )
        for number, name in enumerate(AREAS)
    }


class Gemba:
    """Goes to see."""

    def __init__(
        self,
        ledger: Ledger,
        presence: Presence,
        areas: Mapping[str, Area],
        promises: Promises,
        improvements: Improvements,
    ) -> None:
        """Take what walks lead to: promises and improvements."""
        self._ledger, self._presence, self._areas = ledger, presence, areas
        self._promises, self._improvements = promises, improvements
        self._visited = dict.fromkeys(AREAS, date.min)
        self._days: list[date] = []
        self._week: tuple[date, date] | None = None
        self.closed: Counter[date] = Counter()
        """By day, the loops that were closed on it."""

    def live(self, day: date) -> bool:
        """Walk, if this is a day for it; tells whether it was."""
        if self._week != week_of(day):
            self._week = week_of(day)
            self._days = self._planned_days(day)
        if day not in self._days:
            return False
        self._walk(day)
        return True

    def plan(self, day: date) -> None:
        """Plan a walk."""
        last = self._presence.on_or_before(self._presence.last)
        name = min(self._visited, key=lambda one: self._visited[one])
        walk = Walk(
            day=day,
            area=self._areas[name].id,
            theme="Sustain",
            purpose=self._ledger.words.note(
                PURPOSES["Sustain"], place=self._ledger.chance.choice(AREAS[name])
            ),
        )
        self._ledger.add(walk, self._ledger.moment(last, 15))

    def _planned_days(self, day: date) -> list[date]:
        week = self._presence.week(day)
        count = round(self._ledger.chance.choice(IN_A_WEEK) * len(week) / 5)
        if self._presence.last - day < timedelta(days=18):
            count = max(count, min(4, len(week)))
        chosen = self._ledger.chance.sample(week, min(count, len(week)))
        last = self._presence.on_or_before(self._presence.last)
        return [*chosen, last] if last in week else chosen

    def _walk(self, day: date) -> None:
        chance, ledger = self._ledger.chance, self._ledger
        begun = ledger.moment(day, chance.choice(HOURS), 55)
        start = begun.replace(microsecond=0)
        ended = start + timedelta(minutes=chance.randrange(15, 45))
        is_notes = ledger.happens(NOTES)
        name = self._where(day) if not is_notes else chance.choice(list(AREAS))
        theme = chance.choice(list(PURPOSES)) if not is_notes else ""
        place = chance.choice(AREAS[name])
        purpose = theme and ledger.happens(0.4)
        walk = Walk(
            id=ledger.new_id(),
            day=day,
            state=WalkState.WALKED,
            start=start,
            ended=ended,
            area=None if is_notes else self._areas[name].id,
            theme=theme,
            purpose=ledger.words.note(PURPOSES[theme], place=place) if purpose else "",
        )
        if not is_notes:
            walk = self._improvements.go_and_see(walk, name, place, begun)
        self._store(walk, place, begun)
        count = chance.choice(SEEN)
        for number in range(count):
            at = start + (ended - start) * (number + 1) / (count + 1)
            spot = place if number % 2 else chance.choice(AREAS[name])
            self._see(walk, at, self._topic(theme), spot)

    def _where(self, day: date) -> str:
        """Choose an area: the one longest unseen, or any."""
        longest = min(self._visited, key=lambda one: self._visited[one])
        any_area = self._ledger.chance.choice(list(AREAS))
        name = longest if self._ledger.happens(0.45) else any_area
        self._visited[name] = day
        return name

    def _store(self, walk: Walk, place: str, at: datetime) -> None:
        """Store a walk with its loop closed, if the people hear of it before the end."""
        delay = self._ledger.chance.choice(CLOSED_AFTER)
        on = self._presence.on_or_after(walk.day + delay * DAY)
        if walk.is_notes or on > self._presence.last:
            self._ledger.add(walk, at, walk.ended)
            return
        closed = self._ledger.moment(on, 15)
        told = self._ledger.words.note(TOLD, place=place) if self._ledger.happens(0.7) else ""
        self._ledger.add(close_loop(walk, on, closed, told), at, closed)
        self.closed[on] += 1

    def _topic(self, theme: str) -> Topic:
        chance = self._ledger.chance
        if theme and self._ledger.happens(FAVORITE):
            return chance.choice(FAVORED[theme])
        kind = chance.choice(list(Kind))
        return chance.choice(list(Waste)) if kind is Kind.WASTE else kind

    def _see(self, walk: Walk, at: datetime, topic: Topic, place: str) -> None:
        ledger, words = self._ledger, self._ledger.words
        waste = topic if isinstance(topic, Waste) else None
        kind = topic if isinstance(topic, Kind) else Kind.WASTE
        templates = WASTES[waste] if waste is not None else FACTS[kind]
        triage = self._presence.after(at.date())
        # The day before the last one was gone through in part, the last one not yet.
        is_triaged = triage <= self._presence.last
        if is_triaged and self._presence.after(triage) > self._presence.last:
            is_triaged = ledger.happens(0.6)
        seen = Observation(
            walk=walk.id,
            kind=kind,
            waste=waste,
            fact=words.note(templates, place=place),
            interpretation=words.note(MAY_MEAN[topic], place=place) if ledger.happens(0.4) else "",
            starred=ledger.happens(0.08),
            triaged=is_triaged,
        )
        link = self._improvements.link(Sight(walk, topic, seen.fact, place, at))
        seen = replace(seen, link=link)
        stored = ledger.add(seen, at, ledger.moment(triage, 8) if is_triaged else None)
        # Nothing has come yet of what was seen last: it can be undone.
        if triage <= self._presence.last and ledger.happens(PROMISED):
            self._promises.promise(at, ON_A_WALK, place, stored.id)
