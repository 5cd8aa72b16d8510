"""The capture line: each Enter on disk, nothing lost, from anywhere."""

import errno
import os
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Static

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste
from lean_journal.storage.capture import remove_walk
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.tui.screens.capture import CaptureScreen
from lean_journal.tui.widgets.capture_line import CaptureLine
from lean_journal.tui.widgets.chips import Chips, parts
from lean_journal.tui.widgets.questions import Questions
from tests.builders import Clock, content, journal
from tests.storage.loop import add, hear
from tests.tui.running import Person, running


def facts(folder: Path) -> list[str]:
    return [row["fact"] for row in content(folder).get("observations", {}).values()]


def line(person: Person) -> str:
    return person.app.screen.query_one(CaptureLine).value


async def paste(person: Person, text: str) -> None:
    person.app.screen.query_one(CaptureLine).post_message(Paste(text))
    await person.pilot.pause(0.2)


async def test_five_lines_make_five_records_on_one_walk_and_an_empty_one_ends(
    tmp_path: Path,
) -> None:
    lines = [
        "w: 3 carts queue 40 min",
        "s: guard open",
        "5: wrenches missing",
        "+: good handover",
        "plain",
    ]
    async with running(tmp_path) as person:
        await person.press("o")
        for text in lines:
            await person.line(text)
            assert line(person) == ""
        assert "5 saved" in person.shown()
        await person.press("enter")
        assert not isinstance(person.app.screen, CaptureScreen)
    assert facts(tmp_path) == [
        "3 carts queue 40 min",
        "guard open",
        "wrenches missing",
        "good handover",
        "plain",
    ]
    assert len(content(tmp_path)["walks"]) == 1


