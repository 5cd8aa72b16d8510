"""A page of text, of any number of lines."""

from textual import events
from textual.widgets import TextArea

from lean_journal.domain.text import storable
from lean_journal.tui.widgets.field import JOINERS, SURROGATES, Field, edited, edits_of

_EDITS = edits_of(TextArea)


class Page(TextArea):
    """A `TextArea` whose text is kept while it is typed, and that drops nothing typed."""

    DEFAULT_CSS = """
    Page {
        height: 1fr;
        min-height: 3;
        max-width: 100;
        border: none;
        padding: 0 1;
        background: $panel;
        &:focus { border: none; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(self, text: str, *, draft: str, saved: str) -> None:
        """Take the text to begin with, the page's name among the drafts, and what is saved."""
        super().__init__(text, soft_wrap=True, show_line_numbers=False)
        self.draft, self.saved = draft, saved
        self._given, self._as_given = text, self.text

    @property
    def value(self) -> str:
        """What it holds now; while nothing was typed, to the letter what it was given.

        Textual makes a line feed of whatever ends a line anywhere, as a form feed or U+2028.
        """
        return self._given if self.text == self._as_given else self.text

    def on_mount(self) -> None:
        """Begin at the end, where the writing goes on."""
        self.move_cursor(self.document.end)

    def on_text_area_changed(self) -> None:
        """Tell the screen that something is half-typed."""
        self.post_message(Field.Typed(self))

    async def on_paste(self, event: events.Paste) -> None:
        """Keep the paste to this page: Textual would hand it on, and it would come again."""
        event.stop()

    async def on_key(self, event: events.Key) -> None:
        """Take in joiners, and bytes that are no text as text one can see; edit in order."""
        if await edited(self, event, _EDITS):
            return
        character = event.character
        if character is not None and (character in JOINERS or ord(character[0]) in SURROGATES):
            self.insert(storable(character))
            event.stop()
            event.prevent_default()
