"""A thread as plain text: what was heard, gone to see, tried and learned, each under the other."""

from collections import Counter
from collections.abc import Iterator

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.improvement import standing as improvement_stands
from lean_journal.domain.measure import measured
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.struggle import standing as struggle_stands
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.thread import thread_of

Line = tuple[int, str]
"""How far in a line stands, and its text."""


def thread_lines(journal: Journal, record: Struggle | Improvement) -> Iterator[Line]:
    """Give the thread a struggle or an improvement belongs to, to be read.

    What was expected of a cycle is told only once the cycle is checked.
    """
    words = _Words(journal)
    for one, depth in thread_of(journal, record):
        head, *facts = words.of(one)
        yield depth, head
        for fact in facts:
            first, *more = fact.split("\n")
            yield depth + 1, first
            yield from ((depth + 2, line) for line in more if line.strip())


class _Words:
    """Says what a record of a thread is, in a line, and what is known of it."""

    def __init__(self, journal: Journal) -> None:
        self._today = journal.today()
        self._areas = {one.id: one.name for one in journal.find(Area)}
        self._cycles: Counter[int] = Counter()

    def of(self, record: Record) -> Iterator[str]:
        match record:
            case Struggle():
                yield from self._struggle(record)
            case Walk():
                yield from self._walk(record)
            case Observation():
                yield self._observation(record)
            case Improvement():
                yield from self._improvement(record)
            case Cycle():
                yield from self._cycle(record)

    def _struggle(self, one: Struggle) -> Iterator[str]:
        yield f"{one.handle} {one.name} · {struggle_stands(one, self._today)}"
        said = f"heard on {one.heard.isoformat()}"
        yield f"{said}, in private: {one.words}" if one.title else said
        if one.told:
            yield f"reported back: {one.told}"

    def _walk(self, one: Walk) -> Iterator[str]:
        area = self._areas.get(one.area, "") if one.area is not None else ""
        parts = ("walk", one.day.isoformat(), area, one.theme, one.state.value)
        yield " · ".join(filter(None, parts))
        if one.purpose:
            yield f"purpose: {one.purpose}"
        if one.told:
            yield f"told: {one.told}"

    def _observation(self, one: Observation) -> str:
        said = f"{(one.waste or one.kind).value}: {one.fact}"
        perhaps = f" // {one.interpretation}" if one.interpretation else ""
        return f"{said}{perhaps}{' · starred' if one.starred else ''}"

    def _improvement(self, one: Improvement) -> Iterator[str]:
        star = " · starred" if one.starred else ""
        yield f"{one.handle} {one.title} · {improvement_stands(one, self._today)}{star}"
        consent = "may be named" if one.consented else "not to be named"
        facts = (
            ("problem", one.problem),
            ("area", self._areas.get(one.area, "") if one.area is not None else ""),
            (f"target condition ({one.horizon} horizon)", one.target),
            ("in the way", " · ".join(one.obstacles)),
            ("measure", measured(one)),
            ("standard", one.standard),
            ("share with", one.share_with),
            ("in the deck", one.wording),
            ("credit", f"{one.credit} ({consent})" if one.credit else ""),
        )
        yield from (f"{label}: {text}" for label, text in facts if text)
        for look in one.checks:
            yield f"{'held' if look.holds else 'slipped'} on {look.day.isoformat()}"

    def _cycle(self, one: Cycle) -> Iterator[str]:
        self._cycles[one.improvement] += 1
        head = f"cycle {self._cycles[one.improvement]} · {one.started.isoformat()}"
        until = f" to {one.closed.isoformat()}" if one.closed is not None else ""
        yield f"{head}{until} · {cycle_stands(one, self._today)}"
        facts = (
            ("in the way", one.obstacle),
            ("step", one.step),
            ("expected", "" if one.is_open else one.expect),
            ("happened", one.happened),
            ("learned", one.learned),
            ("in the deck", one.wording),
        )
        yield from (f"{label}: {text}" for label, text in facts if text)
        if one.is_open:
            yield "expected: turned over at the check"
