"""Text is text: what a person typed is shown, and never acts on the terminal."""

import re
import unicodedata

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""C0, DEL, C1, separators of lines, the bidirectional controls, and lone surrogates."""

_BIDI = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


def visible(text: str) -> str:
    """Replace every character that would act on a terminal by a symbol one can see.

    A line break becomes ``⏎`` and a tab ``⇥``; other controls their Unicode picture or
    name. The result is one line and holds no control character.

    Args:
        text: What a person typed, or what a file holds.
    """
    return _CONTROL.sub(lambda match: _symbol(match[0]), text) if _CONTROL.search(text) else text


def visible_lines(text: str) -> str:
    """Do as `visible`, but keep line breaks: for blocks of text rather than a list's row."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _symbol(character: str) -> str:
    if character in _BIDI:
        return f"‹{_BIDI[character]}›"
    code = ord(character)
    if character == "\t":
        return "⇥"
    if character in "\n\u2028\u2029":
        return "⏎"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def storable(text: str) -> str:
    r"""Write lone surrogates out as visible ``\udcff``, since UTF-8 cannot hold them.

    They come from bytes that are no UTF-8, typed or given on a command line.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def one_line(text: str) -> str:
    """Give a text as one line without outer blanks: line breaks become spaces."""
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def decoded(data: bytes) -> str:
    """Read what an editor left in a file, whatever its bytes; the end of the last line is no text.

    Bytes that are no UTF-8 become visible, as lone surrogates do.
    """
    text = data.decode("utf-8-sig", "surrogateescape")
    return storable(text.replace("\r\n", "\n")).rstrip("\n")


def folded(text: str) -> str:
    """Give what two texts share that a person would call the same, for comparing only.

    The case of letters is gone, and so are the differences between a letter with an accent
    and the two characters it can also be typed as, and between wide and narrow forms.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
