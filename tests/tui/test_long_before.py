"""The long view's pages on what was before: Then, Learned and Struggles."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from lean_journal.domain.behavior import MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.capture import store_walk
from lean_journal.storage.improvements import start_cycle
from lean_journal.storage.marks import put_mark
from lean_journal.storage.passes import reflect
from lean_journal.tui.screens.long_pages import PAGES
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.struggle_rows import GLYPHS
from tests.builders import (
    CET,
    MONDAY,
    Clock,
    area,
    commitment,
    cycle,
    improvement,
    journal,
    struggle,
    walk,
)
from tests.storage.loop import check, do, hear, say, start
from tests.tui.running import Person, running, whole

QUARTER_AGO = MONDAY - 91 * DAY
THEN, LEARNED, STRUGGLES = range(3)
SECRET = "no cart will wait"
TALL = (80, 60)
MANY = 150
"""More rows than are drawn at once."""


def at(clock: Clock, day: date) -> None:
    clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=CET)


def filled(folder: Path) -> None:
    """Write a week of a quarter ago, and what came of it since."""
    clock = Clock()
    with journal(folder, clock) as stored:
        at(clock, QUARTER_AGO)
        (asked,) = add_behaviors(stored, [begin("Ask first", DAILY, QUARTER_AGO)])
        do(stored, lambda t: put_mark(stored, t, asked, QUARTER_AGO, MarkState.DONE))
        texts = {"": "I told too much", "Why?": "haste"}
        reflect(stored, QUARTER_AGO, ReflectionKind.EVENING, texts)
        heard = hear(stored)
        stored.change(Struggle, heard.id, lambda one: replace(one, heard=QUARTER_AGO), "heard")
        made = store_walk(stored, None, walk(QUARTER_AGO, struggle=heard.id), area("Press shop"))
        say(stored, "carts queue #new", "the floor is dry", walk=made.id)
        for what, source in (("call Kim", made.id), ("read the book", None)):
            stored.add(commitment(what, QUARTER_AGO + DAY, source=source), "a promise")
        tried = stored.find(Improvement)[0]
        one = start(stored, tried, "a card on the cart")
        at(clock, QUARTER_AGO + 30 * DAY)
        check(stored, one, Decision.ADAPT)
        at(clock, MONDAY - 2 * DAY)
        with stored.transaction("a cycle") as t:
            start_cycle(stored, t, tried.id, "a second card", SECRET)


async def look(person: Person, page: int) -> None:
    """Open the long view at a page."""
    await person.press("6", "v")
    await person.press(*["right"] * page)
    await whole(person.pilot)


def rows(person: Person) -> list[str]:
    listed = person.app.screen.query_one(RecordList)
    return [str(option.prompt) for option in listed.options]


async def stand_at(person: Person, text: str) -> None:
    """Move down to the first row with a text in it."""
    listed = person.app.screen.query_one(RecordList)
    for _ in listed.options:
        option = listed.highlighted_option
        if option is not None and text in str(option.prompt):
            return
        await person.pilot.press("j")
    raise AssertionError(f"no row says {text!r}")


async def test_then_shows_a_week_of_before_and_what_came_of_it(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path, size=TALL) as person:
        await look(person, THEN)
        shown = person.shown()
        for line in (
            "A quarter ago · 24 – 30 August 2026",
            "Ask first  1 of 5 · 4 unmarked · daily",
            "Mon 24  evening  I told too much  +1",
            "Mon 24  Press shop",
            "carts queue #i1",
            "#i1        carts queue · trying for 91 days",
            "call Kim · overdue by 90 days",
            "read the book · overdue by 90 days",
            "started    a card on the cart · a surprise · adapt",
            "#s1        Trucks wait, and I hear of it last. · in work for 91 days",
            "A year ago · 24 – 30 November 2025",
            "Nothing is known of that week.",
        ):
            assert line in shown
        assert "the floor is dry" not in shown


async def test_learned_shows_what_cycles_taught_under_their_months(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path) as person:
        await look(person, LEARNED)
        assert [line for line in rows(person) if line.strip()] == [
            "September 2026",
            "Wed 23  ask first\n        a surprise · adapt · #i1 carts queue",
        ]


async def test_struggles_show_their_months_and_how_they_stand(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path) as person:
        await look(person, STRUGGLES)
        assert rows(person)[-2:] == [
            "Open  1\n          Feb   May   Aug   Nov",
            "#s1   Trucks wait, and I hear of it last.\n"
            "                      ● ● · ●  in work for 91 days",
        ]
        assert {f"{glyph} {move}" for move, (glyph, _) in GLYPHS.items()} <= set(
            rows(person)[0].replace("\n", "  ").split("  ")
        )


def test_the_glyphs_of_a_struggle_alone_tell_what_moved_it() -> None:
    assert len({glyph for glyph, _ in GLYPHS.values()}) == len(GLYPHS)


async def test_a_struggle_says_how_often_one_reported_back(tmp_path: Path) -> None:
    told = {"told": "two carts less"}
    twice = (MONDAY - 40 * DAY, MONDAY - 9 * DAY)
    with journal(tmp_path) as stored, stored.transaction("struggles") as t:
        for state, fields in (
            (StruggleState.IN_WORK, {"reports": twice, **told}),
            (StruggleState.IN_WORK, {"reports": twice[:1], **told}),
            # From before the days were kept.
            (StruggleState.IN_WORK, told),
            (StruggleState.REPORTED, {"reports": twice, **told}),
            (StruggleState.REPORTED, told),
            (StruggleState.CLOSED, {"reports": twice[:1], **told}),
        ):
            since = MONDAY - 9 * DAY
            t.add_numbered(struggle(state=state, since=since, heard=twice[0], **fields))
    async with running(tmp_path) as person:
        await look(person, STRUGGLES)
        stands = {row.split()[0]: row.rpartition("  ")[2] for row in rows(person) if row.strip()}
        assert stands["#s1"] == "in work for 9 days · reported back twice"
        assert stands["#s2"] == "in work for 9 days · reported back once"
        assert stands["#s3"] == "in work for 9 days · reported back before"
        assert stands["#s4"] == "reported back 9 days ago · reported back twice"
        assert stands["#s5"] == "reported back 9 days ago"
        assert stands["#s6"] == "closed 9 days ago"
        assert "Closed  1" in rows(person)[-2]


WAYS = [
    (THEN, "Ask first", "[6 Review]", "Ask first"),
    (THEN, "I told too much", "[2 Reflect]", "Monday 24 August 2026"),
    (THEN, "Press shop", "[4 Gemba]", "the floor is dry"),
    (THEN, "carts queue #i1", "[4 Gemba]", "the floor is dry"),
    (THEN, "call Kim", "[4 Gemba]", "call Kim"),
    (THEN, "a card on the cart", "[5 Improve]", "a card on the cart"),
    (THEN, "Trucks wait", "[5 Improve]", "Trucks wait"),
    (LEARNED, "ask first", "[5 Improve]", "a card on the cart"),
    (STRUGGLES, "Trucks wait", "[5 Improve]", "a card on the cart"),
]


@pytest.mark.parametrize(("page", "row", "tab", "shown"), WAYS)
async def test_enter_goes_to_what_a_row_tells_of_and_esc_comes_back(
    tmp_path: Path, page: int, row: str, tab: str, shown: str
) -> None:
    filled(tmp_path)
    async with running(tmp_path, size=(100, 40)) as person:
        await look(person, page)
        await stand_at(person, row)
        place = person.app.screen.query_one(RecordList).key
        await person.press("enter")
        assert tab in person.shown()
        assert f"[{PAGES[page].name}]" not in person.shown()
        assert shown in person.shown()
        await person.press("escape")
        assert f"[{PAGES[page].name}]" in person.shown()
        assert person.app.screen.query_one(RecordList).key == place


async def test_a_promise_that_stands_nowhere_says_how_it_stands(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path) as person:
        await look(person, THEN)
        await stand_at(person, "read the book")
        await person.press("enter")
        assert person.said() == ["overdue by 90 days: Today shows it"]
        assert "[Then]" in person.shown()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (THEN, "what occupied you in this week a quarter ago"),
        (LEARNED, "and c starts a cycle there"),
        (STRUGGLES, "and b writes it there"),
    ],
)
async def test_an_empty_page_says_what_fills_it(tmp_path: Path, page: int, words: str) -> None:
    async with running(tmp_path) as person:
        await look(person, page)
        # A sentence may go over two lines.
        assert words in " ".join(person.shown().split())
        assert rows(person) == []


async def test_what_is_expected_of_an_open_cycle_is_on_no_page(tmp_path: Path) -> None:
    filled(tmp_path)
    with journal(tmp_path) as stored:
        # In the week one looks back to too, open to this day.
        tried = stored.add(improvement("Other", number=7), "an improvement")
        stored.add(cycle(tried, expect=SECRET, started=QUARTER_AGO, check=MONDAY - DAY), "a cycle")
        assert [one.expect for one in stored.find(Cycle) if one.is_open] == [SECRET, SECRET]
    async with running(tmp_path) as person:
        await look(person, THEN)
        assert any("a kanban card · to check for" in row for row in rows(person))
        for _ in PAGES:
            assert not [row for row in rows(person) if SECRET in row]
            await person.press("right")


def taught(stored: Journal, count: int) -> None:
    """Write cycles that were checked, one a day, back from Monday."""
    with stored.transaction("cycles") as t:
        tried = t.add_numbered(improvement())
        for number in range(count):
            day = MONDAY - number * DAY
            t.add(
                cycle(
                    tried,
                    started=day - DAY,
                    check=day,
                    closed=day,
                    happened="it came",
                    as_expected=True,
                    learned=f"learning {number}",
                    decision=Decision.ADAPT,
                )
            )


async def test_many_learnings_are_all_there_and_one_keeps_ones_place(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        taught(stored, MANY)
    async with running(tmp_path) as person:
        await look(person, LEARNED)
        assert sum("learning" in row for row in rows(person)) == MANY
        await person.press("end")
        assert f"learning {MANY - 1}" in person.shown()
        await person.press("right", "left")
        assert f"learning {MANY - 1}" in person.shown()
        listed = person.app.screen.query_one(RecordList)
        key = listed.key
        # Another window writes meanwhile.
        with journal(tmp_path, writer="window 2") as other:
            other.add(area("Paint"), "an area")
        await person.pilot.pause(1.5)
        await whole(person.pilot)
        assert listed.key == key
        assert sum("learning" in row for row in rows(person)) == MANY


HOSTILE = {
    "markup": "[bold red]carts[/] [@click=app.quit]quit[/]",
    "wide": "看板" * 400,
    "long": "a" * 10_000,
    "controls": "red \x1b[31m and \u202e back\nand a line",
}


@pytest.mark.parametrize("size", [(40, 20), (80, 24)])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_words_are_shown_and_fit(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    with journal(tmp_path) as stored:
        day = {"started": QUARTER_AGO, "check": QUARTER_AGO, "closed": QUARTER_AGO}
        found = {"happened": text, "learned": text, "as_expected": True}
        with stored.transaction("all of it") as t:
            t.add_numbered(struggle(text, heard=QUARTER_AGO))
            tried = t.add_numbered(improvement(text[:120]))
            t.add(cycle(tried, text, decision=Decision.ADAPT, **day, **found))
            made = t.add(walk(QUARTER_AGO, theme=text))
        say(stored, f"{text} *", walk=made.id)
        reflect(stored, QUARTER_AGO, ReflectionKind.MORNING, {"": text})
        add_behaviors(stored, [begin("[b]Ask[/b] " + "看" * 30, DAILY, QUARTER_AGO)])
    async with running(tmp_path, size=size) as person:
        await look(person, THEN)
        for page in (THEN, LEARNED, STRUGGLES):
            width = person.app.screen.query_one(RecordList).row_width
            lines = "\n".join(rows(person)).split("\n")
            assert max(map(cell_len, lines)) <= width, PAGES[page].name
            whole_text = "".join(lines)
            assert not {"\x1b", "\u202e"} & set(whole_text)
            assert text[:3] in whole_text
            await person.press("right")


async def test_what_was_learned_has_three_lines_at_most(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        taught(stored, 1)
        (one,) = stored.find(Cycle)
        words = "the card has to hang where the hand is " * 10
        stored.change(Cycle, one.id, lambda it: replace(it, learned=words), "words")
    async with running(tmp_path) as person:
        await look(person, LEARNED)
        lines = rows(person)[1].split("\n")
        assert len(lines) == 4
        assert lines[2].endswith("…")
        assert "as expected · adapt" in lines[3]
