"""The command that tells how the behaviors stand: streaks, and fractions with denominators."""

from typing import NamedTuple

import click

from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, print_json, print_table
from lean_journal.cli.session import Session
from lean_journal.cli.standing import parked_words
from lean_journal.domain.practice import Practice
from lean_journal.domain.streak import (
    Consistency,
    Streak,
    consistency,
    consistency_words,
    counted,
    pending_words,
    streak,
)
from lean_journal.storage.behaviors import practices_of


class Standing(NamedTuple):
    """What is told of a behavior."""

    practice: Practice
    streak: Streak | None
    month: Consistency
    """Of the last four weeks."""

    quarter: Consistency
    """Of the last twelve."""


@click.command(epilog=examples("streaks", "streaks --json"))
@click.option("--all", "with_parked", is_flag=True, help="The parked behaviors too.")
@json_option
@journal_option
@click.pass_obj
def streaks(session: Session, with_parked: bool, as_json: bool) -> None:
    """Tell how the behaviors stand: streak, best, and what was done of what was due.

    A streak counts days, weeks or months as the cadence does. The fractions are of 4 and of
    12 calendar weeks, this one included; a week or month that runs enters once it is met.
    """
    with session.opened() as journal:
        practices = practices_of(journal)
    found = [_standing(one) for one in practices if with_parked or not one.behavior.is_parked]
    if as_json:
        print_json([_as_json(one) for one in found])
    elif not found:
        complain("no behaviors are practised: begin one with `lean-journal behaviors add`")
    else:
        headings = ("behavior", "cadence", "streak", "best", "4 weeks", "12 weeks", "")
        print_table(headings, [_row(one) for one in found])


def _standing(one: Practice) -> Standing:
    history = list(one.periods())
    month, quarter = (
        consistency(history, one.today, weeks, one.days.week_start) for weeks in (4, 12)
    )
    return Standing(one, streak(history), month, quarter)


def _row(one: Standing) -> tuple[str, ...]:
    behavior, stands = one.practice.behavior, one.streak
    return (
        behavior.name,
        str(one.practice.cadence),
        counted(stands.current, stands.unit) if stands else "not begun",
        counted(stands.best, stands.unit) if stands else "",
        consistency_words(one.month),
        consistency_words(one.quarter),
        parked_words(behavior) or (pending_words(stands) if stands and stands.is_pending else ""),
    )


def _as_json(one: Standing) -> dict[str, object]:
    stands, cadence = one.streak, one.practice.cadence
    return {
        "behavior": one.practice.behavior.name,
        "cadence": str(cadence),
        "unit": stands.unit if stands else cadence.unit,
        "current": stands.current if stands else 0,
        "pending": stands.is_pending if stands else False,
        "best": stands.best if stands else 0,
        "consistency_4w": _fraction(one.month),
        "consistency_12w": _fraction(one.quarter),
    }


def _fraction(seen: Consistency) -> dict[str, int]:
    return {"done": seen.done, "possible": seen.possible, "unmarked": seen.unmarked}
