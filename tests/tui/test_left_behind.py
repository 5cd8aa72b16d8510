"""Half-typed text of every field: kept when left, offered after the end, never mixed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.behaviors import add_absence, add_behaviors, mark
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.tui.has_draft import HasDraft
from lean_journal.tui.screens.base import JournalScreen
from tests.builders import MONDAY, journal
from tests.tui.running import Person, running


def filled(folder: Path) -> None:
    """A walk with one thing seen, a commitment due, a behavior done today, a leave."""
    with journal(folder) as stored:
        area = stored.add(Area(name="Press shop"), "area")
        walk = stored.add(
            Walk(day=MONDAY, state=WalkState.WALKED, area=area.id, start=stored.now()), "walk"
        )
        stored.add(Observation(walk=walk.id, fact="seen"), "seen")
        stored.add(Commitment(what="call", due=MONDAY), "promise")
        (practised,) = add_behaviors(stored, [begin("Ask first", DAILY, MONDAY)])
        mark(stored, practised, MONDAY, MarkState.DONE)
        add_absence(stored, Absence(first=MONDAY, last=MONDAY))


def fields(person: Person) -> list[str]:
    screen = person.app.screen
    assert isinstance(screen, JournalScreen)
    found = [field for field in screen.query("Field, Page") if isinstance(field, HasDraft)]
    return [field.value for field in found if field.value]


def held(stored: Journal) -> list[str]:
    """Every word the journal holds."""
    texts = [one.fact + one.interpretation for one in stored.find(Observation)]
    texts += [one.what for one in stored.find(Commitment)]
    texts += [one.name for one in stored.find(Area)]
    texts += [walk.purpose + walk.told + walk.theme for walk in stored.find(Walk)]
    texts += [one.name for one in stored.find(Behavior)]
    texts += [one.evidence for one in stored.find(Mark)]
    texts += [one.reason for one in stored.find(Absence)]
    prompts = stored.settings.prompts[ReflectionKind.MORNING]
    return [*texts, *(prompt.text for prompt in prompts)]


WAYS: dict[str, tuple[list[str], str]] = {
    "capture": (["4", "o"], "zebra"),
    "the form of a new walk": (["4", "a", "tab", "tab"], "zebra"),
    "the form of a walk": (["4", "e", "tab", "tab"], "zebra"),
    "an observation": (["4", "enter", "enter"], " zebra"),
    "what it may mean": (["4", "t", "m"], "zebra"),
    "what I will do": (["4", "t", "i"], "zebra"),
    "what they were told": (["4", "c"], "zebra"),
    "a new area": (["4", "A", "a"], "zebra"),
    "an area": (["4", "A", "enter"], " zebra"),
    "a new behavior": (["3", "a", "a"], "zebra"),
    "a behavior": (["3", "e"], " zebra"),
    "what was seen or heard": (["3", "v"], "zebra"),
    "a new absence": (["3", "A", "a", "tab", "tab"], "zebra"),
    "an absence": (["3", "A", "enter", "tab", "tab"], " zebra"),
    "a promise by hand": (["escape", "a"], "zebra"),
    "a prompt of one's own": (["2", "P", "a"], "zebra?"),
}
"""By field, the keys that come to it from Today, and what is typed there."""


@pytest.mark.parametrize("name", WAYS)
async def test_every_field_keeps_what_was_left_and_brings_it_back_where_it_was(
    tmp_path: Path, name: str
) -> None:
    filled(tmp_path)
    keys, text = WAYS[name]
    async with running(tmp_path, mode="today") as person:
        await person.press(*keys)
        await person.type(text)
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        assert "zebra" in person.shown()
        assert "Take it up?" in person.shown()
        await person.press("y")
        assert any("zebra" in value for value in fields(person))
        await person.press("enter" if name == "capture" else "ctrl+s")
        assert any("zebra" in text for text in held(person.journal))
    assert Drafts(tmp_path / "journal.json").left_behind() == []


@pytest.mark.parametrize("name", WAYS)
async def test_esc_keeps_the_text_in_every_field(tmp_path: Path, name: str) -> None:
    filled(tmp_path)
    keys, text = WAYS[name]
    async with running(tmp_path, mode="today") as person:
        before = held(person.journal)
        await person.press(*keys)
        await person.type(text)
        await person.press("escape")
        assert held(person.journal) == before
    ((draft,),) = Drafts(tmp_path / "journal.json").left_behind()
    assert "zebra" in draft.text


async def test_two_ended_windows_are_offered_one_after_the_other_and_never_mixed(
    tmp_path: Path,
) -> None:
    filled(tmp_path)
    for text in ("first window", "second window"):
        ended = Drafts(tmp_path / "journal.json")
        ended.keep(Draft("capture", text, MONDAY))
        assert ended._lock is not None
        ended._lock.release()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        offered = [name for name in ("first", "second") if f"{name} window" in person.shown()]
        assert len(offered) == 1
        await person.press("y")
        assert fields(person) == [f"{offered[0]} window"]
        await person.press("enter", "enter")
        await person.is_asked()
        other = {"first": "second", "second": "first"}[offered[0]]
        assert f"“{other} window”" in person.shown()
        await person.press("n")
        assert [one.fact for one in person.journal.find(Observation)][1:] == [
            f"{offered[0]} window"
        ]
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_a_question_not_answered_is_asked_by_the_next_start(tmp_path: Path) -> None:
    filled(tmp_path)
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft("capture", "left over", MONDAY))
    ended.close()
    for _ in range(2):
        async with running(tmp_path, mode="today") as person:
            await person.is_asked()
            assert "left over" in person.shown()
            await person.press("escape")
            await person.pilot.pause(1.2)
            assert "Take it up?" not in person.shown()


async def test_keys_typed_before_one_can_have_read_it_answer_no_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft("capture", "left over", MONDAY))
    ended.close()
    monkeypatch.setattr("lean_journal.tui.left_behind.UNREAD", 60.0)
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("n", "2", "o", "slash", "y", "n")
        assert "Take it up?" in person.shown()
        monkeypatch.setattr(person.app.screen, "_unread", 0.0)
        await person.press("n")
        assert "Take it up?" not in person.shown()


async def test_an_answer_taken_up_and_left_again_stands_in_the_line_of_its_prompt(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        stored.add(Area(name="Press shop"), "area")
    prompt = "What will I do today that others could see?"
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft(f"prompt 2026-11-23 morning/{prompt}", "half", MONDAY))
    ended.keep(Draft("prompt 2026-11-23 morning/", "a page", MONDAY))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y", "escape")
        assert fields(person) == ["half"]
        await person.type("-typed")
        # The other answer is a form of its own, and waits until no word is half-typed.
        await person.press("enter")
        await person.is_asked()
        assert "“a page”" in person.shown()
        await person.press("y", "ctrl+s")
        (written,) = person.journal.find(Reflection)
        assert [(one.prompt, one.text) for one in written.answers] == [
            (prompt, "half-typed"),
            ("", "a page"),
        ]


REMOVALS: dict[str, tuple[str, Callable[[Journal], int]]] = {
    "walk": ("walk {}/purpose", lambda stored: stored.find(Walk)[0].id),
    "told": ("told {}", lambda stored: stored.find(Walk)[0].id),
    "observation": ("observation {}", lambda stored: stored.find(Observation)[0].id),
    "meaning": ("meaning {}", lambda stored: stored.find(Observation)[0].id),
    "area": ("area {}/name", lambda stored: stored.find(Area)[0].id),
    "behavior": ("behavior {}/cue", lambda stored: stored.find(Behavior)[0].id),
    "evidence": ("evidence {} 2026-11-23", lambda stored: stored.find(Behavior)[0].id),
    "absence": ("absence {}/reason", lambda stored: stored.find(Absence)[0].id),
    "due": ("due {}", lambda stored: stored.find(Commitment)[0].id),
}


@pytest.mark.parametrize("name", [*REMOVALS, "of a later version"])
async def test_text_whose_place_is_gone_comes_to_the_capture_line(
    tmp_path: Path, name: str
) -> None:
    filled(tmp_path)
    field = "something else 12/text"
    if name in REMOVALS:
        template, find = REMOVALS[name]
        with journal(tmp_path) as stored:
            id_ = find(stored)
            field = template.format(id_)
            kind = {
                "told": Walk,
                "walk": Walk,
                "area": Area,
                "due": Commitment,
                "behavior": Behavior,
                "evidence": Behavior,
                "absence": Absence,
            }
            with stored.transaction("gone") as transaction:
                transaction.remove(kind.get(name, Observation), id_)
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft(field, "precious", MONDAY - timedelta(days=3)))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y")
        assert "Capture" in person.shown()
        assert fields(person) == ["precious"]
        await person.press("enter")
        days = {walk.id: walk.day for walk in person.journal.find(Walk)}
        (seen,) = [one for one in person.journal.find(Observation) if one.fact == "precious"]
        assert days[seen.walk] == MONDAY - timedelta(days=3)


async def test_while_the_app_closes_nothing_is_offered_and_nothing_fails(tmp_path: Path) -> None:
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft("capture", "precious", MONDAY))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        app = person.app
    assert not app.screen_stack
    await app.offer_drafts()
    assert [draft.text for (draft,) in Drafts(tmp_path / "journal.json").left_behind()] == [
        "precious"
    ]
