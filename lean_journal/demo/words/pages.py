"""Answers to the prompts of reflections, and pages without a prompt."""

from collections.abc import Mapping

MORNING: Mapping[str, tuple[str, ...]] = {
    "What will I do today that others could see?": (
        "be at {place} at {time}, and listen first",
        "ask {peer} about {trouble} before I say what I think",
        "stand through the changeover at {place}, phone in the drawer",
        "tell {shift} what came of the {part}",
        "open {meeting} with what went wrong, my part first",
        "let {who} lead the round at {place}",
        "leave {meeting} after an hour and go to {place}",
        "carry the board to {place} and hold the talk there",
        "say in {meeting} that I do not know",
        "thank {who} for the stop at {place}, in front of the others",
    ),
    "What am I assuming that I have not gone to see?": (
        "that {place} is short of people. It may be short of {part}",
        "that {shift} uses the new sequence",
        "that the {n} stops at {place} have one cause",
        "that {trouble} is a planning matter",
        "that the rack at {place} helps everybody",
        "that {peer} has told {shift}",
    ),
    "Which commitment is at risk, and whom do I tell first?": (
        "the date for {place}. {peer}, before {time}",
        "the answer on the {part}; {shift} first, then {peer}",
        "none today, if {meeting} ends in time",
        "the trial at {place}. Tell {peer} today and not on {weekday}",
        "what I said about {trouble}: {peer} waits for it",
    ),
    "Whose work can I make easier today?": (
        "{shift}: get {tool} back to {place}",
        "{peer}, who writes the same numbers {n} times",
        "the packers: clear the way at {place}",
        "the setter at {place}, by staying out of the way until {time}",
        "{peer}: take {meeting} off the list",
    ),
    "Where will I be tempted to give the answer, and what will I ask instead?": (
        "at {place}. “What did you expect, and what happened?”",
        "in {meeting}, about {trouble}. “How do you know?”",
        "with {peer}. “What have you tried at {place}?”",
        "when {who} shows me the {part}. “What would you change first?”",
        "at the board. “What is in the way, and which one now?”",
    ),
    "What surprised me yesterday?": (
        "{place} ran better with {n} people than with more",
        "{who} had kept a list of the stops for months",
        "{shift} had solved {trouble} without telling anybody",
        "how long {minutes} min are when one only watches",
        "that nobody at {place} knew why the {part} come first",
        "{peer} asked for the numbers of {place} before I showed them",
    ),
    "What am I postponing because it isn't quick?": (
        "the layout around {place}",
        "the talk with {peer} about {trouble}",
        "a real standard for the {part}, with {shift}",
        "who may stop {place}, and what happens then",
        "going through the {n} old idea cards one by one",
    ),
    "What is my boss carrying, and what have I seen of it?": (
        "{trouble}. I have seen the numbers, not {place}",
        "the {part} that come back. Seen {n} of them at {place}",
        "{meeting}, with nothing good to report. I could give her {place}",
        "too many priorities. I have added one myself",
        "the delivery date. From {place} it looks possible",
    ),
}

EVENING: Mapping[str, tuple[str, ...]] = {
    "What did I expect today, and what happened?": (
        "expected {place} to catch up. It lost another {minutes} min, with {part} missing",
        "expected resistance to boxes of {n}; {shift} asked for them",
        "thought {meeting} would decide on {place}. It asked for more numbers",
        "expected {n} stops at {place}, counted more: the short ones are in no list",
        "expected to be at {place} by {time}; {trouble} kept me until noon",
        "thought {trouble} was over. By {time} it was back",
        "a quiet day, and it was one. {n} talks at the board",
        "expected {who} to wait for me. The trial at {place} ran without me",
    ),
    "What part of the gap was mine?": (
        "I told {peer} the aim, and not why",
        "came to {place} with the answer ready",
        "two priorities for {shift} on one day, both from me",
        "did not say on {weekday} that the {part} would be late",
        "I left {place} after {n} min",
        "none I can see yet. Ask {peer}",
    ),
    "What did I learn from someone doing the work?": (
        "{who} at {place}: the {part} stick when it is cold",
        "{shift} sorts the {part} because nobody told them they need not",
        "from {who}: listen to {place}, one hears it {minutes} min before it stops",
        "the sheet for {place} is right for the old {part} only",
        "from {who}: how to hold {tool} so that the {part} stay straight",
        "why {place} takes {n} boxes at a time: the lift",
    ),
    "When did I tell where I could have asked?": (
        "in {meeting}, about {trouble}",
        "at {place}, to {who}. The idea was mine, so it will stay mine",
        "once with {peer}, in the corridor",
        "not today, I think",
        "when the {part} were wrong. Fast, and nothing learned",
    ),
    "One thing for tomorrow?": (
        "{place}, {minutes} min, no phone",
        "ask {peer} how {trouble} looks from the other side",
        "tell {shift} about the {part}",
        "see the first piece at {place} at {time}",
        "one question more, one answer less",
        "the promise to {peer}, first thing",
    ),
}

