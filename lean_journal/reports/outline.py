"""From what a month's deck may be made of to its slides, by the rules of DOMAIN §5.

Titles are sentences, a slide with nothing on it is not made, and a thin month makes two.
"""

from collections.abc import Iterator, Sequence

from lean_journal.domain.cycle import Decision
from lean_journal.domain.deck_settings import DECK_TITLE
from lean_journal.domain.months import month_name
from lean_journal.domain.public import Effect, Learned, Source
from lean_journal.domain.struggle import StruggleState
from lean_journal.domain.text import one_line
from lean_journal.reports import wording
from lean_journal.reports.slides import Item, Outline, Part, Slide

MOST_FIGURES = 3
"""Effects shown large."""

MOST_LEARNED = 4
"""Surprises told before the appendix."""

MOST_OF_PRIORITY = 3
"""What was tried for a struggle, and what came of it, that is named."""

MOST_IN_THIN = 3
"""With nothing else to tell than so many improvements, a month is thin."""

_STAGES = tuple(StruggleState)


def outline_of(source: Source, title: str = DECK_TITLE) -> Outline:
    """Make the slides of a month.

    Args:
        source: All that they may be made from.
        title: What the deck is called.

    Returns:
        The slides, of a thin month two. Each text is one line, as long as it was written.
    """
    large = _shown_large(source)
    if _is_thin(source, large):
        thin = _headline(source, large, source.adopted), _next(source)
        return Outline(source.month, thin, title)
    slides = [_headline(source, large), *_priority(source), *_effects(large), *_learned(source)]
    if source.target.strip() or source.prediction.strip():
        slides.append(_next(source))
    slides += [*_wanted(source), *_appendix(source, large)]
    return Outline(source.month, tuple(slides), title)


def _is_thin(source: Source, large: Sequence[Effect]) -> bool:
    has_more = large or source.priorities or source.learned
    return not has_more and len(source.adopted) <= MOST_IN_THIN


def _shown_large(source: Source) -> list[Effect]:
    starred = [one for one in source.adopted if one.starred and one.wording.strip()]
    return starred[:MOST_FIGURES]


def _headline(source: Source, large: Sequence[Effect], adopted: Sequence[Effect] = ()) -> Slide:
    items = [*_answer(source), *_one_liners(adopted)]
    if source.unlooked:
        waiting = ("earlier improvement waits for its", "earlier improvements wait for their")
        items.append(Item(text=f"{wording.counted(source.unlooked, *waiting)} 30-day check."))
    title = wording.headline(source, large[0] if large else None)
    return Slide(part=Part.HEADLINE, title=title, items=tuple(items))


def _answer(source: Source) -> Iterator[Item]:
    """Answer the prediction of the deck before."""
    answer = source.answer
    if answer is None:
        return
    yield Item(
        label="A month ago we predicted", text=one_line(answer.prediction), record=answer.record
    )
    label = {True: "It came true", False: "It came otherwise", None: "What happened"}[
        answer.came_true
    ]
    outcome = one_line(answer.outcome) or "We cannot tell yet."
    yield Item(label=label, text=outcome, record=answer.record)


def _one_liners(adopted: Sequence[Effect]) -> list[Item]:
    return [wording.one_liner(one) for one in adopted if one.wording.strip()]


def _priority(source: Source) -> Iterator[Slide]:
    if not source.priorities:
        return
    first, *others = source.priorities
    tried = [
        Item(text=one_line(one.wording), record=one.record)
        for one in first.tried[:MOST_OF_PRIORITY]
    ]
    also = [
        Item(text=wording.priority(one), record=one.record) for one in others[:MOST_OF_PRIORITY]
    ]
    yield Slide(
        part=Part.PRIORITY,
        title=wording.priority_title(first),
        record=first.record,
        items=(
            *wording.under_one_label("Tried", tried),
            *wording.under_one_label("Result", _one_liners(first.results)[:MOST_OF_PRIORITY]),
            *wording.under_one_label("Moved too", also),
        ),
        stages=tuple(one.value for one in _STAGES),
        reached=_STAGES.index(first.state),
    )


