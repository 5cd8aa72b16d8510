"""The ways back to the form a text was typed in, by the first word of the form's name."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import R, Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.drafts import Draft

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp
    from lean_journal.tui.screens.behaviors_actions import BehaviorsActions
    from lean_journal.tui.screens.gemba_actions import GembaActions
    from lean_journal.tui.screens.improve_loop import ImproveLoop
    from lean_journal.tui.screens.today_actions import TodayActions


async def to_its_form(app: "JournalApp", draft: Draft) -> bool:
    """Open the form a text was typed in; tells whether what it belonged to is still there."""
    way = _WAYS.get(draft.noun)
    rest = draft.form.partition(" ")[2]
    return way is not None and await way(app, rest, draft.field)


async def _to_prompt(app: "JournalApp", _rest: str, field: str) -> bool:
    from lean_journal.tui.dialogs.page import page_of

    await app.push_screen(page_of(field))
    return True


async def _to_set_prompt(app: "JournalApp", rest: str, field: str) -> bool:
    from lean_journal.tui.screens.prompts import PromptsScreen

    screen = PromptsScreen()
    await app.push_screen(screen)
    return await screen.open_prompt(ReflectionKind(rest), field.partition("/")[2])


async def _to_area(app: "JournalApp", rest: str, _field: str) -> bool:
    from lean_journal.tui.screens.areas import AreasScreen

    area = _record(app, Area, rest)
    if area is None and rest != "new":
        return False
    screen = AreasScreen()
    await app.push_screen(screen)
    await screen.open_form(area)
    return True


async def _to_behavior(app: "JournalApp", rest: str, _field: str) -> bool:
    behavior = _record(app, Behavior, rest)
    if behavior is None and rest != "new":
        return False
    await (await _behaviors(app)).open_form(behavior)
    return True


async def _to_evidence(app: "JournalApp", rest: str, _field: str) -> bool:
    id_, _, day = rest.partition(" ")
    behavior = _record(app, Behavior, id_)
    if behavior is None:
        return False
    await (await _behaviors(app)).ask_evidence(behavior, date.fromisoformat(day))
    return True


async def _to_absence(app: "JournalApp", rest: str, _field: str) -> bool:
    from lean_journal.tui.screens.absences import AbsencesScreen

    absence = _record(app, Absence, rest)
    if absence is None and rest != "new":
        return False
    screen = AbsencesScreen(app.journal.today())
    await app.push_screen(screen)
    await screen.open_form(absence)
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


async def _to_return(app: "JournalApp", rest: str, _field: str) -> bool:
    walk = _record(app, Walk, rest)
    if walk is None:
        return False
    await (await _gemba(app, walk)).ask_return_date(walk)
    return True


async def _to_struggle(app: "JournalApp", rest: str, _field: str) -> bool:
    struggle = _record(app, Struggle, rest)
    if struggle is None and rest != "new":
        return False
    await (await _improve(app, struggle)).open_struggle(struggle)
    return True


async def _to_report(app: "JournalApp", rest: str, _field: str) -> bool:
    struggle = _record(app, Struggle, rest)
    if struggle is None:
        return False
    await (await _improve(app, struggle)).ask_report(struggle)
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


async def _to_told(app: "JournalApp", rest: str, _field: str) -> bool:
    walk = _record(app, Walk, rest)
    if walk is None:
        return False
    await (await _gemba(app, walk)).action_close()
    return True


async def _to_observation(app: "JournalApp", rest: str, _field: str) -> bool:
    seen = _record(app, Observation, rest)
    if seen is None:
        return False
    await (await _gemba(app, seen)).open_observation(seen)
    return True


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
    await (await _today(app)).action_add()
    return True


async def _to_due(app: "JournalApp", rest: str, _field: str) -> bool:
    promise = _record(app, Commitment, rest)
    if promise is None:
        return False
    await (await _today(app)).ask_date(promise)
    return True


def _record(app: "JournalApp", kind: type[R], id: str) -> R | None:
    return app.journal.lookup(kind, int(id)) if id.isdecimal() else None


async def _gemba(app: "JournalApp", record: Record | None) -> "GembaActions":
    if record is None:
        await app.switch_mode("gemba")
    else:
        await app.go_to(record)
    return cast("GembaActions", app.screen)


async def _improve(app: "JournalApp", record: Record | None) -> "ImproveLoop":
    if record is None:
        await app.switch_mode("improve")
    else:
        await app.go_to(record)
    return cast("ImproveLoop", app.screen)


async def _behaviors(app: "JournalApp") -> "BehaviorsActions":
    await app.switch_mode("behaviors")
    return cast("BehaviorsActions", app.screen)


async def _today(app: "JournalApp") -> "TodayActions":
    await app.switch_mode("today")
    return cast("TodayActions", app.screen)


_WAYS: Mapping[str, Callable[["JournalApp", str, str], Awaitable[bool]]] = {
    "prompt": _to_prompt,
    "ask": _to_set_prompt,
    "area": _to_area,
    "behavior": _to_behavior,
    "evidence": _to_evidence,
    "absence": _to_absence,
    "walk": _to_walk,
    "told": _to_told,
    "observation": _to_observation,
    "meaning": _to_meaning,
    "promise": _to_promise,
    "due": _to_due,
    "back": _to_return,
    "struggle": _to_struggle,
    "report": _to_report,
    "improvement": _to_improvement,
    "cycle": _to_cycle,
    "check": _to_check,
}
"""By the first word of a form's name, how to come back to it."""
