"""Hostile text where it is shown: by the app, and by every command, on a real terminal."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random

import click

from lean_journal.cli.main import commands
from tests.builders import journal
from tests.faults.damaged import READING, SLIPS
from tests.faults.escapes import acting
from tests.faults.everything import Filled, add_what_is_not_ours
from tests.faults.naughty import ACTING, NAUGHTY
from tests.faults.tally import Tally
from tests.faults.tour import EVERYWHERE, MODES, NOW, REVIEWS, look_around, opened, settled
from tests.terminal import KEYS, Terminal

SIZES = ((80, 24), (40, 20), (200, 60))

HOSTILE_NAME = "j\x1b[6;53m\u202e"
"""The folder of the journal: its name is shown in many a sentence."""

PROGRAM = """
import json, sys
from pathlib import Path
from lean_journal.cli.leaving import never_fail_on_characters
from lean_journal.cli.main import commands
never_fail_on_characters()
for argv in json.loads(Path(sys.argv[1]).read_bytes()):
    print("## " + argv[0], flush=True)
    try:
        commands.main(argv)
    except SystemExit:
        pass
print("## the last one has ended")
"""
"""Runs one command after the other on one terminal, as each start takes its time."""


def hostile_screens(folder: Path, rounds: int) -> Tally:
    """Show a journal whose every field is hostile, in the app, and press keys at random.

    Args:
        folder: An empty one.
        rounds: How many keys to press, besides those that look at everything.
    """
    tally = Tally("hostile text on the screen: app")
    file = _hostile(folder)
    for size in SIZES[: 1 if rounds < 100 else 3]:
        with opened(file, size) as terminal:
            stays = look_around(terminal, REVIEWS)
            _check(tally, terminal, f"looking around at {size}", stays=stays)
    chance = Random(rounds)
    while rounds > 0:
        with opened(file, chance.choice(SIZES)) as terminal:
            pressed = _press_at_random(terminal, chance, min(rounds, 60))
            _check(tally, terminal, " ".join(pressed), stays=terminal.process.poll() is None)
        rounds -= 60
    return tally


def hostile_commands(folder: Path, rounds: int) -> Tally:
    """Give hostile texts to every argument and option of every command, on a terminal.

    Args:
        folder: An empty one.
        rounds: A hundred times how often each command is given other texts; from 100 on, each
            command is a process of its own.
    """
    tally = Tally("hostile text on the screen: commands")
    file = _hostile(folder)
    texts = cycle(ACTING)
    listed = [[*command] for command in READING]
    for _ in range(min(max(1, rounds // 100), len(ACTING))):
        listed += [[*path, *argv] for path, argv in _everything_given(texts)]
    lists = [[one] for one in listed] if rounds >= 100 else [listed]
    for number, argvs in enumerate(lists):
        plan = folder / f"plan {number}.json"
        plan.write_text(json.dumps(argvs))
        env = NOW | {"LEAN_JOURNAL_FILE": str(file), "EDITOR": "true"}
        program: list[str | Path] = [sys.executable, "-c", PROGRAM, plan]
        with Terminal(program, env=env, cwd=folder, size=(100, 40)) as terminal:
            terminal.send("n\r")  # whoever asks whether one is sure
            terminal.wait(300)
            stays = b"## the last one" in terminal.raw
            what = " ".join(argvs[0]) if len(argvs) == 1 else "commands"
            _check(tally, terminal, what, stays=stays, shown=len(argvs) > 1)
    return tally


def _hostile(folder: Path) -> Path:
    """Write a journal whose every field is hostile, and much in it that is not ours."""
    inner = folder / HOSTILE_NAME
    inner.mkdir()
    with journal(inner) as written:
        Filled(written, NAUGHTY)
    add_what_is_not_ours(inner / "journal.json", ACTING)
    return inner / "journal.json"


def _check(tally: Tally, terminal: Terminal, what: str, *, stays: bool, shown: bool = True) -> None:
    raw = terminal.raw
    faults = acting(raw)
    faults += [f"{slip} in {_around(raw, slip)}" for slip in SLIPS if slip.encode() in raw]
    if not stays:
        faults.append(f"the app is gone: {terminal.text.strip()[-300:]}")
    if shown and "␛".encode() not in raw:
        faults.append("nothing hostile was shown")
    tally.check(not faults, f"{what[-200:]}: {'; '.join(faults[:2])}")


def _around(raw: bytes, slip: str) -> str:
    at = raw.index(slip.encode())
    return repr(raw[max(0, at - 200) : at + 120].decode("utf-8", "replace"))


def _everything_given(texts: Iterator[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Give every command with all that it takes, each a hostile text where it may be text."""
    for path, command in commands_of(commands):
        argv = []
        for one in command.params:
            if isinstance(one, click.Option) and one.name not in ("journal", "help"):
                argv += [one.opts[0]] if one.is_flag else [one.opts[0], *_given(one, texts)]
        yield path, [*argv, "--", *_arguments(command, texts)]
        yield path, ["--", *_arguments(command, texts)]
        yield path, [next(texts)]


def _arguments(command: click.Command, texts: Iterator[str]) -> list[str]:
    return [
        text
        for one in command.params
        if isinstance(one, click.Argument)
        for text in _given(one, texts)
    ]


def _given(one: click.Parameter, texts: Iterator[str]) -> list[str]:
    if isinstance(one.type, click.Choice):
        return [str(one.type.choices[0])]
    # A name of a file has no such character, and no folder.
    return [next(texts).replace("\x00", "").replace("/", "") or "x"]


def commands_of(
    command: click.Command, path: Sequence[str] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command below one, with the words that name it."""
    if path:
        yield tuple(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from commands_of(found, [*path, name])


_PRESSED = (
    *(key for keys in (*MODES.values(), EVERYWHERE) for key in keys),
    *"123456aAbBcdeEfghHiIjkKlJmnNoprRsStuUvwxXyYz/",
    *(key for key in KEYS if not key.startswith(("ctrl+", "f"))),
    *("f1", "f2", "f3", "f5", "ctrl+s", "ctrl+p", "esc", "esc", "enter", "enter"),
)


def _press_at_random(terminal: Terminal, chance: Random, count: int) -> list[str]:
    settled(terminal, 0.4, patience=10)
    pressed: list[str] = []
    while len(pressed) < count and terminal.process.poll() is None:
        key = chance.choice(_PRESSED)
        pressed.append(key)
        terminal.keys(key)
        settled(terminal, 0.03, patience=0.5)
    time.sleep(0.2)
    return pressed
