from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.behavior import MarkState, begin
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.calendar import DAY
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.morning import CommitmentStep
from lean_journal.domain.prompts import Asked, Prompt, chosen
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.reflection import (
    BLANK,
    Reflection,
    ReflectionKind,
    day_for,
    key_of,
    text_of,
)
from lean_journal.domain.starter import PROMPTS
from lean_journal.domain.walk import Walk
from lean_journal.storage import Journal, NotSaved
from lean_journal.storage.behaviors import add_behaviors
from lean_journal.storage.commitments import mark_kept, renegotiate
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.ids import natural_id
from lean_journal.storage.marks import mark
from lean_journal.storage.morning import first_step, steps_of
from lean_journal.storage.passes import (
    LOOK_BACK,
    is_first_morning,
    pass_of,
    prompts_left,
    reflect,
    reflection_of,
)
from lean_journal.storage.transaction import Transaction
from tests.builders import MONDAY, Clock, area, commitment, content, journal, set_prompts, walk
from tests.storage.disk import Disk

MORNING, EVENING = ReflectionKind.MORNING, ReflectionKind.EVENING
FIRST, *POOL = (prompt.text for prompt in PROMPTS[MORNING])
QUESTIONS = [FIRST, *POOL[:2]]
IN_TURN = [Prompt(text, Asked.IN_TURN) for text in ("A?", "B?", "C?")]


def morning(opened: Journal, day: date = MONDAY) -> Pass:
    return pass_of(opened, day, MORNING)


def written(opened: Journal, day: date = MONDAY, kind: ReflectionKind = MORNING) -> dict[str, str]:
    """Give what was written to each prompt."""
    found = reflection_of(opened, day, kind)
    return {one.prompt: one.text for one in (found.answers if found is not None else ())}


def left(opened: Journal, day: date = MONDAY) -> list[str]:
    return [step.key for step in steps_of(opened, day)]


def leave(opened: Journal, step: str, day: date = MONDAY) -> Pass:
    return go_through(opened, morning(opened, day), step, f"left {step}")


def adding(record: Record) -> Callable[[Transaction], None]:
    """Make a change that adds a record."""

    def change(transaction: Transaction) -> None:
        transaction.add(record)

    return change


def labels(folder: Path) -> list[str]:
    """Give the labels of the actions, the oldest first."""
    return [action["label"] for action in content(folder)["actions"].values()]


# What is asked


