import pytest

from tests.cli.shell import Shell


def test_settings_are_listed_with_their_value_and_meaning(shell: Shell) -> None:
    rows = [line.split("\t") for line in shell.done("settings").splitlines()]
    assert [row[:2] for row in rows] == [
        ["day_start", "03:00"],
        ["week_start", "mon"],
        ["workdays", "mon-fri"],
        ["theme", "lean-dark"],
    ]
    assert all(meaning for _, _, meaning in rows)
    assert not shell.file.exists()


def test_a_value_is_saved_and_shown(shell: Shell) -> None:
    assert shell.done("settings", "workdays", "mon-thu,sat") == "saved workdays = mon-thu,sat\n"
    assert shell.done("settings", "Workdays") == "mon-thu,sat\n"
    assert shell.done("settings", "day-start", "05:00") == "saved day_start = 05:00\n"
    (stored,) = shell.stored("settings")
    assert stored == {
        "workdays": [{"since": "2026-11-23", "days": "mon-thu,sat"}],
        "day_start": "05:00",
    }
    assert shell.done("undo") == "undone: day_start 05:00\n"
    assert shell.done("settings", "day_start") == "03:00\n"


def test_the_day_begins_when_it_is_set_to(shell: Shell) -> None:
    shell.done("settings", "day_start", "05:00")
    shell.now = "2026-11-24T04:30"
    shell.done("observe", "early shift")
    assert shell.stored("walks")[0]["day"] == "2026-11-23"


@pytest.mark.parametrize(
    ("key", "value"),
    [("day_start", "25:00"), ("week_start", "someday"), ("workdays", "mon-"), ("theme", " ")],
)
def test_a_wrong_value_is_refused(shell: Shell, key: str, value: str) -> None:
    shell.refused("settings", key, value)
    assert not shell.file.exists()


def test_an_unknown_setting_names_those_there_are(shell: Shell) -> None:
    assert "there are: day_start, week_start, workdays, theme" in shell.refused("settings", "x")
