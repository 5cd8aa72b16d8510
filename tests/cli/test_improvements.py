"""Improvements and their cycles from the shell."""

import json
from typing import Any

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal


@pytest.fixture
def light(shell: Shell) -> Shell:
    """A journal with one idea, #i1."""
    shell.done("areas", "add", "Press shop")
    shell.done("improvements", "add", "Call light", "at press 2", "--problem", "carts queue 40 min")
    return shell


START = ("--step", "light at one press", "--expect", "no cart waits 10 min")
CHECK = ("--happened", "one waited 20 min", "--learned", "nobody sees it from the aisle")


def start(shell: Shell, *more: str, part: str = "i1") -> str:
    return shell.done("improvements", "start", part, *START, *more)


def check(shell: Shell, *more: str, part: str = "i1") -> str:
    wanted = more or ("--as-expected", "--decision", "adopt")
    return shell.done("improvements", "check", part, *CHECK, *wanted)


def stored(shell: Shell, number: int = 1) -> dict[str, Any]:
    return next(one for one in shell.stored("improvements") if one["number"] == number)


def listed(shell: Shell, *arguments: str) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("improvements", *arguments).splitlines()]


# An idea


def test_an_idea_needs_a_title_and_a_problem(light: Shell) -> None:
    one = stored(light)
    assert (one["title"], one["problem"]) == ("Call light at press 2", "carts queue 40 min")
    assert listed(light) == [["#i1", "Call light at press 2", "idea since today", ""]]
    assert light.done("undo") == "undone: improvement Call light at press 2\n"
    assert light.stored("improvements") == []


def test_it_may_be_for_a_struggle_in_an_area_and_for_long(light: Shell) -> None:
    light.done("struggles", "add", "carts everywhere")
    said = light.done(
        *("improvements", "add", "One-piece flow", "--problem", "batches of 40"),
        *("--area", "press", "--struggle", "s1", "--horizon", "long", "--target", "one at a time"),
    )
    assert said == "saved #i2 One-piece flow · idea · for #s1 carts everywhere\n"
    one = stored(light, 2)
    assert one["area"] == json.loads(light.done("export"))["areas"][0]["id"]
    assert one["struggle"] == json.loads(light.done("export"))["struggles"][0]["id"]
    assert (one["horizon"], one["target"]) == ("long", "one at a time")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "Light"], "say what the problem is today"),
        (["add", " ", "--problem", "x"], "an improvement has a title"),
        (["add", "x" * 121, "--problem", "x"], "at most 120 characters"),
        (["add", "Light", "--problem", "x", "--horizon", "long"], "needs a target condition"),
        (["add", "Light", "--problem", "x", "--area", "dock"], "no area fits 'dock'"),
        (["add", "Light", "--problem", "x", "--struggle", "s9"], "no struggle fits 's9'"),
        (["edit", "i1", "--horizon", "long"], "needs a target condition"),
        (["edit", "i1", "--title", ""], "an improvement has a title"),
        (["edit", "i1", "--before", "abc"], "'abc' is no number"),
        (["edit", "i1", "--after", "4 carts"], "'4 carts' is no number"),
        (["start", "i1", "--expect", "x"], "say what the next step is"),
        (["start", "i1", "--step", "x"], "write what you expect"),
        (["check", "i1", *CHECK, "--surprise", "--decision", "adapt"], "no cycle of #i1 is open"),
        (["holds", "i1"], "#i1 is not adopted"),
        (["slipped", "i1"], "#i1 is not adopted"),
        (["show", "i9"], "no improvement fits 'i9'; there are: #i1 Call light at press 2"),
        (["show", "Cal light at pres 2"], "do you mean #i1 Call light at press 2?"),
        (["remove", "#s1"], "no improvement fits '#s1'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    light: Shell, arguments: list[str], said: str
) -> None:
    assert said in light.refused("improvements", *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["edit", "i1"], "what shall change?"),
        (["edit", "i1", "--horizon", "soon"], "'soon' is not one of 'quick', 'long'"),
        (["start", "i1", *START, "--check", "yesterday"], "'yesterday' is no day to come"),
        (["check", "i1", *CHECK, "--decision", "adopt"], "add --as-expected or --surprise"),
        (["check", "i1", *CHECK, "--surprise"], "add --decision adopt, adapt or abandon"),
        (["check", "i1", *CHECK, "--surprise", "--decision", "wait"], "'wait' is not one of"),
        (["start", "i1", *START, "--expected", "x"], "No such option"),
        (["edit", "i1", "--expect", "x"], "No such option"),
    ],
)
def test_what_is_no_option_is_wrong_usage(light: Shell, arguments: list[str], said: str) -> None:
    assert said in light.refused("improvements", *arguments, code=2)


