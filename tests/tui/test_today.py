"""Today: the morning pass by keys, left and resumed at every step, and the board after it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.binding import Binding

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.cycle import Decision
from lean_journal.domain.deck import Pull
from lean_journal.domain.guided import Pass
from lean_journal.domain.prompts import Prompt
from lean_journal.domain.reflection import Reflection, ReflectionKind, key_of
from lean_journal.domain.settings import with_prompts
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.deck import pull
from lean_journal.storage.drafts import Draft, Drafts
from lean_journal.storage.guided import answer
from lean_journal.storage.passes import pass_of
from lean_journal.tui.command_table import TODAY
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.deck import DeckScreen
from lean_journal.tui.widgets.field import Field
from lean_journal.tui.widgets.questions import Questions
from tests.builders import MONDAY, Clock, journal
from tests.decks import OCTOBER, busy, freeze_deck
from tests.storage.loop import add, check, hear, start
from tests.tui.running import Person, running

SEEN = "What will I do today that others could see?"
TURNS = (
    "What am I assuming that I have not gone to see?",
    "Which commitment is at risk, and whom do I tell first?",
)


def a_morning(folder: Path, clock: Clock | None = None, due: int = 1) -> None:
    """Prepare a morning of five steps: a commitment due, three prompts, a suggested walk."""
    with journal(folder, clock) as stored:
        stored.add(Area(name="Press shop"), "area")
        for number in range(due):
            when = MONDAY - timedelta(days=due - number - 1)
            stored.add(Commitment(what=f"promise {number}", to="kim", due=when), "promise")


def written(stored: Journal, day: date = MONDAY) -> dict[str, str]:
    found = stored.keyed(Reflection, key_of(day, ReflectionKind.MORNING))
    return {one.prompt: one.text for one in found.answers} if found is not None else {}


def line(person: Person) -> str:
    return person.app.screen.query_one(Field).value


async def test_the_whole_pass_takes_one_key_a_step_besides_what_is_written(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        for text in ("be at press 2", "the queue", "tell Ana"):
            await person.line(text)
        await person.press("y")
        stored = person.journal
        (promise,) = stored.find(Commitment)
        assert (promise.state, promise.settled) == (CommitmentState.KEPT, MONDAY)
        assert written(stored) == dict(
            zip((SEEN, *TURNS), ("be at press 2", "the queue", "tell Ana"), strict=True)
        )
        (walk,) = stored.find(Walk)
        assert (walk.state, walk.day) == (WalkState.PLANNED, MONDAY)
        (guided,) = stored.find(Pass)
        assert guided.finished
        # Then the board, with what the morning was for.
        assert "“be at press 2”" in person.shown()
        assert "planned" in person.shown()


async def test_enter_leaves_each_step_and_the_pass_is_done_all_the_same(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press(*["enter"] * 5)
        assert "Monday 23 November 2026" in person.shown()
        assert "p goes on" not in person.shown()
        assert not person.journal.find(Reflection)
        assert not person.journal.find(Walk)
        assert person.journal.find(Commitment)[0].state is CommitmentState.OPEN
    async with running(tmp_path, mode="today") as person:
        # It is not asked again that day.
        assert "of 5" not in person.shown()


@pytest.mark.parametrize("behind", range(5))
async def test_it_resumes_where_it_was_left_at_every_step(tmp_path: Path, behind: int) -> None:
    a_morning(tmp_path)
    keys = ["y", "enter", "enter", "enter", "y"]
    async with running(tmp_path, mode="today") as person:
        await person.press(*keys[:behind], "escape")
        assert "p goes on with the morning pass" in person.shown()
        await person.press("p")
        assert f"{behind + 1} of 5" in person.shown()
    async with running(tmp_path, mode="today") as person:
        assert f"{behind + 1} of 5" in person.shown()
        await person.press(*keys[behind:])
        assert person.journal.find(Pass)[0].finished


async def test_three_commitments_are_asked_the_oldest_first_and_the_rest_stays_on_the_board(
    tmp_path: Path,
) -> None:
    a_morning(tmp_path, due=5)
    async with running(tmp_path, mode="today") as person:
        asked = []
        for key in ("y", "b", "enter"):
            asked.append(next(n for n in range(5) if f"promise {n}" in person.shown()))
            await person.press(key)
        assert asked == [0, 1, 2]
        assert SEEN in person.shown()
        states = {one.what: one.state.value for one in person.journal.find(Commitment)}
        assert list(states.values()) == ["kept", "broken", "open", "open", "open"]
        await person.press("escape")
        assert all(f"promise {n}" in person.shown() for n in (2, 3, 4))


async def test_a_new_date_is_agreed_in_the_pass(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("r")
        await person.line("yesterday")
        assert person.said() == ["'yesterday' is no day to come: type fri, +3d or 2026-12-01"]
        await person.press("f5")
        await person.line("fri")
        # What was complained of is said no longer.
        assert person.said() == ["new date fri: promise 0 · u takes it back"]
        (promise,) = person.journal.find(Commitment)
        assert (promise.due, promise.earlier_due) == (date(2026, 11, 27), (MONDAY,))
        assert SEEN in person.shown()
        # One key takes back the date and asks again.
        await person.press("escape", "u", "p")
        assert person.journal.find(Commitment)[0].due == MONDAY
        assert "promise 0" in person.shown()


async def test_undo_brings_the_question_back(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y", "escape", "u")
        assert person.journal.find(Commitment)[0].state is CommitmentState.OPEN
        await person.press("p")
        assert "promise 0" in person.shown()
        assert "1 of 5" in person.shown()


async def test_letters_and_digits_are_text_in_a_prompt_and_keys_on_a_commitment(
    tmp_path: Path,
) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("4")
        assert person.app.current_mode == "gemba"
        await person.press("1", "y")
        await person.type("4 you: q / u o r y b ?")
        await person.press("enter")
        assert written(person.journal) == {SEEN: "4 you: q / u o r y b ?"}


async def test_questions_stand_beside_the_line_and_go_with_it(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("f3")
        assert not person.app.screen.query(Questions)
        await person.press("y")
        await person.type("ask")
        await person.press("f3")
        assert "What has changed?" in person.shown()
        await person.press("f3")
        assert "Where do we want to be?" in person.shown()
        await person.type(" first")
        await person.press("enter")
        assert written(person.journal) == {SEEN: "ask first"}
        await person.press("escape")
        assert "Where do we want to be?" not in person.shown()


async def test_keys_typed_ahead_answer_each_step_once(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.pilot.press(
            *["y", *"one", "enter", *"two", "enter", *"three", "enter", "y", "e", *"four", "enter"]
        )
        await person.pilot.pause(0.3)
        assert written(person.journal) == dict(
            zip((SEEN, *TURNS), ("one", "two", "three"), strict=True)
        )
        evening = person.journal.keyed(Reflection, key_of(MONDAY, ReflectionKind.EVENING))
        assert evening is not None
        assert [one.text for one in evening.answers] == ["four"]


async def test_what_a_second_window_answered_is_not_asked_again(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        with journal(tmp_path, writer="window 2") as other:
            answer(other, pass_of(other, MONDAY, ReflectionKind.MORNING), SEEN, "from the other")
        person.app.look_at_file()
        await person.pilot.pause()
        assert TURNS[0] in person.shown()
        assert "3 of 5" in person.shown()


async def test_what_is_being_typed_stays_and_both_answers_are_kept(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("mine")
        with journal(tmp_path, writer="window 2") as other:
            answer(other, pass_of(other, MONDAY, ReflectionKind.MORNING), SEEN, "theirs")
        person.app.look_at_file()
        await person.pilot.pause()
        assert line(person) == "mine"
        assert SEEN in person.shown()
        await person.press("enter")
        assert written(person.journal) == {SEEN: "theirs / mine"}
        assert TURNS[0] in person.shown()


async def test_prompts_changed_under_way_are_asked_from_the_next_day_on(tmp_path: Path) -> None:
    a_morning(tmp_path)
    clock = Clock()
    async with running(tmp_path, clock=clock, mode="today") as person:
        await person.press("y")
        person.journal.change_settings(
            lambda settings: with_prompts(
                settings, ReflectionKind.MORNING, (Prompt("Only this?"),)
            ),
            "prompts",
        )
        person.app.look_at_file()
        await person.pilot.pause()
        assert SEEN in person.shown()
        await person.press(*["enter"] * 4)
        clock.advance(days=1)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Only this?" in person.shown()


async def test_the_text_goes_to_the_day_it_was_begun_on(tmp_path: Path) -> None:
    a_morning(tmp_path)
    clock = Clock()
    clock.advance(hours=18, minutes=58)  # 02:58 of the night: still Monday
    async with running(tmp_path, clock=clock, mode="today") as person:
        await person.press("y")
        await person.type("written lat")
        clock.advance(minutes=5)
        person.app.look_at_file()
        await person.pilot.pause()
        assert person.said() == ["a new day: Tuesday 24 November"]
        assert "for Mon 23 Nov" in person.shown()
        await person.type("e")
        await person.press("enter")
        assert written(person.journal) == {SEEN: "written late"}
        assert written(person.journal, date(2026, 11, 24)) == {}
        # From here on it is Tuesday's pass.
        assert "for Mon" not in person.shown()
        assert SEEN in person.shown()
        assert "Tue 24 Nov" in person.shown()


async def test_a_line_half_typed_is_there_after_esc_and_after_the_end(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("half a")
        await person.press("escape", "p")
        assert line(person) == "half a"
        await person.type(" sentence")
    assert [
        (draft.text, draft.day) for (draft,) in Drafts(tmp_path / "journal.json").left_behind()
    ] == [("half a sentence", MONDAY)]


async def test_f5_lets_go_of_what_is_half_typed(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("half")
        await person.press("f5")
        assert line(person) == ""
    assert Drafts(tmp_path / "journal.json").left_behind() == []


@pytest.mark.parametrize("text", ["   ", "\t"])
async def test_only_blanks_leave_the_prompt(tmp_path: Path, text: str) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type(text)
        await person.press("enter")
        assert written(person.journal) == {}
        assert TURNS[0] in person.shown()


async def test_a_save_that_fails_keeps_the_line_and_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("precious")

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.replace", refuse)
        await person.press("enter")
        assert line(person) == "precious"
        assert SEEN in person.shown()
        assert any("No space" in said for said in person.said())
        monkeypatch.undo()
        await person.press("enter")
        assert written(person.journal) == {SEEN: "precious"}


async def test_at_each_step_no_key_has_two_meanings(tmp_path: Path) -> None:
    a_morning(tmp_path)
    with journal(tmp_path) as stored:
        stored.add(Commitment(what="another", due=MONDAY), "promise")
    async with running(tmp_path, mode="today") as person:
        for key in ("y", "y", "enter", "enter", "enter", "enter", "escape"):
            screen = person.app.screen
            keys = [
                part
                for binding in bindings(TODAY)
                if isinstance(binding, Binding)
                if screen.check_action(binding.action.partition(".")[2].partition("(")[0], ())
                for part in binding.key.split(",")
            ]
            assert len(keys) == len(set(keys))
            await person.press(key)


async def test_a_newcomer_is_greeted_names_an_area_and_writes_a_first_line(tmp_path: Path) -> None:
    async with running(tmp_path, mode="today") as person:
        assert "This is lean-journal" in person.shown()
        await person.line("Press shop")
        assert SEEN in person.shown()
        await person.line("be there at nine")
        await person.press("y")
        assert [area.name for area in person.journal.find(Area)] == ["Press shop"]
        assert written(person.journal) == {SEEN: "be there at nine"}
        assert "“be there at nine”" in person.shown()
        assert "Press shop" in person.shown()


async def test_a_newcomer_may_leave_everything_and_no_screen_is_empty(tmp_path: Path) -> None:
    async with running(tmp_path, mode="today") as person:
        await person.press("enter", "enter")
        assert "o captures what you see" in person.shown()
        await person.press("2")
        assert "a begins a page" in person.shown()
        await person.press("4")
        assert "Go and see" in person.shown()
        assert not person.journal.find(Area)


async def test_the_board_opens_what_a_row_names_and_settles_commitments(tmp_path: Path) -> None:
    a_morning(tmp_path, due=2)
    with journal(tmp_path) as stored:
        area = stored.find(Area)[0]
        walk = stored.add(
            Walk(day=MONDAY, state=WalkState.WALKED, area=area.id, start=stored.now()), "walk"
        )
        stored.add(Observation(walk=walk.id, fact="3 carts"), "seen")
    async with running(tmp_path, mode="today") as person:
        await person.press("escape")
        assert "Told nobody yet" in person.shown()
        assert "1 seen, not gone through yet" in person.shown()
        await person.press("y")
        states = [one.state for one in person.journal.find(Commitment)]
        assert states == [CommitmentState.KEPT, CommitmentState.OPEN]
        await person.press("b", "enter")
        assert person.app.current_mode == "gemba"
        assert person.journal.find(Commitment)[1].state is CommitmentState.BROKEN


async def test_a_promise_is_added_from_the_board(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("escape", "a")
        await person.line("call the supplier @ana !today")
        new = person.journal.find(Commitment, what="call the supplier")
        assert [(one.to, one.due) for one in new] == [("ana", MONDAY)]
        assert "call the supplier" in person.shown()


async def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        stored.add(Area(name="[b]Press[/b]"), "area")
        stored.add(Commitment(what="[red]x[/] \x1b]0;title\x07 漢字", due=MONDAY), "promise")
    async with running(tmp_path, mode="today") as person:
        assert "[red]x[/] ␛]0;title␇ 漢字" in person.shown()
        await person.press(*["enter"] * 4)
        assert "[b]Press[/b]" in person.shown()


@pytest.mark.parametrize("size", [(40, 20), (200, 60)], ids=str)
async def test_the_pass_goes_on_through_a_resize(tmp_path: Path, size: tuple[int, int]) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("half a ")
        await person.pilot.resize_terminal(*size)
        await person.type("sentence")
        await person.press("enter")
        assert written(person.journal) == {SEEN: "half a sentence"}


async def test_an_offered_answer_comes_to_its_own_prompt(tmp_path: Path) -> None:
    a_morning(tmp_path)
    ended = Drafts(tmp_path / "journal.json")
    ended.keep(Draft(f"prompt 2026-11-20 evening/{SEEN}", "left on friday", date(2026, 11, 20)))
    ended.close()
    async with running(tmp_path, mode="today") as person:
        await person.is_asked()
        assert "Left unsaved on Fri 20 Nov, in a reflection: “left on" in person.shown()
        await person.press("y")
        assert "Evening of Fri 20 Nov" in person.shown()
        await person.press("ctrl+s")
        friday = person.journal.keyed(
            Reflection, key_of(date(2026, 11, 20), ReflectionKind.EVENING)
        )
        assert friday is not None
        assert [(one.prompt, one.text) for one in friday.answers] == [(SEEN, "left on friday")]
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_a_draft_of_the_next_prompt_outlives_the_step_before_it(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("precious")
        await person.press("escape", "u", "p")
        assert "promise 0" in person.shown()
        await person.press("y")
        assert line(person) == "precious"
        assert SEEN in person.shown()
        await person.press("enter")
        assert written(person.journal) == {SEEN: "precious"}
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_answers_typed_ahead_leave_no_draft_and_the_next_day_begins(tmp_path: Path) -> None:
    a_morning(tmp_path)
    clock = Clock()
    async with running(tmp_path, clock=clock, mode="today") as person:
        await person.pilot.press("y", *"one", "enter", *"two", "enter", *"three", "enter", "enter")
        await person.pilot.press("e", *"four", "enter", "enter", "enter", "enter", "enter")
        await person.pilot.pause(1.3)
        drafts = tmp_path / "drafts"
        assert list(drafts.glob("*.json")) == []
        clock.advance(days=1)
        person.app.look_at_file()
        await person.pilot.pause()
        assert "Tue 24 Nov" in person.shown()
        assert SEEN in person.shown()


async def test_one_text_shown_by_two_screens_is_one_text(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")
        await person.type("half")
        await person.press("escape", "2", "m")
        assert line(person) == "half"
        await person.type(" more")
        await person.press("escape", "1", "p")
        assert line(person) == "half more"
        await person.press("escape", "2", "m", "enter", "escape", "1", "p")
        assert written(person.journal) == {SEEN: "half more"}
        assert TURNS[0] in person.shown()
        assert line(person) == ""
    assert Drafts(tmp_path / "journal.json").left_behind() == []


async def test_a_text_the_disk_refuses_stays_in_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        await person.press("y")

        def refuse(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("lean_journal.storage.drafts.write_private", refuse)
        await person.type("precious")
        await person.press("f2", "escape")
        assert line(person) == "precious"


@pytest.mark.parametrize("keys", [("escape", "a"), ("4", "t", "i")])
async def test_a_promise_that_says_nothing_is_asked_for_and_stays(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    a_morning(tmp_path)
    with journal(tmp_path) as stored:
        walk = stored.add(Walk(day=MONDAY, state=WalkState.WALKED), "walk")
        stored.add(Observation(walk=walk.id, fact="3 carts"), "seen")
    async with running(tmp_path, mode="today") as person:
        await person.press(*keys)
        await person.line("@kim !fri")
        assert person.said() == ["'@kim !fri' does not say what you will do"]
        assert line(person) == "@kim !fri"


async def test_a_click_on_a_tab_goes_there(tmp_path: Path) -> None:
    a_morning(tmp_path)
    async with running(tmp_path, mode="today") as person:
        tabs = ((14, "reflect"), (26, "behaviors"), (38, "gemba"), (48, "improve"), (58, "review"))
        for column, mode in (*tabs, (4, "today")):
            await person.pilot.click("ModeTabs", offset=(column, 0))
            await person.pilot.pause()
            assert person.app.current_mode == mode


async def test_ctrl_c_says_how_to_leave(tmp_path: Path) -> None:
    async with running(tmp_path, mode="today") as person:
        await person.press("ctrl+c")
        assert person.said() == ["q leaves, outside of a text field; everything is saved"]


# What is tried, and for whom


async def past_the_prompts(person: Person) -> None:
    """Leave the prompts of the pass unanswered."""
    for _ in range(3):
        await person.press("enter")


async def test_a_struggle_nobody_has_gone_to_see_is_the_walk_that_is_suggested(
    tmp_path: Path,
) -> None:
    a_morning(tmp_path, due=0)
    with journal(tmp_path) as stored:
        hear(stored, StruggleState.SEEN)
        heard = hear(stored)
    async with running(tmp_path, mode="today") as person:
        await past_the_prompts(person)
        assert "Go and see: Trucks wait, and I hear of it last." in person.shown()
        await person.press("y")
        (walk,) = person.journal.find(Walk)
        assert (walk.struggle, walk.day, walk.state) == (heard.id, MONDAY, WalkState.PLANNED)
        assert person.journal.get(Struggle, heard.id).state is StruggleState.HEARD
        assert "for #s2 Trucks wait, and I hear of it last. · today" in person.shown()
        await person.press("enter", "b")
        assert person.journal.get(Struggle, heard.id).state is StruggleState.SEEN
        await person.press("g")
        assert "#s2  Trucks wait" in person.shown()


async def test_with_every_struggle_seen_the_area_longest_unvisited_is_suggested(
    tmp_path: Path,
) -> None:
    a_morning(tmp_path, due=0)
    with journal(tmp_path) as stored:
        hear(stored, StruggleState.SEEN)
    async with running(tmp_path, mode="today") as person:
        await past_the_prompts(person)
        assert "Go and see: Press shop" in person.shown()


async def test_the_board_shows_what_is_past_its_check_and_what_is_to_be_looked_at(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as stored:
        adopted, tried, early = (add(stored, title) for title in ("adopted", "tried", "early"))
        check(stored, start(stored, adopted), Decision.ADOPT)
        start(stored, tried, "a [/] card")
        clock.advance(days=30)
        start(stored, early)
    async with running(tmp_path, clock=clock, mode="today") as person:
        await person.press("escape")
        shown = person.shown()
        assert shown.index("Past their check") < shown.index("Do they still hold?")
        assert "tried · a [/] card · to check for 23 days" in shown
        assert "adopted · adopted 30 days ago · does it hold?" in shown
        assert "early" not in shown
        await person.press("enter")
        assert person.app.current_mode == "improve"
        await person.press("c")
        assert "Turn it over · #i2 tried" in person.shown()
        await person.press("escape", "1", "down", "enter", "t", "y")
        assert person.said() == ["#i1 holds"]
        await person.press("1")
        assert "Do they still hold?" not in person.shown()


async def test_before_the_reporting_day_the_board_leads_to_the_deck(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 6, 8, 0, tzinfo=UTC))
    with journal(tmp_path, clock) as stored:
        busy().store(stored)
        stored.add(Commitment(what="call Kim", due=MONDAY), "promise")
    async with running(tmp_path, clock=clock, mode="today") as person:
        await person.press("escape")
        shown = person.shown()
        assert "The monthly deck" in shown
        assert "October 2026 · was due Thu 5 Nov · a draft" in shown
        await person.press("enter")
        assert isinstance(person.app.screen, DeckScreen)
        assert person.app.screen.month == OCTOBER
        assert "October 2026" in person.shown()
        freeze_deck(person.journal)
        await person.press("escape")
        assert "was due Thu 5 Nov · frozen, not marked as sent" in person.shown()
        with person.journal.transaction("sent") as transaction:
            pull(person.journal, transaction, OCTOBER, Pull.SENT)
        await person.press("2", "1")
        assert "The monthly deck" not in person.shown()
