"""The command that tells how the behaviors stand: streaks, and fractions with denominators."""

import click

from lean_journal.cli.options import examples, journal_option, json_option, plain_option
from lean_journal.cli.output import complain, print_json, print_table
from lean_journal.cli.session import Session
from lean_journal.cli.standing import standing_words
from lean_journal.domain.picture import Standing, standing
from lean_journal.domain.practice import Practice
from lean_journal.domain.streak import Consistency, consistency_words
from lean_journal.storage.behaviors import behaviors_of, practices_of


@click.command(epilog=examples("streaks", "streaks --json"))
@click.option("--all", "with_parked", is_flag=True, help="The parked behaviors too.")
@plain_option
@json_option
@journal_option
@click.pass_obj
def streaks(session: Session, with_parked: bool, as_json: bool, is_plain: bool) -> None:
    """Tell how the behaviors stand.

    A streak counts days, weeks or months as the cadence does. The fractions are of 4 and of
    12 calendar weeks, this one included; a week or month that runs enters once it is met.
    """
    with session.opened() as journal:
        wanted = [one for one in behaviors_of(journal) if with_parked or not one.is_parked]
        found = [(one, standing(one, list(one.periods()))) for one in practices_of(journal, wanted)]
    if as_json:
        print_json([_as_json(*one) for one in found])
    elif not found:
        complain("no behaviors are practised: begin one with `lean-journal behaviors add`")
    else:
        headings = ("behavior", "cadence", "streak", "4 weeks", "12 weeks")
        print_table(headings, [_row(*one) for one in found], is_plain=is_plain)


def _row(practice: Practice, stands: Standing) -> tuple[str, ...]:
    return (
        stands.behavior.name,
        str(practice.cadence),
        standing_words(stands.behavior, stands.streak),
        consistency_words(stands.month),
        consistency_words(stands.season),
    )


def _as_json(practice: Practice, stands: Standing) -> dict[str, object]:
    streak = stands.streak
    return {
        "behavior": stands.behavior.name,
        "cadence": str(practice.cadence),
        "unit": streak.unit if streak else practice.cadence.unit,
        "current": streak.current if streak else 0,
        "pending": streak.is_pending if streak else False,
        "best": streak.best if streak else 0,
        "consistency_4w": _fraction(stands.month),
        "consistency_12w": _fraction(stands.season),
    }


def _fraction(seen: Consistency) -> dict[str, int]:
    return {"done": seen.done, "possible": seen.possible, "unmarked": seen.unmarked}
