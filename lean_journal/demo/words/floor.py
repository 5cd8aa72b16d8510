"""What is seen and heard on a walk, by kind and by waste, and what it may mean."""

from collections.abc import Mapping

from lean_journal.domain.walk import Kind, Waste

WASTES: Mapping[Waste, tuple[str, ...]] = {
    Waste.DEFECTS: (
        "{n} {part} reworked at {place} because of burrs{since}",
        "{many} {part} on hold with the same scratch, the first found at {place}",
        "{who} sorts good {part} from bad by hand at {place}, {minutes} min so far",
        "first piece at {place} signed at {time}, but not measured",
        "wrong {part} mounted at {place}, found {n} stations later",
        "rework table beside {place} full: {many} {part}{since}",
        "{who} files the {part} at {place} so that they fit",
        "labels and {part} do not match on {n} pallets at {place}",
        "{n} of {many} {part} rejected at {place}, cause noted as “various”",
    ),
    Waste.OVERPRODUCTION: (
        "{place} makes {part} for next week while today's order waits",
        "{many} {part} more than ordered stand behind {place}{since}",
        "{place} makes {many} at a time, the next step takes {n}",
        "{who} keeps {place} running so that it does not stand: {part} nobody asked for",
        "{part} finished {n} days ahead of the plan at {place}",
        "card rack for {part} empty, {place} goes on by feel",
        "full container of {part} at {place}, and another one being filled{since}",
    ),
    Waste.WAITING: (
        "{n} carts of {part} queue {minutes} min in front of {place}{since}",
        "{who} waits {minutes} min at {place} for the forklift",
        "{place} stands {minutes} min: no {part}",
        "{n} people wait {minutes} min at {place} for a release",
        "{who} waits for {tool}, which is with {shift}",
        "{place} waits from {time} for the setter, who is at another changeover",
        "forklift stands with a full pallet at {place}, nobody there to sign",
        "{who} watches {place} run for {minutes} min and waits for it to end",
    ),
    Waste.TALENT: (
        "{who} at {place} has a quicker way to clamp {part}, nobody has asked for it",
        "idea card for {place} hangs on the board since spring without an answer",
        "{who} can set up {place}, and is sent for pallets instead",
        "{who} keeps a private list of stops at {place}: better than ours",
        "{who} was not asked before the rack at {place} was moved",
        "the skills sheet at {place} is a year old, {n} people learned {place} since",
    ),
    Waste.TRANSPORT: (
        "every box of {part} travels {meters} m to {place} and back",
        "forklift moves the same pallet of {part} {n} times before {place} takes it",
        "{part} go past {place} to the far store and come back the next day",
        "{who} pushes carts {meters} m around a blocked aisle at {place}{since}",
        "empty boxes from {place} go {meters} m to be washed, although clean",
        "{n} transfers between two pallets before the {part} reach {place}",
    ),
    Waste.INVENTORY: (
        "{n} pallets of {part} in front of {place}, the oldest from last month",
        "{many} boxes of {part} where the marking says {n}",
        "no room to turn at {place}: {part} stacked on both sides{since}",
        "{part} for {n} days beside {place}, the plan says one",
        "yellow area at {place} full since {weekday}",
        "{many} {part} of an old revision on the shelf at {place}",
    ),
    Waste.MOTION: (
        "{who} walks {meters} m for every box of {part} at {place}",
        "{who} looks for {tool} at {place}, {minutes} min",
        "{who} bends for each of the {part} at {place}, the box stands on the floor",
        "{tool} hangs behind {place}, {who} turns round for it at every piece",
        "{n} drawers opened at {place} until {tool} is found{since}",
        "screen and {part} on opposite sides of {place}: {n} steps for each piece",
    ),
    Waste.EXTRA_PROCESSING: (
        "{part} counted at {place} and counted again {meters} m later",
        "{who} fills in {n} sheets at {place}, one of them nobody reads",
        "labels at {place} printed twice and one thrown away{since}",
        "{part} wiped at {place} and washed at the next step anyway",
        "photo of every pallet of {part} taken at {place}, nobody knows for whom",
        "{place} polishes {part} that end up inside a cover",
    ),
}
"""Facts by waste."""

FACTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.FACT: (
        "board at {place} shows yesterday's numbers at {time}",
        "changeover at {place} took {minutes} min longer than on the sheet",
        "{place} is {n} {part} behind at {time}",
        "{who} does the {part} first at {place}, the sheet says last",
        "call light at {place} on at {time}, answered after {minutes} min",
        "{n} short stops at {place} between {time} and the break",
        "scrap bin at {place} holds {n} {part} at {time}",
        "{place} runs with {n} people today, one more than usual",
        "standard sheet at {place} is under a pile of {part}{since}",
        "{shift} left {place} with {n} open points and no name to them",
    ),
    Kind.SAFETY: (
        "pallet of {part} stands in the walkway at {place}{since}",
        "guard at {place} tied open, {who} says for cleaning",
        "two people lift {part} at {place} by hand, the hoist is {meters} m away",
        "oil on the floor at {place}{since}",
        "emergency exit behind {place} blocked by {part}",
        "forklift and walkers cross at {place} without a mirror",
        "{who} reaches past the light curtain at {place} for a jammed part",
        "ear protection hangs unused at {place} at {time}",
        "sharp edge at {place}, wrapped in tape by {shift}",
        "eye wash at {place} behind a stack of {part}",
    ),
    Kind.FIVE_S: (
        "marked spot for {tool} at {place} is empty",
        "{n} kinds of {part} in one box at {place}",
        "cleaning sheet at {place} ticked ahead until {weekday}",
        "cable drums nobody owns beside {place}{since}",
        "red-tag shelf at {place} full{since}",
        "floor marking at {place} worn off for {meters} m",
        "cabinet at {place}: {n} doors without a label",
    ),
    Kind.WORKS_WELL: (
        "{who} stopped {place} at the first bad piece, and was thanked",
        "new rack for {part} at {place} is still used, boxes in order",
        "{shift} shows the open points at {place} on the board, {minutes} min, no searching",
        "{place} changed over in {minutes} min by the new sequence",
        "{who} explains the fixture at {place} to an apprentice, step by step",
        "call light at {place} answered within {n} min every time",
        "{part} at {place} pulled by card, not a pallet too many",
        "{who} moved {tool} within reach at {place}, without being asked",
    ),
    Kind.QUOTE: (
        "{who} at {place}: “we hear of a change when the {part} no longer fit”",
        "{who} at {place}: “I stopped writing it down, nothing came of it”",
        "{who} at {place}: “ask {shift}, they know why it jams”",
        "{who} at {place}: “the first {n} {part} are always bad after a changeover”",
        "{who} at {place}: “we lose {minutes} min a day looking for boxes”",
        "{who} at {place}: “since the rack moved it is quieter here”",
        "{who} at {place}: “nobody told us what good {part} look like”",
        "{who} at {place}: “it went better on {weekday}, we were {n}”",
    ),
    Kind.QUESTION: (
        "who decides at {place} when {part} are good enough?",
        "why does {place} get {part} in boxes of {many}?",
        "what happens at {place} when {tool} breaks?",
        "who looks after {place} between the shifts?",
        "how does {place} know what is next after {time}?",
        "why are there two lists for one job at {place}?",
        "where do the {part} rejected at {place} go?",
        "would {shift} show me the same at {place}?",
    ),
}
"""Facts by kind, but for the wastes."""

MAY_MEAN: Mapping[Kind | Waste, tuple[str, ...]] = {
    Waste.DEFECTS: (
        "wear of {tool}?",
        "made early, found {n} stations later",
        "no limit sample to hold the {part} to",
        "the drawing allows it, {shift} does not",
        "only after a changeover? ask {who}",
    ),
    Waste.OVERPRODUCTION: (
        "measured by pieces, so pieces are made",
        "a changeover at {place} feels too long",
        "a cushion for {shift}",
        "nobody is told when the order for {part} is full",
    ),
    Waste.WAITING: (
        "no signal between the two?",
        "everything hangs on {who}",
        "the batches of {part} before it too large?",
        "the plan changes after the carts are loaded",
        "one forklift for {n} places at {time}",
    ),
    Waste.TALENT: (
        "nobody's task to answer?",
        "we ask for ideas and then go silent",
        "I have walked past it {n} times myself",
        "{shift} does not know what {place} knows",
    ),
    Waste.TRANSPORT: (
        "the layout is older than the {part}",
        "store first, use later: a habit?",
        "{place} has no room because of the {part} nobody fetches",
        "the route was drawn for {n} trucks a day",
    ),
    Waste.INVENTORY: (
        "a cushion against {trouble}?",
        "nobody dares to stop {place}",
        "ordered by the pallet, used by the {n}",
        "the marking is from before the {part} changed",
    ),
    Waste.MOTION: (
        "set up for the product before this one",
        "{tool} has no place of its own",
        "one set of tools for {n} people",
        "nobody has asked {who} where it should be",
    ),
    Waste.EXTRA_PROCESSING: (
        "an old complaint about the {part} lives on in it",
        "{shift} does not trust the other list",
        "asked for once, in {meeting}, and never stopped",
        "{who} has always done it so",
    ),
    Kind.FACT: (
        "the numbers come too late to act on",
        "is the sheet wrong, or the habit?",
        "normal for {shift}, news to me",
        "connected with {trouble}?",
    ),
    Kind.SAFETY: (
        "the detour is {meters} m, the risk seems small",
        "nobody sees it any more",
        "{shift} has no hoist of its own",
        "reported once, and no answer since {weekday}?",
    ),
    Kind.FIVE_S: (
        "no time set aside for it on {weekday}",
        "whose corner is it?",
        "good until {meeting}, then not",
        "{n} owners, so none",
    ),
    Kind.WORKS_WELL: (
        "because they made it themselves?",
        "worth showing {shift}",
        "hold it against {place} in a month",
        "{who} asked for it {n} times",
    ),
    Kind.QUOTE: (
        "have I ever answered?",
        "{shift} said the same on {weekday}",
        "it is about me too",
        "not about {part}, about being asked",
    ),
    Kind.QUESTION: (
        "I assume I know, and do not",
        "ask {shift} too",
        "{n} people, {n} answers?",
        "nobody needed to know before {trouble}",
    ),
}
"""What an observation may mean, by its waste or kind."""

FAVORED: Mapping[str, tuple[Kind | Waste, ...]] = {
    "Safety": (Kind.SAFETY, Kind.SAFETY, Kind.FIVE_S),
    "Flow": (Waste.WAITING, Waste.INVENTORY, Waste.TRANSPORT, Waste.OVERPRODUCTION),
    "Quality": (Waste.DEFECTS, Waste.EXTRA_PROCESSING, Kind.FACT),
    "Standard": (Kind.FACT, Kind.FIVE_S, Kind.QUESTION),
    "Visual control": (Kind.FACT, Kind.QUESTION, Waste.WAITING),
    "People": (Kind.QUOTE, Waste.TALENT),
    "Customer": (Kind.QUOTE, Waste.DEFECTS),
    "Sustain": (Kind.WORKS_WELL, Kind.FACT),
    "Handover": (Waste.MOTION, Kind.QUESTION, Kind.QUOTE),
}
"""What one mostly sees on a walk of a theme."""
