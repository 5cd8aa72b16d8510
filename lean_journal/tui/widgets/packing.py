"""Short facts in as few lines as it takes, none of them torn apart."""

from collections.abc import Iterable

from textual.content import Content


def packed(facts: Iterable[Content], width: int, between: str) -> list[Content]:
    """Put facts on lines; one that is wider than a line has lines of its own.

    Args:
        facts: The facts in their order.
        width: Cells of a line.
        between: What stands between two facts on a line.
    """
    lines: list[Content] = []
    for fact in facts:
        if lines and lines[-1].cell_length + len(between) + fact.cell_length <= width:
            lines[-1] = lines[-1] + between + fact
        else:
            lines += fact.wrap(width) if fact.cell_length > width else [fact]
    return lines
