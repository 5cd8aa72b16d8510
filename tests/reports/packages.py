"""Office files taken apart, and how much room their text takes by the metrics of real fonts."""

import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import ImageFont
from pptx import Presentation

POINT = 12700
"""The units of length in a presentation to a point."""

EMOJI = 0x1F000
"""From here on characters are pictures."""

WHITE = 1.5
"""Points by which a box may be missed: half a pixel on a screen."""

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice Impress is not installed here"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed here"
)


def parts(package: bytes, within: str = "") -> Iterator[tuple[str, bytes]]:
    """Give the name and the content of every part, of the files inside a file too."""
    with ZipFile(BytesIO(package)) as file:
        for name in file.namelist():
            data = file.read(name)
            yield within + name, data
            if name.endswith(".xlsx"):
                yield from parts(data, f"{within}{name}/")


def presentation(package: bytes) -> Any:
    """Open a presentation as python-pptx does, whose types are not all as they should be."""
    opened: Any = Presentation(BytesIO(package))
    return opened


def words(package: bytes) -> list[str]:
    """Give the text of every paragraph, slide by slide."""
    return [
        paragraph.text
        for slide in presentation(package).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


# Boxes


@dataclass(frozen=True)
class Box:
    """What takes up room on a slide, in points."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box", by: float = WHITE) -> bool:
        return (
            self.left <= other.left + by
            and self.top <= other.top + by
            and self.right >= other.right - by
            and self.bottom >= other.bottom - by
        )

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right - WHITE
            and other.left < self.right - WHITE
            and self.top < other.bottom - WHITE
            and other.top < self.bottom - WHITE
        )


SLIDE = Box("slide", 0, 0, 960, 500)
"""A slide as far as the number of the page, which stands below."""


def box(shape: Any) -> Box:
    left, top = shape.left / POINT, shape.top / POINT
    right, bottom = left + shape.width / POINT, top + shape.height / POINT
    return Box(shape.name, left, top, right, bottom)


# Text


def text_height(shape: Any) -> float:
    """Give the height of the text of a shape, in points, as a word processor would set it."""
    width = shape.width / POINT
    total, gap = 0.0, 0.0
    for paragraph in shape.text_frame.paragraphs:
        (run,) = paragraph.runs
        size, bold = run.font.size.pt, bool(run.font.bold)
        fixed = paragraph.line_spacing
        line = fixed.pt if fixed is not None else size * line_height(run.text)
        total += gap + line * len(wrapped(run.text, width, size, bold))
        gap = paragraph.space_after.pt if paragraph.space_after is not None else 0.0
    return total


def wrapped(text: str, width: float, size: float, bold: bool) -> list[str]:
    """Break a text into lines: at blanks, between characters of CJK, else anywhere."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and measure(line + piece.rstrip(), size, bold) > width:
            lines.append(line)
            line = ""
        for character in piece:
            if line and not character.isspace() and measure(line + character, size, bold) > width:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line]


def _pieces(text: str) -> Sequence[str]:
    pieces = [""]
    for character in text:
        before = pieces[-1][-1:]
        starts = before.isspace() and not character.isspace()
        if starts or "W" in (_width(before), _width(character)):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _width(character: str) -> str:
    return unicodedata.east_asian_width(character) if character else ""


def line_height(text: str) -> float:
    """Give the height of a line in sizes: Arial's; higher fonts stand in for what it lacks."""
    return 1.15 if all(ord(character) < 0x0530 or character in "→…–" for character in text) else 1.6


def measure(text: str, size: float, bold: bool) -> float:
    """Give the width of a text in points."""
    in_arial = "".join(one for one in text if ord(one) < 0x0530)
    arial: float = _arial(bold).getlength(in_arial) / 1000
    return (arial + sum(map(_em, text))) * size


def _em(character: str) -> float:
    """Give the width of what is not in Arial, as the usual fonts for it have it."""
    if ord(character) < 0x0530 or unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if ord(character) >= EMOJI:
        return 1.28  # Noto Color Emoji
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return 0.66
    return 1.0


@cache
def _arial(bold: bool) -> Any:
    """Load a font as wide as Arial; where there is none, one that comes with Pillow."""
    try:
        return ImageFont.truetype(f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf", 1000)
    except OSError:
        return ImageFont.load_default(1000)


# LibreOffice


def as_pdf(folder: Path, *packages: bytes) -> list[Path]:
    """Have LibreOffice print presentations."""
    files = [folder / f"{number}.pptx" for number in range(len(packages))]
    for file, package in zip(files, packages, strict=True):
        file.write_bytes(package)
    # With a profile of its own, it does not wait for another that runs.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [file.with_suffix(".pdf") for file in files]


def printed(pdf: Path) -> list[list[Box]]:
    """Give the words on each page, and where they lie."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    page = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    pages: list[list[Box]] = []
    for line in page.splitlines():
        if "<page" in line:
            pages.append([])
        elif "<word" in line:
            # ASCII quotes alone delimit: the word itself is escaped.
            values = line.partition(">")[0].split('"')[1::2]
            word = line.partition(">")[2].removesuffix("</word>")
            left, top, right, bottom = map(float, values)
            # Of several emoji drawn as one it gives the width of all.
            right = left if any(ord(one) >= EMOJI for one in word) else right
            pages[-1].append(Box(word, left, top, right, bottom))
    return pages
