from pathlib import Path

from tests.faults.refused import gone_or_frozen, permissions


def test_what_may_not_be_written_is_refused_with_one_line_and_the_app_keeps_the_text(
    tmp_path: Path,
) -> None:
    tally = permissions(tmp_path, 2)
    assert tally.lost == 0, tally.notes


def test_a_folder_that_goes_and_a_disk_that_freezes_cost_no_typed_text(tmp_path: Path) -> None:
    tally = gone_or_frozen(tmp_path, 2)
    assert tally.lost == 0, tally.notes
