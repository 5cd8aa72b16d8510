"""Reflect: a day's entries, the days before it, pages, prompts, and the person's editor."""

import os
import stat
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Key, Paste

from lean_journal.domain.prompts import Asked
from lean_journal.domain.reflection import BLANK, Reflection, ReflectionKind, key_of
from lean_journal.domain.starter import PROMPTS
from lean_journal.storage import Journal
from lean_journal.storage.drafts import Drafts
from lean_journal.storage.passes import reflect
from lean_journal.tui.app import JournalApp
from lean_journal.tui.screens.reflect import ReflectScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.page import Page
from tests.builders import MONDAY, Clock, journal
from tests.tui.running import Person, running

MORNING, EVENING = ReflectionKind.MORNING, ReflectionKind.EVENING
FIVE = [prompt.text for prompt in PROMPTS[EVENING]]


def write(
    folder: Path, day: date, text: str, kind: ReflectionKind = MORNING, prompt: str = BLANK
) -> None:
    with journal(folder) as stored:
        reflect(stored, day, kind, {prompt: text})


def answers(stored: Journal, day: date = MONDAY, kind: ReflectionKind = EVENING) -> list[str]:
    found = stored.keyed(Reflection, key_of(day, kind))
    return [one.text for one in found.answers] if found is not None else []


def page(person: Person) -> Page:
    return person.app.screen.query_one(Page)


@pytest.fixture(autouse=True)
def _terminal_can_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot's screen cannot be suspended; that a real one is shown by a pty test."""
    monkeypatch.setattr(JournalApp, "suspend", lambda _app: nullcontext())


def editor(folder: Path, script: str) -> str:
    """Make an editor of a shell script; $1 is the file."""
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


async def test_the_evening_takes_one_enter_a_prompt(tmp_path: Path) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press("e")
        for number in range(5):
            assert FIVE[number] in person.shown()
            await person.line(f"answer {number}")
        assert isinstance(person.app.screen, ReflectScreen)
        assert answers(person.journal) == [f"answer {number}" for number in range(5)]
        assert "answer 4" in person.shown()


