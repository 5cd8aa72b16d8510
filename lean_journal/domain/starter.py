"""Starter content: walk themes with their questions, and coaching questions."""

from collections.abc import Mapping

WALK_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "Safety": (
        "What could hurt someone here?",
        "What feels awkward?",
        "What do you work around?",
    ),
    "Flow": (
        "What are you waiting for?",
        "What waits for you?",
        "How do you know what is next?",
    ),
    "Quality": (
        "How do you know it is good?",
        "Where do errors first show?",
        "What gets passed on?",
    ),
    "Standard": (
        "What is today's best-known way?",
        "Where doesn't it fit?",
        "Who may change it?",
    ),
    "Visual control": (
        "Ahead or behind?",
        "What happens when it turns abnormal?",
    ),
    "People": (
        "What frustrated you this week?",
        "Which skill goes unused?",
    ),
    "Customer": (
        "Who gets this next?",
        "What do they complain about?",
    ),
    "Sustain": (
        "What did we change?",
        "Still used?",
        "Better or worse?",
    ),
    "Handover": (
        "What do you search for?",
        "What arrives incomplete?",
    ),
}
"""Questions to ask on a walk, by theme (DOMAIN §4)."""

COACHING_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "Everyday": (
        "Why do you think this isn't running well now?",
        "What has changed?",
        "What options do we have?",
    ),
    "Kata": (
        "Where do we want to be?",
        "Where are we really? The last step: what was expected, what happened, what was learned?",
        "What is in the way, and which one now?",
        "The next step, and what do we predict?",
        "When can we go and see?",
    ),
    "More": (
        "How do you know?",
        "What would you see if it were fixed?",
        "What would change your mind?",
    ),
}
"""Questions that leave the thinking with the other person, by set (DOMAIN §4)."""


def theme_named(name: str) -> str:
    """Give a theme's name as it is written here, where it is one; else the name as it is."""
    wanted = name.strip()
    return next(
        (theme for theme in WALK_QUESTIONS if theme.casefold() == wanted.casefold()), wanted
    )
