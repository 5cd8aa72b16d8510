"""How a behavior stands, in the words every command prints."""

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.practice import Practice
from lean_journal.domain.streak import streak, streak_words


def standing_words(practice: Practice) -> str:
    """Say how a behavior stands: ``9 weeks · best 12 · parked since 2026-08-01``."""
    words = [streak_words(streak(list(practice.periods()))), parked_words(practice.behavior)]
    return " · ".join(filter(None, words))


def parked_words(behavior: Behavior) -> str:
    """Say since when a behavior is parked; nothing of one that is practised."""
    last = behavior.active[-1].last
    return f"parked since {last.isoformat()}" if last is not None else ""
