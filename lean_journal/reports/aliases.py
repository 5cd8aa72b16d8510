"""Finding people in a deck who were meant to stay in the journal."""

import re
from collections.abc import Iterable

from lean_journal.domain.text import folded
from lean_journal.reports.slides import Outline

_AT = re.compile(r"(?<!\w)@(\w[\w.-]*)")
"""A name as it is written in a captured line."""


def aliases_in(outline: Outline, known: Iterable[str]) -> list[str]:
    """Name the aliases that stand in a deck.

    Args:
        outline: The deck.
        known: Aliases, as they stand in the journal.

    Returns:
        Those of them that stand in it as a whole word, in either case, and the words in it
        after an @; each once, in the order of the alphabet.
    """
    texts = list(outline.texts())
    haystack = "\n".join(map(folded, texts))
    found = {folded(alias): alias for alias in known if _stands(folded(alias), haystack)}
    for text in texts:
        for name in _AT.findall(text):
            found.setdefault(folded(name), name)
    return [found[name] for name in sorted(found)]


def _stands(alias: str, haystack: str) -> bool:
    """Tell whether an alias is a word of its own; in scripts without blanks, any part is one."""
    if not alias.strip():
        return False
    if not alias.isascii() and alias == alias.upper():
        return alias in haystack
    return re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", haystack) is not None
