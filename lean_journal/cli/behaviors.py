"""The command that lists the behaviors one practises, and those one may begin with."""

import click

from lean_journal.cli import behavior_cadence, behavior_changes
from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import complain, print_json, print_table
from lean_journal.cli.session import Session
from lean_journal.cli.standing import coming_words, stands
from lean_journal.domain.practice import Practice
from lean_journal.domain.starter import STARTER_BEHAVIORS
from lean_journal.storage.behaviors import practices_of


@click.group(
    invoke_without_command=True,
    epilog=examples("behaviors", "behaviors add 'Ask first'", "behaviors park ask first"),
)
@json_option
@journal_option
@click.pass_context
def behaviors(context: click.Context, as_json: bool) -> None:
    """List the behaviors I practise, in their order.

    The parked ones stand last. The first is the focus of the day; at most five are
    practised at a time.
    """
    if context.invoked_subcommand is None:
        _list_behaviors(context.obj, as_json=as_json)


def _list_behaviors(session: Session, *, as_json: bool) -> None:
    with session.opened() as journal:
        known = practices_of(journal)
    if as_json:
        print_json([_as_listed(one) for one in known])
    elif not known:
        complain("no behaviors yet: `lean-journal behaviors starters` lists some to begin with")
    else:
        rows = [
            (one.behavior.name, str(one.cadence), stands(one), coming_words(one)) for one in known
        ]
        print_table(("behavior", "cadence", "streak", ""), rows)


def _as_listed(one: Practice) -> dict[str, object]:
    behavior, coming = one.behavior, one.coming
    return {
        "id": behavior.id,
        "behavior": behavior.name,
        "definition": behavior.definition,
        "cue": behavior.cue,
        "cadence": str(one.cadence),
        "coming": {"cadence": str(coming.cadence), "from": coming.first} if coming else None,
        "streak": stands(one),
        "begun": behavior.begun,
        "parked_since": behavior.active[-1].last,
    }


@behaviors.command("starters", epilog=examples("behaviors starters"))
@journal_option
def starters() -> None:
    """List behaviors one may begin with.

    Beside each is how often, and when others would see it.
    """
    print_table(("behavior", "cadence", "seen when"), STARTER_BEHAVIORS)


for _change in (
    behavior_changes.add,
    behavior_changes.edit,
    behavior_cadence.cadence,
    behavior_changes.park,
    behavior_changes.resume,
    behavior_changes.remove,
):
    behaviors.add_command(_change)
