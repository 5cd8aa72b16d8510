from pathlib import Path

from tests.faults.damaged import damaged_files
from tests.faults.damaged_tables import damaged_tables


def test_a_damaged_file_is_refused_with_the_way_back_or_read_and_kept(tmp_path: Path) -> None:
    tally = damaged_files(tmp_path, 48)
    assert tally.tried >= 80
    assert tally.lost == 0, tally.notes


def test_a_command_that_fails_for_a_damaged_table_has_changed_nothing(tmp_path: Path) -> None:
    tally = damaged_tables(tmp_path, 1)
    assert tally.lost == 0, tally.notes
