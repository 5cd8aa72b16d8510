"""Offering what an ended window had half-typed, each form by itself, and going back there."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import R, Record
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.drafts import Draft
from lean_journal.tui.dialogs.ask import AskDialog
from lean_journal.tui.wording import day_name

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp
    from lean_journal.tui.screens.behaviors_actions import BehaviorsActions
    from lean_journal.tui.screens.gemba_actions import GembaActions
    from lean_journal.tui.screens.today_actions import TodayActions

_PLACES = {
    "capture": ", in the capture line",
    "prompt": ", in a reflection",
    "ask": ", in a prompt of your own",
    "area": ", in the form of an area",
    "behavior": ", in the form of a behavior",
    "evidence": ", as what was seen or heard",
    "absence": ", in the form of an absence",
    "walk": ", in the form of a walk",
    "told": ", to tell those you visited",
    "observation": ", in an observation",
    "meaning": ", as what something may mean",
    "promise": ", as what you will do",
    "due": ", as a new date",
}
"""By kind of form, where its text was typed."""

UNREAD = 0.3
"""Seconds a question that comes by itself takes no answer: nobody has read it yet."""

LONGEST = 200
"""Characters of a text shown in the question."""


async def offer(app: "JournalApp", left: Sequence[Draft]) -> None:
    """Ask whether to take up what was left in one form; until it is answered it stays on disk.

    Args:
        app: The app.
        left: The texts of the form's fields.
    """

    async def answer(is_wanted: bool | None) -> None:
        try:
            if is_wanted:
                app.drafts.take_up(left)
                await _go_back(app, left[0])
            elif is_wanted is False:
                app.drafts.dismiss(left)
        except OSError as error:
            app.complain(error)

    shown = " · ".join(draft.text for draft in left)
    excerpt = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    where = _PLACES.get(left[0].noun, "")
    question = f"Take it up? Left unsaved on {day_name(left[0].day)}{where}: “{excerpt}”"
    await app.push_screen(AskDialog(question, unread=UNREAD), answer)


async def _go_back(app: "JournalApp", draft: Draft) -> None:
    """Open the form a text was typed in; its field begins with the text.

    If what it belonged to is gone, the text comes to the capture line.
    """
    noun, rest = draft.noun, draft.form.partition(" ")[2]
    way = _WAYS.get(noun)
    if noun != "capture" and (way is None or not await way(app, rest, draft.field)):
        app.drafts.drop(draft.field)
        app.drafts.keep(Draft("capture", draft.text, draft.day))
        noun = "capture"
    if noun == "capture":
        await app.action_capture()


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
    if walk is None and rest != "new":
        return False
    gemba = await _gemba(app, walk)
    await gemba.open_form(walk)
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
}
"""By the first word of a form's name, how to come back to it."""
