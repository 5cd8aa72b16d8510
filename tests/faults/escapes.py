"""What in the bytes of a terminal acts on it that neither Textual, Rich nor readline sent."""

import re
from collections.abc import Iterator

from tests.faults.naughty import ACTING

OURS = re.compile(
    r"\x1b\[[0-9;]*m"  # styles
    r"|\x1b\[[0-9]+;[0-9]+H|\x1b\[[0-9]*[ABCDGKJPX@]|\x1b\[H"  # places, and readline's repairs
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>[0-9]+u|\x1b\[<u"
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the pointer
)
"""What is sent for good reasons."""

_UNFINISHED = re.compile(
    rb"(?:\x1b(?:\[[<>=?]?[0-9;]*|\]22;[a-z-]*)?|[\xc2-\xf4][\x80-\xbf]{0,2})\Z"
)

_ACTS = re.compile(
    "[\x00-\x06\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def acting(raw: bytes) -> list[str]:
    """Name what acted on a terminal, with what stands around it.

    Args:
        raw: All a command sent.
    """
    try:
        # The command may be drawing still.
        text = _UNFINISHED.sub(b"", raw).decode()
    except UnicodeDecodeError as error:
        return [f"no UTF-8 at {error.start}: {raw[error.start - 20 : error.start + 20]!r}"]
    return [*_strangers(text), *_attacks(text)][:5]


def _strangers(text: str) -> Iterator[str]:
    # A sequence of ours becomes a mark, or what stands around it could make a new one.
    rest = OURS.sub("\ue001", text)
    for found in _ACTS.finditer(rest):
        yield f"{found[0]!r} in {rest[max(0, found.start() - 30) : found.end() + 30]!r}"


def _attacks(text: str) -> Iterator[str]:
    """Find attacks word for word, where they would pass for something of ours."""
    for attack in ACTING:
        for sequence in re.findall(r"\x1b\[[0-9;?]+[a-zA-Z]|\x1b\]22;wait\x07", attack):
            if sequence in text and sequence not in _COMMON:
                yield f"{sequence!r} came through"


_COMMON = frozenset(["\x1b[A", "\x1b[27u"])
