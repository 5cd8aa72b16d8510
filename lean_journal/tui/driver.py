"""A terminal driver that survives what people type and paste.

Textual 8.2 ends the app on a byte that is no UTF-8, takes what follows an escape character
inside a bracketed paste for keys, and drops its NULs. All is mended before its parser sees it.
"""

import codecs
import os
import selectors

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
PICTURES = {0x1B: "␛", 0: "␀"}
"""What an escape or NUL in a paste becomes: text, so that it can be seen and removed."""


class InputCleaner:
    """Turns bytes from the terminal into text the parser can take, piece by piece."""

    def __init__(self) -> None:
        """Begin outside of a paste."""
        # A byte that is no UTF-8 becomes a lone surrogate, which is stored as visible text.
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._is_pasting = False
        self._held = ""
        """Of a paste: what may be the beginning of its end."""

        self._tail = ""
        """Outside: what was given on and may be the beginning of a paste."""

    def clean(self, data: bytes, *, final: bool = False) -> str:
        """Decode bytes and take the escapes out of pastes.

        Args:
            data: What the terminal sent; may end in the middle of a character or marker.
            final: Whether nothing follows.

        Returns:
            Text for the parser. Outside of a paste all of it is given on at once, since an
            escape by itself is a key.
        """
        text = self._held + self._decode(data, final)
        self._held = ""
        cleaned = []
        while text:
            clean = self._inside if self._is_pasting else self._outside
            done, text = clean(text, final)
            cleaned.append(done)
        return "".join(cleaned)

    def _outside(self, text: str, _final: bool) -> tuple[str, str]:
        whole, given = self._tail + text, len(self._tail)
        before, marker, rest = whole.partition(PASTE_START)
        self._is_pasting = bool(marker)
        self._tail = "" if marker else _partial(whole, PASTE_START)
        return (before + marker)[given:], rest

    def _inside(self, text: str, final: bool) -> tuple[str, str]:
        before, marker, rest = text.partition(PASTE_END)
        self._is_pasting = not marker
        if not marker and not final:
            self._held = _partial(before, PASTE_END)
            before = before.removesuffix(self._held)
        return before.translate(PICTURES) + marker, rest


def _partial(text: str, marker: str) -> str:
    """Give the end of a text that may be the beginning of a marker."""
    lengths = range(min(len(marker) - 1, len(text)), 0, -1)
    return next((marker[:n] for n in lengths if text.endswith(marker[:n])), "")


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
