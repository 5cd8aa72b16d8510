"""What help can say: commands, what may be typed, and where else to look; and finding it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lean_journal.domain.capture import CODES
from lean_journal.domain.query import SYNTAX
from lean_journal.domain.text import folded
from lean_journal.tui.command_table import EVERYWHERE, FIELD, Command, display_keys
from lean_journal.tui.wording import kind_name

CAPTURE_LINE = "The capture line"
QUERY = "What may be typed"
SHELL = "From the shell"

KEYS, TYPED, LINES = 20, 22, 32
"""Cells of the column of keys, of what is typed, and of what a line holds."""

_EXAMPLES = (
    ("w: 3 carts queue at press 2", "a code, a colon, a space, the fact"),
    ("// no signal?", "what it may mean"),
    (">> check call light @kim !fri", "what I will do, for whom, by when"),
    ("*", "at the very end: a star for the monthly review"),
    ("\\>>", "a backslash makes a marker plain text"),
)

_SHELL = (
    ("lean-journal export", "Everything as JSON, CSV or Markdown.", "save file excel data"),
    ("lean-journal backups", "Copies of earlier days.", "restore lost back safe copy"),
    ("lean-journal doctor", "Look whether the file is sound.", "broken damaged sync conflict"),
    ("lean-journal --help", "Every command of the shell.", "terminal command line cli"),
)

_ALSO: Mapping[str, str] = {
    "capture": "new write note add observation walk gemba",
    "search": "find look for",
    "undo": "revert mistake wrong take back restore",
    "redo": "restore again",
    "settings": "preferences options configure keymap keys theme colors dark light",
    "palette": "commands theme",
    "help": "keys shortcuts",
    "suspend": "shell background",
    "quit": "exit close end leave stop",
    "leave": "exit close cancel back",
    "today": "home start morning",
    "behaviors": "habits streak",
    "gemba": "walks go and see observations shop floor",
    "improve": "kaizen problems pdca ideas a3",
    "review": "statistics weeks streaks progress",
    "cycle": "pdca experiment kata plan do check act try",
    "check": "pdca result",
    "hear": "boss problem new",
    "add": "new walk gemba",
    "add-behavior": "new habit",
    "add-improvement": "new idea kaizen",
    "promise-new": "new commitment task todo",
    "hansei": "journal diary reflection",
    "deck": "report slides powerpoint presentation boss",
    "write-deck": "export powerpoint markdown pptx",
    "absences": "holiday vacation leave sick",
    "park": "pause stop",
    **dict.fromkeys(
        ("clear-entry", "drop-prompt", "drop-behavior", "drop-absence", "remove", "drop-loop"),
        "delete",
    ),
}
"""Words a newcomer may look for, by the command that does what is meant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of help."""

    heading: str
    """What it stands under."""

    key: str
    """What is pressed or typed."""

    says: str
    """What that does."""

    also: str = ""
    """Further words it is found by."""

    column: int = KEYS
    """Cells of the column of keys, where there is room."""

    @property
    def haystack(self) -> str:
        """All it is found by, folded."""
        return folded(f"{self.heading} {self.key} {self.says} {self.also}")


def entries(
    commands: Mapping[str, Command], here: Collection[str], *, has_query: bool, has_line: bool
) -> tuple[list[Entry], list[Entry]]:
    """Give what help can say.

    Args:
        commands: Every command by its id, on the keys it has by now.
        here: The ids of those that work on the screen help is asked for on.
        has_query: Whether one can type a search there.
        has_line: Whether one can type what was seen there.

    Returns:
        What is for that screen, and all else.
    """
    scopes = dict.fromkeys(one.scope for one in commands.values())
    known = [
        (one.id, entry_of(one))
        for scope in sorted(scopes, key=lambda scope: scope in (EVERYWHERE, FIELD))
        for one in commands.values()
        if one.scope == scope
    ]
    first = [entry for id_, entry in known if id_ in here]
    others = [entry for id_, entry in known if id_ not in here]
    (first if has_query else others).extend(_query())
    (first if has_line else others).extend(_capture_line())
    others += [Entry(SHELL, typed, does, also, TYPED) for typed, does, also in _SHELL]
    headings = {one.heading for one in first}
    return first, [replace(one, heading=_elsewhere(one.heading, headings)) for one in others]


def _elsewhere(heading: str, here: Collection[str]) -> str:
    # Of a screen one sees, this is for another row or step.
    return f"{heading}, at other times" if heading in here else f"Elsewhere: {heading}"


def entry_of(one: Command) -> Entry:
    """Give what help says of a command."""
    also = f"{one.label} {one.id} {_ALSO.get(one.id, '')}"
    return Entry(one.scope, display_keys(one.keys), one.help, also)


def _query() -> Iterator[Entry]:
    for typed, finds in SYNTAX:
        yield Entry(QUERY, typed, finds, "search query filter syntax", TYPED)


def _capture_line() -> Iterator[Entry]:
    for typed, meaning in _EXAMPLES:
        yield Entry(CAPTURE_LINE, typed, meaning, "syntax markers", LINES)
    codes = " · ".join(f"{code} {kind_name(*meaning)}" for code, meaning in CODES.items())
    yield Entry(CAPTURE_LINE, "codes", codes, "waste muda syntax")


def found(entries: Iterable[Entry], sought: str) -> list[Entry]:
    """Give the entries that hold every word of what is sought, in any order.

    A single character is a key, and no part of a word.
    """
    words = folded(sought).split()
    return [one for one in entries if _holds(one.haystack, words)]


def _holds(haystack: str, words: Iterable[str]) -> bool:
    return all(word in (haystack if len(word) > 1 else haystack.split()) for word in words)
