"""The command that says what became of a behavior on a day."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from shlex import quote

import click

from lean_journal.cli.completion import behaviors_and_states
from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import complain, confirm
from lean_journal.cli.session import Session
from lean_journal.cli.standing import stands
from lean_journal.domain.behavior import Behavior, MarkState, matching_behavior
from lean_journal.domain.calendar import parse_date, parse_past_day
from lean_journal.domain.naming import named, nearest
from lean_journal.domain.practice import Practice
from lean_journal.domain.record import Refused
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import behaviors_of, practices_of
from lean_journal.storage.marks import clear_mark
from lean_journal.storage.marks import mark as put

CLEAR = "clear"
"""Takes back what was said."""

STATES = (*MarkState, CLEAR)

MOST_WORDS = 2
"""Of a state: ``not possible``."""


@click.command(
    epilog=examples(
        "mark 'go and see'",
        "mark ask first missed --on yesterday",
        "mark coach --evidence 'she chose the next step herself'",
    )
)
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="BEHAVIOR [done|missed|not-possible|clear]",
    shell_complete=behaviors_and_states,
)
@click.option("--on", "on", metavar="DATE", help="Another day: ISO, yesterday, mon, -3d.")
@click.option("--evidence", metavar="TEXT", help="What was seen or heard, or what made it hard.")
@journal_option
@click.pass_obj
def mark(session: Session, words: tuple[str, ...], on: str | None, evidence: str | None) -> None:
    """Say what became of a BEHAVIOR on a day.

    That is done, and today, unless said otherwise. A unique part of its name is enough, and
    several words make one name. The last word says what became of it, and "not possible" may
    be two; clear takes back what was said.
    """
    with session.opened() as journal:
        behavior, state = understood([storable(word) for word in words], behaviors_of(journal))
        day = _begun_day(journal, on) if on is not None else journal.today()
        first = _first_day(journal, behavior, day)
        if state == CLEAR:
            if evidence is not None:
                raise click.UsageError("there is no --evidence for what is cleared")
            if not clear_mark(journal, behavior, day):
                # The day is as it was asked for, and nothing failed.
                complain(f"nothing to clear: {behavior.name} is unmarked on {day.isoformat()}")
                return
            said = "cleared"
        else:
            text = storable(evidence) if evidence is not None else None
            said = put(journal, behavior, day, MarkState(state), text).state
        (practice,) = practices_of(journal, [behavior])
        moved = _first_day(journal, behavior, day)
        besides = [
            f"it counts from {moved.isoformat()} now" if moved and moved != first else "",
            "nothing is due while it is parked" if _is_parked(practice, day) else "",
        ]
        said_of = f"saved {behavior.name} · {said} on {day.isoformat()} · {stands(practice)}"
        confirm(" · ".join(filter(None, [said_of, *besides])))


def understood(words: Sequence[str], known: Sequence[Behavior]) -> tuple[Behavior, str]:
    """Tell a behavior's name from what became of it.

    Args:
        words: What was typed: a part of a name, in one word or several, and perhaps a state.
        known: The behaviors of the journal.

    Returns:
        The behavior, and its state or ``clear``.

    Raises:
        Refused: No behavior fits, or several do; or the last word is no state, or may be the
            end of a name as well as a state.
    """
    for count in (MOST_WORDS, 1):
        part, state = words[:-count], _as_state(words[-count:])
        if part and state in STATES:
            break
    else:
        return _named_by_all(words, known), MarkState.DONE
    whole, name = " ".join(words), " ".join(part)
    ending = named(known, whole)
    if ending is None or named(known, name) is not None:
        return matching_behavior(known, name), state
    if state == MarkState.DONE:
        return ending, state
    raise Refused(
        f"{ending.name} is a name: type `lean-journal mark {quote(whole)} done`, "
        f"or `lean-journal mark {quote(whole)} {state}`"
    )


def _as_state(words: Sequence[str]) -> str:
    return "-".join(" ".join(words).casefold().split())


def _named_by_all(words: Sequence[str], known: Sequence[Behavior]) -> Behavior:
    """Find the behavior that is meant by all words.

    Raises:
        Refused: None fits, or several do; of words that fit one but for the last ones, the
            sentence says that those are no state.
    """
    whole = " ".join(words)
    try:
        return matching_behavior(known, whole)
    except Refused:
        typed = whole.split()
        for count in range(1, min(MOST_WORDS, len(typed) - 1) + 1):
            with suppress(Refused):
                one = matching_behavior(known, " ".join(typed[:-count]))
                break
        else:
            raise
        rest, state = " ".join(typed[-count:]), _as_state(typed[-count:])
        close = nearest(state, STATES)[:1]
        # A state in the quotes of the name is one, and the end of a name may be misspelled.
        if state in STATES or (not close and nearest(rest, one.name.split())):
            raise
    meant = f"; do you mean {close[0]}?" if close else ""
    *states, last = STATES
    raise Refused(f"{rest!r} is no state: type {', '.join(states)} or {last}{meant}")


def _first_day(journal: Journal, behavior: Behavior, day: date) -> date | None:
    """Give the day a behavior counts from, if a mark on a day may move it."""
    if day >= behavior.begun:
        return None
    (practice,) = practices_of(journal, [behavior])
    return next((period.first for period in practice.periods()), None)


def _is_parked(practice: Practice, day: date) -> bool:
    return day > practice.behavior.begun and not practice.is_active(day)


def _begun_day(journal: Journal, text: str) -> date:
    """Read a day that has begun.

    Raises:
        Refused: It has not come yet.
        click.BadParameter: It is no day.
    """
    today = journal.today()
    coming = parse_date(text, today)
    if coming is not None and parse_past_day(text, today) is None:
        raise Refused(f"{coming.isoformat()} has not come yet")
    return past_day(journal, text)
