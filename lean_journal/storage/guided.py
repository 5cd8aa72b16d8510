"""Going through a guided pass: each step is one action, with what it changes."""

from collections.abc import Callable
from dataclasses import replace

from lean_journal.domain.guided import Pass, gone_through, prompt_step
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.storage.journal import Journal
from lean_journal.storage.morning import steps_of
from lean_journal.storage.passes import label_of, prompts_left, write
from lean_journal.storage.transaction import Transaction


def go_through(
    journal: Journal,
    guided: Pass,
    step: str,
    label: str,
    change: Callable[[Transaction], None] | None = None,
    note: Callable[[Pass], Pass] | None = None,
) -> Pass:
    """Put a step behind as one action, with what it changes.

    Args:
        journal: The journal.
        guided: The pass as it is on the screen; stored with the first step.
        step: The key of the step.
        label: What the person did, for undo.
        change: What else the step changes; None if it was only left.
        note: What the pass keeps of it besides.

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
        if note is not None:
            transaction.change(Pass, known.id, note)
        behind = transaction.change(Pass, known.id, lambda one: gone_through(one, step))
        if _has_more(journal, behind):
            return behind
        return transaction.change(Pass, known.id, lambda one: replace(one, finished=True))


def _has_more(journal: Journal, guided: Pass) -> bool:
    if guided.kind is ReflectionKind.MORNING and guided.day == journal.today():
        return bool(steps_of(journal, guided.day))
    if guided.kind in (ReflectionKind.WEEK, ReflectionKind.MONTH):
        # The morning does without it.
        from lean_journal.storage.review_steps import has_more

        return has_more(journal, guided)
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

    label = label_of(text) or f"left: {label_of(prompt)}"
    return go_through(journal, guided, prompt_step(prompt), label, write_it)