WEEK: Mapping[str, tuple[str, ...]] = {
    "Which behavior slipped, and what in my day made it hard?": (
        "none this week. It was a quiet one",
        "all held, the last one on {weekday} in the evening",
        "nothing slipped; {meeting} was canceled, which helped",
    ),
    "Which loop is still open with people I visited?": (
        "{place}: they do not know that the {part} are ordered",
        "{shift} at {place}, about the stops",
        "none older than {weekday}",
        "{who} at {place}, whose idea I took to {meeting}",
    ),
    "What did an experiment teach me?": (
        "boxes of {n} at {place}: less waiting, more walking. Not what we predicted",
        "the {part} from the other side: {minutes} min saved, and {shift} keeps it",
        "a card instead of a list at {place}. The card won",
        "too small a trial to say anything; next time {many} pieces",
        "{place} without the second check: no more bad {part} than before",
    ),
    "Quick fixes or the hard thing?": (
        "quick fixes: {n} of them, and {trouble} still there",
        "the hard thing, an hour of it: who may stop {place}",
        "half and half. The sheet for {place} has a first page",
        "quick ones. I avoided the talk with {peer}",
    ),
    "What deserves credit, and have they heard it?": (
        "{shift}, who caught the {part}. Yes, at the board",
        "{who} at {place} for the rack. Not yet",
        "{peer}, for saying no in {meeting}. Told on {weekday}",
        "the {n} from {place} who stayed for the trial. Yes, on {weekday}",
    ),
    "What stretches me next week?": (
        "to let {peer} run {meeting}, and be silent in it",
        "{minutes} min on {shift}, without a plan",
        "to ask my boss what {trouble} looks like to her",
        "to take back my decision on {place} in front of the team",
        "to show the bad numbers of {place} first",
    ),
}

HARD_WEEK = (
    "{behavior}, {times}: {note}. {lesson}",
    "{behavior} slipped {times}. What was in the way: {note}. {lesson}",
    "{times} not done: {behavior}. As I wrote then, {note}. {lesson}",
)
"""The same first question, in a week in which one slipped."""

LESSONS = (
    "Smaller next week, but every time",
    "The cue is too late in the day",
    "It was not {meeting}, it was that I did not want to",
    "An hour free on {weekday} would do it",
    "Ask {peer} to remind me",
    "Nothing to change, a bad week",
)

MONTH: Mapping[str, tuple[str, ...]] = {
    "Which improvements still hold?": (
        "the rack at {place} and the card for {part}. The board at shift start: half",
        "the sequence at {place} holds on two shifts, not on {shift}",
        "{n} of those I looked at. The sheet for the {part} is back in a drawer",
    ),
    "What got better for customers or the team?": (
        "fewer {part} come back; {n} last month, {many} before",
        "{shift} goes home on time again",
        "nobody at {place} carries {part} by hand any more",
    ),
    "What did we stop, and why?": (
        "the second count at {place}: nobody used it",
        "the trial with boxes of {many}. Too heavy, {who} said so on day one",
        "{meeting} in its old form. Nobody has asked for it",
    ),
    "Where did words and actions differ?": (
        "I say stop at the first bad piece, and asked {place} for numbers on the day it stopped",
        "“no blame”, and then I asked who it was",
        "promised {shift} time for the trial, and took it back in {meeting}",
        "said that people come first; the first page was about {trouble}",
    ),
    "Who else could use this?": (
        "the other plant, for the card at {place}",
        "{shift}: same {part}, same walk",
        "{peer}'s team. Show it there, do not send it",
    ),
    "What did my boss pull?": (
        "asked for the page on {place} before I had sent it",
        "used our numbers on the {part} in {meeting}",
        "nothing this month",
        "wants to see {place} herself, on a {weekday}",
    ),
    "Next target condition?": (
        "{place}: no cart waits longer than {minutes} min",
        "every stop at {place} has a name to it by {time} the next day",
        "the first piece after a changeover is good on {n} of ten",
        "{part} in boxes of {n} all the way to the gate",
    ),
    "What would I need from a boss here, and did I give it?": (
        "time. I gave {minutes} min a week",
        "to be asked before {place} is changed. Once I asked, once not",
        "that she comes to {place}. I was there on {n} days",
        "a no that holds. I gave three maybes",
    ),
    "Who told me what they see me do?": (
        "{peer}: I look at my phone when it gets hard",
        "{who} at {place}: that I come back. It is noticed",
        "nobody. Ask {peer}",
        "{peer}, after {meeting}: I interrupt",
    ),
}

BLANK_PAGES = (
    "Long day. {trouble} until {time}, then an hour at {place} that made up for it.",
    "{peer} said over lunch that {shift} has begun to write down the stops. Not my idea. Good.",
    "Note to myself: the {part} at {place}, look again on {weekday}.",
    "What I take from {meeting}: we talk about {trouble} as if nobody were doing it.",
    "- {place}: {n} open points\n- the {part}: wait for {peer}\n- {trouble}: not mine, let go",
    "Slept badly over {trouble}. It was smaller in the morning, at {place}.",
)
"""Pages without a prompt."""

ANSWERS: Mapping[str, tuple[str, ...]] = {**MORNING, **EVENING, **WEEK, **MONTH}
"""By the prompt as the starter set asks it."""
