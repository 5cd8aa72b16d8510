"""The long view: its pages, the ways in and out, and what Charts and Years have to show."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.commitment import Commitment
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import (
    add_behaviors,
    behaviors_of,
    park_behavior,
    remove_behavior,
)
from lean_journal.storage.marks import put_mark
from lean_journal.tui.screens.long_pages import PAGES
from lean_journal.tui.screens.long_view import LongViewScreen
from lean_journal.tui.screens.review import ReviewScreen
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.year_page import YearPage
from tests.builders import MONDAY, Clock, journal
from tests.tui.practice_scenes import practise
from tests.tui.running import Person, running

WEEK = timedelta(weeks=1)
NAMES = [page.name for page in PAGES]
SIZES = [(80, 24), (40, 20), (200, 60)]


def begun(stored: Journal, weeks: int, name: str = "Ask first", cadence: str = "daily") -> Behavior:
    """Begin a behavior on a Monday; it was done once in each whole week since, and twice in two."""
    first = MONDAY - weeks * WEEK
    (behavior,) = add_behaviors(stored, [begin(name, parse_cadence(cadence), first)])
    with stored.transaction("marks") as transaction:
        for number in range(weeks):
            day = first + number * WEEK
            put_mark(stored, transaction, behavior, day, MarkState.DONE)
            if number % 2:
                tuesday = day + timedelta(days=1)
                put_mark(stored, transaction, behavior, tuesday, MarkState.DONE)
    return behavior


async def turn_to(person: Person, name: str) -> None:
    """Go to a page of the long view from anywhere in Review."""
    if not isinstance(person.app.screen, LongViewScreen):
        await person.press("v")
    screen = person.app.screen
    assert isinstance(screen, LongViewScreen)
    steps = NAMES.index(name) - screen.page
    await person.press(*["right" if steps > 0 else "left"] * abs(steps))


def rows(person: Person) -> RecordList:
    return person.app.screen.query_one(RecordList)


def names(person: Person) -> str:
    """Give the line of the names."""
    return next(line.strip() for line in person.shown().splitlines() if f"{NAMES[-1]}" in line)


# The frame


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pages_are_named_in_a_line_and_the_present_one_is_marked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, mode="review", size=size) as person:
        await person.press("v")
        for number, name in enumerate(NAMES):
            marked = [f"[{one}]" if one == name else one for one in NAMES]
            assert names(person).split() == marked
            await person.press("right" if number % 2 else "l")
        # There is none after the last one.
        assert f"[{NAMES[-1]}]" in names(person)
        for name in NAMES[-2::-1]:
            await person.press("h")
            assert f"[{name}]" in names(person)
        await person.press("left", "escape")
        assert isinstance(person.app.screen, ReviewScreen)


async def test_it_opens_on_the_page_that_was_shown_last(tmp_path: Path) -> None:
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Charts")
        await person.press("escape", "4", "6", "v")
        assert "[Charts]" in names(person)


async def test_a_click_on_a_name_shows_its_page(tmp_path: Path) -> None:
    async with running(tmp_path, mode="review") as person:
        await person.press("v")
        line = names(person)
        await person.pilot.click("PageNames", offset=(line.index("Charts") + 2, 0))
        await person.pilot.pause()
        assert "[Charts]" in names(person)


@pytest.mark.parametrize("name", NAMES)
async def test_an_empty_journal_says_what_fills_a_page(tmp_path: Path, name: str) -> None:
    async with running(tmp_path, mode="review", size=(40, 20)) as person:
        await turn_to(person, name)
        hint = str(person.app.screen.query_one("#hint").render())
        assert hint.endswith(".")
        assert " ".join(hint.split()) in " ".join(person.shown().split())
        await person.press("enter", "j", "k", "end")
        assert f"[{name}]" in names(person)


async def test_another_process_that_writes_is_seen_on_every_page(tmp_path: Path) -> None:
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Years")
        assert "Ask first" not in person.shown()
        with journal(tmp_path, name="journal.json", writer="another") as stored:
            begun(stored, 3)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Ask first" in person.shown()
        await turn_to(person, "Charts")
        assert "3 weeks so far" in person.shown()


async def test_at_another_width_it_is_drawn_anew(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, 60)
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Years")
        assert "1–7 days done that week" in person.shown()
        await person.pilot.resize_terminal(40, 20)
        await person.pilot.pause()
        assert "▂▄▆█ share done that month" in person.shown()


# Enter, and back


@pytest.mark.parametrize("name", ["Charts", "Years"])
async def test_a_behavior_goes_to_its_year_and_back_to_the_one_looked_at_last(
    tmp_path: Path, name: str
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        practise(stored, clock)
        second, third = behaviors_of(stored)[1:3]
    async with running(tmp_path, mode="review", clock=clock) as person:
        await turn_to(person, name)
        await person.press("j", "enter")
        assert person.app.screen.query(YearPage)
        assert second.name in person.shown()
        await person.press("right", "escape")
        assert rows(person).key == f"behavior-{third.id}"
        assert f"[{name}]" in names(person)


async def test_a_page_is_come_back_to_at_its_row(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        practise(stored, clock)
    async with running(tmp_path, mode="review", clock=clock) as person:
        await turn_to(person, "Charts")
        await person.press("j", "j")
        here = rows(person).key
        await person.press("right")
        assert rows(person).highlighted == 2  # below the legend and a blank line
        await person.press("left")
        assert rows(person).key == here


async def test_a_row_without_a_record_leads_nowhere(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        stored.add(Commitment(what="call", due=MONDAY - 9 * WEEK), "a promise")
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Charts")
        assert "enter" not in person.shown().splitlines()[-1]
        await person.press("enter")
        assert isinstance(person.app.screen, LongViewScreen)


async def test_a_behavior_removed_meanwhile_is_gone_from_the_page(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        (gone,) = add_behaviors(stored, [begin("Gone", parse_cadence("daily"), MONDAY)])
        begun(stored, 2)
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Years")
        with journal(tmp_path, writer="another") as stored:
            remove_behavior(stored, gone)
        await person.press("enter")
        await person.pilot.pause(1.2)
        assert "Gone" not in person.shown().splitlines()[4:8]


# Charts


async def test_charts_show_whole_weeks_and_the_sentence(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, 12)
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Charts")
        shown = person.shown()
        assert "Ask first  days a week · since 31 Aug 2026 · median 1.5" in shown
        assert "Within its limits: 0 to 4 a week; one week more or less says nothing." in shown
        # What is marked in the running week is no point yet.
        await person.press("escape", "3", "y", "6", "v")
        assert "Within its limits: 0 to 4 a week" in person.shown()
        assert len(person.journal.find(Mark)) == 12 + 6 + 1


async def test_a_parked_behavior_has_years_and_no_chart(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        park_behavior(stored, begun(stored, 12))
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Charts")
        assert "Ask first" not in person.shown()
        assert "Run charts" in person.shown()
        await turn_to(person, "Years")
        assert "Ask first  parked since Mon 23 Nov" in person.shown()


async def test_promises_have_a_chart_of_months(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        for month in range(1, 11):
            kept = Commitment(what="call", due=date(2026, month, 20))
            stored.add(kept, "a promise")
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Charts")
        assert "Promises  kept of those due in a month · since January 2026" in person.shown()
        assert "10 months so far" in person.shown()


@pytest.mark.parametrize("name", ["Charts", "Years"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_names_are_no_markup_and_break_no_line(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    hostile = "[b]見る[/b] \x1b[31m\u202e" + "w" * 40
    with journal(tmp_path) as stored:
        begun(stored, 20, hostile)
    async with running(tmp_path, mode="review", size=size) as person:
        await turn_to(person, name)
        shown = person.shown()
        assert "[b]見る[/b]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


# Years


async def test_each_year_is_a_line_and_each_week_a_cell(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, 60)
    async with running(tmp_path, mode="review") as person:
        await turn_to(person, "Years")
        lines = [line.strip() for line in person.shown().splitlines()]
        months = next(number for number, line in enumerate(lines) if line.startswith("Jan Feb"))
        assert lines[months - 1] == "Ask first  daily · since Mon 29 Sep 2025"
        assert lines[months + 1] == "2026 " + "21" * 23 + "2·"
        # It begins under the last days of September.
        assert lines[months + 2] == "2025 " + " " * 39 + "1212121212121"


async def test_at_forty_columns_a_month_is_a_cell_of_its_share(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, 13, cadence="2/week")
    async with running(tmp_path, mode="review", size=(40, 20)) as person:
        await turn_to(person, "Years")
        lines = [line.strip() for line in person.shown().splitlines()]
        assert "J F M A M J J A S O N D" in lines
        # August holds but the week it began in, unmet and so frozen; six of eight in September.
        assert "2026 " + " " * 14 + "– ▆ █ ▆" in lines
