"""The slides of a deck as they are drawn: what stands where, and how large.

Lengths are points, 72 to the inch; a slide is 960 wide and 540 high.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lean_journal.domain.text import visible
from lean_journal.reports.fitting import Type
from lean_journal.reports.slides import Figure

_NO_XML = re.compile("[\ufffe\uffff]")


def shown(text: str) -> str:
    """Make visible what a slide cannot hold: controls, and what is no character in XML."""
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(text))


class Tone(StrEnum):
    """The color of a text, by what it is for."""

    TEXT = "text"
    SOFT = "soft"
    ACCENT = "accent"


class Rect(NamedTuple):
    """A box on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


class Paragraph(NamedTuple):
    """A paragraph, set so that it fits."""

    text: str
    type: Type
    tone: Tone = Tone.TEXT
    after: float = 0.0
    """The gap below it."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a box; they begin at its top."""

    rect: Rect
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of a number before and after."""

    rect: Rect
    figure: Figure


@dataclass(frozen=True, slots=True)
class Run:
    """A run chart of numbers by month."""

    rect: Rect
    months: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages something goes through, side by side."""

    rect: Rect
    names: tuple[str, ...]
    reached: int
    """The index of the one it has come to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One slide."""

    kicker: TextBox
    """The line above the title that says what deck it is of."""

    title: TextBox
    body: TextBox | None = None
    texts: tuple[TextBox, ...] = ()
    charts: tuple[Bars | Run, ...] = ()
    stages: Stages | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """A deck."""

    pages: tuple[Page, ...]
    cut: tuple[str, ...]
    """A sentence about each text that was too long for its place."""
