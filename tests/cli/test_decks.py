"""The decks of all months from the command line: listed, written for, answered, and pulled."""

import json
from datetime import date
from typing import Any

import pytest

from lean_journal.domain.deck import Deck
from lean_journal.storage.deck import deck_of
from tests.builders import journal
from tests.cli.shell import Shell
from tests.decks import OCTOBER, SEPTEMBER, busy, freeze_deck
from tests.terminal import Terminal

AUGUST = date(2026, 8, 1)
HOSTILE = "[red]a[/] \x1b[31m\x9b1m \x07 \u202e 木"


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A journal with the decks of September, which is frozen, and of October."""
    with journal(shell.file.parent) as opened:
        busy().store(opened)
        freeze_deck(opened, SEPTEMBER)
    return shell


def stored(shell: Shell, month: date = OCTOBER) -> Deck:
    with journal(shell.file.parent) as opened:
        return deck_of(opened, month)


def freeze(shell: Shell, month: date = OCTOBER) -> None:
    with journal(shell.file.parent) as opened:
        freeze_deck(opened, month)


def listed(shell: Shell) -> list[list[str]]:
    return [line.split("\t") for line in shell.done("decks").splitlines()]


# Listed


def test_decks_are_listed_the_newest_first_with_what_came_back(filled: Shell) -> None:
    filled.done("decks", "edit", "aug", "--target", "less")
    filled.done("decks", "pull", "sent", "september")
    assert listed(filled) == [
        [
            "2026-10",
            "draft",
            "Waiting falls below 10 minutes a shift, and no press stops for material."
            " · not answered yet",
            "",
            "",
        ],
        [
            "2026-09",
            "2026-11-23",
            "With a call light, carts at press 2 wait 15 minutes a shift instead of 40."
            " · came true",
            "sent",
            "2026-11-23",
        ],
        ["2026-08", "draft", "", "", ""],
        ["1 deck frozen · 1 sent"],
    ]


def test_what_came_back_is_told_below_the_list(filled: Shell) -> None:
    freeze(filled)
    assert listed(filled)[-1] == ["2 decks frozen · 0 sent"]
    filled.done("decks", "pull", "sent", "sep")
    filled.done("decks", "pull", "asked")
    assert listed(filled)[-1] == ["2 decks frozen · 2 sent · 1 asked for first, since October 2026"]


def test_drafts_alone_have_brought_nothing(shell: Shell) -> None:
    shell.done("decks", "edit", "--target", "less")
    assert listed(shell) == [["2026-10", "draft", "", "", ""]]


def test_a_list_of_nothing_says_how_to_begin_and_makes_no_file(shell: Shell) -> None:
    result = shell.run("decks")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no decks: " in result.stderr
    assert json.loads(shell.done("decks", "--json")) == []
    assert list(shell.file.parent.iterdir()) == []


def test_as_json_a_deck_has_every_field_but_its_slides(filled: Shell) -> None:
    filled.done("decks", "pull", "sent", "sep")
    october, september = json.loads(filled.done("decks", "--json"))
    assert (october["month"], october["stands"], october["pull"], october["since"]) == (
        *("2026-10-01", "draft"),
        *(None, None),
    )
    assert september["id"] == stored(filled, SEPTEMBER).id
    assert {name: september[name] for name in ("stands", "frozen", "pull", "since")} == {
        "stands": "frozen",
        "frozen": "2026-11-23",
        "pull": "sent",
        "since": "2026-11-23",
    }
    assert september["came_true"] is True
    assert september["pulls"] == [{"day": "2026-11-23", "signal": "sent"}]
    assert "outline" not in september


def test_a_terminal_of_80_columns_shows_them_with_headings(filled: Shell) -> None:
    filled.done("decks", "pull", "sent", "sep")
    filled.done("decks", "edit", "--prediction", HOSTILE * 20)
    with Terminal(["lean-journal", "decks"], env=filled.variables) as terminal:
        assert terminal.wait() == 0
        rows = terminal.text.rstrip("\n").split("\n")
        assert rows[0].split() == ["month", "frozen", "predicted", "came", "back", "since"]
        assert rows[1].startswith("2026-10  draft")
        assert any(row.endswith("sent       2026-11-23") for row in rows)
        assert rows[-1] == "1 deck frozen · 1 sent"
        assert max(map(len, rows)) <= 80
        assert b"\x1b[31m" not in terminal.raw


# Written for


def test_a_deck_is_written_for_field_by_field_and_undone_in_one_step(shell: Shell) -> None:
    said = shell.done("decks", "edit", "--target", " no cart waits ", "--prediction", HOSTILE)
    assert said == "saved the deck of October 2026 · target, prediction\n"
    assert (stored(shell).target, stored(shell).prediction) == ("no cart waits", HOSTILE.strip())
    said = shell.done("decks", "edit", "2026-10", "--wanted", "who?", "--target", "")
    assert said == "saved the deck of October 2026 · target, wanted\n"
    one = stored(shell)
    assert (one.target, one.prediction, one.wanted) == ("", HOSTILE, "who?")
    assert shell.done("undo") == "undone: the deck of October 2026: target, wanted\n"
    assert (stored(shell).target, stored(shell).wanted) == ("no cart waits", "")


@pytest.mark.parametrize(
    ("month", "wanted"),
    [
        ([], OCTOBER),
        (["2026-09"], SEPTEMBER),
        (["AUG"], AUGUST),
        (["last"], OCTOBER),
        (["this"], date(2026, 11, 1)),
        (["december"], date(2025, 12, 1)),
    ],
)
def test_a_month_is_named_as_for_a_deck(shell: Shell, month: list[str], wanted: date) -> None:
    shell.done("decks", "edit", *month, "--target", "less")
    assert [one["month"] for one in shell.stored("decks")] == [wanted.isoformat()]


def test_what_is_written_stands_in_the_deck(shell: Shell) -> None:
    shell.done("decks", "edit", "--target", "no cart waits", "--prediction", "9 of 10")
    shell.done("decks", "edit", "sep", "--prediction", "8 of 10")
    shell.done("decks", "answer", "7 of 10", "--otherwise")
    written = shell.run("deck", "--format", "md").stdout
    for text in (
        "In November: no cart waits",
        "9 of 10",
        "8 of 10",
        "It came otherwise",
        "7 of 10",
    ):
        assert text in written


def test_a_frozen_deck_stays_as_it_was(filled: Shell) -> None:
    complaint = filled.refused("decks", "edit", "sep", "--target", "less")
    assert complaint == "lean-journal: the deck of September 2026 is frozen: it stays as it was\n"


# Answered


def test_without_a_month_the_last_prediction_that_can_be_judged_is_answered(filled: Shell) -> None:
    result = filled.run("decks", "answer", "nine of ten did", "--otherwise")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "saved the deck of September 2026 · came otherwise\n"
    one = stored(filled, SEPTEMBER)
    assert (one.outcome, one.came_true) == ("nine of ten did", False)
    assert filled.done("undo") == "undone: the deck of September 2026: its prediction answered\n"
    assert stored(filled, SEPTEMBER).came_true is True


@pytest.mark.parametrize(
    ("typed", "outcome", "came_true", "said"),
    [
        (["ten did", "--came-true"], "ten did", True, "came true"),
        (["six did", "--otherwise"], "six did", False, "came otherwise"),
        (["half of them"], "half of them", None, "nobody can tell"),
        (["", "--came-true"], "", None, "not answered yet"),
        ([HOSTILE, "--came-true"], HOSTILE, True, "came true"),
    ],
)
def test_an_answer_says_what_came_and_whether_it_came_true(
    filled: Shell, typed: list[str], outcome: str, came_true: bool | None, said: str
) -> None:
    printed = filled.done("decks", "answer", "october", *typed)
    assert printed == f"saved the deck of October 2026 · {said}\n"
    assert (stored(filled).outcome, stored(filled).came_true) == (outcome, came_true)


def test_an_answer_that_comes_after_the_next_deck_was_frozen_says_so(filled: Shell) -> None:
    freeze(filled)
    result = filled.run("decks", "answer", "ten did", "--came-true")
    assert result.stdout == "saved the deck of September 2026 · came true\n"
    assert result.stderr == (
        "lean-journal: the deck of October 2026 is frozen: it opens with what was known then\n"
    )
    assert stored(filled, SEPTEMBER).outcome == "ten did"


def test_what_predicted_nothing_is_not_answered(shell: Shell) -> None:
    assert "the deck of September 2026 predicts nothing" in shell.refused("decks", "answer", "x")


# What came back


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("sent", "sent"),
        ("S", "sent"),
        ("asked", "asked for first"),
        ("asked for first", "asked for first"),
        (" a ", "asked for first"),
    ],
)
def test_a_beginning_of_a_signal_is_enough(filled: Shell, typed: str, wanted: str) -> None:
    freeze(filled)
    said = filled.done("decks", "pull", typed)
    assert said == f"saved the deck of October 2026 · {wanted}\n"
    assert stored(filled).pull == wanted
    assert filled.done("undo") == f"undone: the deck of October 2026: {wanted}\n"
    assert stored(filled).pulls == ()


def test_signals_follow_one_another_each_with_its_day(filled: Shell) -> None:
    filled.done("decks", "pull", "sent", "sep")
    filled.now = "2026-11-25T08:00"
    filled.done("decks", "pull", "reused", "sep")
    assert [(one.day.day, one.signal.value) for one in stored(filled, SEPTEMBER).pulls] == [
        (23, "sent"),
        (25, "reused upward"),
    ]
    complaint = filled.refused("decks", "pull", "disc", "sep")
    assert "is reused upward already: discussed cannot follow" in complaint


@pytest.mark.parametrize("signal", ["sent", "asked"])
def test_a_draft_brings_nothing_back_and_is_frozen_in_the_app(filled: Shell, signal: str) -> None:
    assert filled.refused("decks", "pull", signal) == (
        "lean-journal: the deck of October 2026 is a draft: freeze it in the app, slide by slide\n"
    )


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["edit"], "what shall change? add --target, --prediction or --wanted"),
        (["edit", "2026-13", "--target", "x"], "'2026-13' is no month up to this one"),
        (["edit", "2026-12", "--target", "x"], "'2026-12' is no month up to this one"),
        (["edit", "", "--target", "x"], "'' is no month up to this one"),
        (["edit", "\x1b[31m", "--target", "x"], "is no month up to this one"),
        (["answer"], "Missing argument"),
        (["answer", "september"], "what became of it? add the TEXT after september"),
        (["answer", "2026-09", "--came-true"], "what became of it?"),
        (["answer", "nine", "of", "ten"], "put quotes around the TEXT"),
        (["answer", "someday", "nine"], "'someday' is no month up to this one"),
        (["answer", "2026-12", "nine"], "'2026-12' is no month up to this one"),
        (["pull"], "Missing argument"),
        (["pull", "x"], "'x' is no pull signal: type sent, discussed, reused or asked"),
        (["pull", ""], "'' is no pull signal"),
        (["pull", "sent", "2027-01"], "'2027-01' is no month up to this one"),
        (["pull", "sentt"], "'sentt' is no pull signal"),
        (["freeze"], "No such command 'freeze'"),
    ],
)
def test_what_is_no_usage_is_refused_in_a_sentence(
    filled: Shell, arguments: list[str], said: str
) -> None:
    complaint = filled.refused("decks", *arguments, code=2)
    assert said in complaint
    assert "\x1b" not in complaint


@pytest.mark.parametrize(
    "arguments",
    [[], ["--json"], ["edit", "--target", "x"], ["answer", "x"], ["pull", "sent"]],
)
def test_a_journal_that_cannot_be_read_is_left_as_it_is(shell: Shell, arguments: list[Any]) -> None:
    shell.file.write_bytes(b"{")
    assert "cannot read" in shell.refused("decks", *arguments)
