"""The command that says what is due, for a glance or for a shell prompt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

import click

from lean_journal.cli.observe import walk_title
from lean_journal.cli.options import examples, journal_option, plain_option
from lean_journal.cli.output import on_terminal, print_table, say, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.calendar import ago, so_many_days
from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import month_name
from lean_journal.domain.morning import StruggleStep, WalkStep
from lean_journal.domain.reporting import report_stands
from lean_journal.domain.streak import counted, pending_words
from lean_journal.domain.today import DueBehavior, Today
from lean_journal.domain.walk import Walk
from lean_journal.storage import Journal
from lean_journal.storage.today import count_of, today_of

MOST_DUE, MOST_WALKS = 5, 3
"""Rows of a kind that are printed, so that all of it is one screen; of more the number is told."""

MOST_BESIDES = 3
"""Commitments that are printed on a day that asks for behaviors; one less if something tried
waits for its check, and one less if a deck is to be sent."""

TEXT, TITLE, ALIAS, NAME, CUE = 80, 54, 20, 28, 40
"""Characters of each that are printed: on 80 columns a text takes two rows, the others one."""


@click.command(epilog=examples("today", "today --count"))
@click.option("--count", "only_count", is_flag=True, help="Only how many things wait.")
@plain_option
@journal_option
@click.pass_obj
def today(session: Session, only_count: bool, is_plain: bool) -> None:
    """Say what is due: the pass, behaviors, promises, checks.

    From three working days before the reporting day on it names the deck that is to be sent.
    The count, for a shell prompt or a status bar, is of the commitments due, and one more
    while the morning pass is not done.
    """
    with session.opened() as journal:
        count = count_of(journal) if only_count else 0
        rows = [] if only_count else list(_rows(journal, today_of(journal)))
    if only_count:
        say(str(count))
    else:
        once = on_terminal() and not is_plain
        print_table(("", ""), _headed_once(rows) if once else rows, is_plain=is_plain)


def _rows(journal: Journal, found: Today) -> Iterator[tuple[str, str]]:
    yield "today", f"{found.day:%A} {found.day.day} {found.day:%B} {found.day.year}"
    steps = "1 step" if found.steps_left == 1 else f"{found.steps_left} steps"
    yield "morning", f"{steps} to go: lean-journal opens there" if found.steps_left else "done"
    if found.intention:
        yield "wrote", shortened(found.intention, TEXT)
    if (focus := found.focus) is not None:
        cue = f" · {shortened(focus.behavior.cue, CUE)}" if focus.behavior.cue else ""
        yield "focus", f"{shortened(focus.behavior.name, NAME)}{cue}"
    waiting = found.behaviors_due
    yield from (("mark", _stands(one)) for one in waiting)
    tried = list(_tried(found))
    most = (MOST_BESIDES if waiting else MOST_DUE) - bool(tried) - (found.report is not None)
    for promise in found.due[:most]:
        yield "due", _promise(found, promise)
    if more := found.due[most:]:
        yield "due", f"and {len(more)} more: lean-journal commitments"
    elif not found.due:
        yield "due", "nothing"
    if found.report is not None:
        month, stands = month_name(found.report.month), report_stands(found.report, found.day)
        yield "deck", f"{month} · {stands}"
    yield from _walks(journal, "walk", "planned", found.planned)
    if found.suggestion is not None:
        yield "walk", f"go and see: {_suggested(found.suggestion, found.day)}"
    yield from tried
    yield from _walks(journal, "loop", "told nobody yet", found.open_loops)
    if found.untriaged:
        seen = "1 line" if found.untriaged == 1 else f"{found.untriaged} lines"
        yield "triage", f"{seen} nobody has gone through yet"


def _suggested(suggestion: WalkStep | StruggleStep, today: date) -> str:
    if isinstance(suggestion, StruggleStep):
        one = suggestion.struggle
        heard = so_many_days((today - one.heard).days)
        return f"{one.handle} {shortened(one.name, NAME)}, heard {heard} ago"
    seen = f"seen {ago(suggestion.last, today)} ago" if suggestion.last else "not seen yet"
    return f"{shortened(suggestion.area.name, TITLE)}, {seen}"


def _tried(found: Today) -> Iterator[tuple[str, str]]:
    """Name the first cycle to check, and the first improvement to look at, in a row each."""
    for cycle in found.past_check[:1]:
        one = found.tried[cycle.improvement]
        yield "check", f"{_called(one)} · {cycle_stands(cycle, found.day)}{_more(found.past_check)}"
    for one in found.to_look_at[:1]:
        adopted = so_many_days((found.day - (one.adopted or found.day)).days)
        yield "holds?", f"{_called(one)} · adopted {adopted} ago{_more(found.to_look_at)}"


def _called(one: Improvement) -> str:
    return f"{one.handle} {shortened(one.title, NAME)}"


def _more(waiting: Sequence[object]) -> str:
    return f" · and {len(waiting) - 1} more" if len(waiting) > 1 else ""


def _stands(one: DueBehavior) -> str:
    name, stands = shortened(one.behavior.name, NAME), one.standing
    if stands is None:
        return name
    # The best is left out: what counts today is today.
    return f"{name} · {counted(stands.current, stands.unit)} · {pending_words(stands)}"


def _promise(found: Today, one: Commitment) -> str:
    to = f" · to @{shortened(one.to, ALIAS)}" if one.to else ""
    return f"{shortened(one.what, TEXT)}{to} · {standing(one, found.day)}"


def _walks(
    journal: Journal, label: str, what: str, walks: Sequence[Walk]
) -> Iterator[tuple[str, str]]:
    for walk in walks[:MOST_WALKS]:
        yield label, f"{what}: {shortened(walk_title(journal, walk), TITLE)}"
    if more := walks[MOST_WALKS:]:
        yield label, f"{what}: {len(more)} more"


def _headed_once(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Name what rows are about in the first of them, as one looks down a column."""
    for label, alike in groupby(rows, key=itemgetter(0)):
        for number, (_, text) in enumerate(alike):
            yield ("" if number else label), text
