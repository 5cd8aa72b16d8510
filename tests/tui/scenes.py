"""A week in a small plant, and the screens that show it: for snapshots and screenshots."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from lean_journal.domain.area import Area
from lean_journal.domain.capture import parse
from lean_journal.domain.walk import Walk, WalkState, close_loop, end
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, observe
from lean_journal.tui.app import JournalApp, open_journal

NOW = datetime(2026, 11, 23, 14, 40, tzinfo=UTC)
"""A Monday afternoon, just back from the floor."""

Scene = Callable[[Pilot[None]], Awaitable[None]]


def fill(journal: Journal, walked_on: Callable[[datetime], None]) -> None:
    """Write a week of walks through the same door a person's lines come in.

    Args:
        journal: An empty journal.
        walked_on: Sets the clock the journal reads.
    """
    walked_on(NOW - timedelta(days=11))
    press = journal.add(Area(name="Press shop"), "area")
    line = journal.add(Area(name="Assembly line 2"), "area")
    journal.add(Area(name="Goods in", one_person=True), "area")
    _walk(
        journal,
        walked_on,
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
        walked_on,
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
    walked_on(NOW - timedelta(days=3))
    observe(
        journal,
        [parse("read the shift book: four entries, none answered", NOW.date())],
        Place(new=True),
    )
    walked_on(NOW - timedelta(minutes=20))
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
        walked_on,
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
    walked_on(NOW)


def _walk(
    journal: Journal,
    walked_on: Callable[[datetime], None],
    days_ago: int,
    area: int,
    theme: str,
    lines: tuple[str, ...],
) -> None:
    began = NOW - timedelta(days=days_ago, minutes=20)
    walked_on(began)
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


class SceneApp(JournalApp):
    """The app on a journal filled for the scenes, at a fixed clock."""

    def __init__(self, folder: Path, *, is_empty: bool = False) -> None:
        """Fill a journal in a folder, unless it shall be empty."""
        clock = [NOW]
        self._opened = open_journal(folder / "journal.json", lambda: clock[0])
        journal = self._opened.__enter__()
        if not is_empty:
            fill(journal, lambda instant: clock.__setitem__(0, instant))
            clock[0] = NOW
        super().__init__(journal)
        self.animation_level = "none"

    def on_unmount(self) -> None:
        """Close the journal with the app."""
        super().on_unmount()
        self._opened.__exit__(None, None, None)
