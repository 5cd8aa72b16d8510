"""The command for days on which no behavior is due: leave, a shutdown of the plant."""

import re

import click

from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import complain, confirm, print_table
from lean_journal.cli.session import Session
from lean_journal.domain.absence import Absence, parse_range
from lean_journal.domain.cadence import Unit
from lean_journal.domain.record import Refused
from lean_journal.domain.streak import counted
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.absences import absences_of, add_absence, remove_absence


class _Days(click.Command):
    """A command whose argument may begin with a dash, as ``-3d..today``, and is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put a blank before such days: they are read without it."""
        return super().parse_args(
            ctx, [f" {word}" if re.match(r"-[0-9]", word) else word for word in args]
        )


@click.command(
    cls=_Days,
    epilog=examples(
        "absence 2026-12-21..2027-01-03 --reason 'plant shutdown'",
        "absence yesterday",
        "absence --remove 2026-12-21",
    ),
)
@click.argument("days", required=False, metavar="[FROM[..TO]]")
@click.option("--reason", metavar="TEXT", help="Why: leave, a shutdown of the plant.")
@click.option("--remove", "removed", metavar="FROM", help="Remove the absence that begins then.")
@journal_option
@click.pass_obj
def absence(session: Session, days: str | None, reason: str | None, removed: str | None) -> None:
    """List the absences, or add one.

    Nothing is due on its days, and no streak breaks. FROM and TO are days: ISO, today,
    yesterday, tomorrow, mon, -3d, +2w; both are days of the absence.
    """
    if removed is not None and (days, reason) != (None, None):
        raise click.UsageError("--remove stands alone, with the day the absence begins on")
    if days is None and reason is not None:
        raise click.UsageError("a --reason needs the days: FROM or FROM..TO")
    with session.opened() as journal:
        if removed is not None:
            gone = _found(journal, storable(removed))
            remove_absence(journal, gone)
            confirm(f"saved · the absence {_in_words(gone)} is removed")
        elif days is not None:
            first, last = parse_range(storable(days), journal.today())
            new = Absence(first=first, last=last, reason=storable(reason or ""))
            saved = add_absence(journal, new)
            why = f" · {saved.reason}" if saved.reason else ""
            confirm(f"saved absence {_in_words(saved)} · {_length(saved)}{why}")
        else:
            _list_absences(journal)


def _list_absences(journal: Journal) -> None:
    rows = [
        (one.first.isoformat(), one.last.isoformat(), _length(one), one.reason)
        for one in absences_of(journal)
    ]
    if not rows:
        complain("no absences yet: add one with `lean-journal absence 2026-12-21..2027-01-03`")
        return
    print_table(("from", "to", "", "reason"), rows)


def _found(journal: Journal, text: str) -> Absence:
    """Find the absence that begins on a day, or else one that holds it.

    Args:
        journal: The journal.
        text: The day; or the first and the last as ``FROM..TO``, where several begin then.

    Raises:
        Refused: There is none, or there are several; or the day cannot be read.
    """
    first, last = parse_range(text, journal.today())
    known = [one for one in absences_of(journal) if ".." not in text or one.last == last]
    found = [one for one in known if one.first == first]
    found = found or [one for one in known if one.first <= first <= one.last]
    if not found:
        raise Refused(f"no absence begins on {first.isoformat()}, and none holds that day")
    if len({_span(one) for one in found}) > 1:
        spans = ", ".join(_span(one) for one in found)
        raise Refused(f"several absences hold {first.isoformat()}: type one of {spans}")
    return max(found, key=lambda one: one.created)


def _span(one: Absence) -> str:
    return f"{one.first.isoformat()}..{one.last.isoformat()}"


def _in_words(one: Absence) -> str:
    """Give both days with their weekdays: on a Friday, ``mon..fri`` is the week that ends."""
    first, last = (f"{day:%a} {day.isoformat()}" for day in (one.first, one.last))
    return first if first == last else f"{first} to {last}"


def _length(one: Absence) -> str:
    return counted((one.last - one.first).days + 1, Unit.DAY)