async def test_the_evening_goes_on_where_it_was_left_and_asks_again_what_was_left(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press("e")
        await person.line("one")
        await person.press("enter", "escape", "e")
        assert FIVE[2] in person.shown()
        await person.press("enter", "enter", "enter")
        assert answers(person.journal) == ["one"]
        # All five are behind; once more asks those without an answer.
        await person.press("e")
        assert FIVE[1] in person.shown()
        await person.line("two")
        await person.press("enter", "enter", "enter")
        assert isinstance(person.app.screen, ReflectScreen)
        assert answers(person.journal) == ["one", "two"]


@pytest.mark.parametrize(
    ("key", "kind", "day"),
    [
        ("m", MORNING, MONDAY),
        ("e", EVENING, MONDAY),
        ("w", ReflectionKind.WEEK, MONDAY),
        ("n", ReflectionKind.MONTH, date(2026, 11, 1)),
    ],
)
async def test_each_kind_has_its_key_and_its_day(
    tmp_path: Path, key: str, kind: ReflectionKind, day: date
) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press(key)
        await person.line("words")
        (found,) = person.journal.find(Reflection)
        assert (found.kind, found.day, found.answers[0].prompt) == (
            kind,
            day,
            PROMPTS[kind][0].text,
        )


async def test_any_past_day_can_be_written_and_none_that_has_not_come(tmp_path: Path) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press("left", "left", "e")
        await person.line("late but true")
        await person.press("escape")
        assert answers(person.journal, MONDAY - timedelta(days=2)) == ["late but true"]
        await person.press("right", "right", "right", "right")
        assert "today" in person.shown()
        await person.press("d")
        await person.line("2026-11-24")
        assert person.said() == [
            "'2026-11-24' is no day up to today: 2026-11-20, yesterday, mon, -3d"
        ]
        await person.press("escape", "d")
        await person.line("1999-12-31")
        assert "Friday 31 December 1999" in person.shown()
        await person.press("t")
        assert "Monday 23 November 2026" in person.shown()


async def test_the_first_day_there_is_has_no_day_before(tmp_path: Path) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press("d")
        await person.line("0001-01-01")
        await person.press("left", "y", "left")
        assert "Monday 1 January 1" in person.shown()


async def test_on_this_day_looks_back_from_the_selected_day_and_enter_goes_there(
    tmp_path: Path,
) -> None:
    for day, text in (
        ("2026-11-16", "a week before"),
        ("2026-10-23", "a month before"),
        ("2026-08-23", "a quarter before"),
        ("2025-11-23", "a year before"),
        ("2016-11-23", "ten years before"),
        ("2026-11-15", "nothing to do with today"),
    ):
        write(tmp_path, date.fromisoformat(day), text)
    async with running(tmp_path, mode="reflect") as person:
        shown = person.shown()
        places = [
            shown.index(f"{name} before")
            for name in ("a week", "a month", "a quarter", "a year", "ten years")
        ]
        assert places == sorted(places)
        assert "nothing to do" not in shown
        await person.press("left")
        assert "a week before" not in person.shown()
        assert "a week ago" in person.shown()
        await person.press("right", "down", "enter")
        assert "Friday 23 October 2026" in person.shown()
        await person.press("t", "y")
        assert "Sunday 23 November 2025" in person.shown()


async def test_29_february_is_on_this_day_of_28_in_other_years(tmp_path: Path) -> None:
    write(tmp_path, date(2024, 2, 29), "a leap day")
    write(tmp_path, date(2024, 2, 28), "the day before it")
    write(tmp_path, date(2025, 2, 28), "no leap year")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("d")
        await person.line("2026-02-28")
        assert "a leap day" in person.shown()
        assert "the day before it" in person.shown()
        await person.press("d")
        await person.line("2024-02-29")
        assert "a leap day" in person.shown()


async def test_a_page_of_many_lines_is_written_changed_and_emptied(tmp_path: Path) -> None:
    async with running(tmp_path, mode="reflect") as person:
        await person.press("a")
        await person.type("# seen")
        await person.press("enter", "enter")
        await person.type("1 cart / 2 carts q?")
        await person.press("ctrl+s")
        assert answers(person.journal, kind=MORNING) == ["# seen\n\n1 cart / 2 carts q?"]
        await person.press("enter")
        await person.type("!")
        await person.press("ctrl+s")
        assert answers(person.journal, kind=MORNING) == ["# seen\n\n1 cart / 2 carts q?!"]
        await person.press("x")
        assert person.journal.find(Reflection) == []
        await person.press("u")
        assert answers(person.journal, kind=MORNING) == ["# seen\n\n1 cart / 2 carts q?!"]


async def test_a_page_left_with_esc_is_there_again(tmp_path: Path) -> None:
    write(tmp_path, MONDAY, "saved")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter")
        await person.type(" and more")
        await person.press("escape")
        assert answers(person.journal, kind=MORNING) == ["saved"]
        await person.press("enter")
        assert page(person).text == "saved and more"
        await person.press("f5")
        assert page(person).text == "saved"
        await person.press("escape")
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_two_windows_on_one_page_lose_nothing(tmp_path: Path) -> None:
    write(tmp_path, MONDAY, "base")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter")
        await person.type(" mine")
        with journal(tmp_path, writer="window 2") as other:
            reflect(other, MONDAY, MORNING, {BLANK: "base theirs"}, {BLANK: "base"})
        await person.press("ctrl+s")
        assert answers(person.journal, kind=MORNING) == ["base theirs / base mine"]


async def test_everything_typed_or_pasted_on_a_page_is_text(tmp_path: Path) -> None:
    hostile = "[red]x[/]\x1b]0;t\x07\u202e 漢字 👩\u200d🔧"
    async with running(tmp_path, mode="reflect") as person:
        await person.press("a")
        page(person).post_message(Paste(hostile))
        page(person).post_message(Key("x", "\u200d"))
        page(person).post_message(Key("x", "\udcff"))
        await person.pilot.pause()
        await person.press("ctrl+s")
        assert answers(person.journal, kind=MORNING) == [hostile + "\u200d\\udcff"]
        assert "[red]x[/]␛]0;t␇‹RLO›" in person.shown()
        await person.press("v")
        assert "\x1b" not in person.shown()
        assert "\u202e" not in person.shown()


async def test_a_reflection_of_a_million_characters_is_shown_and_not_cut(tmp_path: Path) -> None:
    text = "word " * 200_000 + "end"
    write(tmp_path, MONDAY, text)
    async with running(tmp_path, mode="reflect") as person:
        assert "word word" in person.shown()
        await person.press("enter")
        assert "too long to edit here" in person.shown()
        await person.press("ctrl+s", "escape", "v", "escape")
        assert answers(person.journal, kind=MORNING) == [text]


async def test_a_search_hit_opens_its_day(tmp_path: Path) -> None:
    write(tmp_path, date(2026, 3, 2), "the torque wrench was gone", EVENING)
    async with running(tmp_path, mode="gemba") as person:
        await person.press("slash")
        await person.line("torque")
        assert "[2 Reflect]" in person.shown()
        assert "Monday 2 March 2026" in person.shown()
        assert "the torque wrench was gone" in person.shown()


async def test_prompts_are_added_changed_put_in_turn_switched_off_and_removed(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, mode="reflect", size=(80, 60)) as person:
        await person.press("P")
        await person.press(*["down"] * 8, "a")
        await person.line("Whom did I thank?")
        evening = person.journal.settings.prompts[EVENING]
        assert [one.text for one in evening] == [*FIVE, "Whom did I thank?"]
        await person.press("s", "s")
        assert person.journal.settings.prompts[EVENING][-1].asked is Asked.OFF
        await person.press("enter")
        await person.type(" By name?")
        await person.press("enter")
        assert person.journal.settings.prompts[EVENING][-1].text == "Whom did I thank? By name?"
        await person.press("a")
        await person.line(FIVE[0])
        assert person.said() == [f"this prompt is there already: {FIVE[0]}"]
        await person.press("f5", "escape", "x")
        assert [one.text for one in person.journal.settings.prompts[EVENING]] == FIVE
        await person.press("escape", "u")
        assert len(person.journal.settings.prompts[EVENING]) == 6


async def test_the_preview_reads_markdown(tmp_path: Path) -> None:
    write(tmp_path, MONDAY, "It is **bold**.\n\n- one\n- two")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("v")
        await person.pilot.pause(0.3)
        assert "It is bold." in person.shown()
        assert "**" not in person.shown()


async def test_the_editor_gets_the_page_and_what_it_leaves_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, MONDAY, "from the app")
    mode = f'stat -c %a "$(dirname "$1")" > {tmp_path}/mode'
    script = f'cp "$1" {tmp_path}/seen; {mode}; echo more >> "$1"'
    monkeypatch.setenv("EDITOR", editor(tmp_path, script))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter", "f4")
        assert isinstance(person.app.screen, ReflectScreen)
        assert answers(person.journal, kind=MORNING) == ["from the appmore"]
    assert (tmp_path / "seen").read_text() == "from the app"
    assert (tmp_path / "mode").read_text() == "700\n"
    assert not list((tmp_path / "drafts").glob("*.edit"))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", []),
        (': > "$1"', []),
        ("exit 1", ["the editor ended with exit status 1; nothing was changed"]),
        ("kill -9 $$", ["the editor was ended by SIGKILL; nothing was changed"]),
        ('rm "$1"', []),
    ],
)
async def test_an_editor_that_changes_nothing_or_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: list[str]
) -> None:
    write(tmp_path, MONDAY, "saved")
    monkeypatch.setenv("EDITOR", editor(tmp_path, script))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter", "f4")
        assert page(person).text == "saved"
        assert len(person.said()) == len(said)
        assert all(part in whole for part, whole in zip(said, person.said(), strict=True))
        assert answers(person.journal, kind=MORNING) == ["saved"]
    assert not list((tmp_path / "drafts").glob("*.edit"))


