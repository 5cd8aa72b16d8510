"""How keys are called: as Textual names them, and as people read them."""

_KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "f4": "F4",
    "f5": "F5",
}


def display_keys(keys: str) -> str:
    """Give the names of keys as people read them."""
    return " ".join(_KEY_NAMES.get(key, key) for key in keys.split(","))
