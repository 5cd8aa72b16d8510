from pathlib import Path

from tests.faults.kills import kills_of_commands, kills_of_the_app


def test_a_command_killed_at_any_instant_costs_nothing_it_acknowledged(tmp_path: Path) -> None:
    tally = kills_of_commands(tmp_path, 15)
    assert tally.lost == 0, tally.notes


def test_the_app_killed_at_any_instant_costs_nothing_it_acknowledged(tmp_path: Path) -> None:
    tally = kills_of_the_app(tmp_path, 12)
    assert tally.lost == 0, tally.notes
