"""`today`: what is due in one screen of text, and how much of it in one number."""

import json

import pytest

from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.walk import Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.guided import answer, go_through
from lean_journal.storage.morning import steps_of
from lean_journal.storage.passes import pass_of
from tests.builders import MONDAY, Clock
from tests.cli.shell import Shell
from tests.decks import busy, freeze_deck
from tests.terminal import Terminal


def rows(shell: Shell) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("today").splitlines()]


def texts(shell: Shell, label: str) -> list[str]:
    return [text for name, text in rows(shell) if name == label]


def journal(shell: Shell) -> Journal:
    return Journal(shell.file, clock=Clock())


def finish_the_pass(shell: Shell) -> None:
    """Leave every step of Monday morning."""
    with journal(shell) as opened:
        for step in steps_of(opened, MONDAY):
            go_through(opened, pass_of(opened, MONDAY, ReflectionKind.MORNING), step.key, "left")


def filled(shell: Shell) -> None:
    """Make a journal in which something of every kind waits."""
    shell.now = "2026-11-18T14:20"
    for area in ("Press shop", "Paint line", "Goods in"):
        shell.done("areas", "add", area)
    shell.done("observe", "--area", "press", "--theme", "safety", "w: carts >> order labels !fri")
    shell.now = "2026-11-18T15:30"
    shell.done("observe", "--area", "paint", "d: runs >> call Kim @kim !sun")
    shell.now = "2026-11-23T08:00"


# The number


def test_an_empty_journal_counts_the_morning_and_is_not_made(shell: Shell) -> None:
    assert shell.done("today", "--count") == "1\n"
    assert rows(shell) == [
        ["today", "Monday 23 November 2026"],
        ["morning", "2 steps to go: lean-journal opens there"],
        ["due", "nothing"],
    ]
    assert list(shell.file.parent.iterdir()) == []


def test_the_count_is_of_what_is_due_and_one_for_the_morning(shell: Shell) -> None:
    shell.done("observe", ">> one !today")
    shell.done("observe", ">> two !tomorrow")
    shell.done("observe", ">> three")
    assert shell.done("today", "--count") == "2\n"
    shell.now = "2026-11-24T08:00"
    assert shell.done("today", "--count") == "3\n"


