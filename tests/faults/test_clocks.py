from pathlib import Path

from tests.faults.clocks import clocks


def test_whatever_the_clock_does_nothing_is_lost_and_each_thing_lies_on_its_day(
    tmp_path: Path,
) -> None:
    tally = clocks(tmp_path, 50)
    assert tally.lost == 0, tally.notes
