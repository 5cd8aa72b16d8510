import json
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from tinydb import TinyDB

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import Workweek
from lean_journal.domain.commitment import Commitment, set_due
from lean_journal.domain.record import Refused, as_edit
from lean_journal.domain.settings import Settings
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste
from lean_journal.storage import NotFound, Unreadable
from lean_journal.storage.codec import BATCH
from tests.builders import ANY_TEXT, CET, MONDAY, Clock, area, content, journal, observation, walk

ODD_VALUES = (
    "NaN",
    "-Infinity",
    "123456789012345678901234567890",
    "0.10000000000000000000000001",
    "1e999",
    '"\\udcff"',
    '{"deep" : [ 1,\t{"a":null} ]}',
)
"""JSON values whose spelling is lost when they are decoded and encoded."""


def write_odd_file(path: Path, value: str) -> None:
    """Write a journal in which an area, a table and the settings hold a value of others."""
    path.write_text(
        '{"areas":{"4503599627370500":{"created":"2026-11-23T07:00:00Z",'
        '"updated":"2026-11-23T07:00:00Z","name":"Press 2","theirs":'
        + value
        + '}},"theirs":{"7":'
        + value
        + '},"settings":{"1":{"theirs":'
        + value
        + '}},"meta":{"1":{"schema":1}}}',
        encoding="utf-8",
    )


# What is stored


