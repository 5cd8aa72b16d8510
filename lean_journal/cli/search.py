"""The command that finds records again."""

import click

from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, print_json, print_table
from lean_journal.cli.session import Session
from lean_journal.domain.behavior import Mark
from lean_journal.domain.query import SYNTAX
from lean_journal.domain.record import Record
from lean_journal.domain.search import Hit, newest_first
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Observation
from lean_journal.storage.search import hits_of, query_of


def _syntax() -> str:
    """Give what may be typed as a part of the help, line by line."""
    column = max(len(typed) for typed, _ in SYNTAX) + 2
    return "\n".join(f"  {typed:{column}}{meaning}" for typed, meaning in SYNTAX)


_HELP = f"""Find the records that fit all TERMS, the newest first.

A word may be a part of one, in any case. What your shell would split takes its quotes, as
'call light' or 'area:Press 2'. What is meant as a word though it looks like a filter takes
two pairs: '"on:off"'.

\b
{_syntax()}
"""


@click.command(
    help=_HELP,
    epilog=examples("search queue", "search 'call light' kind:observation since:2026-10 --json"),
)
@click.argument("terms", nargs=-1, required=True)
@json_option
@journal_option
@click.pass_obj
def search(session: Session, terms: tuple[str, ...], as_json: bool) -> None:
    """Find records by words and filters."""
    with session.opened() as journal:
        query = query_of(journal, [storable(term) for term in terms])
        if query.wrong:
            raise click.UsageError(query.wrong)
        found = newest_first(hit for some in hits_of(journal, query) for hit in some)
    if as_json:
        print_json([_as_found(hit) for hit in found])
    elif not found:
        complain("nothing is found")
    else:
        rows = [(hit.day.isoformat(), _kind(hit.record), hit.line) for hit in found]
        print_table(("day", "kind", "text"), rows)


def _as_found(hit: Hit) -> dict[str, object]:
    return {
        "day": hit.day,
        "kind": type(hit.record).__name__.lower(),
        "excerpt": hit.excerpt,
        "record": hit.record,
    }


def _kind(record: Record) -> str:
    """Name a record's kind; an observation by what was observed, a mark by what it says."""
    if isinstance(record, Observation):
        return (record.waste or record.kind).value
    if isinstance(record, Mark):
        return record.state.value
    return type(record).__name__.lower()
