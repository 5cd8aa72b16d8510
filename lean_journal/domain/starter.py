"""Starter content: prompts, walk themes with their questions, and coaching questions."""

from collections.abc import Mapping

from lean_journal.domain.prompts import Asked, Prompt
from lean_journal.domain.reflection import ReflectionKind

PROMPTS: Mapping[ReflectionKind, tuple[Prompt, ...]] = {
    ReflectionKind.MORNING: (
        Prompt("What will I do today that others could see?"),
        Prompt("What am I assuming that I have not gone to see?", Asked.IN_TURN),
        Prompt("Which commitment is at risk, and whom do I tell first?", Asked.IN_TURN),
        Prompt("Whose work can I make easier today?", Asked.IN_TURN),
        Prompt(
            "Where will I be tempted to give the answer, and what will I ask instead?",
            Asked.IN_TURN,
        ),
        Prompt("What surprised me yesterday?", Asked.IN_TURN),
        Prompt("What am I postponing because it isn't quick?", Asked.IN_TURN),
        Prompt("What is my boss carrying, and what have I seen of it?", Asked.IN_TURN),
    ),
    ReflectionKind.EVENING: (
        Prompt("What did I expect today, and what happened?"),
        Prompt("What part of the gap was mine?"),
        Prompt("What did I learn from someone doing the work?"),
        Prompt("When did I tell where I could have asked?"),
        Prompt("One thing for tomorrow?"),
    ),
    ReflectionKind.WEEK: (
        Prompt("Which behavior slipped, and what in my day made it hard?"),
        Prompt("Which loop is still open with people I visited?"),
        Prompt("What did an experiment teach me?"),
        Prompt("Quick fixes or the hard thing?"),
        Prompt("What deserves credit, and have they heard it?"),
        Prompt("What stretches me next week?"),
    ),
    ReflectionKind.MONTH: (
        Prompt("Which improvements still hold?"),
        Prompt("What got better for customers or the team?"),
        Prompt("What did we stop, and why?"),
        Prompt("Where did words and actions differ?"),
        Prompt("Who else could use this?"),
        Prompt("What did my boss pull?"),
        Prompt("Next target condition?"),
        Prompt("What would I need from a boss here, and did I give it?"),
        Prompt("Who told me what they see me do?"),
    ),
}
"""The prompts a journal begins with, by kind (DOMAIN §2)."""

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
