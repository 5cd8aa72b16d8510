"""The command that lists what the boss said is hard, and shows what became of it."""

import click

from lean_journal.cli import struggle_changes
from lean_journal.cli.completion import struggle_names
from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, fields_of, print_indented, print_json, print_table
from lean_journal.cli.parts import struggle_named
from lean_journal.cli.session import Session
from lean_journal.cli.threads import thread_lines
from lean_journal.domain.struggle import Struggle as Record
from lean_journal.domain.struggle import StruggleState, standing


@click.group(
    invoke_without_command=True,
    epilog=examples("struggles", "struggles show s3", "struggles report s3 'the light is up'"),
)
@click.option("--all", "with_closed", is_flag=True, help="The closed ones too.")
@json_option
@journal_option
@click.pass_context
def struggles(context: click.Context, with_closed: bool, as_json: bool) -> None:
    """List what my boss struggles with.

    One that was heard is seen once I walk for it: lean-journal observe --struggle. It is in
    work once a cycle is started for it; then I report back, and it can be closed.

    The PART after a command is #s3, s3 or 3, or a unique part of its name.
    """
    if context.invoked_subcommand is None:
        _list(context.obj, with_closed, as_json)


def _list(session: Session, with_closed: bool, as_json: bool) -> None:
    with session.opened() as journal:
        today = journal.today()
        wanted = sorted(
            (one for one in journal.find(Record) if with_closed or one.is_open), key=_place
        )
    if as_json:
        print_json(
            [
                {"handle": one.handle, "stands": standing(one, today), **fields_of(one)}
                for one in wanted
            ]
        )
    elif not wanted:
        complain("no struggles: write one down with `lean-journal struggles add 'her words'`")
    else:
        rows = [
            (one.handle, one.name, standing(one, today), (one.since or one.heard).isoformat())
            for one in wanted
        ]
        print_table(("", "struggle", "", "since"), rows)


def _place(one: Record) -> tuple[int, int]:
    """Put first what nobody has gone to see, then what is furthest from its end."""
    return list(StruggleState).index(one.state), one.number


@struggles.command(epilog=examples("struggles show s3", "struggles show changeovers"))
@click.argument("part", nargs=-1, required=True, shell_complete=struggle_names)
@journal_option
@click.pass_obj
def show(session: Session, part: tuple[str, ...]) -> None:
    """Show what led to what.

    Under her words stand the walks, what was seen on them, and the improvements with their
    cycles. PART is #s3, s3 or 3, or a unique part of its name.
    """
    with session.opened() as journal:
        lines = list(thread_lines(journal, struggle_named(journal, part)))
    print_indented(lines)


for _change in (
    struggle_changes.add,
    struggle_changes.edit,
    struggle_changes.report,
    struggle_changes.close,
    struggle_changes.again,
    struggle_changes.remove,
):
    struggles.add_command(_change)
