"""What is measured, in the order of the table. A new part of the journal adds its module here."""

from collections.abc import Callable, Iterable

from tests.benchmarks import (
    command_line,
    deck,
    first_frame,
    growth,
    keys,
    long_view,
    memory,
    modes,
    saving,
    searching,
)
from tests.benchmarks.bench import Bench
from tests.benchmarks.timing import Row

MEASURES: tuple[Callable[[Bench], Iterable[Row]], ...] = (
    command_line.rows,
    saving.rows,
    first_frame.rows,
    keys.rows,
    modes.rows,
    long_view.rows,
    searching.rows,
    deck.rows,
    memory.rows,
    growth.rows,
)
