"""The command palette: the commands of the table, and below them what was written."""

import asyncio
from collections.abc import Iterable, Iterator
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandList, CommandPalette, Hit, Hits, Provider
from textual.markup import escape
from textual.screen import Screen

from lean_journal.domain.query import split
from lean_journal.domain.record import Record
from lean_journal.domain.search import Hit as Found
from lean_journal.domain.search import newest_first
from lean_journal.domain.text import visible
from lean_journal.storage import JournalError
from lean_journal.storage.search import hits_of, query_of
from lean_journal.tui.command_table import COMMANDS, EVERYWHERE, FIELD, FORM
from lean_journal.tui.found import place_of
from lean_journal.tui.screens.search import REST, SLICE
from lean_journal.tui.widgets.hit_rows import hit_name
from lean_journal.tui.wording import day_name

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp

MOST_RECORDS = 30
"""Records the palette offers; the search shows more."""


class Palette(CommandPalette):
    """Textual's palette, which would fall over a page key before its list has been laid out."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys of the list wait for the list."""
        is_drawn = bool(self.query_one(CommandList).scrollable_content_region)
        return (action != "command_list" or is_drawn) and super().check_action(action, parameters)


class Records(Provider):
    """Finds records by their words, below the commands: the newest first."""

    async def search(self, query: str) -> Hits:
        """Give the newest records with all the words, and what filters ask for."""
        app = cast("JournalApp", self.app)
        today = app.journal.today()
        for place, found in enumerate(await _newest(app, query)):
            line = visible(found.line)
            what = f"{hit_name(found.record)}, {day_name(found.day, today)}"
            # A command that matches stands above any record, whose order is that of their days.
            yield Hit(
                score=-1 - place,
                match_display=Text(line),
                command=partial(_visit, app, found.record),
                text=line,
                help=escape(visible(what)),
            )


async def _newest(app: "JournalApp", typed: str) -> list[Found]:
    """Search the journal, and let keys have their turn meanwhile."""
    newest: list[Found] = []
    rested = monotonic()
    try:
        query = query_of(app.journal, split(typed))
        for found in () if query.wrong else hits_of(app.journal, query):
            newest = newest_first([*newest, *found])[:MOST_RECORDS] if found else newest
            if monotonic() - rested >= SLICE:
                await asyncio.sleep(REST)
                rested = monotonic()
    except JournalError as error:
        app.complain(error)
    return newest


async def _visit(app: "JournalApp", found: Record) -> None:
    """Go to a record; or say why no screen can show it."""
    place = place_of(app.journal, found)
    if isinstance(place, str):
        app.say(place)
    else:
        await app.visit(place)


def system_commands(app: "JournalApp", screen: Screen[object]) -> Iterable[SystemCommand]:
    """Give every command that works on a screen, and the change of theme.

    Args:
        app: The app that runs them.
        screen: The screen the palette was opened on.
    """
    active = {active.binding.id: active.node for active in screen.active_bindings.values()}
    # While the palette has the keys, letters are text and so not active; they still work after.
    active |= {command.id: app for command in COMMANDS if command.scope == EVERYWHERE}
    # Of two commands on one key Textual names the first, though it be the other's turn.
    active |= dict.fromkeys(_bound_on(screen), screen)
    for command in COMMANDS:
        if command.scope in (FIELD, FORM) or command.id == "palette" or command.id not in active:
            continue
        prefix, name, parameters = parse(command.action)
        if prefix == "screen" and not screen.check_action(name, parameters):
            # The palette is the app's screen by now, and Textual asked that one.
            continue
        node = active[command.id]
        yield SystemCommand(
            f"{command.label[0].upper()}{command.label[1:]}",
            f"{command.help} ({app.key_of(command.id)})",
            lambda action=command.action, node=node: app.run_action(action, node),
        )
    yield SystemCommand("Theme", "Change the colors.", app.action_change_theme)


def _bound_on(screen: Screen[object]) -> Iterator[str]:
    """Give the ids of the commands a screen has keys for, its turn or not."""
    for kind in type(screen).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and "{key}" not in binding.action:
                yield binding.id or ""
