"""Numbers for people: each names one improvement or struggle, for good."""

from pathlib import Path
from typing import Any

import pytest

from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.storage import Journal
from lean_journal.storage.ids import natural_id
from lean_journal.storage.improvements import (
    handles_of,
)
from tests.builders import (
    content,
    journal,
)
from tests.storage.loop import add, edit_file, hear, remove, standing


def numbers(opened: Journal) -> list[int]:
    return [one.number for one in opened.find(Improvement)]


def test_improvements_and_struggles_are_numbered_apart_and_their_numbers_are_their_ids(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        assert [add(opened).handle for _ in range(3)] == ["#i1", "#i2", "#i3"]
        assert [hear(opened).handle for _ in range(2)] == ["#s1", "#s2"]
        assert add(opened, number=99).handle == "#i4"
        for made in opened.find(Improvement):
            assert made.id == natural_id("improvements", str(made.number))
            assert opened.keyed(Improvement, str(made.number)) == made
        for heard in opened.find(Struggle):
            assert heard.id == natural_id("struggles", str(heard.number))


@pytest.mark.parametrize("removed", [[3], [3, 2], [1, 2, 3], [2], [1]])
def test_the_number_of_a_removed_one_is_never_used_again(
    tmp_path: Path, removed: list[int]
) -> None:
    with journal(tmp_path) as opened:
        for _ in range(3):
            add(opened)
        for number in removed:
            remove(opened, number)
        assert add(opened).number == 4
        opened.forget()
        assert add(opened).number == 5
    with journal(tmp_path) as opened:
        assert add(opened).number == 6


def test_the_number_of_one_that_was_undone_stays_its_own(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        first = add(here)
        here.undo()
        assert add(there).number == 2
        here.redo(mine=True)
        assert standing(there, first).number == 1
        assert add(there).number == 3
        # Undone and overtaken in the same window, it is gone, and so is its number.
        there.undo(mine=True)
        assert add(there).number == 4
        assert sorted(numbers(here)) == [1, 2, 4]


def test_a_removal_undone_and_redone_keeps_the_number_taken(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        add(here)
        remove(here, 1)
        assert add(there).number == 2
        here.undo(mine=True)
        assert add(there).number == 3
        here.redo(mine=True)
        assert add(there).number == 4
        assert numbers(here) == [2, 3, 4]


def test_two_windows_give_no_number_twice(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        for _ in range(3):
            add(here)
            add(there)
        assert numbers(here) == numbers(there) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({"number": 3}, 4),
        ({"number": "three", "title": "t", "problem": "p"}, 4),
        (7, 4),
        ([], 4),
        ({"number": None}, 4),
        # By hand, without an id of its own.
        ({"number": 11, "title": "t", "problem": "p"}, 12),
    ],
)
def test_a_damaged_record_keeps_its_number(tmp_path: Path, row: Any, number: int) -> None:
    with journal(tmp_path) as opened:
        for _ in range(3):
            add(opened)
    damaged = str(natural_id("improvements", "3"))
    edit_file(tmp_path, lambda held: held["improvements"].update({damaged: row}))
    with journal(tmp_path) as opened:
        assert add(opened).number == number
        assert content(tmp_path)["improvements"][damaged] == row


def test_handles_are_those_of_what_is_there(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        assert handles_of(opened) == {}
        first, second = add(opened), add(opened)
        heard = hear(opened)
        assert handles_of(opened) == {"#i1": first.id, "#i2": second.id, "#s1": heard.id}
        remove(opened, 1)
        assert handles_of(opened) == {"#i2": second.id, "#s1": heard.id}
        opened.undo()
        assert handles_of(opened).keys() == {"#i1", "#i2", "#s1"}
    nameless = str(1 << 52)
    edit_file(tmp_path, lambda held: held["struggles"].update({nameless: {"words": "w"}}))
    with journal(tmp_path) as opened:
        assert handles_of(opened).keys() == {"#i1", "#i2", "#s1"}
