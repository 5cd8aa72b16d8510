"""Commands on keys of one's own, in the app: what works, what no longer does, and who is told."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.keymap import Keymap, parse_keymap
from lean_journal.domain.walk import Observation
from lean_journal.storage import Journal
from lean_journal.tui.dialogs.help import HelpDialog
from lean_journal.tui.keymap import with_keys
from lean_journal.tui.screens.capture import CaptureScreen
from lean_journal.tui.screens.search import SearchScreen
from tests.builders import MONDAY, commitment, content, journal
from tests.tui.running import Person, running


def set_keys(opened: Journal, text: str) -> None:
    keymap = parse_keymap(text)
    opened.change_settings(lambda settings: replace(settings, keymap=keymap), "keymap")


def prepare(folder: Path, text: str) -> None:
    with journal(folder) as opened:
        set_keys(opened, text)


def is_at(person: Person, screen: type[object]) -> bool:
    return isinstance(person.app.screen, screen)


def footer(person: Person) -> str:
    return person.shown().splitlines()[-1]


async def test_a_command_works_on_its_new_key_and_not_on_the_old_one(tmp_path: Path) -> None:
    prepare(tmp_path, "capture=z")
    async with running(tmp_path) as person:
        await person.press("o")
        assert not is_at(person, CaptureScreen)
        assert "z capture" in footer(person)
        await person.press("z")
        assert is_at(person, CaptureScreen)
        await person.line("a jazz zone")
        assert [one.fact for one in person.journal.find(Observation)] == ["a jazz zone"]


async def test_a_command_has_all_the_keys_it_was_given(tmp_path: Path) -> None:
    prepare(tmp_path, "search=ctrl+t F8")
    async with running(tmp_path) as person:
        for key in ("ctrl+t", "f8"):
            await person.press(key)
            assert is_at(person, SearchScreen)
            await person.press("escape")
        await person.press("slash")
        assert not is_at(person, SearchScreen)


async def test_two_commands_swap_their_keys(tmp_path: Path) -> None:
    prepare(tmp_path, "undo=U, redo=u")
    async with running(tmp_path) as person:
        await person.press("o")
        await person.line("carts")
        await person.press("escape", "U")
        assert person.journal.find(Observation) == []
        await person.press("u")
        assert len(person.journal.find(Observation)) == 1


async def test_commands_that_take_turns_on_a_key_still_do_when_one_has_moved(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        opened.add(commitment("call", MONDAY), "c")
        set_keys(opened, "mark-done=D")
    async with running(tmp_path, mode="today") as person:
        # The first morning asks for the area, then of the commitment: on `y`, which it shares.
        for _ in range(6):
            if "call" in person.shown():
                break
            await person.press("enter")
        await person.press("y")
        (kept,) = person.journal.find(Commitment)
        assert kept.state is CommitmentState.KEPT


async def test_what_is_a_letter_stays_text_in_a_field(tmp_path: Path) -> None:
    prepare(tmp_path, "capture=z, help=H, quit=Q, settings=Z")
    async with running(tmp_path) as person:
        await person.press("z")
        await person.line("zHQZ")
        assert [one.fact for one in person.journal.find(Observation)] == ["zHQZ"]


async def test_a_key_of_a_field_moves(tmp_path: Path) -> None:
    prepare(tmp_path, "field-help=F9, questions=ctrl+t")
    async with running(tmp_path) as person:
        await person.press("o")
        assert "ctrl+t questions" in footer(person)
        await person.press("f3")
        assert "Questions" not in person.shown()
        await person.press("f9")
        assert is_at(person, HelpDialog)


async def test_undo_takes_it_back_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        set_keys(person.journal, "capture=z")
        person.app.look_at_file()
        await person.press("z")
        assert is_at(person, CaptureScreen)
        await person.press("escape", "u")
        assert person.journal.settings.keymap == Keymap()
        await person.press("z")
        assert not is_at(person, CaptureScreen)
        await person.press("o")
        assert is_at(person, CaptureScreen)


async def test_another_window_takes_it_up_within_a_second(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        with journal(tmp_path, writer="window 2") as other:
            set_keys(other, "capture=z")
        await person.pilot.pause(1.1)
        assert "z capture" in footer(person)
        await person.press("z")
        assert is_at(person, CaptureScreen)


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"capture": "z", "newer": "N"}, "there is no command 'newer'"),
        ({"capture": "z", "undo": "q"}, "q is the key of quit"),
        ({"capture": "z", "undo": 7}, "the keymap's entry undo cannot be read"),
        ({"capture": "z", "undo": "\x1b[31m"}, "is no key"),
        ({"capture": "z", "open": "v", "x": "y"}, "; and 1 more in the keymap"),
    ],
)
async def test_a_wrong_stored_entry_costs_itself_is_told_and_stays(
    tmp_path: Path, stored: Mapping[str, Any], said: str
) -> None:
    prepare(tmp_path, "capture=z")
    file = tmp_path / "journal.json"
    data = content(tmp_path)
    data["settings"]["1"]["keymap"] = stored
    file.write_text(json.dumps(data))
    async with running(tmp_path) as person:
        await person.pilot.pause()
        assert any(said in one for one in person.said())
        await person.press("z")
        assert is_at(person, CaptureScreen)
        await person.press("escape", "u")
        person.journal.change_settings(lambda one: with_keys(one, "redo", ("Z",)), "redo=Z")
    assert content(tmp_path)["settings"]["1"]["keymap"] == {**stored, "redo": "Z"}
