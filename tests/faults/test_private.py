from pathlib import Path

from tests.faults.modes import modes, symlinks
from tests.faults.outside import outside


def test_files_are_private_whatever_the_umask_even_while_they_are_written(tmp_path: Path) -> None:
    tally = modes(tmp_path, 1)
    assert tally.lost == 0, tally.notes
    assert tally.tried > 100


def test_a_symlinked_journal_stays_one(tmp_path: Path) -> None:
    tally = symlinks(tmp_path, 3)
    assert tally.lost == 0, tally.notes


def test_nothing_is_written_but_in_the_journals_folder_and_where_it_was_said(
    tmp_path: Path,
) -> None:
    tally = outside(tmp_path, 4)
    assert tally.lost == 0, tally.notes
