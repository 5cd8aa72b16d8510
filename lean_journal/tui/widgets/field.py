"""A line of text input that takes what Textual's own drops."""

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from lean_journal.domain.text import storable

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: parts of words and emoji that Python calls unprintable."""

SURROGATES = range(0xD800, 0xE000)
"""What the driver makes of bytes that are no UTF-8."""


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

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        """Take the text to begin with; typing goes on at its end and never replaces it."""
        super().__init__(
            value, placeholder=placeholder, id=id, suggester=suggester, select_on_focus=False
        )

    async def on_key(self, event: events.Key) -> None:
        """Take in joiners, and bytes that are no text as text one can see."""
        character = event.character
        if character is not None and (character in JOINERS or ord(character[0]) in SURROGATES):
            self._replace_selection(storable(character))
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
