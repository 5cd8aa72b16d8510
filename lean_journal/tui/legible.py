"""Colors of a theme that can be read: Textual's own themes were made for other screens.

Their `$primary` and `$accent` are meant for surfaces, and a chosen row stands on `$primary`;
here they are the colors of words, which stand on that row too.
"""

from collections.abc import Mapping, Sequence

from textual.color import BLACK, WHITE, Color

AA = 4.5
"""The least ratio of text to what it stands on (WCAG 2.1, 1.4.3)."""

DIMMED = 3.0
"""The least ratio of what is dimmed on purpose, as of large letters (WCAG 2.1, 1.4.3)."""

_WORDS = {
    **dict.fromkeys(("primary", "secondary", "accent", "success", "warning", "error"), AA),
    # Half of it is what dim words keep, and that is to be DIMMED.
    "foreground": 8.0,
}
"""Variables of which words have their color, and the least ratio of each."""

_TINT = 0.18
"""How much of `$primary` the chosen row has."""

_STEPS = 20
"""Steps from a color to black or white."""

_IN_16_COLORS = {
    "block-cursor-background": "ansi_white",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-text-style": "none",
}
"""The chosen row in the terminal's own colors: no word is white, and some are blue."""


def legible(variables: Mapping[str, str], *, is_ansi: bool, is_dark: bool) -> dict[str, str]:
    """Make the words of a theme readable.

    Args:
        variables: The theme's, by name.
        is_ansi: Whether it has the colors of the terminal; then only the chosen row changes.
        is_dark: Whether its words are lighter than what they stand on.

    Returns:
        All of them, those of words at least `AA` from what they may stand on.
    """
    if is_ansi:
        return {**variables, **_IN_16_COLORS}
    background = Color.parse(variables["background"])
    chosen = background.blend(Color.parse(variables["primary"]), _TINT)
    behind = [background, chosen, *(Color.parse(variables[one]) for one in ("surface", "panel"))]
    toward = WHITE if is_dark else BLACK
    words = {
        name: _readable(Color.parse(variables[name]), behind, toward, least).hex
        for name, least in _WORDS.items()
    }
    return {
        **variables,
        **words,
        "block-cursor-background": chosen.hex,
        "block-cursor-foreground": words["foreground"],
        "block-cursor-text-style": "none",
    }


def _readable(color: Color, behind: Sequence[Color], toward: Color, least: float) -> Color:
    """Give a color, or the nearest on the way to another that stands out from some."""
    for step in range(_STEPS):
        mixed = color.blend(toward, step / _STEPS)
        if all(contrast(mixed.rgb, one.rgb) >= least for one in behind):
            return mixed
    return toward


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Give the ratio of two colors, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: tuple[int, int, int]) -> float:
    """Give the relative luminance of a color (WCAG 2.1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
