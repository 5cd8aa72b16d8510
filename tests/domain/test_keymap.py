"""A keymap as it is typed and stored, whatever its commands and keys are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.keymap import (
    Keymap,
    format_keymap,
    loaded_keymap,
    parse_keymap,
    stored_keymap,
)
from lean_journal.domain.record import Refused

WORDS = st.text(min_size=1, max_size=8).map(lambda text: "".join(text.split())).filter(bool)
NAMES = WORDS.filter(lambda word: not {*",="} & {*word})
KEYS = st.lists(WORDS.filter(lambda word: "," not in word), min_size=1, max_size=3).map(tuple)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("undo=z", {"undo": ("z",)}),
        (" undo = z  F6 ,redo=Z, ", {"undo": ("z", "F6"), "redo": ("Z",)}),
        ("undo==", {"undo": ("=",)}),
        ("undo=default, redo=Z", {"redo": ("Z",)}),
        *((text, {}) for text in ("", " ", "default", " Default ", ",")),
    ],
)
def test_a_keymap_is_read_as_it_is_typed(text: str, keys: dict[str, tuple[str, ...]]) -> None:
    assert parse_keymap(text) == Keymap(keys)


@pytest.mark.parametrize("text", ["undo", "undo=", "=z", "undo=z, redo", "z, undo=z", "="])
def test_what_gives_no_key_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="gives no key"):
        parse_keymap(text)


def test_a_command_stands_there_once() -> None:
    with pytest.raises(Refused, match="undo is there twice"):
        parse_keymap("undo=z, redo=Z, undo=F6")


def test_a_keymap_of_nothing_is_printed_as_it_may_be_typed() -> None:
    assert format_keymap(Keymap()) == "default"


@given(keys=st.dictionaries(NAMES, KEYS.filter(lambda keys: keys != ("default",)), min_size=1))
def test_any_keymap_comes_back_from_what_is_printed_and_stored(
    keys: dict[str, tuple[str, ...]],
) -> None:
    try:
        keymap = parse_keymap(format_keymap(Keymap(keys)))
    except Refused:
        return
    assert parse_keymap(format_keymap(keymap)) == keymap
    assert loaded_keymap(stored_keymap(keymap)) == keymap


@pytest.mark.parametrize(
    "entry", [None, True, 7, 1.5, "", ",", "z,", " z", "a b", [], ["z"], {}, {"undo": "z"}]
)
def test_a_stored_entry_that_gives_no_keys_costs_itself_only_and_stays(entry: Any) -> None:
    loaded = loaded_keymap({"undo": "z,F6", "redo": entry})
    assert loaded == Keymap({"undo": ("z", "F6")}, {"redo": entry})
    assert stored_keymap(loaded) == {"undo": "z,F6", "redo": entry}
    assert format_keymap(loaded) == "undo=z F6"


@pytest.mark.parametrize("value", [None, 7, "undo=z", ["undo"]])
def test_what_is_no_object_is_no_keymap(value: Any) -> None:
    with pytest.raises(TypeError):
        loaded_keymap(value)
