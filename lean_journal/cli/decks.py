"""The commands about the decks of all months: what they say of the next, and what came back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from lean_journal.cli.completion import month_names, pull_signals
from lean_journal.cli.dates import begun_month
from lean_journal.cli.options import examples, journal_option, json_option
from lean_journal.cli.output import (
    complain,
    confirm,
    fields_of,
    on_terminal,
    print_indented,
    print_json,
    print_table,
    shortened,
)
from lean_journal.cli.session import Session
from lean_journal.domain.deck import Deck, Pull
from lean_journal.domain.months import month_after, month_before, month_name, parse_month
from lean_journal.domain.pulling import prediction_stands, pull_history
from lean_journal.domain.text import storable
from lean_journal.storage import Journal
from lean_journal.storage.deck import answer as store_answer
from lean_journal.storage.deck import change_deck, deck_of, history_of
from lean_journal.storage.deck import pull as store_pull

GLANCE = 60
"""Characters of a prediction in the list on a terminal; a pipe gets all of it."""

_NOT_LISTED = {"outline", "confirmed"}
"""What JSON leaves out: the slides, which `deck` writes."""

_WRITTEN = ("target", "prediction", "wanted")
"""What is written for a deck and for no other record."""

_month = click.argument("month", required=False, shell_complete=month_names)


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "decks",
        "decks edit --target 'no cart waits longer than 10 min'",
        "decks answer 'nine of ten shifts did' --came-true",
        "decks pull sent",
    ),
)
@json_option
@journal_option
@click.pass_context
def decks(context: click.Context, as_json: bool) -> None:
    """List the decks, and what came back for each.

    The last line counts what came back for all of them. MONTH after a command is 2026-10,
    october, last or this; lean-journal deck writes one as a file. A deck is frozen in the
    app, on Review, with a yes to each slide.
    """
    if context.invoked_subcommand is None:
        _list(context.obj, as_json)


def _list(session: Session, as_json: bool) -> None:
    with session.opened() as journal:
        known = history_of(journal)
    if as_json:
        print_json([_as_listed(one) for one in reversed(known)])
    elif not known:
        complain("no decks: `lean-journal deck` shows a month, and `decks edit` begins its deck")
    else:
        headings = ("month", "frozen", "predicted", "came back", "since")
        print_table(headings, [_row(one) for one in reversed(known)])
        if history := pull_history(known):
            print_indented([(0, history)])


def _row(one: Deck) -> tuple[str, ...]:
    prediction = shortened(one.prediction, GLANCE) if on_terminal() else one.prediction
    back = (one.pulls[-1].signal, one.pulls[-1].day.isoformat()) if one.pulls else ("", "")
    return (
        one.month.isoformat()[:7],
        one.frozen.isoformat() if one.frozen is not None else "draft",
        " · ".join(filter(None, [prediction.strip(), prediction_stands(one)])),
        *back,
    )


def _as_listed(one: Deck) -> dict[str, object]:
    return {
        "stands": "draft" if one.frozen is None else "frozen",
        "pull": one.pull,
        "since": one.pulls[-1].day if one.pulls else None,
        **{name: value for name, value in fields_of(one).items() if name not in _NOT_LISTED},
    }


@decks.command(
    epilog=examples(
        "decks edit --target 'no cart waits longer than 10 min'",
        "decks edit october --prediction 'nine of ten shifts stay below' --wanted ''",
    )
)
@_month
@click.option("--target", metavar="TEXT", help="The target condition of the month after.")
@click.option("--prediction", metavar="TEXT", help="What will have happened a month later.")
@click.option("--wanted", metavar="TEXT", help="A decision that is wanted, or a barrier.")
@journal_option
@click.pass_obj
def edit(session: Session, /, month: str | None, **typed: str | None) -> None:
    """Write what a deck says of the month after.

    Without a MONTH it is the last that has ended. '' empties a field. What a frozen deck
    says stays as it was.
    """
    given: dict[str, Any] = {
        name: storable(text).strip() for name in _WRITTEN if (text := typed[name]) is not None
    }
    if not given:
        raise click.UsageError("what shall change? add --target, --prediction or --wanted")
    with session.opened() as journal:
        base = deck_of(journal, begun_month(journal, month))
        with journal.transaction(f"{_called(base)}: {', '.join(given)}") as transaction:
            change_deck(journal, transaction, base, replace(base, **given))
        confirm(f"saved {_called(base)} · {', '.join(given)}")


@decks.command(
    epilog=examples(
        "decks answer 'nine of ten did; the tenth had no material' --came-true",
        "decks answer september 'six of ten did' --otherwise",
    )
)
@click.argument(
    "words", nargs=-1, required=True, metavar="[MONTH] TEXT", shell_complete=month_names
)
@click.option(
    "--came-true/--otherwise", default=None, help="Which it was; without, nobody can tell yet."
)
@journal_option
@click.pass_obj
def answer(session: Session, words: tuple[str, ...], came_true: bool | None) -> None:
    """Say what became of what the deck of MONTH predicted.

    Put quotes around TEXT; '' takes it back. The deck of the month after MONTH opens with it.
    Without a MONTH it is the last whose prediction can be judged, since the month after it has
    ended: in November that of September, which the deck of October answers. So answer first,
    and freeze then: what is frozen does not change.
    """
    with session.opened() as journal:
        first, text = _month_and_text(journal, words)
        base, opening = deck_of(journal, first), deck_of(journal, month_after(first))
        with journal.transaction(f"{_called(base)}: its prediction answered") as transaction:
            stored = store_answer(journal, transaction, first, storable(text), came_true)
        confirm(f"saved {_called(base)} · {prediction_stands(stored)}")
    if opening.frozen is not None:
        complain(f"{_called(opening)} is frozen: it opens with what was known then")


def _month_and_text(journal: Journal, words: Sequence[str]) -> tuple[date, str]:
    """Read the month of a prediction, and what became of it.

    Raises:
        click.UsageError: There are more words than that, or only a month.
    """
    *months, text = words
    if len(months) > 1:
        raise click.UsageError("put quotes around the TEXT, so that it is one word")
    if months:
        return begun_month(journal, months[0]), text
    if parse_month(text, journal.today()) is not None:
        raise click.UsageError(f"what became of it? add the TEXT after {text}")
    return month_before(begun_month(journal, None)), text


@decks.command(epilog=examples("decks pull sent", "decks pull reused september"))
@click.argument("signal", shell_complete=pull_signals)
@_month
@journal_option
@click.pass_obj
def pull(session: Session, signal: str, month: str | None) -> None:
    """Note what came back for a deck.

    SIGNAL is sent, discussed, reused (upward) or asked (for first), or a beginning of one.
    Without a MONTH it is the last that has ended. A signal stays, and only a later one may
    follow; undo takes back a wrong one.
    """
    wanted = _signal(signal)
    with session.opened() as journal:
        base = deck_of(journal, begun_month(journal, month))
        with journal.transaction(f"{_called(base)}: {wanted}") as transaction:
            store_pull(journal, transaction, base.month, wanted)
        confirm(f"saved {_called(base)} · {wanted}")


def _signal(text: str) -> Pull:
    word = text.strip().casefold()
    found = [one for one in Pull if word and one.value.startswith(word)]
    if len(found) != 1:
        raise click.BadParameter(
            f"{text!r} is no pull signal: type sent, discussed, reused or asked",
            param_hint="SIGNAL",
        )
    return found[0]


def _called(one: Deck) -> str:
    return f"the deck of {month_name(one.month)}"
