"""The command that fills in an improvement as it grows: its numbers, its standard, its words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import click

from lean_journal.cli.completion import area_names, improvement_names, struggle_names
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm
from lean_journal.cli.parts import called, improvement_named, struggle_named
from lean_journal.cli.session import Session
from lean_journal.domain.area import Area, matching_area
from lean_journal.domain.improvement import Basis, Horizon, Improvement
from lean_journal.domain.measure import measured, parse_number
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.improvements import change_improvement

F = TypeVar("F", bound=Callable[..., Any])

TEXTS: Mapping[str, str] = {
    "title": "What it is called.",
    "problem": "What is wrong today, as a fact.",
    "target": "The target condition; a long horizon needs one.",
    "measure": "What is measured: 'carts waiting at press 2'.",
    "unit": "In what: carts, min, %.",
    "period": "Over what time the numbers were taken.",
    "sample": "Of how many: '40 changeovers'.",
    "standard": "The standard that was changed, and where it hangs.",
    "share_with": "Who else could use it.",
    "wording": "What the deck says of it.",
    "credit": "Whose work it was: the team, or a name.",
}
"""The fields a person writes, and what each is for."""

NUMBERS: Mapping[str, str] = {
    "before": "The number before, as 40 or 3.5.",
    "after": "The number after.",
}


def _written(command: F) -> F:
    """Add an option for each field a person writes."""
    for name, meaning in reversed([*TEXTS.items(), *NUMBERS.items()]):
        metavar = "N" if name in NUMBERS else "TEXT"
        option = click.option(f"--{name.replace('_', '-')}", metavar=metavar, help=meaning)
        command = option(command)
    return command


@click.command(
    "edit",
    epilog=examples(
        "improvements edit i12 --measure 'carts waiting' --before 9 --after 4 --measured",
        "improvements edit i12 --credit 'the late shift' --consented --star",
    ),
)
@click.argument("part", nargs=-1, required=True, shell_complete=improvement_names)
@_written
@click.option("--horizon", type=click.Choice([one.value for one in Horizon]), help="How far.")
@click.option("--obstacle", metavar="TEXT", help="One more thing that is in the way.")
@click.option("--area", metavar="A", shell_complete=area_names, help="Where it is made.")
@click.option(
    "--struggle", metavar="S", shell_complete=struggle_names, help="What it helps with, as s3."
)
@click.option("--measured", "basis", flag_value="measured", help="The numbers are measured.")
@click.option("--estimated", "basis", flag_value="estimated", help="They are estimated.")
@click.option(
    "--consented/--no-consent", default=None, help="Whether the deck may name those in --credit."
)
@click.option("--star/--no-star", "starred", default=None, help="Whether the deck shows it large.")
@journal_option
@click.pass_obj
def edit(session: Session, /, part: tuple[str, ...], **typed: Any) -> None:
    """Change what is known of an improvement.

    PART is #i12, i12 or 12, or a unique part of its title. '' empties a field. What a cycle
    is expected to bring cannot be changed: it is locked from the start.
    """
    given = {name: value for name, value in typed.items() if value is not None}
    if not given:
        raise click.UsageError("what shall change? `lean-journal improvements edit -h` names it")
    with session.opened() as journal:
        base = improvement_named(journal, part)
        edited = _edited(journal, base, given)
        with journal.transaction(f"{base.handle} changed") as transaction:
            stored = change_improvement(journal, transaction, base, edited)
        numbers = measured(stored) if given.keys() & _MEASURED else ""
        confirm(" · ".join(filter(None, [f"saved {called(stored)}", numbers])))


_MEASURED = {"measure", "unit", "period", "sample", "basis", *NUMBERS}
"""The options after which all numbers are shown."""


def _edited(journal: Journal, base: Improvement, given: Mapping[str, Any]) -> Improvement:
    """Apply what was typed.

    Raises:
        Refused: A number is none, or no area or struggle fits.
    """
    changes: dict[str, Any] = {}
    for name, value in given.items():
        match name:
            case "before" | "after":
                changes[name] = parse_number(storable(value))
            case "horizon":
                changes[name] = Horizon(value)
            case "basis":
                changes[name] = Basis(value)
            case "obstacle":
                known = (*base.obstacles, storable(value).strip())
                changes["obstacles"] = tuple(dict.fromkeys(filter(None, known)))
            case "area":
                areas = journal.find(Area)
                changes[name] = matching_area(areas, storable(value)).id if value else None
            case "struggle":
                changes[name] = struggle_named(journal, [value]).id if value else None
            case _:
                changes[name] = storable(value).strip() if name in TEXTS else value
    return replace(base, **changes)