def test_a_pass_that_has_not_begun_has_its_prompts_and_is_not_stored(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        assert morning(opened).prompts == tuple(QUESTIONS)
        assert left(opened) == [*map(prompt_step, QUESTIONS), "walk"]
        assert opened.find(Pass) == []
    assert labels(tmp_path) == ["area"]


def test_somebodys_first_morning_asks_for_an_area_and_one_prompt(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        assert left(opened) == ["area", prompt_step(FIRST)]
        assert not opened.path.exists()
        go_through(opened, morning(opened), "area", "area Press 2", adding(area("Press 2")))
        # What was asked with the first step stays, and there is an area to go to now.
        assert left(opened) == [prompt_step(FIRST), "walk"]
        opened.undo()
        assert left(opened) == ["area", prompt_step(FIRST)]
        leave(opened, "area")
        assert left(opened) == [prompt_step(FIRST)]


@pytest.mark.parametrize(
    ("areas", "passes", "is_first"),
    [
        (0, [], True),
        (0, [(MONDAY, MORNING)], True),
        (0, [(MONDAY, EVENING)], True),
        (0, [(MONDAY - DAY, MORNING)], False),
        (0, [(MONDAY - 400 * DAY, EVENING), (MONDAY, MORNING)], False),
        (1, [], False),
        (1, [(MONDAY, MORNING)], False),
    ],
)
def test_a_first_morning_is_one_without_an_area_and_without_a_pass_of_another_day(
    tmp_path: Path, areas: int, passes: list[tuple[date, ReflectionKind]], is_first: bool
) -> None:
    with journal(tmp_path) as opened:
        for _ in range(areas):
            opened.add(area(), "area")
        for day, kind in passes:
            opened.add(Pass(day=day, kind=kind), "pass")
        assert is_first_morning(opened, MONDAY) is is_first


def test_the_prompts_of_a_day_stay_as_they_were_with_its_first_step(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        set_prompts(opened, Prompt("A?"), Prompt("B?"))
        assert morning(opened).prompts == ("A?", "B?")
        set_prompts(opened, Prompt("B?"), Prompt("C?"), Prompt("D?", Asked.OFF))
        assert morning(opened).prompts == ("B?", "C?")
        leave(opened, prompt_step("B?"))
        set_prompts(opened, Prompt("E?"))
        assert morning(opened).prompts == ("B?", "C?")
        assert left(opened) == [prompt_step("C?"), "walk"]
        answer(opened, morning(opened), "C?", "text")
        assert written(opened) == {"C?": "text"}
        assert morning(opened, MONDAY + DAY).prompts == ("E?",)


def test_an_answer_to_a_prompt_that_was_switched_off_under_the_keys_is_kept(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        here.add(Pass(day=MONDAY - DAY, kind=MORNING), "pass")
        set_prompts(here, Prompt("A?"))
        on_screen = morning(here)
        set_prompts(there, Prompt("B?"))
        after = answer(here, on_screen, "A?", "text")
        assert written(there) == {"A?": "text"}
        assert after.prompts == ("A?",)
        assert after.finished


def test_prompts_in_turn_come_up_again_when_they_were_asked_longest_ago(tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        for number in range(5):
            day = MONDAY + number * DAY
            asked.append(morning(opened, day).prompts)
            # A prompt that was left was asked all the same.
            leave(opened, prompt_step(FIRST), day)
        last: dict[str, date] = {}
        for number, prompts in enumerate(asked):
            assert prompts == chosen(PROMPTS[MORNING], last)
            last |= dict.fromkeys(prompts, MONDAY + number * DAY)
    assert {text for prompts in asked for text in prompts} == {FIRST, *POOL}


@pytest.mark.parametrize(
    ("days_ago", "is_last"), [(1, True), (LOOK_BACK, True), (LOOK_BACK + 1, False)]
)
@pytest.mark.parametrize("how", ["asked", "answered"])
def test_a_prompt_asked_or_answered_in_the_last_year_waits_for_the_others(
    tmp_path: Path, how: str, days_ago: int, is_last: bool
) -> None:
    day = MONDAY - days_ago * DAY
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        set_prompts(opened, *IN_TURN)
        if how == "asked":
            opened.add(Pass(day=day, kind=MORNING, prompts=("A?",)), "pass")
        else:
            reflect(opened, day, MORNING, {"A?": "text"})
        assert morning(opened).prompts == (("B?", "C?") if is_last else ("A?", "B?"))


def test_what_the_evening_asks_does_not_count_for_the_morning(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        for kind in (MORNING, EVENING):
            set_prompts(opened, *IN_TURN, kind=kind)
        opened.add(Pass(day=MONDAY - DAY, kind=EVENING, prompts=("A?",)), "pass")
        assert morning(opened).prompts == ("A?", "B?")


@pytest.mark.parametrize("day", [date.min, date.min + DAY])
def test_the_first_days_of_all_have_prompts_too(tmp_path: Path, day: date) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        assert morning(opened, day).prompts == tuple(QUESTIONS)
        reflect(opened, day, MORNING, {FIRST: "text"})
        assert written(opened, day) == {FIRST: "text"}


# Going through


def test_each_step_is_one_action_and_undo_brings_its_question_back(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        promised = opened.add(commitment(), "promise")
        before = [left(opened)]

        def step(act: Callable[[Pass], Pass]) -> Pass:
            after = act(morning(opened))
            assert morning(opened) == after
            before.append(left(opened))
            return after

        key = f"commitment {promised.id}"
        step(
            lambda guided: go_through(
                opened, guided, key, "kept", lambda one: mark_kept(opened, one, promised.id)
            )
        )
        step(lambda guided: answer(opened, guided, FIRST, "be at press 2"))
        step(lambda guided: answer(opened, guided, QUESTIONS[1], "  "))
        step(lambda guided: answer(opened, guided, QUESTIONS[2], "kim\nthe light"))
        last = step(
            lambda guided: go_through(opened, guided, "walk", "planned", adding(walk(MONDAY)))
        )
        every = [key, *map(prompt_step, QUESTIONS), "walk"]
        assert last.done == tuple(every)
        assert last.finished
        assert before == [every[number:] for number in range(6)]
        assert labels(tmp_path)[2:] == [
            *["kept", "be at press 2"],
            *["left: What am I assuming that I have not gone to see?", "kim the light", "planned"],
        ]
        assert written(opened) == {FIRST: "be at press 2", QUESTIONS[2]: "kim\nthe light"}
        for number in reversed(range(5)):
            opened.undo(mine=True)
            assert left(opened) == before[number]
            assert not morning(opened).finished
        assert not any(opened.find(kind) for kind in (Pass, Reflection, Walk))
        assert opened.get(Commitment, promised.id).state is CommitmentState.OPEN
        for _ in range(5):
            opened.redo(mine=True)
        assert morning(opened).finished
        assert written(opened) == {FIRST: "be at press 2", QUESTIONS[2]: "kim\nthe light"}


def test_another_process_goes_on_where_the_one_before_stopped(tmp_path: Path) -> None:
    steps = ["area", prompt_step(FIRST)]
    for number in range(2):
        with journal(tmp_path) as opened:
            assert left(opened) == steps[number:]
            leave(opened, steps[number])
    with journal(tmp_path) as opened:
        assert left(opened) == []
        assert morning(opened).finished


def test_a_step_that_is_refused_is_still_there(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        promised = opened.add(commitment(), "promise")
        key = f"commitment {promised.id}"
        with opened.transaction("kept elsewhere") as transaction:
            mark_kept(opened, transaction, promised.id)
        before = content(tmp_path)
        with pytest.raises(Refused, match="already kept"):
            go_through(
                opened,
                morning(opened),
                key,
                "kept",
                lambda one: mark_kept(opened, one, promised.id),
            )
        assert content(tmp_path) == before
        assert opened.find(Pass) == []


def test_a_full_disk_leaves_the_question_and_the_pass_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal(tmp_path) as opened:
        leave(opened, "area")
        disk = Disk(tmp_path, monkeypatch)
        disk.refuse("write journal.json.tmp")
        with pytest.raises(NotSaved):
            answer(opened, morning(opened), FIRST, "text")
        assert left(opened) == [prompt_step(FIRST)]
        assert not morning(opened).finished
        disk.refused.clear()
        assert answer(opened, morning(opened), FIRST, "text").finished


def test_no_more_than_three_commitments_are_asked_about_and_the_oldest_first(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        ids = [
            opened.add(commitment(due=MONDAY - ago * DAY), "promise").id for ago in (0, 9, 2, 5, -1)
        ]
        asked = [f"commitment {ids[number]}" for number in (1, 3, 2)]
        assert left(opened) == ["area", *asked, prompt_step(FIRST)]
        leave(opened, "area")
        for number, key in enumerate(asked):
            assert left(opened) == [*asked[number:], prompt_step(FIRST)]
            leave(opened, key)
        assert left(opened) == [prompt_step(FIRST)]
        # The next morning asks about them again.
        assert left(opened, MONDAY + DAY)[:3] == asked


def test_an_overdue_commitment_put_off_to_today_is_not_asked_about_a_second_time(
    tmp_path: Path,
) -> None:
    with journal(tmp_path) as opened:
        old, other = (opened.add(commitment(due=MONDAY - DAY), "promise") for _ in range(2))
        leave(opened, "area")
        go_through(
            opened,
            morning(opened),
            f"commitment {old.id}",
            "new date",
            lambda one: renegotiate(opened, one, old.id, MONDAY),
        )
        assert len(opened.find(Commitment, state=CommitmentState.OPEN)) == 2
        assert left(opened) == [f"commitment {other.id}", prompt_step(FIRST)]


def test_what_comes_up_after_the_end_does_not_open_the_pass_again(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        leave(opened, "area")
        assert not morning(opened).finished
        assert answer(opened, morning(opened), FIRST, "text").finished
        opened.add(commitment(), "promise")
        opened.add(area(), "area")
        reflect(opened, MONDAY, MORNING, {FIRST: ""}, {FIRST: "text"})
        assert written(opened) == {}
        assert left(opened) == []
        assert left(opened, MONDAY + DAY) != []


def test_the_end_is_reached_in_the_commit_of_the_last_step(tmp_path: Path) -> None:
    with journal(tmp_path) as opened, journal(tmp_path, writer="window 2") as other:
        leave(opened, "area")
        commits = len(content(tmp_path)["meta"]["1"]["commits"])
        answer(opened, morning(opened), FIRST, "text")
        assert len(content(tmp_path)["meta"]["1"]["commits"]) == commits + 1
        assert morning(other).finished


def test_what_was_begun_before_midnight_belongs_to_its_day(tmp_path: Path) -> None:
    clock = Clock()
    with journal(tmp_path, clock) as opened:
        opened.add(area(), "area")
        opened.add(commitment(), "promise")
        on_screen = leave(opened, prompt_step(FIRST))
        clock.advance(hours=24)
        on_screen = answer(opened, on_screen, QUESTIONS[1], "late")
        assert not on_screen.finished
        # What is due or to be seen is a question of the day that has come.
        assert answer(opened, on_screen, QUESTIONS[2], "later").finished
        assert written(opened) == {QUESTIONS[1]: "late", QUESTIONS[2]: "later"}
        assert written(opened, MONDAY + DAY) == {}
        assert len(left(opened, MONDAY + DAY)) == 5


def test_the_evening_has_a_pass_of_its_own(tmp_path: Path) -> None:
    prompts = [prompt.text for prompt in PROMPTS[EVENING]]
    with journal(tmp_path) as opened:
        guided = pass_of(opened, MONDAY, EVENING)
        for number, prompt in enumerate(prompts):
            assert prompts_left(opened, guided) == prompts[number:]
            guided = answer(opened, guided, prompt, "" if number == 2 else f"{number}")
            assert guided.finished is (number == 4)
        assert prompts_left(opened, guided) == []
        assert list(written(opened, kind=EVENING).values()) == ["0", "1", "3", "4"]
        assert written(opened) == {}
        assert left(opened) == ["area", prompt_step(FIRST)]


# Two windows


def test_two_windows_that_answer_the_same_prompt_keep_both_texts(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        leave(here, "area")
        mine, theirs = morning(here), morning(there)
        answer(there, theirs, FIRST, "theirs")
        answer(here, mine, FIRST, "mine")
        assert written(there) == {FIRST: "theirs / mine"}
        assert morning(there).done == ("area", prompt_step(FIRST))
        with pytest.raises(Refused, match="changed again"):
            there.undo(mine=True)
        here.undo(mine=True)
        assert written(there) == {FIRST: "theirs"}


def test_a_window_that_leaves_a_prompt_keeps_what_another_wrote(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        mine = morning(here)
        answer(there, morning(there), FIRST, "theirs")
        answer(here, mine, FIRST, " ")
        assert written(here) == {FIRST: "theirs"}


def test_two_windows_share_one_pass(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        here.add(area(), "area")
        mine, theirs = morning(here), morning(there)
        answer(there, theirs, QUESTIONS[1], "theirs")
        after = answer(here, mine, FIRST, "mine")
        assert after.done == (prompt_step(QUESTIONS[1]), prompt_step(FIRST))
        assert left(here) == left(there) == [prompt_step(QUESTIONS[2]), "walk"]
        assert len(here.find(Pass)) == len(here.find(Reflection)) == 1


def test_a_step_that_another_window_took_back_is_asked_again(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        leave(there, "area")
        on_screen = morning(here)
        there.undo()
        after = answer(here, on_screen, FIRST, "text")
        assert (after.done, after.finished) == ((prompt_step(FIRST),), False)
        assert left(here) == ["area"]


def test_what_was_answered_outside_the_pass_is_not_asked(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        opened.add(area(), "area")
        reflect(opened, MONDAY, MORNING, {QUESTIONS[1]: "text", BLANK: "page"})
        assert left(opened) == [prompt_step(FIRST), prompt_step(QUESTIONS[2]), "walk"]
        reflect(opened, MONDAY, MORNING, {QUESTIONS[1]: ""}, {QUESTIONS[1]: "text"})
        assert left(opened) == [*map(prompt_step, QUESTIONS), "walk"]


# Reflecting


def test_several_prompts_are_written_to_in_one_action(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        reflect(opened, MONDAY, EVENING, {BLANK: "page\n", "A?": "", "B?": "two\r\nlines"})
        assert written(opened, kind=EVENING) == {BLANK: "page", "B?": "two\nlines"}
        assert labels(tmp_path) == ["page"]
        opened.undo()
        assert written(opened, kind=EVENING) == {}
        assert opened.find(Reflection) == []


def test_an_emptied_reflection_is_removed_and_can_be_written_again(tmp_path: Path) -> None:
    id_ = natural_id("reflections", key_of(MONDAY, MORNING))
    with journal(tmp_path) as opened:
        reflect(opened, MONDAY, MORNING, {"A?": "a", "B?": "b"})
        reflect(opened, MONDAY, MORNING, {"A?": ""}, {"A?": "a"})
        assert written(opened) == {"B?": "b"}
        reflect(opened, MONDAY, MORNING, {"B?": "\n"}, {"B?": "b"})
        assert opened.find(Reflection) == []
        stored = content(tmp_path)
        assert stored["reflections"] == {}
        assert stored["removed"][str(id_)]["table"] == "reflections"
        assert labels(tmp_path)[-1] == "a reflection emptied"
        reflect(opened, MONDAY, MORNING, {"A?": "again"})
        assert [one.id for one in opened.find(Reflection)] == [id_]
        assert content(tmp_path)["removed"] == {}
        for texts in ({}, {"B?": "b"}, {"A?": "a", "B?": "b"}, {}):
            opened.undo()
            assert written(opened) == texts


def test_a_reflection_written_elsewhere_meanwhile_is_not_redone_over(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        reflect(here, MONDAY, MORNING, {"A?": "mine"})
        here.undo(mine=True)
        reflect(there, MONDAY, MORNING, {"A?": "theirs"})
        with pytest.raises(Refused, match="changed again since"):
            here.redo(mine=True)
        assert written(here) == {"A?": "theirs"}


def test_nothing_changed_is_no_action(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        reflect(opened, MONDAY, MORNING, {"A?": " \n"})
        assert not opened.path.exists()
        reflect(opened, MONDAY, MORNING, {"A?": "a"})
        for text in ("a", "a\n", "\r\na"):
            reflect(opened, MONDAY, MORNING, {"A?": text}, {"A?": "a"})
        assert labels(tmp_path) == ["a"]


def test_an_unchanged_text_does_not_bring_back_what_another_window_removed(tmp_path: Path) -> None:
    with journal(tmp_path) as here, journal(tmp_path, writer="window 2") as there:
        reflect(here, MONDAY, MORNING, {"A?": "a", "B?": "b"})
        before = written(here)
        reflect(there, MONDAY, MORNING, {"A?": "", "B?": ""}, before)
        reflect(here, MONDAY, MORNING, {"A?": "a", "B?": "b and more"}, before)
        assert written(there) == {"B?": "b and more"}


def test_only_a_day_that_has_begun_can_be_written_on(tmp_path: Path) -> None:
    with journal(tmp_path) as opened:
        with pytest.raises(Refused, match="2026-11-24 has not come yet"):
            reflect(opened, MONDAY + DAY, MORNING, {BLANK: "text"})
        assert not opened.path.exists()
        for kind in ReflectionKind:
            for day in (date.min, MONDAY - 4000 * DAY, MONDAY):
                first = day_for(kind, day, 6)
                reflect(opened, first, kind, {BLANK: f"{day}"})
                assert text_of(reflection_of(opened, first, kind), BLANK) == f"{day}"


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        ({"A?": "one\ntwo"}, "one two"),
        ({"A?": "", "B?": "b"}, "b"),
        ({"A?": "known", "B?": "b"}, "b"),
        ({"A?": "\n" * 200 + "late"}, "late"),
        ({"A?": "x" * 60}, "x" * 49 + "…"),
        ({"A?": "x" * 48 + " " * 500 + "y"}, "x" * 48),
        ({"A?": "caf\udce9"}, "caf\\udce9"),
        ({"A?": "known", "C?": ""}, "a reflection emptied"),
    ],
)
def test_an_action_is_named_by_the_first_new_words(
    tmp_path: Path, texts: dict[str, str], label: str
) -> None:
    bases = {"A?": "known", "C?": "gone"}
    with journal(tmp_path) as opened:
        reflect(opened, MONDAY, MORNING, bases)
        reflect(opened, MONDAY, MORNING, texts, bases)
    assert labels(tmp_path)[1:] == [label]


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "Größe 漢字 😀\n\x00\x1b[31m", "[red]# a\n\n- b"],
    ids=["1 MB", "odd", "Markdown"],
)
def test_any_text_comes_back_in_the_next_process(tmp_path: Path, text: str) -> None:
    with journal(tmp_path) as opened:
        answer(opened, pass_of(opened, MONDAY, EVENING), "A?", text)
    with journal(tmp_path) as reopened:
        assert written(reopened, kind=EVENING) == {"A?": text}


def test_what_others_wrote_into_a_reflection_stays(tmp_path: Path) -> None:
    id_ = natural_id("reflections", key_of(MONDAY, MORNING))
    (tmp_path / "journal.json").write_text(
        f'{{"reflections":{{"{id_}":{{"created":"2026-11-23T07:00:00Z","updated":'
        '"2026-11-23T07:00:00Z","day":"2026-11-23","kind":"morning","theirs":[1]}},"meta":{"1":{"schema":1}}}'
    )
    with journal(tmp_path) as opened:
        reflect(opened, MONDAY, MORNING, {"A?": "a"})
    document = content(tmp_path)["reflections"][str(id_)]
    assert document["theirs"] == [1]
    assert document["answers"] == [{"prompt": "A?", "text": "a"}]


@pytest.mark.parametrize("table", ["reflections", "passes"])
def test_what_cannot_be_read_is_never_written_over(tmp_path: Path, table: str) -> None:
    id_ = natural_id(table, key_of(MONDAY, MORNING))
    data = f'{{"{table}":{{"{id_}":{{"day":7}}}},"meta":{{"1":{{"schema":1}}}}}}'
    (tmp_path / "journal.json").write_text(data)
    with journal(tmp_path) as opened:
        with pytest.raises(Refused, match="2026-11-23 morning"):
            answer(opened, morning(opened), FIRST, "text")
        assert written(opened) == {}
    assert (tmp_path / "journal.json").read_text() == data


@given(texts=st.lists(st.text(max_size=9), min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_whoever_writes_when_every_word_is_kept(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    with journal(folder) as opened:
        for text in texts:
            reflect(opened, MONDAY, MORNING, {"A?": text})
        kept = written(opened).get("A?", "")
        for text in texts:
            assert all(word in kept for word in text.split())


def test_what_a_pass_asks_first_is_known_without_the_rest_of_it(tmp_path: Path) -> None:
    with journal(tmp_path) as stored:
        promise = stored.add(Commitment(what="call", due=MONDAY), "promise")
        # A newcomer is asked for an area first.
        assert first_step(stored, MONDAY) is None
        stored.add(Area(name="Press shop"), "area")
        assert first_step(stored, MONDAY) == CommitmentStep(promise)
        assert steps_of(stored, MONDAY)[0] == CommitmentStep(promise)
        assert first_step(stored, MONDAY - DAY) is None
        guided = pass_of(stored, MONDAY, ReflectionKind.MORNING)
        go_through(stored, guided, CommitmentStep(promise).key, "later")
        assert first_step(stored, MONDAY) is None


@pytest.mark.parametrize(
    "cadence", ["daily", "every day", "1/week", "3/week", "1/month", "5/month"]
)
@pytest.mark.parametrize("marked", ["", "y", "yy", "n", "s"])
def test_the_mark_asked_first_is_the_one_the_whole_pass_asks_first(
    tmp_path: Path, cadence: str, marked: str
) -> None:
    states = {"y": MarkState.DONE, "n": MarkState.MISSED, "s": MarkState.NOT_POSSIBLE}
    with journal(tmp_path) as stored:
        stored.add(Area(name="Press shop"), "area")
        stored.add(Commitment(what="call", due=MONDAY), "promise")
        begun = MONDAY - 30 * DAY
        first, _ = add_behaviors(
            stored, [begin(name, parse_cadence(cadence), begun) for name in ("A", "B")]
        )
        for age, letter in enumerate(marked, 1):
            mark(stored, first, MONDAY - (age + 2) * DAY, states[letter])
        step, whole = first_step(stored, MONDAY), steps_of(stored, MONDAY)[0]
        assert step is not None
        assert step.key == whole.key
