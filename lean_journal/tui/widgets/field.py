"""A line of text input that takes what Textual's own drops."""

from textual import events
from textual.widgets import Input

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: parts of words and emoji that Python calls unprintable."""


class Field(Input):
    """An `Input` that keeps all of a paste and the joiners inside words and emoji."""

    DEFAULT_CSS = """
    Field {
        height: 1;
        border: none;
        padding: 0 1;
        background: $panel;
        &:focus {
            border: none;
            background: $panel;
            background-tint: $foreground 4%;
        }
    }
    """

    async def on_key(self, event: events.Key) -> None:
        """Take in joiners."""
        if event.character is not None and event.character in JOINERS:
            self._replace_selection(event.character)
            event.stop()
            event.prevent_default()

    async def on_paste(self, event: events.Paste) -> None:
        """Take in all of a paste, its lines joined by spaces."""
        event.stop()
        event.prevent_default()
        self._replace_selection(" ".join(paste_lines(event.text)))

    def _replace_selection(self, text: str) -> None:
        self.replace(text, *sorted(self.selection))


def paste_lines(text: str) -> list[str]:
    """Split a paste where a person sees line breaks; no other character is one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
