"""A week in a small plant, and the screens that show it: for snapshots and screenshots."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from lean_journal.demo import build
from lean_journal.domain.area import Area
from lean_journal.domain.capture import parse
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk, close_loop, end
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, observe
from lean_journal.storage.passes import reflect
from lean_journal.tui.app import JournalApp, open_journal
from tests.builders import Clock
from tests.tui.loop_scenes import loop
from tests.tui.practice_scenes import practise

NOW = datetime(2026, 11, 23, 14, 40, tzinfo=UTC)
"""A Monday afternoon, just back from the floor."""

Come = Callable[[Pilot[None]], Awaitable[None]]


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
    _reflect(journal)


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


def _reflect(journal: Journal) -> None:
    """Write some reflections: of last Friday, and of days one looks back to from today."""
    for day, kind, texts in (
        (
            "2025-11-23",
            ReflectionKind.EVENING,
            {"": "Two months in the plant. I still tell too much."},
        ),
        ("2026-10-23", ReflectionKind.MORNING, {_SEEN: "ask three questions before any advice"}),
        (
            "2026-11-16",
            ReflectionKind.MORNING,
            {_SEEN: "be at the line when the early shift starts"},
        ),
        (
            "2026-11-20",
            ReflectionKind.MORNING,
            {
                _SEEN: "go back to the press shop and say what came of Thursday",
                "Whose work can I make easier today?": "Ana's: the wear limits are on my desk",
            },
        ),
        (
            "2026-11-20",
            ReflectionKind.EVENING,
            {"What part of the gap was mine?": "I promised an answer **without a date**."},
        ),
    ):
        reflect(journal, date.fromisoformat(day), kind, texts)


_SEEN = "What will I do today that others could see?"


def _walk_in(*keys: str) -> Come:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*(_NAMES.get(key, key) for key in keys))

    return press


_NAMES = {" ": "space", "?": "question_mark", ",": "comma", ".": "full_stop"}
_LINE = "w: 2 fitters wait for the crane // one crane for three bays? >> time it @kim !wed *"
_ANSWER = "ask, and wait for the answer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A screen: what to press to come to it, and what the journal then holds."""

    come: Come
    is_first_day: bool = False
    """Whether it begins on an empty journal."""

    is_practised: bool = False
    """Whether behaviors are practised in it."""

    has_loop: bool = False
    """Whether there are struggles and improvements in it."""

    years: int = 0
    """How many years of the sample journal it begins with; 0 is the week in a small plant."""

    answers: int = 6
    """Answers in all reflections."""

    kept: int = 0
    """Commitments kept."""

    def begin(self, journal: Journal, clock: Clock) -> None:
        """Write what it begins with.

        Args:
            journal: An empty journal.
            clock: The clock it reads, at `NOW` before and after.
        """
        if self.years:
            journal.path.write_bytes(sample(self.years))
            return
        if not self.is_first_day:
            fill(journal, clock)
        if self.is_practised:
            practise(journal, clock)
        if self.has_loop:
            loop(journal, clock)


@cache
def sample(years: int) -> bytes:
    """Give the file of a sample journal that has been kept for some years."""
    return build(NOW.date(), years).data


def _first_day(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys), is_first_day=True, answers=0)


def _scene(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys))


def _practised(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys), is_practised=True)


def _improved(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys), has_loop=True)


def _reviewed(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys), is_practised=True, has_loop=True)


def _kept(*keys: str) -> Scene:
    return Scene(come=_walk_in(*keys), years=2)


