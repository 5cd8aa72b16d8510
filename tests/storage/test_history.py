import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import Refused
from lean_journal.domain.settings import Settings
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.capture import remove_walk
from tests.builders import MONDAY, Clock, area, content, journal, observation, walk


def rename(opened: Journal, id_: int, name: str) -> None:
    opened.change(Area, id_, lambda one: replace(one, name=name), f"rename to {name}")


def remove(opened: Journal, kind: type[Area | Walk | Observation], id_: int) -> None:
    with opened.transaction("remove") as transaction:
        transaction.remove(kind, id_)


def state(opened: Journal) -> list[tuple[str, bool]]:
    return sorted((one.name, one.one_person) for one in opened.find(Area))


# One action, back and forth


def do_add(opened: Journal, _stored: Area) -> None:
    opened.add(area("new"), "the action")


def do_change(opened: Journal, stored: Area) -> None:
    opened.change(Area, stored.id, lambda one: replace(one, name="changed"), "the action")


def do_change_back_and_forth(opened: Journal, stored: Area) -> None:
    with opened.transaction("the action") as transaction:
        transaction.change(Area, stored.id, lambda one: replace(one, name="x"))
        transaction.change(Area, stored.id, lambda one: replace(one, name="y", one_person=True))


def do_remove(opened: Journal, stored: Area) -> None:
    with opened.transaction("the action") as transaction:
        transaction.remove(Area, stored.id)


def do_change_and_remove(opened: Journal, stored: Area) -> None:
    with opened.transaction("the action") as transaction:
        transaction.change(Area, stored.id, lambda one: replace(one, name="x"))
        transaction.remove(Area, stored.id)
        transaction.add(area("instead"))


def do_empty_a_field(opened: Journal, stored: Area) -> None:
    opened.change(Area, stored.id, lambda one: replace(one, name=""), "the action")


ACTIONS: list[Callable[[Journal, Area], None]] = [
    do_add,
    do_change,
    do_change_back_and_forth,
    do_remove,
    do_change_and_remove,
    do_empty_a_field,
]


@pytest.mark.parametrize("action", ACTIONS)
def test_undo_takes_an_action_back_and_redo_brings_it_again(
    tmp_path: Path, action: Callable[[Journal, Area], None]
) -> None:
    with journal(tmp_path) as opened:
        stored = opened.add(area("old"), "area")
        before = state(opened)
        action(opened, stored)
        after = state(opened)
        assert before != after
        for _ in range(3):
            assert opened.undo() == "the action"
            assert state(opened) == before
            assert opened.redo() == "the action"
            assert state(opened) == after
    with journal(tmp_path) as reopened:
        assert reopened.undo() == "the action"
        assert state(reopened) == before


