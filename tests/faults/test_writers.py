from pathlib import Path

from tests.faults.windows import two_windows
from tests.faults.writers import many_writers


def test_no_line_typed_at_eight_prompts_and_in_the_app_at_once_is_lost(tmp_path: Path) -> None:
    tally = many_writers(tmp_path, 100)
    assert tally.lost == 0, tally.notes


def test_of_two_windows_neither_loses_a_word_nor_takes_back_the_others(tmp_path: Path) -> None:
    tally = two_windows(tmp_path, 25)
    assert tally.lost == 0, tally.notes
