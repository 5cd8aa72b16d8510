"""The keys of every command; those that may be others are changed one at a time."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from lean_journal.domain.keymap import DEFAULT
from lean_journal.domain.text import storable, visible
from lean_journal.tui.command_table import (
    BY_ID,
    EVERYWHERE,
    FIELD,
    HELP,
    KEYMAP,
    Command,
    display_keys,
)
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.help_entries import entry_of, found
from lean_journal.tui.key_rules import free_keys, why_fixed
from lean_journal.tui.keymap import Judged, judged, with_keys
from lean_journal.tui.layout import hanging
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.record_list import RecordList, Row

KEYS = 18
"""Cells of the column of keys."""


class KeymapScreen(Dialog[None]):
    """All commands by where they work; words find one, enter asks for its keys."""

    BINDINGS = bindings(HELP, KEYMAP)

    DEFAULT_CSS = """
    KeymapScreen #sheet { height: 100%; }
    KeymapScreen RecordList { margin-top: 1; background: $surface; padding: 0 1; }
    KeymapScreen RecordList > .option-list--option-highlighted {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    """

    def __init__(self) -> None:
        """Begin with all commands."""
        super().__init__("Keys of your own")

    def content(self) -> ComposeResult:
        """Lay out the line and the commands."""
        yield Field(placeholder="words find a command, as: undo, walk")
        rows = RecordList()
        # The keys stay in the line: what is typed is never taken for a command.
        rows.can_focus = False
        yield rows
        yield Static("No command is found.", classes="hint", markup=False)

    def first(self) -> Widget:
        """Begin in the line."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Show the commands."""
        self.refresh_view()

    @property
    def _rows(self) -> RecordList:
        return self.query_one(RecordList)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the words find, and stand at the first of it."""
        event.stop()
        self.refresh_view()
        self._rows.action_first()

    @on(RecordList.Resized)
    def refresh_view(self) -> None:
        """Show the commands on their keys of now."""
        commands = sorted(self.journal_app.commands.values(), key=_comes_later)
        # By what it is called alone: what it does names others.
        entries = {one.id: replace(entry_of(one), says="") for one in commands}
        wanted = found(entries.values(), self.query_one(Field).value)
        rows = list(self._drawn([one for one in commands if entries[one.id] in wanted]))
        self._rows.show_rows(rows)
        self._rows.display = bool(rows)
        self.query_one(".hint").display = not rows

    def _drawn(self, commands: list[Command]) -> Iterator[Row]:
        width, known = self._rows.row_width, judged(self.journal.settings.keymap)
        is_first = True
        for scope, those in groupby(commands, lambda one: one.scope):
            if not is_first:
                yield Row("", Content(" "))
            is_first = False
            yield Row("", Content.styled(scope, "bold $primary"))
            for one in those:
                yield Row(one.id, self._row(one, known, width))

    def _row(self, command: Command, known: Judged, width: int) -> Content:
        key = Content.styled(
            display_keys(command.keys), "dim" if why_fixed(command) else "bold $accent"
        )
        lines = [Content.assemble(command.label, (f"  {command.id}", "dim"))]
        if command.id in known.keys:
            yours = f"yours; by itself on {' '.join(free_keys(BY_ID[command.id]))}"
            lines.append(Content.styled(yours, "$accent"))
        elif fault := known.faults.get(command.id):
            lines.append(Content.styled(visible(fault), "$warning"))
        return hanging(key, Content("\n").join(lines), width, min(KEYS, width // 3))

    def action_move(self, step: int) -> None:
        """Move among the commands without leaving the line."""
        if step > 0:
            self._rows.action_cursor_down()
        else:
            self._rows.action_cursor_up()

    async def action_page(self, step: int) -> None:
        """Move a page without leaving the line."""
        await self.app.run_action("page_down" if step > 0 else "page_up", self._rows)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_edit()

    async def action_edit(self) -> None:
        """Ask for the keys of the command."""
        await self.settle()
        if name := self._rows.key:
            await self.open_keys(name)

    async def open_keys(self, name: str) -> None:
        """Ask for the keys of a command, or say why it keeps its own."""
        command = BY_ID[name]
        if fixed := why_fixed(command):
            self.journal_app.say(fixed)
            return

        async def store(text: str) -> bool:
            typed = tuple(storable(text).replace(",", " ").split())
            keys = () if typed == (DEFAULT,) else typed

            def change() -> bool:
                self.journal.change_settings(
                    lambda settings: with_keys(settings, name, keys),
                    f"keys {name}={' '.join(keys) or DEFAULT}"[:60],
                )
                return True

            return bool(await self.journal_app.save(change))

        present = free_keys(self.journal_app.commands[name])
        title = f"Keys for “{command.label}”, {command.scope.lower()}: as z, or z F8; default"
        await self.show(LineDialog(title, draft=f"keys {name}", value=" ".join(present)), store)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no questions: nothing is written here."""
        return action != "questions" and super().check_action(action, parameters)


def _comes_later(command: Command) -> bool:
    return command.scope not in (EVERYWHERE, FIELD)
