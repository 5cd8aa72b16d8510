"""Half-typed text of every field: kept when left, offered after the end, never mixed."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.absences import add_absence
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.storage.marks import mark
from lean_journal.tui.has_draft import HasDraft
from lean_journal.tui.screens.base import JournalScreen
from lean_journal.tui.screens.gemba_actions import UNREAD as RETURN_UNREAD
from tests.builders import MONDAY, journal
from tests.decks import SEPTEMBER, Records
from tests.storage.loop import add, hear, start
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
        hear(stored, StruggleState.IN_WORK)
        start(stored, add(stored, "an improvement"), "a step")
        add(stored, "an idea")
        for_a_deck(stored)


def for_a_deck(stored: Journal) -> None:
    """Have October adopt something nobody has put into words, and answer September."""
    day = date(2026, 10, 30)
    made = Records()
    one = made.adopted("", day, number=90)
    made.cycle(one, day, learned="less", happened="less")
    made.struggle("", words="late", number=90, state=StruggleState.CLOSED, since=day)
    made.deck(SEPTEMBER, prediction="none waits")
    made.store(stored)


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
    texts += [one.words + one.told for one in stored.find(Struggle)]
    texts += [one.title + one.problem for one in stored.find(Improvement)]
    texts += [one.step + one.happened for one in stored.find(Cycle)]
    texts += [one.wording for one in stored.find(Improvement)]
    texts += [one.wording for one in stored.find(Cycle)]
    texts += [one.title for one in stored.find(Struggle)]
    texts += [one.target + one.outcome for one in stored.find(Deck)]
    texts.append(stored.settings.deck_title)
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
    "a new struggle": (["5", "b"], "zebra"),
    "a struggle": (["5", "e"], " zebra"),
    "what was reported back": (["5", "r"], "zebra"),
    "a walk for a struggle": (["5", "w", "tab", "tab"], "zebra"),
    "a new improvement": (["5", "j", "a", *"title", "tab"], "zebra"),
    "a new improvement for a struggle": (["5", "a", *"title", "tab"], "zebra"),
    "an improvement": (["5", "j", "e"], " zebra"),
    "a new cycle": (["5", "j", "j", "c", "tab", *"less", "shift+tab"], "zebra"),
    "a cycle": (["5", "j", "right", "j", "e"], " zebra"),
    "a check": (["5", "j", "c"], "zebra"),
    "a check turned over": (
        ["5", "j", "c", *"zebra", "enter", "y", "tab", *"much", "tab", *"adopt", "tab"],
        "zebra",
    ),
    "a setting": (["4", "S", "end", *["up"] * 5, "enter"], "zebra"),
    "what the deck says of an improvement": (["6", "d", "enter"], "zebra"),
    "what the deck says of a cycle": (["6", "d", "j", "enter"], "zebra"),
    "what may be said of a struggle": (["6", "d", "j", "j", "enter"], "zebra"),
    "what became of a prediction": (["6", "d", "r"], "zebra"),
    "what comes next": (["6", "d", "t"], "zebra"),
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
        if name == "a check":
            # What was half-written turns the card over, and no more.
            for text in ("y", "much", "adopt", ""):
                await person.line(text)
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
    (form,) = Drafts(tmp_path / "journal.json").left_behind()
    assert any("zebra" in draft.text for draft in form)


async def test_the_day_one_said_one_would_be_back_is_kept_too(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path) as person:
        await person.press("f")
        await person.pilot.pause(RETURN_UNREAD)
        await person.press("y")
        await person.type("fri")
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        assert "as the day you will be back: “fri”" in " ".join(person.shown().split())
        await person.press("y", "ctrl+s")
        assert "be back at Press shop" in held(person.journal)
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_what_was_begun_for_a_struggle_comes_back_for_that_struggle(tmp_path: Path) -> None:
    filled(tmp_path)
    async with running(tmp_path, mode="improve") as person:
        await person.press("a", *"kept", "escape")
        # Neither for another struggle nor for none is it there.
        await person.press("j", "a")
        assert fields(person) == []
        await person.press("escape", "k", "a")
        assert fields(person) == ["kept"]
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y", "tab", *"problem", "ctrl+s")
        (made,) = [one for one in person.journal.find(Improvement) if one.title == "kept"]
        assert made.struggle == person.journal.find(Struggle)[0].id


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
    "back": ("back {}", lambda stored: stored.find(Walk)[0].id),
    "struggle": ("struggle {}/words", lambda stored: stored.find(Struggle)[0].id),
    "report": ("report {}", lambda stored: stored.find(Struggle)[0].id),
    "walk for": ("walk for {}/purpose", lambda stored: stored.find(Struggle)[0].id),
    "improvement": ("improvement {}/title", lambda stored: stored.find(Improvement)[0].id),
    "improvement for": ("improvement for {}/title", lambda stored: stored.find(Struggle)[0].id),
    "cycle": ("cycle {}/step", lambda stored: stored.find(Cycle)[0].id),
    "cycle new": ("cycle new {}/step", lambda stored: stored.find(Improvement)[0].id),
    "check": ("check {}/happened", lambda stored: stored.find(Cycle)[0].id),
}


@pytest.mark.parametrize(("field", "line"), [("keys undo", "Keys for"), ("keys newer", "Capture")])
async def test_keys_half_typed_come_back_to_their_command_if_there_is_one(
    tmp_path: Path, field: str, line: str
) -> None:
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft(field, "zebra", MONDAY))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y")
        assert line in person.shown()
        assert "zebra" in fields(person)


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
            kind: dict[str, type[Record]] = {
                "told": Walk,
                "walk": Walk,
                "area": Area,
                "due": Commitment,
                "behavior": Behavior,
                "evidence": Behavior,
                "absence": Absence,
                "back": Walk,
                **dict.fromkeys(("struggle", "report", "walk for", "improvement for"), Struggle),
                **dict.fromkeys(("improvement", "cycle new"), Improvement),
                **dict.fromkeys(("cycle", "check"), Cycle),
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


async def test_all_texts_of_a_form_whose_place_is_gone_come_to_the_capture_line(
    tmp_path: Path,
) -> None:
    filled(tmp_path)
    own = Drafts(tmp_path / "journal.json")
    for field, text in (("words", "first"), ("title", "second")):
        own.keep(Draft(f"struggle 12/{field}", text, MONDAY))
    own.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y")
        assert fields(person) == ["first · second"]
        await person.press("enter")
        assert "first · second" in held(person.journal)
    assert Drafts(tmp_path / "journal.json").left_behind() == []


@pytest.mark.parametrize("is_open", [True, False])
async def test_a_cycle_begun_while_another_was_started_comes_to_the_capture_line(
    tmp_path: Path, is_open: bool
) -> None:
    filled(tmp_path)
    with journal(tmp_path) as stored:
        first, idea, _ = stored.find(Improvement)
    left = Drafts(tmp_path / "journal.json")
    left.keep(Draft(f"cycle new {(first if is_open else idea).id}/step", "precious", MONDAY))
    left.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        await person.press("y")
        assert fields(person) == ["precious"]
        assert ("Capture" if is_open else "Start a cycle") in person.shown()


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
