"""The command that lists what shall work better, by how it stands, and shows its thread."""

from collections.abc import Iterable
from datetime import date

import click

from lean_journal.cli import improvement_changes, improvement_cycles
from lean_journal.cli.completion import improvement_names
from lean_journal.cli.improvement_edit import edit
from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, fields_of, print_indented, print_json, print_table
from lean_journal.cli.parts import improvement_named
from lean_journal.cli.session import Session
from lean_journal.cli.threads import thread_lines
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement, ImprovementState, standing
from lean_journal.storage import Journal

ORDER = (
    ImprovementState.TRYING,
    ImprovementState.IDEA,
    ImprovementState.ADOPTED,
    ImprovementState.ABANDONED,
)
"""How they are listed: first what is under way."""


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "improvements",
        "improvements add 'Call light at press 2' --problem 'carts queue 40 min'",
        "improvements show i12",
    ),
)
@click.option("--all", "with_abandoned", is_flag=True, help="The abandoned ones too.")
@json_option
@journal_option
@click.pass_context
def improvements(context: click.Context, with_abandoned: bool, as_json: bool) -> None:
    """List what shall work better.

    First what is being tried, then ideas, then what is adopted; beside each how it stands,
    and by when its open cycle is checked. A line of lean-journal observe that ends with #new
    makes one too.

    The PART after a command is #i12, i12 or 12, or a unique part of the title.
    """
    if context.invoked_subcommand is None:
        _list(context.obj, with_abandoned, as_json)


def _list(session: Session, with_abandoned: bool, as_json: bool) -> None:
    with session.opened() as journal:
        today = journal.today()
        wanted = [
            one
            for one in journal.find(Improvement)
            if with_abandoned or one.state is not ImprovementState.ABANDONED
        ]
        cycles = _open_cycles(journal, wanted)
    wanted.sort(key=lambda one: _place(one, cycles))
    if as_json:
        print_json([_as_listed(one, cycles, today) for one in wanted])
    elif not wanted:
        complain("no improvements: `lean-journal improvements add` or a line with #new makes one")
    else:
        rows = [_row(one, cycles.get(one.id), today) for one in wanted]
        print_table(("", "improvement", "", "check"), rows)


def _open_cycles(journal: Journal, wanted: Iterable[Improvement]) -> dict[int, Cycle]:
    """Give the open cycles by their improvements."""
    return {
        one.id: cycle
        for one in wanted
        if one.cycle is not None and (cycle := journal.lookup(Cycle, one.cycle)) is not None
    }


def _place(one: Improvement, cycles: dict[int, Cycle]) -> tuple[int, date, int]:
    """Put first, of each state, what is checked soonest; what holds stands last."""
    check = cycles[one.id].check if one.id in cycles else one.check_due
    return ORDER.index(one.state), check or date.max, one.number


def _row(one: Improvement, cycle: Cycle | None, today: date) -> tuple[str, ...]:
    stands = [standing(one, today), cycle_stands(cycle, today) if cycle is not None else ""]
    check = cycle.check.isoformat() if cycle is not None else ""
    return one.handle, one.title, " · ".join(filter(None, stands)), check


def _as_listed(one: Improvement, cycles: dict[int, Cycle], today: date) -> dict[str, object]:
    cycle = cycles.get(one.id)
    return {
        "handle": one.handle,
        "stands": standing(one, today),
        "check": cycle.check if cycle is not None else None,
        "holding_check_due": one.check_due,
        **fields_of(one),
    }


@improvements.command(epilog=examples("improvements show i12", "improvements show call light"))
@click.argument("part", nargs=-1, required=True, shell_complete=improvement_names)
@journal_option
@click.pass_obj
def show(session: Session, part: tuple[str, ...]) -> None:
    """Show what led to what.

    Under the struggle stand the walks, what was seen on them, the improvement and its cycles.
    PART is #i12, i12 or 12, or a unique part of its title. What an open cycle is expected to
    bring is not shown: its check turns it over.
    """
    with session.opened() as journal:
        lines = list(thread_lines(journal, improvement_named(journal, part)))
    print_indented(lines)


for _change in (
    improvement_changes.add,
    edit,
    improvement_cycles.start,
    improvement_cycles.check,
    improvement_cycles.mend,
    improvement_cycles.holds,
    improvement_cycles.slipped,
    improvement_changes.drop,
    improvement_changes.remove,
):
    improvements.add_command(_change)
