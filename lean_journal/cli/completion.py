"""What the shell offers when the person presses tab."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from lean_journal.cli.leaving import WrongUsage
from lean_journal.cli.session import Session
from lean_journal.domain.text import folded, visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from lean_journal.domain.area import Area
    from lean_journal.domain.behavior import Behavior
    from lean_journal.domain.improvement import Improvement
    from lean_journal.domain.struggle import Struggle
    from lean_journal.storage import Journal

MONTHS_OFFERED = 12
"""Months before the running one."""

S = TypeVar("S")
T = TypeVar("T", "Area", "Behavior", "Improvement", "Struggle")


def area_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the areas of the journal; none if it cannot be read."""
    from lean_journal.domain.area import Area

    return _beginning(incomplete, [one.name for one in _known(context, Area)])


def behavior_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer the behaviors of the journal; none if it cannot be read."""
    from lean_journal.domain.behavior import Behavior

    return _beginning(incomplete, [one.name for one in _known(context, Behavior)])


def behaviors_and_states(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer the behaviors of the journal, and after one what may have become of it."""
    from lean_journal.cli.mark import STATES

    states = STATES if context.params.get(parameter.name or "") else ()
    return [*_beginning(incomplete, states), *behavior_names(context, parameter, incomplete)]


def improvement_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the improvements of the journal; none if it cannot be read."""
    from lean_journal.domain.improvement import Improvement

    return _handles_and_names(incomplete, _known(context, Improvement))


def struggle_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the struggles of the journal; none if it cannot be read."""
    from lean_journal.domain.struggle import Struggle

    return _handles_and_names(incomplete, _known(context, Struggle))


def parts_of_a_line(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer what a line may name: after an @ the people, after a # improvements and struggles."""
    from click.shell_completion import CompletionItem

    if incomplete.startswith("@"):
        people = _beginning(incomplete, [f"@{alias}" for alias in _aliases(context)])
        return [CompletionItem(one) for one in people]
    if not incomplete.startswith("#"):
        return []
    part = incomplete.removeprefix("#")
    offered = [
        *improvement_names(context, parameter, part),
        *struggle_names(context, parameter, part),
    ]
    # Only a handle has its name beside it.
    return [CompletionItem(f"#{one.value}", help=one.help) for one in offered if one.help]


def _handles_and_names(
    incomplete: str, known: "Sequence[Improvement | Struggle]"
) -> "list[CompletionItem]":
    """Offer handles, each with its name beside it where the shell shows that, and names.

    A handle is offered without its #, which begins a comment in a shell.
    """
    from click.shell_completion import CompletionItem

    handles = {one.handle.removeprefix("#"): one.name for one in known}
    names = _beginning(incomplete, dict.fromkeys(handles.values()))
    return [
        *(CompletionItem(one, help=handles[one]) for one in _beginning(incomplete, handles)),
        *(CompletionItem(name) for name in names),
    ]


def _known(context: click.Context, kind: "type[T]") -> "list[T]":
    """Give the records in the journal, but those whose names a shell would garble."""
    found = _read(context, lambda journal: journal.find(kind))
    return [one for one in found if one.name == visible(one.name)]


def _aliases(context: click.Context) -> list[str]:
    """Give the people something was promised to, but those whose names a shell would garble."""
    from lean_journal.storage.deck import aliases_of

    return sorted(one for one in _read(context, aliases_of) if one == visible(one))


def _read(context: click.Context, look: "Callable[[Journal], Iterable[S]]") -> list[S]:
    """Look something up in the journal; nothing if it cannot be read."""
    from lean_journal.storage import Journal, JournalError

    session = context.find_object(Session) or Session()
    try:
        with Journal(session.path, clock=session.clock) as journal:
            return list(look(journal))
    except (JournalError, WrongUsage):
        return []


def month_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the months of a year back, the running one first; none without a journal."""
    from lean_journal.domain.months import month_before

    months = [day.replace(day=1) for day in _read(context, lambda journal: [journal.today()])]
    while 0 < len(months) <= MONTHS_OFFERED:
        months.append(month_before(months[-1]))
    return _beginning(incomplete, dict.fromkeys(month.isoformat()[:7] for month in months))


def pull_signals(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer what may come back for a deck, each by its first word."""
    from lean_journal.domain.deck import Pull

    return _beginning(incomplete, [one.value.partition(" ")[0] for one in Pull])


def theme_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the themes of walks."""
    from lean_journal.domain.starter import WALK_QUESTIONS

    return _beginning(incomplete, WALK_QUESTIONS)


def setting_keys(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer the settings."""
    from lean_journal.domain.settings import SETTINGS

    return _beginning(incomplete, [known.key for known in SETTINGS])


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if folded(word).startswith(folded(incomplete))]
