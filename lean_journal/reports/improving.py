"""Struggles, and improvements with their cycles, as Markdown to read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle, in_order
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.measure import measured
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.reports.escaping import escaped


def struggle_names(known: Iterable[Record]) -> dict[int, str]:
    """Give what a struggle is called by its id: ``#s3 Shorter changeovers``."""
    return {one.id: f"{one.handle} {one.name}" for one in known if isinstance(one, Struggle)}


def struggle_lines(known: Sequence[Record]) -> Iterator[str]:
    """Say what was heard, how far one has come with it, and what was told."""
    struggles = [one for one in known if isinstance(one, Struggle)]
    if struggles:
        yield from ("", "## Struggles")
    for one in sorted(struggles, key=lambda each: each.number):
        yield from ("", f"### {escaped(f'{one.handle} {one.name}')}", "")
        yield f"- Heard on {one.heard.isoformat()}, in private: {escaped(one.words)}"
        if one.since is not None:
            yield f"- State: {one.state} since {one.since.isoformat()}"
        if one.told:
            yield f"- Told: {escaped(one.told)}"


def improvement_lines(known: Sequence[Record]) -> Iterator[str]:
    """Say of each improvement what it is about and how it stands, with its cycles below it."""
    cycles: defaultdict[int, list[Cycle]] = defaultdict(list)
    for cycle in in_order(one for one in known if isinstance(one, Cycle)):
        cycles[cycle.improvement].append(cycle)
    areas = {one.id: one.name for one in known if isinstance(one, Area)}
    struggles = struggle_names(known)
    improvements = [one for one in known if isinstance(one, Improvement)]
    if improvements:
        yield from ("", "## Improvements")
    for one in sorted(improvements, key=lambda each: each.number):
        yield from ("", f"### {escaped(f'{one.handle} {one.title}')}", "")
        yield from _improvement(one, areas, struggles)
        yield from _cycles(cycles.pop(one.id, []))
    if astray := [cycle for some in cycles.values() for cycle in some]:
        yield from ("", "## Cycles without an improvement", *_cycles(astray))


def _improvement(
    one: Improvement, areas: Mapping[int, str], struggles: Mapping[int, str]
) -> Iterator[str]:
    since = f" since {one.since.isoformat()}" if one.since is not None else ""
    yield f"- State: {one.state}{since}{' ★ starred' if one.starred else ''}"
    consent = "may be named" if one.consented else "not to be named"
    facts = (
        ("Problem", one.problem),
        ("Helps with", struggles.get(one.struggle, "") if one.struggle is not None else ""),
        ("Area", areas.get(one.area, "") if one.area is not None else ""),
        (f"Target condition, {one.horizon} horizon", one.target),
        ("In the way", " · ".join(one.obstacles)),
        ("Measure", measured(one)),
        ("Standard", one.standard),
        ("Share with", one.share_with),
        ("In the deck", one.wording),
        (f"Credit, {consent}", one.credit),
    )
    yield from _facts(facts)
    for look in one.checks:
        yield f"- {'Held' if look.holds else 'Slipped'} on {look.day.isoformat()}"


def _cycles(cycles: Iterable[Cycle]) -> Iterator[str]:
    for number, one in enumerate(cycles, 1):
        checked = f", checked on {one.closed.isoformat()}" if one.closed is not None else ""
        yield from ("", f"#### Cycle {number}, started on {one.started.isoformat()}{checked}", "")
        surprise = "as expected" if one.as_expected else "a surprise"
        facts = (
            ("Check by", one.check.isoformat() if one.is_open else ""),
            ("In the way", one.obstacle),
            ("Step", one.step),
            ("Expected", one.expect),
            (f"Happened, {surprise}", one.happened),
            ("Learned", one.learned),
            ("In the deck", one.wording),
            ("Decided", one.decision or ""),
        )
        yield from _facts(facts)


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"- {label}: {escaped(text)}" for label, text in facts if text)
