"""What the steps of the morning pass ask, as it is drawn."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.morning import (
    AreaStep,
    CommitmentStep,
    EvidenceStep,
    FocusStep,
    MarkStep,
    PromptStep,
    Step,
    StruggleStep,
    TwiceStep,
    WalkStep,
)
from lean_journal.domain.text import visible
from lean_journal.tui.layout import asked, shown_text
from lean_journal.tui.wording import day_name

WELCOME = Content.assemble(
    ("This is lean-journal", "bold $primary"),
    ", a private journal for lean leaders.\nWhat you write stays in one file on this machine.\n\n",
)


def question(step: Step, today: date) -> Content:
    """Draw what a step asks."""
    match step:
        case AreaStep():
            return asked("Which area is yours? Name the first place you go to see.")
        case MarkStep():
            return _mark(step, today)
        case EvidenceStep(behavior, day):
            when = f"{day_name(day, today)} · {shown_text(behavior.name)}"
            name = Content.styled(when, "dim")
            return Content("\n").join([name, asked("What was seen or heard?")])
        case TwiceStep(behavior):
            return _twice(behavior, step)
        case FocusStep(behaviors):
            return _focus(behaviors)
        case CommitmentStep(commitment):
            return _due(commitment, today)
        case PromptStep(prompt):
            return asked(prompt)
        case StruggleStep(struggle):
            name = asked(f"Go and see: {struggle.name}")
            heard = f"heard {day_name(struggle.heard, today)}, and nobody has gone to see yet"
            return Content("\n").join([name, Content.styled(heard, "dim")])
        case WalkStep(area, last):
            name = asked(f"Go and see: {area.name}")
            seen = f"last seen {day_name(last, today)}" if last is not None else "not seen yet"
            return Content("\n").join([name, Content.styled(f"longest unvisited, {seen}", "dim")])


def keys(step: Step) -> str:
    """Name the keys that answer a step, by the ids of their commands in braces."""
    match step:
        case AreaStep():
            return "enter goes on · empty leaves it for later"
        case MarkStep(is_dated=True):
            return (
                "{mark-done} done · {mark-missed} missed · {mark-not} not possible · "
                "enter leaves it"
            )
        case MarkStep():
            return (
                "{mark-done} done · {mark-missed} not on that day · {mark-not} not possible · "
                "enter leaves it"
            )
        case EvidenceStep():
            return "enter goes on · empty leaves it"
        case TwiceStep():
            return (
                "{smaller} make it smaller · {cue} move the cue · {park-it} park it · "
                "enter keep it as it is"
            )
        case FocusStep(behaviors):
            others = f"1–{len(behaviors)} takes another · " if len(behaviors) > 1 else ""
            return f"enter goes on · {others}{{cue}} changes the cue"
        case CommitmentStep():
            return "{keep} kept · {set-due} new date · {break} broken · enter later"
        case PromptStep():
            return "enter goes on · empty leaves it · {editor} for a longer text"
        case WalkStep() | StruggleStep():
            return "{plan} plans it for today · enter not today"


def progress(behind: int, left: int) -> Content:
    """Draw how far the pass is: a dot per step, the present one full."""
    total = behind + left
    dots = f"{'●' * behind}◉{'○' * (left - 1)}"
    return Content.assemble((dots, "$primary"), (f"  {behind + 1} of {total}", "dim"))


def _mark(step: MarkStep, today: date) -> Content:
    behavior = step.behavior
    lines = [
        Content.styled(f"{day_name(step.day, today)} · {step.cadence}", "dim"),
        asked(behavior.name),
    ]
    if behavior.definition:
        lines.append(Content.styled(shown_text(behavior.definition), "dim"))
    if step.seen:
        lines.append(Content.styled(f"that day: {shown_text(' · '.join(step.seen))}", "$accent"))
    return Content("\n").join(lines)


def _twice(behavior: Behavior, step: TwiceStep) -> Content:
    unit = step.newest.unit
    return Content("\n").join(
        [
            Content.styled(f"not in the last two {unit}s that asked for it", "dim"),
            asked(behavior.name),
            Content.styled(
                "A rule of thumb: after the second time make it smaller, move the cue, or park it.",
                "dim",
            ),
        ]
    )


def _focus(behaviors: Sequence[Behavior]) -> Content:
    first, *others = behaviors
    lines = [Content.styled("Today's focus", "dim"), asked(first.name)]
    cue = f"cue: {shown_text(first.cue)}" if first.cue else "no cue yet: when in the day?"
    lines.append(Content.styled(cue, "$accent"))
    if others:
        lines.append(Content(""))
    lines += [
        Content.styled(f"{number}  {shown_text(one.name)}", "dim")
        for number, one in enumerate(behaviors, 1)
        if others
    ]
    return Content("\n").join(lines)


def _due(commitment: Commitment, today: date) -> Content:
    due = f"I said I would, by {day_name(commitment.due, today)}" if commitment.due else "I said"
    to = f"to {visible(commitment.to)} · " if commitment.to else ""
    return Content("\n").join(
        [
            Content.styled(due, "dim"),
            asked(commitment.what),
            Content.styled(f"{to}{standing(commitment, today)}", "dim"),
        ]
    )
