"""Terminals closed and processes ended in the middle of a sentence: the next start offers it."""

import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from lean_journal.domain.area import Area
from lean_journal.storage.drafts import Drafts
from tests.builders import journal
from tests.faults.tally import Tally
from tests.faults.tour import NOW, opened, settled
from tests.terminal import Terminal

PLACES = {
    "capture line": ("4", "o"),
    "form": ("5", "b"),
    "second field of a form": ("4", "a", *"Press 2", "tab", *"Flow", "tab"),
    "morning's line": (),
    "page": ("2", "a"),
    "line of the command line": (),
}
"""Where one types, by the keys that lead there from the morning's line."""

ENDS = ("hangup", "SIGHUP", "SIGTERM", "SIGKILL")

MOST_LOST = 2.0
"""Seconds of typing a SIGKILL may cost."""

WORDS = "the carts that come back from the wash bay wait for a signal"


@dataclass(slots=True)
class _Typed:
    """What stood on the screen, and when."""

    text: str
    seen: list[tuple[float, int]]
    """Instants, and how many characters of the text were on the screen by then."""

    def by(self, instant: float) -> str:
        """Give what was on the screen at an instant."""
        return self.text[: max((n for at, n in self.seen if at <= instant), default=0)]


def closed(folder: Path, rounds: int) -> Tally:
    """End the app at a random instant of half a sentence, in every way and place in turn.

    Args:
        folder: An empty one.
        rounds: Ten times how often: each takes some seconds of typing.
    """
    tally = Tally("half a sentence when the end comes")
    chance = Random(rounds)
    pairs = [(place, end) for end in ENDS for place in PLACES]
    chance.shuffle(pairs)
    for number in range(max(1, rounds // 10)):
        place, end = pairs[number % len(pairs)]
        file = folder / str(number) / "journal.json"
        file.parent.mkdir()
        with journal(file.parent) as written:
            written.add(Area(name="Press shop"), "area")
        text = f"{number} {WORDS}"[: chance.randint(12, 40)]
        wanted = _end_while_typing(file, place, end, text, chance)
        offered = _offered(file) if wanted.strip() else [text]
        is_kept = any(
            one.startswith(wanted.rstrip()) and text.startswith(one.rstrip()) for one in offered
        )
        tally.check(is_kept, f"{end} in the {place}: of {wanted!r} came back {offered!r}")
    return tally


def _end_while_typing(file: Path, place: str, end: str, text: str, chance: Random) -> str:
    """Type, end the process in the middle, and give what has to come back."""
    is_prompt = place == "line of the command line"
    with _begun(file, place) as terminal:
        if is_prompt:
            terminal.wait_for("an empty one ends", 20)
        else:
            _go(terminal, PLACES[place])
        typed = _type(terminal, text, chance)
        now = time.monotonic()
        if end == "hangup":
            terminal.hangup()
        else:
            terminal.signal(getattr(signal, end))
        terminal.process.wait(10)
    return typed.by(now - MOST_LOST if end == "SIGKILL" else now)


def _begun(file: Path, place: str) -> Terminal:
    if place == "line of the command line":
        return Terminal(["lean-journal", "--journal", file, "observe"], env=NOW)
    return opened(file)


def _go(terminal: Terminal, keys: Sequence[str]) -> None:
    terminal.wait_for("Gemba", 20)
    settled(terminal, 0.4, patience=10)
    if keys:
        terminal.keys("esc")
        terminal.wait_for("p goes on", 20)
    for key in keys:
        terminal.keys(key)
        settled(terminal, 0.15)


def _type(terminal: Terminal, text: str, chance: Random) -> _Typed:
    """Type at a person's speed, some of it fast, some with pauses, and watch the screen."""
    settled(terminal, 0.2)
    typed = _Typed(text, [])
    pace = chance.choice((0.01, 0.05, 0.12))
    for character in text:
        terminal.send(character)
        until = time.monotonic() + (pace if chance.random() < 0.9 else chance.uniform(0, 1.2))
        while True:
            typed.seen.append((time.monotonic(), _shown(terminal, text)))
            if time.monotonic() >= until:
                break
            time.sleep(0.01)
    return typed


def _shown(terminal: Terminal, text: str) -> int:
    """Tell how many characters of a text can be seen."""
    screen = terminal.text
    return next((n for n in range(len(text), 0, -1) if text[:n] in screen), 0)


def _offered(file: Path) -> list[str]:
    """Give the texts the next start brings back, in one of which the typing goes on."""
    with opened(file) as terminal:
        try:
            terminal.wait_for("Take it up?", 20)
        except AssertionError:
            return [f"not asked: {terminal.text}"]
        time.sleep(0.5)  # an answer typed before one can have read it is none
        terminal.send("y")
        terminal.wait_for(lambda text: "Take it up?" not in text)
        settled(terminal, 0.3)
        terminal.keys("X")
        terminal.wait_for(lambda text: "X" in text)
        terminal.signal(signal.SIGTERM)
        terminal.process.wait(10)
    texts = [draft.text for form in Drafts(file).left_behind() for draft in form]
    goes_on = any(text.endswith("X") for text in texts)
    return [text.removesuffix("X") for text in texts] if goes_on else [f"not there: {texts}"]
