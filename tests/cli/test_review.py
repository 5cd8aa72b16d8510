"""`review`: the week or the month as facts, on a terminal, in a pipe, and as sentences."""

from datetime import date

import pytest

from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import INTENTIONS
from lean_journal.storage import Journal
from lean_journal.storage.passes import reflect
from tests.builders import Clock
from tests.cli.shell import Shell
from tests.terminal import Terminal

WEEK = "16 – 22 November 2026"


@pytest.fixture
def practising(shell: Shell) -> Shell:
    """A behavior since September, a walk and a promise; it is the Monday after the week."""
    shell.now = "2026-09-01T08:00"
    shell.done("behaviors", "add", "Ask [first]", "--cadence", "3/week")
    for day in ("2026-11-03", "2026-11-16", "2026-11-17", "2026-11-18"):
        shell.now = f"{day}T15:00"
        shell.done("mark", "ask")
    shell.done("areas", "add", "Press")
    shell.done("observe", "--area", "Press", "carts wait >> call Kim !fri")
    shell.now = "2026-11-20T08:00"
    shell.done("commitments", "keep", "call Kim")
    shell.now = "2026-11-23T14:20"
    return shell


def told(shell: Shell, *options: str) -> dict[str, str]:
    found = {}
    for line in shell.done("review", *options).splitlines():
        name, said = line.split("\t")
        found[name] = said
    return found


def test_the_week_that_has_ended_is_told_while_its_review_is_open(practising: Shell) -> None:
    facts = told(practising)
    assert facts["week"] == WEEK
    assert facts["Ask [first]"] == "3 of 3 · 12 weeks: frozen 0 0 0 0 0 0 0 0 1 0 3"
    assert facts["In twelve weeks: I said I would"] == "1 kept · 0 renegotiated early · 0 broken"
    assert facts["In twelve weeks: Said to done"] == "2 days (median)"
    assert facts["Today: Areas"] == "Press 5 d ago"
    assert not any(name.startswith("In a year: Holding") for name in facts)


def test_a_month_and_any_day_can_be_asked_for(practising: Shell) -> None:
    assert told(practising, "--month")["month"] == "November 2026"
    assert told(practising, "--month")["Ask [first]"].startswith("4 of ")
    assert told(practising, "--on", "2026-11-04")["week"] == "2 – 8 November 2026"
    assert told(practising, "--on", "2026-11-04")["Ask [first]"].startswith("1 of 3")


def test_plain_every_line_is_a_sentence(practising: Shell) -> None:
    lines = practising.done("review", "--plain").splitlines()
    assert f"week: {WEEK}." in lines
    assert "Ask [first]: 3 of 3, 12 weeks: frozen 0 0 0 0 0 0 0 0 1 0 3." in lines
    assert all(line.endswith(".") and "\t" not in line and "·" not in line for line in lines)


def test_what_the_week_before_meant_this_one_to_be_for_stands_on_it(practising: Shell) -> None:
    with Journal(practising.file, clock=Clock()) as journal:
        reflect(
            journal,
            date(2026, 11, 9),
            ReflectionKind.WEEK,
            {INTENTIONS[ReflectionKind.WEEK]: "listen · first"},
        )
    assert told(practising)["I meant to"] == "listen · first"


def test_an_empty_journal_has_a_week_and_nothing_else(shell: Shell) -> None:
    assert list(told(shell)) == ["week"]
    assert not shell.file.exists()


@pytest.mark.parametrize("day", ["2027-01-01", "soon", "2026-02-30"])
def test_a_day_that_is_none_or_to_come_is_refused(shell: Shell, day: str) -> None:
    result = shell.run("review", "--on", day)
    assert result.exit_code == 2
    assert f"'{day}' is no day up to today" in result.stderr


def test_on_a_terminal_it_is_a_table_without_markup(practising: Shell) -> None:
    with Terminal(["lean-journal", "review"], env=practising.variables) as terminal:
        assert terminal.wait() == 0
        assert "Ask [first]" in terminal.text
        assert WEEK in terminal.text
