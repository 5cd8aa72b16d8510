"""What one promises, to whom, and why a promise was not kept or was let go."""

ALIASES = ("kim", "ayse", "jonas", "rui", "marta", "lee", "tove", "emil")

ON_A_WALK = (
    "get a date for the repair of {place}",
    "bring {tool} back to {place} and mark its spot",
    "ask planning why {place} gets {part} in boxes of {many}",
    "stand at {place} through one whole changeover",
    "try boxes of {n} at {place} with the team",
    "order the mirror for {place}",
    "clear the walkway at {place} together with {shift}",
    "thank {shift} for the stop at {place}",
    "write down with the team at {place} what good {part} look like",
    "check the call light at {place} with maintenance",
    "go back to {place} and say what came of it",
    "bring the numbers of {place} to the board by seven",
    "ask purchasing about the burrs on the {part}",
    "find out who owns the {part} behind {place}",
    "take the second list at {place} away, after asking who reads it",
    "show {shift} the new sequence for {place}",
    "have {tool} doubled, one for each side of {place}",
    "watch {minutes} min at {place} before I say anything",
)
"""Promised where something was seen."""

ELSEWHERE = (
    "answer {shift} on the vacation plan",
    "call the customer back about the {part}",
    "read the accident report before {meeting}",
    "free two hours a week for the trial with {part}",
    "sit down with quality about the hold tickets for {part}",
    "tell my boss what {trouble} costs us, with numbers",
    "come to the start of {shift} on {weekday}",
    "settle with planning who may change the order of {part}",
    "send the minutes of {meeting} to those who were not there",
    "ask {shift} what they would change first",
    "talk to the works council about the breaks on {shift}",
    "give back the answer on the {n} open idea cards",
)
"""Promised in a meeting or in passing."""

BROKEN = (
    "said yes too fast",
    "forgot it in the week of {meeting}",
    "waited for the {part} and told nobody",
    "did not ask {who} first",
    "{trouble} came first, and I said nothing in time",
)
"""Why a promise was not kept."""

DROPPED = (
    "the team solved it themselves",
    "quality took it over",
    "the order for {part} is gone",
    "asked again: nobody needs it any more",
)
"""Why a promise is no longer owed."""
