"""The command that tells the week or the month as facts, as the reviews of the app begin."""

from collections.abc import Iterator
from datetime import date

import click

from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option, plain_option
from lean_journal.cli.output import print_table
from lean_journal.cli.session import Session
from lean_journal.domain.fact_words import period_name, practised_words, sections
from lean_journal.domain.picture import Week
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import Facts, Practised
from lean_journal.domain.review_days import bounds
from lean_journal.storage import Journal
from lean_journal.storage.review import facts_of
from lean_journal.storage.review_waiting import period_under_review


@click.command(epilog=examples("review", "review --month", "review --on 2026-11-09"))
@click.option("--month", "is_month", is_flag=True, help="The month, not the week.")
@click.option("--on", metavar="DAY", help="The one a day lies in: 2026-11-20, mon, -3d.")
@plain_option
@journal_option
@click.pass_obj
def review(session: Session, is_month: bool, on: str | None, is_plain: bool) -> None:
    """Tell the week or month under review as facts.

    Without a day it is the one the review of the app would look at now. There is no score, and
    what has nothing to show is left out.
    """
    kind = ReflectionKind.MONTH if is_month else ReflectionKind.WEEK
    with session.opened() as journal:
        facts = facts_of(journal, kind, _first(journal, kind, on))
    print_table(("", ""), list(_rows(facts)), is_plain=is_plain)


def _first(journal: Journal, kind: ReflectionKind, on: str | None) -> date:
    if on is None:
        return period_under_review(journal, kind)[0]
    return bounds(kind, past_day(journal, on), journal.settings.week_start)[0]


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    yield (
        facts.kind.value,
        period_name(facts.kind, facts.first, facts.last).removeprefix("the week "),
    )
    if facts.intention:
        yield "I meant to", facts.intention
    for one in facts.practised:
        yield one.behavior.name, f"{practised_words(one)} · 12 weeks: {_weeks(one)}"
    for section in sections(facts):
        for name, said in section.measures:
            yield f"{section.title}: {name}", " · ".join(map(str, said))


def _weeks(one: Practised) -> str:
    return " ".join(_week(week) for week in one.weeks if not week.is_outside)


def _week(week: Week) -> str:
    return "frozen" if week.is_frozen and not week.done else str(week.done)
