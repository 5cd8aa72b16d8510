"""What the shell offers when the person presses tab."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from lean_journal.cli.leaving import WrongUsage
from lean_journal.cli.session import Session
from lean_journal.domain.text import folded, visible

if TYPE_CHECKING:
    from lean_journal.domain.area import Area
    from lean_journal.domain.behavior import Behavior


def area_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the areas of the journal; none if it cannot be read."""
    from lean_journal.domain.area import Area

    return _beginning(incomplete, _names(context, Area))


def behavior_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer the behaviors of the journal; none if it cannot be read."""
    from lean_journal.domain.behavior import Behavior

    return _beginning(incomplete, _names(context, Behavior))


def behaviors_and_states(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Offer the behaviors of the journal, and after one what may have become of it."""
    from lean_journal.cli.mark import STATES

    states = STATES if context.params.get(parameter.name or "") else ()
    return [*_beginning(incomplete, states), *behavior_names(context, parameter, incomplete)]


def _names(context: click.Context, kind: "type[Area | Behavior]") -> list[str]:
    """Give the names in the journal, but those a shell would garble."""
    from lean_journal.storage import Journal, JournalError

    session = context.find_object(Session) or Session()
    try:
        with Journal(session.path, clock=session.clock) as journal:
            names = [one.name for one in journal.find(kind)]
    except (JournalError, WrongUsage):
        return []
    return [name for name in names if name == visible(name)]


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
