"""`streaks`: how the behaviors stand, in words and as JSON."""

import json

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal

KEYS = [
    *("behavior", "cadence", "unit", "current", "pending", "best"),
    *("consistency_4w", "consistency_12w"),
]


def rows(shell: Shell, *options: str) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("streaks", *options).splitlines()]


@pytest.fixture
def practising(shell: Shell) -> Shell:
    """Behaviors of every unit, begun twelve weeks ago, with some days done."""
    shell.now = "2026-09-01T08:00"
    for name, cadence in (("Daily", "daily"), ("Weekly", "2/week"), ("Monthly", "1/month")):
        shell.done("behaviors", "add", name, "--cadence", cadence)
    shell.now = "2026-11-23T14:20"
    for day in ("2026-11-17", "2026-11-19", "2026-11-20", "2026-11-23"):
        shell.done("mark", "daily", "--on", day)
    shell.done("mark", "daily", "missed", "--on", "2026-11-18")
    for day in ("2026-11-09", "2026-11-10", "2026-11-16", "2026-11-22", "2026-11-23"):
        shell.done("mark", "weekly", "--on", day)
    for day in ("2026-10-05", "2026-11-22"):
        shell.done("mark", "monthly", "--on", day)
    return shell


def test_the_table_says_it_in_words(practising: Shell) -> None:
    assert rows(practising) == [
        ["Daily", "daily", "3 days · best 3", "4 of 16 · 11 unmarked", "4 of 56 · 51 unmarked"],
        [
            "Weekly",
            "2/week",
            "2 weeks · best 2 · this week 1 of 2, pending",
            "4 of 6 · 2 unmarked",
            "4 of 22 · 18 unmarked",
        ],
        ["Monthly", "1/month", "2 months · best 2", "1 of 1", "2 of 2"],
    ]


def test_plain_it_is_a_sentence_a_line_in_which_nothing_is_told_by_its_place(
    practising: Shell,
) -> None:
    assert practising.done("streaks", "--plain").splitlines() == [
        "Daily: cadence daily; streak 3 days, best 3; 4 weeks 4 of 16, 11 unmarked; "
        "12 weeks 4 of 56, 51 unmarked.",
        "Weekly: cadence 2/week; streak 2 weeks, best 2, this week 1 of 2, pending; "
        "4 weeks 4 of 6, 2 unmarked; 12 weeks 4 of 22, 18 unmarked.",
        "Monthly: cadence 1/month; streak 2 months, best 2; 4 weeks 1 of 1; 12 weeks 2 of 2.",
    ]


def test_json_has_exactly_the_keys_that_are_documented(practising: Shell) -> None:
    daily, weekly, monthly = json.loads(practising.done("streaks", "--json"))
    for one in (daily, weekly, monthly):
        assert list(one) == KEYS
        assert list(one["consistency_4w"]) == ["done", "possible", "unmarked"]
        assert list(one["consistency_12w"]) == ["done", "possible", "unmarked"]
    assert weekly == {
        "behavior": "Weekly",
        "cadence": "2/week",
        "unit": "week",
        "current": 2,
        "pending": True,
        "best": 2,
        "consistency_4w": {"done": 4, "possible": 6, "unmarked": 2},
        "consistency_12w": {"done": 4, "possible": 22, "unmarked": 18},
    }
    assert [one["unit"] for one in (daily, monthly)] == ["day", "month"]
    assert [one["pending"] for one in (daily, monthly)] == [False, False]


def test_the_parked_ones_are_told_only_with_all(practising: Shell) -> None:
    practising.done("behaviors", "park", "weekly")
    assert [row[0] for row in rows(practising)] == ["Daily", "Monthly"]
    *_, parked = rows(practising, "--all")
    # Of this week only Monday was due, and it was done.
    assert parked[:3] == ["Weekly", "2/week", "3 weeks · best 3 · parked since 2026-11-23"]
    found = json.loads(practising.done("streaks", "--json", "--all"))
    assert [one["behavior"] for one in found] == ["Daily", "Monthly", "Weekly"]
    assert list(found[2]) == KEYS


def test_the_week_that_was_set_is_the_one_that_is_counted(practising: Shell) -> None:
    practising.done("settings", "week_start", "sun")
    weekly = json.loads(practising.done("streaks", "--json"))[1]
    # Sunday and Monday are days of the running week now.
    assert (weekly["current"], weekly["pending"]) == (1, False)
    assert weekly["consistency_4w"] == {"done": 5, "possible": 8, "unmarked": 3}


def test_without_behaviors_it_says_so(shell: Shell) -> None:
    for arguments in ([], ["--all"]):
        result = shell.run("streaks", *arguments)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("lean-journal: no behaviors are practised: ")
    assert shell.done("streaks", "--json") == "[]\n"
    assert list(shell.file.parent.iterdir()) == []


def test_before_it_begins_there_is_nothing_to_tell(practising: Shell) -> None:
    practising.now = "2026-08-01T08:00"
    assert rows(practising)[1][1:] == ["2/week", "not begun", *["nothing counted yet"] * 2]
    weekly = json.loads(practising.done("streaks", "--json"))[1]
    assert (weekly["current"], weekly["pending"], weekly["best"]) == (0, False, 0)


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_gets_a_table_in_which_no_color_judges(
    practising: Shell, variables: dict[str, str]
) -> None:
    practising.done("behaviors", "edit", "daily", "--name", "[b]木工[/b] Recognise specifically")
    env = practising.variables | variables
    with Terminal(["lean-journal", "streaks"], env=env, size=(80, 30)) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0].split() == [
            *("behavior", "cadence", "streak", "4", "weeks", "12", "weeks")
        ]
        assert "specifically" in terminal.text
        assert "[b]木工[/b]" in terminal.text
        # The heading is bold; nothing else is styled.
        styled = terminal.raw.partition(b"\n")[2]
        assert b"\x1b" not in styled
