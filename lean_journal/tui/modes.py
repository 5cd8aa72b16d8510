"""The modes: the screen of each, imported when one first goes there, and what it shows."""

from collections.abc import Callable, Mapping

from textual.screen import Screen

from lean_journal.domain.record import Record


def today() -> Screen[None]:
    """Make the screen of Today."""
    from lean_journal.tui.screens.today import TodayScreen

    return TodayScreen()


def _reflect() -> Screen[None]:
    from lean_journal.tui.screens.reflect import ReflectScreen

    return ReflectScreen()


def _behaviors() -> Screen[None]:
    from lean_journal.tui.screens.behaviors import BehaviorsScreen

    return BehaviorsScreen()


def _gemba() -> Screen[None]:
    from lean_journal.tui.screens.gemba import GembaScreen

    return GembaScreen()


def _improve() -> Screen[None]:
    from lean_journal.tui.screens.improve import ImproveScreen

    return ImproveScreen()


def _review() -> Screen[None]:
    from lean_journal.tui.screens.review import ReviewScreen

    return ReviewScreen()


DEFAULT_MODE = "today"
"""Its screen is the default screen: that of a mode would read all styles a second time."""

MODES: Mapping[str, Callable[[], Screen[None]]] = {
    "reflect": _reflect,
    "behaviors": _behaviors,
    "gemba": _gemba,
    "improve": _improve,
    "review": _review,
}
"""The other modes by name."""

_SHOWN_IN: Mapping[str, str] = {
    "Reflection": "reflect",
    "Behavior": "behaviors",
    "Mark": "behaviors",
    "Absence": "behaviors",
    "Struggle": "improve",
    "Improvement": "improve",
    "Cycle": "improve",
    "Deck": "review",
}
"""By name, for no kind is imported on the way to the first frame that is not on it."""


def another(mode: str, others: int) -> str:
    """Name a second mode of a kind, or another: ``gemba 2`` beside ``gemba``.

    Args:
        mode: One of `MODES`.
        others: How many there are besides the modes themselves.
    """
    return f"{mode} {others + 2}"


def above(record: Record) -> Screen[None] | None:
    """Make the screen that shows a record over its mode; None if the mode itself shows it."""
    from lean_journal.domain.area import Area
    from lean_journal.domain.deck import Deck

    if isinstance(record, Deck):
        from lean_journal.tui.screens.deck import DeckScreen

        return DeckScreen(record.month)
    if isinstance(record, Area):
        from lean_journal.tui.screens.areas import AreasScreen

        return AreasScreen()
    return None


def mode_of(record: Record) -> str:
    """Name the mode that shows a record; Gemba shows what is not shown elsewhere."""
    return _SHOWN_IN.get(type(record).__name__, "gemba")