# Named by a handle or a part


@pytest.mark.parametrize(
    "part", [["#i1"], ["i1"], ["I1"], ["1"], ["call", "light"], ["PRESS 2"], [" press "]]
)
def test_a_part_may_be_a_handle_or_words(light: Shell, part: list[str]) -> None:
    assert light.done("improvements", "show", *part).startswith("#i1 Call light at press 2 · ")


def test_words_that_fit_several_name_them(light: Shell) -> None:
    light.done("improvements", "add", "Call light at press 4", "--problem", "x")
    complaint = light.refused("improvements", "show", "light")
    assert "#i1 Call light at press 2, #i2 Call light at press 4" in complaint


def test_of_several_that_is_meant_which_can_be(light: Shell) -> None:
    light.done("improvements", "add", "Call light at press 4", "--problem", "x")
    start(light, part="i2")
    check(light, "--surprise", "--decision", "adapt", part="light")
    assert [one["state"] for one in light.stored("improvements")] == ["idea", "trying"]
    start(light, part="press 4")
    light.done("improvements", "drop", "light")
    assert [one["state"] for one in light.stored("improvements")] == ["abandoned", "trying"]


def test_a_whole_title_is_meant_before_a_longer_one(light: Shell) -> None:
    light.done("improvements", "add", "Call light", "--problem", "x")
    assert light.done("improvements", "show", "call light").startswith("#i2 Call light · ")


def test_a_number_is_that_number_and_no_part_of_another(light: Shell) -> None:
    for number in range(2, 13):
        light.done("improvements", "add", f"Number {number}", "--problem", "x")
    light.done("improvements", "remove", "i1")
    assert "no improvement fits 'i1'" in light.refused("improvements", "remove", "i1")
    complaint = light.refused("improvements", "show", "nothing like it")
    assert complaint.count("#i") == 11


def test_only_some_of_many_are_named(light: Shell) -> None:
    for number in range(2, 16):
        light.done("improvements", "add", f"Number {number}", "--problem", "x")
    complaint = light.refused("improvements", "show", "nothing like it")
    assert complaint.count("#i") == 12
    assert complaint.endswith(" and 3 more\n")


# Cycles


def test_a_cycle_goes_from_a_prediction_to_a_decision(light: Shell) -> None:
    assert start(light, "--obstacle", "no power there", "--check", "fri") == (
        "saved #i1 Call light at press 2 · light at one press · check by Fri 2026-11-27\n"
    )
    (cycle,) = light.stored("cycles")
    assert (cycle["step"], cycle["expect"]) == ("light at one press", "no cart waits 10 min")
    assert (cycle["started"], cycle["check"]) == ("2026-11-23", "2026-11-27")
    assert stored(light)["obstacles"] == ["no power there"]
    stands = "trying since today · check in 4 days"
    assert listed(light) == [["#i1", "Call light at press 2", stands, "2026-11-27"]]
    light.now = "2026-11-30T08:00"
    assert check(light, "--surprise", "--decision", "adapt", "--wording", "we saw less") == (
        "saved #i1 Call light at press 2 · adapt\nexpected: no cart waits 10 min\n"
    )
    (cycle,) = light.stored("cycles")
    assert (cycle["happened"], cycle["learned"]) == (CHECK[1], CHECK[3])
    assert (cycle["as_expected"], cycle["decision"], cycle["wording"]) == (
        False,
        "adapt",
        "we saw less",
    )
    assert listed(light) == [["#i1", "Call light at press 2", "trying for 7 days", ""]]


def test_without_a_day_it_is_checked_in_a_week(light: Shell) -> None:
    assert start(light).endswith("check by Mon 2026-11-30\n")


def test_a_second_cycle_waits_for_the_first(light: Shell) -> None:
    start(light)
    complaint = light.refused("improvements", "start", "i1", *START)
    assert "a cycle of #i1 is open: check that one first" in complaint
    assert len(light.stored("cycles")) == 1


