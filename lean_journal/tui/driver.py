"""A terminal driver that survives what people type and paste.

Textual 8.2 ends the app on a byte that is no UTF-8, and takes what follows an escape
character inside a bracketed paste for keys. Both are mended before its parser sees them.
"""

import codecs
import os
import selectors

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
ESCAPE_PICTURE = "␛"
"""What an escape character in a paste becomes: text, so that it can be seen and removed."""


class InputCleaner:
    """Turns bytes from the terminal into text the parser can take, piece by piece."""

    def __init__(self) -> None:
        """Begin outside of a paste."""
        # A byte that is no UTF-8 becomes a lone surrogate, which is stored as visible text.
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._is_pasting = False
        self._pending = ""

    def clean(self, data: bytes, *, final: bool = False) -> str:
        """Decode bytes and take the escapes out of pastes.

        Args:
            data: What the terminal sent; may end in the middle of a character or marker.
            final: Whether nothing follows.

        Returns:
            Text for the parser; the beginning of a marker waits for the next call.
        """
        text = self._pending + self._decode(data, final)
        self._pending = ""
        cleaned = []
        while text:
            marker = PASTE_END if self._is_pasting else PASTE_START
            before, found, text = text.partition(marker)
            if not found and self._is_pasting and not final:
                before, self._pending = _split_partial(before, marker)
            cleaned.append(before.replace("\x1b", ESCAPE_PICTURE) if self._is_pasting else before)
            cleaned.append(found)
            if found:
                self._is_pasting = not self._is_pasting
        return "".join(cleaned)


def _split_partial(text: str, marker: str) -> tuple[str, str]:
    """Hold back an end of the text that may be the beginning of a marker."""
    for length in range(min(len(marker) - 1, len(text)), 0, -1):
        if text.endswith(marker[:length]):
            return text[:-length], text[-length:]
    return text, ""


class JournalDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with its input cleaned."""

    def run_input_thread(self) -> None:
        """Read from the terminal until the app ends."""
        parser = XTermParser(self._debug)
        cleaner = InputCleaner()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = os.read(self.fileno, 4096)
                    if not data:
                        # The terminal is gone; the signal that tells so ends the app.
                        break
                    for message in parser.feed(cleaner.clean(data)):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        try:
            for _ in parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass
