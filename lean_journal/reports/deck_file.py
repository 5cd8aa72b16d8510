"""A deck as the bytes of a file, in whatever format its name asks for."""

from dataclasses import dataclass
from pathlib import PurePath

from lean_journal.reports.slides import Outline

MARKDOWN = (".md", ".markdown")
"""How the name of a file ends in which Markdown is wanted; any other is a PowerPoint."""


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck as a file."""

    data: bytes
    slides: int
    cut: tuple[str, ...] = ()
    """The texts that were too long for their place, as far as they were written."""


def wants_markdown(path: PurePath) -> bool:
    """Tell whether a file of this name is to be Markdown."""
    return path.suffix.lower() in MARKDOWN


def as_file(outline: Outline, *, is_draft: bool, is_markdown: bool) -> DeckFile:
    """Give a deck as a file.

    Args:
        outline: The deck.
        is_draft: Whether it says that it has not been confirmed.
        is_markdown: Whether it is Markdown, and no PowerPoint.
    """
    if is_markdown:
        from lean_journal.reports.markdown import as_markdown

        return DeckFile(as_markdown(outline, is_draft=is_draft), len(outline.slides))
    # It takes a third of a second to import.
    from lean_journal.reports.powerpoint import as_powerpoint

    written = as_powerpoint(outline, is_draft=is_draft)
    return DeckFile(written.data, written.slides, tuple(written.cut))