def test_nothing_is_nothing(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    finish_the_pass(shell)
    assert shell.done("today", "--count") == "0\n"
    assert rows(shell)[1:3] == [["morning", "done"], ["due", "nothing"]]
    shell.done("observe", ">> call Kim !today")
    assert shell.done("today", "--count") == "1\n"
    assert texts(shell, "morning") == ["done"]


def test_a_pass_that_was_left_counts_until_its_end(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    left = texts(shell, "morning")
    with journal(shell) as opened:
        guided = pass_of(opened, MONDAY, ReflectionKind.MORNING)
        answer(opened, guided, guided.prompts[0], "be at press 2\nat nine")
    assert left == ["4 steps to go: lean-journal opens there"]
    assert texts(shell, "morning") == ["3 steps to go: lean-journal opens there"]
    assert texts(shell, "wrote") == ["be at press 2⏎at nine"]
    assert shell.done("today", "--count") == "1\n"
    finish_the_pass(shell)
    assert shell.done("today", "--count") == "0\n"


def test_the_day_is_the_journals(shell: Shell) -> None:
    shell.done("observe", ">> call Kim !tomorrow")
    shell.now = "2026-11-24T02:59"
    assert shell.done("today", "--count") == "1\n"
    assert texts(shell, "today") == ["Monday 23 November 2026"]
    shell.now = "2026-11-24T03:00"
    assert shell.done("today", "--count") == "2\n"
    assert texts(shell, "today") == ["Tuesday 24 November 2026"]


@pytest.mark.parametrize("now", ["0001-01-02T03:00", "9999-12-30T23:00", "2024-02-29T12:00"])
def test_any_day_is_one(shell: Shell, now: str) -> None:
    shell.done("areas", "add", "Press shop")
    shell.now = now
    assert shell.done("today", "--count") == "1\n"
    assert len(rows(shell)) == 4


def test_a_journal_that_cannot_be_read_has_no_number(shell: Shell) -> None:
    shell.file.write_bytes(b"{")
    assert "cannot read" in shell.refused("today", "--count")
    assert "cannot read" in shell.refused("today")


def test_a_newer_journal_is_counted_all_the_same(shell: Shell) -> None:
    shell.done("observe", ">> call Kim !today")
    data = json.loads(shell.file.read_bytes())
    data["meta"]["1"]["schema"] = 99
    shell.file.write_text(json.dumps(data))
    result = shell.run("today", "--count")
    assert (result.exit_code, result.stdout) == (0, "2\n")
    assert result.stderr.count("\n") == 1


def test_behaviors_are_no_part_of_the_number(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    finish_the_pass(shell)
    assert shell.done("today", "--count") == "0\n"
    shell.done("behaviors", "add", "Ask first")
    assert shell.done("today", "--count") == "0\n"
    assert texts(shell, "mark") == ["Ask first · 0 days · today pending"]


# The screen of text


def test_a_pipe_gets_a_line_for_everything_that_waits(shell: Shell) -> None:
    filled(shell)
    assert rows(shell) == [
        ["today", "Monday 23 November 2026"],
        ["morning", "6 steps to go: lean-journal opens there"],
        ["due", "order labels · overdue by 3 days"],
        ["due", "call Kim · to @kim · overdue by 1 day"],
        ["walk", "go and see: Goods in, not seen yet"],
        ["loop", "told nobody yet: Paint line, walk of 2026-11-18 15:30"],
        ["loop", "told nobody yet: Press shop, Safety walk of 2026-11-18 14:20"],
        ["triage", "2 lines nobody has gone through yet"],
    ]


def test_plain_each_line_is_a_sentence_that_says_what_it_is_about(shell: Shell) -> None:
    filled(shell)
    assert shell.done("today", "--plain").splitlines()[:4] == [
        "today: Monday 23 November 2026.",
        "morning: 6 steps to go: lean-journal opens there.",
        "due: order labels, overdue by 3 days.",
        "due: call Kim, to @kim, overdue by 1 day.",
    ]


def test_a_planned_walk_stands_in_the_place_of_a_suggested_one(shell: Shell) -> None:
    filled(shell)
    with journal(shell) as opened:
        opened.add(Walk(day=MONDAY, state=WalkState.PLANNED, theme="Flow"), "plan")
    assert "planned: Flow notes of today" in texts(shell, "walk")


def test_behaviors_that_wait_for_a_mark_are_told_with_how_they_stand(shell: Shell) -> None:
    shell.now = "2026-11-16T08:00"
    shell.done("behaviors", "add", "Ask first", "--cue", "before each stand-up")
    shell.done("behaviors", "add", "Close the loop")
    shell.done("behaviors", "add", "Go and see")
    shell.done("mark", "ask")
    shell.done("mark", "go")
    shell.now = "2026-11-23T08:00"
    shell.done("mark", "close")
    assert [row for row in rows(shell) if row[0] in ("focus", "mark")] == [
        ["focus", "Ask first · before each stand-up"],
        ["mark", "Ask first · 0 days · today pending"],
        ["mark", "Go and see · 0 weeks · this week 0 of 3, pending"],
    ]
    shell.done("mark", "ask", "missed")
    shell.done("behaviors", "park", "go")
    assert texts(shell, "mark") == []
    assert texts(shell, "focus") == ["Ask first · before each stand-up"]
    shell.done("behaviors", "park", "ask")
    assert texts(shell, "focus") == ["Close the loop"]


def test_what_is_more_than_a_screen_is_counted(shell: Shell) -> None:
    for number in range(9):
        shell.done("areas", "add", f"area {number}")
        shell.done("observe", "--area", f"area {number}", f"x >> thing {number} !today")
    due, loops = texts(shell, "due"), texts(shell, "loop")
    assert due[0] == "thing 0 · due today"
    assert (len(due), due[-1]) == (6, "and 4 more: lean-journal commitments")
    assert (len(loops), loops[-1]) == (4, "told nobody yet: 6 more")
    assert texts(shell, "triage") == ["9 lines nobody has gone through yet"]
    assert shell.done("today", "--count") == "10\n"


def test_long_texts_leave_room_for_what_follows_them(shell: Shell) -> None:
    shell.done("observe", f">> {'word ' * 200_000}@{'k' * 5000} !today")
    (promise,) = texts(shell, "due")
    assert promise.startswith("word word")
    assert promise.endswith("… · due today")
    assert len(promise) < 250


HOSTILE = "[red]a[/] \x1b[31m\x9b1m \x07 \u202e 木"


def test_nothing_anybody_wrote_acts_on_the_terminal(shell: Shell) -> None:
    shell.done("areas", "add", HOSTILE)
    shell.done("observe", "--area", "red", "--theme", HOSTILE, f"x >> {HOSTILE} !today")
    with journal(shell) as opened:
        guided = pass_of(opened, MONDAY, ReflectionKind.MORNING)
        answer(opened, guided, guided.prompts[0], HOSTILE)
    shown = "[red]a[/] ␛[31m\\x9b1m ␇ ‹RLO› 木"
    printed = shell.done("today")
    assert printed.count(shown) == 4
    with Terminal(["lean-journal", "today"], env=shell.variables, size=(200, 24)) as terminal:
        assert terminal.wait() == 0
        assert terminal.text.count(shown) == 4
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_gets_columns_without_any_style(shell: Shell, variables: dict[str, str]) -> None:
    filled(shell)
    env = shell.variables | variables
    with Terminal(["lean-journal", "today"], env=env) as terminal:
        assert terminal.wait() == 0
        assert b"\x1b" not in terminal.raw
        assert terminal.text.rstrip("\n").split("\n") == [
            "today    Monday 23 November 2026",
            "morning  6 steps to go: lean-journal opens there",
            "due      order labels · overdue by 3 days",
            "         call Kim · to @kim · overdue by 1 day",
            "walk     go and see: Goods in, not seen yet",
            "loop     told nobody yet: Paint line, walk of 2026-11-18 15:30",
            "         told nobody yet: Press shop, Safety walk of 2026-11-18 14:20",
            "triage   2 lines nobody has gone through yet",
        ]


def test_it_is_one_screen_however_much_waits(shell: Shell) -> None:
    long = "a sentence as long as they come, "
    for number in range(9):
        shell.done("areas", "add", f"{number} {long * 2}")
        shell.done("observe", "--area", f"{number} ", f"x >> {long * 9} @{long[:1] * 30} !today")
    with journal(shell) as opened:
        guided = pass_of(opened, MONDAY, ReflectionKind.MORNING)
        answer(opened, guided, guided.prompts[0], long * 9)
    with Terminal(["lean-journal", "today"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0] == "today    Monday 23 November 2026"
        assert terminal.text.count("due today") == 5
    for number in range(5):
        name = f"{number} {long * 3}"[:100]
        shell.done("behaviors", "add", name, "--cadence", "28/month", "--cue", long * 9)
    with Terminal(["lean-journal", "today"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0] == "today    Monday 23 November 2026"
        assert terminal.text.count(" of ") >= 5
        assert terminal.text.count("due today") == 3
    # With a struggle to see, cycles to check and what was adopted to look at.
    shell.now = "2026-10-20T08:00"
    adopted = [f"{number} {long * 3}" for number in range(2)]
    tried(shell, adopted)
    rest = ("--happened", "x", "--learned", "y", "--as-expected", "--decision", "adopt")
    for number in (1, 2):
        shell.done("improvements", "check", f"i{number}", *rest)
    tried(shell, [f"{number} {long * 3}" for number in range(2, 5)])
    shell.done("struggles", "add", long * 9)
    shell.now = "2026-11-24T08:00"
    with Terminal(["lean-journal", "today"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0] == "today    Tuesday 24 November 2026"
        for label in ("walk ", "check ", "holds? "):
            assert sum(row.startswith(label) for row in terminal.screen) == 1


def test_a_narrow_terminal_folds_and_loses_nothing(shell: Shell) -> None:
    filled(shell)
    with Terminal(["lean-journal", "today"], env=shell.variables, size=(40, 24)) as terminal:
        assert terminal.wait() == 0
        shown = " ".join(terminal.text.split())
    for _, text in rows(shell):
        assert text in shown
    assert max(map(len, terminal.screen)) <= 40


# What is tried


def tried(shell: Shell, titles: list[str], *more: str) -> None:
    """Have an improvement of each title tried, to be checked today."""
    for title in titles:
        shell.done("improvements", "add", title, "--problem", "x")
        words = ("--step", "a lamp", "--expect", "no cart waits")
        shell.done("improvements", "start", title, *words, "--check", "today", *more)


def test_a_struggle_nobody_has_gone_to_see_is_the_walk_suggested(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("struggles", "add", "late [trucks]", "--on", "-3d")
    assert texts(shell, "walk") == ["go and see: #s1 late [trucks], heard 3 days ago"]
    shell.done("observe", "--struggle", "s1", "x")
    assert texts(shell, "walk") == []


def test_a_cycle_is_named_from_the_day_of_its_check_on(shell: Shell) -> None:
    shell.done("improvements", "add", "Lamp", "--problem", "x")
    shell.done("improvements", "start", "i1", "--step", "a", "--expect", "b", "--check", "tue")
    assert texts(shell, "check") == []
    shell.now = "2026-11-24T08:00"
    assert texts(shell, "check") == ["#i1 Lamp · check today"]
    shell.now = "2026-11-26T08:00"
    assert texts(shell, "check") == ["#i1 Lamp · to check for 2 days"]


def test_what_was_adopted_is_named_after_thirty_days(shell: Shell) -> None:
    tried(shell, ["Lamp"])
    rest = ("--happened", "x", "--learned", "y", "--as-expected", "--decision", "adopt")
    shell.done("improvements", "check", "i1", *rest)
    assert texts(shell, "holds?") == []
    shell.now = "2026-12-23T08:00"
    assert texts(shell, "holds?") == ["#i1 Lamp · adopted 30 days ago"]
    shell.done("improvements", "holds", "i1")
    assert texts(shell, "holds?") == []


def test_of_many_one_is_named_and_the_others_are_counted(shell: Shell) -> None:
    tried(shell, ["Lamp", "Mirror", f"Hook {'x' * 80}"])
    assert texts(shell, "check") == ["#i1 Lamp · check today · and 2 more"]
    assert shell.done("today", "--count") == "1\n"


# The deck that is to be sent


def october(shell: Shell) -> None:
    with journal(shell) as opened:
        busy().store(opened)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-01T23:00", []),
        ("2026-11-02T08:00", ["October 2026 · due Thu 5 Nov · a draft"]),
        ("2026-11-06T02:59", ["October 2026 · due Thu 5 Nov · a draft"]),
        ("2026-11-06T03:00", ["October 2026 · was due Thu 5 Nov · a draft"]),
        ("2026-11-12T08:00", ["October 2026 · was due Thu 5 Nov · a draft"]),
        ("2026-11-13T08:00", []),
    ],
)
def test_the_deck_is_reminded_of_around_the_reporting_day(
    shell: Shell, now: str, said: list[str]
) -> None:
    october(shell)
    shell.now = now
    assert texts(shell, "deck") == said
    # What waits is counted as without it.
    count = shell.done("today", "--count")
    shell.done("settings", "reporting_day", "off")
    assert texts(shell, "deck") == []
    assert shell.done("today", "--count") == count


def test_a_frozen_deck_is_reminded_of_until_it_was_sent(shell: Shell) -> None:
    october(shell)
    shell.now = "2026-11-04T08:00"
    with journal(shell) as opened:
        freeze_deck(opened)
    assert texts(shell, "deck") == ["October 2026 · due Thu 5 Nov · frozen, not marked as sent"]
    shell.done("decks", "pull", "sent")
    assert texts(shell, "deck") == []


def test_a_month_with_nothing_to_tell_is_not_reminded_of(shell: Shell) -> None:
    shell.now = "2026-11-04T08:00"
    assert texts(shell, "deck") == []
    shell.done("struggles", "add", "late", "--title", "Late calls")
    assert texts(shell, "deck") == []


def test_it_is_one_screen_with_a_deck_too(shell: Shell) -> None:
    long = "a sentence as long as they come, "
    october(shell)
    shell.now = "2026-11-04T08:00"
    for number in range(9):
        shell.done("areas", "add", f"{number} {long * 2}")
        shell.done("observe", "--area", f"{number} ", f"x >> {long * 9} @{long[:1] * 30} !today")
    for number in range(5):
        shell.done("behaviors", "add", f"{number} {long}", "--cadence", "28/month")
    tried(shell, [f"{number} {long * 3}" for number in range(3)])
    with Terminal(["lean-journal", "today"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0] == "today    Wednesday 4 November 2026"
        assert "deck     October 2026 · due Thu 5 Nov · a draft" in terminal.screen
