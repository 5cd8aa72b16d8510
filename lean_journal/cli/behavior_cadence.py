"""The command that asks for a behavior more or less often."""

from collections.abc import Sequence

import click

from lean_journal.cli.behavior_changes import chosen
from lean_journal.cli.completion import behavior_names
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm
from lean_journal.cli.session import Session
from lean_journal.cli.standing import coming_words
from lean_journal.domain.cadence import Cadence, parse_cadence
from lean_journal.domain.record import Refused
from lean_journal.domain.text import storable
from lean_journal.storage.behaviors import change_behavior, practices_of

MOST_WORDS = 3
"""Of a cadence: ``3 / week``."""


@click.command(
    "cadence",
    epilog=examples("behaviors cadence ask first 2/week", "behaviors cadence ask first every day"),
)
@click.argument(
    "words", nargs=-1, required=True, metavar="NAME HOW-OFTEN", shell_complete=behavior_names
)
@journal_option
@click.pass_obj
def cadence(session: Session, words: tuple[str, ...]) -> None:
    """Ask for a behavior more or less often.

    HOW-OFTEN is daily, every day, N/week or N/month. What is said here counts from the
    next whole day, week or month on.
    """
    name, wanted = _name_and_cadence(words)
    with session.opened() as journal:
        base = chosen(journal, name)
        (one,) = practices_of(journal, [change_behavior(journal, base, base, wanted)])
        since = (
            f"{coming_words(one)}, until then {one.cadence}"
            if one.coming
            else f"{wanted} counts now"
        )
        confirm(f"saved {base.name} · {since}")


def _name_and_cadence(words: Sequence[str]) -> tuple[Sequence[str], Cadence]:
    """Tell a behavior's name from how often, which may be three words: ``3 / week``.

    Raises:
        Refused: The last words are no cadence.
        click.UsageError: There are no others.
    """
    refused: dict[str, Refused] = {}
    is_bare = len(words) == 1
    for start in range(max(0, len(words) - MOST_WORDS), len(words)):
        often = " ".join(words[start:])
        try:
            wanted = parse_cadence(storable(often))
        except Refused as error:
            refused[often] = error
            continue
        if start:
            return words[:start], wanted
        is_bare = True
    if is_bare:
        raise click.UsageError("how often? type daily, every day, 3/week or 1/month after a name")
    # What begins with a number was meant as a whole: `8 / week`.
    meant = [error for often, error in refused.items() if often[:1].isdigit()]
    raise [*meant, *reversed(refused.values())][0]