@pytest.mark.parametrize("name", ["", "no-such-editor", "'", "/dev/null"])
async def test_an_editor_that_cannot_be_run_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EDITOR", name)
    monkeypatch.delenv("VISUAL", raising=False)
    async with running(tmp_path, mode="reflect") as person:
        await person.press("a")
        await person.type("half")
        await person.press("f4")
        assert page(person).text == "half"
        assert "EDITOR" in person.said()[0] or name in person.said()[0]


async def test_what_a_failing_editor_wrote_is_there_but_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "long\\nwork" > "$1"; exit 3'))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("a", "f4")
        assert page(person).text == "long\nwork"
        assert person.journal.find(Reflection) == []
        await person.press("escape")
    ((draft,),) = Drafts(tmp_path / "journal.json").left_behind()
    assert draft.text == "long\nwork"


async def test_the_editor_answers_a_prompt_over_many_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "one\\ntwo" > "$1"'))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("e", "f4")
        assert FIVE[1] in person.shown()
        assert answers(person.journal) == ["one\ntwo"]


async def test_in_a_form_the_editor_gives_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "Press\\nshop" > "$1"'))
    async with running(tmp_path) as person:
        await person.press("a", "f4")
        assert person.app.screen.query(Field).first().value == "Press shop"


async def test_files_of_an_editor_are_private_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f'stat -c %a "$1" > {tmp_path}/mode; echo x > "$1"'
    monkeypatch.setenv("EDITOR", editor(tmp_path, script))
    before = os.umask(0)
    try:
        async with running(tmp_path, mode="reflect") as person:
            await person.press("a", "f4")
    finally:
        os.umask(before)
    assert (tmp_path / "mode").read_text() == "600\n"
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700


