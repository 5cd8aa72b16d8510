"""The keys of the app: those of the table, or a person's own."""

import re
from collections.abc import Mapping

from textual.app import App

from lean_journal.domain.keymap import Keymap
from lean_journal.domain.settings import Settings
from lean_journal.domain.text import visible
from lean_journal.tui.command_table import BY_ID, Command


class KeyedApp(App[None]):
    """Has its commands on the keys that were set."""

    def __init__(self) -> None:
        """Begin with the keys of the table."""
        super().__init__()
        self._keys_set = Keymap()
        self.commands: Mapping[str, Command] = BY_ID
        """Every command by its name, on the keys it has by now."""

    def key_of(self, command: str) -> str:
        """Give the key a command is on by now, as people read it.

        Args:
            command: The command's id.
        """
        return self.commands[command].key

    def keyed(self, sentence: str) -> str:
        """Put keys in the places of commands' ids: ``{undo} brings it back``.

        Args:
            sentence: The program's own words, never a person's.
        """
        return re.sub(r"{([a-z-]+)}", lambda name: self.key_of(name[1]), sentence)

    def take_keymap(self, settings: Settings) -> None:
        """Have the commands on the keys that are set by now, and say what cannot be."""
        if settings.keymap == self._keys_set:
            return
        self._keys_set = settings.keymap
        # Nobody who has set no keys waits for what judges them.
        from lean_journal.tui.keymap import for_textual, judged, moved

        found = judged(settings.keymap)
        own = moved(found.keys)
        self.commands = {**BY_ID, **own}
        self.set_keymap(for_textual(own))
        if found.faults:
            first, *others = found.faults.values()
            more = f"; and {len(others)} more in the keymap" if others else ""
            self.call_after_refresh(
                self.notify, visible(f"{first}{more}"), severity="warning", timeout=10, markup=False
            )
