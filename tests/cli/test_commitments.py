"""Settling what I said I would do, from the shell, and the ledger of it."""

import json

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def promised(shell: Shell) -> Shell:
    """Three commitments: one due today, one overdue, one without a date."""
    shell.now = "2026-11-20T08:00"
    shell.done("observe", ">> check the call light @kim !today")
    shell.now = "2026-11-23T08:00"
    shell.done("observe", ">> order labels !today")
    shell.done("observe", ">> tell the [red]team[/]")
    return shell


def states(shell: Shell) -> dict[str, str]:
    return {one["what"]: one.get("state", "open") for one in shell.stored("commitments")}


def test_one_is_kept_by_a_part_of_its_words(promised: Shell) -> None:
    assert promised.done("commitments", "keep", "labels") == "saved kept: order labels\n"
    assert states(promised)["order labels"] == "kept"
    assert promised.done("undo") == "undone: kept: order labels\n"
    assert states(promised)["order labels"] == "open"


def test_one_is_broken_or_dropped_with_a_reason(promised: Shell) -> None:
    promised.done("commitments", "break", "call", "light")
    promised.done("commitments", "drop", "team", "--reason", "line moved")
    assert states(promised) == {
        "check the call light": "broken",
        "order labels": "open",
        "tell the [red]team[/]": "dropped",
    }
    assert [one.get("reason") for one in promised.stored("commitments")][2] == "line moved"


def test_a_new_date_up_to_the_due_day_renegotiates_and_a_later_one_begins_anew(
    promised: Shell,
) -> None:
    assert promised.done("commitments", "due", "labels", "fri") == (
        "saved new date fri: order labels\n"
    )
    promised.done("commitments", "due", "call", "light", "fri")
    held = promised.stored("commitments")
    assert [(one["what"], one.get("state", "open"), one.get("due")) for one in held] == [
        ("check the call light", "broken", "2026-11-20"),
        ("order labels", "open", "2026-11-27"),
        ("tell the [red]team[/]", "open", None),
        ("check the call light", "open", "2026-11-27"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["walk the line with Tove @tove !fri"],
        ["walk", "the line", "with Tove", "!fri", "@tove"],
        [">> walk the line with Tove @tove !2026-11-27"],
        [">>", "@tove walk the line with Tove", "!fri"],
    ],
)
def test_one_is_written_down_by_hand(promised: Shell, words: list[str]) -> None:
    assert promised.done("commitments", "add", *words) == (
        "saved commitment · walk the line with Tove · to @tove · due Fri 2026-11-27\n"
    )
    new = promised.stored("commitments")[-1]
    assert (new["what"], new["to"], new["due"]) == ("walk the line with Tove", "tove", "2026-11-27")
    assert new.get("source") is None
    assert promised.stored("walks") == []
    assert promised.done("undo") == "undone: walk the line with Tove\n"


def test_a_day_that_is_past_stays_a_word(promised: Shell) -> None:
    promised.done("commitments", "add", "fix it !2026-11-01")
    assert states(promised)["fix it !2026-11-01"] == "open"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", " "], "say what you will do"),
        (["add", "@kim !fri"], "say what you will do"),
        (["add", ">>"], "say what you will do"),
        (["keep", "light rail"], "no commitment fits 'light rail'; there are: "),
        (["keep", "order lables"], "do you mean order labels?"),
        (["keep", "e"], "several commitments fit 'e': "),
        (["due", "labels", "yesterday"], "'yesterday' is no day to come"),
        (["drop", "labels", "--reason", " "], "say why it is dropped"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    promised: Shell, arguments: list[str], said: str
) -> None:
    before = promised.file.read_bytes()
    assert said in promised.refused("commitments", *arguments)
    assert promised.file.read_bytes() == before


def test_what_is_settled_is_not_settled_again(promised: Shell) -> None:
    promised.done("commitments", "keep", "labels")
    assert "no commitment fits 'labels'" in promised.refused("commitments", "break", "labels")


def test_the_ledger_counts_twelve_weeks(promised: Shell) -> None:
    promised.done("commitments", "keep", "light")
    promised.done("commitments", "due", "labels", "fri")
    assert promised.done("commitments", "ledger").splitlines() == [
        "kept\t1",
        "renegotiated early\t1",
        "broken\t0",
        "dropped\t0",
        "open\t2",
        "oldest open\torder labels · said 2026-11-23",
        "from saying to doing\t3 days, the median of those kept",
    ]
    found = json.loads(promised.done("commitments", "ledger", "--json"))
    assert (found["kept"], found["oldest_open"]["what"]) == (1, "order labels")
