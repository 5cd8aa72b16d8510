"""A behavior's year on a page: how it stands, its days, and what was written beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import MarkState
from lean_journal.domain.cadence import Unit
from lean_journal.domain.months import range_name
from lean_journal.domain.picture import SEASON, Look, looks
from lean_journal.domain.practice import Outcome, Period, Practice
from lean_journal.domain.streak import (
    Streak,
    consistency,
    consistency_words,
    counted,
    return_time,
    run_now,
    run_words,
    streak,
    streak_words,
)
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.looks import LOOKS
from lean_journal.tui.widgets.heatmap import heatmap
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.wording import day_name

_ADVICE = "A rule of thumb: after two, make it smaller, move the cue, or park it."
_MANY = 2
"""Unmet periods in a row after which a change is worth a thought."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a mark."""

    day: date
    state: MarkState
    text: str


@dataclass(frozen=True, slots=True)
class Year:
    """A behavior and the weeks of it that are shown."""

    practice: Practice
    history: Sequence[Period]
    """Its periods, the oldest first: all of them, or those of the last two years."""

    is_whole: bool
    """Whether all of them are there: only then the best streak is known."""

    first: date
    last: date
    notes: Sequence[Note]
    """Those of the weeks shown, the newest first."""

    place: str
    """Which of the behaviors it is: ``2 of 5``."""


def year_page(year: Year, width: int) -> Content:
    """Lay out the page.

    Args:
        year: What is shown.
        width: Cells of a line.
    """
    days = looks(year.practice, year.first, year.last)
    blocks = [
        _head(year),
        _standing(year, width),
        Content("\n").join(
            [
                Content.styled(range_name(year.first, year.last), "bold"),
                heatmap(days, year.practice.days.week_start, width),
            ]
        ),
        _meaning(year, width),
        _noted(year, "What was in the way", (MarkState.MISSED, MarkState.NOT_POSSIBLE), width),
        _noted(year, "What was seen or heard", (MarkState.DONE,), width),
    ]
    return Content("\n\n").join(block for block in blocks if block)


def _head(year: Year) -> Content:
    behavior, today = year.practice.behavior, year.practice.today
    facts = [str(year.practice.cadence)]
    if (coming := year.practice.coming) is not None:
        facts.append(f"{coming.cadence} from {day_name(coming.first, today)}")
    parked = behavior.active[-1].last
    if parked is not None:
        facts.append(f"parked since {day_name(parked, today)}")
    else:
        facts.append(f"begun {day_name(behavior.begun, today)}")
    name = Content.styled(shown_text(behavior.name), "bold $primary")
    return Content("\n").join(
        [
            Content.assemble(name, (f"  {year.place}", "dim")),
            Content(" · ".join(facts)),
        ]
    )


def _standing(year: Year, width: int) -> Content:
    practice, history = year.practice, year.history
    stands = streak(history)
    whole = year.is_whole
    words = streak_words(stands) if whole else run_words(run_now(practice.periods_back()))
    lines = packed([Content(part) for part in words.split(" · ")], width, " · ")
    lines += packed([_seen(year, 4), _seen(year, SEASON)], width, "  ")
    back = return_time(history, practice.today)
    if back is not None and stands is not None:
        length = counted(back, stands.unit)
        lines.append(Content(f"comes back after {length} (median of the last 52 weeks)"))
    is_known = year.is_whole or any(one.outcome is Outcome.MET for one in history)
    if stands is not None and len(stands.unmet) >= _MANY and not practice.behavior.is_parked:
        lines += [_unmet(stands)] if is_known else []
    return Content("\n").join(lines)


def _seen(year: Year, weeks: int) -> Content:
    practice = year.practice
    seen = consistency(year.history, practice.today, weeks, practice.days.week_start)
    return Content.assemble((f"{weeks} weeks ", "dim"), consistency_words(seen))


def _unmet(stands: Streak) -> Content:
    unmarked = sum(max(0, one.need - min(one.done, one.need) - one.missed) for one in stands.unmet)
    said = f", {unmarked} unmarked" if unmarked else ""
    return Content.assemble(
        f"{counted(len(stands.unmet), stands.unit)} in a row not met{said}. ",
        (_ADVICE if all(map(_is_told, stands.unmet[-_MANY:])) else "", "$accent"),
    )


def _is_told(period: Period) -> bool:
    """Tell whether somebody said what became of it: nothing follows from a day left unmarked."""
    return period.unit is not Unit.DAY or period.missed > 0


def _meaning(year: Year, width: int) -> Content:
    behavior = year.practice.behavior
    said = (("seen when", behavior.definition), ("cue", behavior.cue))
    return Content("\n").join(
        hanging(Content.styled(label, "dim"), Content(shown_text(text)), width, 11)
        for label, text in said
        if text
    )


def _noted(year: Year, title: str, states: Iterable[MarkState], width: int) -> Content:
    wanted = frozenset(states)
    notes = [note for note in year.notes if note.state in wanted]
    if not notes:
        return Content("")
    labels = [_label(note, year.practice.today) for note in notes]
    column = max(label.cell_length for label in labels) + 2
    lines = [
        hanging(label, Content(shown_text(note.text)), width, column)
        for label, note in zip(labels, notes, strict=True)
    ]
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def _label(note: Note, today: date) -> Content:
    return Content.assemble(LOOKS[_LOOK[note.state]], (f" {day_name(note.day, today)}", "dim"))


_LOOK = {
    MarkState.DONE: Look.DONE,
    MarkState.MISSED: Look.MISSED,
    MarkState.NOT_POSSIBLE: Look.NOT_POSSIBLE,
}
