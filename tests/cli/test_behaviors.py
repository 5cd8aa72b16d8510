"""`behaviors`: list, begin, change, park, resume and remove them."""

import json

import pytest

from lean_journal.domain.starter import STARTER_BEHAVIORS
from tests.cli.shell import Shell
from tests.terminal import Terminal


def rows(shell: Shell) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("behaviors").splitlines()]


def names(shell: Shell) -> list[str]:
    return [row[0] for row in rows(shell)]


def begin(shell: Shell, *wanted: str) -> None:
    for name in wanted:
        shell.done("behaviors", "add", name)


# Listed


def test_they_are_listed_in_order_with_what_is_to_come_and_the_parked_ones_last(
    shell: Shell,
) -> None:
    shell.now = "2026-11-02T08:00"
    begin(shell, "Ask first", "Go and see", "Thank")
    shell.now = "2026-11-18T08:00"
    shell.done("behaviors", "park", "ask")
    shell.done("behaviors", "cadence", "go", "daily")
    shell.now = "2026-11-23T08:00"
    shell.done("behaviors", "cadence", "go", "1/month")
    shell.done("mark", "thank")
    assert rows(shell) == [
        ["Go and see", "daily", "0 days · best 0 · today pending", "1/month from 2026-12-01"],
        ["Thank", "daily", "1 day · best 1", ""],
        ["Ask first", "daily", "0 days · best 0 · parked since 2026-11-18", ""],
    ]


def test_json_has_what_is_listed_and_the_texts(shell: Shell) -> None:
    assert json.loads(shell.done("behaviors", "--json")) == []
    shell.done("behaviors", "add", "Ask first", "--cue", "[b]stand-up[/b]", "--cadence", "2/week")
    shell.now = "2026-11-24T08:00"
    shell.done("behaviors", "cadence", "ask", "daily")
    begin(shell, "Thank")
    shell.done("behaviors", "park", "thank")
    one, parked = json.loads(shell.done("behaviors", "--json"))
    assert one == {
        "id": json.loads(shell.done("export"))["behaviors"][0]["id"],
        "behavior": "Ask first",
        "definition": "an open question before any opinion, in one talk about a problem",
        "cue": "[b]stand-up[/b]",
        "cadence": "2/week",
        "coming": {"cadence": "daily", "from": "2026-11-30"},
        "streak": "0 weeks · best 0 · this week 0 of 2, pending",
        "begun": "2026-11-23",
        "parked_since": None,
    }
    assert (parked["coming"], parked["parked_since"]) == (None, "2026-11-24")


def test_a_list_of_nothing_says_how_to_begin(shell: Shell) -> None:
    result = shell.run("behaviors")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "lean-journal behaviors starters" in result.stderr
    assert list(shell.file.parent.iterdir()) == []


def test_the_starter_set_is_listed_with_cadence_and_definition(shell: Shell) -> None:
    listed = [tuple(line.split("\t")) for line in shell.done("behaviors", "starters").splitlines()]
    assert listed == [tuple(one) for one in STARTER_BEHAVIORS]
    for name, _, _ in listed[:5]:
        shell.done("behaviors", "add", name)
    assert [row[1] for row in rows(shell)] == [one.cadence for one in STARTER_BEHAVIORS[:5]]


