"""Our two themes: quiet surfaces, one accent."""

from textual.theme import Theme

LEAN_DARK = Theme(
    name="lean-dark",
    primary="#7fb4a6",
    secondary="#9aa7b0",
    accent="#e0b45c",
    warning="#e0b45c",
    error="#e58a7b",
    success="#7fb4a6",
    foreground="#d8dde0",
    background="#15191c",
    surface="#1b2024",
    panel="#252b30",
    dark=True,
    variables={
        "block-cursor-background": "#2f4a46",
        "block-cursor-foreground": "#f2f5f6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#252b30",
        "block-cursor-blurred-foreground": "#d8dde0",
        "input-cursor-background": "#e0b45c",
        "input-cursor-foreground": "#15191c",
        "input-selection-background": "#3d5f59",
        "scrollbar": "#39424a",
        "scrollbar-background": "#1b2024",
    },
)

LEAN_LIGHT = Theme(
    name="lean-light",
    primary="#1f6557",
    secondary="#56626b",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a33a2a",
    success="#1f6557",
    foreground="#22282c",
    background="#f6f4ef",
    surface="#fdfcf9",
    panel="#e9e5dc",
    dark=False,
    variables={
        "block-cursor-background": "#cfe3dc",
        "block-cursor-foreground": "#14201d",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e9e5dc",
        "block-cursor-blurred-foreground": "#22282c",
        "input-cursor-background": "#8a5a00",
        "input-cursor-foreground": "#fdfcf9",
        "input-selection-background": "#bcd9d0",
        "scrollbar": "#c9c3b5",
        "scrollbar-background": "#f0ece3",
    },
)
