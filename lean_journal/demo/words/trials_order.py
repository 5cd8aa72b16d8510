"""What is improved so that work is safe and things have their place, and how that goes."""

from collections.abc import Mapping

from lean_journal.demo.words.trials import Case, Trial, Way
from lean_journal.domain.walk import Kind, Waste

ORDER: Mapping[Kind | Waste, Case] = {
    Kind.SAFETY: Case(
        target="no close call at {place} for three months, and all of them reported",
        measure="close calls at {place} in a month",
        unit="close calls",
        before=(5, 14),
        obstacles=(
            "the detour is longer than the way between the forklifts",
            "the hoist is where it is not needed",
            "reporting one has never changed anything",
        ),
        ways=(
            Way(
                "A way for people past {place}",
                ("walkway", "exit", "cross"),
                Trial(
                    "the walkway at {place} moved to the wall, with tape, and no pallet in it",
                    "{goal} close calls in a month and not {last}",
                    "{now}; {shift} cleared it {n} times without being told",
                    "{now}: all of them at the corner, where the tape ends",
                    "where the way is the shortest one, people keep to it",
                    "the corner needs a mirror, the rest had been fine",
                ),
            ),
            Way(
                "Close calls at {place} told, and answered",
                ("ear protection", "eye wash"),
                Trial(
                    "every close call at {place} answered the same day, at the board",
                    "more of them at first, then {goal}",
                    "{now} in the second half, twice as many in the first",
                    "{now}, and none told by {shift}: they thought it was about blame",
                    "the first answer brought the second report",
                    "I had asked who before I asked what",
                ),
            ),
            Way(
                "Nobody lifts {part} by hand at {place}",
                ("people lift",),
                Trial(
                    "hoist at {place} for a week, borrowed",
                    "no {part} lifted by hand, {goal} close calls",
                    "{now}; it was used for all but the small ones",
                    "{now}: it takes two minutes, the hand takes ten seconds",
                    "{who} showed me how: it must hang before the {part} come",
                    "the safe way has to be the quick one, or it stays on the hook",
                ),
            ),
            Way(
                "The guard at {place} closed, and cleaning still possible",
                ("guard", "curtain"),
                Trial(
                    "two openings cut into the guard at {place}, for the brush",
                    "closed while it runs, and {goal} close calls",
                    "{now}; the tape is gone from the switch",
                    "{now}: it is opened for jammed {part}, not for cleaning",
                    "it stays closed when that is no trouble",
                    "nobody had asked what it is opened for",
                ),
            ),
            Way(
                "What can hurt at {place} mended on the day",
                ("oil on", "sharp edge"),
                Trial(
                    "red cards at {place} for what can hurt; maintenance takes them at {time}",
                    "a few cards a week, and {goal} close calls",
                    "{now}; {n} cards, and all of them taken",
                    "{now}; {n} cards, and the same edge on three of them",
                    "one can wait until {time}, not until some day",
                    "mended where it shows, it comes back. It begins further up",
                ),
            ),
        ),
    ),
    Kind.FIVE_S: Case(
        target="at the end of any shift {place} looks as on its photo, without a campaign",
        measure="minutes of searching at {place} in a shift",
        unit="min",
        before=(12, 42),
        obstacles=(
            "nobody has time set aside for it",
            "two shifts, two ideas of where things go",
            "what is not needed has no way out",
        ),
        ways=(
            Way(
                "A place for {tool} at {place}",
                ("marked spot", "kinds of", "cabinet"),
                Trial(
                    "shadow of {tool} painted at {place}, where {shift} wants it",
                    "{goal} min of searching and not {last}",
                    "{now} min; the shadow was empty once, and somebody asked",
                    "{now} min: there are two of them, and one shadow",
                    "an empty place asks by itself",
                    "count first. Then paint",
                ),
            ),
            Way(
                "Five minutes for {place} at the end of each shift",
                ("cleaning", "floor marking"),
                Trial(
                    "five minutes at the end of each shift at {place}, the line stands",
                    "{goal} min of searching, paid for by the five",
                    "{now} min, and the shifts hand over standing up",
                    "{now} min. On {weekday} the five minutes went to the {part} that were late",
                    "time set aside is time, time left over is none",
                    "I gave the five minutes and took them back the same week",
                ),
            ),
            Way(
                "The corner at {place} nobody owned",
                ("drums", "red-tag"),
                Trial(
                    "red tags at {place} with a date; what has passed it goes",
                    "{goal} min, and {n} pallets of room",
                    "{now} min; only one thing was fetched back",
                    "{now} min: it all went to the next corner",
                    "most of it was kept for somebody who had left",
                    "it needs a way out, not another place",
                ),
            ),
        ),
    ),
}
"""By kind what may be improved."""
