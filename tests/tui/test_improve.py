"""Improve by keys: what a person presses, and what the journal then holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Basis, Horizon, Improvement, ImprovementState
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.tui.command_table import COMMANDS, IMPROVE
from lean_journal.tui.widgets.field import Field
from tests.builders import MONDAY, Clock, content, journal
from tests.storage.loop import add, check, hear, start
from tests.tui.running import Person, running

EXPECTED = "one cart"
"""What the cycles of the tests are started with (`tests.storage.loop.start`)."""


def only_improvement(stored: Journal) -> Improvement:
    (one,) = stored.find(Improvement)
    return one


def only_struggle(stored: Journal) -> Struggle:
    (one,) = stored.find(Struggle)
    return one


def an_improvement(stored: Journal, state: ImprovementState, days: int = 30) -> Improvement:
    """Bring an improvement to a state, the last step so many days before today."""
    one = add(stored)
    if state is ImprovementState.IDEA:
        return one
    begun = start(stored, one)
    if state is ImprovementState.TRYING:
        return stored.get(Improvement, one.id)
    adopts = state is ImprovementState.ADOPTED
    settled = check(stored, begun, Decision.ADOPT if adopts else Decision.ABANDON)
    clock = stored._clock
    assert isinstance(clock, Clock)
    clock.advance(days=days)
    return settled


def fields(person: Person) -> list[str]:
    return [field.id or "" for field in person.app.screen.query(Field)]


def offered(person: Person) -> set[str]:
    """The commands of Improve that its keys do now."""
    here = {command.id for command in COMMANDS if command.scope == IMPROVE}
    active = person.app.screen.active_bindings.values()
    return {binding.binding.id or "" for binding in active if binding.enabled} & here


# Struggles


async def test_the_first_day_says_what_to_press(tmp_path: Path) -> None:
    async with running(tmp_path, mode="improve") as person:
        assert "what does your boss struggle with?" in person.shown()
        assert offered(person) == {"add-improvement", "hear", "out-of"}
        await person.press("enter", "right", "c", "d", "e", "n", "r", "s", "t", "w", "x")
        assert "what does your boss struggle with?" in person.shown()
    assert list(tmp_path.iterdir()) == []


async def test_a_struggle_is_heard_in_her_words_with_a_title_for_the_public(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, mode="improve") as person:
        await person.press("b")
        await person.line("the trucks [/] leave late")
        await person.line("Trucks leave late")
        one = only_struggle(person.journal)
        assert (one.number, one.words, one.title, one.heard, one.state) == (
            1,
            "the trucks [/] leave late",
            "Trucks leave late",
            MONDAY,
            StruggleState.HEARD,
        )
        shown = person.shown()
        assert "#s1  Trucks leave late" in shown
        assert "the trucks [/] leave" in shown
        assert "go, see" in shown


async def test_a_struggle_without_words_is_not_saved_and_the_title_stays(tmp_path: Path) -> None:
    async with running(tmp_path, mode="improve") as person:
        await person.press("b", "enter")
        await person.line("Trucks")
        assert "write down what was said" in person.shown()
        assert "Trucks" in person.shown()
        assert person.journal.find(Struggle) == []


async def test_the_day_it_was_heard_can_be_changed_but_not_to_one_to_come(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("e", "tab", "tab", "ctrl+u")
        await person.type("2026-12-01")
        await person.press("ctrl+s")
        assert "is no day up to today" in person.shown()
        await person.press("ctrl+u")
        await person.type("fri")
        await person.press("ctrl+s")
        assert only_struggle(person.journal).heard == MONDAY - timedelta(days=3)


async def test_a_walk_is_made_for_a_struggle_and_it_is_seen(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("w")
        for text in ("Press shop", "flow", "what holds them up?", "", ""):
            await person.line(text)
        one = only_struggle(person.journal)
        (walk,) = person.journal.find(Walk)
        assert (walk.struggle, walk.state, one.state) == (
            one.id,
            WalkState.WALKED,
            StruggleState.SEEN,
        )
        assert "Press shop" in person.shown()


async def test_a_walk_that_is_only_planned_for_it_leaves_it_unseen(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("w", "enter", "enter", "enter", "enter")
        await person.line("fri")
        assert only_struggle(person.journal).state is StruggleState.HEARD
        assert "○ planned" in person.shown()


async def test_reporting_back_needs_a_word_and_closing_ends_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored, StruggleState.IN_WORK)
    async with running(tmp_path, mode="improve") as person:
        await person.press("r", "enter")
        assert person.said() == ["say what you reported back"]
        await person.line("four Fridays on time")
        assert person.said() == ["#s1 reported back"]
        await person.press("n")
        assert only_struggle(person.journal).state is StruggleState.IN_WORK
        await person.press("r")
        await person.line("six Fridays")
        await person.press("d")
        one = only_struggle(person.journal)
        assert (one.state, one.told, one.since) == (StruggleState.CLOSED, "six Fridays", MONDAY)
        assert "Struggles closed  1" in person.shown()
        assert "told       six Fridays" in person.shown()


STRUGGLES: dict[StruggleState, set[str]] = {
    StruggleState.HEARD: {"walk-for"},
    StruggleState.SEEN: {"walk-for"},
    StruggleState.IN_WORK: {"walk-for", "report"},
    StruggleState.REPORTED: {"walk-for", "close-struggle", "again"},
    StruggleState.CLOSED: set(),
}
ALWAYS = {
    *("into-thread", "into", "out-of", "add-improvement", "hear", "edit-loop", "drop-loop"),
}


@pytest.mark.parametrize("state", StruggleState)
async def test_a_struggle_offers_what_its_state_allows_and_other_keys_do_nothing(
    tmp_path: Path, state: StruggleState
) -> None:
    with journal(tmp_path) as stored:
        hear(stored, state)
    before = (tmp_path / "journal.json").read_bytes()
    async with running(tmp_path, mode="improve") as person:
        assert offered(person) == ALWAYS | STRUGGLES[state]
        idle = {key: id_ for key, id_ in KEYS.items() if not id_ & offered(person)}
        await person.press(*idle)
        assert person.app.screen is person.app.screen_stack[0]
        assert (tmp_path / "journal.json").read_bytes() == before


KEYS: dict[str, set[str]] = {
    key: {command.id for command in COMMANDS if command.scope == IMPROVE and command.keys == key}
    for key in ("c", "t", "w", "r", "d", "n", "s")
}
"""The commands of the keys whose meaning the state decides."""


# Improvements


async def test_an_improvement_begins_with_a_title_and_a_problem_alone(tmp_path: Path) -> None:
    async with running(tmp_path, mode="improve") as person:
        await person.press("a")
        assert fields(person) == ["title", "problem"]
        await person.line("Carts are called")
        await person.line("3 carts queue")
        one = only_improvement(person.journal)
        assert (one.number, one.title, one.problem, one.struggle, one.state) == (
            1,
            "Carts are called",
            "3 carts queue",
            None,
            ImprovementState.IDEA,
        )
        assert "idea since today" in person.shown()


async def test_on_a_struggle_the_new_improvement_helps_with_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("a")
        assert "An improvement for #s1" in person.shown()
        await person.type("Carts are called\t3 carts queue")
        await person.press("ctrl+s")
        assert only_improvement(person.journal).struggle == only_struggle(person.journal).id
        # One has come to it, and its thread begins with the struggle.
        assert "#i1  Carts are called" in person.shown()
        assert "heard today" in person.shown()


NEW = ["title", "problem"]
IDEA = [*NEW, "struggle", "area", "horizon", "target"]
TRYING = [*IDEA, "obstacles", "measure", "unit", "before"]
DONE = [
    *TRYING,
    *("after", "period", "sample", "basis", "standard", "share_with"),
    *("wording", "credit", "consented"),
]
FORMS = {
    ImprovementState.IDEA: IDEA,
    ImprovementState.TRYING: TRYING,
    ImprovementState.ADOPTED: DONE,
    ImprovementState.ABANDONED: DONE,
}


@pytest.mark.parametrize("state", ImprovementState)
async def test_the_form_of_an_improvement_grows_with_its_state(
    tmp_path: Path, state: ImprovementState
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, state)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("e")
        assert fields(person) == FORMS[state]
        before = content(tmp_path)
        await person.press("ctrl+s")
        assert content(tmp_path)["improvements"] == before["improvements"]


async def test_every_field_of_an_adopted_improvement_is_saved_as_typed(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        hear(stored)
        stored.add(Area(name="Press shop"), "area")
        an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, size=(80, 30), mode="improve") as person:
        await person.press("j", "e", "tab", "tab")
        typed = (
            *("s1", "press", "long", "one cart at most | ", "no signal | no place", "carts"),
            *("carts", "9", "4,5", "two weeks each", "40 carts", "meas", "sheet 4"),
            *("paint shop", "Carts wait no more.", "the shift", "yes"),
        )
        for text in typed:
            await person.press("ctrl+u")
            await person.line(text)
        one, heard = only_improvement(person.journal), only_struggle(person.journal)
        assert one.struggle == heard.id
        assert one.area == person.journal.find(Area)[0].id
        assert (one.horizon, one.target, one.obstacles) == (
            Horizon.LONG,
            "one cart at most |",
            ("no signal", "no place"),
        )
        assert (one.measure, one.unit, one.before, one.after) == ("carts", "carts", 9, 4.5)
        assert (one.period, one.sample, one.basis) == (
            "two weeks each",
            "40 carts",
            Basis.MEASURED,
        )
        assert (one.standard, one.share_with, one.wording) == (
            "sheet 4",
            "paint shop",
            "Carts wait no more.",
        )
        assert (one.credit, one.consented) == ("the shift", True)
        assert "9 → 4.5 carts" in person.shown()


REFUSALS = {
    "title": ("", "an improvement has a title"),
    "problem": ("", "say what the problem is today"),
    "struggle": ("s9", "s9"),
    "area": ("nowhere", "nowhere"),
    "horizon": ("soon", "the horizon is quick or long"),
    "before": ("many", "'many' is no number"),
    "after": ("1,000", "can be read in two ways"),
    "basis": ("guessed", "the basis is measured"),
}


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
@pytest.mark.parametrize("field", REFUSALS)
async def test_what_cannot_be_saved_is_said_in_sight_and_all_that_was_typed_stays(
    tmp_path: Path, field: str, size: tuple[int, int]
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, size=size, mode="improve") as person:
        before = content(tmp_path)
        await person.press("e")
        place = DONE.index(field)
        await person.press(*["tab"] * place, "ctrl+u")
        await person.type(REFUSALS[field][0])
        await person.press("ctrl+s")
        assert REFUSALS[field][1] in person.shown()
        focused = person.app.focused
        assert isinstance(focused, Field)
        assert (focused.id, focused.value) == (field, REFUSALS[field][0])
        complaint = person.app.screen.query_one("#complaint").region
        assert focused.region.bottom <= complaint.y
        assert content(tmp_path) == before


async def test_a_field_stands_above_what_is_complained_of_wherever_one_goes(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, size=(40, 20), mode="improve") as person:
        await person.press("e", "ctrl+u", "ctrl+s")
        complaint = person.app.screen.query_one("#complaint").region
        for name in [*DONE, DONE[0]]:
            focused = person.app.focused
            assert focused is not None
            assert focused.id == name
            assert 0 < focused.region.y < complaint.y
            await person.press("tab")


async def test_a_struggle_is_offered_by_its_words_while_one_types(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        hear(stored, StruggleState.CLOSED)
        heard = hear(stored)
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("j", "e", "tab", "tab")
        await person.type("tru")
        await person.press("right")
        typed = person.app.focused
        assert isinstance(typed, Field)
        assert typed.value == heard.words
        # Two are called so: the sentence names them by what tells them apart.
        await person.press("ctrl+s")
        assert "#s1 Trucks" in person.shown()
        assert "#s2 Trucks" in person.shown()
        await person.press("ctrl+u")
        await person.type("#s2")
        await person.press("ctrl+s")
        assert only_improvement(person.journal).struggle == heard.id


async def test_a_long_horizon_needs_a_target(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("e", "tab", "tab", "tab", "tab", "ctrl+u")
        await person.line("l")
        await person.press("enter")
        assert "a long horizon needs a target condition" in person.shown()
        await person.line("one cart at most")
        assert only_improvement(person.journal).horizon is Horizon.LONG


IMPROVEMENTS: dict[ImprovementState, set[str]] = {
    ImprovementState.IDEA: {"cycle", "drop-idea", "star-loop"},
    ImprovementState.TRYING: {"cycle", "star-loop"},
    ImprovementState.ADOPTED: {"holds", "star-loop"},
    ImprovementState.ABANDONED: {"star-loop"},
}


@pytest.mark.parametrize("state", ImprovementState)
async def test_an_improvement_offers_what_its_state_allows_and_other_keys_do_nothing(
    tmp_path: Path, state: ImprovementState
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, state)
    before = (tmp_path / "journal.json").read_bytes()
    async with running(tmp_path, clock=clock, mode="improve") as person:
        assert offered(person) == ALWAYS | IMPROVEMENTS[state]
        idle = {key: ids for key, ids in KEYS.items() if not ids & offered(person)}
        await person.press(*idle)
        assert person.app.screen is person.app.screen_stack[0]
        assert (tmp_path / "journal.json").read_bytes() == before


async def test_an_idea_is_dropped_and_undo_brings_it_back(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("d")
        assert only_improvement(person.journal).state is ImprovementState.ABANDONED
        assert person.said() == ["#i1 abandoned; u brings it back"]
        await person.press("u")
        assert only_improvement(person.journal).state is ImprovementState.IDEA


async def test_a_star_stands_beside_the_name_on_the_board_and_in_the_head(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored)
    async with running(tmp_path, mode="improve") as person:
        await person.press("s")
        assert only_improvement(person.journal).starred
        assert person.shown().count("★ Carts are called") == 2
        await person.press("s")
        assert not only_improvement(person.journal).starred


@pytest.mark.parametrize(
    ("key", "state", "said"),
    [
        ("y", ImprovementState.ADOPTED, "#i1 holds"),
        ("n", ImprovementState.TRYING, "#i1 slipped; it is tried again, c starts a cycle"),
    ],
)
async def test_after_thirty_days_one_says_whether_it_holds(
    tmp_path: Path, key: str, state: ImprovementState, said: str
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        assert "Do they still hold?  1" in person.shown()
        await person.press("t", "escape")
        assert only_improvement(person.journal).checks == ()
        await person.press("t", key)
        one = only_improvement(person.journal)
        assert (one.state, [looked.holds for looked in one.checks]) == (state, [key == "y"])
        assert person.said() == [said]
        assert "Do they still hold?" not in person.shown()


async def test_before_thirty_days_nobody_is_asked_whether_it_holds(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, ImprovementState.ADOPTED, days=29)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("t")
        assert "holds" not in offered(person)
        assert "still hold" not in person.shown()
        clock.advance(days=1)
        person.app.look_at_file()
        await person.press("t")
        assert "Does it still hold?" in person.shown()


async def test_a_look_another_window_took_meanwhile_is_said_and_closes_the_question(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        one = an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("t")
        with journal(tmp_path, clock, writer="other") as other:
            other.change(
                Improvement,
                one.id,
                lambda now: replace(now, title="Carts are called by light"),
                "title",
            )
            from lean_journal.storage.improvements import look_at

            with other.transaction("holds") as transaction:
                look_at(other, transaction, one.id, True)
        await person.press("y")
        assert "was found to hold today already" in person.said()[-1]
        assert "Does it still hold?" not in person.shown()


# Removing


async def test_a_removed_improvement_takes_its_cycles_along_and_undo_brings_all_back(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        an_improvement(stored, ImprovementState.ADOPTED)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press("x")
        assert "Remove #i1 “Carts are called” with its 1 cycle?" in person.shown()
        await person.press("n", "x", "y")
        assert (person.journal.find(Improvement), person.journal.find(Cycle)) == ([], [])
        assert "what does your boss struggle with?" in person.shown()
        await person.press("u")
        assert "#i1" in person.shown()
        assert len(person.journal.find(Cycle)) == 1


async def test_what_helps_with_a_removed_struggle_stays_and_stands_alone(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        heard = hear(stored)
        add(stored, struggle=heard.id)
        stored.add(Walk(day=MONDAY, state=WalkState.WALKED, struggle=heard.id), "walk")
    async with running(tmp_path, mode="improve") as person:
        await person.press("x")
        assert "What was seen and tried" in person.shown()
        await person.press("y")
        assert person.journal.find(Struggle) == []
        assert "#i1  Carts are called" in person.shown()
        # The form of what named it opens, and saving leaves the name as it is.
        await person.press("e", "ctrl+u")
        await person.line("Carts are called by light")
        await person.press("ctrl+s")
        one = only_improvement(person.journal)
        assert (one.title, one.struggle) == ("Carts are called by light", heard.id)
        await person.press("4", "g", "e", "ctrl+s", "5")
        assert len(person.journal.find(Walk, struggle=heard.id)) == 1
        # It can be named no more, and to name none is possible.
        await person.press("e", "tab", "tab")
        await person.type("s1")
        await person.press("ctrl+s")
        assert "Change #i1" in person.shown()
        await person.press("ctrl+u", "ctrl+s")
        assert "Change #i1" not in person.shown()


# Undo


Way = tuple[Callable[[Journal], object], list[str]]


def _reported(stored: Journal) -> None:
    hear(stored, StruggleState.REPORTED)


ACTIONS: dict[str, Way] = {
    "a struggle": (lambda stored: None, ["b", *"late", "ctrl+s"]),
    "a struggle changed": (hear, ["e", *"late", "ctrl+s"]),
    "a struggle removed": (hear, ["x", "y"]),
    "a walk for it": (hear, ["w", "ctrl+s"]),
    "reported": (
        lambda stored: hear(stored, StruggleState.IN_WORK),
        ["r", *"told", "ctrl+s"],
    ),
    "closed": (_reported, ["d"]),
    "taken up again": (_reported, ["n"]),
    "an improvement": (lambda stored: None, ["a", *"a", "tab", *"b", "ctrl+s"]),
    "an improvement for a struggle": (hear, ["a", *"a", "tab", *"b", "ctrl+s"]),
    "an improvement changed": (add, ["e", *"x", "ctrl+s"]),
    "an improvement removed": (add, ["x", "y"]),
    "starred": (add, ["s"]),
    "dropped": (add, ["d"]),
    "a cycle": (add, ["c", *"x", "tab", *"y", "ctrl+s"]),
    "a cycle checked": (
        lambda stored: an_improvement(stored, ImprovementState.TRYING),
        ["c", *"x", "enter", *"y", "tab", *"z", "tab", *"adopt", "ctrl+s"],
    ),
    "a cycle changed": (
        lambda stored: an_improvement(stored, ImprovementState.TRYING),
        ["right", "j", "e", *"x", "ctrl+s"],
    ),
    "holds": (lambda stored: an_improvement(stored, ImprovementState.ADOPTED), ["t", "y"]),
    "slipped": (lambda stored: an_improvement(stored, ImprovementState.ADOPTED), ["t", "n"]),
}
"""By action, what is there before it, and its keys."""

LOOP = ("walks", "struggles", "improvements", "cycles")


def held(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    tables = content(folder) if (folder / "journal.json").exists() else {}
    return {
        table: {
            key: {name: value for name, value in row.items() if name != "updated"}
            for key, row in tables.get(table, {}).items()
        }
        for table in LOOP
    }


@pytest.mark.parametrize("name", ACTIONS)
async def test_every_action_is_one_step_for_undo_and_redo(tmp_path: Path, name: str) -> None:
    clock = Clock()
    prepare, keys = ACTIONS[name]
    with journal(tmp_path, clock, writer="other") as stored:
        prepare(stored)
    before = held(tmp_path)
    async with running(tmp_path, clock=clock, mode="improve") as person:
        await person.press(*keys)
        after = held(tmp_path)
        assert after != before
        await person.press("u")
        assert held(tmp_path) == before
        await person.press("u")
        assert person.said()[-1] == "there is nothing to undo"
        await person.press("U")
        assert held(tmp_path) == after


# A journal that cannot be written


async def test_a_journal_of_a_newer_version_is_shown_and_nothing_can_be_written(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as stored:
        hear(stored)
        add(stored)
    file = tmp_path / "journal.json"
    file.write_text(file.read_text().replace('"schema":1', '"schema":99'))
    before = file.read_bytes()
    async with running(tmp_path, mode="improve") as person:
        assert "#s1" in person.shown()
        await person.press("j", "s", "d", "c", *"step", "tab", *"expect", "ctrl+s")
        assert "newer version" in person.said()[-1]
        assert "step" in person.shown()
        assert file.read_bytes() == before


async def test_commitments_are_no_part_of_the_board(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        stored.add(Commitment(what="call", due=MONDAY), "promise")
    async with running(tmp_path, mode="improve") as person:
        assert "what does your boss struggle with?" in person.shown()


async def test_of_a_long_text_the_end_is_in_sight_where_typing_goes_on(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        add(stored, "before", problem=f"{'carts ' * 40}queue")
    async with running(tmp_path, mode="improve") as person:
        await person.press("e", "tab")
        assert "carts queue" in person.shown()
        await person.type(" zebra")
        assert "queue zebra" in person.shown()
