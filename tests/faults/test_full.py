from pathlib import Path

import pytest

from tests.faults.full import full_disk, growing_file


def test_a_full_disk_refuses_with_one_line_and_changes_nothing(tmp_path: Path) -> None:
    tally = full_disk(tmp_path, 24)
    if not tally.tried:
        pytest.skip(tally.notes[0])
    assert tally.lost == 0, tally.notes


def test_a_file_that_may_not_grow_refuses_with_one_line_and_changes_nothing(
    tmp_path: Path,
) -> None:
    tally = growing_file(tmp_path, 12)
    assert tally.lost == 0, tally.notes