@pytest.mark.parametrize(
    ("missing", "said"),
    [("--happened", "say what happened"), ("--learned", "say what you learned")],
)
@pytest.mark.parametrize("with_blank", [False, True])
def test_no_cycle_is_closed_without_what_happened_and_was_learned(
    light: Shell, missing: str, said: str, with_blank: bool
) -> None:
    start(light)
    options = {"--happened": CHECK[1], "--learned": CHECK[3]} | {missing: " "}
    given = [
        word
        for name, text in options.items()
        for word in (name, text)
        if name != missing or with_blank
    ]
    rest = ("--as-expected", "--decision", "adopt")
    assert said in light.refused("improvements", "check", "i1", *given, *rest)
    assert light.stored("cycles")[0].get("closed") is None


def test_what_was_expected_is_not_shown_before_the_check(light: Shell) -> None:
    start(light)
    for command in (
        ["improvements"],
        ["improvements", "--json"],
        ["improvements", "show", "i1"],
        ["today"],
        ["search", "no cart waits"],
    ):
        assert "no cart waits" not in light.done(*command), command
    assert "expected: turned over at the check" in light.done("improvements", "show", "i1")
    check(light)
    assert "expected: no cart waits 10 min" in light.done("improvements", "show", "i1")
    assert "no cart waits" in light.done("search", "no cart waits")


def test_only_undo_takes_a_started_cycle_back(light: Shell) -> None:
    start(light)
    assert light.done("undo") == "undone: cycle of #i1: light at one press\n"
    assert light.stored("cycles") == []
    assert stored(light).get("state", "idea") == "idea"
    light.done("redo")
    check(light)
    assert light.done("undo") == "undone: #i1 checked: adopt\n"
    assert stored(light)["state"] == "trying"


def test_adopted_is_looked_at_after_thirty_days(light: Shell) -> None:
    start(light)
    assert check(light).startswith(
        "saved #i1 Call light at press 2 · adopted · does it hold? look on 2026-12-23\n"
    )
    assert "too lately" in light.refused("improvements", "holds", "i1")
    light.now = "2026-12-23T08:00"
    assert listed(light)[0][2] == "adopted 30 days ago · does it hold?"
    assert light.done("improvements", "holds", "light") == (
        "saved #i1 Call light at press 2 · it holds\n"
    )
    assert listed(light)[0][2] == "adopted 30 days ago · holding"


def test_what_slipped_is_tried_again(light: Shell) -> None:
    start(light)
    check(light)
    light.now = "2026-12-28T08:00"
    assert light.done("improvements", "slipped", "i1") == (
        "saved #i1 Call light at press 2 · slipped, and tried again\n"
    )
    assert listed(light)[0][2] == "slipped · trying since today"
    start(light)


def test_abandoned_is_listed_only_when_asked_for(light: Shell) -> None:
    start(light)
    check(light, "--surprise", "--decision", "abandon")
    result = light.run("improvements")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("lean-journal: no improvements: ")
    assert listed(light, "--all") == [["#i1", "Call light at press 2", "abandoned", ""]]
    for command in (["start", "i1", *START], ["drop", "i1"]):
        assert "it is abandoned" in light.refused("improvements", *command)


def test_an_idea_is_dropped_and_what_is_tried_is_not(light: Shell) -> None:
    start(light)
    assert "is being tried" in light.refused("improvements", "drop", "i1")
    light.done("improvements", "add", "Mirror", "--problem", "x")
    assert light.done("improvements", "drop", "mirror") == "saved #i2 Mirror · abandoned\n"


# What is known of it


