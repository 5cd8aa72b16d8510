"""`absence`: days on which nothing is due."""

import pytest

from tests.cli.shell import Shell


def rows(shell: Shell) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("absence").splitlines()]


def ranges(shell: Shell) -> list[str]:
    return [f"{first}..{last}" for first, last, *_ in rows(shell)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-12-21..2027-01-03", "Mon 2026-12-21 to Sun 2027-01-03 · 14 days"),
        ("2026-12-21", "Mon 2026-12-21 · 1 day"),
        ("yesterday", "Sun 2026-11-22 · 1 day"),
        ("today..fri", "Mon 2026-11-23 to Fri 2026-11-27 · 5 days"),
        ("-3d", "Fri 2026-11-20 · 1 day"),
        ("-3d..thu", "Fri 2026-11-20 to Thu 2026-11-26 · 7 days"),
        ("-3d..-1d", "Fri 2026-11-20 to Sun 2026-11-22 · 3 days"),
        ("tomorrow..+2w", "Tue 2026-11-24 to Mon 2026-12-07 · 14 days"),
    ],
)
def test_its_days_are_said_as_they_were_understood(shell: Shell, typed: str, said: str) -> None:
    assert shell.done("absence", typed) == f"saved absence {said}\n"
    assert shell.done("absence", "--remove", typed.partition("..")[0]).endswith("is removed\n")


def test_on_a_friday_the_week_is_the_one_that_ends(shell: Shell) -> None:
    shell.now = "2026-11-20T08:00"
    assert shell.done("absence", "mon..fri") == (
        "saved absence Mon 2026-11-16 to Fri 2026-11-20 · 5 days\n"
    )


def test_absences_are_listed_the_coming_ones_first(shell: Shell) -> None:
    shell.done("absence", "fri", "--reason", " ill ")
    shell.done("absence", "2026-12-21..2027-01-03", "--reason", "[b]shutdown[/b]\x1b[31m")
    assert rows(shell) == [
        ["2026-12-21", "2027-01-03", "14 days", "[b]shutdown[/b]␛[31m"],
        ["2026-11-20", "2026-11-20", "1 day", "ill"],
    ]


def test_a_list_of_nothing_says_how_to_begin(shell: Shell) -> None:
    result = shell.run("absence")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("lean-journal: no absences yet: ")
    assert list(shell.file.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-12-21..2026-12-20", "would end on 2026-12-20, before it begins on 2026-12-21"),
        ("2026-12-21..2036-12-22", "more than ten years"),
        ("0001-01-01..9999-12-31", "more than ten years"),
        ("2026-12-21..", "'' is no day"),
        ("leave", "'leave' is no day: type 2026-12-21, today, tomorrow, mon, -3d or +2w"),
        ("", "'' is no day"),
        ("-99999999999d", "is no day"),
        ("\udcff", "is no day"),
    ],
)
def test_days_that_cannot_be_are_refused(shell: Shell, typed: str, said: str) -> None:
    assert said in shell.refused("absence", typed)
    assert not shell.file.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--reason", "ill"],
        ["today", "--remove", "today"],
        ["--remove", "today", "--reason", "x"],
        ["today", "tomorrow"],
        ["-x"],
    ],
)
def test_what_makes_no_sense_together_is_wrong_usage(shell: Shell, arguments: list[str]) -> None:
    shell.refused("absence", *arguments, code=2)


def test_nothing_is_due_on_its_days_and_no_streak_breaks(shell: Shell) -> None:
    shell.now = "2026-11-16T08:00"
    shell.done("behaviors", "add", "Ask first")
    shell.done("mark", "ask")
    shell.now = "2026-11-23T08:00"
    assert "\t0 days · best 1 · today pending\t" in shell.done("streaks")
    shell.done("absence", "2026-11-17..today")
    assert shell.done("streaks") == "Ask first\tdaily\t1 day · best 1\t1 of 1\t1 of 1\n"
    assert shell.done("undo") == "undone: absence 2026-11-17..2026-11-23\n"
    assert "\t0 days · best 1 · today pending\t" in shell.done("streaks")


def test_they_may_overlap_and_the_one_that_begins_then_is_removed(shell: Shell) -> None:
    for days in ("2026-12-01..2026-12-20", "2026-12-10..2026-12-11", "2026-12-21"):
        shell.done("absence", days)
    assert shell.done("absence", "--remove", "2026-12-10") == (
        "saved · the absence Thu 2026-12-10 to Fri 2026-12-11 is removed\n"
    )
    assert ranges(shell) == ["2026-12-21..2026-12-21", "2026-12-01..2026-12-20"]
    assert shell.done("undo").startswith("undone: removed: absence 2026-12-10")
    assert len(rows(shell)) == 3


def test_a_day_within_is_enough_if_one_absence_holds_it(shell: Shell) -> None:
    for days in ("2026-12-01..2026-12-20", "2026-12-10..2026-12-12"):
        shell.done("absence", days)
    shell.done("absence", "--remove", "2026-12-02")
    assert ranges(shell) == ["2026-12-10..2026-12-12"]
    assert "no absence begins on 2026-12-02, and none holds that day" in shell.refused(
        "absence", "--remove", "2026-12-02"
    )
    assert "is no day" in shell.refused("absence", "--remove", "leave")


def test_of_several_the_range_says_which(shell: Shell) -> None:
    for days in ("2026-12-01..2026-12-20", "2026-12-01..2026-12-04"):
        shell.done("absence", days)
    for day in ("2026-12-01", "2026-12-02"):
        assert shell.refused("absence", "--remove", day) == (
            f"lean-journal: several absences hold {day}: "
            "type one of 2026-12-01..2026-12-20, 2026-12-01..2026-12-04\n"
        )
    shell.done("absence", "--remove", "2026-12-01..2026-12-20")
    assert ranges(shell) == ["2026-12-01..2026-12-04"]


def test_of_two_that_are_the_same_the_newer_one_goes(shell: Shell) -> None:
    shell.done("absence", "2026-12-01", "--reason", "first")
    shell.now = "2026-11-23T14:21"
    shell.done("absence", "2026-12-01", "--reason", "second")
    shell.done("absence", "--remove", "2026-12-01")
    assert rows(shell) == [["2026-12-01", "2026-12-01", "1 day", "first"]]
