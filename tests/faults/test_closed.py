from pathlib import Path

from tests.faults.closed import closed


def test_half_a_sentence_comes_back_whatever_the_end_was(tmp_path: Path) -> None:
    tally = closed(tmp_path, 60)
    assert tally.lost == 0, tally.notes
