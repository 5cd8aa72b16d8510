"""What is improved in the work itself: its quality, its moves, and who is asked."""

from collections.abc import Mapping

from lean_journal.demo.words.trials import Case, Trial, Way
from lean_journal.domain.walk import Kind, Waste

WORK: Mapping[Kind | Waste, Case] = {
    Waste.DEFECTS: Case(
        target="{part} are right when they leave {place}, four weeks in a row",
        measure="{part} reworked at {place} in a week",
        unit="pieces",
        before=(14, 60),
        obstacles=(
            "nobody has drawn the line between good and bad {part}",
            "the gauge lies where it is not needed",
            "wear at {place} is noticed by the next step",
        ),
        ways=(
            Way(
                "A limit sample for {part} at {place}",
                ("sorts", "scratch", "various"),
                Trial(
                    "good and bad {part} side by side on a hook at {place}",
                    "{goal} reworked and not {last}: most were doubtful, not bad",
                    "{now} reworked; {shift} held {many} against the sample themselves",
                    "{now} reworked. The doubtful ones were few; the bad ones come in pairs",
                    "one sees it when there is something to see it against",
                    "in pairs: so it is the fixture. The report had said “various”",
                ),
            ),
            Way(
                "First piece measured at {place}, not only signed",
                ("first piece", "wrong", "labels"),
                Trial(
                    "first piece after each changeover measured at {place}, and written down",
                    "the bad ones show there; {goal} in a week",
                    "{n} stops at the first piece, and {now} reworked",
                    "{now} reworked: first pieces are good, it is the fortieth that is not",
                    "a stop of {minutes} min at the first piece is cheap",
                    "not the set-up, then. Look at what wears",
                ),
            ),
            Way(
                "Wear seen before the {part} show it at {place}",
                ("burrs", "files", "rework"),
                Trial(
                    "what wears at {place} changed by count and not by feel",
                    "{goal} in a week, and no burrs between changes",
                    "{now} in a week, {n} of them from before the change",
                    "{now} in a week. The count goes on when the {part} change",
                    "a number on a card is kinder than a feeling one has to defend",
                    "the harder {part} need a count of their own",
                ),
            ),
        ),
    ),
    Waste.TALENT: Case(
        target="an idea at {place} has an answer, and mostly a trial, within a week",
        measure="idea cards at {place} without an answer",
        unit="cards",
        before=(9, 26),
        obstacles=(
            "answering is nobody's task",
            "cards ask for money, and I have none to give",
            "those who can set up are on another shift",
        ),
        ways=(
            Way(
                "Every idea card at {place} answered within a week",
                ("idea card", "not asked"),
                Trial(
                    "ten minutes each {weekday} at the board of {place}, an answer to {n} cards",
                    "{goal} cards without one at the end of the month",
                    "{now} cards; most needed a yes and no money",
                    "{now} cards: for each one answered, two new ones hang there",
                    "they had not wanted money. They had wanted a date",
                    "more cards is what it looks like when it works. Wrong measure",
                ),
            ),
            Way(
                "Ideas at {place} tried by those who had them",
                ("quicker", "private list"),
                Trial(
                    "whoever wrote the card tries it, for a day, with {who}",
                    "half of them answered by doing; {goal} left",
                    "{now} left; {n} tried, two of them kept",
                    "{now} left. Trying took the time of the two best, and I had given them none",
                    "a trial is a shorter answer than a letter",
                    "time first, then ideas",
                ),
            ),
            Way(
                "{place} set up by those who run it",
                ("set up", "skills"),
                Trial(
                    "{who} teaches two of {shift} to set up {place}",
                    "no wait for the setter, and {goal} cards about it",
                    "{now} cards, and set up by {shift} on {n} days",
                    "{now} cards; they can do it, and their pay says they may not",
                    "teaching it showed what the sheet leaves out",
                    "a question for the works council, which I had not asked",
                ),
            ),
        ),
    ),
    Waste.MOTION: Case(
        target="nobody leaves the place at {place} for anything needed at every piece",
        measure="steps for a piece at {place}",
        unit="steps",
        before=(9, 27),
        obstacles=(
            "set up for the product before this one",
            "{tool} shared by two places",
            "the boxes are too heavy to lift higher",
        ),
        ways=(
            Way(
                "What the hand needs within reach at {place}",
                ("looks for", "hangs", "drawers"),
                Trial(
                    "{tool} on a hook at {place} where {who} puts the hand anyway",
                    "{goal} steps and not {last}",
                    "{now} steps; {who} moved the hook once more, a hand lower",
                    "{now} steps: {tool} was never it. The boxes are",
                    "watch the hand for {minutes} min, then drive the nail",
                    "I saw the walk and guessed its reason",
                ),
            ),
            Way(
                "{part} at the height of the table at {place}",
                ("bends", "walks"),
                Trial(
                    "boxes of {part} on a stand of scrap wood, table high",
                    "no bending, {goal} steps",
                    "{now} steps; the stand was rebuilt in steel by {shift}",
                    "{now} steps, and the stand in the way at every changeover",
                    "wood first: one can saw it",
                    "it needs wheels. {who} said so on the first day",
                ),
            ),
            Way(
                "One side for screen and {part} at {place}",
                ("screen",),
                Trial(
                    "screen turned to the side of the {part}, held by a clamp for now",
                    "{goal} steps for a piece",
                    "{now} steps, and fewer wrong labels, which nobody had expected",
                    "{now} steps on the early shift. The late one reads it against the window",
                    "what one can see one does not have to walk for",
                    "go and see at {time}, when the sun is low",
                ),
            ),
        ),
    ),
    Waste.EXTRA_PROCESSING: Case(
        target="{place} does only what the next step would miss",
        measure="minutes of paper at {place} in a shift",
        unit="min",
        before=(18, 55),
        obstacles=(
            "an old complaint lives on in the second list",
            "nobody knows who reads it, so nobody stops it",
            "two departments, two systems",
        ),
        ways=(
            Way(
                "The second list at {place} gone",
                ("sheets", "photo", "printed"),
                Trial(
                    "the second list stays empty for a week; who misses it calls me",
                    "{goal} min of paper, and one call",
                    "{now} min and no call",
                    "{now} min. Three calls, all from people I had not known to read it",
                    "nobody had read it for years",
                    "they need one line of it. The line can go on the first list",
                ),
            ),
            Way(
                "One count of {part} at {place}, not two",
                ("counted",),
                Trial(
                    "{who} counts at {place}, and the dock takes the number as it is",
                    "{goal} min, and no difference in the stock",
                    "{now} min; {n} boxes counted again by chance, all right",
                    "{now} min, and a difference on {weekday}: two labels on one box",
                    "counting again had found nothing in a year",
                    "the second count had hidden a fault of the first label",
                ),
            ),
            Way(
                "Nothing wiped at {place} that is washed anyway",
                ("wiped", "polishes"),
                Trial(
                    "{part} from {place} to the washer as they are, for {many} boxes",
                    "as clean as before, and {goal} min saved for other things",
                    "{now} min; nobody could tell which were which",
                    "{now} min: the oil sticks once it has dried",
                    "ask the next step, with the {part} in the hand",
                    "it was for the days on which they wait. Make them not wait",
                ),
            ),
        ),
    ),
}
"""By waste what may be improved."""
