"""What a person can set: each setting with its value and what may be typed."""

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import SETTINGS, Setting, setting
from lean_journal.tui.command_table import SET
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.layout import hanging, shortened
from lean_journal.tui.widgets.record_list import Row

LABEL = 17
"""Cells of the column of names."""

_PROMPTS = frozenset(f"{kind.value}_prompts" for kind in ReflectionKind)
"""The settings the screen of prompts changes."""


class SettingsScreen(ListDialog[None]):
    """All settings; enter changes one."""

    BINDINGS = bindings(SET)

    def __init__(self) -> None:
        """Begin with the title."""
        super().__init__("Settings", is_tall=True)

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_edit()

    def refresh_view(self) -> None:
        """Show the settings as they are now."""
        width = self.rows.row_width
        self.rows.show_rows([Row(one.key, self._row(one, width)) for one in SETTINGS])

    def _row(self, one: Setting, width: int) -> Content:
        name = Content.styled(one.key.replace("_", " "), "$primary")
        shown = shortened(one.show(self.journal.settings), width)
        value = Content.styled(shown, "bold").truncate(width - LABEL, ellipsis=True)
        # What may be typed is of no use where there is a screen of its own.
        meaning = "enter opens them" if one.key in {*_PROMPTS, "keymap"} else one.meaning
        said = Content("\n").join([value, Content.styled(meaning, "dim")])
        return hanging(name, said, width, LABEL)

    async def action_edit(self) -> None:
        """Change the setting."""
        if key := self.rows.key:
            await self.open_setting(key)

    async def open_setting(self, key: str) -> None:
        """Open what changes a setting: a line, or a screen of its own.

        Raises:
            Refused: There is no such setting.
        """
        one = setting(key)
        if one.key == "theme":
            self.app.action_change_theme()
        elif one.key in _PROMPTS:
            from lean_journal.tui.screens.prompts import PromptsScreen

            await self.app.push_screen(PromptsScreen())
        elif one.key == "keymap":
            from lean_journal.tui.screens.keymap import KeymapScreen

            await self.app.push_screen(KeymapScreen())
        else:
            await self._ask(one)

    async def _ask(self, one: Setting) -> None:
        async def store(text: str) -> bool:
            def change() -> bool:
                today = self.journal.today()
                self.journal.change_settings(
                    lambda settings: one.typed(settings, text, today), f"{one.key} {text}"[:60]
                )
                return True

            return bool(await self.journal_app.save(change))

        dialog = LineDialog(
            f"{one.key.replace('_', ' ').capitalize()}: {one.meaning}",
            draft=f"setting {one.key}",
            value=one.show(self.journal.settings),
        )
        await self.show(dialog, store)
