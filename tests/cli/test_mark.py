"""`mark`: what became of a behavior on a day."""

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal


@pytest.fixture
def practising(shell: Shell) -> Shell:
    """A journal in which a daily and a weekly behavior were begun a month ago."""
    now, shell.now = shell.now, "2026-10-26T08:00"
    shell.done("behaviors", "add", "Ask first")
    shell.done("behaviors", "add", "Go and see")
    shell.now = now
    return shell


def marks(shell: Shell) -> list[tuple[str, str, str]]:
    """Give the days, states and evidence of all marks, the oldest day first."""
    stored = shell.stored("marks")
    return sorted((one["day"], one["state"], one.get("evidence", "")) for one in stored)


def test_done_today_is_what_is_meant_without_another_word(practising: Shell) -> None:
    assert practising.done("mark", "ask") == (
        "saved Ask first · done on 2026-11-23 · 1 day · best 1\n"
    )
    assert marks(practising) == [("2026-11-23", "done", "")]


def test_it_says_how_the_streak_stands_now(practising: Shell) -> None:
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        practising.done("mark", "ask", "--on", day)
    assert practising.done("mark", "ask first", "done").endswith("· 4 days · best 4\n")
    assert practising.done("mark", "ask first", "missed").endswith(
        "· 3 days · best 3 · today missed so far\n"  # until the day ends, it breaks nothing
    )
    assert practising.done("mark", "ask", "clear") == (
        "saved Ask first · cleared on 2026-11-23 · 3 days · best 3 · today pending\n"
    )
    assert practising.done("mark", "go") == (
        "saved Go and see · done on 2026-11-23 · 0 weeks · best 0 · this week 1 of 3, pending\n"
    )


@pytest.mark.parametrize("words", [["not", "possible"], ["NOT", "Possible"], ["not possible"]])
def test_not_possible_may_be_two_words(practising: Shell, words: list[str]) -> None:
    assert practising.done("mark", "go", *words).startswith("saved Go and see · not-possible on ")


@pytest.mark.parametrize("state", ["done", "missed", "not-possible", "MISSED"])
def test_a_state_is_the_last_word(practising: Shell, state: str) -> None:
    printed = practising.done("mark", "ask first", state)
    assert printed.startswith(f"saved Ask first · {state.lower()} on 2026-11-23 · ")
    assert marks(practising) == [("2026-11-23", state.lower(), "")]


@pytest.mark.parametrize(
    ("words", "name", "state"),
    [
        (["ask", "first"], "Ask first", "done"),
        (["ask", "first", "missed"], "Ask first", "missed"),
        (["go", "and", "see", "not-possible"], "Go and see", "not-possible"),
        (["go and", "see"], "Go and see", "done"),
        (["SEE"], "Go and see", "done"),
    ],
)
def test_a_name_needs_no_quotes(practising: Shell, words: list[str], name: str, state: str) -> None:
    assert practising.done("mark", *words).startswith(f"saved {name} · {state} on")


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("yesterday", "2026-11-22"),
        ("fri", "2026-11-20"),
        ("-3d", "2026-11-20"),
        ("2026-10-01", "2026-10-01"),
        ("today", "2026-11-23"),
    ],
)
def test_a_day_before_is_marked_too(practising: Shell, on: str, day: str) -> None:
    practising.done("mark", "ask", "missed", "--on", on)
    assert marks(practising) == [(day, "missed", "")]


@pytest.mark.parametrize("on", ["tomorrow", "2026-11-24", "+3d", "2099-01-01"])
@pytest.mark.parametrize("state", ["done", "clear"])
def test_a_day_that_has_not_come_is_refused_in_one_line(
    practising: Shell, on: str, state: str
) -> None:
    complaint = practising.refused("mark", "ask", state, "--on", on)
    assert complaint.endswith(" has not come yet\n")
    assert marks(practising) == []


@pytest.mark.parametrize("on", ["2026-13-01", "", "soon"])
def test_what_is_no_day_is_wrong_usage(practising: Shell, on: str) -> None:
    assert "is no day up to today" in practising.refused("mark", "ask", "--on", on, code=2)


