"""A look at everything the app shows, in a real terminal, by keys alone."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.terminal import Terminal

NOW = {"LEAN_JOURNAL_NOW": "2026-11-23T14:20"}

LONG_VIEW = ("v", *("down", "enter", "esc", "end", "enter", "esc", "right") * 5, "esc")

MODES: Mapping[str, Sequence[str]] = {
    "1": ("down", "down", "enter"),
    "2": ("left", "left", "v", "esc", "P", "down", "esc", "d", "esc", "e", "esc"),
    "3": ("down", "enter", "p", "esc", "A", "esc", "v", "esc", "e", "esc", "a", "esc"),
    "4": ("down", "enter", "enter", "esc", "esc", "t", "m", "esc", "esc", "A", "esc", "e"),
    "5": ("down", "enter", "down", "down", "enter", "esc", "5", "e", "esc", "c", "esc", "r", "esc"),
    "6": ("down", "enter", "esc", "w", "esc", "m", "esc", "d", "down", "esc", *LONG_VIEW),
}
"""By the key of a mode, what is looked at there; what a screen does not know does nothing.

None of it changes the journal.
"""

REVIEWS = ("6", "w", *["enter"] * 8, "esc", "m", *["enter"] * 12, "esc", "esc", "d", *["enter"] * 9)
"""On through the reviews and the deck, which notes what was gone through."""

EVERYWHERE = ("f1", "esc", "o", "f1", "esc", "esc", "/", "e", "down", "esc", "ctrl+p", "esc")

TOURS = {mode: (mode, *keys, *(EVERYWHERE if mode == "1" else ())) for mode, keys in MODES.items()}


def opened(file: Path, size: tuple[int, int] = (80, 24), now: str = "") -> Terminal:
    """Open a journal in the app."""
    env = {"LEAN_JOURNAL_NOW": now} if now else NOW
    return Terminal(["lean-journal", "--journal", file], env=env, size=size)


def look_around(terminal: Terminal, *others: Sequence[str]) -> bool:
    """Go through the modes, open what is in them, and leave.

    Args:
        terminal: Where the app runs.
        *others: More keys to press, from the screen of any mode.

    Returns:
        Whether the app was there to the end.
    """
    if not settled(terminal, 0.4, patience=10):
        return False
    for keys in (*TOURS.values(), *others):
        # Out of any line, form, question or pass, in which a digit would be text.
        for key in ("esc", "esc", "esc", *keys):
            terminal.keys(key)
            if not settled(terminal, 0.06):
                return False
    terminal.keys("esc", "esc", "esc", "q")
    # A question may stand in the way.
    return terminal.process.poll() in (None, 0)


def settled(terminal: Terminal, quiet: float, patience: float = 2) -> bool:
    """Wait until nothing more is drawn.

    Args:
        terminal: Where the app runs.
        quiet: For how many seconds nothing must have been drawn.
        patience: After how many seconds it is enough, as a cursor blinks.

    Returns:
        Whether the app is still there.
    """
    deadline = time.monotonic() + patience
    seen, since = -1, time.monotonic()
    while time.monotonic() < deadline:
        drawn = terminal.drawn
        if drawn != seen:
            seen, since = drawn, time.monotonic()
        elif time.monotonic() - since >= quiet and drawn:
            break
        if terminal.process.poll() is not None:
            return False
        time.sleep(0.01)
    return True