def _effects(large: Sequence[Effect]) -> Iterator[Slide]:
    figures = tuple(map(wording.figure, large))
    if figures:
        yield Slide(part=Part.EFFECTS, title=wording.effects(figures), figures=figures)


def _learned(source: Source) -> Iterator[Slide]:
    told, _ = _told(source.learned)
    if told:
        items = tuple(map(wording.surprise, told))
        yield Slide(part=Part.LEARNED, title=wording.learned(source), items=items)


def _told(learned: Sequence[Learned]) -> tuple[list[Learned], list[Learned]]:
    """Part what is told before the appendix, one that was abandoned among it, from the rest."""
    first, rest = list(learned[:MOST_LEARNED]), list(learned[MOST_LEARNED:])
    abandoned = [one for one in learned if one.decision is Decision.ABANDON]
    if abandoned and abandoned[0] not in first:
        rest = [first.pop(), *(one for one in rest if one is not abandoned[0])]
        first.append(abandoned[0])
    return first, rest


def _next(source: Source) -> Slide:
    month = wording.next_month(source)
    target, prediction = one_line(source.target), one_line(source.prediction)
    items = []
    if not target:
        title = f"No target condition is set for {month}"
    elif len(target) <= wording.IN_A_TITLE:
        title = f"In {month}: {target}"
    else:
        title = f"In {month} we aim at a new condition"
        items.append(Item(label="Target condition", text=target, record=source.record))
    if prediction:
        note = "The next deck opens by answering it."
        items.append(Item(label="We predict", text=prediction, note=note, record=source.record))
    if _is_thin(source, _shown_large(source)):
        items += [item for slide in _wanted(source) for item in slide.items]
    return Slide(part=Part.NEXT, title=title, record=source.record, items=tuple(items))


def _wanted(source: Source) -> Iterator[Slide]:
    decision = one_line(source.wanted)
    items = []
    if decision:
        items.append(Item(label="A decision or a barrier", text=decision, record=source.record))
    shared = [
        Item(
            text=one_line(one.wording),
            note=f"For: {one_line(one.share_with)}",
            record=one.record,
        )
        for one in source.adopted
        if one.share_with.strip() and one.wording.strip()
    ]
    items += wording.under_one_label("Others could use", shared)
    if items:
        title = wording.wanted(bool(decision), len(shared))
        yield Slide(part=Part.WANTED, title=title, items=tuple(items))


def _appendix(source: Source, large: Sequence[Effect]) -> Iterator[Slide]:
    told = [item.record for slide in _priority(source) for item in slide.items]
    shown = {one.record for one in large} | set(told)
    items = _one_liners([one for one in source.adopted if one.record not in shown])
    if items:
        more = "more " if len(items) < len(source.adopted) else ""
        were = f"{more}improvement was", f"{more}improvements were"
        title = f"{wording.counted(len(items), *were)} adopted in {month_name(source.month)}"
        yield Slide(part=Part.ALSO_ADOPTED, title=title, items=tuple(items))
    _, rest = _told(source.learned)
    if rest:
        title = f"{wording.counted(len(rest), 'more experiment')} surprised us"
        items = [wording.surprise(one) for one in rest]
        yield Slide(part=Part.ALSO_LEARNED, title=title, items=tuple(items))
    yield from _by_month(source)


def _by_month(source: Source) -> Iterator[Slide]:
    counts = tuple(number for _, number in source.by_month)
    if len(counts) > 1:
        adopted = "No improvement was"
        if any(counts):
            adopted = wording.counted(source.in_months, "improvement was", "improvements were")
        yield Slide(
            part=Part.BY_MONTH,
            title=f"{adopted} adopted in {len(counts)} months",
            months=tuple(
                f"{month_name(first)[:3]} {first.year % 100:02}" for first, _ in source.by_month
            ),
            counts=counts,
        )
