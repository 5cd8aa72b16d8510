"""Most of a year of practice for the scenes of Behaviors and Review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import Behavior, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.storage import Journal
from lean_journal.storage.absences import add_absence
from lean_journal.storage.behaviors import add_behaviors, park_behavior
from lean_journal.storage.marks import put_mark
from tests.builders import Clock

_STATES = {"y": MarkState.DONE, "n": MarkState.MISSED, "s": MarkState.NOT_POSSIBLE}

_AUTUMN = date(2026, 9, 14)
"""A Monday, ten weeks before the scenes."""

_PARKED_ON = datetime(2026, 9, 11, 16, 0, tzinfo=UTC)

_AWAY = (
    Absence(first=date(2026, 8, 3), last=date(2026, 8, 14), reason="plant shutdown"),
    Absence(first=date(2026, 10, 26), last=date(2026, 10, 30), reason="leave"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Practice:
    name: str
    cadence: str
    definition: str
    cue: str = ""
    begun: date = _AUTUMN
    weeks: Sequence[str]
    """A word a week, a letter a workday; they come again and again, up to `until`."""

    until: date = date(2026, 11, 23)
    said: Mapping[str, str]
    """What stands beside marks, by ISO day."""


_PRACTICES = (
    _Practice(
        name="Coach one cycle",
        cadence="2/week",
        definition="The full question set; the learner chose the step.",
        begun=date(2026, 6, 1),
        weeks=("y.y..", ".y...", "y..y."),
        until=_PARKED_ON.date(),
        said={"2026-09-07": "Ana chose the step herself"},
    ),
    _Practice(
        name="Go and see",
        cadence="3/week",
        definition="At the work at least 15 minutes, one purpose, facts noted.",
        cue="after the stand-up, before the first mail",
        begun=date(2026, 1, 12),
        weeks=("yy.y.", "y.yny", "yy..y", ".y.y.", "yyy..", "y.y.y", "yyn.y"),
        said={
            "2026-11-16": "Kim showed me the die rack that is never full",
            "2026-11-12": "audit all day, nobody at the line",
            "2026-11-05": "stood at press 2 through a whole changeover: 41 minutes",
            "2026-09-24": "sent for to the boss",
        },
    ),
    _Practice(
        name="Ask first",
        cadence="daily",
        definition="An open question before any opinion, in one talk about a problem.",
        cue="when somebody brings a problem to my desk",
        weeks=("yyyny", "yynyy", "yyyyy", "ynyyy", "yyysy", "y.yyy", "yyyyn"),
        said={
            "2026-11-20": "asked Tom what he had tried; he had the answer",
            "2026-11-11": "told him, then asked",
            "2026-11-12": "silence for ten seconds, then the real reason",
        },
    ),
    _Practice(
        name="Close the loop",
        cadence="1/week",
        definition="Went back and said what happened.",
        weeks=(".y...", "....y", "..y..", "....."),
        said={"2026-11-20": "sockets are now changed every Monday"},
    ),
    _Practice(
        name="Recognise specifically",
        cadence="3/week",
        definition="A named act and its effect, in person.",
        cue="on the way back from the line",
        begun=date(2026, 10, 19),
        weeks=("y.yy.", "", "yy.y.", "y..n.", "..y.."),
        until=date(2026, 11, 20),
        said={"2026-11-12": "walked past, in thought"},
    ),
    _Practice(
        name="Keep or renegotiate",
        cadence="daily",
        definition="No commitment passes its due date unspoken.",
        weeks=("yyyyy", "yysyy", "yyyy.", "yynyy"),
        until=date(2026, 11, 19),
        said={"2026-11-17": "told Ana on Monday that Friday will not hold"},
    ),
)


def practise(journal: Journal, clock: Clock) -> None:
    """Write what somebody practised, through the same door a person's marks come in.

    Five behaviors are practised, one is parked; two absences lie in between.

    Args:
        journal: A journal without behaviors.
        clock: The clock it reads, at the end of it all; it is moved and set back.
    """
    now = clock.now
    for practice in _PRACTICES:
        (behavior,) = add_behaviors(
            journal,
            [
                begin(
                    practice.name,
                    parse_cadence(practice.cadence),
                    practice.begun,
                    definition=practice.definition,
                    cue=practice.cue,
                )
            ],
        )
        _mark(journal, behavior, practice)
        if practice.until == _PARKED_ON.date():
            clock.now = _PARKED_ON
            park_behavior(journal, behavior)
            clock.now = now
    for absence in _AWAY:
        add_absence(journal, absence)


def _mark(journal: Journal, behavior: Behavior, practice: _Practice) -> None:
    with journal.transaction(f"practice of {behavior.name}") as transaction:
        for number in range((practice.until - practice.begun).days + 1):
            day = practice.begun + timedelta(days=number)
            week, weekday = divmod(number, 7)
            letters = practice.weeks[week % len(practice.weeks)]
            state = _STATES.get(letters[weekday : weekday + 1])
            if state is not None and not any(one.first <= day <= one.last for one in _AWAY):
                said = practice.said.get(day.isoformat())
                put_mark(journal, transaction, behavior, day, state, said)
