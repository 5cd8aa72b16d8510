"""Review: twelve weeks of every behavior, and a year of one."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from lean_journal.domain.absence import Absence
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.picture import glance, weeks
from lean_journal.domain.streak import consistency, consistency_words, streak, streak_words
from lean_journal.storage import Journal
from lean_journal.storage.absences import add_absence
from lean_journal.storage.behaviors import (
    add_behaviors,
    behaviors_of,
    change_behavior,
    park_behavior,
    practices_of,
    remove_behavior,
)
from lean_journal.storage.marks import mark, put_mark
from lean_journal.tui.screens.review import ReviewScreen
from lean_journal.tui.screens.year import YearScreen
from lean_journal.tui.widgets.season import Season
from lean_journal.tui.widgets.year_page import YearPage
from tests.builders import MONDAY, Clock, journal
from tests.tui.practice_scenes import practise
from tests.tui.running import Person, running

DAY = timedelta(days=1)
WEEK = 7 * DAY
STATES = {"d": MarkState.DONE, "m": MarkState.MISSED, "x": MarkState.NOT_POSSIBLE}
SIZES = [(80, 24), (40, 20), (120, 40)]


def begun(
    stored: Journal,
    name: str = "Ask first",
    cadence: str = "daily",
    day: date = MONDAY - 3 * WEEK,
    marks: str = "",
    **texts: str,
) -> Behavior:
    """Begin a behavior and mark the days from its first one on."""
    (behavior,) = add_behaviors(stored, [begin(name, parse_cadence(cadence), day, **texts)])
    with stored.transaction("marks") as transaction:
        for number, letter in enumerate(marks.replace(" ", "")):
            if letter in STATES:
                put_mark(stored, transaction, behavior, day + number * DAY, STATES[letter])
    return behavior


def cells(stored: Journal) -> Mapping[str, list[str]]:
    """Give what the cells of each behavior that is practised have to show, blanks left out."""
    found: dict[str, list[str]] = {}
    for one in practices_of(stored):
        drawn = [
            "–" if week.is_frozen else str(week.done or "·")
            for week in weeks(one, 12)
            if not week.is_outside
        ]
        if not one.behavior.is_parked:
            found[one.behavior.name] = drawn
    return found


async def everything(person: Person) -> str:
    """Give all that can be scrolled to, with line ends as blanks."""
    season = person.app.screen.query_one(Season)
    await person.pilot.resize_terminal(person.app.size.width, 80)
    await person.pilot.pause()
    assert season.rows.max_scroll_y == 0
    return " ".join(person.shown().split())


def page(person: Person) -> str:
    """Give the text of the year, whatever of it is in view."""
    return str(person.app.screen.query_one(YearPage).query_one(Static).content)


# Twelve weeks


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_cells_and_words_are_what_the_journal_holds(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        practise(stored, clock)
    async with running(tmp_path, mode="review", size=size) as person:
        lines = person.shown().splitlines()
        heading = next(line for line in lines if line.endswith(" now") or " now " in line)
        assert heading.split()[:3] == ["7", "14", "21"]
        text = await everything(person)
        for one in practices_of(person.journal):
            history = list(one.periods())
            if one.behavior.is_parked:
                assert f"{one.behavior.name} parked since Fri 11 Sep" in text
                assert "best 3 weeks" in text
                continue
            assert f"{one.behavior.name} {' '.join(cells(person.journal)[one.behavior.name])} " in (
                text
            )
            for words in streak_words(streak(history)).split(" · "):
                assert words in text
            for count in (4, 12):
                seen = consistency_words(consistency(history, MONDAY, count))
                assert f"{count} weeks {seen}" in text
        assert "lost" not in text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_cell_stands_under_its_week(tmp_path: Path, size: tuple[int, int]) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "見る [b]x[/b]", "every day", MONDAY - 20 * WEEK, "ddddddd" * 20 + "d")
    async with running(tmp_path, mode="review", size=size) as person:
        screen = person.app.screen
        strips = [strip.text for strip in screen._compositor.render_strips()]
        heading = next(line for line in strips if "now" in line)
        row = next(line for line in strips if " 7 " in line and "now" not in line)
        assert row.split()[-12:] != []
        # A wide character takes two cells of the terminal, and is one in the text.
        wide = sum(character in "見る" for character in row)
        ends = [place + 2 + wide for place in range(len(row)) if row[place : place + 2] == " 7"]
        starts = [place + 2 for place in range(len(heading)) if heading[place : place + 2] == "16"]
        assert starts[0] in ends
        assert "[b]x[/b]" in person.shown()


async def test_frozen_weeks_pending_ones_and_parked_behaviors_say_so(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        begun(stored, "Go and see", "3/week", marks="d.d.d.. ....... d.d.d.. d")
        add_absence(stored, Absence(first=MONDAY - 2 * WEEK, last=MONDAY - 2 * WEEK + 4 * DAY))
        parked = begun(stored, "Coach", "1/week", marks="d")
        clock.advance(days=-3)
        park_behavior(stored, parked)
    async with running(tmp_path, mode="review") as person:
        text = " ".join(person.shown().split())
        assert "Go and see 3 – 3 1 2 weeks · best 2 · this week 1 of 3, pending" in text
        assert "Coach parked since Fri 20 Nov · best 1 week" in text
        assert text.index("Go and see") < text.index("Coach")


async def test_an_empty_journal_says_what_to_do(tmp_path: Path) -> None:
    async with running(tmp_path, mode="review") as person:
        assert "3  goes to Behaviors, and a begins one" in person.shown()
        await person.press("enter")
        assert isinstance(person.app.screen, ReviewScreen)
        with journal(tmp_path, writer="window 2") as other:
            begun(other, marks="d")
        person.app.look_at_file()
        await person.pilot.pause()
        assert "goes to Behaviors" not in person.shown()
        assert "Ask first" in person.shown()


async def test_where_all_is_parked_it_says_how_to_go_on(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        park_behavior(stored, begun(stored))
    async with running(tmp_path, mode="review", size=(40, 20)) as person:
        text = " ".join(person.shown().split())
        assert "Every behavior is parked. 3 goes to Behaviors" in text
        assert "parked since Mon 23 Nov" in text
        assert "now" not in text


async def test_what_another_window_marks_appears_and_the_cursor_stays(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Ask first")
        second = begun(stored, "Go and see", "1/week")
    async with running(tmp_path, mode="review") as person:
        await person.press("j")
        with journal(tmp_path, writer="window 2") as other:
            mark(other, second, MONDAY, MarkState.DONE)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Go and see – · · 1 1 week · best 1" in " ".join(person.shown().split())
        assert person.app.screen.query_one(Season).chosen == second.id
        # And what was done while another mode was shown.
        await person.press("4")
        mark(person.journal, second, MONDAY - WEEK, MarkState.DONE)
        await person.press("6")
        assert "Go and see – · 1 1 2 weeks · best 2" in " ".join(person.shown().split())


async def test_undo_is_seen_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, mode="review") as person:
        behavior = begun(person.journal, day=MONDAY)
        mark(person.journal, behavior, MONDAY, MarkState.DONE)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "1 day · best 1" in person.shown()
        await person.press("u")
        assert person.journal.find(Mark) == []
        assert "0 days · best 0 · today pending" in person.shown()


async def test_a_glance_shows_all_but_the_best_streak(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Go and see", "3/week", marks="ddd.... ......")
        begun(stored, day=MONDAY - WEEK, marks="ddddd.. d")
    async with running(tmp_path, mode="review") as person:
        full = " ".join(person.shown().split())
        season = person.app.screen.query_one(Season)
        season.show([glance(one) for one in practices_of(person.journal)], MONDAY)
        await person.pilot.pause()
        # It is what stands there while all the years are counted.
        first = " ".join(person.shown().split())
        assert first == full.replace(" · best 1", "").replace(" · best 6", "")
        assert " 6 days " in first


# A year


async def test_enter_opens_a_year_and_escape_comes_back_to_the_behavior_looked_at_last(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        names = ["Ask first", "Go and see", "Coach"]
        ids = [begun(stored, name).id for name in names]
        park_behavior(stored, behaviors_of(stored)[2])
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        assert isinstance(person.app.screen, YearScreen)
        assert page(person).startswith("Ask first  1 of 3")
        await person.press("h")
        assert page(person).startswith("Ask first")
        await person.press("l")
        assert page(person).startswith("Go and see  2 of 3")
        await person.press("right", "right")
        assert page(person).startswith("Coach  3 of 3")
        assert "parked since Mon 23 Nov" in page(person)
        await person.press("left", "escape")
        assert isinstance(person.app.screen, ReviewScreen)
        assert person.app.screen.query_one(Season).chosen == ids[1]
        await person.press("j", "enter", "escape")
        assert person.app.screen.query_one(Season).chosen == ids[2]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_year_shows_each_day_as_it_was(tmp_path: Path, size: tuple[int, int]) -> None:
    with journal(tmp_path) as stored:
        begun(stored, marks="dmx.d.. d......")
        add_absence(stored, Absence(first=MONDAY - WEEK, last=MONDAY - WEEK + 4 * DAY))
    async with running(tmp_path, mode="review", size=size) as person:
        await person.press("enter")
        lines = page(person).splitlines()
        drawn = {line[:3]: "".join(line[4:].split(" ")) for line in lines if line[3:4] == " "}
        assert [drawn[name] for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")] == (
            ["✓✓–·", "○·–", "/·–", "··–", "✓·–", "", ""]
        )
        first = "1 June" if size[0] < 60 else "1 December 2025"
        assert f"{first} – 29 November 2026" in page(person)
        months = ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
        assert next(line.split() for line in lines if " Jul " in line)[-6:] == months
        legend = " ".join(page(person).split())
        assert "✓ done ○ missed / not possible · unmarked – absent" in legend
        assert person.app.screen.query_one(YearPage).max_scroll_x == 0


async def test_the_week_begins_on_the_day_that_is_set(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, marks="d")
        stored.change_settings(lambda settings: settings.__class__(week_start=6), "week")
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        names = [line[:3] for line in page(person).splitlines() if line[3:4] == " "]
        assert names[-7:] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        assert "29 November – 28 November" not in page(person)
        assert "– 28 November 2026" in page(person)


async def test_what_was_in_the_way_and_what_was_seen_stand_newest_first(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        behavior = begun(stored, definition="[i]seen[/i]", cue="at \x1b[31m nine")
        for days, state, text in (
            (14, MarkState.MISSED, "audit"),
            (7, MarkState.MISSED, "told, [b]then[/b] asked"),
            (13, MarkState.DONE, "one"),
            (4, MarkState.DONE, "two\nlines"),
            (3, MarkState.NOT_POSSIBLE, "ill"),
        ):
            mark(stored, behavior, MONDAY - days * DAY, state, text)
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        text = " ".join(page(person).split())
        assert (
            "What was in the way / Fri 20 Nov ill ○ Mon 16 Nov told, [b]then[/b] asked "
            "○ Mon 9 Nov audit What was seen or heard ✓ Thu 19 Nov two⏎lines ✓ Tue 10 Nov one"
        ) in text
        assert "seen when [i]seen[/i] cue at ␛[31m nine" in text
        await person.press("j", "j")
        assert person.app.screen.query_one(YearPage).scroll_y == 2
        await person.press("k")
        assert person.app.screen.query_one(YearPage).scroll_y == 1


async def test_two_unmet_in_a_row_are_said_without_blame(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Go and see", "3/week", marks="ddd.... d...... mm.....")
        begun(stored, "Ask first", "daily", marks="dmdmm.. d")
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        text = " ".join(page(person).split())
        assert "2 weeks in a row not met, 3 unmarked. A rule of thumb:" in text
        assert "make it smaller, move the cue, or park it" in text
        assert "comes back" not in text
        assert all(word not in text.lower() for word in ("lost", "fail", "broke"))
        await person.press("l")
        # One, then two: the median of both.
        assert "comes back after 1.5 days (median of the last 52 weeks)" in page(person)


async def test_one_unmet_is_no_word_worth(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Go and see", "1/week", marks="d...... d...... m......")
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        assert "rule of thumb" not in page(person)
        assert "What was" not in page(person)


async def test_a_cadence_to_come_is_named_with_its_day(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        behavior = begun(stored, "Go and see", "3/week")
        change_behavior(stored, behavior, behavior, parse_cadence("daily"))
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        assert "3/week · daily from Mon 30 Nov · begun Mon 2 Nov" in page(person)


async def test_a_year_stands_there_before_all_the_years_are_counted(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        begun(stored, "Go and see", "3/week", MONDAY - 150 * WEEK, "ddd.... " * 9 + "......." * 139)
    async with running(tmp_path, mode="review") as person:
        screen = YearScreen(behaviors_of(person.journal)[0].id)
        await person.app.push_screen(screen)
        first = screen.is_whole, page(person)
        await person.press("down")
        whole = screen.is_whole, page(person)
        assert (first[0], whole[0]) == (False, True)
        assert "\n0 weeks · this week 0 of 3, pending\n" in first[1]
        assert "\n0 weeks · best 9 · this week 0 of 3, pending\n" in whole[1]
        # How long it has not been met is not said before it is known.
        assert "141 weeks in a row not met" in whole[1]
        assert "in a row" not in first[1]


async def test_a_long_history_is_stepped_through_by_the_weeks_that_are_shown(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        behavior = begun(stored, day=date(2024, 10, 1))
        mark(stored, behavior, date(2024, 10, 2), MarkState.DONE, "the very first")
        begun(stored, "Go and see")
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        assert "the very first" not in page(person)
        await person.press("n")
        assert "– 29 November 2026" in page(person)
        await person.press("p")
        assert "2 December 2024 – 30 November 2025" in page(person)
        await person.press("p", "p", "p")
        assert "4 December 2023 – 1 December 2024" in page(person)
        assert "the very first" in page(person)
        await person.pilot.resize_terminal(40, 20)
        await person.pilot.pause()
        assert "3 June – 1 December 2024" in page(person)
        await person.press("right")
        assert page(person).startswith("Go and see")
        assert "3 June – 1 December 2024" in page(person)
        await person.press("n", "n", "n", "n", "n", "n")
        assert "1 June – 29 November 2026" in page(person)


async def test_a_year_shows_what_another_window_did(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        behavior = begun(stored)
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        with journal(tmp_path, writer="window 2") as other:
            mark(other, behavior, MONDAY, MarkState.DONE, "heard in time")
        person.app.look_at_file()
        await person.pilot.pause()
        assert "heard in time" in page(person)
        assert "1 day · best 1" in page(person)
        await person.press("escape")
        assert "1 day · best 1" in person.shown()


async def test_a_behavior_that_is_removed_meanwhile_leaves_a_word(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        behavior = begun(stored)
    async with running(tmp_path, mode="review") as person:
        await person.press("enter")
        with journal(tmp_path, writer="window 2") as other:
            remove_behavior(other, behavior)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "has been removed" in person.shown()
        await person.press("l", "p", "n", "escape")
        assert isinstance(person.app.screen, ReviewScreen)
        assert "goes to Behaviors" in person.shown()
