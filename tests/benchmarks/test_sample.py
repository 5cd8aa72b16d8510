from datetime import datetime
from pathlib import Path

import pytest

from lean_journal.domain.calendar import is_workday
from lean_journal.domain.guided import Pass
from lean_journal.domain.morning import CommitmentStep, PromptStep, WalkStep
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.storage.codec import KINDS
from lean_journal.storage.doctor import examine
from lean_journal.storage.morning import steps_of
from tests.benchmarks.sample import LAST_DAY, NOW, REFLECTIONS, build
from tests.builders import CET, Clock, journal


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert build(1).journal == build(1).journal
    assert build(1).jrnl == build(1).jrnl
    assert build(1).journal != build(1, seed=2).journal


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_a_journal_that_has_something_to_ask(tmp_path: Path, seed: int) -> None:
    (tmp_path / "journal.json").write_bytes(build(1, seed).journal)
    (tmp_path / "journal.json").chmod(0o600)
    assert [found.text for found in examine(tmp_path / "journal.json") if not found.is_fine] == []
    clock = Clock(datetime.fromisoformat(NOW).replace(tzinfo=CET))
    with journal(tmp_path, clock) as opened:
        written = opened.find(Reflection)
        assert len(written) == REFLECTIONS
        assert len({one.natural_key for one in written}) == len(written)
        for one in written:
            assert opened.keyed(Reflection, one.natural_key) == one
        passes = opened.find(Pass)
        mornings = [one.day for one in written if one.kind is ReflectionKind.MORNING]
        assert [one.day for one in passes] == mornings
        assert passes[-1].day == LAST_DAY
        assert all(one.finished and is_workday(one.day) for one in passes)
        kinds = [type(step) for step in steps_of(opened, opened.today())]
        assert kinds == [CommitmentStep] * 3 + [PromptStep] * 3 + [WalkStep]


def test_ten_years_have_the_size_the_benchmarks_are_made_for() -> None:
    sample = build()
    assert 7e6 < len(sample.journal) < 8e6
    assert KINDS.keys() <= sample.tables.keys()
