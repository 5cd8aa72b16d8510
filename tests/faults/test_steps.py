from pathlib import Path

from tests.faults.steps import interrupted


def test_a_commit_interrupted_at_any_step_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    tally = interrupted(tmp_path, 1)
    assert tally.lost == 0, tally.notes
    assert tally.tried > 350