async def test_the_day_begun_counts_for_a_page_too(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock=clock, mode="reflect") as person:
        await person.press("a")
        await person.type("monday's")
        clock.advance(days=1)
        person.app.look_at_file()
        await person.pilot.pause()
        await person.press("ctrl+s")
        assert answers(person.journal, MONDAY, MORNING) == ["monday's"]
        assert "Tuesday 24 November 2026" in person.shown()


async def test_a_page_taken_up_again_does_not_undo_what_another_window_wrote_since(
    tmp_path: Path,
) -> None:
    write(tmp_path, MONDAY, "base")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter")
        await person.type(" mine")
    with journal(tmp_path, writer="window 2") as other:
        reflect(other, MONDAY, MORNING, {BLANK: "base theirs"}, {BLANK: "base"})
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y", "ctrl+s")
        assert answers(person.journal, kind=MORNING) == ["base theirs / base mine"]


async def test_esc_goes_back_to_the_day_one_jumped_from(tmp_path: Path) -> None:
    write(tmp_path, date(2026, 10, 23), "a month before")
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter", "y", "escape")
        assert "Friday 23 October 2026" in person.shown()
        await person.press("escape")
        assert "Monday 23 November 2026" in person.shown()
        assert "esc" not in person.shown().splitlines()[-1]


async def test_a_page_too_long_to_edit_here_goes_to_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, MONDAY, "x" * 150_000)
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf y >> "$1"'))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter", "f4")
        assert answers(person.journal, kind=MORNING) == ["x" * 150_000 + "y"]


async def test_what_a_failing_editor_wrote_for_a_prompt_keeps_its_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'printf "one\\n\\ntwo" > "$1"; exit 1'))
    async with running(tmp_path, mode="reflect") as person:
        await person.press("e", "f4")
        assert page(person).text == "one\n\ntwo"
        assert answers(person.journal) == []
        await person.press("ctrl+s")
        assert answers(person.journal) == ["one\n\ntwo"]
        assert FIVE[1] in person.shown()


async def test_help_tells_what_works_here(tmp_path: Path) -> None:
    async with running(tmp_path, mode="reflect", size=(80, 60)) as person:
        await person.press("e", "f1")
        assert "capture line" not in person.shown()
        assert "$EDITOR" in person.shown()


async def test_a_page_that_is_only_looked_at_stays_as_it_was(tmp_path: Path) -> None:
    text = "one\x0ctwo\u2028three\nfour"
    with journal(tmp_path) as stored:
        reflect(stored, MONDAY, MORNING, {BLANK: text})
    async with running(tmp_path, mode="reflect") as person:
        await person.press("enter", "escape", "enter", "ctrl+s")
        assert answers(person.journal, kind=MORNING) == [text]
    assert Drafts(tmp_path / "journal.json").left_behind() == []