def test_a_stored_record_has_an_exact_id_and_utc_instants(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        stored = opened.add(area("Press 2"), "area")
    assert 2**52 <= stored.id < 2**53
    assert stored.created == stored.updated == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert stored.created.tzinfo is UTC


def test_stock_tinydb_reads_the_file_and_its_doc_id_is_the_id(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, opened.transaction("walk") as transaction:
        walked = transaction.add(walk())
        seen = transaction.add(observation(walked, "3 carts queue at press 2"))
    with TinyDB(tmp_path / "journal.json") as stock:
        documents = stock.table("observations").all()
    assert [document.doc_id for document in documents] == [seen.id]
    assert documents[0]["fact"] == "3 carts queue at press 2"
    assert documents[0]["walk"] == walked.id


def test_the_file_is_compact_utf8_that_names_its_schema(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("Größe 漢字 😀"), "area")
    data = (tmp_path / "journal.json").read_bytes()
    assert "Größe 漢字 😀".encode() in data
    assert data == json.dumps(json.loads(data), separators=(",", ":"), ensure_ascii=False).encode()
    assert json.loads(data)["meta"]["1"]["schema"] == 1


@pytest.mark.parametrize("hours", [-11, 0, 1, 5.75, 14])
def test_instants_are_written_in_utc_wherever_the_person_is(tmp_path: Path, hours: float) -> None:
    here = datetime(2026, 11, 23, 8, 0, 1, 500, tzinfo=timezone(timedelta(hours=hours)))
    with journal(tmp_path, Clock(here)) as opened:
        opened.add(area(), "area")
    (document,) = content(tmp_path)["areas"].values()
    utc = here.astimezone(UTC).isoformat().replace("+00:00", "Z")
    assert document["created"] == document["updated"] == utc
    assert content(tmp_path)["actions"]["1"]["at"] == utc


def test_a_record_comes_back_with_every_field(tmp_path: Path) -> None:
    full = Walk(
        day=MONDAY,
        state=WalkState.CLOSED,
        start=datetime(2026, 11, 23, 8, 0, tzinfo=CET),
        ended=datetime(2026, 11, 23, 8, 30, tzinfo=CET),
        area=2**53 - 1,
        theme="Flow",
        purpose="see the queue",
        loop_closed=MONDAY,
        told="a second cart",
    )
    seen = Observation(
        walk=2**52,
        kind=Kind.WASTE,
        waste=Waste.WAITING,
        fact="a\nb",
        interpretation="c",
        starred=True,
        link="#i12",
        triaged=True,
    )
    promised = Commitment(
        what="call", to="kim", due=MONDAY, source=2**52, earlier_due=(MONDAY, MONDAY), reason="r"
    )
    with journal(tmp_path) as opened:
        stored = [opened.add(record, "x") for record in (full, seen, promised)]
    with journal(tmp_path) as reopened:
        assert [reopened.get(type(record), record.id) for record in stored] == stored


def test_empty_values_are_left_out_of_the_file(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(observation(replace(walk(), id=2**52), "x"), "x")
    (document,) = content(tmp_path)["observations"].values()
    assert set(document) == {"created", "updated", "walk", "kind", "fact"}


# Reading


def test_find_gives_the_records_with_the_wanted_values_the_oldest_first(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened, opened.transaction("walks") as transaction:
        first, second = transaction.add(walk()), transaction.add(walk())
        facts = [
            transaction.add(observation(first, "a")),
            transaction.add(observation(second, "b")),
            transaction.add(observation(first, "c", starred=True)),
        ]
    with journal(tmp_path) as opened:
        assert opened.find(Observation) == facts
        assert opened.find(Observation, walk=first.id) == [facts[0], facts[2]]
        assert opened.find(Observation, walk=first.id, starred=True) == [facts[2]]
        assert opened.find(Observation, walk=second.id, starred=True) == []
        assert opened.find(Walk, day=MONDAY) == [first, second]
        assert opened.find(Walk, day=MONDAY + timedelta(days=1)) == []


def test_find_misses_none_among_many_records(tmp_path: Path) -> None:
    count = 2 * BATCH + 2
    with journal(tmp_path) as opened, opened.transaction("walks") as transaction:
        walks = [transaction.add(walk()) for _ in range(2)]
        for n in range(count):
            transaction.add(observation(walks[n % 300 == BATCH % 300], str(n)))
    with journal(tmp_path) as opened:
        rare = {int(seen.fact) for seen in opened.find(Observation, walk=walks[1].id)}
        assert rare == {n for n in range(count) if n % 300 == BATCH % 300}
        assert len(opened.find(Observation, walk=walks[0].id)) == count - len(rare)


def test_find_does_not_take_a_date_or_number_in_a_text_for_the_field(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(walk(purpose="as on 2026-11-24"), "walk")
        assert opened.find(Walk, day=MONDAY + timedelta(days=1)) == []


def test_find_refuses_a_field_the_record_does_not_have(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, pytest.raises(TypeError, match="colour"):
        opened.find(Area, colour="red")


def test_what_is_not_there_cannot_be_got(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with pytest.raises(NotFound):
            opened.get(Area, 2**52)
        assert opened.lookup(Area, 2**52) is None


# Transactions


def test_one_action_is_one_commit_and_one_undo_step_over_several_tables(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("walk with a promise") as transaction:
            place = transaction.add(area())
            walked = transaction.add(walk(area=place.id))
            transaction.add(observation(walked))
            transaction.add(Commitment(what="call", source=walked.id))
        assert len(content(tmp_path)["meta"]["1"]["commits"]) == 1
        assert opened.undo() == "walk with a promise"
        assert [opened.find(kind) for kind in (Area, Walk, Observation, Commitment)] == [[]] * 4
        assert opened.redo() == "walk with a promise"
        assert [len(opened.find(kind)) for kind in (Area, Walk, Observation, Commitment)] == [1] * 4


def test_several_steps_on_one_record_are_one_change(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("two steps") as transaction:
            stored = transaction.add(area("a"))
            transaction.change(Area, stored.id, lambda one: replace(one, name="b"))
        assert len(content(tmp_path)["actions"]["1"]["changes"]) == 1
        opened.undo()
        assert opened.find(Area) == []
        opened.redo()
        assert [one.name for one in opened.find(Area)] == ["b"]


@pytest.mark.parametrize("error", [Refused("no"), ValueError("bug"), KeyboardInterrupt()])
def test_an_exception_inside_a_transaction_changes_nothing(
    tmp_path: Path, error: BaseException
) -> None:
    with journal(tmp_path) as opened:
        kept = opened.add(area("kept"), "area")
        gone = opened.add(area("gone"), "area")
        before, version = (tmp_path / "journal.json").read_bytes(), opened.version

        def fail() -> None:
            with opened.transaction("fails") as transaction:
                transaction.add(area("new"))
                transaction.change(Area, kept.id, lambda one: replace(one, name="changed"))
                transaction.remove(Area, gone.id)
                transaction.change_settings(lambda known: replace(known, theme="other"))
                raise error

        with pytest.raises(type(error)):
            fail()
        assert (tmp_path / "journal.json").read_bytes() == before
        assert opened.version == version
        assert opened.find(Area) == [kept, gone]
        assert opened.settings == Settings()
        assert opened.add(area("after"), "area") in opened.find(Area)


def test_an_edit_that_refuses_changes_nothing(tmp_path: Path) -> None:
    def refuse(_area: Area) -> Area:
        raise Refused("no")

    with journal(tmp_path) as opened:
        stored = opened.add(area(), "area")
        before = (tmp_path / "journal.json").read_bytes()
        with pytest.raises(Refused):
            opened.change(Area, stored.id, refuse, "edit")
        assert (tmp_path / "journal.json").read_bytes() == before


def test_opening_and_reading_create_nothing(tmp_path: Path) -> None:
    with journal(tmp_path / "a" / "b") as opened:
        assert opened.find(Area) == []
        assert opened.settings == Settings()
        assert opened.documents() is not None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_transaction_does_not_touch_the_file(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("nothing"):
            pass
        assert not (tmp_path / "journal.json").exists()
        stored = opened.add(area(), "area")
        before = (tmp_path / "journal.json").stat()
        with opened.transaction("nothing"):
            opened.find(Area)
        opened.change(Area, stored.id, lambda one: replace(one, name=one.name), "no edit")
        opened.change_settings(lambda known: known, "no edit")
        after = (tmp_path / "journal.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_transactions_do_not_nest_and_the_outer_one_survives_the_try(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with opened.transaction("outer") as outer:
            outer.add(area("outer"))
            with pytest.raises(RuntimeError):
                opened.add(area("inner"), "inner")
        assert [one.name for one in opened.find(Area)] == ["outer"]


def test_a_transaction_reads_what_it_wrote(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, opened.transaction("read") as transaction:
        stored = transaction.add(area())
        assert opened.get(Area, stored.id) == stored
        assert opened.find(Area) == [stored]
        transaction.remove(Area, stored.id)
        assert opened.find(Area) == []


def test_a_change_keeps_id_and_creation_and_moves_updated(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        stored = opened.add(area("a"), "area")
        clock.advance(minutes=5)
        changed = opened.change(
            Area, stored.id, lambda one: replace(one, id=5, name="b", created=clock.now), "rename"
        )
        assert changed == replace(stored, name="b", updated=clock.now.astimezone(UTC))
        assert opened.get(Area, stored.id) == changed


def test_a_removed_record_leaves_its_id_its_table_and_the_instant(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        stored = opened.add(area("private words"), "area")
        clock.advance(hours=1)
        with opened.transaction("remove") as transaction:
            transaction.remove(Area, stored.id)
        with pytest.raises(NotFound):
            opened.get(Area, stored.id)
        with pytest.raises(NotFound):
            opened.change(Area, stored.id, lambda one: replace(one, name="b"), "rename")
        with pytest.raises(NotFound), opened.transaction("again") as transaction:
            transaction.remove(Area, stored.id)
    assert content(tmp_path)["areas"] == {}
    assert content(tmp_path)["removed"] == {
        str(stored.id): {"table": "areas", "at": "2026-11-23T08:00:00Z"}
    }


def test_an_id_is_never_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([bytes(7), bytes(7), b"\0" * 6 + b"\1", bytes(7), b"\0" * 6 + b"\2"])
    with journal(tmp_path) as opened:
        monkeypatch.setattr("lean_journal.storage.ids.os.urandom", lambda size: next(drawn)[:size])
        monkeypatch.setattr("lean_journal.storage.meta.add_commit", lambda tables: None)
        first, second = opened.add(area("a"), "a"), opened.add(area("b"), "b")
        with opened.transaction("remove") as transaction:
            transaction.remove(Area, first.id)
        third = opened.add(area("c"), "c")
    assert [first.id, second.id, third.id] == [2**52, 2**52 + 1, 2**52 + 2]


# What belongs to others


@pytest.mark.parametrize("value", ODD_VALUES)
def test_what_others_wrote_into_a_record_survives_its_change_to_the_byte(
    tmp_path: Path, value: str
) -> None:
    path = tmp_path / "journal.json"
    write_odd_file(path, value)
    with journal(tmp_path) as opened:
        (stored,) = opened.find(Area)
        opened.change(Area, stored.id, lambda one: replace(one, name="Press 3"), "rename")
        opened.add(area("new"), "area")
        assert [one.name for one in opened.find(Area)] == ["Press 3", "new"]
        assert opened.take_notices() == []
    text = path.read_text(encoding="utf-8")
    assert f'"name":"Press 3","theirs":{value}}}' in text
    assert f'"theirs":{{"7":{value}}}' in text
    assert f'"settings":{{"1":{{"theirs":{value}}}}}' in text


@pytest.mark.parametrize("value", ODD_VALUES)
def test_what_others_wrote_into_a_record_survives_removal_and_undo(
    tmp_path: Path, value: str
) -> None:
    write_odd_file(tmp_path / "journal.json", value)
    was = content(tmp_path)["areas"]
    with journal(tmp_path) as opened:
        (stored,) = opened.find(Area)
        with opened.transaction("remove") as transaction:
            transaction.remove(Area, stored.id)
        opened.undo()
        assert opened.find(Area) == [stored]
    assert json.dumps(content(tmp_path)["areas"]) == json.dumps(was)


@pytest.mark.parametrize("value", ODD_VALUES)
def test_settings_of_others_survive_a_change_of_ours(tmp_path: Path, value: str) -> None:
    write_odd_file(tmp_path / "journal.json", value)
    was = content(tmp_path)["settings"]["1"]["theirs"]
    with journal(tmp_path) as opened:
        opened.change_settings(lambda known: replace(known, week_start=6), "week")
        assert opened.settings.week_start == 6
    stored = content(tmp_path)["settings"]["1"]
    assert json.dumps(stored["theirs"]) == json.dumps(was)
    assert stored["week_start"] == "sun"


def test_rows_and_tables_nobody_touched_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    row = '{ "created" : "2026-11-23T07:00:00Z" ,\t"name":"Press \\u0032" , "x" : [ 1 ,2 ] }'
    other = '{ "1" : {"a" : 1.0e2 } , "x" : [ ] }'
    path.write_text(
        f'{{"areas":{{"4503599627370500":{row}}},"plants": {other} ,'
        f'"list":[ 1 ,2],"meta":{{"1":{{"schema":1,"theirs":[ 7 ]}},"2":{{"a":1}}}}}}\n'
    )
    with journal(tmp_path) as opened:
        assert [one.name for one in opened.find(Area)] == ["Press 2"]
        opened.add(area("new"), "area")
        opened.undo()
    text = path.read_text()
    assert f'"4503599627370500":{row}' in text
    assert f'"plants":{other}' in text
    assert '"list":[ 1 ,2]' in text
    assert content(tmp_path)["meta"]["1"]["theirs"] == [7]
    assert content(tmp_path)["meta"]["2"] == {"a": 1}


@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_exactly_and_a_lone_surrogate_becomes_visible(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with journal(Path(folder)) as opened:
            written = opened.add(area(text), text)
            assert opened.get(Area, written.id).name == storable(text)
            with opened.transaction("remove") as transaction:
                transaction.remove(Area, written.id)
            opened.undo()
        with journal(Path(folder)) as reopened:
            assert reopened.get(Area, written.id).name == storable(text)
            assert reopened.undo() == storable(text)


def test_a_lone_surrogate_is_stored_as_visible_text(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.change_settings(lambda known: replace(known, theme="a\udcff"), "theme \udcff")
        stored = opened.add(area("caf\udce9"), "area")
        assert opened.get(Area, stored.id).name == "caf\\udce9"
        assert opened.settings.theme == "a\\udcff"


def test_a_megabyte_of_text_is_stored(tmp_path: Path) -> None:
    text = "x\x00\x1b[31m[red]" * 100_000
    with journal(tmp_path) as opened:
        stored = opened.add(area(text), "long")
    with journal(tmp_path) as reopened:
        assert reopened.get(Area, stored.id).name == text


# Two windows


def test_no_update_is_lost_between_two_windows(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        assert other.find(Area) == []
        first = one.add(area("a"), "area")
        second = other.add(area("b"), "area")
        one.change(Area, second.id, lambda known: replace(known, one_person=True), "person")
        other.change(Area, second.id, lambda known: replace(known, name="c"), "rename")
        assert one.find(Area) == other.find(Area)
        assert [(known.name, known.one_person) for known in one.find(Area)] == [
            ("a", False),
            ("c", True),
        ]
        assert first in other.find(Area)
        assert one.take_notices() == other.take_notices() == []


def test_the_version_grows_with_each_change_by_anyone_and_only_then(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        seen = [one.version]
        one.add(area("a"), "area")
        seen.append(one.version)
        assert one.version == seen[-1]
        other.add(area("b"), "area")
        seen.append(one.version)
        one.find(Area)
        assert one.version == seen[-1]
    assert seen == sorted(set(seen))


def test_settings_changed_in_one_window_are_those_of_the_other(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        assert other.settings.theme == one.settings.theme
        one.change_settings(lambda known: replace(known, theme="a"), "theme")
        other.change_settings(lambda known: replace(known, week_start=6), "week")
        assert one.settings == other.settings == Settings(theme="a", week_start=6)


def test_a_form_saved_over_a_newer_record_changes_only_what_was_typed(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        base = one.add(walk(purpose="see"), "walk")
        other.change(Walk, base.id, lambda known: replace(known, theme="Flow"), "theme")
        edited = replace(base, purpose="see the queue")
        saved = one.change(Walk, base.id, as_edit(base, edited), "purpose")
        assert (saved.purpose, saved.theme) == ("see the queue", "Flow")


def test_a_text_changed_in_both_windows_keeps_both(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        base = one.add(walk(purpose="see"), "walk")
        other.change(Walk, base.id, lambda known: replace(known, purpose="theirs"), "purpose")
        saved = one.change(Walk, base.id, as_edit(base, replace(base, purpose="mine")), "purpose")
        assert saved.purpose == "theirs / mine"


def test_a_kind_changed_in_both_windows_is_the_last_ones_and_no_mixture(tmp_path: Path) -> None:
    with journal(tmp_path) as one, journal(tmp_path, writer="window 2") as other:
        walked = one.add(walk(), "walk")
        base = one.add(observation(walked), "observation")
        other.change(Observation, base.id, lambda seen: replace(seen, kind=Kind.SAFETY), "safety")
        mine = as_edit(base, replace(base, kind=Kind.QUESTION))
        one.change(Observation, base.id, mine, "question")
        assert [seen.kind for seen in other.find(Observation)] == [Kind.QUESTION]


def test_a_successor_is_part_of_the_action_that_breaks_a_commitment(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(Commitment(what="call", due=MONDAY - timedelta(days=1)), "promise")
        with opened.transaction("new date") as transaction:
            broken, successor = set_due(promised, MONDAY, MONDAY)
            assert successor is not None
            again = transaction.add(successor)
            transaction.change(
                Commitment, promised.id, as_edit(promised, replace(broken, successor=again.id))
            )
        opened.undo()
        assert opened.find(Commitment) == [replace(promised, updated=promised.updated)]
        opened.redo()
        assert [one.successor for one in opened.find(Commitment)] == [again.id, None]


# Damage


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("4503599627370500", '{"created":12,"name":"x"}'),
        ("4503599627370500", '{"created":"2026-11-23T07:00:00","name":"no offset"}'),
        ("4503599627370500", '{"one_person":true}'),
        ("4503599627370500", '{"name":null}'),
        ("4503599627370500", '{"name":["x"], "x":NaN}'),
        ("4503599627370500", "[1,2]"),
        ("4503599627370500", "7"),
        ("4503599627370500", '"text"'),
        ("4503599627370500", "null"),
        ("4503599627370500", f'{{"name":{"[" * 500}{"]" * 500}}}'),
        ("x", '{"name":"x"}'),
        ("", '{"name":"x"}'),
        ("-1", '{"name":"x"}'),
        ("1.5", '{"name":"x"}'),
        ("01", '{"name":"x"}'),
        ("4_5", '{"name":"x"}'),
        ("٣", '{"name":"x"}'),
    ],
)
def test_a_damaged_record_is_kept_and_reported_once_and_the_rest_is_read(
    tmp_path: Path, key: str, row: str
) -> None:
    with journal(tmp_path) as opened:
        opened.add(area("whole"), "area")
    path = tmp_path / "journal.json"
    path.write_text(path.read_text().replace('"areas":{', f'"areas":{{"{key}":{row},'))
    with journal(tmp_path) as opened:
        assert [one.name for one in opened.find(Area)] == ["whole"]
        assert opened.find(Area)
        (notice,) = opened.take_notices()
        assert "doctor" in notice
        opened.find(Area)
        assert opened.take_notices() == []
        assert len(opened.documents()["areas"]) == 2
        opened.add(area("new"), "area")
        (stored, _) = opened.find(Area)
        opened.change(Area, stored.id, lambda one: replace(one, name="changed"), "rename")
        opened.undo()
        opened.undo()
    assert f'"{key}":{row}' in path.read_text()


def test_a_damaged_record_cannot_be_got_changed_or_removed(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text('{"areas":{"4503599627370500":7},"meta":{"1":{"schema":1}}}')
    before = path.read_bytes()
    with journal(tmp_path) as opened:
        with pytest.raises(NotFound):
            opened.get(Area, 4503599627370500)
        with pytest.raises(NotFound):
            opened.change(Area, 4503599627370500, lambda one: one, "x")
        with pytest.raises(Unreadable), opened.transaction("x") as transaction:
            transaction.remove(Area, 4503599627370500)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "row", ['{"week_start":"someday","theme":"a"}', '{"theme":"a","day_start":7}']
)
def test_a_wrong_setting_falls_back_with_one_notice_and_stays_in_the_file(
    tmp_path: Path, row: str
) -> None:
    path = tmp_path / "journal.json"
    path.write_text(f'{{"settings":{{"1":{row}}},"meta":{{"1":{{"schema":1}}}}}}')
    with journal(tmp_path) as opened:
        assert opened.settings == Settings(theme="a")
        (notice,) = opened.take_notices()
        assert "setting" in notice
        opened.change_settings(lambda known: replace(known, theme="b"), "theme")
        assert opened.settings == Settings(theme="b")
        assert opened.take_notices() == []
    assert content(tmp_path)["settings"]["1"] == json.loads(row) | {"theme": "b"}


@pytest.mark.parametrize("settings_table", ['{"1":5}', '{"1":null}', "[]", "5", '{"1":{},"1":{}}'])
def test_settings_that_are_no_object_are_the_defaults_and_are_never_overwritten(
    tmp_path: Path, settings_table: str
) -> None:
    path = tmp_path / "journal.json"
    path.write_text(f'{{"settings":{settings_table},"meta":{{"1":{{"schema":1}}}}}}')
    with journal(tmp_path) as opened:
        assert opened.settings == Settings()
        assert opened.today() == MONDAY
        assert len(opened.take_notices()) == 1
        with pytest.raises(Unreadable):
            opened.change_settings(lambda known: replace(known, theme="b"), "theme")
        opened.add(area(), "area")
    assert f'"settings":{settings_table}' in path.read_text()


def test_the_persons_day_start_decides_what_day_it_is(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 24, 4, 30, tzinfo=CET))
    with journal(tmp_path, clock) as opened:
        assert opened.today() == MONDAY + timedelta(days=1)
        opened.change_settings(
            lambda known: replace(known, day_start=known.day_start.replace(hour=5)), "day start"
        )
        assert opened.today() == MONDAY


def test_workdays_come_back_from_the_file(tmp_path: Path) -> None:
    weeks = (Workweek(since=MONDAY, days=frozenset({0, 1, 5})),)
    with journal(tmp_path) as opened:
        opened.change_settings(lambda known: replace(known, workweeks=weeks), "workdays")
    with journal(tmp_path) as reopened:
        assert reopened.settings.workweeks == weeks


# Export


def test_documents_are_complete_with_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text(
        '{"areas":{"4503599627370500":{"name":"a","theirs":1},"4503599627370501":{"nam":1},'
        '"x":7},"settings":{"1":{"theme":"a"}},"meta":{"1":{"schema":1}}}'
    )
    with journal(tmp_path) as opened:
        documents = opened.documents()
    assert [document["id"] for document in documents["areas"]] == [
        4503599627370500,
        4503599627370501,
        "x",
    ]
    assert (
        documents["areas"][0] | {"name": "a", "theirs": 1, "one_person": False}
        == documents["areas"][0]
    )
    assert documents["areas"][1]["nam"] == 1
    assert documents["areas"][2]["value"] == 7
    assert documents["settings"] == [{"id": 1, "theme": "a"}]
    assert documents["walks"] == []
