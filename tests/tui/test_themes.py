"""Textual's own themes: what stands on the screen can be read in each of them."""

from pathlib import Path

import pytest
from rich.color import Color, ColorType
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from lean_journal.tui.legible import DIMMED, contrast
from tests.tui.contrast import drawn
from tests.tui.scenes import SCENES, scene_app

ANSI = sorted(name for name, theme in BUILTIN_THEMES.items() if theme.ansi)
WHITE, DEFAULT = Color.from_ansi(7), Color.default()
OTHERS = sorted(BUILTIN_THEMES.keys() - set(ANSI))


def ratios(pilot: Pilot[None]) -> dict[str, float]:
    """Give by each text the ratio it has to what it stands on."""
    found = {}
    for text, style in drawn(pilot.app):
        color, behind = style.color, style.bgcolor
        assert color is not None
        assert behind is not None
        assert color.type is behind.type is ColorType.TRUECOLOR
        found[text.strip()] = contrast(color.get_truecolor(), behind.get_truecolor())
    return found


@pytest.mark.parametrize("scene", ["improve", "review", "reflect", "search", "deck-slide"])
async def test_in_every_theme_all_words_can_be_read(tmp_path: Path, scene: str) -> None:
    async with scene_app(tmp_path, (80, 24), SCENES[scene]) as pilot:
        await SCENES[scene].come(pilot)
        for theme in OTHERS:
            pilot.app.theme = theme
            await pilot.pause()
            faint = {text: ratio for text, ratio in ratios(pilot).items() if ratio < DIMMED}
            assert faint == {}, theme


@pytest.mark.parametrize("theme", ANSI)
async def test_in_the_terminals_own_colors_no_word_is_of_the_color_it_stands_on(
    tmp_path: Path, theme: str
) -> None:
    async with scene_app(tmp_path, (80, 24), SCENES["improve"]) as pilot:
        await SCENES["improve"].come(pilot)
        pilot.app.theme = theme
        await pilot.pause()
        lines = pilot.app.screen._compositor.render_strips()
        (chosen,) = (line for line in lines if line.text.lstrip().startswith("#i3"))
        assert any(segment.style and segment.style.bgcolor == WHITE for segment in chosen)
        for line in lines:
            for text, style, _ in line:
                assert style is not None
                assert not text.strip() or style.color != style.bgcolor or style.color == DEFAULT
