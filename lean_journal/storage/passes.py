"""Guided passes and what is written in them: each step is one action."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, CommitmentState, by_due
from lean_journal.domain.guided import Pass, gone_through, prompt_step
from lean_journal.domain.morning import (
    Morning,
    Step,
    commitment_step,
    steps_left,
    suggested_walk,
)
from lean_journal.domain.prompts import Asked, chosen, taking_turns
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import Reflection, ReflectionKind, answered, key_of, text_of
from lean_journal.domain.walk import Walk, last_visits
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction

LOOK_BACK = 400
"""Days in which a prompt that was asked counts as asked; longer ago is as good as never."""

LONGEST_LABEL = 50


def reflection_of(journal: Journal, day: date, kind: ReflectionKind) -> Reflection | None:
    """Give what was written on a day in one kind of reflection."""
    return journal.keyed(Reflection, key_of(day, kind))


def pass_of(journal: Journal, day: date, kind: ReflectionKind) -> Pass:
    """Give how far a pass is; one that has not begun is not stored, and has its prompts."""
    guided = journal.keyed(Pass, key_of(day, kind))
    if guided is not None:
        return guided
    prompts = journal.settings.prompts[kind]
    if kind is ReflectionKind.MORNING and is_first_morning(journal, day):
        # Day one is small.
        prompts = tuple(prompt for prompt in prompts if prompt.asked is Asked.ALWAYS)
    asked = _last_asked(journal, day, kind, taking_turns(prompts))
    return Pass(day=day, kind=kind, prompts=chosen(prompts, asked))


def is_first_morning(journal: Journal, day: date) -> bool:
    """Tell whether somebody is new here: no area, and no pass of another day."""
    return not journal.find(Area) and all(one.day == day for one in journal.find(Pass))


def _last_asked(
    journal: Journal, day: date, kind: ReflectionKind, prompts: list[str]
) -> dict[str, date]:
    """Give the last day before a day on which each prompt was asked.

    What was asked on a day is what its pass asked; without a pass, what holds an answer.
    """
    found: dict[str, date] = {}
    for distance in range(1, min(LOOK_BACK, day.toordinal() - 1) + 1):
        if all(prompt in found for prompt in prompts):
            break
        then = day - distance * DAY
        guided = journal.keyed(Pass, key_of(then, kind))
        written = reflection_of(journal, then, kind) if guided is None else None
        asked = guided.prompts if guided is not None else ()
        answered = (answer.prompt for answer in (written.answers if written is not None else ()))
        for prompt in (*asked, *answered):
            found.setdefault(prompt, then)
    return found


def prompts_left(journal: Journal, guided: Pass) -> list[str]:
    """Give the prompts of a pass that were neither answered nor left, as things stand now."""
    written = reflection_of(journal, guided.day, guided.kind)
    return [
        prompt
        for prompt in guided.prompts
        if prompt_step(prompt) not in guided.done and not text_of(written, prompt)
    ]


def morning_of(journal: Journal, day: date) -> Morning:
    """Give what the steps of a morning are made of, as things stand now."""
    written = reflection_of(journal, day, ReflectionKind.MORNING)
    walks = list(journal.glimpse(Walk, "area", "day", "state"))
    todays = [walk.area for walk in walks if walk.day == day]
    areas = journal.find(Area)
    visits = last_visits(walks)
    guided = pass_of(journal, day, ReflectionKind.MORNING)
    return Morning(
        guided=guided,
        is_first=is_first_morning(journal, day),
        due=commitments_due(journal, day),
        renewed=_renewed(journal, guided),
        answered=[answer.prompt for answer in written.answers] if written is not None else (),
        suggestion=suggested_walk(areas, visits, todays),
    )


def _renewed(journal: Journal, guided: Pass) -> set[int]:
    """Give the ids of the commitments that took the place of those a pass asked about."""
    if not guided.done:
        return set()
    return {
        one.successor
        for one in journal.glimpse(Commitment, "successor")
        if one.successor is not None and commitment_step(one.id) in guided.done
    }


def commitments_due(journal: Journal, day: date) -> list[Commitment]:
    """Give the open commitments due on or before a day, the oldest first."""
    due = [
        one.id
        for one in journal.glimpse(Commitment, "state", "due")
        if one.state is CommitmentState.OPEN and one.due is not None and one.due <= day
    ]
    return by_due(one for id_ in due if (one := journal.lookup(Commitment, id_)) is not None)


def first_due(journal: Journal, day: date) -> Commitment | None:
    """Give what a pass that has not begun asks first, without looking at all it will ask.

    Returns:
        The oldest commitment due; None if the pass has begun, or begins with something else.
    """
    if journal.keyed(Pass, key_of(day, ReflectionKind.MORNING)) is not None:
        return None
    is_newcomer = not journal.find(Area)
    due = commitments_due(journal, day)
    return due[0] if due and not is_newcomer else None


def steps_of(journal: Journal, day: date) -> list[Step]:
    """Give the steps the morning pass of a day still has; none once its end was reached."""
    morning = morning_of(journal, day)
    return [] if morning.guided.finished else steps_left(morning)


def go_through(
    journal: Journal,
    guided: Pass,
    step: str,
    label: str,
    change: Callable[[Transaction], None] | None = None,
) -> Pass:
    """Put a step behind as one action, with what it changes.

    Args:
        journal: The journal.
        guided: The pass as it is on the screen; stored with the first step.
        step: The key of the step.
        label: What the person did, for undo.
        change: What else the step changes; None if it was only left.

    Returns:
        The pass as it is now.
    """
    with journal.transaction(label) as transaction:
        if change is not None:
            change(transaction)
        known = journal.keyed(Pass, guided.natural_key)
        if known is None:
            # What the screen still shows as done was taken back meanwhile.
            known = transaction.add(replace(guided, done=(), finished=False))
        behind = transaction.change(Pass, known.id, lambda one: gone_through(one, step))
        if _has_more(journal, behind):
            return behind
        return transaction.change(Pass, known.id, lambda one: replace(one, finished=True))


def _has_more(journal: Journal, guided: Pass) -> bool:
    if guided.kind is ReflectionKind.MORNING and guided.day == journal.today():
        return bool(steps_left(morning_of(journal, guided.day)))
    return bool(prompts_left(journal, guided))


def answer(journal: Journal, guided: Pass, prompt: str, text: str, base: str = "") -> Pass:
    """Write to a prompt of a pass as one action; only blanks leave it.

    Args:
        journal: The journal.
        guided: The pass.
        prompt: One of its prompts.
        text: What was written.
        base: What stood there when the writing began.

    Returns:
        The pass as it is now.
    """

    def write_it(transaction: Transaction) -> None:
        write(journal, transaction, guided.day, guided.kind, prompt, text, base)

    label = _label(text) or f"left: {_label(prompt)}"
    return go_through(journal, guided, prompt_step(prompt), label, write_it)


def write(
    journal: Journal,
    transaction: Transaction,
    day: date,
    kind: ReflectionKind,
    prompt: str,
    text: str,
    base: str = "",
) -> None:
    """Write to a prompt within a transaction; a reflection left without a word goes."""
    known = reflection_of(journal, day, kind)
    if known is None:
        new = answered(Reflection(day=day, kind=kind), prompt, text, base)
        if new.answers:
            transaction.add(new)
        return
    edited = transaction.change(Reflection, known.id, lambda one: answered(one, prompt, text, base))
    if not edited.answers:
        transaction.remove(Reflection, known.id)


def reflect(
    journal: Journal,
    day: date,
    kind: ReflectionKind,
    texts: Mapping[str, str],
    bases: Mapping[str, str] | None = None,
) -> None:
    """Write to some prompts of a day as one action.

    Args:
        journal: The journal.
        day: A journal day that has begun.
        kind: The kind of reflection.
        texts: What shall stand, by prompt.
        bases: What stood there when the writing began; nothing, if not given.

    Raises:
        Refused: The day has not come yet.
    """
    if day > journal.today():
        raise Refused(f"{day.isoformat()} has not come yet")
    before = {prompt: (bases or {}).get(prompt, "") for prompt in texts}
    written = (text for prompt, text in texts.items() if text != before[prompt])
    words = next((text for text in written if text.strip()), "")
    with journal.transaction(_label(words) or "a reflection emptied") as transaction:
        for prompt, text in texts.items():
            write(journal, transaction, day, kind, prompt, text, before[prompt])


def _label(words: str) -> str:
    line = " ".join(words.lstrip()[: 2 * LONGEST_LABEL].split())
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1].rstrip()}…"
