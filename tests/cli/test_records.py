import json

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal


def test_areas_say_how_long_ago_each_was_seen(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    assert shell.done("areas", "add", "--one-person", "Lab") == "saved area Lab\n"
    shell.done("observe", "--area", "press", "--on", "-3d", "x")
    assert shell.done("areas") == "Lab\tnot yet\t\tone person\nPress shop\t3 d\t2026-11-20\t\n"


def test_an_area_is_stored_by_its_trimmed_name(shell: Shell) -> None:
    shell.done("areas", "add", "  Press ", " shop ")
    assert [area["name"] for area in shell.stored("areas")] == ["Press   shop"]


@pytest.mark.parametrize("name", ["STRASSE", " straße ", "Stra\u00dfe"])
def test_two_areas_of_one_name_are_refused(shell: Shell, name: str) -> None:
    shell.done("areas", "add", "Straße")
    wanted = "lean-journal: there is an area Straße already\n"
    assert shell.refused("areas", "add", name) == wanted


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_name_that_cannot_be_shown_in_a_list_is_refused(shell: Shell, name: str) -> None:
    assert "name" in shell.refused("areas", "add", name)
    assert not shell.file.exists()


def test_an_area_is_renamed_and_may_come_to_name_a_person(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("areas", "add", "Lab")
    assert shell.done("areas", "edit", "press", "--name", "Press 2") == "saved area Press 2\n"
    assert shell.done("areas", "edit", "lab", "--one-person") == "saved area Lab · one person\n"
    assert shell.done("areas") == "Lab\tnot yet\t\tone person\nPress 2\tnot yet\t\t\n"
    assert shell.done("areas", "edit", "lab", "--several") == "saved area Lab\n"
    assert shell.done("undo") == "undone: area Lab changed\n"
    assert {area["name"]: "one_person" in area for area in shell.stored("areas")} == {
        "Press 2": False,
        "Lab": True,
    }


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["dock", "--one-person"], "no area fits 'dock'", 1),
        (["press", "--name", " LAB "], "there is an area Lab already", 1),
        (["press", "--name", " "], "an area has a name", 1),
        (["press"], "what shall change?", 2),
        (["--one-person"], "Missing argument", 2),
    ],
)
def test_an_area_is_not_changed_into_what_it_cannot_be(
    shell: Shell, arguments: list[str], said: str, code: int
) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("areas", "add", "Lab")
    assert said in shell.refused("areas", "edit", *arguments, code=code)


def test_a_list_of_nothing_says_how_to_begin(shell: Shell) -> None:
    for command in ("areas", "struggles", "improvements", "commitments", "backups"):
        result = shell.run(command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("lean-journal: no ")
    assert list(shell.file.parent.iterdir()) == []


def test_commitments_stand_by_due_date_with_what_is_overdue_in_words(shell: Shell) -> None:
    shell.done("observe", ">> tell the team")
    shell.done("observe", ">> call Kim @kim !tomorrow")
    shell.done("observe", ">> order labels !today")
    shell.now = "2026-11-25T08:00"
    assert shell.done("commitments").splitlines() == [
        "2026-11-23\toverdue by 2 days\torder labels\t",
        "2026-11-24\toverdue by 1 day\tcall Kim\t@kim",
        "\tno date\ttell the team\t",
    ]


def test_commitments_as_json_have_every_field(shell: Shell) -> None:
    assert json.loads(shell.done("commitments", "--json")) == []
    shell.done("observe", "[red] >> ask [/] @kim !fri")
    (promise,) = json.loads(shell.done("commitments", "--json"))
    assert promise["id"] == json.loads(shell.done("export"))["commitments"][0]["id"]
    assert (promise["what"], promise["to"], promise["due"], promise["settled"]) == (
        "ask [/]",
        "kim",
        "2026-11-27",
        None,
    )


@pytest.mark.parametrize("command", [["areas"], ["search", "press"], ["commitments"]])
def test_a_pipe_gets_all_of_a_text_and_no_markup(shell: Shell, command: list[str]) -> None:
    name = f"[red]Press[/red] [/] \x1b[31m\t{'x' * 40}"
    shell.done("areas", "add", name)
    shell.done("observe", f"[red]Press[/red] [/] \x1b[31m\t{'x' * 40} >> {name}")
    printed = shell.done(*command)
    assert f"[red]Press[/red] [/] ␛[31m⇥{'x' * 40}" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize(
    ("variables", "is_styled"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_columns_that_fold(
    shell: Shell, variables: dict[str, str], is_styled: bool
) -> None:
    shell.done("areas", "add", "[b]木工[/b] ", "x" * 60)
    shell.done("areas", "add", "Lab")
    env = shell.variables | variables
    with Terminal(["lean-journal", "areas"], env=env, size=(40, 20)) as terminal:
        assert terminal.wait() == 0
        assert (b"\x1b" in terminal.raw) is is_styled
        assert terminal.screen[0].split() == ["area", "seen", "on"]
        assert "[b]木工[/b]" in terminal.text
        assert terminal.text.count("x") == 60