def test_undo_and_redo_walk_through_many_actions_in_order(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        stored = opened.add(area("0"), "rename to 0")
        for n in range(1, 5):
            rename(opened, stored.id, str(n))
        assert [opened.undo() for _ in range(5)] == [f"rename to {n}" for n in (4, 3, 2, 1, 0)]
        with pytest.raises(Refused, match="nothing to undo"):
            opened.undo()
        assert [opened.redo() for _ in range(5)] == [f"rename to {n}" for n in range(5)]
        with pytest.raises(Refused, match="nothing to redo"):
            opened.redo()
        assert state(opened) == [("4", False)]


def test_an_undone_removal_is_the_same_record_again(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        stored = opened.add(area("old"), "area")
        remove(opened, Area, stored.id)
        opened.undo()
        assert opened.get(Area, stored.id) == stored
        assert content(tmp_path)["removed"] == {}


def test_an_undone_removal_is_listed_in_its_old_place(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        stored = []
        for name in "abc":
            stored.append(opened.add(area(name), "area"))
            clock.advance(seconds=1)
        remove(opened, Area, stored[1].id)
        opened.undo()
        assert opened.find(Area) == stored


def test_settings_are_taken_back_field_by_field(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("1"), "area")
        opened.change_settings(lambda known: replace(known, theme="a"), "theme a")
        opened.change_settings(lambda known: replace(known, week_start=6), "week")
        assert opened.undo() == "week"
        assert opened.settings == Settings(theme="a")
        assert opened.undo() == "theme a"
        assert opened.settings == Settings()
        assert [opened.redo(), opened.redo()] == ["theme a", "week"]
        assert opened.settings == Settings(theme="a", week_start=6)


def test_what_was_made_by_a_refused_or_failed_action_cannot_be_undone(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("a"), "the last one")

        def fail() -> None:
            with opened.transaction("fails") as transaction:
                transaction.add(area("b"))
                raise Refused("no")

        with pytest.raises(Refused, match="no"):
            fail()
        assert opened.undo() == "the last one"


# Whose action


def test_a_window_takes_back_its_own_and_the_command_line_anyones(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        one.add(area("one"), "one")
        other.add(area("other"), "other")
        assert one.undo(mine=True) == "one"
        with pytest.raises(Refused, match="nothing to undo"):
            one.undo(mine=True)
        assert one.undo() == "other"
        with pytest.raises(Refused, match="nothing to redo"):
            journal(tmp_path, writer="window 3").redo(mine=True)
        assert other.redo(mine=True) == "other"
        assert one.redo(mine=True) == "one"
        assert state(one) == [("one", False), ("other", False)]


def test_redo_brings_back_what_was_undone_last_even_if_it_is_older(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        other.add(area("other"), "other")
        one.add(area("one"), "one")
        one.undo(mine=True)
        other.undo(mine=True)
        assert one.redo() == "other"
        assert one.redo() == "one"


def test_a_new_action_ends_the_redo_of_its_own_window_only(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        one.add(area("one"), "one")
        other.add(area("other"), "other")
        one.undo(mine=True)
        other.undo(mine=True)
        one.add(area("new"), "new")
        with pytest.raises(Refused, match="nothing to redo"):
            one.redo(mine=True)
        assert other.redo(mine=True) == "other"
        assert state(one) == [("new", False), ("other", False)]


def test_undo_itself_ends_no_redo(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        for name in "abc":
            opened.add(area(name), name)
        assert [opened.undo(), opened.undo()] == ["c", "b"]
        assert opened.redo() == "b"
        assert opened.undo() == "b"
        assert [opened.redo(), opened.redo()] == ["b", "c"]


# When it is refused


def test_undo_is_refused_when_a_later_action_changed_the_same_field(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        stored = one.add(area("a"), "area")
        rename(one, stored.id, "b")
        rename(other, stored.id, "c")
        before = (tmp_path / "journal.json").read_bytes()
        with pytest.raises(Refused, match=r"rename to b.*changed again since"):
            one.undo(mine=True)
        assert (tmp_path / "journal.json").read_bytes() == before


def test_undo_is_refused_even_if_the_later_action_set_the_same_value_again(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        stored = one.add(area("a"), "area")
        rename(one, stored.id, "b")
        rename(other, stored.id, "c")
        rename(other, stored.id, "b")
        with pytest.raises(Refused):
            one.undo(mine=True)
        assert state(one) == [("b", False)]


def test_undo_works_again_once_the_later_action_is_undone(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        stored = one.add(area("a"), "area")
        rename(one, stored.id, "b")
        rename(other, stored.id, "c")
        other.undo(mine=True)
        assert one.undo(mine=True) == "rename to b"
        assert state(one) == [("a", False)]
        with pytest.raises(Refused):
            other.redo(mine=True)


def test_undo_of_one_field_keeps_what_the_other_window_did_to_another(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        stored = one.add(area("a"), "area")
        rename(one, stored.id, "b")
        other.change(Area, stored.id, lambda known: replace(known, one_person=True), "person")
        one.undo(mine=True)
        assert state(one) == [("a", True)]
        one.redo(mine=True)
        assert state(one) == [("b", True)]
        other.undo(mine=True)
        assert state(one) == [("b", False)]


def test_undoing_a_creation_is_refused_once_another_changed_the_record(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        stored = one.add(area("a"), "area")
        other.change(Area, stored.id, lambda known: replace(known, one_person=True), "person")
        with pytest.raises(Refused):
            one.undo(mine=True)
        assert state(one) == [("a", True)]


def test_undoing_a_walk_is_refused_once_another_window_has_added_to_it(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        with one.transaction("walk") as transaction:
            walked = transaction.add(walk())
            transaction.add(observation(walked, "mine"))
        other.add(observation(walked, "theirs"), "theirs")
        with pytest.raises(Refused, match="something written since belongs to it"):
            one.undo(mine=True)
        assert len(one.find(Observation, walk=walked.id)) == 2
        other.undo(mine=True)
        assert one.undo(mine=True) == "walk"
        assert not one.find(Observation)
        assert not one.find(Walk)


def test_undoing_an_area_is_refused_once_a_walk_went_there(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        place = one.add(area(), "area")
        other.add(walk(area=place.id), "walk")
        with pytest.raises(Refused, match="belongs to it"):
            one.undo(mine=True)


def test_redoing_an_observation_is_refused_once_its_walk_is_gone(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        walked = one.add(walk(), "walk")
        one.add(observation(walked), "observation")
        one.undo(mine=True)
        remove(other, Walk, walked.id)
        with pytest.raises(Refused, match="has been removed since"):
            one.redo(mine=True)
        assert one.find(Observation) == []
        other.undo(mine=True)
        assert one.redo(mine=True) == "observation"


def test_redoing_the_removal_of_a_walk_is_refused_once_another_has_added_to_it(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        walked = one.add(walk(), "walk")
        remove_walk(one, walked.id)
        one.undo(mine=True)
        other.add(observation(walked), "observation")
        with pytest.raises(Refused, match="belongs to it"):
            one.redo(mine=True)


def test_removing_a_walk_goes_back_and_forth_though_a_promise_made_there_stays(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("walk") as transaction:
            walked = transaction.add(walk())
            seen = transaction.add(observation(walked))
            transaction.add(Commitment(what="call", source=seen.id))
        remove_walk(opened, walked.id)
        for _ in range(2):
            assert not opened.find(Walk)
            assert not opened.find(Observation)
            assert len(opened.find(Commitment)) == 1
            assert opened.undo() == "a walk removed"
            assert opened.find(Walk) == [walked]
            assert opened.find(Observation) == [seen]
            assert opened.redo() == "a walk removed"


def test_a_promise_whose_source_was_removed_can_be_removed_and_brought_back(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("walk") as transaction:
            walked = transaction.add(walk())
            promised = transaction.add(Commitment(what="call", source=walked.id, due=MONDAY))
        remove_walk(opened, walked.id)
        with opened.transaction("remove") as transaction:
            transaction.remove(Commitment, promised.id)
        opened.undo()
        assert opened.find(Commitment) == [promised]


def test_undo_is_refused_when_another_program_changed_the_field(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        stored = opened.add(area("first"), "area")
        rename(opened, stored.id, "b")
        path.write_text(path.read_text().replace('"name":"b"}}', '"name":"z"}}', 1))
        with pytest.raises(Refused):
            opened.undo()


# How many, and what they hold


def test_the_last_fifty_actions_can_be_undone(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        stored = opened.add(area("0"), "area")
        for n in range(1, 54):
            rename(opened, stored.id, str(n))
        assert len(content(tmp_path)["actions"]) == 50
        for _ in range(50):
            opened.undo()
        with pytest.raises(Refused, match="nothing to undo"):
            opened.undo()
        assert state(opened) == [("3", False)]
        for _ in range(50):
            opened.redo()
        assert state(opened) == [("53", False)]


@pytest.mark.parametrize("row", ["7", "[]", "{}", '{"at":1}', '{"at":"2026-11-23T07:00:00Z"}'])
@pytest.mark.parametrize("key", ["x", "9", "0", "9" * 5000])
def test_an_action_that_cannot_be_read_is_passed_over_and_kept(
    tmp_path: Path, key: str, row: str
) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "a")
    path.write_text(path.read_text().replace('"actions":{', f'"actions":{{"{key}":{row},'))
    with journal(tmp_path) as opened:
        opened.add(area("b"), "b")
        assert [opened.undo(), opened.undo()] == ["b", "a"]
        assert [opened.redo(), opened.redo()] == ["a", "b"]
    assert f'"{key}":{row}' in path.read_text()


# Forgetting


def words_anywhere(folder: Path, words: bytes) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            plain = gzip.decompress(data) if path.suffix == ".gz" else data
            if words in plain or words in data:
                found.append(path.name)
    return found


def test_forget_leaves_no_removed_or_changed_word_in_any_file(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        removed = opened.add(area("SECRET removed"), "SECRET label")
        changed = opened.add(area("SECRET changed"), "area")
        clock.advance(days=1)
        opened.change(Area, changed.id, lambda one: replace(one, name="harmless"), "rename")
        opened.add(area("kept"), "area")
        clock.advance(days=1)
        remove(opened, Area, removed.id)
        undone = opened.add(area("SECRET undone"), "area")
        opened.undo()
        (tmp_path / "backups" / "journal.json.tmp").write_bytes(b"SECRET half a backup")
        assert undone.name.encode() in (tmp_path / "journal.json").read_bytes()
        assert len(words_anywhere(tmp_path, b"SECRET")) == 5
        assert opened.forget() == (6, 3)
        assert words_anywhere(tmp_path, b"SECRET") == []
        assert state(opened) == [("harmless", False), ("kept", False)]
        with pytest.raises(Refused):
            opened.undo()
        with pytest.raises(Refused):
            opened.redo()
    with journal(tmp_path, clock) as reopened:
        assert state(reopened) == [("harmless", False), ("kept", False)]


def test_forget_clears_the_words_of_actions_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with journal(tmp_path) as opened:
        opened.add(area("a"), "a")
        path.write_text(path.read_text().replace('"actions":{', '"actions":{"x":["SECRET"],'))
        opened.forget()
    assert words_anywhere(tmp_path, b"SECRET") == []


def test_forgetting_leaves_the_backups_of_another_journal_in_the_folder(tmp_path: Path) -> None:
    for name in ("a.json", "a.b.json", "a"):
        with journal(tmp_path, name=name) as opened:
            opened.add(area("1"), "1")
            opened.add(area("2"), "2")
    with journal(tmp_path, name="a.json") as opened:
        assert opened.forget() == (2, 1)
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == [
        "a.2026-11-23T080000.daily.gz",
        "a.b.json.2026-11-23T080000.daily.gz",
    ]


def test_undo_on_another_day_is_a_change_like_any_other_and_is_backed_up(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area("a"), "a")
        clock.advance(days=1)
        opened.undo()
        clock.now += timedelta(days=1)
        opened.redo()
    assert len(list((tmp_path / "backups").iterdir())) == 2
