from pathlib import Path

from lean_journal.storage.kinds import all_kinds
from tests.builders import journal
from tests.faults.escapes import acting
from tests.faults.everything import Filled
from tests.faults.hostile import hostile_text, texts_of
from tests.faults.keys import hostile_keys
from tests.faults.naughty import ACTING
from tests.faults.screens import hostile_commands, hostile_screens
from tests.records import fields_of


def test_every_text_of_every_record_is_filled(tmp_path: Path) -> None:
    """Else the tests below would say little."""
    with journal(tmp_path) as opened:
        Filled(opened, ["hostile"])
        found = [one for kind in all_kinds() for one in opened.find(kind)]
    for kind in all_kinds():
        of_kind = [fields_of(one) for one in found if type(one) is kind]
        assert of_kind, kind
        for name, value in of_kind[0].items():
            if type(value) is str:
                assert all(one[name] == "hostile" for one in of_kind), (kind, name)
        assert "hostile" in {text for one in of_kind for text in texts_of(one)}, kind


def test_what_acts_on_a_terminal_is_noticed() -> None:
    """Else the tests below would say little."""
    for text in ACTING:
        if any(ord(character) < 32 and character not in "\t\n\r\b\a" for character in text):
            assert acting(f"before {text} after".encode()), text
    assert acting(b"\x9b6m")
    assert acting(b"\x1b[1;31mred\x1b[0m\x1b[3;4H\x1b[?2026h") == []


def test_hostile_text_comes_back_exactly_and_acts_on_no_reader(tmp_path: Path) -> None:
    tally = hostile_text(tmp_path, 40)
    assert tally.lost == 0, tally.notes


def test_hostile_text_in_every_field_acts_on_no_terminal_in_the_app(tmp_path: Path) -> None:
    tally = hostile_screens(tmp_path, 25)
    assert tally.lost == 0, tally.notes


def test_hostile_text_acts_on_no_terminal_whatever_the_command(tmp_path: Path) -> None:
    tally = hostile_commands(tmp_path, 20)
    assert tally.lost == 0, tally.notes


def test_what_is_pasted_and_typed_is_kept_and_acts_on_nothing(tmp_path: Path) -> None:
    tally = hostile_keys(tmp_path, 1)
    assert tally.lost == 0, tally.notes
