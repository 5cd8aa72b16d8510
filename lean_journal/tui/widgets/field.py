"""A line of text input that takes what Textual's own drops."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from lean_journal.domain.text import storable
from lean_journal.tui.has_draft import HasDraft

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
        & > .input--placeholder, & > .input--suggestion {
            color: $text-muted;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """The text of a field that is kept while it is typed has changed."""

        field: HasDraft
        """The field. What it holds by now counts: it may have been saved and emptied since."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        suggester: Suggester | None = None,
        draft: str = "",
        saved: str = "",
    ) -> None:
        """Take the text to begin with; typing goes on at its end and never replaces it.

        Args:
            value: The text to begin with.
            placeholder: Shown while the field is empty.
            id: The widget's id.
            suggester: Offers known values while one types.
            draft: The field's name among the drafts; without one its text is not kept.
            saved: What it holds while nothing is half-typed.
        """
        super().__init__(
            value, placeholder=placeholder, id=id, suggester=suggester, select_on_focus=False
        )
        self.draft, self.saved = draft, saved
        self._hint = placeholder

    def on_resize(self) -> None:
        """Say what may be typed as far as there is room."""
        self.suggest(self._hint)

    def on_focus(self) -> None:
        """Have the end in sight, where typing goes on."""
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        if self.cursor_position == len(self.value):
            self.scroll_to(x=self.max_scroll_x, animate=False, force=True)

    def suggest(self, hint: str) -> None:
        """Say what may be typed, while the field is empty."""
        self._hint = hint
        # Before it is laid out, there is no telling how much room there is.
        room = self.content_size.width or len(hint)
        self.placeholder = Content(hint).truncate(room, ellipsis=True).plain

    def on_input_changed(self) -> None:
        """Tell the screen that something is half-typed."""
        if self.draft:
            self.post_message(self.Typed(self))

    async def on_key(self, event: events.Key) -> None:
        """Take in joiners, and bytes that are no text as text one can see; edit in order."""
        if await edited(self, event, EDITS):
            return
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

    def put(self, text: str) -> None:
        """Hold a text from elsewhere, its lines joined by spaces, with the cursor at its end."""
        self.value = " ".join(paste_lines(text))
        self.cursor_position = len(self.value)

    def _replace_selection(self, text: str) -> None:
        self.replace(text, *sorted(self.selection))


def edits_of(kind: type[Widget]) -> Mapping[str, str]:
    """Give the actions of a kind of text field by their keys, but for what leaves the field."""
    return {
        key: binding.action
        for binding in kind.BINDINGS
        if isinstance(binding, Binding) and binding.action != "submit"
        for key in binding.key.split(",")
    }


EDITS = edits_of(Input)


async def edited(field: Widget, event: events.Key, edits: Mapping[str, str]) -> bool:
    """Do at once what a key does to the text; tells whether it does anything.

    Textual sends a key that is bound, as Backspace is, on a way up to the app: a letter typed
    after it would be in the text before it.
    """
    action = edits.get(event.key)
    if action is None or not await field.app.run_action(action, field):
        # With nothing chosen there is nothing to copy: the key may mean something elsewhere.
        return False
    event.stop()
    event.prevent_default()
    return True


def paste_lines(text: str) -> list[str]:
    """Split a paste where a person sees line breaks; no other character is one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
