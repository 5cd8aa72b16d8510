"""What the steps of a review ask, as it is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import MarkState
from lean_journal.domain.calendar import so_many_days
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.fact_words import week_word
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.measure import format_number
from lean_journal.domain.morning import CommitmentStep, PromptStep
from lean_journal.domain.picture import Look
from lean_journal.domain.review_steps import (
    BehaviorStep,
    CheckStep,
    FactsStep,
    HoldStep,
    IntentionStep,
    LearningStep,
    LoopStep,
    StarStep,
    Step,
)
from lean_journal.domain.streak import consistency_words, run_words
from lean_journal.tui.layout import asked, hanging, shown_text
from lean_journal.tui.looks import LOOKS
from lean_journal.tui.widgets import step_words
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.wording import day_name, long_ago, walk_title

MOST_SEEN = 3
"""Observations that stand beside a walk whose people have heard nothing yet."""

_SHOWN = (Look.DONE, Look.MISSED, Look.NOT_POSSIBLE, Look.UNMARKED, Look.ABSENT)
"""The days of a week that say something, in this order."""

_LABEL = 13
"""Cells of the words before a note."""


def question(step: Step, today: date, width: int) -> Content:
    """Draw what a step asks; the facts have a page of their own.

    Args:
        step: The step.
        today: The journal day.
        width: Cells of a line.
    """
    match step:
        case CommitmentStep() | PromptStep():
            return step_words.question(step, today)
        case _:
            return Content("\n").join(_lines(step, today, width))


def keys(step: Step) -> str:
    """Name the keys that answer a step, by the ids of their commands in braces."""
    return step_words.keys(step) if isinstance(step, PromptStep) else _KEYS[type(step)]


_KEYS: Mapping[type, str] = {
    FactsStep: "enter goes on · esc leaves, {week-review} or {month-review} comes back",
    BehaviorStep: (
        "enter keeps it · {adjust} adjusts how often · {review-park} parks it · "
        "{swap} swaps it for another"
    ),
    CommitmentStep: (
        "{review-keep} kept · {review-due} new date · {review-break} broken · enter later"
    ),
    LoopStep: "{tell} what I told them · enter later",
    CheckStep: "{check} turns it over · enter later",
    HoldStep: "{still-holds} it holds · {slipped} it slipped, and is tried again · enter later",
    StarStep: (
        "{star-improve} makes it an improvement · {unstar} takes the star away · enter later"
    ),
    LearningStep: "enter goes on · {to-learned} goes to its thread",
    IntentionStep: "enter goes on · empty leaves it",
}
"""How the keys of a step are named, but for those the morning pass asks as well."""


def _lines(step: Step, today: date, width: int) -> Iterator[Content]:
    match step:
        case BehaviorStep():
            yield from _behavior(step, today, width)
        case LoopStep():
            yield from _loop(step, today, width)
        case CheckStep(cycle, improvement):
            yield _dim(f"{improvement.handle} {improvement.title}")
            yield asked(cycle.step)
            yield _dim(f"{cycle_stands(cycle, today)} · what happened?")
        case HoldStep(improvement):
            yield from _hold(improvement, today)
        case StarStep():
            yield from _star(step, today)
        case LearningStep():
            yield from _learning(step, today)
        case IntentionStep(prompt, last):
            if last:
                yield Content.assemble(
                    ("The last one: ", "dim"), (f"“{shown_text(last)}”", "italic")
                )
            yield asked(prompt)


def _dim(text: str) -> Content:
    return Content.styled(shown_text(text), "dim")


def _behavior(step: BehaviorStep, today: date, width: int) -> Iterator[Content]:
    one = step.practised
    yield _dim(f"{one.behavior.cadence} · keep it so?")
    yield asked(one.behavior.name)
    if one.behavior.definition:
        yield _dim(one.behavior.definition)
    yield Content("")
    yield from packed(_days(step), width, "   ")
    stands = [Content(part) for part in run_words(one.run).split(" · ")]
    if one.seen.possible:
        week = f"{week_word(max(step.days), today)} "
        stands.insert(0, Content.assemble((week, "dim"), consistency_words(one.seen)))
    stands.append(Content.assemble(("12 weeks ", "dim"), consistency_words(one.season)))
    yield from packed(stands, width, " · ")
    if step.notes:
        yield Content("")
        yield Content.styled("What was in the way", "bold $primary")
    for note in step.notes:
        look = Look.MISSED if note.state is MarkState.MISSED else Look.NOT_POSSIBLE
        label = Content.assemble(LOOKS[look], (f" {day_name(note.day, today)}", "dim"))
        yield hanging(label, Content(shown_text(note.text)), width, _LABEL)


def _days(step: BehaviorStep) -> Iterable[Content]:
    """Draw the days by what became of them: ``✓ done Mon Tue``."""
    for look in _SHOWN:
        names = " ".join(f"{day:%a}" for day, known in step.days.items() if known is look)
        if names:
            yield Content.assemble(LOOKS[look], (f" {look} ", "dim"), names)


def _loop(step: LoopStep, today: date, width: int) -> Iterator[Content]:
    walk = step.walk
    days = (today - walk.day).days
    when = f"{so_many_days(days)} ago" if days else "today"
    yield _dim(f"Walked {when}, and told nobody yet")
    yield asked(walk_title(walk, step.area, today))
    if step.struggle is not None:
        yield _dim(f"for {step.struggle.handle} {step.struggle.name}")
    for fact in step.seen[:MOST_SEEN]:
        yield _dim(fact).truncate(width, ellipsis=True)
    if len(step.seen) > MOST_SEEN:
        yield _dim(f"and {len(step.seen) - MOST_SEEN} more")


def _hold(improvement: Improvement, today: date) -> Iterator[Content]:
    if improvement.adopted is not None:
        ago = so_many_days((today - improvement.adopted).days)
        yield _dim(f"{improvement.handle} adopted {ago} ago. Does it still hold?")
    yield asked(improvement.title)
    if improvement.standard:
        yield _dim(f"standard: {improvement.standard}")
    if improvement.measure:
        numbers = [format_number(one) for one in (improvement.before, improvement.after)]
        known = f": {' → '.join(numbers)} {improvement.unit}" if all(numbers) else ""
        yield _dim(f"{improvement.measure}{known}")


def _star(step: StarStep, today: date) -> Iterator[Content]:
    where = walk_title(step.walk, step.area, today) if step.walk is not None else ""
    yield _dim(f"Starred · {where}" if where else "Starred")
    yield asked(step.seen.fact)
    if step.seen.interpretation:
        yield _dim(f"may mean: {step.seen.interpretation}")


def _learning(step: LearningStep, today: date) -> Iterator[Content]:
    cycle = step.cycle
    when = f", {long_ago(cycle.closed, today)}" if cycle.closed is not None else ""
    what = f" · {step.improvement.handle} {step.improvement.title}" if step.improvement else ""
    yield _dim(f"What I learned once{when}{what}")
    yield asked(cycle.learned)
    yield Content("")
    for label, text in (
        ("step", cycle.step),
        ("expected", cycle.expect),
        ("happened", cycle.happened),
    ):
        if text:
            yield Content.assemble((f"{label}: ", "dim"), shown_text(text))
