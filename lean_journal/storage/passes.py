"""Guided passes and what is written in them: each step is one action."""

from collections.abc import Mapping
from datetime import date

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.prompts import Asked, chosen, taking_turns
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import Reflection, ReflectionKind, answered, key_of, text_of
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
    with journal.transaction(label_of(words) or "a reflection emptied") as transaction:
        for prompt, text in texts.items():
            write(journal, transaction, day, kind, prompt, text, before[prompt])


def label_of(words: str) -> str:
    """Give the beginning of what was written, as undo names it."""
    line = " ".join(words.lstrip()[: 2 * LONGEST_LABEL].split())
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1].rstrip()}…"
