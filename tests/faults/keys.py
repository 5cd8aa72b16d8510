"""Hostile input at the keyboard: pasted, typed, as bytes of no text, and a megabyte at once."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from lean_journal.domain.capture import parse
from lean_journal.domain.text import storable
from lean_journal.tui.driver import PASTE_END, PICTURES
from tests.builders import MONDAY
from tests.faults.damaged import SLIPS
from tests.faults.escapes import acting
from tests.faults.naughty import MEGABYTE, NAUGHTY
from tests.faults.tally import Tally
from tests.faults.tour import opened, settled
from tests.terminal import Terminal

EARLY_ENDS = ("", *(text.replace("\r", "") for text in NAUGHTY if PASTE_END in text))

_ENDS = re.compile("\r\n|\r")
"""What a terminal sends at the end of a line."""

_LINES = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line on a page, where a text is typed that has any number of them."""

GARBAGE = bytes(byte for byte in range(0x20, 0x100) if chr(byte) not in "q\x7f")
"""What is typed at random: letters, and bytes that are no text."""


def hostile_keys(folder: Path, rounds: int) -> Tally:
    """Type and paste hostile text into the capture line and a page.

    Args:
        folder: An empty one.
        rounds: How many pastes of hostile texts in another order, and lines of garbage.
    """
    tally = Tally("hostile text at the keyboard")
    chance = Random(rounds)
    for number in range(max(1, rounds // 20)):
        texts = [text for text in chance.sample(NAUGHTY, len(NAUGHTY)) if _can_be_pasted(text)]
        _paste_lines(folder / f"{number}.json", texts, tally)
        _paste_a_page(folder / f"{number}.json", texts, tally)
        _type_garbage(folder / f"{number}.json", chance, tally)
    _paste_a_megabyte(folder / "megabyte.json", tally)
    return tally


def _paste_lines(file: Path, texts: Sequence[str], tally: Tally) -> None:
    """Paste texts into the capture line: each line of them is a record."""
    sent = "\n".join(texts)
    wanted = Counter(
        text
        for line in _received(sent).split("\n")
        if line.strip()
        for text in _texts_of_line(storable(line))
    )
    with opened(file) as terminal:
        _go(terminal, "4", "Gemba")
        terminal.keys("o")
        terminal.wait_for("Capture")
        terminal.paste(f"{sent}\n")
        terminal.wait_for("saved", timeout=30)
        settled(terminal, 0.3)
        lost = wanted - Counter(_texts(file, "observations", "commitments"))
        _check(tally, terminal, [f"pasted and not kept: {text[:80]!r}" for text in lost])


def _paste_a_page(file: Path, texts: Sequence[str], tally: Tally) -> None:
    """Paste a text of many lines into the page without a prompt."""
    sent = "\n§\n".join(texts)
    wanted = _LINES.sub("\n", storable(_received(sent))).strip()
    with opened(file) as terminal:
        _go(terminal, "2", "[2 Reflect]")
        terminal.keys("a")
        settled(terminal, 0.3)
        terminal.paste(sent)
        settled(terminal, 0.3, patience=10)
        terminal.keys("ctrl+s")
        terminal.wait_for(lambda _: file.exists() and _texts(file, "reflections"), timeout=20)
        kept = max(_texts(file, "reflections"), key=len).strip()
        differs = [
            f"pasted {one!r}, kept {other!r}"
            for one, other in zip(wanted.split("\n§\n"), kept.split("\n§\n"), strict=False)
            if one != other
        ]
        if kept != wanted and not differs:
            differs = ["the page has another number of parts"]
        _check(tally, terminal, differs)


def _type_garbage(file: Path, chance: Random, tally: Tally) -> None:
    """Type bytes nobody has on a keyboard into the capture line."""
    with opened(file) as terminal:
        _go(terminal, "4", "Gemba")
        terminal.keys("o")
        terminal.wait_for("Capture")
        for _ in range(5):
            terminal.send(bytes(chance.choices(GARBAGE, k=40)))
            terminal.paste(chance.choice(EARLY_ENDS))
            terminal.send("garbage")
            # One that begins a character swallows no Enter: it may not be part of one.
            terminal.send("\r")
        terminal.send("the last line")
        terminal.wait_for("the last line", timeout=20)
        terminal.keys("enter")
        terminal.wait_for(lambda _: "the last line" in str(_texts(file, "observations")))
        count = sum(
            text.endswith("garbage") for text in _texts(file, "observations", "commitments")
        )
        _check(tally, terminal, [] if count >= 5 else [f"{count} of 5 lines of garbage kept"])


def _paste_a_megabyte(file: Path, tally: Tally) -> None:
    with opened(file) as terminal:
        _go(terminal, "4", "Gemba")
        terminal.keys("o")
        terminal.wait_for("Capture")
        terminal.paste(MEGABYTE)
        terminal.wait_for("carts queue", timeout=60)
        # It stands there to be seen first, and then is saved as any line.
        terminal.keys("enter")
        terminal.wait_for("1 saved", timeout=60)
        wanted = _received(MEGABYTE).strip()
        is_kept = wanted in _texts(file, "observations")
        _check(tally, terminal, [] if is_kept else ["a line of a megabyte was not kept"])


def _go(terminal: Terminal, mode: str, wanted: str) -> None:
    """Leave the morning's line, and go to a mode."""
    settled(terminal, 0.4, patience=10)
    terminal.keys("esc", "esc", mode)
    terminal.wait_for(wanted)
    settled(terminal, 0.2)


def _check(tally: Tally, terminal: Terminal, faults: list[str]) -> None:
    raw = terminal.raw
    faults = faults + acting(raw) + [slip for slip in SLIPS if slip.encode() in raw]
    if terminal.process.poll() is not None:
        faults.append(f"the app is gone: {terminal.text.strip()[-300:]}")
    tally.check(not faults, "; ".join(faults[:3]))


def _received(text: str) -> str:
    """Give a pasted text as it arrives: an escape and a NUL are characters one can see."""
    return _ENDS.sub("\n", text).translate(PICTURES)


def _can_be_pasted(text: str) -> bool:
    """Tell whether a paste holds it: no mark of its end, and of no UTF-8 single bytes only."""
    if PASTE_END in text:
        return False
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _texts_of_line(line: str) -> list[str]:
    parsed = parse(line, MONDAY, ())
    promise = [parsed.promise.what] if parsed.promise is not None else []
    return [text for text in (parsed.fact, parsed.interpretation, *promise) if text]


def _texts(file: Path, *tables: str) -> list[str]:
    stored: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {}
    rows = [row for table in tables for row in stored.get(table, {}).values()]
    found = [row.get(name) for row in rows for name in ("fact", "interpretation", "what")]
    found += [answer["text"] for row in rows for answer in row.get("answers", ())]
    return [text for text in found if text]
