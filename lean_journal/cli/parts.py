"""Improvements and struggles as a person names them: by a handle, or by a part of the title."""

from collections.abc import Callable, Sequence

from lean_journal.cli.output import shortened
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.naming import numbered
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import folded, storable
from lean_journal.storage import Journal

LONGEST = 60
"""Characters of a title in a label or a line about it."""


def improvement_named(
    journal: Journal,
    words: Sequence[str],
    fits: Callable[[Improvement], bool] | None = None,
) -> Improvement:
    """Find the improvement a person means.

    Args:
        journal: The journal.
        words: What was typed: ``#i12``, ``i12``, ``12``, or a part of a title in one word or
            several.
        fits: Whether an improvement is one of those that can be meant; asked where the words
            alone leave a choice.

    Raises:
        Refused: None fits, or several do.
    """
    known, typed = journal.find(Improvement), storable(" ".join(words))
    try:
        return numbered(
            known, typed, nouns="improvements", how_to_add="lean-journal improvements add"
        )
    except Refused:
        part = folded(typed.strip())
        held = [one for one in known if part and part in folded(one.title)]
        likely = [one for one in held if fits is not None and fits(one)]
        if len(likely) != 1:
            raise
        return likely[0]


def struggle_named(journal: Journal, words: Sequence[str]) -> Struggle:
    """Find the struggle a person means, by a handle or a part of its name.

    Raises:
        Refused: None fits, or several do.
    """
    return numbered(
        journal.find(Struggle),
        storable(" ".join(words)),
        nouns="struggles",
        how_to_add="lean-journal struggles add",
    )


def called(one: Improvement | Struggle) -> str:
    """Name an improvement or a struggle in a line: ``#i12 Call light at press 2``."""
    return f"{one.handle} {shortened(one.name, LONGEST)}"


def counted(count: int, noun: str) -> str:
    """Print a number of things: ``1 walk``, ``3 walks``."""
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
