"""Write one SVG per screen, a moving one, and a deck: ``python -m tests.screenshots``."""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Input

from lean_journal.reports.powerpoint import as_powerpoint
from lean_journal.storage import Journal
from lean_journal.tui.app import JournalApp
from tests.animation import draw_morning
from tests.decks import busy
from tests.reports.packages import as_pdf
from tests.tui.running import whole
from tests.tui.scenes import SCENES, Scene, scene_app

FOLDER = Path(__file__).parent.parent / "screenshots"
SIZE = (80, 24)

ANIMATION = "the-morning.svg"
"""The morning pass as a moving picture."""

PAGE, COLUMNS, GAP = 640, 2, 12
"""Pixels a page of the deck is wide, pages side by side, and pixels between them."""


async def draw(
    name: str,
    size: tuple[int, int] = SIZE,
    check: Callable[[Journal, Scene], None] | None = None,
    look: Callable[[Pilot[None]], Awaitable[None]] | None = None,
) -> str:
    """Draw a scene as SVG.

    Args:
        name: The scene.
        size: Columns and rows.
        check: Looks at what the journal holds then.
        look: Looks at the app once it is drawn.
    """
    scene = SCENES[name]
    with tempfile.TemporaryDirectory() as folder:
        async with scene_app(Path(folder), size, scene) as pilot:
            await scene.come(pilot)
            await still(pilot)
            svg = pilot.app.export_screenshot(simplify=True)
            app = pilot.app
            if check is not None and isinstance(app, JournalApp):
                check(app.journal, scene)
            if look is not None:
                await look(pilot)
    # A picture loads nothing from anywhere.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    # Textual names its styles by a random number; a file that did not change must not either.
    return re.sub(r"terminal-\d+", f"terminal-{name}", svg)


async def still(pilot: Pilot[None]) -> None:
    """Let a screen come to rest, with no cursor blinking and nothing said for a moment only."""
    pilot.app.clear_notifications()
    await pilot.pause(0.3)
    await whole(pilot)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


def draw_deck(target: Path) -> None:
    """Draw the pages of a deck on one sheet, as LibreOffice prints them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (pdf,) = as_pdf(folder, as_powerpoint(busy().outline(), is_draft=False).data)
        # 960 points are so many pixels wide.
        command = [
            "pdftoppm",
            "-png",
            "-r",
            f"{PAGE / 960 * 72:.3f}",
            str(pdf),
            str(folder / "page"),
        ]
        subprocess.run(command, check=True)
        pages = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png"))]
        width, height = (side + GAP for side in pages[0].size)
        rows = -(-len(pages) // COLUMNS)
        sheet = Image.new("RGB", (COLUMNS * width + GAP, rows * height + GAP), "#8a9399")
        for place, page in enumerate(pages):
            row, column = divmod(place, COLUMNS)
            sheet.paste(page, (GAP + column * width, GAP + row * height))
        sheet.quantize(64).save(target, optimize=True)


def main() -> None:
    """Write every screenshot anew."""
    FOLDER.mkdir(exist_ok=True)
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        draw_deck(FOLDER / "deck.png")
        sys.stdout.write("deck\n")
    else:
        sys.stdout.write("deck.png stays: it takes LibreOffice and poppler to draw it\n")
    (FOLDER / ANIMATION).write_text(asyncio.run(draw_morning()), encoding="utf-8")
    sys.stdout.write(f"{ANIMATION}\n")
    for name in SCENES:
        (FOLDER / f"{name}.svg").write_text(asyncio.run(draw(name)), encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
