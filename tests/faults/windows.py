"""Two windows that edit the same walk, reflection, behavior and mark, in any order.

Every edit adds a word of its own to a text. Whatever the order of opening a form, saving it,
undo and redo, the words of every action that stands are in the file: nobody deleted any.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from lean_journal.domain.behavior import Behavior, MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind, text_of
from lean_journal.domain.walk import Walk
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import change_behavior
from lean_journal.storage.capture import store_walk
from lean_journal.storage.marks import mark, mark_on, write_evidence
from lean_journal.storage.passes import reflect, reflection_of
from tests.builders import MONDAY, journal, walk
from tests.faults.state import unsound
from tests.faults.steps import IN_MEMORY
from tests.faults.tally import Tally

MORNING = ReflectionKind.MORNING

STEPS = 30
"""Actions of one story; fewer than undo remembers."""

Texts = dict[str, str]
"""What stands in the fields two windows write, by name."""


@dataclass(slots=True)
class Deed:
    """An action of one window: the word it added to each field."""

    words: Texts
    is_undone: bool = False


@dataclass(slots=True)
class Window:
    """A window, the form it has open, and what it did."""

    journal: Journal
    form: Texts = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)


def two_windows(folder: Path, rounds: int) -> Tally:
    """Let two windows edit the same records in random order.

    Args:
        folder: Not needed: the journals are made in memory.
        rounds: How many stories of thirty steps are played.
    """
    del folder
    tally = Tally("a step of two windows on the same walk, reflection, behavior and mark")
    for seed in range(rounds):
        with TemporaryDirectory(dir=IN_MEMORY) as name, ExitStack() as stack:
            windows = [
                Window(stack.enter_context(journal(Path(name), writer=f"window {number}")))
                for number in (1, 2)
            ]
            _play(tally, seed, windows)
            wrong = unsound(Path(name))
            tally.check(not wrong, f"story {seed}: {wrong}")
    return tally


def _play(tally: Tally, seed: int, windows: list[Window]) -> None:
    random = Random(seed)
    _begin(windows[0].journal)
    for window in windows:
        window.form = texts(window.journal)
    for step in range(STEPS):
        window = random.choice(windows)
        before = texts(window.journal)
        what = random.choices([_open, _save, _undo, _redo], [2, 5, 2, 1])[0]
        is_done = what(window, random, f"w{windows.index(window) + 1}.{step}")
        wrong = _wrong(windows, None if is_done else before)
        tally.check(not wrong, f"story {seed}, step {step} ({what.__name__}): {wrong}")


def _begin(opened: Journal) -> None:
    opened.add(walk(), "walk")
    behavior = opened.add(replace(begin("Coach", DAILY, MONDAY), definition=""), "behavior")
    mark(opened, behavior, MONDAY, MarkState.DONE)


def texts(opened: Journal) -> Texts:
    """Give what stands in the fields."""
    (walked,), (behavior,) = opened.find(Walk), opened.find(Behavior)
    marked = mark_on(opened, behavior.id, MONDAY)
    written = reflection_of(opened, MONDAY, MORNING)
    return {
        "walk purpose": walked.purpose,
        "walk told": walked.told,
        "reflection one": text_of(written, "one"),
        "reflection two": text_of(written, "two"),
        "behavior cue": behavior.cue,
        "behavior definition": behavior.definition,
        "mark evidence": marked.evidence if marked is not None else "",
    }


def _wrong(windows: list[Window], unchanged: Texts | None) -> str:
    now, other = (texts(window.journal) for window in windows)
    if now != other:
        return f"the windows differ: {now}, {other}"
    if unchanged not in (None, now):
        return f"refused, but changed: {unchanged}, {now}"
    for window in windows:
        for deed in window.deeds:
            for name, word in deed.words.items():
                if not deed.is_undone and word not in now[name].split():
                    return f"{word} is lost in {name}: {now[name]!r}"
    return ""


def _open(window: Window, _random: Random, _word: str) -> bool:
    """Open a form, with what stands by now."""
    window.form = texts(window.journal)
    return True


def _save(window: Window, random: Random, word: str) -> bool:
    """Save a form opened a while ago, with a word more in one or two of its fields."""
    kind = random.choice(["walk", "reflection", "behavior", "mark"])
    fields = [name for name in window.form if name.startswith(kind)]
    chosen = random.sample(fields, random.randint(1, len(fields)))
    typed = {name: f"{window.form[name]} {word}".strip() for name in chosen}
    _STORE[kind](window.journal, window.form, typed)
    for deed in window.undone:
        window.deeds.remove(deed)
    window.undone.clear()
    window.deeds.append(Deed(dict.fromkeys(chosen, word)))
    # A form that was saved is closed; the next begins with what stands.
    window.form |= {name: texts(window.journal)[name] for name in fields}
    return True


def _undo(window: Window, _random: Random, _word: str) -> bool:
    standing = [deed for deed in window.deeds if not deed.is_undone]
    if not standing:
        return False
    try:
        window.journal.undo(mine=True)
    except Refused:
        return False
    standing[-1].is_undone = True
    window.undone.append(standing[-1])
    return True


def _redo(window: Window, _random: Random, _word: str) -> bool:
    if not window.undone:
        return False
    try:
        window.journal.redo(mine=True)
    except Refused:
        return False
    window.undone.pop().is_undone = False
    return True


def _own(named: Texts) -> dict[str, Any]:
    """Give the fields by the names they have in their record."""
    return {name.partition(" ")[2]: text for name, text in named.items()}


def _store_walk(opened: Journal, base: Texts, typed: Texts) -> None:
    (now,) = opened.find(Walk)
    form = replace(now, purpose=base["walk purpose"], told=base["walk told"])
    edited = replace(form, **_own(typed))
    store_walk(opened, form, edited, None)


def _store_behavior(opened: Journal, base: Texts, typed: Texts) -> None:
    (now,) = opened.find(Behavior)
    form = replace(now, cue=base["behavior cue"], definition=base["behavior definition"])
    edited = replace(form, **_own(typed))
    change_behavior(opened, form, edited)


def _store_reflection(opened: Journal, base: Texts, typed: Texts) -> None:
    bases = {name.partition(" ")[2]: base[name] for name in typed}
    reflect(opened, MONDAY, MORNING, {name.partition(" ")[2]: typed[name] for name in typed}, bases)


def _store_mark(opened: Journal, base: Texts, typed: Texts) -> None:
    (behavior,) = opened.find(Behavior)
    write_evidence(opened, behavior, MONDAY, typed["mark evidence"], base["mark evidence"])


_STORE: dict[str, Callable[[Journal, Texts, Texts], None]] = {
    "walk": _store_walk,
    "reflection": _store_reflection,
    "behavior": _store_behavior,
    "mark": _store_mark,
}
