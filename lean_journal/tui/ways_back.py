"""The ways back to the form a text was typed in, by the first word of the form's name."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import last_finished, month_after
from lean_journal.domain.record import R, Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import SETTINGS
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.drafts import Draft
from lean_journal.tui.command_table import BY_ID
from lean_journal.tui.modes import mode_of

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp
    from lean_journal.tui.screens.absences import AbsencesScreen
    from lean_journal.tui.screens.areas import AreasScreen
    from lean_journal.tui.screens.behaviors_actions import BehaviorsActions
    from lean_journal.tui.screens.deck import DeckScreen
    from lean_journal.tui.screens.gemba_actions import GembaActions
    from lean_journal.tui.screens.improve_loop import ImproveLoop
    from lean_journal.tui.screens.today_actions import TodayActions

P = TypeVar("P")
"""The screen that opens a form."""


async def to_its_form(app: "JournalApp", draft: Draft) -> bool:
    """Open the form a text was typed in; tells whether what it belonged to is still there."""
    way = _WAYS.get(draft.noun)
    rest = draft.form.partition(" ")[2]
    return way is not None and await way(app, rest, draft.field)


Way = Callable[["JournalApp", str, str], Awaitable[bool]]
"""Opens a form, given the rest of its name after the noun, and the name of the field.

