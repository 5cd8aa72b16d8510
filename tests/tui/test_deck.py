"""The deck by keys: what is missing, a yes to each slide, frozen, written, what came back."""

import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck, Pull, PullSignal
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.month import source_of
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.reports.outline import outline_of
from lean_journal.reports.slides import as_plain
from lean_journal.storage import Journal
from lean_journal.storage.deck import deck_of, records_of
from lean_journal.tui.screens.deck import DeckScreen
from lean_journal.tui.screens.improve import ImproveScreen
from lean_journal.tui.screens.review import ReviewScreen
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import Clock, commitment, journal
from tests.decks import OCTOBER, SEPTEMBER, Records, busy, freeze_deck, hostile, thin
from tests.tui.running import Person, running

NOVEMBER_4 = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 4)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a journal; files are written to another, the present one."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path


def store(folder: Path, made: Records, *, is_frozen: bool = False) -> None:
    with journal(folder, Clock(NOVEMBER_4)) as opened:
        made.store(opened)
        if is_frozen:
            freeze_deck(opened)


def at_the_deck(folder: Path, size: tuple[int, int] = (80, 24)) -> Any:
    return running(folder, clock=Clock(NOVEMBER_4), mode="review", size=size)


def page(person: Person) -> str:
    """Give the name of the page that is shown."""
    screen = person.app.screen
    assert isinstance(screen, DeckScreen)
    return screen._page


def offered(person: Person) -> set[str]:
    """Give the ids of the commands that work now."""
    active = person.app.screen.active_bindings.values()
    return {one.binding.id or "" for one in active}


def outline_now(opened: Journal) -> dict[str, Any]:
    return as_plain(outline_of(source_of(records_of(opened, OCTOBER))))


async def choose(person: Person, words: str) -> None:
    """Go down to the row that shows some words."""
    rows = person.app.screen.query_one(RecordList)
    for _ in range(rows.option_count):
        option = rows.highlighted_option
        if option is not None and words in str(option.prompt):
            return
        await person.press("down")
    raise AssertionError(words)


# The slides


async def test_the_last_month_that_has_ended_is_shown_slide_by_slide(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d")
        outline = outline_of(source_of(records_of(person.journal, OCTOBER)))
        for slide in outline.slides:
            shown = " ".join(person.shown().split())
            assert page(person) == slide.part
            assert "October 2026" in shown
            assert "Draft · Improvements" in shown
            assert slide.title in shown
            assert all(item.text in shown for item in slide.items)
            for figure in slide.figures:
                before, _, after = figure.change.partition(" → ")
                assert figure.text in shown
                assert f"{before} {figure.unit}".strip() in shown
                assert f"{after} {figure.unit}".strip() in shown
            await person.press("right")
        assert page(person) == outline.slides[-1].part
        await person.press("left", "h", "escape")
        assert isinstance(person.app.screen, ReviewScreen)


async def test_nothing_is_shown_of_what_was_not_written_for_the_deck(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder, (200, 60)) as person:
        await person.press("d")
        for _ in range(8):
            shown = person.shown()
            assert "problem" not in shown
            assert "title 3" not in shown
            assert "all is well" not in shown
            await person.press("right")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (200, 60)])
async def test_hostile_words_are_shown_as_they_are_at_every_size(
    folder: Path, size: tuple[int, int]
) -> None:
    store(folder, hostile())
    before = (folder / "journal.json").read_bytes()
    async with at_the_deck(folder, size) as person:
        await person.press("d")
        seen = ""
        for _ in range(12):
            seen += person.shown()
            await person.press("down", "pagedown", "right")
    assert "[bold red]" in seen
    assert (folder / "journal.json").read_bytes() == before


async def test_a_month_with_nothing_says_so_and_has_two_slides(folder: Path) -> None:
    store(folder, Records())
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "Nothing happened that a deck could tell of." in person.shown()
        assert "No target condition" in person.shown()
        await person.press("right")
        assert "slide 1 of 2" in person.shown()


async def test_months_go_from_the_first_one_to_the_running_one(folder: Path) -> None:
    made = Records()
    made.adopted("An early one", date(2026, 8, 5))
    store(folder, made)
    async with at_the_deck(folder) as person:
        await person.press("d", "p", "p")
        assert "August 2026" in person.shown()
        assert "month-before" not in offered(person)
        await person.press("p", "n", "n", "n")
        assert "November 2026" in person.shown()
        assert "month-after" not in offered(person)


