"""A week in a small plant, and the screens that show it: for snapshots and screenshots."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from lean_journal.domain.area import Area
from lean_journal.domain.capture import parse
from lean_journal.domain.walk import Walk, close_loop, end
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, observe
from lean_journal.tui.app import JournalApp, open_journal
from tests.builders import Clock

NOW = datetime(2026, 11, 23, 14, 40, tzinfo=UTC)
"""A Monday afternoon, just back from the floor."""

Scene = Callable[[Pilot[None]], Awaitable[None]]


def fill(journal: Journal, clock: Clock) -> None:
    """Write a week of walks through the same door a person's lines come in.

    Args:
        journal: An empty journal.
        clock: The clock it reads; it is moved through the week.
    """
    clock.now = NOW - timedelta(days=11)
    press = journal.add(Area(name="Press shop"), "area")
    line = journal.add(Area(name="Assembly line 2"), "area")
    journal.add(Area(name="Goods in", one_person=True), "area")
    _walk(
        journal,
        clock,
        7,
        line.id,
        "Quality",
        (
            "d: torque retry on every tenth housing // socket worn?",
            "+: andon answered within a minute",
            ">> ask tooling for the wear limits @ana !2026-11-20",
        ),
    )
    told = [walk for walk in journal.find(Walk) if walk.area == line.id]
    journal.change(
        Walk,
        told[0].id,
        lambda walk: close_loop(
            walk, date(2026, 11, 18), NOW, "sockets are now changed every Monday"
        ),
        "loop closed",
    )
    _walk(
        journal,
        clock,
        4,
        press.id,
        "Flow",
        (
            "w: 3 carts queue 40 min at press 2 // no signal when a die is ready? "
            ">> check the call light with maintenance @kim !2026-11-27 *",
            "q: we only hear of a change when the truck is here",
            "?: who may change the sequence",
        ),
    )
    clock.now = NOW - timedelta(days=3)
    observe(
        journal,
        [parse("read the shift book: four entries, none answered", NOW.date())],
        Place(new=True),
    )
    clock.now = NOW - timedelta(minutes=20)
    journal.add(
        Walk(
            day=date(2026, 11, 25),
            area=line.id,
            theme="Standard",
            purpose="Where doesn't the new standard fit?",
        ),
        "walk",
    )
    _walk(
        journal,
        clock,
        0,
        press.id,
        "Safety",
        (
            "s: guard of press 4 held open with a wedge // habit since the last jam? "
            ">> speak with the shift lead @tom !2026-11-24",
            "5: shadow board: two wrenches missing",
            "m: operator walks 14 m to the scale for every batch *",
        ),
    )
    clock.now = NOW


def _walk(
    journal: Journal,
    clock: Clock,
    days_ago: int,
    area: int,
    theme: str,
    lines: tuple[str, ...],
) -> None:
    began = NOW - timedelta(days=days_ago, minutes=20)
    clock.now = began
    place = Place(area=area, theme=theme, new=True)
    today = began.date()
    walk = observe(journal, [parse(lines[0], today)], place).walk
    assert walk is not None
    for line in lines[1:]:
        observe(journal, [parse(line, today)], Place(walk=walk.id))
    if days_ago:
        ended = began + timedelta(minutes=35)
        journal.change(Walk, walk.id, lambda walk: end(walk, ended), "walk ended")


async def _nothing(pilot: Pilot[None]) -> None:
    del pilot


def _keys(*keys: str) -> Scene:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)

    return press


def _typing(line: str, *before: str) -> Scene:
    keys = {" ": "space"}
    return _keys(*before, *(keys.get(character, character) for character in line))


_LINE = "w: 2 fitters wait for the crane // one crane for three bays? >> time it @kim !wed *"

SCENES: Mapping[str, Scene] = {
    "gemba": _nothing,
    "walk": _keys("enter"),
    "capture": _typing(_LINE, "o"),
    "questions": _keys("o", "f3"),
    "walk-form": _keys("a"),
    "observation-form": _keys("enter", "enter"),
    "triage": _keys("t"),
    "close-loop": _keys("c"),
    "areas": _keys("A"),
    "search": _typing("press", "slash"),
    "remove": _keys("x"),
    "help": _keys("question_mark"),
    "palette": _keys("ctrl+p"),
}
"""What to press to come to each screen; all begin on Gemba."""


@asynccontextmanager
async def scene_app(
    folder: Path, size: tuple[int, int], *, is_empty: bool = False
) -> AsyncIterator[Pilot[None]]:
    """Run the app on a journal filled for the scenes, at a fixed clock.

    Args:
        folder: Where the journal shall lie.
        size: Columns and rows.
        is_empty: Whether it is the first day, with nothing written.
    """
    clock = Clock(NOW)
    with open_journal(folder / "journal.json", clock) as journal:
        if not is_empty:
            fill(journal, clock)
            clock.now = NOW
        app = JournalApp(journal)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot
