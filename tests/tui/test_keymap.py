"""Commands on other keys: how keys are written, and what is refused in which sentence."""

import unicodedata
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import keys as textual_keys

from lean_journal.domain.keymap import Keymap, parse_keymap
from lean_journal.domain.record import Refused
from lean_journal.domain.settings import Settings
from lean_journal.tui.app import _ON_LETTERS
from lean_journal.tui.command_table import (
    BY_ID,
    CAPTURE,
    COMMANDS,
    EVERYWHERE,
    FIELD,
    FORM,
    display_key,
)
from lean_journal.tui.key_names import textual_key
from lean_journal.tui.key_rules import _ALWAYS_ON, EDITING, STRUCTURAL, free_keys
from lean_journal.tui.keymap import checked, judged, typed_keymap, with_keys
from lean_journal.tui.widgets.field import EDITS, edits_of
from lean_journal.tui.widgets.page import Page

CHARACTERS = st.characters(codec="utf-8").filter(
    lambda one: unicodedata.normalize("NFC", one) == one
)


# How keys are written


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *(("?", "question_mark"), ("/", "slash"), (".", "full_stop"), ("-", "minus")),
        *(("<", "less_than_sign"), ("+", "plus"), ("=", "equals_sign"), ("§", "section_sign")),
        *(("slash", "slash"), ("question_mark", "question_mark"), ("comma", "comma")),
        *(("z", "z"), ("Z", "Z"), ("shift+z", "Z"), ("ä", "ä"), ("a\u0308", "ä"), ("8", "8")),
        *(("F5", "f5"), ("f12", "f12"), ("esc", "escape"), ("Enter", "enter"), ("Return", "enter")),
        *(("Ctrl+T", "ctrl+t"), ("space", "space"), ("DEL", "delete"), ("pgup", "pageup")),
        *(("→", "right"), ("shift+up", "shift+up"), ("Backspace", "backspace")),
    ],
)
def test_a_key_is_understood_as_people_write_it(written: str, name: str) -> None:
    assert textual_key(written) == name


@pytest.mark.parametrize(
    "written",
    [
        *("", "dog", "F13", "F0", "ctrl+enter", "ctrl+?", "ctrl+[", "alt+x", "ctrl+shift+t", "zz"),
        *("ctrl+", "+z", "\x1b", "\x00", "\u0301", "\u202e", "\udcff", "super+z", "«"),
    ],
)
def test_what_not_every_terminal_passes_on_is_no_key(written: str) -> None:
    assert textual_key(written) is None


@given(character=CHARACTERS)
def test_a_character_has_the_name_textual_gives_its_key(character: str) -> None:
    name = textual_key(character)
    if name is not None and character not in "→←↑↓":
        assert name == textual_keys._character_to_key(character).replace(" ", "space")
        assert textual_key(display_key(name)) == name
        assert display_key(name) in (character, "comma", "space")


def test_every_key_of_the_table_can_be_written_as_it_is_shown() -> None:
    for command in COMMANDS:
        for key in command.keys.split(","):
            assert textual_key(display_key(key)) == key


# What is refused


