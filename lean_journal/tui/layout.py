"""Text laid out in columns inside one widget."""

from textual.content import Content


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
