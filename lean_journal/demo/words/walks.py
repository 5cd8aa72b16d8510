"""Places, what one goes there for, and what the people there are told afterwards."""

from collections.abc import Mapping

AREAS: Mapping[str, tuple[str, ...]] = {
    "Press shop": ("press 2", "press 4", "press 5", "the coil line", "the deburring table"),
    "Weld shop": ("weld cell 1", "weld cell 2", "weld cell 3", "the grinding booth"),
    "Assembly": ("cell 7", "station 12", "line 3", "the test bench", "the kitting bench"),
    "Paint line": ("the paint booth", "the hanging station", "oven 2", "the touch-up table"),
    "Shipping": ("gate 4", "the packing table", "packing line 2", "the strapping machine"),
    "Goods-in": ("the unloading dock", "the sampling bench", "the repacking table"),
    "Tool room": ("the surface grinder", "the tool bench", "the spark eroder"),
}
"""The areas, and places in each."""

ONE_PERSON = "Tool room"
"""The area one person works in."""

PURPOSES: Mapping[str, tuple[str, ...]] = {
    "Safety": ("see {place} while the shifts change", "where do people and forklifts meet?"),
    "Flow": ("follow one box of {part} to the gate", "what waits in front of {place}, and why"),
    "Quality": ("where do bad {part} first show?", "watch {n} first-piece checks at {place}"),
    "Standard": ("hold {place} against its sheet, with the team", "where does the sheet not fit?"),
    "Visual control": ("can I tell at {place} whether we are behind?", "who sees the call light?"),
    "People": ("listen at {place}, ask one thing", "what got in the way this week?"),
    "Customer": ("ask the next step about our {part}", "what do they send back?"),
    "Sustain": ("is the change at {place} still used?", "look again at last month's rack"),
    "Handover": ("be there when {shift} ends", "what does {place} search for at the start?"),
}
"""Purposes by theme."""

TOLD = (
    "the mirror for {place} is ordered, up by {weekday}",
    "showed them the new marking at {place}, they moved it once more",
    "said that I have no answer on the {part} yet, and that I will have one on {weekday}",
    "the trial at {place} goes on; they choose the next step",
    "thanked them: the sequence at {place} is now on the sheet",
    "boxes of {n} from {weekday} on, and they say whether it helps",
    "went through the stops at {place} with {shift}; {n} have a name to them now",
    "it was my decision, and it was wrong: the rack goes back to {place}",
    "maintenance comes on {weekday}; until then {tool} stays at {place}",
    "no money for it this year. They took it better than I had feared",
    "told {shift} at {place} what became of their idea: it runs at two stations",
)
"""What people visited were told."""