async def test_keys_typed_ahead_of_a_slow_disk_save_each_line_once(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o", "o", "n", "e", "enter", "t", "w", "o", "enter", "x", "enter")
        await person.pilot.pause(0.3)
    assert facts(tmp_path) == ["one", "two", "x"]


async def test_each_enter_is_on_disk_before_the_line_clears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_clear: list[list[str]] = []
    cleared = CaptureLine.clear

    def clear(self: CaptureLine) -> None:
        at_clear.append(facts(tmp_path))
        cleared(self)

    monkeypatch.setattr(CaptureLine, "clear", clear)
    async with running(tmp_path) as person:
        await person.press("o")
        await person.line("one")
        await person.line("two")
    assert at_clear == [["one"], ["one", "two"]]


async def test_a_line_that_cannot_be_saved_stays_and_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.line("first")

        def full(descriptor: int, data: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as disk:
            disk.setattr(os, "write", full)
            await person.line("second")
            assert line(person) == "second"
            assert any("No space left" in sentence for sentence in person.said())
        await person.press("enter")
        assert line(person) == ""
    assert facts(tmp_path) == ["first", "second"]


async def test_a_paste_of_many_lines_is_one_record_each_and_one_undo_step(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await paste(person, "w: one\r\ntwo // why\n\n  \n>> call @kim\n")
        assert facts(tmp_path) == ["one", "two"]
        assert [promise.what for promise in person.journal.find(Commitment)] == ["call"]
        await person.press("escape", "u")
        assert facts(tmp_path) == []
        assert person.journal.find(Commitment) == []


async def test_a_paste_into_a_begun_line_joins_its_ends(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.type("before  after")
        await person.press(*["left"] * 6)
        await paste(person, "first\nlast")
        assert facts(tmp_path) == ["before first", "last after"]
        assert line(person) == ""


async def test_a_paste_of_one_line_is_only_typed(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await paste(person, "a\u2028b\x0bc 👩\u200d🔧")
        assert line(person) == "a\u2028b\x0bc 👩\u200d🔧"
        assert not (tmp_path / "journal.json").exists()


@pytest.mark.parametrize(
    "text",
    ["漢字 テスト", "👩\u200d🔧 half a year", "e\u0301 combining", "[red]x[/red] [/]", "a\\[b]"],
)
async def test_any_text_is_taken_and_shown_as_it_is(tmp_path: Path, text: str) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.line(text)
        await person.press("enter")
        shown = person.shown()
        assert all(word in shown for word in text.split() if word.isascii())
    assert facts(tmp_path) == [text]


async def test_the_chips_say_how_the_line_is_understood(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.type("w: carts [/] queue // no signal? >> call light @kim !fri *")
        captured = person.app.screen.query_one(Chips).captured
        assert captured is not None
        assert parts(captured) == [
            ("waiting (idle)", "carts [/] queue"),
            ("means", "no signal?"),
            ("I will", "call light"),
            ("to", "kim"),
            ("by", "Fri 27 Nov"),
            ("★", "for the monthly review"),
        ]
        assert "carts [/] queue" in person.shown()
        await person.press("enter", "enter")
        seen = person.journal.find(Observation)[0]
        assert (seen.kind, seen.waste, seen.starred) == (Kind.WASTE, Waste.WAITING, True)


async def test_questions_come_with_f3_and_typing_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("Press shop")
        await person.press("enter")
        await person.line("flow")
        await person.press("ctrl+s", "o")
        await person.type("ha")
        await person.press("f3")
        assert "What are you waiting for?" in person.shown()
        await person.type("lf")
        await person.press("f3")
        assert "What has changed?" in person.shown()
        assert line(person) == "half"
        questions = person.app.screen.query_one(Questions)
        for _ in range(len(questions._sets) - 1):
            await person.press("f3")
        assert not questions.display


async def test_escape_keeps_a_half_typed_line_for_the_next_time(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await person.type("half a")
        await person.press("escape", "o")
        assert line(person) == "half a"
        await person.line(" line")
        await person.press("enter", "o")
        assert line(person) == ""
    assert facts(tmp_path) == ["half a line"]


async def test_what_was_begun_yesterday_goes_to_yesterday(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock) as person:
        await person.press("o")
        await person.type("half")
        await person.press("escape")
        clock.advance(days=1)
        await person.press("o", "enter", "enter")
        assert [walk.day.isoformat() for walk in person.journal.find(Walk)] == ["2026-11-23"]
        await person.press("o")
        await person.line("today")
        assert [walk.day.isoformat() for walk in person.journal.find(Walk)] == [
            "2026-11-23",
            "2026-11-24",
        ]


@pytest.mark.parametrize(("answer", "kept"), [("y", "left over"), ("n", "")])
async def test_a_line_an_ended_window_left_is_offered_once(
    tmp_path: Path, answer: str, kept: str
) -> None:
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft("capture", "left over", Clock().now.date()))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        assert "left over" in person.shown()
        await person.press(answer)
        if answer == "n":
            await person.press("escape", "o")
        assert line(person) == kept
        await person.press("ctrl+a", "delete", "enter")
    async with running(tmp_path) as person:
        await person.pilot.pause(0.2)
        assert "left over" not in person.shown()


async def test_f2_in_a_form_captures_and_comes_back_to_the_form(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("a")
        await person.type("Pre")
        await person.press("f2")
        await person.line("seen meanwhile")
        await person.press("enter")
        await person.type("ss")
        await person.press("ctrl+s")
        assert [area.name for area in person.journal.find(Area)] == ["Press"]
    assert facts(tmp_path) == ["seen meanwhile"]


async def test_the_title_names_the_walk_that_takes_the_next_line(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        area = stored.add(Area(name="Press [b]shop"), "area")
        stored.add(
            Walk(day=stored.today(), state=WalkState.WALKED, start=stored.now(), area=area.id),
            "walk",
        )
    async with running(tmp_path) as person:
        await person.press("o")
        title = person.app.screen.query_one(".title", Static)
        assert str(title.content) == "Capture → Press [b]shop · today 08:00"


async def test_a_line_of_a_million_characters_is_saved_whole(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        await paste(person, "x" * 1_000_000)
        await person.press("enter")
        await person.pilot.pause(0.5)
        await person.press("enter")
        assert "xxxx" in person.shown()
    assert [len(fact) for fact in facts(tmp_path)] == [1_000_000]


async def test_keys_typed_ahead_of_the_end_are_neither_run_nor_lost(tmp_path: Path) -> None:
    async with running(tmp_path) as person:
        await person.press("o")
        field = person.app.screen.query_one(CaptureLine)
        for key, character in (("enter", "\r"), ("x", "x"), ("enter", "\r"), ("enter", "\r")):
            field.post_message(Key(key, character))
        await person.pilot.pause(0.3)
        assert not isinstance(person.app.screen, CaptureScreen)
        assert not (tmp_path / "journal.json").exists()
        await person.press("o")
        assert line(person) == "x"


async def test_a_walk_removed_by_another_window_does_not_take_the_line_with_it(
    tmp_path: Path,
) -> None:
    with journal(tmp_path, writer="other") as stored:
        walk = stored.add(Walk(day=stored.today(), state=WalkState.WALKED), "walk")
        stored.add(Observation(walk=walk.id, fact="one"), "one")
    async with running(tmp_path) as person:
        await person.press("right", "a")
        await person.type("half")
        with journal(tmp_path, writer="other") as other:
            remove_walk(other, walk.id)
        await person.pilot.pause(1.3)
        assert line(person) == "half"
        await person.line(" line")
        assert [one.fact for one in person.journal.find(Observation)] == ["half line"]


async def test_a_line_links_to_what_is_known_and_can_begin_an_improvement(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
        add(stored)
    async with running(tmp_path) as person:
        await person.press("o")
        await person.type("carts #i1")
        chips = person.app.screen.query_one(Chips).captured
        assert chips is not None
        assert ("link", "#i1") in parts(chips)
        await person.press("enter")
        await person.line("trucks #s1 *")
        await person.line("a word #i9")
        await person.type("w: gloves in the office #new")
        assert "becomes an improvement" in person.shown()
        await person.press("enter", "enter")
        seen = person.journal.find(Observation)
        assert [(one.fact, one.link) for one in seen] == [
            ("carts", "#i1"),
            ("trucks", "#s1"),
            ("a word #i9", ""),
            ("gloves in the office", "#i2"),
        ]
        (made,) = [one for one in person.journal.find(Improvement) if one.number == 2]
        assert (made.title, made.problem) == ("gloves in the office", "gloves in the office")
        # A line and what it begins are one step.
        await person.press("u")
        assert len(person.journal.find(Improvement)) == 1
        assert len(person.journal.find(Observation)) == 3


async def test_on_a_walk_for_a_struggle_what_a_line_begins_helps_with_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("w")
        await person.type("Press shop")
        await person.press("ctrl+s", "o")
        await person.line("carts queue #new")
        await person.press("enter")
        (made,), (heard,) = person.journal.find(Improvement), person.journal.find(Struggle)
        assert (made.struggle, made.area) == (heard.id, person.journal.find(Area)[0].id)
        assert "#i1" in person.shown()
