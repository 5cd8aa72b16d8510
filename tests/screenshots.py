"""Write one SVG per screen into ``screenshots/``: ``python -m tests.screenshots``."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from lean_journal.storage import Journal
from lean_journal.tui.app import JournalApp
from tests.tui.running import whole
from tests.tui.scenes import SCENES, Scene, scene_app

FOLDER = Path(__file__).parent.parent / "screenshots"
SIZE = (80, 24)


async def draw(
    name: str,
    size: tuple[int, int] = SIZE,
    check: Callable[[Journal, Scene], None] | None = None,
) -> str:
    """Draw a scene as SVG.

    Args:
        name: The scene.
        size: Columns and rows.
        check: Looks at what the journal holds then.
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
    # Textual names its styles by a random number; a file that did not change must not either.
    return re.sub(r"terminal-\d+", f"terminal-{name}", svg)


async def still(pilot: Pilot[None]) -> None:
    """Let a screen come to rest, with no cursor blinking."""
    await pilot.pause(0.3)
    await whole(pilot)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()


def main() -> None:
    """Write every screenshot anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCENES:
        (FOLDER / f"{name}.svg").write_text(asyncio.run(draw(name)), encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