def test_evidence_is_kept_until_other_evidence_is_given(practising: Shell) -> None:
    practising.done("mark", "ask", "--evidence", " she named the cause ")
    practising.done("mark", "ask", "missed")
    assert marks(practising) == [("2026-11-23", "missed", "she named the cause")]
    practising.done("mark", "ask", "--evidence", "\x1b[31m [b]x[/b]\ttab")
    assert marks(practising) == [("2026-11-23", "done", "\x1b[31m [b]x[/b]\ttab")]
    practising.done("mark", "ask", "--evidence", "")
    assert marks(practising) == [("2026-11-23", "done", "")]


def test_a_mark_is_one_step_for_undo_and_says_what(practising: Shell) -> None:
    practising.done("mark", "ask")
    practising.done("mark", "ask", "missed", "--evidence", "no time")
    assert practising.done("undo") == "undone: Ask first: missed, 2026-11-23\n"
    assert marks(practising) == [("2026-11-23", "done", "")]
    practising.done("mark", "ask", "clear")
    assert marks(practising) == []
    assert practising.done("undo") == "undone: Ask first: cleared, 2026-11-23\n"
    assert practising.done("redo") == "back again: Ask first: cleared, 2026-11-23\n"


def test_clearing_what_is_unmarked_says_so_and_is_no_failure(practising: Shell) -> None:
    before = practising.file.read_bytes()
    result = practising.run("mark", "ask", "clear", "--on", "fri")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "lean-journal: nothing to clear: Ask first is unmarked on 2026-11-20\n"
    )
    assert practising.file.read_bytes() == before


def test_what_is_cleared_has_no_evidence(practising: Shell) -> None:
    practising.done("mark", "ask")
    practising.refused("mark", "ask", "clear", "--evidence", "x", code=2)
    assert len(marks(practising)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a"], "several behaviors fit 'a': Ask first, Go and see"),
        (["frist"], "no behavior fits 'frist'; "),
        (["ask frist"], "no behavior fits 'ask frist'; do you mean Ask first?"),
        (["ask", "frist"], "no behavior fits 'ask frist'; do you mean Ask first?"),
        (["go missed"], "no behavior fits 'go missed'"),
        (["not", "possible"], "no behavior fits 'not possible'"),
        (["done"], "no behavior fits 'done'"),
        ([""], "no behavior fits ''; there are: Ask first, Go and see"),
        (["", "done"], "no behavior fits ''; there are: Ask first, Go and see"),
        (["\udcff"], "no behavior fits '\\\\udcff'"),
    ],
)
def test_a_name_that_fits_none_or_several_is_refused_with_those_there_are(
    practising: Shell, words: list[str], said: str
) -> None:
    assert said in practising.refused("mark", *words)
    assert marks(practising) == []


@pytest.mark.parametrize(
    ("words", "wrong", "meant"),
    [
        (["go", "mised"], "mised", "; do you mean missed?"),
        (["go mised"], "mised", "; do you mean missed?"),
        (["ask", "first", "Don"], "Don", "; do you mean done?"),
        (["go", "not", "posible"], "not posible", "; do you mean not-possible?"),
        (["go", "imposible"], "imposible", "; do you mean not-possible?"),
        (["go", "and", "see", "tomorrow"], "tomorrow", ""),
    ],
)
def test_a_last_word_that_is_no_state_is_named_with_those_there_are(
    practising: Shell, words: list[str], wrong: str, meant: str
) -> None:
    assert practising.refused("mark", *words) == (
        f"lean-journal: {wrong!r} is no state: type done, missed, not-possible or clear{meant}\n"
    )


def test_a_mark_before_the_first_day_says_from_when_it_counts(practising: Shell) -> None:
    marked = practising.done("mark", "go", "--on", "2026-10-14")
    assert marked.endswith(" · it counts from 2026-10-12 now\n")
    # Nothing moves by another one in that week, nor by one after it began.
    for day in ("2026-10-13", "2026-10-28"):
        assert "counts from" not in practising.done("mark", "go", "--on", day)
    practising.done("mark", "go", "clear", "--on", "2026-10-13")
    cleared = practising.done("mark", "go", "clear", "--on", "2026-10-14")
    assert cleared.endswith(" · it counts from 2026-10-26 now\n")