It tells whether what the form belongs to is still there.
"""


def _form_of(
    kind: type[R],
    place: Callable[["JournalApp", R], Awaitable[P]],
    open_form: Callable[[P, R], Awaitable[None]],
) -> Way:
    """Make the way to a form of a record that is there already.

    Args:
        kind: The kind of record.
        place: Comes to the screen that opens the form.
        open_form: Opens it there.
    """

    async def way(app: "JournalApp", rest: str, _field: str) -> bool:
        record = _record(app, kind, rest)
        if record is not None:
            await open_form(await place(app, record), record)
        return record is not None

    return way


def _form_or_new(
    kind: type[R],
    place: Callable[["JournalApp", R | None], Awaitable[P]],
    open_form: Callable[[P, R | None], Awaitable[None]],
) -> Way:
    """Make the way to a form of a record, or of a new one; else as `_form_of`."""

    async def way(app: "JournalApp", rest: str, _field: str) -> bool:
        record = _record(app, kind, rest)
        is_there = record is not None or rest == "new"
        if is_there:
            await open_form(await place(app, record), record)
        return is_there

    return way


def _record(app: "JournalApp", kind: type[R], id: str) -> R | None:
    return app.journal.lookup(kind, int(id)) if id.isdecimal() else None


def _in_mode(mode: str) -> Callable[["JournalApp", Record | None], Awaitable[Any]]:
    """Make the way to a mode: to the record in it, if there is one and the mode shows it."""

    async def place(app: "JournalApp", record: Record | None) -> Any:
        if record is not None and mode_of(record) == mode:
            await app.go_to(record)
        else:
            await app.action_switch_mode(mode)
        return app.screen

    return place


_behaviors: Callable[["JournalApp", Record | None], Awaitable["BehaviorsActions"]]
_behaviors = _in_mode("behaviors")
_gemba: Callable[["JournalApp", Record | None], Awaitable["GembaActions"]] = _in_mode("gemba")
_improve: Callable[["JournalApp", Record | None], Awaitable["ImproveLoop"]] = _in_mode("improve")
_today: Callable[["JournalApp", Record | None], Awaitable["TodayActions"]] = _in_mode("today")


async def _areas(app: "JournalApp", _area: Area | None) -> "AreasScreen":
    from lean_journal.tui.screens.areas import AreasScreen

    screen = AreasScreen()
    await app.push_screen(screen)
    return screen


async def _absences(app: "JournalApp", _absence: Absence | None) -> "AbsencesScreen":
    from lean_journal.tui.screens.absences import AbsencesScreen

    screen = AbsencesScreen(app.journal.today())
    await app.push_screen(screen)
    return screen


async def _to_prompt(app: "JournalApp", _rest: str, field: str) -> bool:
    from lean_journal.tui.dialogs.page import page_of

    await app.push_screen(page_of(field))
    return True


async def _to_set_prompt(app: "JournalApp", rest: str, field: str) -> bool:
    from lean_journal.tui.screens.prompts import PromptsScreen

    screen = PromptsScreen()
    await app.push_screen(screen)
    return await screen.open_prompt(ReflectionKind(rest), field.partition("/")[2])


async def _to_setting(app: "JournalApp", rest: str, _field: str) -> bool:
    from lean_journal.tui.screens.settings import SettingsScreen

    if not any(one.key == rest for one in SETTINGS):
        return False
    screen = SettingsScreen()
    await app.push_screen(screen)
    await screen.open_setting(rest)
    return True


async def _to_keys(app: "JournalApp", rest: str, _field: str) -> bool:
    from lean_journal.tui.screens.keymap import KeymapScreen

    if rest not in BY_ID:
        return False
    screen = KeymapScreen()
    await app.push_screen(screen)
    await screen.open_keys(rest)
    return True


async def _to_evidence(app: "JournalApp", rest: str, _field: str) -> bool:
    id_, _, day = rest.partition(" ")
    behavior = _record(app, Behavior, id_)
    if behavior is None:
        return False
    await (await _behaviors(app, None)).ask_evidence(behavior, date.fromisoformat(day))
    return True


async def _to_walk(app: "JournalApp", rest: str, _field: str) -> bool:
    walk = _record(app, Walk, rest)
    for_struggle = _record(app, Struggle, rest.removeprefix("for "))
    if walk is None and for_struggle is None and rest != "new":
        return False
    gemba = await _gemba(app, walk)
    if for_struggle is not None:
        walk = Walk(day=app.journal.today(), struggle=for_struggle.id)
    await gemba.open_form(walk)
    return True


async def _to_improvement(app: "JournalApp", rest: str, _field: str) -> bool:
    improvement = _record(app, Improvement, rest)
    helps = _record(app, Struggle, rest.removeprefix("for "))
    if improvement is None and helps is None and rest != "new":
        return False
    improve = await _improve(app, improvement or helps)
    await improve.open_improvement(improvement, helps=helps)
    return True


async def _to_cycle(app: "JournalApp", rest: str, _field: str) -> bool:
    cycle = _record(app, Cycle, rest)
    owner = _record(app, Improvement, rest.removeprefix("new "))
    if cycle is not None:
        await (await _improve(app, cycle)).open_cycle(cycle)
    elif owner is not None and owner.cycle is None:
        await (await _improve(app, owner)).open_start(owner)
    return cycle is not None or (owner is not None and owner.cycle is None)


async def _to_check(app: "JournalApp", rest: str, _field: str) -> bool:
    cycle = _record(app, Cycle, rest)
    if cycle is None or not cycle.is_open:
        return False
    await (await _improve(app, cycle)).open_check(cycle)
    return True


async def _to_deck(app: "JournalApp", rest: str, _field: str) -> bool:
    await (await _deck(app, date.fromisoformat(f"{rest}-01"))).action_plan()
    return True


async def _to_outcome(app: "JournalApp", rest: str, _field: str) -> bool:
    deck = await _deck(app, month_after(date.fromisoformat(f"{rest}-01")))
    is_there = bool(deck.before.prediction.strip())
    if is_there:
        await deck.action_answer()
    return is_there


async def _to_words(app: "JournalApp", rest: str, _field: str) -> bool:
    kinds: tuple[type[Record], ...] = (Improvement, Cycle, Struggle)
    found = (_record(app, kind, rest) for kind in kinds)
    record = next((one for one in found if one is not None), None)
    if record is not None:
        deck = await _deck(app, last_finished(app.journal.today()))
        await deck.open_words(record)
    return record is not None


async def _deck(app: "JournalApp", month: date) -> "DeckScreen":
    from lean_journal.tui.screens.deck import DeckScreen

    await app.action_switch_mode("review")
    screen = DeckScreen(month)
    await app.enter(screen)
    return screen


async def _to_meaning(app: "JournalApp", rest: str, field: str) -> bool:
    from lean_journal.tui.screens.triage import TriageScreen

    seen = _record(app, Observation, rest)
    if seen is None:
        return False
    screen = TriageScreen([seen.id])
    await app.push_screen(screen)
    await (screen.action_interpret() if field.startswith("meaning") else screen.action_promise())
    return True


async def _to_promise(app: "JournalApp", rest: str, field: str) -> bool:
    if rest != "new":
        return await _to_meaning(app, rest, field)
    await (await _today(app, None)).action_add()
    return True


_WAYS: Mapping[str, Way] = {
    "prompt": _to_prompt,
    "ask": _to_set_prompt,
    "area": _form_or_new(Area, _areas, lambda areas, one: areas.open_form(one)),
    "behavior": _form_or_new(Behavior, _behaviors, lambda grid, one: grid.open_form(one)),
    "evidence": _to_evidence,
    "absence": _form_or_new(Absence, _absences, lambda absences, one: absences.open_form(one)),
    "walk": _to_walk,
    "told": _form_of(Walk, _gemba, lambda gemba, _: gemba.action_close()),
    "observation": _form_of(Observation, _gemba, lambda gemba, one: gemba.open_observation(one)),
    "meaning": _to_meaning,
    "promise": _to_promise,
    "due": _form_of(Commitment, _today, lambda today, one: today.ask_date(one)),
    "back": _form_of(Walk, _gemba, lambda gemba, one: gemba.ask_return_date(one)),
    "struggle": _form_or_new(Struggle, _improve, lambda improve, one: improve.open_struggle(one)),
    "report": _form_of(Struggle, _improve, lambda improve, one: improve.ask_report(one)),
    "improvement": _to_improvement,
    "cycle": _to_cycle,
    "check": _to_check,
    "setting": _to_setting,
    "keys": _to_keys,
    "deck": _to_deck,
    "outcome": _to_outcome,
    "words": _to_words,
}
"""By the first word of a form's name, how to come back to it."""
