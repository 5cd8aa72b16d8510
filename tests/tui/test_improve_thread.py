"""The board and the thread of Improve: what they show, and the way along them, a key a hop."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Paste

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement, ImprovementState
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.improvements import drop_improvement, remove_improvement
from lean_journal.tui.screens.gemba import GembaScreen
from lean_journal.tui.screens.improve import ImproveScreen
from lean_journal.tui.widgets.improve_rows import MOST_SETTLED
from lean_journal.tui.widgets.record_list import RecordList
from tests.builders import MONDAY, Clock, journal
from tests.storage.loop import add, check, do, hear, say, standing, start
from tests.tui.running import Person, running

DAY = timedelta(days=1)


def threaded(stored: Journal) -> dict[str, Record]:
    """A struggle, a walk for it, two things seen, an improvement of one of them, two cycles."""
    heard = hear(stored, StruggleState.SEEN)
    place = stored.add(Area(name="Press shop"), "area")
    walk = stored.add(
        Walk(day=MONDAY, area=place.id, state=WalkState.WALKED, struggle=heard.id), "walk"
    )
    seen, other = say(stored, "w: carts queue", "who may change it", walk=walk.id)
    from lean_journal.storage.improvements import make_improvement

    made = do(stored, lambda t: make_improvement(stored, t, seen.id))
    first = start(stored, made, "first step")
    check(stored, first, Decision.ADAPT)
    second = start(stored, made, "second step")
    return {
        "struggle": heard,
        "walk": walk,
        "seen": seen,
        "improvement": made,
        "first": first,
        "second": second,
        "other": other,
    }


def a_dropped_one(stored: Journal, clock: Clock, number: int) -> Improvement:
    """An idea abandoned a day after the one before; the fourth is the one of a zebra."""
    clock.advance(days=1)
    one = add(stored, "a zebra" if number == 3 else f"idea {number}")
    return do(stored, lambda t: drop_improvement(stored, t, one.id))


def board(person: Person) -> RecordList:
    return person.app.screen.query_one("#board", RecordList)


def thread(person: Person) -> RecordList:
    return person.app.screen.query_one("#thread", RecordList)


def chosen(person: Person) -> int:
    """The id of what is chosen on Improve, in the thread or on the board."""
    screen = person.app.screen
    assert isinstance(screen, ImproveScreen)
    record = screen.chosen_knot() if screen.is_inside else screen.chosen_record()
    assert record is not None
    return record.id


def seen_on_gemba(person: Person) -> tuple[Walk | None, Observation | None]:
    """The walk and the observation that are chosen on Gemba."""
    screen = person.app.screen
    assert isinstance(screen, GembaScreen)
    return screen.chosen_walk(), screen.chosen_observation()


def rows(shown: RecordList) -> list[str]:
    """The keys of a list, headings left out."""
    return [option.id for option in shown.options if option.id]


def lines(shown: RecordList) -> list[str]:
    return [str(option.prompt).strip() for option in shown.options]


# The thread


@pytest.mark.parametrize("begin", ["struggle", "improvement"])
async def test_from_either_end_the_thread_is_the_same(tmp_path: Path, begin: str) -> None:
    with journal(tmp_path) as stored:
        found = threaded(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.app.go_to(standing(person.journal, found[begin]))
        assert rows(thread(person)) == [str(one.id) for one in found.values()]


async def test_every_record_of_the_thread_is_one_key_away_and_one_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        found = threaded(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("right", "home", "down")
        # The walk, and back to its struggle.
        await person.press("enter")
        assert seen_on_gemba(person) == (found["walk"], None)
        await person.press("g")
        assert chosen(person) == found["struggle"].id
        # What was seen, and back to the improvement it became.
        await person.press("home", "down", "down", "enter")
        assert seen_on_gemba(person)[1] == standing(person.journal, found["seen"])
        await person.press("g")
        assert chosen(person) == found["improvement"].id
        # The struggle, and back to the improvement.
        await person.press("home", "enter")
        assert chosen(person) == found["struggle"].id
        await person.press("home", *["down"] * 3, "enter")
        assert chosen(person) == found["improvement"].id
        # Its cycles: the open one is turned over, the checked one can be mended.
        await person.press("home", *["down"] * 5, "enter")
        assert "Turn it over" in person.shown()
        await person.press("escape", "up", "enter")
        assert "Change the cycle" in person.shown()
        assert "first step" in person.shown()
        await person.press("escape")
        assert chosen(person) == found["first"].id


async def test_enter_on_what_the_thread_is_shown_for_changes_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("enter", "enter")
        assert "Change #s1" in person.shown()
        await person.press("escape", "escape", "j", "enter", "enter")
        assert "Change #i1" in person.shown()


async def test_inside_the_thread_the_keys_are_about_the_chosen_row(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        found = threaded(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("right", "home", *["down"] * 3, "s")
        assert standing(person.journal, found["improvement"]).starred
        await person.press("home", "down", "e", "x", "s", "c", "w", "r")
        assert isinstance(person.app.screen, ImproveScreen)
        # On a cycle c is about its improvement.
        await person.press("home", *["down"] * 4, "c")
        assert "Turn it over" in person.shown()


async def test_no_word_is_lost_where_a_long_thread_follows_a_short_one(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        add(stored, "long", problem=" ".join(f"word{number}" for number in range(300)))
        clock.advance(seconds=1)
        add(stored, "short")
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("j")
        found = [int(number) for number in re.findall(r"word(\d+)", person.shown())]
        assert len(found) > 50
        assert found == list(range(len(found)))


async def test_what_has_been_removed_is_not_in_the_thread(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        found = threaded(stored)
        with stored.transaction("gone") as transaction:
            transaction.remove(Walk, found["walk"].id)
            transaction.remove(Observation, found["seen"].id)
    async with running(tmp_path, mode="improve") as person:
        left = ["struggle", "improvement", "first", "second"]
        assert set(rows(thread(person))) <= {str(found[name].id) for name in (*left, "other")}
        await person.press("right", *["down"] * 3, "up", "left", "j")
        assert "second step" in person.shown()


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_what_is_removed_in_another_window_while_one_is_inside_leads_back_to_the_board(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        add(stored, "stays")
        gone = add(stored, "goes")
    async with running(tmp_path, size=size, mode="improve") as person:
        await person.press("enter")
        with journal(tmp_path, writer="other") as other:
            do(other, lambda t: remove_improvement(other, t, gone.id))
        person.app.look_at_file()
        await person.pilot.pause()
        assert "goes" not in person.shown()
        assert "stays" in person.shown()
        screen = person.app.screen
        assert isinstance(screen, ImproveScreen)
        assert not screen.is_inside
        await person.press("s")
        assert [one.starred for one in person.journal.find(Improvement)] == [True]


async def test_what_another_window_does_is_shown_and_the_choice_stays(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        hear(stored)
        for title in ("one", "two", "three"):
            clock.advance(seconds=1)
            newest = add(stored, title)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("j")
        assert board(person).key == str(newest.id)
        with journal(tmp_path, clock, writer="other") as other:
            start(other, newest)
            add(other, "four")
        person.app.look_at_file()
        await person.pilot.pause()
        assert board(person).key == str(newest.id)
        assert "Trying  1" in person.shown()
        assert "Ideas  3" in person.shown()


# The board


async def test_the_board_shows_what_waits_first_and_no_state_nobody_is_in(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        adopted, late, soon = (add(stored, title) for title in ("adopted", "late", "soon"))
        check(stored, start(stored, adopted), Decision.ADOPT)
        slow = start(stored, late)
        clock.advance(days=31)
        start(stored, soon, check=clock.now.date() + 3 * DAY)
        add(stored, "an idea")
    assert slow.check < clock.now.date()
    async with running(tmp_path, clock=clock, mode="improve") as person:
        assert [line.split() for line in lines(board(person)) if line] == [
            ["Do", "they", "still", "hold?", "1"],
            ["#i1", "adopted", "holds?"],
            ["Trying", "2"],
            ["#i2", "late", "check"],
            ["#i3", "soon", "check", "3", "d"],
            ["Ideas", "1"],
            ["#i4", "an", "idea", "0", "d"],
        ]


async def test_of_what_is_settled_the_newest_stand_there_and_one_key_shows_all(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        dropped = [a_dropped_one(stored, clock, number) for number in range(20)]
    newest = [str(one.id) for one in reversed(dropped)]
    async with running(tmp_path, clock=clock, mode="improve") as person:
        assert rows(board(person)) == [*newest[:MOST_SETTLED], "more-abandoned"]
        assert "13 more" in person.shown()
        await person.press("end")
        await person.press("right", "c", "d", "e", "s", "x")
        assert board(person).key == "more-abandoned"
        await person.press("enter")
        assert rows(board(person)) == [*newest, "more-abandoned"]
        assert board(person).key == newest[MOST_SETTLED]
        await person.press("end")
        assert "fewer" in person.shown()
        await person.press("enter")
        assert rows(board(person)) == [*newest[:MOST_SETTLED], "more-abandoned"]
        assert board(person).key == "more-abandoned"


async def test_what_one_comes_to_is_shown_though_it_be_folded(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        dropped = [a_dropped_one(stored, clock, number) for number in range(20)]
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("slash")
        await person.line("zebra")
        assert board(person).key == str(dropped[3].id)
        assert len(rows(board(person))) == MOST_SETTLED + 2
        assert "12 more" in person.shown()


async def test_with_the_first_row_its_heading_comes_back_in_sight(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        for number in range(30):
            add(stored, f"idea {number}")
    async with running(tmp_path, mode="improve") as person:
        await person.press("end")
        assert "Ideas  30" not in person.shown()
        await person.press(*["k"] * 29)
        assert "Ideas  30" in person.shown()


async def test_a_fold_that_would_spare_no_row_is_not_made(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        for number in range(MOST_SETTLED + 1):
            a_dropped_one(stored, clock, number)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        assert "more" not in person.shown()
        assert len(rows(board(person))) == MOST_SETTLED + 1


async def test_on_a_narrow_screen_the_board_or_the_thread_shows(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored, "carts")
    async with running(tmp_path, size=(40, 20), mode="improve") as person:
        assert "3 carts queue" not in person.shown()
        await person.press("enter")
        assert "3 carts queue" in person.shown()
        await person.press("escape")
        assert "3 carts queue" not in person.shown()


# Whatever is typed

HOSTILE = {
    "markup": "[/] [bold red]x[/bold red] \\[",
    "escapes": "a\x1b[31mred\x1b[0m\x07\x9b1m",
    "wide": "検査台の前に台車が三台 👩🏽‍🔧 e\u0301",
    "right to left": "\u202eabc שלום عربة\u202c",
    "long": "word " * 400,
    "one word": "x" * 120,
    "line breaks": "one\ntwo\r\nthree",
}


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
@pytest.mark.parametrize("name", HOSTILE)
async def test_text_is_text_whatever_is_pasted(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    text = HOSTILE[name]
    title = text if len(text) <= 120 else text[:100]
    with journal(tmp_path) as stored:
        add(stored, "before")
    async with running(tmp_path, size=size, mode="improve") as person:

        async def paste(*texts: str) -> None:
            for pasted in texts:
                focused = person.app.focused
                assert focused is not None
                focused.post_message(Paste(pasted))
                await person.press("enter")

        await person.press("b")
        await paste(text, title)
        (heard,) = person.journal.find(Struggle)
        assert heard.words.split() == text.split()
        assert heard.title.split() == title.split()
        await person.press("a")
        await paste(title, text)
        await person.press("c")
        await paste(text, text, "", text)
        await person.press("c")
        await paste(text, "n", text, "adapt", text)
        (cycle,) = person.journal.find(Cycle)
        for written in (cycle.step, cycle.expect, cycle.happened, cycle.learned, cycle.wording):
            assert written.split() == text.split()
        (made,) = [one for one in person.journal.find(Improvement) if one.number == 2]
        assert (made.title.split(), made.problem.split()) == (title.split(), text.split())
        # Everything is shown on every screen, and nothing of it acts.
        for keys in (("e", "escape"), ("right", "home", "end"), ("e", "escape"), ("left",)):
            await person.press(*keys)
            strips = person.app.screen._compositor.render_strips()
            assert all(strip.cell_length == size[0] for strip in strips)
            assert "\x1b" not in person.shown()
        await person.press("x")
        assert "y  yes" in person.shown()
        await person.press("escape", "1", "escape", "4", "5")
        assert "#i2" in person.shown()


async def test_a_title_longer_than_a_slide_has_room_for_is_refused_and_stays(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, mode="improve") as person:
        await person.press("a")
        focused = person.app.focused
        assert focused is not None
        focused.post_message(Paste("x" * 121))
        await person.press("enter")
        await person.line("problem")
        assert "has at most 120 characters" in person.shown()
        await person.press("shift+tab", "backspace", "ctrl+s")
        assert [len(one.title) for one in person.journal.find(Improvement)] == [120]


# Search and palette


@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        ("hear of it last", "struggle"),
        ("carts queue", "improvement"),
        ("first step", "first"),
        ("second step", "second"),
        ("#s1", "struggle"),
        ("#i1 carts", "improvement"),
    ],
)
async def test_search_finds_the_loop_and_enter_goes_there(
    tmp_path: Path, term: str, wanted: str
) -> None:
    with journal(tmp_path) as stored:
        found = threaded(stored)
        stored.change(Observation, found["seen"].id, lambda one: replace(one, fact="x"), "fact")
    async with running(tmp_path) as person:
        await person.press("slash")
        await person.line(term)
        assert chosen(person) == found[wanted].id


@pytest.mark.parametrize(
    ("state", "word", "does"),
    [
        (StruggleState.HEARD, "walk", "a walk for it. (w)"),
        (StruggleState.IN_WORK, "reported", "what you reported back. (r)"),
        (StruggleState.REPORTED, "done", "close it. (d)"),
        (StruggleState.REPORTED, "not done", "take it up again. (n)"),
        (ImprovementState.IDEA, "cycle", "turn the open one over. (c)"),
        (ImprovementState.IDEA, "drop", "while no cycle is open. (d)"),
        (ImprovementState.IDEA, "improvement", "Add an improvement. (a)"),
        (ImprovementState.IDEA, "struggle", "what your boss struggles with. (b)"),
    ],
)
async def test_the_palette_and_the_help_offer_what_works_on_improve_and_nothing_else(
    tmp_path: Path, state: StruggleState | ImprovementState, word: str, does: str
) -> None:
    with journal(tmp_path) as stored:
        if isinstance(state, StruggleState):
            hear(stored, state)
        else:
            add(stored)
    async with running(tmp_path, size=(100, 60), mode="improve") as person:
        await person.press("ctrl+p")
        await person.type("holds")
        await person.pilot.pause(0.5)
        assert "After 30 days" not in person.shown()
        await person.press("ctrl+u")
        await person.type(word)
        await person.pilot.pause(0.5)
        assert does in person.shown()
        await person.press("escape", "question_mark")
        assert does.rpartition(" (")[0] in person.shown()
        assert "After 30 days" not in person.shown()


async def test_a_command_of_the_palette_does_what_its_key_does(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("ctrl+p")
        await person.type("drop")
        await person.pilot.pause(0.5)
        await person.press("enter")
        await person.pilot.pause(0.3)
        (one,) = person.journal.find(Improvement)
        assert one.state is ImprovementState.ABANDONED