def test_a_mark_centuries_before_the_first_day_is_refused(practising: Shell) -> None:
    assert practising.refused("mark", "ask", "--on", "1026-11-20") == (
        "lean-journal: 1026-11-20 is more than ten years before Ask first begins\n"
    )


def test_without_behaviors_or_a_name_it_says_what_to_do(shell: Shell) -> None:
    assert "add it with `lean-journal behaviors add`" in shell.refused("mark", "ask")
    shell.refused("mark", code=2)
    assert not shell.file.exists()


def test_a_parked_behavior_is_marked_and_nothing_is_due(practising: Shell) -> None:
    practising.now = "2026-11-20T08:00"
    practising.done("behaviors", "park", "ask")
    practising.now = "2026-11-23T08:00"
    assert practising.done("mark", "ask") == (
        "saved Ask first · done on 2026-11-23 · 0 days · best 0 · parked since 2026-11-20"
        " · nothing is due while it is parked\n"
    )
    # Up to the day it was parked it was due; and once resumed, it is again.
    for day in ("2026-11-19", "2026-11-20"):
        assert practising.done("mark", "ask", "--on", day).endswith("parked since 2026-11-20\n")
    practising.done("behaviors", "resume", "ask")
    assert "nothing is due" not in practising.done("mark", "ask")
    assert "nothing is due" in practising.done("mark", "ask", "--on", "2026-11-21")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["get", "it", "done"], "saved Get it done · done"),
        (["get it", "done"], "saved Get it done · done"),
        (["get it done", "missed"], "saved Get it done · missed"),
        (["get it", "missed"], "saved Get it done · missed"),
        (["make it", "done"], "saved Make it clear · done"),
        (["make it clear"], "saved Make it clear · done"),
        (["make it clear", "clear"], "saved Make it clear · cleared"),
        (["make it", "clear"], "lean-journal mark 'make it clear' done"),
        (["rule", "it", "not", "possible"], "`lean-journal mark 'rule it not possible' done`, or"),
        (["rule", "it", "not", "possible", "done"], "saved Rule it not possible · done"),
        (["make", "it", "clear"], "`lean-journal mark 'make it clear' clear`"),
    ],
)
def test_a_name_that_ends_like_a_state_is_never_mistaken(
    shell: Shell, words: list[str], said: str
) -> None:
    shell.done("behaviors", "add", "Get it done")
    shell.done("behaviors", "add", "Make it clear")
    shell.done("behaviors", "add", "Rule it not possible")
    shell.done("mark", "make it clear", "missed")
    result = shell.run("mark", *words)
    assert said in result.output
    assert result.exit_code == (0 if said.startswith("saved") else 1)


def test_what_may_be_meant_in_two_ways_changes_nothing(shell: Shell) -> None:
    shell.done("behaviors", "add", "Make it clear")
    shell.done("mark", "make it clear", "missed")
    shell.refused("mark", "make", "it", "clear")
    assert marks(shell) == [("2026-11-23", "missed", "")]


def test_the_whole_name_of_another_is_that_one(shell: Shell) -> None:
    for name in ("Get it", "Get it done"):
        shell.done("behaviors", "add", name)
    assert shell.done("mark", "get it", "done").startswith("saved Get it · done")
    assert shell.done("mark", "get it done").startswith("saved Get it done · done")


def test_a_name_as_hostile_as_may_be_acts_on_no_terminal(shell: Shell) -> None:
    name = "[red]木[/] \x1b[31m\x9b \u202e"
    shell.done("behaviors", "add", name)
    command = ["lean-journal", "mark", "木", "missed"]
    with Terminal(command, env=shell.variables, size=(120, 5)) as terminal:
        assert terminal.wait() == 0
        assert "saved [red]木[/] ␛[31m\\x9b ‹RLO› · missed on 2026-11-23" in terminal.text
        assert b"\x1b" not in terminal.raw


def test_nothing_is_said_to_be_saved_that_is_not(practising: Shell) -> None:
    practising.file.parent.joinpath("journal.json.tmp").mkdir()
    result = practising.run("mark", "ask")
    assert (result.exit_code, result.stdout) == (1, "")
