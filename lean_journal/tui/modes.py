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
}
"""By name, for no kind is imported on the way to the first frame that is not on it."""


def mode_of(record: Record) -> str:
    """Name the mode that shows a record; Gemba shows what is not shown elsewhere."""
    return _SHOWN_IN.get(type(record).__name__, "gemba")
