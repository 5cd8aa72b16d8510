"""Our two themes: quiet surfaces, one accent."""

from textual.theme import Theme

LEAN_DARK = Theme(
    name="lean-dark",
    primary="#86bcae",
    secondary="#a5b2bb",
    accent="#e0b45c",
    warning="#e0b45c",
    error="#eb9a8c",
    success="#86bcae",
    foreground="#dfe3e6",
    background="#15191c",
    surface="#1b2024",
    panel="#252b30",
    dark=True,
    variables={
        "block-cursor-background": "#27403c",
        "block-cursor-foreground": "#f2f5f6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#252b30",
        "block-cursor-blurred-foreground": "#dfe3e6",
        "input-cursor-background": "#e0b45c",
        "input-cursor-foreground": "#15191c",
        "input-selection-background": "#3d5f59",
        "scrollbar": "#39424a",
        "scrollbar-background": "#1b2024",
    },
)

LEAN_LIGHT = Theme(
    name="lean-light",
    primary="#17594c",
    secondary="#4a555e",
    accent="#7a4f00",
    warning="#7a4f00",
    error="#97301f",
    success="#17594c",
    foreground="#171c1f",
    background="#f8f6f2",
    surface="#fefdfb",
    panel="#efece4",
    dark=False,
    variables={
        "block-cursor-background": "#dcebe6",
        "block-cursor-foreground": "#0d1513",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#efece4",
        "block-cursor-blurred-foreground": "#171c1f",
        "input-cursor-background": "#7a4f00",
        "input-cursor-foreground": "#fefdfb",
        "input-selection-background": "#bcd9d0",
        "scrollbar": "#c9c3b5",
        "scrollbar-background": "#f0ece3",
    },
)
