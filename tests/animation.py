"""The morning pass as a moving picture: one SVG that shows its frames in turns.

It is drawn by CSS alone: where an SVG is an image, as in a README, nothing else runs.
"""

import json
import re
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from lean_journal.tui.app import JournalApp, open_journal
from tests.builders import MONDAY, Clock, journal
from tests.economy import USES, Step
from tests.tui.running import whole

SIZE = (80, 24)

LOOK, TYPED, LAST = 1.1, 0.16, 4.0
"""Seconds a frame stands: what a key led to, a few letters of a text, and the last of all."""

AT_A_TIME = 3
"""Letters that are typed between two frames."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture, and for how many seconds it stands."""

    svg: str
    seconds: float


async def draw_morning() -> str:
    """Play the whole morning pass as the test of its keys does, and draw it.

    Raises:
        AssertionError: The journal does not hold what it should afterwards.
    """
    use = USES["the whole morning pass"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with journal(folder) as stored:
            use.prepare(stored)
        file = folder / "journal.json"
        clock = Clock(datetime(MONDAY.year, MONDAY.month, MONDAY.day, 8).astimezone())
        with open_journal(file, clock) as opened:
            app = JournalApp(opened)
            app.animation_level = "none"
            async with app.run_test(size=SIZE) as pilot:
                await pilot.pause(0.3)
                frames = [frame async for frame in _played(pilot, use.steps)]
        assert use.is_done(json.loads(file.read_bytes()))
    return _moving([*frames[:-1], Frame(frames[-1].svg, LAST)])


async def _played(pilot: Pilot[None], steps: Sequence[Step]) -> AsyncIterator[Frame]:
    """Press the keys of some steps, and give what is seen before each and after the last."""
    for step in steps:
        yield await _frame(pilot, LOOK)
        await pilot.press(*step.keys)
        *lines, _ = step.text.split("\n")
        for line in lines:
            for start in range(0, len(line), AT_A_TIME):
                letters = line[start : start + AT_A_TIME]
                await pilot.press(*("space" if one == " " else one for one in letters))
                yield await _frame(pilot, TYPED)
            await pilot.press("enter")
    yield await _frame(pilot, LOOK)


async def _frame(pilot: Pilot[None], seconds: float) -> Frame:
    await whole(pilot)
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.pause()
    return Frame(pilot.app.export_screenshot(simplify=True), seconds)


def _moving(frames: Sequence[Frame]) -> str:
    """Put frames into one SVG, the window around them once."""
    head, _ = _parted(frames[0].svg)
    total = sum(frame.seconds for frame in frames)
    drawn, rules, begun = [], [], 0.0
    for number, frame in enumerate(frames):
        _, matrix = _parted(frame.svg)
        drawn.append(f'<g class="frame f{number}">{matrix}</g>')
        rules += [
            *_colors(frame.svg, number),
            f".f{number} {{ animation-name: t{number} }}",
            f"@keyframes t{number} {{ {_turn(begun / total, (begun + frame.seconds) / total)} }}",
        ]
        begun += frame.seconds
    style = "\n".join(
        [
            f".frame {{ visibility: hidden; animation: {total:.2f}s step-end infinite }}",
            ".matrix { font-family: Fira Code, monospace; font-size: 20px }",
            ".title { font: bold 18px arial, sans-serif }",
            *rules,
            "@media (prefers-reduced-motion: reduce) {",
            f".frame {{ animation: none }} .f{len(frames) - 1} {{ visibility: visible }} }}",
        ]
    )
    return "\n".join([head, f"<style>\n{style}\n</style>", *drawn, "</svg>", ""])


def _turn(begin: float, end: float) -> str:
    """Give the rule by which a frame is seen from one share of the time to another."""
    before = "" if begin == 0 else "0% { visibility: hidden } "
    return (
        f"{before}{begin:.3%} {{ visibility: visible }} "
        f"{end:.3%}{'' if end >= 0.99999 else ', 100%'} {{ visibility: hidden }}"
    )


def _parted(svg: str) -> tuple[str, str]:
    """Take Textual's SVG apart: the window, and what is drawn in it."""
    window = re.search(r"<svg[^>]*>", svg)
    chrome = re.search(r"</defs>(.*?)<g transform=\"translate\(9, 41\)\"", svg, re.DOTALL)
    matrix = re.search(r"<g transform=\"translate\(9, 41\)\".*</g>", svg, re.DOTALL)
    assert window is not None
    assert chrome is not None
    assert matrix is not None
    return f"{window[0]}{_bare(chrome[1])}", _bare(matrix[0])


def _bare(part: str) -> str:
    """Leave out what a frame does not need: clipping, and the random number in its names."""
    part = re.sub(r' clip-path="[^"]*"', "", part)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"terminal-\d+-", "", part))


def _colors(svg: str, number: int) -> Iterator[str]:
    """Give the rules for the colors of a frame."""
    for name, rule in re.findall(r"\.terminal-\d+-(r\d+) (\{[^}]*\})", svg):
        yield f".f{number} .{name} {rule}"
