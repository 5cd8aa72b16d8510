"""How a behavior stands, in the words every command prints."""

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.practice import Practice
from lean_journal.domain.streak import Streak, streak, streak_words


def stands(practice: Practice) -> str:
    """Say how a behavior stands: ``9 weeks · best 12 · parked since 2026-08-01``."""
    return standing_words(practice.behavior, streak(list(practice.periods())))


def standing_words(behavior: Behavior, standing: Streak | None) -> str:
    """Do as `stands`, for a streak that is counted already."""
    return " · ".join(filter(None, [streak_words(standing), parked_words(behavior)]))


def parked_words(behavior: Behavior) -> str:
    """Say since when a behavior is parked; nothing of one that is practised."""
    last = behavior.active[-1].last
    return f"parked since {last.isoformat()}" if last is not None else ""


def coming_words(one: Practice) -> str:
    """Say which cadence was decided on and does not count yet."""
    return f"{one.coming.cadence} from {one.coming.first.isoformat()}" if one.coming else ""