async def test_a_month_that_runs_says_what_freezing_it_leaves_out(folder: Path) -> None:
    store(folder, thin())
    said = "has not ended: once it is frozen, nothing more of it gets into a deck"
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert said not in " ".join(person.shown().split())
        for key in ("n", "right"):
            await person.press(key)
            assert f"November 2026 {said}" in " ".join(person.shown().split())
        await person.press("y", "y", "f")
        assert said not in " ".join(person.shown().split())


async def test_a_text_too_long_for_its_slide_is_named(folder: Path) -> None:
    made = thin()
    made.adopted("so long " * 400, date(2026, 10, 20), starred=True)
    store(folder, made)
    async with at_the_deck(folder, (120, 40)) as person:
        await person.press("d", "right")
        assert page(person) == "effects"
        assert "Too long, so cut: so long so long" in person.shown()


async def test_people_are_named_by_their_aliases_not_unnoticed(folder: Path) -> None:
    made = Records()
    made.adopted("Lights that Kim hung replace the walk", date(2026, 10, 5))
    store(folder, made)
    with journal(folder) as opened:
        opened.add(commitment(to="kim"), "promise")
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "The deck names people by their aliases: kim" in person.shown()
        await person.press("right")
        assert "It names people by their aliases: kim" in person.shown()
        await person.press("right")
        assert "aliases" not in person.shown()


# The words


def with_gaps() -> Records:
    """A month of which nobody has written a word for the deck."""
    made = Records()
    made.adopted("", date(2026, 10, 5))
    tried = made.improvement("Tried with cards")
    made.cycle(tried, date(2026, 10, 9), learned="cards get lost", happened="they got lost")
    made.struggle("", words="She is late", state=StruggleState.SEEN, since=date(2026, 10, 2))
    made.deck(SEPTEMBER, prediction="none waits")
    return made


def written(opened: Journal) -> set[object]:
    """Give all that is written for the deck of October."""
    before, now = deck_of(opened, SEPTEMBER), deck_of(opened, OCTOBER)
    found: set[object] = {before.outcome, before.came_true, now.target, now.prediction}
    for one in opened.find(Improvement):
        found |= {one.wording, one.measure}
    found |= {one.wording for one in opened.find(Cycle)}
    return found | {one.title for one in opened.find(Struggle)}


@pytest.mark.parametrize(
    ("gap", "keys", "kept"),
    [
        ("has no deck wording", [">lights", "tab", ">walks", "ctrl+s"], {"lights", "walks"}),
        ("has no deck line", [">we use magnets", "enter"], {"we use magnets"}),
        ("has no public title", [">Trucks leave late", "enter"], {"Trucks leave late"}),
        ("has no answer yet", [">two waited", "tab", ">n", "enter"], {"two waited", False}),
        ("No target condition", [">all called", "ctrl+s"], {"all called"}),
        ("No prediction", ["tab", ">none waits", "ctrl+s"], {"none waits"}),
    ],
    ids=["wording", "deck line", "public title", "outcome", "target", "prediction"],
)
async def test_what_is_missing_is_written_where_it_is_named(
    folder: Path, gap: str, keys: list[str], kept: set[object]
) -> None:
    store(folder, with_gaps())
    async with at_the_deck(folder, (100, 30)) as person:
        await person.press("d")
        assert page(person) == "gaps"
        await choose(person, gap)
        await person.press("enter")
        for key in keys:
            await (person.type(key[1:]) if key.startswith(">") else person.press(key))
        assert isinstance(person.app.screen, DeckScreen)
        assert gap not in person.shown()
        assert kept <= written(person.journal)


async def test_who_looks_for_a_public_title_sees_what_was_heard(folder: Path) -> None:
    made = Records()
    made.struggle("", state=StruggleState.SEEN, since=OCTOBER, words="Kim gets no plan")
    store(folder, made)
    async with at_the_deck(folder) as person:
        await person.press("d")
        await choose(person, "has no public title")
        assert "Kim" not in person.shown()
        await person.press("enter")
        assert "heard in private: Kim gets no plan" in person.shown()


