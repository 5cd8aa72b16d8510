"""The areas: listed, added, changed."""

from dataclasses import replace

import click

from lean_journal.cli.completion import area_names
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import complain, confirm, print_table
from lean_journal.cli.session import Session
from lean_journal.domain.area import Area, checked, matching_area
from lean_journal.domain.calendar import ago
from lean_journal.domain.record import as_edit
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Walk, last_visits


@click.group(invoke_without_command=True, epilog=examples("areas", "areas add 'Press shop'"))
@journal_option
@click.pass_context
def areas(context: click.Context) -> None:
    """List my areas, and how long ago each was seen."""
    if context.invoked_subcommand is None:
        _list_areas(context.obj)


def _list_areas(session: Session) -> None:
    with session.opened() as journal:
        known = sorted(journal.find(Area), key=lambda area: area.name.casefold())
        visits = last_visits(journal.find(Walk))
        today = journal.today()
        rows = []
        for area in known:
            last = visits.get(area.id)
            seen = (ago(last, today), last.isoformat()) if last else ("not yet", "")
            rows.append((area.name, *seen, "one person" if area.one_person else ""))
    if not rows:
        complain("no areas yet: add one with `lean-journal areas add 'Press shop'`")
        return
    print_table(("area", "seen", "on", ""), rows)


@areas.command(epilog=examples("areas add 'Press shop'", "areas add --one-person Lab"))
@click.argument("name", nargs=-1, required=True)
@click.option("--one-person", is_flag=True, help="One person works there: kept out of the deck.")
@journal_option
@click.pass_obj
def add(session: Session, name: tuple[str, ...], one_person: bool) -> None:
    """Add an area of mine by its NAME; several words make one name."""
    wanted = Area(name=storable(" ".join(name)), one_person=one_person)
    with session.opened() as journal:
        with journal.transaction(f"area {wanted.name.strip()}") as transaction:
            area = transaction.add(checked(wanted, journal.find(Area)))
        confirm(f"saved area {area.name}")


@areas.command(epilog=examples("areas edit lab --one-person", "areas edit press --name 'Press 2'"))
@click.argument("part", nargs=-1, required=True, shell_complete=area_names)
@click.option("--name", metavar="NAME", help="What people there call it.")
@click.option(
    "--one-person/--several", default=None, help="How many work there: one is kept out of the deck."
)
@journal_option
@click.pass_obj
def edit(
    session: Session, part: tuple[str, ...], name: str | None, one_person: bool | None
) -> None:
    """Change the name of an area, or whether one person works there.

    A unique PART of its name is enough. An area where one person works names that person: the
    deck leaves it out, unless there is consent.
    """
    if name is None and one_person is None:
        raise click.UsageError("what shall change? add --name, --one-person or --several")
    with session.opened() as journal:
        known = journal.find(Area)
        base = matching_area(known, storable(" ".join(part)))
        edited = replace(
            base,
            name=storable(name) if name is not None else base.name,
            one_person=one_person if one_person is not None else base.one_person,
        )
        edit_now = as_edit(base, checked(edited, known))
        stored = journal.change(Area, base.id, edit_now, f"area {base.name} changed")
        confirm(f"saved area {stored.name}{' · one person' if stored.one_person else ''}")
