"""The deck of a month as it stands: as it was frozen, else as its records make it now."""

from collections.abc import Iterable
from dataclasses import dataclass

from lean_journal.domain.deck import Deck
from lean_journal.domain.deck_settings import DECK_TITLE
from lean_journal.domain.gaps import Gap, gaps_of
from lean_journal.domain.month import MonthRecords, source_of
from lean_journal.reports.aliases import aliases_in
from lean_journal.reports.slides import Outline, from_plain


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDeck:
    """A deck, and what the person should know before it goes out."""

    deck: Deck
    """What is written for it; an empty one, not stored yet, if nothing is."""

    outline: Outline

    gaps: tuple[Gap, ...] = ()
    """What it leaves out because nobody has written it; a frozen one lacks nothing any more."""

    aliases: tuple[str, ...] = ()
    """The people it names by their aliases."""

    is_empty: bool = False
    """Whether nothing happened in the month that a deck could tell of."""

    @property
    def is_draft(self) -> bool:
        """Whether it has not been frozen yet."""
        return self.deck.frozen is None


def shown_deck(month: MonthRecords, aliases: Iterable[str], title: str = DECK_TITLE) -> ShownDeck:
    """Give the deck of a month.

    Args:
        month: The records it is made from, its own among them.
        aliases: Whom it should not name by their alias.
        title: What a deck that is not frozen is called.

    Raises:
        Refused: What was frozen cannot be read any more.
    """
    deck = month.decks.get(month.first) or Deck(month=month.first)
    if deck.outline is not None:
        outline = from_plain(deck.outline)
        return ShownDeck(deck=deck, outline=outline, aliases=tuple(aliases_in(outline, aliases)))
    # What was frozen needs none of it.
    from lean_journal.reports.outline import outline_of

    source = source_of(month)
    outline = outline_of(source, title)
    return ShownDeck(
        deck=deck,
        outline=outline,
        gaps=tuple(gaps_of(month)),
        aliases=tuple(aliases_in(outline, aliases)),
        is_empty=source.is_empty,
    )