async def test_words_are_changed_on_the_slide_that_shows_them(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d", "right", "right")
        await choose(person, "Dies are set out")
        await person.press("enter", "end")
        await person.type(", always")
        await person.press("ctrl+s")
        assert "in the order of the plan, always" in " ".join(person.shown().split())
        words = [one.wording for one in person.journal.find(Improvement)]
        assert "Dies are set out the evening before, in the order of the plan, always" in words


async def test_what_comes_next_and_what_came_true_have_a_key_each(folder: Path) -> None:
    made = Records()
    made.deck(SEPTEMBER, prediction="none waits")
    store(folder, made)
    async with at_the_deck(folder) as person:
        await person.press("d", "t")
        await person.line("all called")
        await person.line("none stops")
        await person.line("who moves pallets?")
        await person.press("r")
        await person.line("one waited")
        await person.line("no")
        now, before = deck_of(person.journal, OCTOBER), deck_of(person.journal, SEPTEMBER)
        assert (now.target, now.prediction, now.wanted) == (
            "all called",
            "none stops",
            "who moves pallets?",
        )
        assert (before.outcome, before.came_true) == ("one waited", False)
        await person.press("u", "u")
        assert deck_of(person.journal, OCTOBER) == Deck(month=OCTOBER)


async def test_an_answer_without_words_is_asked_for(folder: Path) -> None:
    made = Records()
    made.deck(SEPTEMBER, prediction="none waits")
    store(folder, made)
    async with at_the_deck(folder) as person:
        await person.press("d", "r", "tab")
        await person.line("y")
        assert "say what happened" in person.shown()
        await person.type("es and no")
        await person.press("enter")
        assert "type y or n" in person.shown()
        assert deck_of(person.journal, SEPTEMBER).came_true is None


async def test_a_deck_that_predicted_nothing_asks_for_no_answer(folder: Path) -> None:
    store(folder, thin())
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "answer-last" not in offered(person)


async def test_g_goes_to_what_a_slide_tells_of(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d", "right", "right", "g")
        assert isinstance(person.app.screen, ImproveScreen)
        chosen = person.app.screen.chosen_record()
        assert isinstance(chosen, Improvement)
        assert chosen.wording == "A call light at press 2 replaces the walk to the office"


# A yes to each slide, and frozen


async def test_a_yes_to_each_slide_then_it_is_frozen_as_it_was(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d")
        for number in range(8):
            assert f"slide {number + 1} of 8" in person.shown()
            assert "freeze-deck" not in offered(person)
            await person.press("f", "y")
        assert deck_of(person.journal, OCTOBER).frozen is None
        assert "freeze-deck" in offered(person)
        shown = outline_now(person.journal)
        await person.press("f")
        kept = deck_of(person.journal, OCTOBER)
        assert (kept.outline, kept.frozen, kept.confirmed) == (shown, TODAY, ())
        assert "Draft" not in person.shown()
        assert {"confirm-slide", "freeze-deck", "change-words"} & offered(person) == set()
        for one in person.journal.find(Improvement):
            person.journal.change(Improvement, one.id, _other_words, "later")
        assert deck_of(person.journal, OCTOBER).outline == shown
        assert "other words" not in person.shown()


def _other_words(one: Improvement) -> Improvement:
    return replace(one, wording="other words")


async def test_a_yes_stays_when_one_leaves_and_goes_with_the_words(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d", "y", "y")
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "✓ ✓ ○ ○" in person.shown()
        await person.press("right", "right", "y", "left", "left")
        assert "✓ ✓ ✓ ○" in person.shown()
        # The headline and the struggle tell of it as well as its own slide.
        (one,) = [one for one in person.journal.find(Improvement) if "call light" in one.wording]
        with journal(folder, Clock(NOVEMBER_4), writer="another window") as other:
            other.change(Improvement, one.id, _other_words, "words")
        person.app.look_at_file()
        await person.pilot.pause()
        assert "✓ ○ ○ ○" in person.shown()
        await person.press("y")
        assert page(person) == "effects"


async def test_undo_takes_back_a_yes_and_the_freezing(folder: Path) -> None:
    store(folder, thin())
    async with at_the_deck(folder) as person:
        await person.press("d", "y", "u")
        assert "○ ○" in person.shown()
        await person.press("y", "y", "f")
        assert deck_of(person.journal, OCTOBER).frozen == TODAY
        await person.press("u")
        assert deck_of(person.journal, OCTOBER).frozen is None
        assert "✓ ✓" in person.shown()


async def test_a_frozen_deck_that_cannot_be_read_says_so(folder: Path) -> None:
    store(folder, thin(), is_frozen=True)
    file = folder / "journal.json"
    file.write_text(file.read_text().replace('"part":"headline"', '"part":"no such part"'))
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "cannot be read" in person.shown()
        assert {"confirm-slide", "write-deck", "pull-signal"} & offered(person) == set()
        await person.press("y", "w", "enter", "n", "p", "escape")
        assert isinstance(person.app.screen, ReviewScreen)


# What came back


async def test_what_came_back_is_noted_step_by_step(folder: Path) -> None:
    store(folder, thin())
    async with at_the_deck(folder) as person:
        await person.press("d")
        assert "pull-signal" not in offered(person)
        await person.press("s", "y", "y", "f", "s")
        assert "What came back?" in person.shown()
        assert "discussed" not in person.shown()
        await person.press("enter", "s", "down", "enter")
        kept = deck_of(person.journal, OCTOBER)
        assert kept.pulls == (PullSignal(TODAY, Pull.SENT), PullSignal(TODAY, Pull.REUSED))
        await person.press("s", "enter")
        assert deck_of(person.journal, OCTOBER).pull is Pull.ASKED
        assert "pull-signal" not in offered(person)
        await person.press("u")
        assert deck_of(person.journal, OCTOBER).pull is Pull.REUSED


async def test_the_months_stand_behind_the_slides_and_open(folder: Path) -> None:
    made = thin()
    made.adopted("An early one", date(2026, 8, 5))
    store(folder, made, is_frozen=True)
    with journal(folder, Clock(NOVEMBER_4)) as opened:
        freeze_deck(opened, date(2026, 8, 1))
    async with at_the_deck(folder) as person:
        await person.press("d", "right", "right")
        assert page(person) == "history"
        shown = person.shown()
        assert shown.index("October 2026    frozen, not sent") < shown.index("August 2026")
        await choose(person, "August 2026")
        await person.press("enter")
        assert "1 improvement was adopted" in person.shown()
        assert "August 2026" in person.shown()


# The file


async def test_the_deck_is_written_as_powerpoint_and_as_markdown(folder: Path) -> None:
    store(folder, busy())
    async with at_the_deck(folder) as person:
        await person.press("d", "w", "enter")
        await _is_written(person, "deck-2026-10.pptx")
        deck = Presentation(BytesIO(Path("deck-2026-10.pptx").read_bytes()))
        assert len(deck.slides) == 8
        assert stat.S_IMODE(Path("deck-2026-10.pptx").stat().st_mode) == 0o600
        assert "8 slides, a draft" in person.said()[-1]
        await person.press("w", "ctrl+u")
        await person.line("sub/deck.md")
        await _is_written(person, "sub/deck.md")
        assert Path("sub/deck.md").read_text().startswith("# 5 improvements were adopted")


async def _is_written(person: Person, name: str) -> None:
    for _ in range(100):
        await person.pilot.pause(0.05)
        if Path(name).exists() and any("saved" in said for said in person.said()):
            return
    raise AssertionError(person.said())


async def test_a_file_that_is_there_stays_unless_one_says_so(folder: Path) -> None:
    store(folder, thin())
    Path("deck.md").write_text("mine")
    async with at_the_deck(folder) as person:
        for answer in ("n", "y"):
            await person.press("d") if answer == "n" else None
            await person.press("w", "ctrl+u")
            await person.line("deck.md")
            assert "is there already. Write over it?" in " ".join(person.shown().split())
            assert Path("deck.md").read_text() == "mine"
            await person.press(answer)
        await _is_written(person, "deck.md")
        assert Path("deck.md").read_text().startswith("# 1 improvement")


async def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(folder: Path) -> None:
    store(folder, thin())
    Path("folder.pptx").mkdir()
    journal_before = (folder / "journal.json").read_bytes()
    async with at_the_deck(folder) as person:
        await person.press("d")
        for name, said in (
            ("folder.pptx", "no ordinary file"),
            ("../journal.json", "the journal itself"),
            ("../journal.json/deck.md", "cannot write"),
            (f"{'x' * 300}.md", "File name too long"),
            ("~no-such-user/deck.md", "names a home folder nobody knows"),
        ):
            await person.press("w", "ctrl+u")
            await person.line(name)
            await person.pilot.pause(0.2)
            assert said in person.said()[-1]
            await person.press("escape")
            if not isinstance(person.app.screen, DeckScreen):
                await person.press("d")
    assert (folder / "journal.json").read_bytes() == journal_before
    assert sorted(path.name for path in Path().iterdir()) == ["folder.pptx"]


async def test_a_frozen_deck_is_written_as_it_was_frozen(folder: Path) -> None:
    store(folder, thin(), is_frozen=True)
    with journal(folder, Clock(NOVEMBER_4)) as opened:
        for one in opened.find(Improvement):
            opened.change(Improvement, one.id, _other_words, "later")
        outline = json.dumps(deck_of(opened, OCTOBER).outline)
    async with at_the_deck(folder) as person:
        await person.press("d", "w", "ctrl+u")
        await person.line("deck.md")
        await _is_written(person, "deck.md")
    text = Path("deck.md").read_text()
    assert "Draft" not in text
    assert "other words" not in text + outline