def test_a_terminal_gets_columns_that_stay_in_line(shell: Shell) -> None:
    begin(shell, "木工[b]木工[/b]", "\x1b[31mx", "Ask first")
    with Terminal(["lean-journal", "behaviors"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        lines = terminal.text.rstrip().split("\n")
        assert lines[0].split() == ["behavior", "cadence", "streak"]
        cells = [line[: line.index("daily")] for line in lines[1:]]
        # The text holds a wide character once, where the terminal gives it two cells.
        assert len({len(text) + sum(map(text.count, "木工")) for text in cells}) == 1
        assert "[b]" in lines[1]
        assert "␛[31mx" in lines[2]


# Begun


@pytest.mark.parametrize(
    ("typed", "name", "cadence"),
    [
        (["Ask first"], "Ask first", "daily"),
        (["go", "AND", "see"], "Go and see", "3/week"),
        (["ask upward", "--cadence", "2/month"], "Ask upward", "2/month"),
        (["Thank"], "Thank", "daily"),
        (["Thank", "somebody", "--cadence", "every day"], "Thank somebody", "every day"),
        (["Thank", "--cadence", " 3 / WEEK "], "Thank", "3/week"),
        (["--", "-x"], "-x", "daily"),
    ],
)
def test_a_behavior_is_begun_with_its_cadence(
    shell: Shell, typed: list[str], name: str, cadence: str
) -> None:
    assert shell.done("behaviors", "add", *typed) == f"saved {name} · {cadence}\n"
    assert rows(shell)[0][:2] == [name, cadence]
    assert shell.done("undo") == f"undone: begun: {name}\n"
    assert shell.stored("behaviors") == []


def test_a_starter_brings_its_definition_and_a_given_one_is_kept(shell: Shell) -> None:
    shell.done("behaviors", "add", "ask first")
    shell.done("behaviors", "add", "go and see", "--definition", " at press 2 ", "--cue", "9:00")
    shell.done("behaviors", "add", "close the loop", "--definition", "")
    first, second, third = shell.stored("behaviors")
    assert first["definition"].startswith("an open question before any opinion")
    assert (second["definition"], second["cue"]) == ("at press 2", "9:00")
    assert "definition" not in third


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        ("8/week", "'8/week' cannot be done: type 1/week to 7/week"),
        ("0/month", "'0/month' cannot be done: type 1/month to 28/month"),
        ("29/month", "type 1/month to 28/month"),
        ("sometimes", "'sometimes' is no cadence: type daily, every day, 3/week or 1/month"),
        ("", "'' is no cadence"),
        ("\udcff", "is no cadence"),
    ],
)
def test_a_cadence_that_cannot_be_is_refused(shell: Shell, cadence: str, said: str) -> None:
    assert said in shell.refused("behaviors", "add", "Thank", "--cadence", cadence)
    begin(shell, "Thank")
    assert said in shell.refused("behaviors", "cadence", "thank", cadence)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "a behavior has a name"),
        (" \t ", "a behavior has a name"),
        ("x" * 200, "the name of a behavior has at most 100 characters"),
        ("ASK FIRST", "there is a behavior Ask first already"),
    ],
)
def test_a_name_that_cannot_be_is_refused(shell: Shell, name: str, said: str) -> None:
    begin(shell, "Ask first", "Thank")
    for command in (["add", name], ["edit", "thank", "--name", name]):
        assert said in shell.refused("behaviors", *command)
    assert names(shell) == ["Ask first", "Thank"]


def test_one_that_is_parked_is_not_begun_anew(shell: Shell) -> None:
    begin(shell, "Ask first")
    shell.done("behaviors", "park", "ask")
    assert shell.refused("behaviors", "add", "ask first") == (
        "lean-journal: there is a behavior Ask first already, parked since 2026-11-23: "
        "`lean-journal behaviors resume 'Ask first'`\n"
    )


FIVE = ("Ask first", "Go and see", "Thank", "Coach", "Listen")


def test_a_sixth_is_refused_naming_the_five_and_how_to_park_one(shell: Shell) -> None:
    begin(shell, *FIVE)
    complaint = shell.refused("behaviors", "add", "Close the loop")
    assert complaint == (
        "lean-journal: 5 behaviors at a time, and there are Ask first, Go and see, Thank, Coach, "
        "Listen: add --park Listen, or another of them\n"
    )


def test_one_is_parked_for_another_in_one_action(shell: Shell) -> None:
    begin(shell, *FIVE)
    assert shell.done("behaviors", "add", "close the loop", "--park", "go and") == (
        "saved Close the loop · 1/week · Go and see is parked\n"
    )
    assert names(shell) == ["Ask first", "Thank", "Coach", "Listen", "Close the loop", "Go and see"]
    shell.refused("behaviors", "resume", "go and see")
    assert shell.done("behaviors", "resume", "go", "and", "see", "--park", "coach") == (
        "saved Go and see · resumed · 0 weeks · best 0 · this week 0 of 3, pending"
        " · Coach is parked\n"
    )
    shell.done("undo")
    shell.done("undo")
    assert names(shell) == list(FIVE)


