import json
from pathlib import Path

import pytest

from lean_journal.storage.backups import Backups
from tests.builders import MONDAY_MORNING
from tests.cli.shell import Shell
from tests.faults.damaged import damaged_files
from tests.faults.damaged_tables import damaged_tables
from tests.faults.tour import look_around, opened


def test_a_damaged_file_is_refused_with_the_way_back_or_read_and_kept(tmp_path: Path) -> None:
    tally = damaged_files(tmp_path, 48)
    assert tally.tried >= 80
    assert tally.lost == 0, tally.notes


def test_a_command_that_fails_for_a_damaged_table_has_changed_nothing(tmp_path: Path) -> None:
    tally = damaged_tables(tmp_path, 1)
    assert tally.lost == 0, tally.notes


@pytest.mark.parametrize("table", ["struggles", "observations", "decks"])
def test_a_table_found_to_be_damaged_on_the_way_ends_the_app_with_the_way_back(
    tmp_path: Path, table: str
) -> None:
    file = tmp_path / "journal.json"
    shell = Shell(file)
    shell.run("observe", "a fact")
    Backups(file).save(file.read_bytes(), MONDAY_MORNING, "daily")
    tables = json.loads(file.read_bytes())
    damaged = json.dumps({**tables, table: -1}).encode()
    file.write_bytes(damaged)
    with opened(file) as terminal:
        look_around(terminal)
        assert terminal.wait() == 1
        said = " ".join(terminal.text.split())
    assert f"the table {table} is damaged" in said
    assert "`lean-journal restore 1`" in said
    assert file.read_bytes() == damaged
