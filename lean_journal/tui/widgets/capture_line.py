"""The line a person types on a walk: it clears only when what it held is on disk."""

from collections.abc import Awaitable, Callable, Sequence

from textual import events

from lean_journal.tui.command_table import CAPTURE
from lean_journal.tui.commands import bindings
from lean_journal.tui.widgets.field import Field, paste_lines

Save = Callable[[Sequence[str]], Awaitable[bool]]
"""Puts lines on disk; tells whether they are there."""


class CaptureLine(Field):
    """The capture line.

    Enter is handled here and awaits the answer, so that keys typed ahead wait for it: three
    quick lines are three records, and a line that could not be saved stays to be seen.
    """

    BINDINGS = bindings(CAPTURE)

    def __init__(self, save: Save, value: str = "", *, draft: str) -> None:
        """Take what saves lines, a line left from before, and its name among the drafts."""
        super().__init__(value, placeholder="w: seen // may mean >> I will", draft=draft)
        self._save = save

    async def on_key(self, event: events.Key) -> None:
        """Save on Enter."""
        if event.key in ("enter", "ctrl+j"):
            event.stop()
            event.prevent_default()
            await self.submit()

    async def action_submit_line(self) -> None:
        """Save the line, for the palette."""
        await self.submit()

    async def submit(self) -> None:
        """Save the line, and clear it once it is on disk."""
        if await self._save([self.value]):
            self.clear()

    async def on_paste(self, event: events.Paste) -> None:
        """Save pasted lines at once, each as its own record; a single one is only typed."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        before, after = self.value[:start], self.value[end:]
        *lines, last = paste_lines(event.text)
        if not lines:
            self.replace(last, start, end)
            return
        lines = [before + lines[0], *lines[1:], last + after]
        if await self._save(lines):
            self.clear()
        else:
            # All of it stays in the line, so that nothing of the paste is lost.
            self.value = " ".join(lines)
            self.cursor_position = len(self.value)