def test_what_is_parked_makes_no_room(shell: Shell) -> None:
    begin(shell, *FIVE)
    shell.done("behaviors", "park", "thank")
    assert "no behavior fits 'thank'; " in shell.refused(
        "behaviors", "add", "New", "--park", "thank"
    )
    begin(shell, "New")
    assert "there are Ask first, Go and see, Coach, Listen, New" in shell.refused(
        "behaviors", "resume", "thank"
    )


# Changed


def test_texts_and_place_are_changed_as_one_action(shell: Shell) -> None:
    begin(shell, "Ask first", "Thank")
    shell.done("mark", "thank")
    edits = ["--name", "Thank somebody", "--cue", " after the shift ", "--position", "1"]
    assert shell.done("behaviors", "edit", "thank", *edits) == (
        "saved Thank somebody · place 1 of 2\n"
    )
    assert names(shell) == ["Thank somebody", "Ask first"]
    assert shell.stored("behaviors")[1]["cue"] == "after the shift"
    assert shell.done("streaks").startswith("Thank somebody\tdaily\t1 day · best 1\t")
    assert shell.done("undo") == "undone: changed: Thank somebody\n"
    assert names(shell) == ["Ask first", "Thank"]


def test_only_what_is_given_changes(shell: Shell) -> None:
    shell.done("behaviors", "add", "Ask first", "--cue", "stand-up")
    assert shell.done("behaviors", "edit", "ask", "first", "--definition", "") == (
        "saved Ask first\n"
    )
    (stored,) = shell.stored("behaviors")
    assert (stored["cue"], "definition" in stored) == ("stand-up", False)
    assert "what shall change?" in shell.refused("behaviors", "edit", "ask", code=2)


@pytest.mark.parametrize("position", ["0", "6", "-1", "x"])
def test_a_place_there_is_not_is_wrong_usage(shell: Shell, position: str) -> None:
    begin(shell, "Ask first")
    complaint = shell.refused("behaviors", "edit", "ask", "--position", position, code=2)
    said, _ = complaint.splitlines()
    assert said == (
        f"lean-journal: --position is a place in the list, from 1 to 5, and not {position!r}"
    )


def test_a_place_further_than_the_last_is_the_last_and_the_parked_have_none(shell: Shell) -> None:
    begin(shell, "A", "B", "C")
    assert shell.done("behaviors", "edit", "a", "--position", "5") == "saved A · place 3 of 3\n"
    shell.done("behaviors", "park", "b")
    complaint = shell.refused("behaviors", "edit", "b", "--position", "1", "--cue", "x")
    assert "B is parked: only those practised have a place" in complaint


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["go", "daily"], "daily from 2026-11-30, until then 3/week"),
        (["go", "and", "see", "every", "day"], "every day from 2026-11-30, until then 3/week"),
        (["go and see", "Every Day"], "every day from 2026-11-30, until then 3/week"),
        (["go", "and", "see", "2", "/", "Week"], "2/week from 2026-11-30, until then 3/week"),
        (["go", "2 /", "week"], "2/week from 2026-11-30, until then 3/week"),
        (["go", "2/week"], "2/week from 2026-11-30, until then 3/week"),
        (["go", "1/month"], "1/month from 2026-12-01, until then 3/week"),
        (["go", "3/week"], "3/week counts now"),
    ],
)
def test_another_cadence_says_from_which_day_it_counts(
    shell: Shell, words: list[str], said: str
) -> None:
    shell.now = "2026-11-02T08:00"
    begin(shell, "Go and see")
    shell.now = "2026-11-25T08:00"
    assert shell.done("behaviors", "cadence", *words) == f"saved Go and see · {said}\n"


