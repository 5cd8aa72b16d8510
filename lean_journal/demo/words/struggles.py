"""What the boss said is hard, and what she was told of it later."""

from typing import NamedTuple

from lean_journal.domain.walk import Kind, Waste


class Heard(NamedTuple):
    """A struggle as she put it."""

    words: str
    """Hers, and private."""

    title: str
    """What may be said of it in public."""

    topics: tuple[Kind | Waste, ...]
    """What one may see where it shows."""


STRUGGLES = (
    Heard(
        "“every month I explain the late orders from {area}, and I cannot say why they are late”",
        "Orders from {area} on their day",
        (Waste.WAITING, Waste.INVENTORY, Waste.TRANSPORT, Waste.OVERPRODUCTION),
    ),
    Heard(
        "“the customer sends {part} back, and I hear of it from the customer”",
        "{part} from {area} right the first time",
        (Waste.DEFECTS,),
    ),
    Heard(
        "“overtime in {area} every Saturday, and nobody can tell me what for”",
        "Saturdays off in {area}",
        (Waste.WAITING, Waste.MOTION, Waste.DEFECTS),
    ),
    Heard(
        "“they leave us in {area}, and it is the good ones who go”",
        "Good people stay in {area}",
        (Waste.TALENT, Kind.SAFETY, Waste.MOTION),
    ),
    Heard(
        "“the same finding at {area} in every audit. I have run out of sentences for it”",
        "The finding at {area} gone for good",
        (Kind.FIVE_S, Kind.SAFETY),
    ),
    Heard(
        "“after the thing with the forklift I do not sleep well about {area}”",
        "Safe ways through {area}",
        (Kind.SAFETY,),
    ),
    Heard(
        "“they want a new hall for {area}. I have seen the floor and it is full, of what?”",
        "Room in {area} without a new hall",
        (Waste.INVENTORY, Waste.OVERPRODUCTION),
    ),
    Heard(
        "“I have promised capacity that the changeovers in {area} eat”",
        "Shorter changeovers in {area}",
        (Waste.MOTION, Kind.FIVE_S),
    ),
    Heard(
        "“who reads all those sheets from {area}? I do not, and I sign them”",
        "Half the paper from {area}",
        (Waste.EXTRA_PROCESSING,),
    ),
    Heard(
        "“the ideas campaign was mine, and {area} has sent none”",
        "Ideas from {area} answered",
        (Waste.TALENT,),
    ),
    Heard(
        "“until {weekday} I never know whether {area} is ahead or behind”",
        "Ahead or behind in {area}, seen by noon",
        (Waste.WAITING, Waste.OVERPRODUCTION),
    ),
    Heard(
        "“special trucks for {part}, again. They ask me what we do about it in {area}”",
        "No special trucks from {area}",
        (Waste.WAITING, Waste.DEFECTS),
    ),
)
"""What she struggles with."""

TO_SEE = (
    "see where her words show at {place}",
    "stand at {place} for {minutes} min with her sentence in mind",
    "what would she see at {place}, at {time}?",
    "ask {shift} what they know of it, before I say why I ask",
)
"""What one goes there for."""

TOLD_WELL = (
    "{place} is at {after} {unit} now, it was at {before}; {shift} showed it to her",
    "took her to {place} and let {who} explain it, {minutes} min. She asked {n} questions",
    "one page: {before} before, {after} {unit} now, and what we had wrong on the way",
    "that it holds at {place} since {weekday}, and what we have not solved",
)
"""What she was told when it had become better."""

TOLD_SEEN = (
    "took her to {place} and let {who} explain it, {minutes} min",
    "that it holds at {place}, seen and not counted, and what we have not solved",
    "went through {place} with her and {shift}; they did the talking",
)
"""The same, where nothing was counted."""

TOLD_ANYWAY = (
    "that it did not work at {place}, and what we know now that we did not know",
    "no better at {place}. She asked what I try next, and not whose fault it was",
    "stopped it at {place}: more work than it saved. She had feared I would hide it",
)
"""What she was told when it was given up."""
