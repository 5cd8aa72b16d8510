"""The pages of a deck: what is not written yet, a page per slide, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass

from lean_journal.domain.deck import Deck
from lean_journal.domain.record import UNSAVED
from lean_journal.reports.shown import ShownDeck
from lean_journal.reports.slides import Slide
from lean_journal.tui.widgets.deck_rows import TITLE, parts_of

GAPS, HISTORY = "gaps", "history"
"""The pages before the slides and behind them; a slide's page is named after its part."""


@dataclass(frozen=True, slots=True)
class DeckPages:
    """A deck, and how far one is with it."""

    shown: ShownDeck | None
    """None if what was frozen cannot be read."""

    left: Sequence[int]
    """The places of the slides nobody has confirmed."""

    history: Sequence[Deck]
    """The decks of all months, the oldest first."""

    @property
    def slides(self) -> Sequence[Slide]:
        """The slides of the deck."""
        return self.shown.outline.slides if self.shown is not None else ()

    @property
    def names(self) -> list[str]:
        """The names of the pages, in their order."""
        names = [str(slide.part) for slide in self.slides]
        if self.shown is not None and self.shown.gaps:
            names.insert(0, GAPS)
        if any(deck.frozen for deck in self.history):
            names.append(HISTORY)
        return names

    def slide(self, page: str) -> Slide | None:
        """Give the slide of a page; None on another page."""
        return next((one for one in self.slides if one.part == page), None)

    def record(self, page: str, key: str) -> int:
        """Give the id of the record whose words the row of a key shows; 0 if they are nobody's."""
        slide = self.slide(page)
        if slide is not None and key == TITLE:
            return slide.record
        if self.shown is None or not key.isdecimal():
            return UNSAVED
        told: Sequence[int] = [part.record for part in parts_of(slide)] if slide else ()
        if page == GAPS:
            told = [gap.record for gap in self.shown.gaps]
        place = int(key)
        return told[place] if place < len(told) else UNSAVED

    def next_left(self, page: str) -> str:
        """Name the next slide after a page that nobody has confirmed, else that page."""
        slide = self.slide(page)
        here = self.slides.index(slide) if slide is not None else -1
        left = sorted(self.left, key=lambda place: (place < here, place))
        return str(self.slides[left[0]].part) if left else page