SCENES: Mapping[str, Scene] = {
    "welcome": _first_day(),
    "first-prompt": _first_day(*"Press shop", "enter", *_ANSWER),
    "suggested-walk": _first_day(*"Press shop", "enter", "enter"),
    "commitment": _scene(),
    "new-date": _scene("r", *"fri"),
    "prompt": Scene(come=_walk_in("y", *_ANSWER), kept=1),
    "board": Scene(come=_walk_in("y", *_ANSWER, "enter", "enter", "enter"), kept=1, answers=7),
    "evening": Scene(come=_walk_in("2", "e", *_ANSWER, "enter"), answers=7),
    "reflect": _scene("2"),
    "reflect-past": _scene("2", "left", "left", "left"),
    "page": _scene("2", "left", "left", "left", "enter"),
    "preview": _scene("2", "left", "left", "left", "v"),
    "prompts": _scene("2", "P"),
    "empty": _first_day("escape", "4"),
    "gemba": _scene("4"),
    "walk": _scene("4", "enter"),
    "capture": _scene("4", "o", *_LINE),
    "questions": _scene("4", "o", "f3"),
    "walk-form": _scene("4", "a"),
    "observation-form": _scene("4", "enter", "enter"),
    "triage": _scene("4", "t"),
    "close-loop": _scene("4", "c"),
    "areas": _scene("4", "A"),
    "search": _scene("4", "slash", *"press"),
    "remove": _scene("4", "x"),
    "mark": _practised(),
    "focus": _practised(*["enter"] * 6),
    "practised-board": _practised("escape"),
    "behaviors": _practised("3"),
    "behaviors-leave": _practised("3", "b", "b", "b"),
    "behaviors-empty": _first_day("escape", "3"),
    "starters": _first_day("escape", "3", "a"),
    "sixth": _practised("3", "a"),
    "behavior-form": _practised("3", "e"),
    "absences": _practised("3", "A"),
    "improve": _improved("5", "j", "j", "j"),
    "thread": _improved("5", "j", "j", "j", "enter"),
    "improve-empty": _first_day("escape", "5"),
    "struggle-form": _improved("5", "b"),
    "improvement-form": _improved("5", "a"),
    "improvement-grown": _improved("5", "j", "j", "e"),
    "cycle-form": _improved("5", *"jjjj", "c"),
    "check": _improved("5", *"jjj", "c", *"one cart waited"),
    "check-turned": _improved("5", *"jjj", "c", *"one cart waited", "enter", "y"),
    "holds": _improved("5", "j", "j", "t"),
    "kata": _improved("5", *"jjj", "c", "f3"),
    "walk-for": _improved("5", "w"),
    "settings": _scene("4", "S"),
    "keymap": _scene("4", "S", *["down"] * 6, "enter"),
    "keymap-line": _scene("4", "S", *["down"] * 6, "enter", *"undo", "enter"),
    "deck-missing": _improved("6", "d"),
    "deck-slide": _improved("6", "d", *["right"] * 3),
    "deck-words": _improved("6", "d", *["right"] * 3, "enter"),
    "deck-next": _improved("6", "d", "t", *"every changeover under 25 min"),
    "deck-came-back": _improved("6", "d", "right", *"yyyyf", "s"),
    "deck-months": _improved("6", "d", "right", *"yyyyf", "s", "enter", "right"),
    "review": _practised("6"),
    "review-behavior": _practised("6", "enter"),
    "review-empty": _first_day("escape", "6"),
    "long-then": _kept("6", "v"),
    "long-learned": _kept("6", "v", "right"),
    "long-struggles": _kept("6", "v", "right", "right"),
    "long-charts": _reviewed("6", "v", *["right"] * 3),
    "long-years": _reviewed("6", "v", *["right"] * 4),
    "help": _scene("4", "question_mark"),
    "help-found": _scene("4", "question_mark", *"walk"),
    "palette": _scene("4", "ctrl+p"),
    "week-review": _reviewed("6", "w"),
    "week-behavior": _reviewed("6", "w", *["enter"] * 5),
    "week-swap": _reviewed("6", "w", *["enter"] * 5, "s"),
    "week-loop": _reviewed("6", "w", *["enter"] * 8),
    "week-intention": _reviewed("6", "w", *["enter"] * 18, *_ANSWER),
    "month-review": _reviewed("6", "m"),
    "month-holds": _reviewed("6", "m", "enter", "enter"),
    "month-star": _reviewed("6", "m", *["enter"] * 3),
}
"""Every screen; the app begins on Today."""


@asynccontextmanager
async def scene_app(
    folder: Path, size: tuple[int, int], scene: Scene
) -> AsyncIterator[Pilot[None]]:
    """Run the app on a journal filled for a scene, at a fixed clock.

    Args:
        folder: Where the journal shall lie.
        size: Columns and rows.
        scene: What the journal begins with.
    """
    clock = Clock(NOW)
    with open_journal(folder / "journal.json", clock) as journal:
        scene.begin(journal, clock)
        app = JournalApp(journal)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot
