"""The sentences of a deck: how its titles and its small print are put into words."""

from collections.abc import Iterable, Sequence

from lean_journal.domain.cycle import Decision
from lean_journal.domain.measure import format_number
from lean_journal.domain.months import month_after, month_name
from lean_journal.domain.public import Effect, Learned, Priority, Source
from lean_journal.domain.struggle import StruggleState
from lean_journal.domain.text import one_line
from lean_journal.reports.slides import Figure, Item

IN_A_TITLE = 90
"""Characters of a person's words that a title still takes up."""

_STANDS = {
    StruggleState.HEARD: "heard",
    StruggleState.SEEN: "we went to see it",
    StruggleState.IN_WORK: "we are working on it",
    StruggleState.REPORTED: "we reported back",
    StruggleState.CLOSED: "it is closed",
}

_DECIDED = {
    Decision.ADOPT: "Adopted all the same",
    Decision.ADAPT: "Adapted",
    Decision.ABANDON: "Abandoned",
}


def headline(source: Source, effect: Effect | None) -> str:
    """Say what was adopted, what holds, and the first effect: the title of the first slide."""
    count = len(source.adopted)
    adopted = f"{counted(count, 'improvement was', 'improvements were')} adopted"
    if not count:
        adopted = f"No improvement was adopted in {month_name(source.month)}"
    counts = "; ".join(filter(None, [adopted, _holding(source)]))
    # The effect begins with a word of the person's, whose capital may matter.
    return ". ".join(filter(None, [counts, _first_effect(effect)]))


def _holding(source: Source) -> str:
    if not source.looked_at:
        return ""
    if source.looked_at > 1:
        return f"{source.held} of {source.looked_at} earlier ones still hold"
    return "the earlier one looked at still holds" if source.held else "an earlier one slipped"


def _first_effect(effect: Effect | None) -> str:
    if effect is None:
        return ""
    if effect.has_number:
        return capitalized(change_of(figure(effect)))
    wording = one_line(effect.wording)
    return wording if len(wording) <= IN_A_TITLE else ""


def change_of(one: Figure) -> str:
    """Say what became of a measure: ``changeover time went from 40 to 12 min, measured``."""
    before, after = format_number(one.before), format_number(one.after)
    moved = f"went from {before} to {after}" if before != after else f"stayed at {after}"
    return f"{one.measure} {moved} {one.unit}".rstrip() + f", {one.basis}"


def effects(figures: Sequence[Figure]) -> str:
    """Say how sure the effects on a slide are: its title."""
    if len(figures) == 1 and figures[0].before is not None:
        return capitalized(change_of(figures[0]))
    if len(figures) == 1:
        return "One effect was observed, and has no number yet"
    bases = [one.basis for one in figures]
    kinds = [(bases.count(basis), basis) for basis in ("measured", "estimated", "observed")]
    (number, basis), *others = [(number, basis) for number, basis in kinds if number]
    if not others:
        return f"{_all(number, 'effects')} were {basis}"
    parts = [f"{number} {'was' if number == 1 else 'were'} {basis}"]
    parts += [f"{number} {basis}" for number, basis in others]
    return f"Of {len(figures)} effects, {', '.join(parts[:-1])} and {parts[-1]}"


def priority(one: Priority) -> str:
    """Say how a struggle stands: ``Calls come late: we are working on it``."""
    return f"{one_line(one.title)}: {_STANDS[one.state]}"


def priority_title(one: Priority) -> str:
    """Say how a struggle stands and what has come of it."""
    results = len(one.results)
    ends = f", and {counted(results, 'improvement')} came of it" if results else ""
    return capitalized(f"{priority(one)}{ends}")


def learned(source: Source) -> str:
    """Say how often something else happened than was expected."""
    if source.checked == 1:
        which = "The experiment of the month"
    elif source.surprises == source.checked:
        which = _all(source.checked, "experiments")
    else:
        which = f"{source.surprises} of {source.checked} experiments"
    return f"{which} went otherwise than we expected"


def next_month(source: Source) -> str:
    """Name the month after, without its year."""
    return month_name(month_after(source.month)).rpartition(" ")[0]


def wanted(is_decision: bool, shared: int) -> str:
    """Say what the reader may do."""
    decision = "One decision would help" if is_decision else ""
    others = f"others could use {counted(shared, 'of these improvements', 'of these improvements')}"
    return capitalized(" and ".join(filter(None, [decision, others if shared else ""])))


def figure(effect: Effect) -> Figure:
    """Give an effect with its number, or as observed and without one."""
    text = one_line(effect.wording)
    if not effect.has_number or effect.basis is None:
        return Figure(text=text, note=_note([], effect), record=effect.record)
    return Figure(
        text=text,
        measure=one_line(effect.measure),
        unit=one_line(effect.unit),
        before=effect.before,
        after=effect.after,
        basis=effect.basis.value,
        note=_note([effect.period, effect.sample], effect),
        record=effect.record,
    )


def one_liner(effect: Effect) -> Item:
    """Give an effect as a line, with its number in small print."""
    one = figure(effect)
    measured = f"{one.measure}: {one.number}, {one.basis}" if one.number else ""
    note = " · ".join(filter(None, [measured, one.note]))
    return Item(text=one.text, note=note, record=effect.record)


def surprise(one: Learned) -> Item:
    """Give what a cycle taught, and what was decided."""
    return Item(text=one_line(one.wording), label=_DECIDED[one.decision], record=one.record)


def under_one_label(label: str, items: Iterable[Item]) -> list[Item]:
    """Put a label above the first of some paragraphs."""
    return [
        Item(text=one.text, label=label if not n else "", note=one.note, record=one.record)
        for n, one in enumerate(items)
    ]


def counted(number: int, noun: str, plural: str = "") -> str:
    """Count things: ``1 improvement``, ``3 improvements``."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def _all(number: int, things: str) -> str:
    return f"Both {things}" if number == 2 else f"All {number} {things}"


def capitalized(sentence: str) -> str:
    """Begin a sentence with a capital, but for words as ``pH``, which have one already."""
    return sentence[:1].upper() + sentence[1:] if sentence[1:2].islower() else sentence


def _note(before: Sequence[str], effect: Effect) -> str:
    thanks = f"Thanks to {one_line(effect.credit)}" if effect.credit.strip() else ""
    parts = [*map(one_line, before), one_line(effect.area), thanks]
    return " · ".join(filter(None, parts))
