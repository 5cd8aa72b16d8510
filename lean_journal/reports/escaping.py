"""Text of people in Markdown: shown as they wrote it, whatever it means there."""

import re

from lean_journal.domain.text import visible

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#~|$&]")


def escaped(text: str) -> str:
    """Write a text as one line in which nothing is markup, and nothing acts on a terminal."""
    return _MARKDOWN.sub(r"\\\g<0>", visible(text))
