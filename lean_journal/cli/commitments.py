"""The commands about what I said I would do, and what became of it."""

from collections.abc import Callable, Sequence

import click

from lean_journal.cli.completion import parts_of_a_line
from lean_journal.cli.observe import promised
from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, confirm, print_json, print_table, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.calendar import parse_date
from lean_journal.domain.capture import parse
from lean_journal.domain.commitment import Commitment, CommitmentState, by_due, drop, standing
from lean_journal.domain.ledger import Ledger
from lean_journal.domain.ledger import ledger as counted
from lean_journal.domain.naming import matching
from lean_journal.domain.record import Refused
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.commitments import mark_broken, mark_kept, renegotiate
from lean_journal.storage.transaction import Transaction

LONGEST = 60
"""Characters of a commitment in a label or a line about it."""


@click.group(
    invoke_without_command=True,
    epilog=examples("commitments", "commitments keep 'call light'", "commitments due light fri"),
)
@click.option("--all", "with_settled", is_flag=True, help="The kept, broken and dropped too.")
@json_option
@journal_option
@click.pass_context
def commitments(context: click.Context, with_settled: bool, as_json: bool) -> None:
    """List what I said I would do, and settle it."""
    if context.invoked_subcommand is None:
        _list(context.obj, with_settled, as_json)


def _list(session: Session, with_settled: bool, as_json: bool) -> None:
    with session.opened() as journal:
        today = journal.today()
        wanted = by_due(
            one
            for one in journal.find(Commitment)
            if with_settled or one.state is CommitmentState.OPEN
        )
    if as_json:
        print_json(wanted)
    elif not wanted:
        complain("no commitments: `lean-journal commitments add` or a line with >> makes one")
    else:
        rows = [
            (
                one.due.isoformat() if one.due else "",
                standing(one, today),
                one.what,
                f"@{one.to}" if one.to else "",
            )
            for one in wanted
        ]
        print_table(("due", "", "commitment", "to"), rows)


@commitments.command(epilog=examples("commitments add 'check the call light @kim !fri'"))
@click.argument("words", nargs=-1, required=True, shell_complete=parts_of_a_line)
@journal_option
@click.pass_obj
def add(session: Session, words: tuple[str, ...]) -> None:
    """Write down what I will do.

    In WORDS, @kim is the one I said it to, and !fri by when.
    """
    with session.opened() as journal:
        typed = storable(" ".join(words)).strip().removeprefix(">>")
        promise = parse(f">> {typed}", journal.today()).promise
        if promise is None:
            raise Refused("say what you will do: 'call Kim @kim !fri'")
        new = Commitment(what=promise.what, to=promise.to, due=promise.due)
        journal.add(new, shortened(promise.what, LONGEST))
        confirm(promised(promise))


@commitments.command(epilog=examples("commitments keep 'call light'"))
@click.argument("part", nargs=-1, required=True)
@journal_option
@click.pass_obj
def keep(session: Session, part: tuple[str, ...]) -> None:
    """Record that it was done.

    A unique PART of its words is enough.
    """
    _settle(session, part, "kept", lambda journal, t, one: mark_kept(journal, t, one.id))


@commitments.command("break", epilog=examples("commitments break 'call light'"))
@click.argument("part", nargs=-1, required=True)
@journal_option
@click.pass_obj
def break_(session: Session, part: tuple[str, ...]) -> None:
    """Record that it was not done.

    A unique PART of its words is enough.
    """
    _settle(session, part, "broken", lambda journal, t, one: mark_broken(journal, t, one.id))


@commitments.command("drop", epilog=examples("commitments drop light --reason 'line moved'"))
@click.argument("part", nargs=-1, required=True)
@click.option("--reason", required=True, metavar="TEXT", help="Why it is no longer owed.")
@journal_option
@click.pass_obj
def drop_(session: Session, part: tuple[str, ...], reason: str) -> None:
    """Record that it is no longer owed, and why."""

    def change(journal: Journal, transaction: Transaction, one: Commitment) -> None:
        today, why = journal.today(), storable(reason).strip()
        transaction.change(Commitment, one.id, lambda current: drop(current, today, why))

    _settle(session, part, "dropped", change)


@commitments.command(epilog=examples("commitments due 'call light' fri"))
@click.argument("part", nargs=-1, required=True)
@click.argument("day")
@journal_option
@click.pass_obj
def due(session: Session, part: tuple[str, ...], day: str) -> None:
    """Give it a new date.

    Up to its due day it is renegotiated, and the old date is kept; after that it is recorded
    as broken, and another takes its place.
    """

    def change(journal: Journal, transaction: Transaction, one: Commitment) -> None:
        wanted = parse_date(day, journal.today())
        if wanted is None:
            raise Refused(f"{day!r} is no day to come: type fri, +3d or 2026-12-01")
        renegotiate(journal, transaction, one.id, wanted)

    _settle(session, part, f"new date {day}", change)


@commitments.command(epilog=examples("commitments ledger", "commitments ledger --json"))
@json_option
@journal_option
@click.pass_obj
def ledger(session: Session, as_json: bool) -> None:
    """Count what became of them in twelve weeks."""
    with session.opened() as journal:
        today = journal.today()
        found = counted(journal.find(Commitment), today)
    if as_json:
        print_json(found)
    else:
        print_table(("", ""), _lines(found))


def _lines(found: Ledger) -> Sequence[tuple[str, str]]:
    counts = (
        ("kept", found.kept),
        ("renegotiated early", found.renegotiated),
        ("broken", found.broken),
        ("dropped", found.dropped),
        ("open", found.open),
    )
    lines = [(what, str(count)) for what, count in counts]
    if found.oldest_open is not None:
        said = found.oldest_open.created.date().isoformat()
        lines.append(("oldest open", f"{shortened(found.oldest_open.what, LONGEST)} · said {said}"))
    if found.lead_time is not None:
        days = "1 day" if found.lead_time == 1 else f"{found.lead_time:g} days"
        lines.append(("from saying to doing", f"{days}, the median of those kept"))
    return lines


def _settle(
    session: Session,
    part: tuple[str, ...],
    how: str,
    change: Callable[[Journal, Transaction, Commitment], None],
) -> None:
    with session.opened() as journal:
        waiting = journal.find(Commitment, state=CommitmentState.OPEN)
        one = matching(
            by_due(waiting),
            storable(" ".join(part)),
            nouns="commitments",
            how_to_add="lean-journal commitments add",
            name_of=lambda known: known.what,
        )
        label = f"{how}: {shortened(one.what, LONGEST)}"
        with journal.transaction(label) as transaction:
            change(journal, transaction, one)
    confirm(f"saved {label}")