def refusal(text: str) -> str:
    with pytest.raises(Refused) as refused:
        checked(parse_keymap(text).keys)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("undu=z", "there is no command 'undu'; is it undo?"),
        ("xyzzy=z", "there is no command 'xyzzy': help and the settings in the app name them"),
        ("undo=zz", "'zz' is no key"),
        ("undo=ctrl+enter", "not every terminal passes 'ctrl+enter' on"),
        ("undo=q", "q is the key of quit (quit, everywhere): undo cannot have it"),
        ("undo=f", "f is the key of weeks-on (week on, behaviors): undo cannot have it"),
        ("finish=u", "u is the key of undo (undo, everywhere): finish cannot have it"),
        ("done=n", "n is the key of missed (missed, behaviors): done cannot have it"),
        ("undo=z, redo=z", "z is the key of redo (redo, everywhere): undo cannot have it"),
        ("undo=F5", "F5 is the key of afresh (begin anew, in a text field): undo cannot have it"),
        ("save=F2", "F2 is the key of field-capture (capture, in a text field): save cannot"),
        # By turn in the table; one that has moved is by itself.
        ("mark-missed=y", "y is the key of keep (kept, today): mark-missed cannot have it"),
        ("undo=j", "j moves, in every list: undo cannot have it"),
        ("undo=→", "→ moves, in every list"),
        ("undo=PgDn", "pagedown moves, in every list"),
        ("undo=enter", "enter opens and goes on, on every screen"),
        ("undo=esc", "esc leaves, on every screen"),
        ("undo=tab", "tab goes to the next part, on every screen"),
        ("undo=6", "6 is the number of a mode or of a choice, and those never change"),
        ("undo=ctrl+c", "ctrl+c is for ending a program"),
        ("undo=ctrl+z", "ctrl+z goes to the shell"),
        ("undo=ctrl+i", "ctrl+i is tab to a terminal"),
        ("undo=ctrl+m", "ctrl+m is enter to a terminal"),
        ("undo=ctrl+h", "ctrl+h is backspace to a terminal"),
        ("save=t", "t is text in a field: save needs F8 to F12, or ctrl+t"),
        ("save=space", "space is text in a field"),
        ("save=ctrl+w", "ctrl+w edits text in a field"),
        ("palette=z", "z is text in a field: palette needs"),
        ("undo=y", "y answers questions everywhere"),
        ("open=z", "open stays on enter: some keys are the same for all"),
        ("today=z", "today stays on 1: some keys are the same for all"),
        ("focus=z", "focus stays on 1 2 3 4 5: some keys are the same for all"),
        ("leave=z", "leave stays on esc: some keys are the same for all"),
    ],
)
def test_a_keymap_that_cannot_be_is_refused_in_a_sentence(text: str, said: str) -> None:
    assert refusal(text).startswith(said)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("undo=z", {"undo": ("z",)}),
        ("undo=F6 f6 z", {"undo": ("F6", "z")}),
        ("undo=ctrl+T", {"undo": ("ctrl+t",)}),
        # Swapped in one go: what comes out of it counts.
        ("undo=U, redo=u", {"undo": ("U",), "redo": ("u",)}),
        ("done=n, missed=y", {"done": ("n",), "missed": ("y",)}),
        ("undo=q, quit=z", {"undo": ("q",), "quit": ("z",)}),
        # Two pages never meet.
        ("finish=d, date=f", {"finish": ("d",), "date": ("f",)}),
        # What takes turns on a key may take turns on another.
        ("keep=z, mark-done=z", {"keep": ("z",), "mark-done": ("z",)}),
        ("help=F9, field-help=F9", {"help": ("F9",), "field-help": ("F9",)}),
        ("undo=u, redo=Z", {"redo": ("Z",)}),
        ("capture=comma", {"capture": ("comma",)}),
        ("capture=Ö", {"capture": ("Ö",)}),
    ],
)
def test_a_keymap_that_can_be_is_kept_as_people_write_keys(
    text: str, keys: Mapping[str, tuple[str, ...]]
) -> None:
    assert checked(parse_keymap(text).keys) == keys


def test_the_keys_that_edit_a_field_are_known() -> None:
    edits = {*EDITS, *edits_of(Page)}
    simple = {key for key in edits if textual_key(key) == key}
    assert simple <= EDITING | STRUCTURAL.keys()


def test_what_works_in_a_field_is_known() -> None:
    everywhere = [one for one in COMMANDS if one.scope == EVERYWHERE]
    names = {one.id for one in everywhere if one.action.removeprefix("app.") not in _ON_LETTERS}
    assert {name for name in names if "switch_mode" not in BY_ID[name].action} == _ALWAYS_ON


def test_what_can_be_moved_keeps_no_letter_and_what_cannot_keeps_them_all() -> None:
    for command in COMMANDS:
        if command.scope in (FORM, CAPTURE):
            assert free_keys(command) == ()
    assert {one.id for one in COMMANDS if one.scope == FIELD and not free_keys(one)} == {"leave"}


# What is stored


def test_a_wrong_stored_entry_costs_itself_only() -> None:
    stored = Keymap(
        {
            "undo": ("z",),
            "newer": ("N",),
            "search": ("??",),
            "capture": ("q",),
            "open": ("z",),
            "redo": ("Z",),
        },
        {"finish": 7},
    )
    found = judged(stored)
    assert found.keys == {"undo": ("z",), "redo": ("Z",)}
    assert found.faults.keys() == {"newer", "search", "capture", "open", "finish"}


def test_what_falls_back_to_its_key_takes_it_from_another() -> None:
    found = judged(Keymap({"undo": ("q",), "redo": ("u",)}))
    assert found.keys == {}
    assert "u is the key of undo" in found.faults["redo"]


SETTINGS = Settings(keymap=Keymap({"newer": ("N",), "undo": ("z",), "capture": ("q",)}, {"x": 7}))
TODAY = date(2026, 11, 23)


def test_what_is_typed_stands_for_the_whole_but_for_commands_of_a_newer_version() -> None:
    after = typed_keymap(SETTINGS, "redo=Z, newer=N", TODAY)
    assert after.keymap == Keymap({"newer": ("N",), "redo": ("Z",)}, {"x": 7})
    assert typed_keymap(SETTINGS, "default", TODAY).keymap == Keymap({"newer": ("N",)}, {"x": 7})


def test_another_key_for_an_unknown_command_is_refused() -> None:
    with pytest.raises(Refused, match="no command 'newer'"):
        typed_keymap(SETTINGS, "newer=O", TODAY)


def test_one_command_is_given_keys_beside_all_that_is_stored() -> None:
    after = with_keys(SETTINGS, "redo", ("Z",)).keymap
    assert after == Keymap({**SETTINGS.keymap.keys, "redo": ("Z",)}, {"x": 7})
    again = with_keys(SETTINGS, "undo", ()).keymap
    assert again == Keymap({"newer": ("N",), "capture": ("q",)}, {"x": 7})
    with pytest.raises(Refused, match="z is the key of undo"):
        with_keys(SETTINGS, "redo", ("z",))
