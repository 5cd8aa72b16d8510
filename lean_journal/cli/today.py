"""The command that says what is due, for a glance or for a shell prompt."""

from collections.abc import Iterator

import click

from lean_journal.cli.observe import walk_title
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import print_table, say
from lean_journal.cli.session import Session
from lean_journal.domain.calendar import ago
from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.today import Today
from lean_journal.storage import Journal
from lean_journal.storage.today import today_of

MOST = 5
"""Walks with an open loop that are named; their number is told."""


@click.command(epilog=examples("today", "today --count"))
@click.option("--count", "only_count", is_flag=True, help="Only how many things wait.")
@journal_option
@click.pass_obj
def today(session: Session, only_count: bool) -> None:
    """Say what is due today: the morning pass, commitments, walks.

    The count, for a shell prompt or a status bar, is of the commitments due, and one more
    while the morning pass is not done.
    """
    with session.opened() as journal:
        found = today_of(journal)
        if only_count:
            say(str(found.count))
            return
        say(f"{found.day:%A} {found.day.day} {found.day:%B %Y}")
        rows = list(_rows(journal, found))
    print_table(("", ""), rows)


def _rows(journal: Journal, found: Today) -> Iterator[tuple[str, str]]:
    left = found.steps_left
    steps = "1 step" if left == 1 else f"{left} steps"
    yield "morning", f"{steps} to go: lean-journal opens there" if left else "done"
    if found.intention:
        yield "seen to", found.intention
    for one in found.due:
        yield "due", _promise(found, one)
    for walk in found.planned:
        yield "walk", f"planned: {walk_title(journal, walk)}"
    if (suggestion := found.suggestion) is not None:
        seen = f"seen {ago(suggestion.last, found.day)} ago" if suggestion.last else "not seen yet"
        yield "walk", f"go and see: {suggestion.area.name}, {seen}"
    for walk in found.open_loops[:MOST]:
        yield "loop", f"told nobody yet: {walk_title(journal, walk)}"
    if more := len(found.open_loops) - MOST:
        yield from [("loop", f"and {more} more")] if more > 0 else []
    if found.untriaged:
        yield "triage", f"{found.untriaged} seen, not gone through yet"


def _promise(found: Today, one: Commitment) -> str:
    to = f" · to @{one.to}" if one.to else ""
    return f"{one.what}{to} · {standing(one, found.day)}"