def test_it_is_filled_in_as_it_grows(light: Shell) -> None:
    said = light.done(
        *("improvements", "edit", "i1", "--measure", "carts waiting", "--unit", "carts"),
        *("--before", "9", "--after", "3,5", "--period", "two weeks each", "--measured"),
        *("--sample", "40 changeovers", "--standard", "sheet 4", "--share-with", "weld shop"),
        *("--wording", "fewer carts", "--credit", "the late shift", "--consented", "--star"),
        *("--obstacle", "no power", "--area", "press"),
    )
    numbers = "carts waiting: 9 → 3.5 carts, two weeks each, 40 changeovers, measured"
    assert said == f"saved #i1 Call light at press 2 · {numbers}\n"
    one = stored(light)
    assert (one["before"], one["after"], one["basis"]) == (9, 3.5, "measured")
    assert (one["standard"], one["share_with"], one["wording"]) == (
        "sheet 4",
        "weld shop",
        "fewer carts",
    )
    assert (one["credit"], one["consented"], one["starred"]) == ("the late shift", True, True)
    light.done("improvements", "edit", "i1", "--estimated", "--no-consent", "--no-star")
    one = stored(light)
    assert one["basis"] == "estimated"
    assert not one.get("consented")
    assert not one.get("starred")
    light.done("improvements", "edit", "i1", "--before", "", "--unit", "", "--area", "")
    one = stored(light)
    assert (one.get("before"), one.get("unit", ""), one.get("area")) == (None, "", None)
    assert one["obstacles"] == ["no power"]


def test_a_long_horizon_and_its_target_come_together(light: Shell) -> None:
    light.done("improvements", "edit", "i1", "--horizon", "long", "--target", "none waits")
    assert "needs a target" in light.refused("improvements", "edit", "i1", "--target", "")
    light.done("improvements", "edit", "i1", "--horizon", "quick", "--target", "")


def test_text_is_shown_as_it_was_typed_and_acts_on_nothing(light: Shell) -> None:
    title = "[red]木[/red] \x1b[31m"
    light.done("improvements", "edit", "i1", "--title", title, "--problem", "a\n[/]b\x9b")
    for command in (["improvements"], ["improvements", "show", "i1"]):
        printed = light.done(*command)
        assert "[red]木[/red] ␛[31m" in printed
        assert "\x1b" not in printed
    assert "problem: a\n" in light.done("improvements", "show", "i1")
    assert "[/]b\\x9b" in light.done("improvements", "show", "i1")


# The list


def test_they_stand_by_how_they_stand(shell: Shell) -> None:
    for number, title in enumerate(["held", "idea", "due", "tried", "late"], start=1):
        shell.done("improvements", "add", title, "--problem", "x")
        if title != "idea":
            start(shell, "--check", "+3d", part=f"i{number}")
    check(shell, part="held")
    check(shell, part="due")
    shell.now = "2026-12-24T08:00"
    shell.done("improvements", "holds", "held")
    check(shell, "--surprise", "--decision", "adapt", part="tried")
    start(shell, "--check", "+3d", part="tried")
    assert [(row[0], row[2], row[3]) for row in listed(shell)] == [
        ("#i5", "trying for 31 days · to check for 28 days", "2026-11-26"),
        ("#i4", "trying for 31 days · check in 3 days", "2026-12-27"),
        ("#i2", "idea for 31 days", ""),
        ("#i3", "adopted 31 days ago · does it hold?", ""),
        ("#i1", "adopted 31 days ago · holding", ""),
    ]


def test_as_json_they_have_every_field_and_how_they_stand(light: Shell) -> None:
    start(light, "--check", "fri")
    (one,) = json.loads(light.done("improvements", "--json"))
    assert (one["handle"], one["number"], one["stands"]) == ("#i1", 1, "trying since today")
    assert (one["check"], one["holding_check_due"]) == ("2026-11-27", None)
    assert one["id"] == json.loads(light.done("export"))["improvements"][0]["id"]
    assert (one["title"], one["state"], one["before"]) == ("Call light at press 2", "trying", None)
    check(light)
    (one,) = json.loads(light.done("improvements", "--json"))
    assert (one["check"], one["holding_check_due"]) == (None, "2026-12-23")
    assert json.loads(light.done("--journal", f"{light.file}.new", "improvements", "--json")) == []


# The thread, and what is removed


def test_a_thread_is_told_from_the_words_to_what_was_learned(light: Shell) -> None:
    light.done("struggles", "add", "we wait all day", "--title", "Nobody waits")
    light.done("observe", "--struggle", "s1", "--area", "press", "w: 3 carts queue // why? #new")
    light.done("observe", "+: light seen at once #i2")
    start(light, part="i2")
    check(light, "--surprise", "--decision", "adapt", part="i2")
    assert light.done("improvements", "show", "i2").splitlines() == [
        "#s1 Nobody waits · in work since today",
        "  heard on 2026-11-23, in private: we wait all day",
        "  walk · 2026-11-23 · Press shop · walked",
        "    waiting: 3 carts queue // why?",
        "      #i2 3 carts queue · trying since today",
        "        problem: 3 carts queue",
        "        area: Press shop",
        "        cycle 1 · 2026-11-23 to 2026-11-23 · a surprise · adapt",
        "          step: light at one press",
        "          expected: no cart waits 10 min",
        "          happened: one waited 20 min",
        "          learned: nobody sees it from the aisle",
        "    works well: light seen at once",
    ]
    assert light.done("improvements", "show", "i2") == light.done("struggles", "show", "s1")


