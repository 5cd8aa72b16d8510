"""Text as lists draw it, and laid out in columns inside one widget."""

from textual.content import Content

from lean_journal.domain.text import visible

LONGEST_TEXT = 2000
"""Characters of one text a list draws; the record holds all of it."""


def shown_text(text: str) -> str:
    """Give a text as a list draws it: visible, on one line, and not endless."""
    beginning = visible(text[:LONGEST_TEXT])
    return beginning if len(text) <= LONGEST_TEXT else f"{beginning}…"


def shortened(text: str, most: int) -> str:
    """Give the beginning of a text, visible and with a mark for what is left out.

    Args:
        text: What a person typed.
        most: The most characters to give.
    """
    return visible(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def asked(question: str) -> Content:
    """Draw a question put to the person."""
    return Content.styled(shown_text(question), "bold $foreground")


def hanging(label: Content, text: Content, width: int, column: int) -> Content:
    """Put a label before a text whose further lines are indented to its first.

    Args:
        label: What stands in the first column, cut if it is wider.
        text: What it labels.
        width: Cells of the whole.
        column: Cells of the first column.
    """
    name = label.truncate(column - 1, ellipsis=True)
    name = name.pad_right(column - name.cell_length)
    first, *rest = text.wrap(max(10, width - column)) or [Content("")]
    indent = Content(" " * column)
    return Content("\n").join([name + first, *(indent + line for line in rest)])
