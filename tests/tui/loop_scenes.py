"""A struggle and some improvements in all their states, for the scenes of Improve."""

from dataclasses import replace
from datetime import timedelta

from lean_journal.domain.area import Area
from lean_journal.domain.capture import parse
from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Basis, Horizon, Improvement
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Walk, WalkState, end
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, linkable, observe, store_walk
from lean_journal.storage.improvements import (
    Checked,
    add_improvement,
    change_improvement,
    check_cycle,
    drop_improvement,
    start_cycle,
)
from lean_journal.storage.struggles import add_struggle, move_struggle
from tests.builders import Clock


def loop(journal: Journal, clock: Clock) -> None:
    """Write two months of struggles, improvements and cycles, through the person's own door.

    Args:
        journal: The journal the scenes have been filled into.
        clock: The clock it reads, at the end of it all; it is moved and set back.
    """
    now = clock.now
    _Loop(journal, clock).write()
    clock.now = now


class _Loop:
    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal, self._clock, self._now = journal, clock, clock.now
        self._areas = {one.name: one.id for one in journal.find(Area)}

    def write(self) -> None:
        self._on(75)
        heard = self._hear(
            "The trucks leave late every Friday and I hear of it from the customer.",
            "Trucks leave late on Fridays",
        )
        adopted = self._add(
            "Dies are laid out before the change",
            "Fitters search for dies 12 minutes per changeover",
            area="Press shop",
        )
        self._cycle(
            adopted,
            "lay the dies of the next order on the cart",
            "a changeover takes 30 minutes, not 41",
            ("29 and 33 minutes", True, "the list has to hang at the cart", Decision.ADAPT),
        )
        self._on(50)
        self._cycle(
            adopted,
            "hang the list at the cart",
            "no die is searched for in a week",
            ("none in five days", True, "a list at the place beats a list in a folder", "adopt"),
        )
        self._details(adopted)
        self._on(46)
        self._abandon()
        self._on(34)
        trying = self._walk_for(heard)
        self._cycle(
            trying,
            "the shift lead calls the next cart at 10:00",
            "at most one cart waits at noon",
            (
                "two carts waited on three days of five",
                False,
                "nobody knows at 10:00 which order goes first",
                Decision.ADAPT,
            ),
        )
        self._on(9)
        self._start(
            trying,
            "the sequence of the day hangs at press 2 by 07:00",
            "no cart waits longer than 15 minutes",
            check=3,
            obstacle="nobody knows the sequence",
        )
        self._star(trying)
        self._on(6)
        self._long()
        self._on(4)
        self._add("Gloves at the saw, not in the office", "Three walks a day for a pair of gloves")
        self._hear("I never know whether the week will hold before Thursday.", "")
        closed = self._hear("We answer audits with overtime.", "Audits cost overtime")
        self._close(closed)

    def _on(self, days_ago: int) -> None:
        self._clock.now = self._now - timedelta(days=days_ago)

    def _hear(self, words: str, title: str) -> Struggle:
        with self._journal.transaction("struggle") as transaction:
            heard = Struggle(heard=self._journal.today(), words=words, title=title)
            return add_struggle(transaction, heard)

    def _add(self, title: str, problem: str, area: str = "") -> Improvement:
        with self._journal.transaction("improvement") as transaction:
            place = self._areas.get(area)
            return add_improvement(
                transaction, Improvement(title=title, problem=problem, area=place)
            )

    def _start(
        self, one: Improvement, step: str, expect: str, *, check: int, obstacle: str = ""
    ) -> int:
        with self._journal.transaction("cycle") as transaction:
            return start_cycle(
                self._journal,
                transaction,
                one.id,
                step,
                expect,
                check=self._journal.today() + timedelta(days=check),
                obstacle=obstacle,
            ).id

    def _cycle(
        self, one: Improvement, step: str, expect: str, found: tuple[str, bool, str, str]
    ) -> None:
        cycle = self._start(one, step, expect, check=7)
        self._clock.now += timedelta(days=7)
        happened, as_expected, learned, decision = found
        with self._journal.transaction("check") as transaction:
            check_cycle(
                self._journal,
                transaction,
                cycle,
                Checked(
                    happened=happened,
                    as_expected=as_expected,
                    learned=learned,
                    decision=Decision(decision),
                ),
            )

    def _details(self, one: Improvement) -> None:
        base = self._journal.get(Improvement, one.id)
        with self._journal.transaction("details") as transaction:
            change_improvement(
                self._journal,
                transaction,
                base,
                replace(
                    base,
                    measure="time of a changeover",
                    unit="min",
                    before=41.0,
                    after=29.5,
                    period="two weeks each",
                    sample="18 changeovers",
                    basis=Basis.MEASURED,
                    standard="changeover sheet 4, at the cart",
                    wording="Changeovers at press 2 take 30 minutes instead of 41.",
                    starred=True,
                ),
            )

    def _star(self, one: Improvement) -> None:
        base = self._journal.get(Improvement, one.id)
        with self._journal.transaction("star") as transaction:
            change_improvement(self._journal, transaction, base, replace(base, starred=True))

    def _abandon(self) -> None:
        one = self._add("A second forklift", "Pallets wait at goods in")
        with self._journal.transaction("dropped") as transaction:
            drop_improvement(self._journal, transaction, one.id)

    def _long(self) -> None:
        base = self._add("A changeover without the fitter", "Operators wait for a fitter")
        with self._journal.transaction("long") as transaction:
            change_improvement(
                self._journal,
                transaction,
                base,
                replace(
                    base,
                    horizon=Horizon.LONG,
                    target="Every operator of a shift changes over alone, safely, by June",
                ),
            )

    def _walk_for(self, heard: Struggle) -> Improvement:
        now = self._clock.now
        walk = store_walk(
            self._journal,
            None,
            Walk(
                day=now.date(),
                state=WalkState.WALKED,
                start=now,
                struggle=heard.id,
                theme="Flow",
                purpose="what holds the trucks up?",
            ),
            self._journal.get(Area, self._areas["Press shop"]),
        )
        for line in (
            "w: three carts queue 40 min at press 2 #new",
            "q: we only hear which order is next when the truck is here",
            "?: who may change the sequence",
        ):
            known = linkable(self._journal, line)
            observe(self._journal, [parse(line, now.date(), known)], Place(walk=walk.id))
        ended = now + timedelta(minutes=40)
        self._journal.change(Walk, walk.id, lambda one: end(one, ended), "walk ended")
        (made,) = self._journal.find(Improvement, struggle=heard.id)
        self._change_title(made)
        return made

    def _change_title(self, made: Improvement) -> None:
        edited = replace(made, title="Carts are called, not pushed, at press 2")
        with self._journal.transaction("title") as transaction:
            change_improvement(self._journal, transaction, made, edited)

    def _close(self, closed: Struggle) -> None:
        for state in list(StruggleState)[1:]:
            with self._journal.transaction("struggle moved") as transaction:
                move_struggle(
                    self._journal, transaction, closed.id, state, "a calendar of audits hangs"
                )
