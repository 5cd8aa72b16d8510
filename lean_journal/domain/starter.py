"""Starter content: prompts, behaviors, walk themes with their questions, coaching questions."""

from collections.abc import Mapping
from typing import NamedTuple

from lean_journal.domain.prompts import Asked, Prompt
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.text import folded

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


class StarterBehavior(NamedTuple):
    """A behavior one may begin with."""

    name: str
    cadence: str
    """In the form it is typed."""

    definition: str
    """When it was shown."""


STARTER_BEHAVIORS: tuple[StarterBehavior, ...] = (
    StarterBehavior(
        "Go and see", "3/week", "at the work at least 15 minutes, one purpose, facts noted"
    ),
    StarterBehavior(
        "Ask first", "daily", "an open question before any opinion, in one talk about a problem"
    ),
    StarterBehavior(
        "Coach one cycle", "2/week", "the full question set; the learner chose the step"
    ),
    StarterBehavior("Recognise specifically", "3/week", "a named act and its effect, in person"),
    StarterBehavior("Keep or renegotiate", "daily", "no commitment passes its due date unspoken"),
    StarterBehavior("Close the loop", "1/week", "went back and said what happened"),
    StarterBehavior(
        "Remove a barrier", "1/week", "something the team raised no longer blocks them"
    ),
    StarterBehavior(
        "Stop and reflect together", "1/week", "ten minutes with the team, one learning written"
    ),
    StarterBehavior("Protect improvement time", "1/week", "the scheduled time happened"),
    StarterBehavior("Admit a learning", "1/week", 'said "I was wrong" or "I don\'t know" aloud'),
    StarterBehavior(
        "Ask upward", "1/month", "asked my boss what she struggles with; her words written down"
    ),
)
"""The starter set of behaviors (DOMAIN §3)."""

PRESELECTED = ("Go and see", "Ask first", "Close the loop")
"""The names of those that are chosen already for somebody without any."""

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


def starter_named(name: str) -> StarterBehavior | None:
    """Find the behavior of the starter set that has a name, whatever the case of its letters."""
    wanted = folded(name.strip())
    return next((one for one in STARTER_BEHAVIORS if folded(one.name) == wanted), None)


def theme_named(name: str) -> str:
    """Give a theme's name as it is written here, where it is one; else the name as it is."""
    wanted = name.strip()
    return next(
        (theme for theme in WALK_QUESTIONS if theme.casefold() == wanted.casefold()), wanted
    )
