"""The commands that start a cycle, turn it over to check it, and look whether all still holds."""

from dataclasses import replace
from typing import Any

import click

from lean_journal.cli.completion import improvement_names
from lean_journal.cli.dates import coming_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, shortened
from lean_journal.cli.parts import LONGEST, called, improvement_named
from lean_journal.cli.session import Session
from lean_journal.domain.cycle import Cycle, Decision, in_order
from lean_journal.domain.improvement import HOLDS_AFTER, Improvement, ImprovementState
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.improvements import Checked, check_cycle, look_at, start_cycle

_part = click.argument("part", nargs=-1, required=True, shell_complete=improvement_names)
"""An improvement by its handle or a unique part of its title; several words make one."""


@click.command(
    "start",
    epilog=examples(
        "improvements start i12 --step 'light at one press' --expect 'no cart waits 10 min'",
        "improvements start call light --step 'both presses' --expect '4 carts less' --check fri",
    ),
)
@_part
@click.option("--step", metavar="TEXT", default="", help="What is tried next.")
@click.option("--expect", metavar="TEXT", default="", help="What it will lead to; locked then.")
@click.option("--obstacle", metavar="TEXT", default="", help="What is in the way, if it is one.")
@click.option("--check", "on", metavar="DATE", help="When to go and see: fri, +3d; else in a week.")
@journal_option
@click.pass_obj
def start(
    session: Session,
    part: tuple[str, ...],
    step: str,
    expect: str,
    obstacle: str,
    on: str | None,
) -> None:
    """Start a cycle: a step, and what I expect of it.

    The expectation is locked from then on, and turned over when the cycle is checked. One
    cycle of an improvement is open at a time.
    """
    with session.opened() as journal:
        one = improvement_named(journal, part, lambda known: known.cycle is None)
        check = coming_day(journal, on, "--check") if on is not None else None
        label = f"cycle of {one.handle}: {shortened(storable(step).strip(), LONGEST)}"
        with journal.transaction(label) as transaction:
            cycle = start_cycle(
                journal,
                transaction,
                one.id,
                storable(step),
                storable(expect),
                check=check,
                obstacle=storable(obstacle),
            )
        by = f"check by {cycle.check:%a} {cycle.check.isoformat()}"
        confirm(f"saved {called(one)} · {shortened(cycle.step, LONGEST)} · {by}")


@click.command(
    "check",
    epilog=examples(
        "improvements check i12 --happened 'one cart waited 20 min' --surprise "
        "--learned 'nobody sees it from the far aisle' --decision adapt",
    ),
)
@_part
@click.option("--happened", metavar="TEXT", default="", help="What happened, as a fact.")
@click.option("--as-expected/--surprise", default=None, help="Whether I had expected it.")
@click.option("--learned", metavar="TEXT", default="", help="What I learned.")
@click.option(
    "--decision", type=click.Choice([one.value for one in Decision]), help="What follows of it."
)
@click.option("--wording", metavar="TEXT", default="", help="What the deck says of it.")
@journal_option
@click.pass_obj
def check(
    session: Session,
    part: tuple[str, ...],
    happened: str,
    as_expected: bool | None,
    learned: str,
    decision: str | None,
    wording: str,
) -> None:
    """Check the open cycle: what happened, and what I learned.

    Then it is turned over: what I had expected is printed. Adopt and abandon settle the
    improvement, adapt goes on to the next cycle.
    """
    if as_expected is None:
        raise click.UsageError("was it what you expected? add --as-expected or --surprise")
    if decision is None:
        raise click.UsageError("what follows of it? add --decision adopt, adapt or abandon")
    found = Checked(
        happened=storable(happened),
        as_expected=as_expected,
        learned=storable(learned),
        decision=Decision(decision),
        wording=storable(wording),
    )
    with session.opened() as journal:
        one = improvement_named(journal, part, lambda known: known.cycle is not None)
        if one.cycle is None:
            raise Refused(f"no cycle of {one.handle} is open: `lean-journal improvements start`")
        with journal.transaction(f"{one.handle} checked: {decision}") as transaction:
            check_cycle(journal, transaction, one.cycle, found)
        looked = journal.today() + HOLDS_AFTER if found.decision is Decision.ADOPT else None
        follows = f"adopted · does it hold? look on {looked.isoformat()}" if looked else decision
        confirm(f"saved {called(one)} · {follows}")
        confirm(f"expected: {journal.get(Cycle, one.cycle).expect}")


@click.command(
    "mend",
    epilog=examples(
        "improvements mend i12 --wording 'One light was not enough: nobody sees it from afar.'",
        "improvements mend i12 --cycle 1 --learned 'count first'",
    ),
)
@_part
@click.option("--cycle", "number", metavar="N", help="Which, as show counts them; else the last.")
@click.option("--wording", metavar="TEXT", help="What the deck says of it.")
@click.option("--happened", metavar="TEXT", help="What happened, as a fact.")
@click.option("--learned", metavar="TEXT", help="What I learned.")
@journal_option
@click.pass_obj
def mend(
    session: Session, /, part: tuple[str, ...], number: str | None, **typed: str | None
) -> None:
    """Mend the words of a checked cycle, those for the deck among them.

    What was expected, whether it came so and what was decided stay as they were.
    """
    given: dict[str, Any] = {
        name: storable(text).strip() for name, text in typed.items() if text is not None
    }
    if not given:
        raise click.UsageError("what shall change? add --wording, --happened or --learned")
    with session.opened() as journal:
        one = improvement_named(journal, part)
        base, place = _checked_cycle(journal, one, number)
        edit = as_edit(base, replace(base, **given))
        journal.change(Cycle, base.id, edit, f"cycle {place} of {one.handle} changed")
        confirm(f"saved {called(one)} · cycle {place}: {', '.join(given)}")


def _checked_cycle(journal: Journal, one: Improvement, number: str | None) -> tuple[Cycle, int]:
    """Give the checked cycle a person means, and its place from 1.

    Raises:
        Refused: There is none.
    """
    cycles = enumerate(in_order(journal.find(Cycle, improvement=one.id)), 1)
    checked = {str(place): (cycle, place) for place, cycle in cycles if not cycle.is_open}
    if not checked:
        raise Refused(f"no cycle of {one.handle} has been checked yet")
    wanted = number.strip() if number is not None else [*checked][-1]
    if wanted not in checked:
        raise Refused(f"{wanted!r} is no checked cycle of {one.handle}: {', '.join(checked)}")
    return checked[wanted]


@click.command("holds", epilog=examples("improvements holds i12"))
@_part
@journal_option
@click.pass_obj
def holds(session: Session, part: tuple[str, ...]) -> None:
    """Record that what was adopted 30 days ago still holds."""
    _look(session, part, holds=True)


@click.command("slipped", epilog=examples("improvements slipped i12"))
@_part
@journal_option
@click.pass_obj
def slipped(session: Session, part: tuple[str, ...]) -> None:
    """Record that what was adopted does not hold; it is tried again."""
    _look(session, part, holds=False)


def _look(session: Session, part: tuple[str, ...], *, holds: bool) -> None:
    with session.opened() as journal:
        one = improvement_named(
            journal, part, lambda known: known.state is ImprovementState.ADOPTED
        )
        word = "holds" if holds else "slipped"
        with journal.transaction(f"{one.handle} {word}") as transaction:
            look_at(journal, transaction, one.id, holds)
        confirm(f"saved {called(one)} · {'it holds' if holds else 'slipped, and tried again'}")
