"""What is said around an improvement, whatever it is about, and the form of what depends on it."""

from typing import NamedTuple


class Trial(NamedTuple):
    """A step that is tried, and how it may go.

    Of the blanks, ``goal`` is the number expected, ``now`` the one found, ``last`` the one
    before the step and ``unit`` what is counted.
    """

    step: str
    expect: str
    as_expected: str
    """What happened, when it was what was expected."""

    surprise: str
    """What happened, when it was not."""

    learned: str
    lesson: str
    """What was learned from the surprise."""


class Way(NamedTuple):
    """What an improvement may be, and its first step."""

    title: str
    signs: tuple[str, ...]
    """What is seen where it helps has one of these in it."""

    trial: Trial


class Case(NamedTuple):
    """What may be improved where something is seen."""

    target: str
    """The target condition, if it is for long."""

    measure: str
    unit: str
    before: tuple[int, int]
    """The number before, from and to."""

    obstacles: tuple[str, ...]
    ways: tuple[Way, ...]
    """The step of each may follow the step of another."""

    def ways_for(self, fact: str) -> tuple[Way, ...]:
        """Give the ways in the order they are gone where something was seen."""
        places = (n for n, way in enumerate(self.ways) if any(one in fact for one in way.signs))
        first = next(places, 0)
        return (*self.ways[first:], *self.ways[:first])


ANYWHERE = (
    Trial(
        "the same on {shift} too, without me there",
        "{goal} {unit} on both shifts",
        "{now} {unit} on both; {who} had explained it to the others",
        "{now} {unit}: {shift} does it in another order, and has a reason",
        "what {who} explains sticks better than what I explain",
        "I had asked one shift only, and called it everybody",
    ),
    Trial(
        "two weeks as it is now, and nobody reminds anybody",
        "it stays at {goal} {unit}",
        "{now} {unit} at the end of both weeks",
        "{now} {unit} in the second week, when {who} was away",
        "it holds without me, which is the only kind of holding there is",
        "it hung on one person. Two have to know it",
    ),
    Trial(
        "a new colleague at {place} does it from the sheet alone",
        "no question but one, and {goal} {unit}",
        "{n} questions, all about the picture; {now} {unit}",
        "could not find the beginning. {now} {unit} until {who} helped",
        "the sheet is good when somebody new can do without us",
        "we wrote the sheet for those who know it already",
    ),
)
"""Steps for whatever is improved, once its own steps are made."""

AGAIN = Trial(
    "ask {shift} at {place} what made it slip, and change one thing with them",
    "back to {goal} {unit} within the week",
    "{now} {unit}; they had moved {tool}, and now it hangs where they look",
    "{now} {unit}: nothing had slipped, the {part} are others now",
    "they knew from the second day on. Nobody had asked",
    "a standard is for the {part} it was made with",
)
"""The first step after an improvement slipped."""

STANDARDS = (
    "sheet at {place}, with the photo {who} took; hangs beside {tool}",
    "the sequence for {part}, on the board at {place}",
    "step 4 of the set-up sheet of {place}",
    "marking on the floor at {place}, and a line about it in the shift handover",
    "first point of the round of {shift} at {place}",
)
"""The standard that was changed, and where it hangs."""

SHARE_WITH = (
    "{other}: they have the same {part}",
    "{other}, who asked for the sheet",
    "{function}, for {other}",
    "maintenance, and {other} after the summer",
)
"""Who else could use it."""

WORDINGS = (
    "{measure}: from {before} to {after} {unit}",
    "{place}: {after} {unit} where there were {before}, with what stood there already",
    "step by step at {place}: {before} {unit} before, {after} now",
    "found by those who work there: {measure}, {before} to {after}",
)
"""What the deck says of it, with numbers."""

OBSERVED = (
    "{place} works without the detour now; observed, not counted",
    "observed at {place}: {shift} keeps to it, and changed it once to fit",
    "{place}: a small thing, and nobody wants it back as it was",
)
"""What the deck says of it, without numbers."""

SURPRISES = (
    "we expected {goal} {unit} at {place} and found {now}; the next step starts there",
    "{place} showed us another cause than the one we had on paper",
    "a trial at {place} that went otherwise, and taught us more for it",
)
"""What the deck says of a cycle that went otherwise."""

CREDITS = ("{shift} at {place}", "{named} and {shift}", "{who} at {place}", "{named}")
"""Whose work it was."""

PERIODS = ("two weeks each", "a week before, two after", "a month each", "ten shifts each")
SAMPLES = ("{many} {part}", "{n} shifts", "{many} boxes", "every changeover of the two weeks", "")
