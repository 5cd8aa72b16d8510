"""What our two themes draw can be read: AA contrast, computed from the frames themselves."""

import re
from collections.abc import Iterator
from typing import Any

from rich.color import ColorType
from rich.style import Style
from textual.app import App
from textual.filter import DimFilter
from textual.pilot import Pilot
from textual.strip import Strip

from lean_journal.tui.dialogs.base import Dialog
from lean_journal.tui.legible import AA, contrast
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.theme import LEAN_DARK, LEAN_LIGHT

_LINES = re.compile(r"[\s\u2500-\u259f]+")


def drawn(app: App[Any]) -> Iterator[tuple[str, Style]]:
    """Give the texts on the screen, or on the sheet of a dialog, with the style they have."""
    screen = app.screen
    if not isinstance(screen, JournalScreen):
        # The palette is Textual's own.
        return
    # What lies under a sheet is dimmed on purpose.
    area = screen.sheet.region if isinstance(screen, Dialog) else screen.region
    for y, strip in enumerate(screen._compositor.render_strips()):
        if area.y <= y < area.bottom:
            yield from _texts(strip, app)


def _texts(strip: Strip, app: App[Any]) -> Iterator[tuple[str, Style]]:
    # The last thing before the terminal: what is dim becomes a color.
    for segment in strip.apply_filter(DimFilter(), app.screen.background_colors[1]):
        # Blanks, bars, scrollbars and lines are no text.
        if segment.style is not None and not _LINES.fullmatch(segment.text):
            yield segment.text, segment.style


async def faint(pilot: Pilot[None]) -> dict[str, float]:
    """Give the texts that cannot be read well in one of our themes, with their ratio."""
    app, theme = pilot.app, pilot.app.theme
    found: dict[str, float] = {}
    for name in (LEAN_DARK.name, LEAN_LIGHT.name):
        app.theme = name
        await pilot.pause()
        for text, style in drawn(app):
            color, behind = style.color, style.bgcolor
            if color is None or behind is None:
                continue
            if ColorType.TRUECOLOR not in (color.type, behind.type):
                continue
            ratio = contrast(color.get_truecolor(), behind.get_truecolor())
            if ratio < AA:
                found[f"{name}: {text.strip()}"] = round(ratio, 2)
    app.theme = theme
    await pilot.pause()
    return found
