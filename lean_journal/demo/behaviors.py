"""The behaviors of the sample: five practised, one of them once parked, and one parked for good."""

from dataclasses import replace
from datetime import date, timedelta

from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.practice import HABITS, OWN, OWN_DEFINITION
from lean_journal.domain.behavior import Behavior, begin, park, resume
from lean_journal.domain.cadence import DAILY, parse_cadence
from lean_journal.domain.practice import with_cadence
from lean_journal.domain.starter import starter_named

A_THIRD = 0.36


def add_behaviors(ledger: Ledger, presence: Presence) -> list[Behavior]:
    """Store the behaviors with all that became of them.

    Days are counted from the beginning, or back from the end, so that a year holds all of
    it in this order and the last year of many shows some of it. Asking upward is given up
    after a third of the time, and closing the loop takes its place: at no time there are
    more than five.

    Returns:
        They, in their order; the first has its name from nowhere but here.
    """

    def begun(name: str, days: int, cadence: str = "") -> Behavior:
        starter = starter_named(name)
        if starter is None:
            return begin(name, DAILY, soon(days), definition=OWN_DEFINITION, cue=HABITS[name].cue)
        return begin(
            name,
            parse_cadence(cadence or starter.cadence),
            soon(days),
            definition=starter.definition,
            cue=HABITS[name].cue,
        )

    def soon(days: int) -> date:
        return presence.on_or_after(presence.first + timedelta(days=days))

    def ago(days: int) -> date:
        return presence.on_or_after(presence.last - timedelta(days=days))

    third = round(A_THIRD * (presence.last - presence.first).days)
    found = [
        begun(OWN, 60),
        _changed(begun("Go and see", 0, "2/week"), "3/week", ago(230), presence),
        _changed(begun("Ask first", 0, "3/week"), "daily", soon(100), presence),
        resume(park(begun("Keep or renegotiate", 30), ago(250)), ago(190)),
        begun("Close the loop", third + 10),
        park(begun("Ask upward", 20), soon(third)),
    ]
    return [
        ledger.add(
            replace(one, position=position),
            ledger.moment(one.begun, 7),
            ledger.moment(_last_change(one), 17),
        )
        for position, one in enumerate(found, 1)
    ]


def _changed(behavior: Behavior, cadence: str, day: date, presence: Presence) -> Behavior:
    return with_cadence(behavior, parse_cadence(cadence), day, presence.days)


def _last_change(behavior: Behavior) -> date:
    newest = behavior.active[-1]
    return max(newest.last or newest.first, behavior.cadences[-1].decided)
