"""The deck of a month as a whole process: from the file of ten years to a presentation."""

from collections.abc import Iterator

from tests.benchmarks.bench import Bench
from tests.benchmarks.timing import Row, medians, python

MONTH = "2026-10"
"""The last month of the sample that has ended."""

EMPTY = 6
"""Slides of the floor: as many as a month has without its appendix."""

FLOOR = """\
from pptx import Presentation
deck = Presentation()
for _ in range({slides}):
    deck.slides.add_slide(deck.slide_layouts[6])
deck.save({file!r})
"""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure a deck beside as many empty slides, which python-pptx makes of its own template."""
    journal = bench.journal("deck")
    folder = journal.parent
    deck, empty = folder / "deck.pptx", folder / "empty.pptx"
    arguments = ["deck", MONTH, "--force", "-o"]
    seconds = medians(
        bench.rounds,
        {
            "deck": bench.command(journal, *arguments, str(deck)),
            "markdown": bench.command(journal, *arguments, str(folder / "deck.md")),
            "empty": python(FLOOR.format(slides=EMPTY, file=str(empty))),
        },
    )
    if deck.stat().st_size == 0 or empty.stat().st_size == 0:
        raise RuntimeError("a deck is empty")
    yield Row(
        what=f"lean-journal deck {MONTH}",
        ours=seconds["deck"],
        floor_name=f"{EMPTY} empty slides by python-pptx",
        floor=seconds["empty"],
        goal=3,
    )
    yield Row(what=f"lean-journal deck {MONTH} --format md", ours=seconds["markdown"])
