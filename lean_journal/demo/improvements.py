"""Improvements: written down on a walk or at the desk, then tried, adopted or let go."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.lives import Life
from lean_journal.demo.plans import Fate, Plan, Plans
from lean_journal.demo.presence import Presence
from lean_journal.demo.struggles import Held, Struggles
from lean_journal.demo.words.floor import FACTS, WASTES
from lean_journal.demo.words.trials import Case, Way
from lean_journal.demo.words.trials_flow import FLOW
from lean_journal.demo.words.trials_order import ORDER
from lean_journal.demo.words.trials_work import WORK
from lean_journal.demo.words.walks import AREAS
from lean_journal.demo.words.writer import FRAGMENTS, capitalized
from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.improvement import Horizon, Improvement, checked
from lean_journal.domain.walk import Kind, Walk, Waste

CASES: Mapping[Kind | Waste, Case] = {**FLOW, **WORK, **ORDER}
"""By what is seen, what may be improved."""

PATIENCE = 6
"""Days after which an idea that no walk has led to is written down at the desk."""

WALKS = 2
"""Walks for a struggle after which something is tried, whatever was seen."""

BELONGS = 0.5
"""Of the observations that may belong to what is tried or heard, those that are linked."""


class Sight(NamedTuple):
    """Something seen on a walk."""

    walk: Walk
    topic: Kind | Waste
    fact: str
    place: str
    at: datetime


class Wanted(NamedTuple):
    """An improvement that is to be written down."""

    since: date
    """From this day on."""

    until: date
    """On this day at the desk, if no walk led to it."""

    plan: Plan | None
    """What becomes of it; None if that is left to chance."""


class Improvements:
    """Writes improvements down, and lets each run its course."""

    def __init__(
        self,
        ledger: Ledger,
        presence: Presence,
        areas: Mapping[str, Area],
        struggles: Struggles,
    ) -> None:
        """Draw the days on which they are written down."""
        self._ledger, self._presence, self._areas = ledger, presence, areas
        self._struggles, self._plans = struggles, Plans(ledger, presence)
        drawn = [Wanted(day, day + PATIENCE * DAY, None) for day in self._plans.days()]
        staged = [Wanted(day, day, plan) for day, plan in self._plans.staged(presence.last + DAY)]
        self._wanted = deque(sorted([*drawn, *staged], key=lambda one: one.since))
        self._titles: set[str] = set()
        self._lives: list[tuple[Life, Sight]] = []
        # What is seen last has led to nothing yet.
        self._until = presence.before(presence.before(presence.on_or_before(presence.last)))

    def go_and_see(self, walk: Walk, area: str, place: str, at: datetime) -> Walk:
        """Make a walk one for a struggle, if it leads to where one shows."""
        return self._struggles.go_and_see(walk, area, place, at)

    def link(self, seen: Sight) -> str:
        """Give the handle of what an observation becomes or belongs to; mostly there is none."""
        day, held = seen.at.date(), self._struggles.of(seen.walk.struggle)
        if day > self._until:
            return ""
        if seen.topic in CASES:
            if held is not None and held.waits and seen.topic in held.topics:
                return self._begin(seen, held, self._next_plan(day, held)).handle
            if held is None and self._wanted and self._wanted[0].since <= day:
                return self._begin(seen, None, self._next_plan(day, None)).handle
        if not self._ledger.happens(BELONGS):
            return ""
        if (one := self._tried_there(seen)) is not None:
            return one.handle
        # A fact or a word that is for nothing else is for what one came to see.
        is_for_her = held is not None and (seen.topic in held.topics or seen.topic not in CASES)
        return held.record.handle if held is not None and is_for_her else ""

    def live(self, day: date) -> None:
        """Write down at the desk what no walk has led to."""
        for held in self._struggles.held:
            enough = 1 if self._struggles.is_left_in_work(held) else WALKS
            if held.waits and held.walks >= enough and day <= self._until:
                self._at_the_desk(day, held)
        for held in self._struggles.taken_up_again(day):
            self._at_the_desk(day, held)
        while self._wanted and self._wanted[0].until <= day:
            self._at_the_desk(day, None)

    # Within

    def _next_plan(self, day: date, held: Held | None) -> Plan:
        """Take the plan of the next one that is wanted; one for a struggle is a plan of its own.

        It takes the place of the next one that would have come, so that there are not more.
        """
        if held is not None and self._struggles.is_left_in_work(held):
            return self._plans.unfinished(day)
        if self._wanted and (held is None or self._wanted[0].plan is None):
            wanted = self._wanted.popleft()
            if wanted.plan is not None:
                return wanted.plan
        return self._plans.drawn(day, for_her=held is not None)

    def _at_the_desk(self, day: date, held: Held | None) -> None:
        chance, words = self._ledger.chance, self._ledger.words
        topic = chance.choice(held.topics if held is not None else list(CASES))
        area = held.area if held is not None else chance.choice(list(AREAS))
        place = chance.choice(AREAS[area])
        facts = WASTES[topic] if isinstance(topic, Waste) else FACTS[topic]
        # A walk that is none: only its area counts.
        walk = Walk(day=day, area=self._areas[area].id)
        fact, at = words.note(facts, place=place), self._ledger.moment(day, 16)
        if self._lives:
            # Of several on a day the numbers run in the order of time.
            at = max(at, self._lives[-1][1].at + timedelta(minutes=1))
        seen = Sight(walk, topic, fact, place, at)
        self._begin(seen, held, self._next_plan(day, held))

    def _begin(self, seen: Sight, held: Held | None, plan: Plan) -> Improvement:
        """Write an improvement down, and let it run its course."""
        case, given = CASES[seen.topic], self._given(seen)
        ways = self._fresh(case.ways_for(seen.fact), given)
        improvement = Improvement(
            number=len(self._lives) + 1,
            title=self._title(ways[0], given),
            problem=seen.fact,
            area=seen.walk.area,
            struggle=held.record.id if held is not None else None,
        )
        if plan.is_long:
            target = self._ledger.words.note((case.target,), **given)
            improvement = replace(improvement, horizon=Horizon.LONG, target=target)
        stored = self._ledger.add(checked(improvement), seen.at)
        trials = [one.trial for one in ways]
        life = Life(self._ledger, self._presence, stored, case, trials, given)
        self._lives.append((life, seen))
        life.run(plan)
        if held is not None:
            held.improvements += 1
            self._tell(held, life, plan, seen.place)
        return stored

    def _tell(self, held: Held, life: Life, plan: Plan, place: str) -> None:
        """Have a struggle be in work, and be reported back, as its improvement goes on."""
        if plan.spans and plan.spans[0].start <= self._presence.last:
            self._struggles.in_work(held.record.id, plan.spans[0].start)
        if life.settled is not None:
            well = plan.fate is Fate.ADOPTED
            self._struggles.settled(held.record.id, life.settled, place, life.numbers, well=well)

    def _given(self, seen: Sight) -> dict[str, str]:
        """Fix what is the same in all that is said of an improvement: what the fact names."""
        chance = self._ledger.chance
        given = {
            name: next((one for one in FRAGMENTS[name] if one in seen.fact), "")
            or chance.choice(FRAGMENTS[name])
            for name in ("part", "tool", "shift", "who")
        }
        others = [name for name in AREAS if seen.place not in AREAS[name]]
        return {**given, "place": seen.place, "other": chance.choice(others)}

    def _fresh(self, ways: Sequence[Way], given: Mapping[str, str]) -> Sequence[Way]:
        """Begin with a way that was not gone at this place before, if there is one."""
        places = (n for n, way in enumerate(ways) if self._title(way, given) not in self._titles)
        first = next(places, 0)
        self._titles.add(self._title(ways[first], given))
        return (*ways[first:], *ways[:first])

    def _title(self, way: Way, given: Mapping[str, str]) -> str:
        return capitalized(self._ledger.words.note((way.title,), **given))

    def _tried_there(self, seen: Sight) -> Improvement | None:
        """Give what is being tried in the area against what was seen."""
        day = seen.at.date()
        for life, origin in reversed(self._lives):
            one = life.improvement
            is_over = life.settled is not None and life.settled < day
            if origin.topic == seen.topic and one.area == seen.walk.area and not is_over:
                return one
        return None