def test_a_long_line_of_a_thread_folds_under_itself(light: Shell) -> None:
    start(light)
    check(light, "--happened", "word " * 30, "--surprise", "--decision", "adapt")
    with Terminal(
        ["lean-journal", "improvements", "show", "i1"], env=light.variables, size=(40, 24)
    ) as terminal:
        assert terminal.wait() == 0
        happened = [row for row in terminal.screen if "word" in row]
        assert happened[0].startswith("    happened: word")
        assert len(happened) > 2
        assert all(row.startswith("    word") for row in happened[1:])


def test_its_cycles_go_with_it_and_what_was_seen_stays(light: Shell) -> None:
    for line in ("3 carts queue #i1", "still 3 carts #i1"):
        light.done("observe", line)
    start(light)
    check(light, "--surprise", "--decision", "adapt")
    start(light)
    assert light.done("improvements", "remove", "i1") == (
        "saved · #i1 Call light at press 2 is removed, and 2 cycles with it"
        " · 2 observations of it stay, with #i1 as a word\n"
    )
    assert light.stored("cycles") == []
    assert [one["link"] for one in light.stored("observations")] == ["#i1", "#i1"]
    light.done("observe", "a third one #i1")
    assert light.facts()[-1] == "a third one #i1"
    light.done("improvements", "add", "Mirror", "--problem", "x")
    assert [one["number"] for one in light.stored("improvements")] == [2]
    light.done("undo")
    light.done("undo")
    light.done("undo")
    assert len(light.stored("cycles")) == 2


def test_one_that_nothing_belongs_to_is_removed_without_more_words(light: Shell) -> None:
    assert light.done("improvements", "remove", "i1") == (
        "saved · #i1 Call light at press 2 is removed\n"
    )


# A checked cycle gets its words for the deck


def cycles(shell: Shell) -> list[dict[str, Any]]:
    return sorted(shell.stored("cycles"), key=lambda one: str(one["created"]))


def test_a_checked_cycle_gets_its_deck_line_later(light: Shell) -> None:
    for _ in range(2):
        start(light)
        check(light, "--surprise", "--decision", "adapt")
    start(light)
    wording = "From the far end nobody sees it: [a] second hangs."
    said = light.done("improvements", "mend", "call", "light", "--wording", f" {wording} ")
    assert said == "saved #i1 Call light at press 2 · cycle 2: wording\n"
    assert [one.get("wording", "") for one in cycles(light)] == ["", wording, ""]
    rest = ("--learned", "count first", "--happened", "two waited")
    light.done("improvements", "mend", "i1", "--cycle", "1", *rest)
    first = cycles(light)[0]
    assert (first["learned"], first["happened"]) == ("count first", "two waited")
    assert light.done("undo") == "undone: cycle 1 of #i1 changed\n"
    light.done("improvements", "mend", "i1", "--wording", "")
    assert [one.get("wording", "") for one in cycles(light)] == ["", "", ""]


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["i1"], "what shall change?", 2),
        (["i1", "--expect", "x"], "No such option", 2),
        (["i9", "--wording", "x"], "no improvement fits 'i9'", 1),
        (["i1", "--wording", "x", "--cycle", "2"], "'2' is no checked cycle of #i1: 1", 1),
        (["i1", "--wording", "x", "--cycle", "abc"], "'abc' is no checked cycle of #i1: 1", 1),
        (["i1", "--learned", " "], "say what you learned", 1),
    ],
)
def test_a_cycle_is_not_mended_into_what_it_cannot_be(
    light: Shell, arguments: list[str], said: str, code: int
) -> None:
    start(light)
    assert "no cycle of #i1 has been checked yet" in light.refused(
        "improvements", "mend", "i1", "--wording", "x"
    )
    check(light, "--surprise", "--decision", "adapt")
    start(light)
    assert said in light.refused("improvements", "mend", *arguments, code=code)