def test_a_cadence_is_taken_back_and_on_the_first_day_corrected(shell: Shell) -> None:
    begin(shell, "Go and see")
    assert shell.done("behaviors", "cadence", "go", "daily") == (
        "saved Go and see · daily counts now\n"
    )
    shell.now = "2026-11-24T08:00"
    shell.done("behaviors", "cadence", "go", "2/week")
    assert rows(shell)[0][1:] == [
        "daily",
        "0 days · best 0 · today pending",
        "2/week from 2026-11-30",
    ]
    assert shell.done("behaviors", "cadence", "go", "daily").endswith("· daily counts now\n")
    assert rows(shell)[0][3] == ""
    assert shell.done("undo") == "undone: changed: Go and see, daily\n"
    assert rows(shell)[0][3] == "2/week from 2026-11-30"


def test_a_week_that_begins_on_another_day_changes_on_it(shell: Shell) -> None:
    shell.now = "2026-11-02T08:00"
    begin(shell, "Go and see")
    shell.done("settings", "week_start", "sun")
    shell.now = "2026-11-25T08:00"
    assert "2/week from 2026-11-29" in shell.done("behaviors", "cadence", "go", "2/week")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["8", "/", "week"], "'8 / week' cannot be done: type 1/week to 7/week"),
        (["8", "/week"], "'8 /week' cannot be done"),
        (["3", "times"], "'3 times' is no cadence: type daily, every day, 3/week or 1/month"),
        (["now", "and", "then"], "'then' is no cadence"),
    ],
)
def test_a_cadence_of_several_words_that_cannot_be_is_refused_as_a_whole(
    shell: Shell, words: list[str], said: str
) -> None:
    begin(shell, "Go and see")
    assert said in shell.refused("behaviors", "cadence", "go", *words)


@pytest.mark.parametrize(
    "words", [["go"], ["daily"], ["every", "day"], ["2/week"], ["2", "/", "week"]]
)
def test_a_cadence_needs_a_name(shell: Shell, words: list[str]) -> None:
    begin(shell, "Go and see")
    assert "how often?" in shell.refused("behaviors", "cadence", *words, code=2)
    assert rows(shell)[0][1] == "3/week"


# Parked, resumed, removed


def test_parked_and_resumed_it_keeps_its_best_and_its_marks(shell: Shell) -> None:
    begin(shell, "Ask first")
    shell.done("mark", "ask")
    shell.now = "2026-11-24T08:00"
    assert shell.done("behaviors", "park", "ask", "first") == "saved Ask first · parked\n"
    assert shell.refused("behaviors", "park", "ask") == (
        "lean-journal: Ask first is parked already\n"
    )
    shell.now = "2026-12-07T08:00"
    assert shell.done("behaviors", "resume", "ask") == (
        "saved Ask first · resumed · 0 days · best 1 · today pending\n"
    )
    assert shell.refused("behaviors", "resume", "ask") == "lean-journal: Ask first is not parked\n"
    assert shell.done("undo") == "undone: resumed: Ask first\n"
    assert shell.done("undo") == "undone: parked: Ask first\n"


def test_only_one_that_was_never_marked_is_removed(shell: Shell) -> None:
    begin(shell, "Ask first", "Thank")
    shell.done("mark", "ask")
    assert shell.refused("behaviors", "remove", "ask") == (
        "lean-journal: Ask first has marks: park it, and they stay\n"
    )
    assert shell.done("behaviors", "remove", "thank") == "saved · Thank is removed\n"
    assert names(shell) == ["Ask first"]
    assert shell.done("undo") == "undone: removed: Thank\n"
    assert names(shell) == ["Ask first", "Thank"]


@pytest.mark.parametrize(
    "command", [["edit", "--cue", "x"], ["park"], ["resume"], ["remove"], ["cadence"]]
)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("th", "several behaviors fit 'th': Thank, The other"),
        ("thankk", "no behavior fits 'thankk'; do you mean Thank?"),
        ("", "there are: Thank, The other"),
    ],
)
def test_a_name_that_fits_none_or_several_changes_nothing(
    shell: Shell, command: list[str], name: str, said: str
) -> None:
    begin(shell, "Thank", "The other")
    last = ["daily"] if command == ["cadence"] else []
    assert said in shell.refused("behaviors", *command, name, *last)


def test_an_unknown_word_is_wrong_usage(shell: Shell) -> None:
    assert "No such command 'ask'" in shell.refused("behaviors", "ask", code=2)
