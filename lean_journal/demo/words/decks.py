"""What a month's deck aims at, predicts and asks for, and what became of it."""

from typing import NamedTuple


class Aim(NamedTuple):
    """A target condition with its prediction, and both ways it may go."""

    target: str
    prediction: str
    came_true: str
    otherwise: str


AIMS = (
    Aim(
        "no cart waits longer than {minutes} min at {place}",
        "Nine of ten shifts at {place} stay below {minutes} min of waiting.",
        "Nine of ten did. The tenth had no material at all, which no call could have helped.",
        "Six of ten did. The call came in time, and the forklift had two other calls.",
    ),
    Aim(
        "{place} changes over in the same {n} steps on every shift",
        "Three changeovers in a row at {place} take the same time, give or take {minutes} min.",
        "Four in a row did, on two shifts.",
        "Two did. The third waited for a tool that has no place of its own.",
    ),
    Aim(
        "what is checked at {place} is checked where it is made",
        "No {part} come back to {place} from the next step for two weeks.",
        "None came back for three weeks.",
        "{n} came back. All from the first hour of a shift: we look there now.",
    ),
    Aim(
        "{place} knows by noon whether it is ahead or behind",
        "On eight of ten days the board at {place} is right at noon, without a question.",
        "It was right on nine.",
        "It was right on five: nobody had said who writes it when the team leader is away.",
    ),
    Aim(
        "no {part} lie at {place} longer than a day",
        "Less than {many} {part} lie at {place} at the end of any shift.",
        "The most there ever were was two boxes.",
        "On Fridays there were more than twice as many: the plan for Monday is made at two.",
    ),
    Aim(
        "everybody at {place} can stop, and somebody comes",
        "Help comes to {place} within {n} min, on all three shifts.",
        "It did, except once at night, in {minutes} min.",
        "By day it did. At night nobody knew whom the light calls.",
    ),
    Aim(
        "the tools at {place} hang where they are used",
        "Nobody walks more than {meters} m for a tool at {place} in a week of looking.",
        "Nobody did. Two hooks were moved once more, by those who use them.",
        "One tool still lives in a drawer at the office: there is only one of it.",
    ),
    Aim(
        "the shifts at {place} hand over on one page",
        "For two weeks no shift at {place} starts with a question the last one could answer.",
        "One question in two weeks, and it is on the page now.",
        "Seven questions. The page asked for what we know, and not for what they need.",
    ),
    Aim(
        "every idea from {place} has an answer in a week",
        "All ideas from {place} are answered by those who can decide, within five days.",
        "All {n} were, and two are being tried.",
        "Half were. The others needed a yes from outside, and we had not asked for it.",
    ),
    Aim(
        "nobody carries {part} past {place} by hand",
        "In a week of looking nobody lifts {part} higher than the shoulder at {place}.",
        "Nobody did; the rack stands lower now, and one more is asked for.",
        "On the late shift they did: the lift was at the other line.",
    ),
)
"""What a month aims at."""

WANTED = (
    "Pallets of another department stand in the way past {place}. Who may move them?",
    "May {shift} order small tools up to 200 by itself? The trial at {place} waited for a sign.",
    "{place} and planning use two lists for the same {part}. Which one counts?",
    "Two hours a week for trials at {place}: may they stay, also in the weeks of a ramp-up?",
    "Maintenance and we both think the other one checks {place}. We suggest that we do.",
)
"""What somebody above would have to decide."""
