"""What is improved where things wait, pile up, or are carried, and how that goes."""

from collections.abc import Mapping

from lean_journal.demo.words.trials import Case, Trial, Way
from lean_journal.domain.walk import Kind, Waste

FLOW: Mapping[Kind | Waste, Case] = {
    Waste.WAITING: Case(
        target="nobody at {place} waits longer than five minutes for {part}, on any shift",
        measure="minutes waited at {place} in a shift",
        unit="min",
        before=(25, 70),
        obstacles=(
            "nobody sees from the aisle that {place} waits",
            "one forklift for all of it at {time}",
            "the release hangs on one signature",
        ),
        ways=(
            Way(
                "Call light at {place}",
                ("queue", "min: no"),
                Trial(
                    "a lamp at {place}, switched by hand, for a week",
                    "{goal} min waited in a shift and not {last}: the forklift sees the lamp",
                    "{now} min; the lamp was on {n} times a shift and seen each time",
                    "{now} min. The driver saw the lamp, and had {part} for another line up",
                    "a signal is enough where somebody is free to answer it",
                    "it was never about seeing. It is about who goes first",
                ),
            ),
            Way(
                "A forklift round that passes {place}",
                ("for the forklift", "setter"),
                Trial(
                    "the forklift passes {place} every 20 min, called or not",
                    "{goal} min, and fewer calls",
                    "{now} min, and {n} calls a day in place of {many}",
                    "{now} min: the round takes 35 min when the late trucks stand at the gate",
                    "a fixed round beats a quick one",
                    "I timed the round on a quiet day",
                ),
            ),
            Way(
                "Release of {part} at {place} without the office",
                ("release", "sign"),
                Trial(
                    "{who} at {place} may release {part} against the sample",
                    "no waiting for the release; {goal} min in all",
                    "{now} min, {n} released at {place}, none wrong",
                    "{now} min: nobody dared. The old list still asked for a signature",
                    "they had been able to judge it all along",
                    "a right one may not use is none. The list had to go first",
                ),
            ),
            Way(
                "A second one of {tool} for {place}",
                ("which is with",),
                Trial(
                    "{tool} borrowed from the store for two weeks, one for each shift",
                    "nobody waits for it, {goal} min in all",
                    "{now} min; {shift} found a third one in a drawer",
                    "{now} min: one waits for who may use it, not for the thing",
                    "it cost less than the first hour of waiting for it",
                    "ask what one waits for, and then once more",
                ),
            ),
            Way(
                "{place} stops by itself, and calls",
                ("watches",),
                Trial(
                    "a switch that stops {place} when it runs empty, on loan from maintenance",
                    "nobody watches it run; {goal} min",
                    "{now} min; {who} sets up the next one meanwhile",
                    "{now} min: one watches for the jam, not for the end",
                    "what stops by itself needs no company",
                    "the jam first. It has a cause one can see",
                ),
            ),
        ),
    ),
    Waste.OVERPRODUCTION: Case(
        target="{place} makes {part} only when the next step has taken some",
        measure="{part} ahead of the order at {place}",
        unit="pieces",
        before=(120, 480),
        obstacles=(
            "pieces an hour are what {place} is praised for",
            "the changeover feels too long for small batches",
            "nobody tells {place} that the order is full",
        ),
        ways=(
            Way(
                "{part} at {place} made to a card",
                ("card", "ahead", "next week"),
                Trial(
                    "five cards for {part} between {place} and the next step",
                    "{goal} pieces ahead at most, since there are no more cards",
                    "{now} pieces; {place} stopped twice and swept",
                    "{now} pieces: the cards lay in a drawer from {weekday} on",
                    "it is hard to stand still and be seen doing it. I stood with them",
                    "I had not said what to do while there is no card",
                ),
            ),
            Way(
                "Half the batch of {part} at {place}",
                ("at a time", "container"),
                Trial(
                    "batches of {part} half as large for two weeks",
                    "{goal} pieces ahead, {n} changeovers more",
                    "{now} pieces, and changeovers went from 40 to 31 min by doing more of them",
                    "{now} pieces. The lift takes whole containers, so they filled them up again",
                    "what one does often gets short by itself",
                    "the batch is as large as the container. Change that",
                ),
            ),
            Way(
                "A full-sign for {part} at {place}",
                ("more than ordered", "keeps"),
                Trial(
                    "a line on the wall behind {place}: above it, stop and call",
                    "nothing above the line, {goal} pieces in all",
                    "{now} pieces; called {n} times, came each time",
                    "{now} pieces, all below the line and in front of it",
                    "one can see a line from the door",
                    "a limit on the one side moves it to the other",
                ),
            ),
        ),
    ),
    Waste.TRANSPORT: Case(
        target="{part} travel once: from the gate to {place}",
        measure="meters a box of {part} travels to {place}",
        unit="m",
        before=(80, 260),
        obstacles=(
            "no room beside {place} that is not taken",
            "the system books everything into the far store",
            "the rule about clean boxes is from before the {part} were packed",
        ),
        ways=(
            Way(
                "A drop-off for {part} beside {place}",
                ("travels", "pushes", "moves"),
                Trial(
                    "tape on the floor beside {place}: two pallets of {part} come straight there",
                    "{goal} m and not {last}",
                    "{now} m; {shift} turned the pallets so that the labels face out",
                    "{now} m: on {weekday} the two places were taken by noon",
                    "two places are enough when they are emptied",
                    "the places fill with what nobody fetches. Look at that first",
                ),
            ),
            Way(
                "{part} straight to {place}, past the far store",
                ("far store", "transfers"),
                Trial(
                    "one article booked to {place} directly, by hand",
                    "{goal} m, and no pallet looked for",
                    "{now} m; planning asked whether they may do more of it",
                    "{now} m, but {n} min of booking a day for {who}",
                    "the far store was a habit of the system, not of the people",
                    "we took it from the forklift and gave it to the keyboard",
                ),
            ),
            Way(
                "Empty boxes back from {place} without the washer",
                ("washed",),
                Trial(
                    "{who} decides at {place} which boxes need the washer",
                    "{goal} m for most of them",
                    "{now} m; {n} of {many} boxes were washed, the others were clean",
                    "{now} m: the boxes are clean, and the washer's driver had nothing left to do",
                    "a rule without a reason is found at its edges",
                    "somebody's work was in it. He should have heard it from me before",
                ),
            ),
        ),
    ),
    Waste.INVENTORY: Case(
        target="one day of {part} at {place}, and one can walk around it",
        measure="pallets in front of {place}",
        unit="pallets",
        before=(8, 21),
        obstacles=(
            "a cushion against late trucks, which nobody dares to open",
            "ordered by the truck, used by the box",
            "the oldest stand at the back",
        ),
        ways=(
            Way(
                "Counted each day: {part} at {place}",
                ("marking", "yellow", "days beside"),
                Trial(
                    "count the pallets in front of {place} each day at {time}, with {shift}",
                    "it is {last} on most days, and falls by itself when all can see it: {goal}",
                    "{now} pallets; two went back the day they were counted",
                    "{now} pallets: they come on {weekday} only, all of them",
                    "counted in the open, nobody wants to be the one with the most",
                    "the week has one bad day. The others need no change",
                ),
            ),
            Way(
                "Oldest first at {place}",
                ("no room", "old revision"),
                Trial(
                    "{part} in from the left, out to the right, nothing turned",
                    "no pallet older than a week, {goal} in all",
                    "{now} pallets, the oldest of {weekday}",
                    "{now} pallets: the forklift cannot get in from the left",
                    "the order of the floor is the order of the work",
                    "I had drawn it on paper and not driven it",
                ),
            ),
            Way(
                "Half trucks of {part} for {place}",
                ("pallets",),
                Trial(
                    "half a truck of {part} twice a week, for one supplier",
                    "{goal} pallets on most days",
                    "{now} pallets, and the driver brings the empties back",
                    "{now} pallets. Twice a half truck became twice a full one",
                    "the supplier had offered it a year ago",
                    "I asked for it in a mail. One has to be at the ramp",
                ),
            ),
        ),
    ),
}
"""By waste what may be improved."""
