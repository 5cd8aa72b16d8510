"""The behaviors one practises: their cues, what was seen of them, and what got in the way."""

from collections.abc import Mapping
from typing import NamedTuple

OWN = "Start at the board"
"""A behavior of one's own: not one of the starter set."""

OWN_DEFINITION = "at the team board when the shift begins; the problems heard before the plan"


class Habit(NamedTuple):
    """The words around a behavior."""

    cue: str
    seen: tuple[str, ...]
    """What was seen or heard when it was done."""

    hard: tuple[str, ...]
    """What made it hard when it was not."""


HABITS: Mapping[str, Habit] = {
    OWN: Habit(
        "coat off, then straight to the board",
        (
            "{shift} named {trouble} before I could ask",
            "{who} showed me {n} open points, one of them mine",
            "{minutes} min at the board, and the plan was changed by the team, not by me",
            "they had moved the card for {place} themselves",
            "first question was about the {part}, I let {who} answer it",
            "there before {shift}; {who} began with what went wrong at {place}",
            "{n} cards moved, none by me",
            "heard of {trouble} at the board, and not at noon in {meeting}",
            "{who} asked me to stay for {place}, {minutes} min",
            "{peer} came too, and only listened",
            "silence at first, then the {part} at {place}",
        ),
        (
            "call with the plant manager at shift start",
            "went to my desk first, and the mail had me",
            "late: {trouble} on the phone in the car",
            "board meeting moved to {time}, I did not hear of it",
            "{peer} caught me at the door with {trouble}",
            "stood there with the plan in my hand, and talked first",
            "straight to {place} because of {trouble}, past the board",
            "{shift} had begun at {time}, I came {minutes} min later",
            "thought of {meeting} all the way in, and was past it",
        ),
    ),
    "Go and see": Habit(
        "after the nine o'clock call, before the inbox",
        (
            "{minutes} min at {place}, and the cause was not the one in the report",
            "{who} at {place} showed me the {part} nobody had told me about",
            "counted it myself: {n} stops in {minutes} min at {place}",
            "stood at {place} long enough to see it go wrong",
            "what I had been told of {place} was true on {weekday}, not today",
            "{who} thought I had come because of {trouble}; I asked about the {part}",
            "one purpose, {minutes} min, {n} facts on paper from {place}",
            "saw {tool} carried {meters} m, and back",
            "the {part} wait at {place}, not where the plan has them",
            "at {place} with {peer}: two pairs of eyes, two different stories",
        ),
        (
            "{meeting} took the whole morning",
            "sent somebody to look instead of going",
            "went, but for {n} min and with my phone in hand",
            "{trouble} kept me at the desk",
            "on the way to {place}, then {peer} with {trouble}",
            "at {place} for {minutes} min, and talked the whole time",
            "planned for {time}; {meeting} began early",
            "believed the report on the {part} instead",
            "{who} rang from {place}, and I took the call for having been there",
        ),
    ),
    "Ask first": Habit(
        "hand on the door of the meeting room",
        (
            "“what have you tried at {place}?”, and {who} had tried {n} things",
            "asked {peer} what to do about {trouble}; there was a plan already",
            "{n} questions before my opinion, and I no longer needed it",
            "silence after my question, then {who} came up with the {part}",
            "asked {shift} why, and the answer changed my mind",
            "counted to ten after “what do you expect?”; {who} said {n} {part}",
            "{peer} wanted my opinion on {trouble}, got a question and smiled",
            "“how do you know?” at {place}: nobody did, so we went and counted",
            "let {who} draw {place} before I said a word",
            "{meeting}: asked what is in the way, and heard of the {part}",
        ),
        (
            "in a hurry, gave the answer on {trouble} myself",
            "asked, but it was my solution with a question mark",
            "{meeting}: {peer} wanted a decision and I made it",
            "thought I knew {place} well enough",
            "tired after {trouble}, told instead of asking",
            "{who} at {place} asked me, and I said it at once",
            "{minutes} min of my own ideas on the {part}",
            "with {peer}: a question, and no time for the answer before {time}",
        ),
    ),
    "Keep or renegotiate": Habit(
        "last coffee: open the list",
        (
            "told {peer} at {time} that it will be {weekday}; no surprise any more",
            "{n} promises due, all said",
            "moved the one on {place} before {shift} had to ask",
            "said no to {peer} instead of yes and late",
            "{peer} thanked me for the early word on the {part}",
            "new date for {place} agreed at {time}, with the reason",
            "kept the one to {shift}: {tool} is back at {place}",
            "{peer} heard of the delay from me first",
            "asked {shift} which of {n} can wait; one could",
            "told {peer} on {weekday} already that {meeting} will eat it",
            "done by {time}: the {part} for {place}",
        ),
        (
            "list not opened: {meeting} until the evening",
            "hoped to finish the one on {place} after all",
            "did not want to tell {peer} about {trouble}",
            "forgot what I had promised at {place}",
            "{peer} had to ask at {time} where the {part} are",
            "{n} due, two said, then {trouble}",
            "left at {time} because of {trouble}, list unread",
        ),
    ),
    "Close the loop": Habit(
        "Thursday, on the way back from lunch",
        (
            "told {shift} at {place} what came of it; {who} had a better idea at once",
            "went back to {place}: they had thought I forgot",
            "{who} at {place} said nobody had come back before",
            "no good news about the {part}, and they were glad to know",
            "“so it was read”, said {who} at {place}",
            "{shift} heard from me why the {part} stay as they are",
            "went back to {place} with {tool}; {who} put it where it is needed",
            "{minutes} min at {place}: what became of their {n} points",
            "told {who} at {place} that the trial failed, and what we learned",
        ),
        (
            "nothing to show yet, and went past {place} for that reason",
            "{shift} was gone when I came",
            "{trouble}: no way to the floor after lunch",
            "put off to {weekday}: {meeting}",
            "wanted the {part} solved first, and so said nothing at {place}",
            "wrote it to {shift} instead of going there",
            "stood at {place} at {time}, and {who} was on a break",
            "{n} loops open, did not know where to begin",
        ),
    ),
    "Ask upward": Habit(
        "first Tuesday, end of our talk",
        (
            "“the numbers come when it is too late to act”: her words",
            "“I have to explain {trouble} and cannot”",
            "“nobody tells me what stops working”, she said after {meeting}",
        ),
        (
            "our talk was moved to {weekday} and then dropped",
            "the talk was all about {trouble}",
            "had the question ready, and did not dare after {meeting}",
        ),
    ),
}
"""By the behavior's name."""

NOT_POSSIBLE = (
    "at the supplier all day",
    "training off site",
    "fire drill and stand-still",
    "at the doctor's",
    "at the other plant",
)
"""Why nobody could have done it."""
